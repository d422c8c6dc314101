#include "support/package_checks.hpp"

#include <zip.h>

#include <filesystem>
#include <pugixml.hpp>
#include <set>

namespace entente::test {
namespace {

using Parts = std::map<std::string, std::string>;

bool is_xml(const std::string& path) { return path.ends_with(".xml") || path.ends_with(".rels"); }

/// "ppt/slides/slide1.xml" for "ppt/slides/_rels/slide1.xml.rels"; "" for "_rels/.rels".
std::string owner_of(const std::string& relations) {
  const std::size_t at = relations.find("_rels/");
  std::string name = relations.substr(at + 6);
  name.resize(name.size() - 5);
  return relations.substr(0, at) + name;
}

class Checker {
 public:
  explicit Checker(const Parts& parts) : parts_(parts) {}

  std::vector<std::string> run() {
    for (const auto& [path, bytes] : parts_) {
      if (is_xml(path) && !documents_[path].load_buffer(bytes.data(), bytes.size())) {
        fault(path, "no XML");
      }
    }
    for (const auto& [path, document] : documents_) {
      if (path.ends_with(".rels")) check_relations(path);
    }
    check_types();
    for (const auto& [path, document] : documents_) {
      if (!path.ends_with(".rels") && path != "[Content_Types].xml") check_part(path);
    }
    return faults_;
  }

 private:
  void fault(const std::string& path, const std::string& what) {
    faults_.push_back(path + ": " + what);
  }

  void check_relations(const std::string& path) {
    const std::string owner = owner_of(path);
    if (!owner.empty() && parts_.count(owner) == 0) fault(path, "belongs to nothing");
    for (const pugi::xml_node relation : documents_[path].first_child().children("Relationship")) {
      const std::string id = relation.attribute("Id").value();
      if (!ids_[owner].insert(id).second) fault(path, "twice " + id);
      if (relation.attribute("TargetMode").value() == std::string("External")) continue;
      const auto target =
          (std::filesystem::path(owner).parent_path() / relation.attribute("Target").value())
              .lexically_normal()
              .string();
      if (parts_.count(target) == 0) fault(path, id + " leads to " + target);
    }
  }

  void check_types() {
    std::set<std::string> by_extension, by_name;
    const pugi::xml_node types = documents_["[Content_Types].xml"].first_child();
    for (const pugi::xml_node type : types.children()) {
      const bool whole = type.name() == std::string("Override");
      (whole ? by_name : by_extension)
          .insert(type.attribute(whole ? "PartName" : "Extension").value());
    }
    for (const auto& [path, bytes] : parts_) {
      const std::string extension = path.substr(path.rfind('.') + 1);
      if (path != "[Content_Types].xml" && by_extension.count(extension) == 0) {
        fault(path, "no type");
      }
      const bool plain = extension != "xml" || path == "[Content_Types].xml";
      if (!plain && by_name.count('/' + path) == 0) fault(path, "no type of its own");
    }
    for (const std::string& name : by_name) {
      if (parts_.count(name.substr(1)) == 0) fault(name, "type of nothing");
    }
  }

  void check_part(const std::string& path) {
    std::set<std::string> shapes;
    std::vector<std::string> held;
    visit(documents_[path], [&](pugi::xml_node node) {
      for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string name = attribute.name();
        if (name.starts_with("r:") && ids_[path].count(attribute.value()) == 0) {
          fault(path, name + " " + attribute.value() + " leads nowhere");
        }
      }
      const std::string name = node.name();
      if (name == "p:cNvPr" && !shapes.insert(node.attribute("id").value()).second) {
        fault(path, std::string("two shapes of id ") + node.attribute("id").value());
      }
      if (name == "a:stCxn" || name == "a:endCxn") held.push_back(node.attribute("id").value());
    });
    for (const std::string& id : held) {
      if (shapes.count(id) == 0) fault(path, "a connector holds on to " + id);
    }
  }

  template <class F>
  static void visit(pugi::xml_node node, F&& f) {
    for (const pugi::xml_node child : node.children()) {
      f(child);
      visit(child, f);
    }
  }

  const Parts& parts_;
  std::map<std::string, pugi::xml_document> documents_;
  std::map<std::string, std::set<std::string>> ids_;
  std::vector<std::string> faults_;
};

}  // namespace

std::map<std::string, std::string> unpacked(const std::string& bytes) {
  Parts parts;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (!archive) {
    zip_source_free(source);
    return parts;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t status;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status);
    std::string content(status.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (file && zip_fread(file, content.data(), content.size()) ==
                    static_cast<zip_int64_t>(content.size())) {
      parts[status.name] = std::move(content);
    }
    if (file) zip_fclose(file);
  }
  zip_discard(archive);
  return parts;
}

std::vector<std::string> faults_of(const std::map<std::string, std::string>& parts) {
  return Checker(parts).run();
}

}  // namespace entente::test

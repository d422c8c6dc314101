#include "flags/xml_tree.hpp"

#include <expat.h>

namespace entente::flags {
namespace {

constexpr std::size_t most_elements = 20000, deepest = 64;
constexpr const char* styled = "it has a style sheet";

class Builder {
 public:
  explicit Builder(Tree& tree) : tree_(tree), parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Builder::on_start, &Builder::on_end);
    XML_SetDoctypeDeclHandler(parser_.get(), &Builder::on_doctype, nullptr);
    XML_SetProcessingInstructionHandler(parser_.get(), &Builder::on_instruction);
  }

  /// Pre: fewer bytes than an int counts.
  void build(std::string_view text) {
    const XML_Status status =
        XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), 1);
    if (status != XML_STATUS_OK) stop("it is not well-formed XML");
    if (!tree_.problem.empty()) tree_.root.reset();
  }

 private:
  static void on_start(void* self, const char* name, const char** list) {
    static_cast<Builder*>(self)->start(name, list);
  }
  static void on_end(void* self, const char*) { static_cast<Builder*>(self)->open_.pop_back(); }
  static void on_doctype(void* self, const char*, const char*, const char*, int declares) {
    // Old programs name the document type of SVG; nothing is declared by that.
    if (declares) static_cast<Builder*>(self)->stop("it declares entities");
  }

  static void on_instruction(void* self, const char* target, const char*) {
    if (std::string_view(target) == "xml-stylesheet") static_cast<Builder*>(self)->stop(styled);
  }

  void stop(const char* problem) {
    if (!tree_.problem.empty()) return;
    tree_.problem = problem;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void start(std::string_view name, const char** list) {
    auto node = std::make_unique<Node>();
    if (name.starts_with("svg:")) name.remove_prefix(4);
    node->name = name;
    for (; *list; list += 2) node->attributes.emplace(list[0], list[1]);
    if (const std::string_view id = (*node)["id"]; !id.empty()) {
      tree_.by_id.emplace(id, node.get());
    }
    Node* const here = node.get();
    if (open_.empty()) {
      tree_.root = std::move(node);
    } else {
      open_.back()->children.push_back(std::move(node));
    }
    open_.push_back(here);
    // With any prefix and at any place it holds for all elements.
    if (name == "style" || name.ends_with(":style")) stop(styled);
    if (++elements_ > most_elements || open_.size() > deepest) stop("it is too large");
  }

  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  Tree& tree_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::vector<Node*> open_;
  std::size_t elements_ = 0;
};

}  // namespace

std::string_view Node::operator[](std::string_view key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Tree parse_xml(std::string_view text) {
  Tree tree;
  Builder(tree).build(text);
  return tree;
}

}  // namespace entente::flags

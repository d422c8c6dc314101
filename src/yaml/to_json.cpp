#include "yaml/to_json.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <stdexcept>

#include "base/json_text.hpp"
#include "base/utf8.hpp"

namespace entente::yaml {
namespace {

constexpr int deepest = 32;

/// Thrown for what yaml-cpp takes and this does not.
struct Refusal {
  std::string reason;
  YAML::Mark at;
};

std::string token(std::string_view key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

class Converter {
 public:
  explicit Converter(std::string_view text) : text_(text) {}

  Conversion convert() {
    Conversion& out = conversion_;
    try {
      const YAML::Node root = YAML::Load(std::string(text_));
      add(root, "", root.Mark(), 0);
    } catch (const Refusal& refusal) {
      fail(refusal.reason, refusal.at);
    } catch (const YAML::Exception& problem) {
      fail(base::clean_label(problem.msg), problem.mark);
    }
    return std::move(out);
  }

 private:
  void fail(std::string reason, const YAML::Mark& mark) {
    conversion_ = {};
    conversion_.problem = std::move(reason);
    if (!mark.is_null()) conversion_.at = location(mark, 1);
  }

  /// yaml-cpp counts bytes; a byte order mark is none of them.
  Location location(const YAML::Mark& mark, std::size_t length) const {
    Location at;
    const std::size_t begin =
        std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
    at.span = {static_cast<std::uint32_t>(begin),
               static_cast<std::uint32_t>(std::min(begin + length, text_.size()))};
    at.line = static_cast<std::uint32_t>(mark.line + 1);
    at.column = static_cast<std::uint32_t>(mark.column + 1);
    return at;
  }

  /// As it is written, with its quotes.
  std::size_t written(const YAML::Node& node) const {
    if (!node.IsScalar()) return 1;
    const auto at = static_cast<std::size_t>(std::max(node.Mark().pos, 0));
    const bool quoted = at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    return node.Scalar().size() + (quoted ? 2 : 0);
  }

  void add(const YAML::Node& node, const std::string& pointer, const YAML::Mark& key, int depth,
           std::size_t key_length = 1) {
    if (++values_ > most_values) throw Refusal{"there are too many values", node.Mark()};
    if (depth > deepest) throw Refusal{"values are nested too deeply", node.Mark()};
    conversion_.places[pointer] = {location(node.Mark(), written(node)), location(key, key_length)};
    std::string& json = conversion_.json;
    if (node.IsMap()) {
      json += '{';
      std::string_view comma = "";
      for (const auto& member : node) {
        const YAML::Node &name = member.first, &value = member.second;
        if (!name.IsScalar()) throw Refusal{"a key must be a word", name.Mark()};
        json.append(comma).append(base::json_text(base::clean_xml(name.Scalar()))).append(":");
        comma = ",";
        add(value, pointer + '/' + token(name.Scalar()), name.Mark(), depth + 1, written(name));
      }
      json += '}';
    } else if (node.IsSequence()) {
      json += '[';
      for (std::size_t i = 0; i < node.size(); ++i) {
        if (i > 0) json += ',';
        add(node[i], pointer + '/' + std::to_string(i), node[i].Mark(), depth + 1);
      }
      json += ']';
    } else if (node.IsScalar()) {
      json += base::json_text(base::clean_xml(node.Scalar()));
    } else {
      json += "null";
    }
  }

  std::string_view text_;
  Conversion conversion_;
  std::size_t values_ = 0;
};

}  // namespace

Conversion to_json(std::string_view text) { return Converter(text).convert(); }

}  // namespace entente::yaml

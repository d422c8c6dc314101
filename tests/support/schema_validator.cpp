#include "support/schema_validator.hpp"

#include <functional>
#include <map>
#include <regex>
#include <stdexcept>

#include "base/utf8.hpp"

namespace entente::test {
namespace {

using Json = nlohmann::json;

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  throw std::invalid_argument("unknown type in schema: " + type);
}

const std::regex& compiled(const std::string& pattern) {
  static std::map<std::string, std::regex> cache;
  return cache.try_emplace(pattern, pattern).first->second;
}

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  std::string fault(const Json& schema, const Json& value, const std::string& at) {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : at + ": not allowed";
    for (const auto& [keyword, argument] : schema.items()) {
      const auto rule = rules().find(keyword);
      if (rule == rules().end()) throw std::invalid_argument("unknown keyword: " + keyword);
      if (!rule->second) continue;
      std::string found = (this->*rule->second)(schema, argument, value, at);
      if (!found.empty()) return found;
    }
    return "";
  }

 private:
  using Rule = std::string (Validator::*)(const Json& schema, const Json& argument,
                                          const Json& value, const std::string& at);

  static const std::map<std::string, Rule>& rules() {
    static const std::map<std::string, Rule> all = {
        {"$schema", nullptr},
        {"$id", nullptr},
        {"$defs", nullptr},
        {"title", nullptr},
        {"description", nullptr},
        {"default", nullptr},
        {"examples", nullptr},
        {"$ref", &Validator::reference},
        {"type", &Validator::type},
        {"enum", &Validator::enumeration},
        {"const", &Validator::constant},
        {"required", &Validator::required},
        {"properties", &Validator::properties},
        {"patternProperties", nullptr},     // with properties
        {"additionalProperties", nullptr},  // with properties
        {"maxProperties", &Validator::bounds},
        {"items", &Validator::items},
        {"minItems", &Validator::bounds},
        {"maxItems", &Validator::bounds},
        {"minLength", &Validator::bounds},
        {"maxLength", &Validator::bounds},
        {"pattern", &Validator::pattern},
        {"minimum", &Validator::bounds},
        {"maximum", &Validator::bounds},
        {"anyOf", &Validator::any_of},
        {"allOf", &Validator::all_of},
    };
    return all;
  }

  std::string reference(const Json&, const Json& target, const Json& value, const std::string& at) {
    const std::string pointer = target.get<std::string>().substr(1);
    return fault(root_.at(Json::json_pointer(pointer)), value, at);
  }

  std::string type(const Json& schema, const Json& name, const Json& value, const std::string& at) {
    if (!has_type(value, name)) return at + ": is no " + name.get<std::string>();
    // A keyword of its own only beside "properties"; without them it is checked here.
    return name == "object" && !schema.contains("properties") ? members(schema, value, at) : "";
  }

  std::string enumeration(const Json&, const Json& words, const Json& value,
                          const std::string& at) {
    for (const Json& word : words) {
      if (word == value) return "";
    }
    return at + ": not in the list";
  }

  std::string constant(const Json&, const Json& word, const Json& value, const std::string& at) {
    return word == value ? "" : at + ": not the one value";
  }

  std::string required(const Json&, const Json& keys, const Json& value, const std::string& at) {
    if (!value.is_object()) return "";
    for (const Json& key : keys) {
      if (!value.contains(key.get<std::string>())) return at + ": lacks " + key.dump();
    }
    return "";
  }

  std::string properties(const Json& schema, const Json&, const Json& value,
                         const std::string& at) {
    return members(schema, value, at);
  }

  std::string members(const Json& schema, const Json& value, const std::string& at) {
    if (!value.is_object()) return "";
    static const Json none = Json::object();
    const Json& named = schema.contains("properties") ? schema["properties"] : none;
    const Json& patterns =
        schema.contains("patternProperties") ? schema["patternProperties"] : none;
    for (const auto& [key, member] : value.items()) {
      bool known = named.contains(key);
      std::string found = known ? fault(named[key], member, at + "/" + key) : "";
      for (const auto& [expression, rule] : patterns.items()) {
        if (!std::regex_search(key, compiled(expression))) continue;
        known = true;
        if (found.empty()) found = fault(rule, member, at + "/" + key);
      }
      if (!known && schema.contains("additionalProperties")) {
        found = fault(schema["additionalProperties"], member, at + "/" + key);
      }
      if (!found.empty()) return found;
    }
    return "";
  }

  std::string items(const Json&, const Json& rule, const Json& value, const std::string& at) {
    if (!value.is_array()) return "";
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string found = fault(rule, value[i], at + "/" + std::to_string(i));
      if (!found.empty()) return found;
    }
    return "";
  }

  /// All the keywords that compare a size or a number.
  std::string bounds(const Json& schema, const Json&, const Json& value, const std::string& at) {
    auto outside = [&](const char* least, const char* most, double size) {
      return (schema.contains(least) && size < schema[least].get<double>()) ||
             (schema.contains(most) && size > schema[most].get<double>());
    };
    const double size =
        value.is_string()
            ? static_cast<double>(base::count_code_points(value.get_ref<const std::string&>()))
            : static_cast<double>(value.size());
    const bool bad = (value.is_string() && outside("minLength", "maxLength", size)) ||
                     (value.is_array() && outside("minItems", "maxItems", size)) ||
                     (value.is_object() && outside("minProperties", "maxProperties", size)) ||
                     (value.is_number() && outside("minimum", "maximum", value.get<double>()));
    return bad ? at + ": out of bounds" : "";
  }

  std::string pattern(const Json&, const Json& expression, const Json& value,
                      const std::string& at) {
    if (!value.is_string()) return "";
    const bool good = std::regex_search(value.get_ref<const std::string&>(),
                                        compiled(expression.get<std::string>()));
    return good ? "" : at + ": does not match";
  }

  std::string any_of(const Json&, const Json& choices, const Json& value, const std::string& at) {
    std::string first;
    for (const Json& choice : choices) {
      const std::string found = fault(choice, value, at);
      if (found.empty()) return "";
      if (first.empty()) first = found;
    }
    return first;
  }

  std::string all_of(const Json&, const Json& parts, const Json& value, const std::string& at) {
    for (const Json& part : parts) {
      const std::string found = fault(part, value, at);
      if (!found.empty()) return found;
    }
    return "";
  }

  const Json& root_;
};

}  // namespace

std::string schema_fault(const Json& schema, const Json& value) {
  return Validator(schema).fault(schema, value, "");
}

}  // namespace entente::test

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "exchange/input.hpp"
#include "exchange/values.hpp"
#include "model/origin.hpp"

namespace entente::exchange {

/// Keys that nobody asked for, and how often they stand.
using UnreadKeys = std::map<std::string, std::size_t>;

/// A JSON object of a foreign format, whose values may be texts or numbers. What it lacks, or what
/// is none, is empty.
class JsonObject {
 public:
  JsonObject(const Json& json, model::Origin at, std::size_t text_limit)
      : json_(json), at_(std::move(at)), limit_(text_limit) {}

  explicit operator bool() const { return json_.is_object(); }
  const model::Origin& at() const { return at_; }
  model::Origin at(std::string_view key) const { return at_.field(input::pointer_token(key)); }

  /// Null if there is none.
  const Json* get(std::string_view key) {
    asked_.emplace(key);
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(std::string(key));
    return found == json_.end() ? nullptr : &*found;
  }
  std::string label(std::string_view key) {
    const Json* value = get(key);
    return value ? label_of_json(*value, limit_) : "";
  }
  /// The same of a text in HTML.
  std::string plain(std::string_view key) {
    const Json* value = get(key);
    const auto* text = value ? value->get_ptr<const std::string*>() : nullptr;
    return text ? label_of(plain_text(*text), limit_) : label(key);
  }
  JsonObject object(std::string_view key) {
    static const Json none;
    const Json* value = get(key);
    return {value && value->is_object() ? *value : none, at(key), limit_};
  }
  /// Adds the keys that nobody asked for and that are not empty, with `prefix` before them.
  void note_unread(UnreadKeys& unread, const std::string& prefix = "") const {
    if (!json_.is_object()) return;
    for (const auto& [key, value] : json_.items()) {
      const bool empty = value.is_null() || value == "" || (value.is_structured() && value.empty());
      if (!empty && !asked_.count(key)) ++unread[label_of(prefix + key, 60)];
    }
  }

 private:
  const Json& json_;
  model::Origin at_;
  std::size_t limit_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace entente::exchange

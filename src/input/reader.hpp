#pragma once

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/report.hpp"
#include "model/origin.hpp"
#include "model/vocabulary.hpp"

namespace entente::input {

/// Where a value stands, as a chain up to the root: its pointer is only made when it is asked for.
struct Path {
  const Path* parent = nullptr;
  std::string_view key;
  std::optional<std::size_t> index;

  std::string pointer() const;
};

struct Context {
  Report& report;
  const Limits& limits;
  std::set<std::pair<std::string, std::string>> understood = {};

  /// Notes, once for each pair, that a word was taken for one of the format.
  void note_understood(std::string pointer, std::string_view written, std::string_view meant,
                       Spot spot);
};

/// One JSON value with its place. The as_…() functions report what does not fit and then return
/// nothing or an empty value.
class Value {
 public:
  Value(const Json& json, const Path& path, Context& context)
      : json_(json), path_(path), context_(context) {}

  const Json& json() const { return json_; }
  Context& context() const { return context_; }
  const Path& path() const { return path_; }
  std::string pointer() const { return path_.pointer(); }
  model::Origin origin() const { return {pointer(), nullptr}; }

  /// A text for people, as one clean line.
  std::string as_label() const;
  /// Like as_label, but something visible must be in it.
  std::string as_name() const;
  /// A short text that is not empty; empty if it does not fit.
  std::string as_id() const;
  std::string as_url() const;
  std::string as_language() const;
  std::optional<date::Edtf> as_date() const;
  std::optional<double> as_number(double least, double most) const;
  std::optional<bool> as_bool() const;

  template <class Enum, std::size_t n>
  std::optional<Enum> as_word(const std::array<model::Word<Enum>, n>& words) const {
    const std::string* text = json_.get_ptr<const std::string*>();
    for (const auto& word : words) {
      if (text && *text == word.word) return word.value;
    }
    std::vector<std::string> allowed;
    for (const auto& word : words) allowed.emplace_back(word.word);
    const std::string meant = understood(allowed);
    for (const auto& word : words) {
      if (word.word == meant) return word.value;
    }
    fail_word(allowed);
    return std::nullopt;
  }

  using Each = std::function<void(const Value&)>;
  /// Calls `each` for every member of a list.
  void each(const Each& each) const;
  /// The same; a value that is no list counts as a list of one.
  void one_or_many(const Each& each) const;

  void fail(Code code, std::string message, std::string hint = "") const;
  void fail_type(std::string_view wanted, std::string hint = "") const;

 private:
  const std::string* text(std::size_t limit) const;
  void fail_word(const std::vector<std::string>& allowed) const;
  /// The allowed word that is meant by another one, which is noted; empty if there is none.
  std::string understood(const std::vector<std::string>& allowed) const;
  /// The value as messages name it: its key, or "this value" for a member of a list.
  std::string name() const;

  const Json& json_;
  Path path_;
  Context& context_;
};

enum class Need : std::uint8_t { optional, required };

/// One JSON object. The keys that are asked for are those it may have: finish() warns of others.
class Object {
 public:
  /// `noun` names it in messages: "actor". Reports if the value is no object.
  Object(const Value& value, std::string_view noun);

  explicit operator bool() const { return value_.json().is_object(); }
  model::Origin origin() const { return value_.origin(); }
  const Value& value() const { return value_; }

  /// The value of a key, if it is there. Reports a required key that is not.
  std::optional<Value> get(std::string_view key, Need need = Need::optional);
  bool has(std::string_view key) const;

  std::string label(std::string_view key, Need need = Need::optional);
  std::string name(std::string_view key, Need need = Need::optional);
  std::string id(std::string_view key, Need need = Need::optional);
  std::string url(std::string_view key);
  std::optional<date::Edtf> date(std::string_view key, Need need = Need::optional);
  void each(std::string_view key, const Value::Each& each);
  void one_or_many(std::string_view key, const Value::Each& each, Need need = Need::optional);

  template <class Enum, std::size_t n>
  std::optional<Enum> word(std::string_view key, const std::array<model::Word<Enum>, n>& words,
                           Need need = Need::optional) {
    std::optional<Value> found = get(key, need);
    return found ? found->as_word(words) : std::nullopt;
  }

  void fail_missing(std::string message, std::string hint = "");
  /// Warns of the keys that nobody asked for.
  void finish();

 private:
  Json::const_iterator find(std::string_view key) const;
  bool is_known(std::string_view key) const;
  std::string missing_hint(std::string_view key) const;

  Value value_;
  std::string_view noun_;
  std::vector<std::string> known_;
  std::vector<std::string> understood_;  ///< keys that were taken for known ones
};

}  // namespace entente::input

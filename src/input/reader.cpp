#include "input/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/edit_distance.hpp"
#include "base/id.hpp"
#include "base/json_text.hpp"
#include "base/numeric.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "date/fault.hpp"
#include "model/checks.hpp"

namespace entente::input {
namespace {

using model::in_quotes;

std::string_view type_name(const Json& json) {
  switch (json.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "a list";
    case Json::value_t::string:
      return "a text";
    case Json::value_t::boolean:
      return "true or false";
    default:
      return "a number";
  }
}

/// How a value of another type would be written as the wanted one: 2 for "2", ["a"] for "a"; empty
/// if that is not plain.
std::string as_wanted(const Json& json, std::string_view wanted) {
  Json value;
  if (json.is_string()) {
    const std::string word = base::fold_case(json.get_ref<const std::string&>());
    value = Json::parse(word, nullptr, false);
    if (wanted == "true or false" && (word == "yes" || word == "no")) value = word == "yes";
  }
  const bool fits = (wanted == "a number" && value.is_number()) ||
                    (wanted == "true or false" && value.is_boolean());
  if (fits) return "write " + value.dump();
  if (wanted != "a list") return "";
  value = Json::array();
  if (json.is_string()) value.push_back(json);
  if (json.is_object()) {
    for (const Json& one : json) {
      if (one.is_string()) value.push_back(one);
    }
  }
  const bool whole = !value.empty() && (json.is_string() || value.size() == json.size());
  constexpr std::size_t longest = 200;
  const std::string text = whole ? value.dump() : "";
  return text.empty() || text.size() > longest ? "" : "write " + text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "ru", "pt-BR", "zh-Hant-TW": the shape of BCP 47, not its registry.
bool is_language_tag(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (primary.size() < 2 || primary.size() > 3) return false;
  if (!std::all_of(primary.begin(), primary.end(), is_letter)) return false;
  std::size_t length = 1;
  for (char c : tag.substr(primary.size())) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
    } else if (!(is_letter(c) || base::is_digit(c)) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

constexpr const char* no_text_hint = "if there is none, leave the key out";

std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
    out += words[i];
  }
  return out;
}

/// What one kind of record calls otherwise than another, or has not.
struct MisplacedKey {
  std::string_view noun, key, hint;
};
constexpr MisplacedKey misplaced_keys[] = {
    {"relation", "title", "a relation has a \"label\", an event a \"title\""},
    {"relation", "text", "an event has it; the remark on a relation is its \"note\""},
    {"relation", "place", "only events have it"},
    {"relation", "participants", "write \"from\" and \"to\", which may be lists"},
    {"relation", "reported_by", "only events have it: write what was said as an event"},
    {"relation", "denied_by", "only events have it: write what was said as an event"},
    {"relation", "part_of", "only events have it"},
    {"event", "label", "a relation has a \"label\", an event a \"title\""},
    {"event", "directed", "only relations have it; give \"participants\" without roles"},
};

}  // namespace

void Context::note_understood(std::string pointer, std::string_view written, std::string_view meant,
                              Spot spot) {
  if (!understood.emplace(written, meant).second) return;
  Diagnostic note = model::understood({}, written, meant);
  report.add(note.code, std::move(pointer), std::move(note.message), std::move(note.hint), spot);
}

std::string Path::pointer() const {
  if (!parent) return "";
  return parent->pointer() + '/' + (index ? std::to_string(*index) : pointer_token(key));
}

std::string Value::name() const {
  if (path_.parent && !path_.index) return in_quotes(path_.key);
  return path_.parent ? "this value" : "the document";
}

void Value::fail(Code code, std::string message, std::string hint) const {
  context_.report.add(code, pointer(), std::move(message), std::move(hint));
}

void Value::fail_type(std::string_view wanted, std::string hint) const {
  if (hint.empty() && json_.is_null()) hint = "if there is no value, leave the key out";
  if (hint.empty() && json_.is_number() && wanted == "a text") {
    hint = fmt::format("put it in quotes: \"{}\"", json_.dump());
  }
  if (hint.empty()) hint = as_wanted(json_, wanted);
  fail(Code::wrong_type, fmt::format("{} must be {}, not {}", name(), wanted, type_name(json_)),
       std::move(hint));
}

void Value::fail_word(const std::vector<std::string>& allowed) const {
  if (!json_.is_string()) return fail_type("a text");
  const std::string& word = json_.get_ref<const std::string&>();
  const std::optional<std::string> meant = base::closest(word, allowed);
  fail(Code::bad_enum,
       fmt::format("{} must be {}, not {}", name(), joined(allowed, "or"), in_quotes(word)),
       meant ? fmt::format("did you mean \"{}\"?", *meant) : "");
}

std::string Value::understood(const std::vector<std::string>& allowed) const {
  if (!json_.is_string()) return {};
  const std::string& word = json_.get_ref<const std::string&>();
  for (const std::string_view meant : model::meant_by(model::SynonymOf::word, word)) {
    if (std::find(allowed.begin(), allowed.end(), meant) == allowed.end()) continue;
    context_.note_understood(pointer(), word, meant, Spot::value);
    return std::string(meant);
  }
  return {};
}

const std::string* Value::text(std::size_t limit) const {
  if (!json_.is_string()) {
    fail_type("a text");
    return nullptr;
  }
  const std::string& text = json_.get_ref<const std::string&>();
  // Counting is only needed when there are more bytes than characters allowed.
  if (text.size() > limit && base::count_code_points(text) > limit) {
    fail(Code::limit_exceeded, fmt::format("{} has {} characters, more than the limit of {}",
                                           name(), base::count_code_points(text), limit));
    return nullptr;
  }
  return &text;
}

std::string Value::as_label() const {
  const std::string* found = text(context_.limits.text);
  return found ? base::clean_label(*found) : "";
}

std::string Value::as_name() const {
  const std::string* found = text(context_.limits.text);
  if (!found) return "";
  std::string clean = base::clean_label(*found);
  if (clean.empty()) fail(Code::bad_value, fmt::format("{} is empty", name()), no_text_hint);
  return clean;
}

std::string Value::as_id() const {
  const std::string* found = text(context_.limits.id);
  if (!found) return "";
  if (found->empty()) fail(Code::bad_value, fmt::format("{} is empty", name()), no_text_hint);
  return *found;
}

std::string Value::as_url() const {
  const std::string* found = text(context_.limits.text);
  if (!found) return "";
  if (base::is_safe_url(*found)) return *found;
  const bool no_scheme =
      found->find(':') == std::string::npos && found->find('.') != std::string::npos;
  fail(Code::bad_url, fmt::format("{} is not an http, https or mailto address", name()),
       no_scheme ? fmt::format("write {}", base::json_text("https://" + *found))
                 : "leave the key out, or write the address of a page");
  return "";
}

std::string Value::as_language() const {
  const std::string* found = text(context_.limits.id);
  if (!found) return "";
  if (is_language_tag(*found)) return *found;
  fail(Code::bad_value, fmt::format("{} is not a language tag", in_quotes(*found)),
       "write a tag of BCP 47: \"en\", \"ru\", \"pt-BR\"");
  return "";
}

std::optional<date::Edtf> Value::as_date() const {
  if (!json_.is_string()) {
    const bool year = json_.is_number_integer();
    fail_type("a date as a text", json_.is_array()
                                      ? "for several days write a set: \"{2026-02-18,2026-02-20}\""
                                  : year ? fmt::format("put it in quotes: \"{}\"", json_.dump())
                                         : "");
    return std::nullopt;
  }
  const std::string* found = text(context_.limits.text);
  if (!found) return std::nullopt;
  auto result = date::parse(*found);
  if (auto* edtf = std::get_if<date::Edtf>(&result)) return std::move(*edtf);
  const date::ParseError& error = std::get<date::ParseError>(result);
  const bool order = error.reason == date::reason(date::Fault::reversed_interval);
  const Code code = order ? Code::date_order : Code::bad_date;
  std::string message =
      order ? fmt::format("{}: {}", in_quotes(*found), error.explanation)
            : fmt::format("{} is not an EDTF date: {}", in_quotes(*found), error.explanation);
  if (order || error.offset == 0) {
    fail(code, std::move(message), error.hint);
  } else {
    context_.report.add_inside(code, pointer(), error.offset, std::move(message), error.hint);
  }
  return std::nullopt;
}

std::optional<double> Value::as_number(double least, double most) const {
  if (!json_.is_number()) {
    fail_type("a number");
    return std::nullopt;
  }
  const double number = json_.get<double>();
  if (number >= least && number <= most) return number;
  fail(Code::bad_value, fmt::format("{} must be between {} and {}", name(), base::number(least),
                                    base::number(most)));
  return std::nullopt;
}

std::optional<bool> Value::as_bool() const {
  if (json_.is_boolean()) return json_.get<bool>();
  fail_type("true or false");
  return std::nullopt;
}

void Value::each(const Each& each) const {
  if (!json_.is_array()) return fail_type("a list");
  if (json_.size() > context_.limits.list) {
    fail(Code::limit_exceeded, fmt::format("{} has {} members, more than the limit of {}", name(),
                                           json_.size(), context_.limits.list));
    return;
  }
  for (std::size_t i = 0; i < json_.size(); ++i) each({json_[i], {&path_, "", i}, context_});
}

void Value::one_or_many(const Each& each) const {
  if (json_.is_array()) {
    this->each(each);
  } else {
    each(*this);
  }
}

Object::Object(const Value& value, std::string_view noun) : value_(value), noun_(noun) {
  if (!value_.json().is_object()) value_.fail_type("an object");
}

bool Object::has(std::string_view key) const {
  return value_.json().is_object() && find(key) != value_.json().end();
}

/// The key itself, else a word that stands for it and that is no key of this record.
Json::const_iterator Object::find(std::string_view key) const {
  const Json& json = value_.json();
  auto found = json.find(key);
  if (found != json.end()) return found;
  for (const std::string_view written : model::written_for_key(key)) {
    found = json.find(written);
    if (found != json.end() && !is_known(written)) return found;
  }
  return json.end();
}

bool Object::is_known(std::string_view key) const {
  return std::find(known_.begin(), known_.end(), key) != known_.end();
}

std::optional<Value> Object::get(std::string_view key, Need need) {
  if (!is_known(key)) known_.emplace_back(key);
  if (!value_.json().is_object()) return std::nullopt;
  const auto found = find(key);
  if (found == value_.json().end()) {
    if (need == Need::required) {
      fail_missing(fmt::format("this {} has no \"{}\"", noun_, key), missing_hint(key));
    }
    return std::nullopt;
  }
  const Path path{&value_.path(), found.key(), std::nullopt};
  if (found.key() != key) {
    understood_.push_back(found.key());
    value_.context().note_understood(path.pointer(), found.key(), key, Spot::key);
  }
  return Value(*found, path, value_.context());
}

/// What another key of the record lets expect: an id from a name, a name from an id. Only offices
/// must be of something.
std::string Object::missing_hint(std::string_view key) const {
  const auto text = [this](const char* other) {
    const auto found = value_.json().find(other);
    const bool is_text = found != value_.json().end() && found->is_string();
    return is_text ? base::clean_label(found->get<std::string>()) : "";
  };
  if (key == "of") return "name the country or body of the office: \"of\" with its id";
  std::string value;
  if (key == "id") value = base::id_from(text("name").empty() ? text("title") : text("name"));
  if (key == "name" || key == "title") value = text("id");
  if (key == "kind") value = "other";
  constexpr std::size_t longest = 100;
  if (value.empty() || value.size() > longest) return "";
  return fmt::format("write \"{}\": {}", key, base::json_text(value));
}

void Object::fail_missing(std::string message, std::string hint) {
  value_.fail(Code::missing_key, std::move(message), std::move(hint));
}

std::string Object::label(std::string_view key, Need need) {
  const std::optional<Value> found = get(key, need);
  return found ? found->as_label() : "";
}

std::string Object::name(std::string_view key, Need need) {
  const std::optional<Value> found = get(key, need);
  return found ? found->as_name() : "";
}

std::string Object::id(std::string_view key, Need need) {
  const std::optional<Value> found = get(key, need);
  return found ? found->as_id() : "";
}

std::string Object::url(std::string_view key) {
  const std::optional<Value> found = get(key);
  return found ? found->as_url() : "";
}

std::optional<date::Edtf> Object::date(std::string_view key, Need need) {
  const std::optional<Value> found = get(key, need);
  return found ? found->as_date() : std::nullopt;
}

void Object::each(std::string_view key, const Value::Each& each) {
  if (const std::optional<Value> found = get(key)) found->each(each);
}

void Object::one_or_many(std::string_view key, const Value::Each& each, Need need) {
  if (const std::optional<Value> found = get(key, need)) found->one_or_many(each);
}

void Object::finish() {
  if (!value_.json().is_object()) return;
  for (const auto& [key, value] : value_.json().items()) {
    if (key.rfind("x-", 0) == 0) continue;
    if (is_known(key)) continue;
    if (std::find(understood_.begin(), understood_.end(), key) != understood_.end()) continue;
    const std::optional<std::string> meant = base::closest(key, known_);
    const auto misplaced = std::find_if(
        std::begin(misplaced_keys), std::end(misplaced_keys),
        [&, &word = key](const auto& one) { return one.noun == noun_ && one.key == word; });
    const std::string hint =
        misplaced != std::end(misplaced_keys) ? std::string(misplaced->hint)
        : meant                               ? fmt::format("did you mean \"{}\"?", *meant)
                : fmt::format("write {} if it is a key of your own; known keys are {}",
                              base::json_text("x-" + key), joined(known_, "and"));
    const Path path{&value_.path(), key, std::nullopt};
    value_.context().report.add(Code::unknown_key, path.pointer(),
                                fmt::format("unknown key {} in this {}", in_quotes(key), noun_),
                                hint, Spot::key);
  }
}

}  // namespace entente::input

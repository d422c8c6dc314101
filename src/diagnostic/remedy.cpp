#include "entente/remedy.hpp"

#include <algorithm>

#include "base/json_text.hpp"

namespace entente {
namespace {

/// The JSON value that a text begins with, as far as its end can be told; empty if there is none.
std::string_view leading_value(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == '{' || text.front() == '[' || text.front() == '"') {
    bool quoted = false;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quoted && c == '\\') {
        ++i;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
      if (!quoted && depth <= 0) return text.substr(0, i + 1);
    }
    return {};
  }
  return text.substr(0, text.find_first_of(" ;:"));
}

/// "write 2026-02-18": a date stands without quotes in a sentence. Sets and ranges of dates begin
/// as lists and objects do.
std::string_view leading_date(std::string_view text) {
  return text.substr(0, text.find_first_of(" ;:"));
}

bool is_of_dates(Code code) { return code == Code::bad_date || code == Code::date_order; }

/// "x" of `"x"…`; a text that was cut short is none.
std::string quoted(std::string_view text) {
  const std::string_view value = leading_value(text);
  if (value.size() < 2 || value.front() != '"' || value.find("…") != value.npos) return "";
  return std::string(value.substr(1, value.size() - 2));
}

class Reading {
 public:
  explicit Reading(const Diagnostic& diagnostic) : diagnostic_(diagnostic), rest_(diagnostic.hint) {
    remedy_.pointer = diagnostic.at.pointer;
    if (diagnostic.code == Code::json_syntax) remedy_.span = diagnostic.at.span;
  }

  std::optional<Remedy> run() {
    if (rest_.find("leave the key out") != rest_.npos) return leave_out();
    if (take("leave ") && rest_.find(" out") != rest_.npos) return leave_out();
    if (take("remove ")) return in_text() ? leave_out() : std::nullopt;
    if (take("did you mean ")) return meant();
    if (take("declare it: ")) return member(Remedy::Action::declare);
    if (take("give it the status ")) return status();
    if (take("put it in quotes: ")) return write(leading_value(rest_));
    if (take("write ")) return written();
    return std::nullopt;
  }

 private:
  bool in_text() const { return diagnostic_.code == Code::json_syntax; }
  bool take(std::string_view words) {
    if (!rest_.starts_with(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }
  std::optional<Remedy> as(Remedy::Action action) {
    remedy_.action = action;
    return remedy_;
  }
  std::optional<Remedy> leave_out() { return as(Remedy::Action::leave_out); }

  std::optional<Remedy> write(std::string_view value) {
    const bool cut = value.find("…") != value.npos;
    if (value.empty() || cut) return std::nullopt;
    remedy_.value = value;
    return as(Remedy::Action::write);
  }

  std::optional<Remedy> meant() {
    const std::string word = quoted(rest_);
    if (word.empty()) return std::nullopt;
    if (diagnostic_.code == Code::unknown_key) return renamed(word);
    return write(base::json_text(word));
  }
  std::optional<Remedy> renamed(const std::string& word) {
    remedy_.key = word;
    return as(Remedy::Action::rename);
  }

  /// `"key": value`
  std::optional<Remedy> member(Remedy::Action action) {
    const std::string_view key = leading_value(rest_);
    const std::string_view after = rest_.substr(key.size());
    if (key.size() < 3 || !after.starts_with(": ")) return std::nullopt;
    const std::string_view value = leading_value(after.substr(2));
    if (value.empty() || value.find("…") != value.npos) return std::nullopt;
    remedy_.key = key.substr(1, key.size() - 2);
    remedy_.value = value;
    return as(action);
  }

  /// Of the record that the place belongs to.
  std::optional<Remedy> status() {
    remedy_.pointer.resize(remedy_.pointer.rfind('/'));
    remedy_.key = "status";
    remedy_.value = leading_value(rest_);
    return as(Remedy::Action::add);
  }

  std::optional<Remedy> written() {
    if (in_text()) return written_in_text();
    if (diagnostic_.code == Code::unknown_key) {
      const std::string word = quoted(rest_);
      return word.empty() ? std::nullopt : renamed(word);
    }
    if (diagnostic_.code == Code::missing_key) return member(Remedy::Action::add);
    if (is_of_dates(diagnostic_.code)) {
      const std::string date(leading_date(rest_));
      const bool one = !rest_.substr(date.size()).starts_with(" or ");  // else people choose
      const bool is_date = one && date.find_first_of("0123456789") != date.npos;
      return is_date ? write(base::json_text(date)) : std::nullopt;
    }
    const std::string_view value = leading_value(rest_);
    const bool literal = value == "true" || value == "false" || value == "null";
    const bool is_value =
        literal ||
        (!value.empty() && std::string_view("\"{[-0123456789").find(value[0]) != value.npos);
    return is_value ? write(value) : std::nullopt;
  }

  std::optional<Remedy> written_in_text() {
    if (take("a ")) {
      const std::string_view mark = rest_.starts_with("comma before")   ? ","
                                    : rest_.starts_with("colon before") ? ":"
                                                                        : "";
      if (mark.empty()) return std::nullopt;
      remedy_.value = mark;
      return as(Remedy::Action::put_before);
    }
    const bool closing = rest_.starts_with('}') || rest_.starts_with(']');
    return write(closing || rest_.starts_with('\\') ? leading_date(rest_) : leading_value(rest_));
  }

  const Diagnostic& diagnostic_;
  std::string_view rest_;
  Remedy remedy_;
};

}  // namespace

std::optional<Remedy> remedy_of(const Diagnostic& diagnostic) { return Reading(diagnostic).run(); }

}  // namespace entente

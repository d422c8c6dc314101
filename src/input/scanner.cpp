#include "input/scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/ascii.hpp"
#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "entente/date.hpp"

namespace entente::input {
namespace {

bool is_hex(char c) {
  return base::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         base::is_digit(c);
}

class Scanner {
 public:
  Scanner(SourceMap& map, TextSpan span, std::size_t depth)
      : map_(map),
        text_(map.text.substr(0, span.end)),
        at_(span.begin),
        deepest_(depth),
        first_(map.nodes.size()) {}

  Scan run() {
    const std::size_t before = map_.nodes.size(), children_before = map_.children.size();
    skip_space();
    bool good = value({}, 0);
    skip_space();
    if (good && at_ < text_.size()) {
      good = fail({at_, at_ + 1}, "there is more text after the end of the document",
                  "a document is one object; in JSON Lines every line has a \"record\" key");
    }
    if (!good) {
      map_.nodes.resize(before);
      map_.children.resize(children_before);
    }
    return std::move(result_);
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }

  void skip_space() {
    while (!at_end() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }

  bool fail(TextSpan at, std::string message, std::string hint = "") {
    result_.fault = Fault{Code::json_syntax, at, std::move(message), std::move(hint), {}, ""};
    return false;
  }

  bool fail_at_end(TextSpan opened, std::string_view what) {
    const std::size_t end = text_.find_last_not_of(" \t\r\n") + 1;
    fail({end, end}, fmt::format("the text ends inside {}", what),
         what == "a text" ? "a closing quote is missing"
                          : fmt::format("write {} at the end", closing_brackets()));
    result_.fault->other = opened;
    result_.fault->other_message = "it begins here";
    return false;
  }

  /// Of all that is open, the innermost first.
  std::string closing_brackets() const {
    std::string out;
    for (std::uint32_t node = open_;; node = map_.nodes[node].parent) {
      out += map_.nodes[node].keyed ? '}' : ']';
      if (map_.nodes[node].parent == node || node <= first_) return out;
    }
  }

  TextSpan character() const {
    std::size_t end = at_;
    if (!at_end()) base::next_code_point(text_, end);
    return {at_, end};
  }

  TextSpan word() const {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return {at_, end};
  }

  bool value(TextSpan key, std::size_t depth) {
    const std::size_t node = map_.nodes.size();
    map_.nodes.push_back({key, {at_, at_}, 0, open_, 0, peek() == '{'});
    bool good = false;
    if (peek() == '{' || peek() == '[') {
      good = container(depth + 1, node);
    } else if (peek() == '"') {
      good = string();
    } else if (peek() == '-' || base::is_digit(peek())) {
      good = number();
    } else {
      good = literal();
    }
    if (!good) return false;
    map_.nodes[node].value.end = at_;
    map_.nodes[node].next = static_cast<std::uint32_t>(map_.nodes.size());
    return true;
  }

  bool container(std::size_t depth, std::size_t node) {
    const TextSpan opened = character();
    if (depth > deepest_) {
      fail(opened, fmt::format("this is nested more than {} levels deep", deepest_));
      result_.fault->code = Code::limit_exceeded;
      return false;
    }
    const bool keyed = peek() == '{';
    const char closing = keyed ? '}' : ']';
    const std::uint32_t around = std::exchange(open_, static_cast<std::uint32_t>(node));
    ++at_;
    skip_space();
    while (peek() != closing) {
      if (!(keyed ? member(depth, opened) : element(depth, opened))) return false;
      skip_space();
      if (peek() == closing) break;
      const TextSpan comma = character();
      if (peek() != ',') return fail_between(keyed, closing, opened);
      ++at_;
      skip_space();
      if (peek() == closing) {
        return fail(comma, fmt::format("a comma may not stand before \"{}\"", closing),
                    "remove this comma");
      }
    }
    ++at_;
    open_ = around;
    note_children(node);
    return true;
  }

  bool element(std::size_t depth, TextSpan opened) {
    return at_end() ? fail_at_end(opened, "a list") : value({}, depth);
  }

  bool member(std::size_t depth, TextSpan opened) {
    if (at_end()) return fail_at_end(opened, "an object");
    if (peek() != '"') return fail_key();
    const std::size_t begin = at_;
    if (!string()) return false;
    const TextSpan key = {begin, at_};
    skip_space();
    if (at_end()) return fail_at_end(opened, "an object");
    if (peek() != ':') {
      return fail(character(), "a colon is missing after the key", "write a colon before this");
    }
    ++at_;
    skip_space();
    return at_end() ? fail_at_end(opened, "an object") : value(key, depth);
  }

  bool fail_between(bool keyed, char closing, TextSpan opened) {
    if (at_end()) return fail_at_end(opened, keyed ? "an object" : "a list");
    if (is_comment()) return fail_comment();
    if (peek() == '}' || peek() == ']') {
      fail(character(), fmt::format("\"{}\" stands where \"{}\" is expected", peek(), closing),
           fmt::format("write {} in its place", closing));
      result_.fault->other = opened;
      result_.fault->other_message = "this is what has to be closed";
      return false;
    }
    return fail(character(), fmt::format("a comma or \"{}\" is missing before this", closing),
                peek() == '"' || peek() == '{' || peek() == '[' ? "write a comma before this" : "");
  }

  bool is_comment() const {
    return peek() == '#' || text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*";
  }

  bool fail_comment() {
    const bool block = text_.substr(at_, 2) == "/*";
    const std::size_t close = block ? text_.find("*/", at_) : text_.find_first_of("\r\n", at_);
    const std::size_t end = std::min(close, text_.size()) + (block && close != text_.npos ? 2 : 0);
    return fail({at_, end}, "JSON has no comments",
                "remove it, or write it as the value of a key that begins with \"x-\"");
  }

  /// Something stands where a text in double quotes belongs; `what` names it.
  bool fail_quotes(std::string_view what) {
    const std::string shown(text_.substr(at_, character().end - at_));
    static constexpr std::array curly = {"“", "”", "„", "‘", "’", "«", "»"};
    const bool is_curly = std::find(curly.begin(), curly.end(), shown) != curly.end();
    if (is_curly || shown == "'" || shown == "`") {
      const TextSpan all = in_other_quotes(shown);
      const std::size_t opened = at_ + shown.size();
      return fail(all.end > opened ? all : character(),
                  fmt::format("{} stands in straight double quotes, not in {}", what, shown),
                  all.end > opened ? "write " + base::json_text(inner_of(all))
                  : is_curly       ? "word processors replace quotes: use a plain text editor"
                                   : "write \" instead");
    }
    return fail(character(), fmt::format("unexpected character where {} is expected", what));
  }

  /// The text with its quotes, if it is closed on its line before what follows a value or a key.
  TextSpan in_other_quotes(std::string_view opening) const {
    const std::size_t line_end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    const std::string_view line = text_.substr(at_, line_end - at_);
    static constexpr std::array closings = {"“", "”", "’", "»", "'", "`"};
    std::size_t nearest = line.npos, length = 0;
    for (const std::string_view closing : closings) {
      for (std::size_t i = line.find(closing, opening.size()); i != line.npos;
           i = line.find(closing, i + 1)) {
        const std::size_t next = line.find_first_not_of(" \t", i + closing.size());
        const bool ends = next == line.npos ||
                          std::string_view(",:}]").find(line[next]) != std::string_view::npos;
        if (!ends || i >= nearest) continue;
        nearest = i;
        length = closing.size();
        break;
      }
    }
    return nearest == line.npos ? TextSpan{at_, at_} : TextSpan{at_, at_ + nearest + length};
  }
  /// Without its first and its last character.
  std::string_view inner_of(TextSpan quoted) const {
    std::size_t begin = quoted.begin, end = quoted.end - 1;
    base::next_code_point(text_, begin);
    while ((static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) --end;
    return text_.substr(begin, end - begin);
  }

  bool fail_key() {
    if (is_comment()) return fail_comment();
    if (is_word(peek())) {
      const TextSpan name = word();
      return fail(name, "keys stand in double quotes",
                  fmt::format("write \"{}\"", text_.substr(name.begin, name.end - name.begin)));
    }
    return fail_quotes("a key");
  }

  bool literal() {
    const TextSpan span = word();
    const std::string_view found = text_.substr(span.begin, span.end - span.begin);
    if (found == "true" || found == "false" || found == "null") {
      at_ = span.end;
      return true;
    }
    if (at_end()) return fail({at_, at_}, "the text ends where a value is expected");
    if (is_comment()) return fail_comment();
    if (peek() == '+' || peek() == '.') return fail_number({at_, at_ + 1});
    if (found.empty()) return fail_quotes("a value");
    static const std::map<std::string, std::string, std::less<>> slips = {
        {"nan", "write null: JSON has no such number"},
        {"infinity", "write null: JSON has no such number"},
        {"true", "write true"},
        {"false", "write false"},
        {"null", "write null"},
        {"none", "write null"},
        {"undefined", "write null"}};
    const auto slip = slips.find(base::fold_case(found));
    return fail(span, fmt::format("{} is no JSON value", found),
                slip != slips.end()
                    ? slip->second
                    : fmt::format("write \"{}\": texts stand in double quotes", found));
  }

  bool fail_number(TextSpan at) {
    const std::string_view found = text_.substr(at.begin, at.end - at.begin);
    const bool date = std::holds_alternative<date::Edtf>(date::parse(found));
    return fail(at, "this is not a number as JSON writes it",
                date ? fmt::format("write \"{}\": a date is a text in quotes", found)
                     : "numbers look like 12, -0.5 or 1e3; a date is a text in quotes");
  }

  bool digits() {
    const std::size_t begin = at_;
    while (base::is_digit(peek())) ++at_;
    return at_ > begin;
  }

  bool number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    const bool zero = peek() == '0';
    const std::size_t first = at_;
    bool good = digits() && !(zero && at_ - first > 1);
    if (good && peek() == '.') {
      ++at_;
      good = digits();
    }
    if (good && (peek() == 'e' || peek() == 'E')) {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      good = digits();
    }
    const TextSpan tail = word();
    if (!good || tail.end > tail.begin || peek() == '-' || peek() == '.') {
      while (is_word(peek()) || peek() == '-' || peek() == '.') ++at_;
      return fail_number({begin, std::max(at_, begin + 1)});
    }
    double parsed = 0;
    const auto status = std::from_chars(text_.data() + begin, text_.data() + at_, parsed);
    if (status.ec == std::errc()) return true;
    fail({begin, at_}, "this number is out of range");
    result_.fault->code = Code::bad_value;
    return false;
  }

  bool string() {
    const std::size_t begin = at_++;
    while (!at_end() && text_[at_] != '"') {
      const unsigned char c = static_cast<unsigned char>(text_[at_]);
      if (c == '\n' || c == '\r') {
        return fail({begin, at_}, "this text is not closed on its line",
                    "a closing quote is missing, or a line break should be written \\n");
      }
      if (c < 0x20) {
        return fail({at_, at_ + 1}, fmt::format("a control character (U+{:04X}) inside a text", c),
                    c == '\t' ? "write \\t for a tab" : "remove it");
      }
      if (c != '\\') {
        ++at_;
      } else if (!escape()) {
        return false;
      }
    }
    if (at_end()) return fail_at_end({begin, begin + 1}, "a text");
    ++at_;
    return true;
  }

  bool escape() {
    const std::size_t begin = at_;
    if (at_ + 1 >= text_.size()) return fail_at_end({begin, begin + 1}, "a text");
    const char kind = text_[at_ + 1];
    if (kind != 'u') {
      at_ += 2;
      if (std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) return true;
      return fail({begin, at_}, "JSON has no such escape",
                  fmt::format("write \\\\{} for a backslash itself", kind));
    }
    const std::optional<unsigned> unit = unicode_escape();
    if (!unit) return false;
    if (*unit < 0xD800 || *unit > 0xDFFF) return true;
    if (*unit <= 0xDBFF && text_.substr(at_, 2) == "\\u") {
      const std::optional<unsigned> low = unicode_escape();
      if (!low) return false;
      if (*low >= 0xDC00 && *low <= 0xDFFF) return true;
    }
    return fail({begin, begin + 6}, "half of a surrogate pair stands for no character",
                "write the character itself; the file is UTF-8");
  }

  /// Reads "\uXXXX".
  std::optional<unsigned> unicode_escape() {
    const std::string_view hex = text_.substr(at_ + 2, 4);
    if (hex.size() < 4 || !std::all_of(hex.begin(), hex.end(), is_hex)) {
      fail({at_, at_ + 2}, "\\u needs four hexadecimal digits");
      return std::nullopt;
    }
    unsigned unit = 0;
    std::from_chars(hex.data(), hex.data() + 4, unit, 16);
    at_ += 6;
    return unit;
  }

  void note_children(std::size_t node) {
    std::vector<std::uint32_t> children;
    for (std::size_t i = node + 1; i < map_.nodes.size(); i = map_.nodes[i].next) {
      children.push_back(static_cast<std::uint32_t>(i));
    }
    if (map_.nodes[node].keyed) sort_by_key(children);
    map_.set_children(node, children);
  }

  void sort_by_key(std::vector<std::uint32_t>& children) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    for (std::uint32_t child : children) keys.emplace_back(map_.key_of(child), child);
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0, first = 0; i < keys.size(); ++i) {
      children[i] = keys[i].second;
      if (keys[i].first != keys[first].first) {
        first = i;
      } else if (i != first) {
        result_.duplicates.push_back({keys[i].second, keys[first].second});
      }
    }
  }

  SourceMap& map_;
  std::string_view text_;
  std::size_t at_;
  std::size_t deepest_;
  std::size_t first_;       ///< the node of the whole
  std::uint32_t open_ = 0;  ///< the node of the list or object that is being read
  Scan result_;
};

}  // namespace

Scan scan(SourceMap& map, TextSpan span, std::size_t depth) {
  // Deeper nesting than this could exhaust the stack, whatever the caller asks for.
  constexpr std::size_t deepest = 500;
  return Scanner(map, span, std::min(depth, deepest)).run();
}

}  // namespace entente::input

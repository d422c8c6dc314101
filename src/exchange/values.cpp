#include "exchange/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/numeric.hpp"
#include "base/utf8.hpp"

namespace entente::exchange {
namespace {

using namespace std::string_view_literals;

constexpr std::array entities = {
    std::pair{"amp"sv, "&"sv},   std::pair{"lt"sv, "<"sv},     std::pair{"gt"sv, ">"sv},
    std::pair{"quot"sv, "\""sv}, std::pair{"apos"sv, "'"sv},   std::pair{"nbsp"sv, " "sv},
    std::pair{"ndash"sv, "–"sv}, std::pair{"mdash"sv, "—"sv},  std::pair{"hellip"sv, "…"sv},
    std::pair{"lsquo"sv, "‘"sv}, std::pair{"rsquo"sv, "’"sv},  std::pair{"ldquo"sv, "“"sv},
    std::pair{"rdquo"sv, "”"sv}, std::pair{"eacute"sv, "é"sv}, std::pair{"euro"sv, "€"sv},
    std::pair{"copy"sv, "©"sv},  std::pair{"auml"sv, "ä"sv},   std::pair{"ouml"sv, "ö"sv},
    std::pair{"uuml"sv, "ü"sv},  std::pair{"szlig"sv, "ß"sv}};
constexpr std::array blocks = {"p"sv,  "br"sv, "div"sv, "li"sv, "blockquote"sv, "h1"sv,
                               "h2"sv, "h3"sv, "td"sv,  "tr"sv, "ul"sv,         "ol"sv};
constexpr std::size_t longest_entity = 10;

/// Appends what "&amp;" or "&#8211;" at `at` stands for and moves past it; else the character.
void append_entity(std::string& out, std::string_view markup, std::size_t& at) {
  const std::size_t end = markup.substr(at, longest_entity + 2).find(';');
  if (end != markup.npos) {
    const std::string_view name = markup.substr(at + 1, end - 1);
    for (const auto& [word, text] : entities) {
      if (name == word) {
        out += text;
        at += end + 1;
        return;
      }
    }
    if (name.size() > 1 && name[0] == '#') {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      std::uint32_t code = 0;
      const char* first = name.data() + (hex ? 2 : 1);
      const char* last = name.data() + name.size();
      const auto status = std::from_chars(first, last, code, hex ? 16 : 10);
      const bool letter = code >= 32 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
      if (status.ec == std::errc() && status.ptr == last && letter) {
        base::append_code_point(out, code);
        at += end + 1;
        return;
      }
    }
  }
  out += markup[at++];
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The name of a tag or comment that begins at `at`; empty if "<" is only a sign.
std::string tag_name(std::string_view markup, std::size_t at) {
  std::size_t i = at + 1;
  if (markup.substr(i, 3) == "!--") return "!--";
  if (i < markup.size() && markup[i] == '/') ++i;
  std::string name;
  while (i < markup.size() &&
         (is_letter(markup[i]) || (!name.empty() && markup[i] >= '1' && markup[i] <= '6'))) {
    name += markup[i++];
  }
  return base::fold_case(name);
}

}  // namespace

std::string label_of(std::string_view text, std::size_t limit) {
  std::string clean = base::clean_label(text);
  const std::size_t first = clean.find_first_not_of(' ');
  if (first == clean.npos) return "";
  clean = clean.substr(first, clean.find_last_not_of(' ') - first + 1);
  if (clean.size() <= limit || base::count_code_points(clean) <= limit) return clean;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < limit; ++i) base::next_code_point(clean, end);
  return clean.substr(0, end) + "…";
}

std::string label_of_json(const Json& value, std::size_t limit) {
  if (value.is_string()) return label_of(value.get_ref<const std::string&>(), limit);
  if (value.is_number() || value.is_boolean()) return label_of(value.dump(), limit);
  return "";
}

bool is_yes(std::string_view folded) {
  return folded == "true" || folded == "yes" || folded == "1";
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string padded(const std::string& digits, std::size_t width) {
  return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

std::string composed_date(const std::string& year, const std::string& month, const std::string& day,
                          bool slides) {
  std::string text = year;
  const bool negative = year.front() == '-';
  std::string digits = year.substr(negative ? 1 : 0);
  if (all_digits(digits)) {
    digits = padded(digits, 4);
    if (slides && negative && digits.size() == 4 && digits != "0000") {
      digits = padded(std::to_string(std::stoi(digits) - 1), 4);
    }
    text = (negative && digits != "0000" ? "-" : "") + digits;
    if (digits.size() > 4) text.insert(0, "Y");  // a year is nothing among millions
  }
  for (const std::string& part : {month, day}) {
    if (part.empty()) break;
    text += '-' + padded(part, 2);
  }
  return text;
}

std::string host_of(const std::string& url) {
  const std::size_t host = url.find("://");
  if (host == url.npos) return url;
  return url.substr(host + 3, url.find('/', host + 3) - host - 3);
}

std::string plain_text(std::string_view markup) {
  std::string out;
  bool closed = true;  // once a tag is not closed, none after it is: looked for once
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] == '&') {
      append_entity(out, markup, at);
      continue;
    }
    const std::string name = closed && markup[at] == '<' ? tag_name(markup, at) : "";
    if (name.empty()) {
      out += markup[at++];
      continue;
    }
    const std::string_view close = name == "!--" ? "-->" : ">";
    const std::size_t end = markup.find(close, at);
    closed = end != markup.npos;
    if (!closed) continue;
    if (std::find(blocks.begin(), blocks.end(), name) != blocks.end()) out += ' ';
    at = end + close.size();
  }
  return out;
}

}  // namespace entente::exchange

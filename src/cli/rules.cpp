#include "cli/rules.hpp"

#include <algorithm>

namespace entente::cli {
namespace {

// Each was tried with GNU Make 4.3 and Ninja 1.11, as target and as prerequisite.
constexpr std::string_view plain = "+,/_.@-{}!~()";
constexpr std::string_view escaped = " #:$";

bool is_plain(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || static_cast<unsigned char>(c) >= 0x80 || plain.find(c) != plain.npos;
}

std::string name_in_rule(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (escaped.find(c) != escaped.npos) out += c == '$' ? '$' : '\\';
    out += c;
  }
  return out;
}

/// The names of a line, as they stand there; empty if it is no rule.
std::vector<std::string_view> names_in(std::string_view line) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const bool ends = at == line.size() || (line[at] == ' ' && (at == 0 || line[at - 1] != '\\'));
    if (!ends) continue;
    if (at == begin) return {};
    names.push_back(line.substr(begin, at - begin));
    begin = at + 1;
  }
  return names;
}

bool is_figure(std::string_view name) {
  constexpr std::string_view extensions[] = {".svg",  ".png", ".pdf",    ".pptx",
                                             ".html", ".md",  ".alt.txt"};
  return std::any_of(std::begin(extensions), std::end(extensions),
                     [name](std::string_view extension) { return name.ends_with(extension); });
}

bool is_rule(std::string_view line) {
  std::vector<std::string_view> names = names_in(line);
  if (names.size() < 2) return false;
  names.pop_back();  // the dossier
  if (!names.back().ends_with(':')) return false;
  names.back().remove_suffix(1);
  return std::all_of(names.begin(), names.end(), is_figure);
}

}  // namespace

std::optional<std::string> unfit_for_rule(std::string_view name) {
  // Make reads "~x" as somebody's folder, and "a(b)" as a part of an archive.
  if (name.starts_with('~')) return "~";
  if (name.ends_with(')')) return ")";
  for (const char c : name) {
    if (!is_plain(c) && escaped.find(c) == escaped.npos) return std::string(1, c);
  }
  return std::nullopt;
}

std::string rule(const std::vector<std::string>& outputs, const std::string& input) {
  std::string out;
  for (const std::string& output : outputs) out += name_in_rule(output) + ' ';
  out.back() = ':';
  return out + ' ' + name_in_rule(input) + '\n';
}

bool is_made_of_rules(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == text.npos || !is_rule(text.substr(0, end))) return false;
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace entente::cli

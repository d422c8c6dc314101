#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "scene/item_words.hpp"
#include "scene/text_alternative.hpp"

namespace entente::scene {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Text that Markdown shows as it is, in a cell or in a list.
/// Source: CommonMark 0.31, "Backslash escapes"; pipes as in GitHub Flavored Markdown tables.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]<>#|~&";
  std::string out;
  for (const char c : base::clean_label(text)) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  // At the beginning of an item these would start a list or a heading of their own.
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(out.begin(), out.end(), is_ascii_digit) - out.begin());
  if (digits < out.size() && (digits > 0 ? out[digits] == '.' || out[digits] == ')'
                                         : out[0] == '-' || out[0] == '+' || out[0] == '=')) {
    out.insert(digits, 1, '\\');
  }
  return out;
}

/// An address between angle brackets; what would end it is percent-encoded.
std::string link(std::string_view url) {
  std::string out = "<";
  for (const char c : base::clean_xml(url)) {
    if (c == '<' || c == '>' || c == ' ' || c == '\\' || c == '|') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '>';
}

std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

/// The two columns of people: who acts, and on or with whom.
std::pair<std::string, std::string> who_and_whom(const Dossier& dossier,
                                                 const select::ItemView& facts,
                                                 const theme::Phrases& phrases) {
  Sides s = sides(dossier, facts, NameLength::full);
  if (s.from.empty() && !s.equals.empty()) {
    s.from.push_back(s.equals.front());
    s.equals.erase(s.equals.begin());
  }
  s.to.insert(s.to.end(), s.equals.begin(), s.equals.end());
  std::string whom = joined(s.to, phrases);
  for (const std::string& other : s.others) whom += (whom.empty() ? "" : "; ") + other;
  return {joined(s.from, phrases), std::move(whom)};
}

std::string item_row(const Dossier& dossier, const select::Selection& selection,
                     const select::Item& item) {
  const theme::Phrases& phrases = theme::phrases(dossier.language);
  const select::ItemView facts = select::view(dossier, item);
  const auto [who, whom] = who_and_whom(dossier, facts, phrases);
  std::string when = date_words(facts, dossier);
  std::string what = fmt::format("{} ({})", facts.title, kind_words(facts, phrases));
  for (const Claim& claim : facts.claims) {
    (claim.when ? when : what) += "; " + claim_words(claim, dossier, selection);
  }
  std::string cited = citation(facts.sources, selection);
  if (!cited.empty()) cited = cited.substr(1, cited.size() - 2);
  return row({std::to_string(item.number), escaped(when), escaped(who), escaped(whom),
              escaped(what), escaped(status_word(facts.status, phrases)), cited});
}

}  // namespace

std::string markdown_table(const Dossier& dossier, const select::Selection& selection) {
  const theme::Phrases& p = theme::phrases(dossier.language);
  std::string out;
  if (!dossier.title.empty()) out += fmt::format("# {}\n\n", escaped(dossier.title));
  out +=
      row({std::string(p.number), std::string(p.date), std::string(p.who), std::string(p.to_whom),
           std::string(p.what), std::string(p.status), std::string(p.cited)});
  out += "|---:|---|---|---|---|---|---|\n";
  for (const select::Item& item : selection.items) out += item_row(dossier, selection, item);
  if (selection.sources.empty()) return out;
  out += fmt::format("\n{}\n\n", p.sources);
  for (std::size_t i = 0; i < selection.sources.size(); ++i) {
    const Source& source = dossier[selection.sources[i]];
    out += fmt::format("{}. {}", i + 1, escaped(source_words(dossier, selection.sources[i])));
    if (!source.url.empty()) out += ", " + link(source.url);
    out += '\n';
  }
  return out;
}

}  // namespace entente::scene

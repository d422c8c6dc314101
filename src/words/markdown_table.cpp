#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "words/amounts.hpp"
#include "words/item_words.hpp"
#include "words/text_alternative.hpp"

namespace entente::words {
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

/// The two columns of people: who acts, and on or with whom.
std::pair<std::string, std::string> who_and_whom(const Dossier& dossier,
                                                 const select::ItemView& facts,
                                                 const languages::Phrases& phrases) {
  Sides s = sides(dossier, facts, NameLength::full);
  if (s.from.empty() && !s.equals.empty()) {
    s.from.push_back(s.equals.front());
    s.equals.erase(s.equals.begin());
  }
  s.to.insert(s.to.end(), s.equals.begin(), s.equals.end());
  std::string whom = joined(s.to, phrases);
  for (const std::string& other : s.others) {
    if (!whom.empty()) whom += phrases.semicolon;
    whom += other;
  }
  return {joined(s.from, phrases), std::move(whom)};
}

/// The era in which an item begins; of several, the one that began last.
int era_of(const Dossier& dossier, const select::Selection& selection, const select::Item& item) {
  const date::Edtf* when = select::first_date(dossier, item);
  const auto begin = when ? date::axis_earliest(*when) : std::nullopt;
  int found = -1;
  double found_start = 0;
  for (std::size_t i = 0; begin && i < selection.eras.size(); ++i) {
    const date::Edtf& era = dossier[selection.eras[i]].when;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double start = date::axis_earliest(era).value_or(-infinity);
    if (*begin < start || *begin >= date::axis_latest(era).value_or(infinity)) continue;
    if (found >= 0 && start < found_start) continue;
    found = static_cast<int>(i);
    found_start = start;
  }
  return found;
}

/// Who takes part, and what they belong to: ids, each once.
std::vector<std::string> actor_ids(const Dossier& dossier, const select::Selection& selection,
                                   const select::ItemView& facts) {
  std::vector<std::string> ids;
  for (const Participant& participant : facts.participants) {
    auto actor = participant.actor;
    for (int levels = 0; actor && levels < 8; ++levels) {
      const std::string& id = dossier[*actor].id;
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
      actor = select::container_of(dossier, *actor, selection.as_of);
    }
  }
  return ids;
}

Table::Row item_row(const Dossier& dossier, const select::Selection& selection,
                    const select::Item& item) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const select::ItemView facts = select::view(dossier, item);
  Table::Row row;
  row.number = item.number;
  std::tie(row.who, row.whom) = who_and_whom(dossier, facts, phrases);
  row.when = date_words(facts, dossier);
  row.title = with_amount(facts.title, facts.amount, dossier.language, AmountLength::full);
  row.kind = kind_words(facts, phrases);
  row.what = fmt::format(fmt::runtime(phrases.in_brackets), row.title, row.kind);
  for (const Claim& claim : facts.claims) {
    std::string words = claim_words(claim, dossier, selection);
    (claim.when ? row.when : row.what).append(phrases.semicolon).append(words);
    if (!claim.when) row.claims.push_back(std::move(words));
  }
  row.status = status_word(facts.status, phrases);
  row.cited = citation(facts.sources, selection);
  if (!row.cited.empty()) row.cited = row.cited.substr(1, row.cited.size() - 2);
  row.actors = actor_ids(dossier, selection, facts);
  for (const SourceIndex source : facts.sources) {
    const auto found = std::find(selection.sources.begin(), selection.sources.end(), source);
    if (found != selection.sources.end()) {
      row.sources.push_back(static_cast<int>(found - selection.sources.begin()) + 1);
    }
  }
  if (!facts.when.empty()) {
    row.from = date::axis_earliest(*facts.when.front());
    if (!row.from) row.from = date::axis_latest(*facts.when.front());
    if (!facts.is_event) row.until = date::axis_latest(*facts.when.back());
  }
  row.sentence = item_sentence(dossier, selection, item);
  row.era = era_of(dossier, selection, item);
  row.details = details(dossier, item);
  return row;
}

std::string markdown_row(std::string_view number, const Table::Row& row) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", number, escaped(row.when),
                     escaped(row.who), escaped(row.whom), escaped(row.what), escaped(row.status),
                     row.cited);
}

/// What the cells of a table have no room for: a line for each item and actor that has any, and
/// for each camp.
std::string remarks(const Table& table) {
  std::string out;
  for (const Table::Row& row : table.rows) {
    if (row.details.empty()) continue;
    out += fmt::format("- **{}** ", row.number);
    for (std::size_t i = 0; i < row.details.size(); ++i) {
      const Table::Detail& detail = row.details[i];
      if (i > 0) out += " · ";
      if (!detail.label.empty()) out += escaped(detail.label) + ": ";
      out += detail.url.empty() ? escaped(detail.text) : link(detail.url);
    }
    out += '\n';
  }
  for (const Table::ActorLine& actor : table.actors) {
    if (actor.note.empty() && actor.url.empty()) continue;
    out += fmt::format("- {}: {}", escaped(actor.name), escaped(actor.note));
    if (!actor.url.empty()) out += (actor.note.empty() ? "" : ", ") + link(actor.url);
    out += '\n';
  }
  for (const Table::CampLine& camp : table.camps) {
    out += fmt::format("- {}: {}\n", escaped(camp.name), escaped(camp.members));
  }
  return out.empty() ? out : '\n' + out;
}

}  // namespace

Table table(const Dossier& dossier, const select::Selection& selection) {
  const languages::Phrases& p = languages::phrases(dossier.language);
  Table table;
  const auto word = [](std::string_view text) { return std::string(text); };
  table.heads = {0,
                 word(p.date),
                 word(p.who),
                 word(p.to_whom),
                 word(p.what),
                 word(p.status),
                 word(p.cited),
                 "",
                 -1};
  table.number_head = p.number;
  table.sources_head = p.sources;
  for (const select::Item& item : selection.items) {
    table.rows.push_back(item_row(dossier, selection, item));
  }
  for (const SourceIndex source : selection.sources) {
    table.sources.push_back({source_words(dossier, source), dossier[source].url,
                             base::clean_label(dossier[source].note)});
  }
  for (const ActorIndex index : selection.actors) {
    const Actor& actor = dossier[index];
    std::string role = select::role_of(dossier, index, selection.as_of);
    const auto container = select::container_of(dossier, index, selection.as_of);
    if (container) role.append(role.empty() ? "" : p.comma).append(dossier[*container].name);
    table.actors.push_back({actor.id, base::clean_label(actor.name), base::clean_label(role),
                            base::clean_label(actor.note), actor.url});
  }
  for (const Camp& camp : dossier.camps) {
    std::vector<std::string> names;
    for (const ActorIndex member : camp.members) names.push_back(dossier[member].name);
    table.camps.push_back(
        {base::clean_label(camp.name),
         base::clean_label(fmt::format("{}", fmt::join(names, std::string(p.in_list))))});
  }
  return table;
}

std::string markdown(const Table& table, std::string_view title) {
  std::string out;
  if (!title.empty()) out += fmt::format("# {}\n\n", escaped(title));
  out += markdown_row(table.number_head, table.heads) + "|---:|---|---|---|---|---|---|\n";
  for (const Table::Row& row : table.rows) out += markdown_row(std::to_string(row.number), row);
  out += remarks(table);
  if (table.sources.empty()) return out;
  out += fmt::format("\n{}\n\n", table.sources_head);
  for (std::size_t i = 0; i < table.sources.size(); ++i) {
    out += fmt::format("{}. {}", i + 1, escaped(table.sources[i].text));
    if (!table.sources[i].url.empty()) out += ", " + link(table.sources[i].url);
    if (!table.sources[i].note.empty()) out += " – " + escaped(table.sources[i].note);
    out += '\n';
  }
  return out;
}

}  // namespace entente::words

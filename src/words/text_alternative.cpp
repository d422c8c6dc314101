#include "words/text_alternative.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "words/amounts.hpp"
#include "words/item_words.hpp"
#include "words/spells.hpp"

namespace entente::words {
namespace {

constexpr std::size_t longest_alt = 150;
// A description is read aloud, and it is part of the file; the table has the rest.
constexpr std::size_t most_described = 200;

template <class T>
std::string counted(std::string_view phrase, const T& value) {
  return fmt::format(fmt::runtime(phrase), value);
}

/// A full stop, unless the text brings its own.
std::string sentence(std::string text, const languages::Phrases& phrases) {
  for (const std::string_view end : {".", "!", "?", "。", "！", "？", "؟"}) {
    if (text.ends_with(end)) return text;
  }
  return text.empty() ? text : text.append(phrases.full_stop);
}

std::string counts(const select::Selection& selection, const languages::Phrases& phrases) {
  std::string out = sentence(counted(phrases.count_actors, selection.actors.size()), phrases);
  out += phrases.gap;
  return out + sentence(counted(phrases.count_items, selection.items.size()), phrases);
}

/// At most `limit` code points, cut after a word.
std::string cut(std::string_view text, std::size_t limit) {
  if (base::count_code_points(text) <= limit) return std::string(text);
  std::size_t at = 0, end = 0, word_end = 0;
  for (std::size_t n = 0; n + 1 < limit; ++n) {
    if (text[at] == ' ') word_end = at;
    base::next_code_point(text, at);
    end = at;
  }
  return std::string(text.substr(0, word_end > end / 2 ? word_end : end)) + "…";
}

/// "Sergei Lavrov: Foreign minister, Russia."
std::string actor_sentence(const Dossier& dossier, const select::Selection& selection,
                           ActorIndex index) {
  const std::string role = select::role_of(dossier, index, selection.as_of);
  const auto container = select::container_of(dossier, index, selection.as_of);
  if (role.empty() && !container) return {};
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  std::string out = dossier[index].name;
  out.append(phrases.colon).append(role);
  if (container) out.append(role.empty() ? "" : phrases.comma).append(dossier[*container].name);
  return base::clean_label(sentence(std::move(out), phrases));
}

/// "Delian League: Athens, Chios."
std::string camp_sentence(const Dossier& dossier, const Camp& camp) {
  std::vector<std::string> names;
  for (const ActorIndex member : camp.members) names.push_back(dossier[member].short_name);
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  return base::clean_label(sentence(
      fmt::format("{}{}{}", camp.name, phrases.colon, fmt::join(names, phrases.in_list)), phrases));
}

void add_line(std::string& out, std::string_view line) {
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

/// True if a line is what alt_text() makes: of so many words that the counts had no room, or with
/// the counts at its end.
bool is_alt(std::string_view line, const languages::Phrases& phrases) {
  const auto begins = [&](std::string_view name) {
    return line.starts_with(name) && (line.substr(name.size()).starts_with(phrases.colon) ||
                                      line.substr(name.size()).starts_with(phrases.comma));
  };
  // Names of pages with both begin with that of the graph.
  const bool both = line.starts_with(std::string(phrases.figure_graph) + std::string(phrases.and_));
  const bool difference = begins(phrases.figure_difference);
  if (!begins(phrases.figure_graph) && !begins(phrases.figure_timeline) &&
      !begins(phrases.figure_storyline) && !begins(phrases.figure_snapshots) && !difference &&
      !both) {
    return false;
  }
  constexpr std::size_t counts_take_at_most = 60;
  const std::size_t length = base::count_code_points(line);
  if (length <= longest_alt && length > longest_alt - counts_take_at_most) return true;
  if (difference) return length <= longest_alt && line.ends_with(phrases.full_stop);
  const auto head = [](std::string_view phrase) { return phrase.substr(0, phrase.find('{')); };
  const std::size_t actors = line.rfind(head(phrases.count_actors));
  const std::size_t items = line.rfind(head(phrases.count_items));
  return length <= longest_alt && line.ends_with(phrases.full_stop) && actors < items &&
         items != line.npos;
}

}  // namespace

std::string item_sentence(const Dossier& dossier, const select::Selection& selection,
                          const select::Item& item) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const select::ItemView facts = select::view(dossier, item);
  const std::string who = participants_line(dossier, item, facts.participants.size());
  std::string kind = kind_words(facts, phrases);
  if (facts.status != Status::happened) {
    kind.append(phrases.comma).append(status_word(facts.status, phrases));
  }
  const std::string what =
      fmt::format("{}{}{}", who, who.empty() ? "" : phrases.comma,
                  with_amount(facts.title, facts.amount, dossier.language, AmountLength::full));
  std::string out =
      fmt::format("{}. {}{}{}", item.number, date_words(facts, dossier), phrases.colon,
                  fmt::format(fmt::runtime(phrases.in_brackets), what, kind));
  const std::string cited = citation(facts.sources, selection);
  if (!cited.empty()) out += ' ' + cited;
  out += phrases.full_stop;
  for (const Claim& claim : facts.claims) {
    out.append(phrases.gap).append(sentence(claim_words(claim, dossier, selection), phrases));
  }
  return base::clean_label(out);
}

std::string participants_line(const Dossier& dossier, const select::Item& item, std::size_t most) {
  const languages::Language& language = languages::of(dossier.language);
  const languages::Phrases& phrases = language.phrases;
  Sides s = sides(dossier, select::view(dossier, item), NameLength::brief);
  std::string out;
  if (!s.from.empty() || !s.to.empty()) {
    s.from.insert(s.from.end(), s.equals.begin(), s.equals.end());
    out = joined_few(s.from, language, most);
    if (!s.to.empty()) {
      out += out.empty() ? phrases.towards.substr(1) : phrases.towards;
      out += joined_few(s.to, language, most);
    }
  } else {
    out = joined_few(s.equals, language, most);
  }
  if (s.others.empty()) return out;
  const std::string others =
      fmt::format("{}", fmt::join(few_of(s.others, language, most), phrases.semicolon));
  return out.empty() ? others : fmt::format(fmt::runtime(phrases.in_brackets), out, others);
}

std::string alt_text(const Dossier& dossier, const select::Selection& selection,
                     const FigureWords& figure, const std::string& page) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  std::string name = figure.title;
  if (!page.empty()) name.append(phrases.comma).append(languages::within_sentence(page, phrases));
  name += phrases.colon;
  const std::string title = sentence(base::clean_label(dossier.title), phrases);
  if (!figure.finding.empty()) {
    const std::string finding = sentence(base::clean_label(figure.finding), phrases);
    return cut(fmt::format("{}{}{}{}", name, finding, phrases.gap, title), longest_alt);
  }
  const std::string numbers = counts(selection, phrases);
  std::string whole = fmt::format("{}{}{}{}", name, title, phrases.gap, numbers);
  if (base::count_code_points(whole) <= longest_alt) return whole;
  return cut(name + title, longest_alt);
}

std::string description(const Dossier& dossier, const select::Selection& selection,
                        const FigureWords& figure) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  std::string head = sentence(figure.title, phrases);
  if (!dossier.subtitle.empty()) {
    head.append(phrases.gap).append(sentence(base::clean_label(dossier.subtitle), phrases));
  }
  if (selection.as_of) {
    head.append(phrases.gap).append(sentence(as_of(*selection.as_of, dossier.language), phrases));
  }
  std::string out = head.append(phrases.gap).append(counts(selection, phrases));
  if (figure.actors) {
    for (const ActorIndex actor : selection.actors) {
      add_line(out, actor_sentence(dossier, selection, actor));
    }
    for (const Camp& camp : dossier.camps) add_line(out, camp_sentence(dossier, camp));
  }
  if (figure.eras) {
    for (const EraIndex era : selection.eras) {
      add_line(out,
               base::clean_label(sentence(
                   fmt::format("{}{}{}{}{}", phrases.era, phrases.colon, dossier[era].title,
                               phrases.comma, date::label(dossier[era].when, dossier.language)),
                   phrases)));
    }
  }
  const std::size_t described = std::min(selection.items.size(), most_described);
  for (std::size_t i = 0; i < described; ++i) {
    add_line(out, item_sentence(dossier, selection, selection.items[i]));
  }
  const std::size_t left = selection.items.size() - described;
  if (left > 0) add_line(out, sentence(counted(phrases.not_shown_items, left), phrases));
  for (const std::string& note : left_out_notes(selection, phrases))
    add_line(out, sentence(note, phrases));
  for (const SourceIndex source : selection.listed) {
    add_line(out, fmt::format("[{}] {}", select::number_of(selection, source),
                              sentence(source_words(dossier, source), phrases)));
  }
  return out;
}

std::string source_words(const Dossier& dossier, SourceIndex index) {
  const Source& source = dossier[index];
  std::string out;
  auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!out.empty()) out += languages::phrases(dossier.language).comma;
    out += part;
  };
  add(source.author);
  add(source.title);
  add(source.publisher);
  if (source.date) add(date::label(*source.date, dossier.language));
  return base::clean_label(out);
}

}  // namespace entente::words

namespace entente {

bool is_text_alternative(std::string_view text) {
  bool any = false;
  for (; !text.empty(); any = true) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return false;
    const std::string_view line = text.substr(0, end);
    const bool known = std::any_of(languages::all().begin(), languages::all().end(),
                                   [line](const languages::Language& language) {
                                     return words::is_alt(line, language.phrases);
                                   });
    if (!known) return false;
    text.remove_prefix(end + 1);
  }
  return any;
}

}  // namespace entente

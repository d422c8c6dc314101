#include "words/item_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace entente::words {
namespace {

std::string_view sign_phrase(Sign sign, const languages::Phrases& phrases) {
  switch (sign) {
    case Sign::cooperation:
      return phrases.cooperation;
    case Sign::conflict:
      return phrases.conflict;
    case Sign::neutral:
      break;
  }
  return phrases.neutral;
}

std::string_view status_phrase(Status status, const languages::Phrases& phrases) {
  switch (status) {
    case Status::happened:
      break;
    case Status::planned:
      return phrases.planned;
    case Status::reported:
      return phrases.reported;
    case Status::claimed:
      return phrases.claimed;
    case Status::denied:
      return phrases.denied;
    case Status::cancelled:
      return phrases.cancelled;
    case Status::hypothetical:
      return phrases.hypothetical;
  }
  return phrases.happened;
}

void place(Sides& sides, const Participant& participant, std::string name,
           const languages::Language& language) {
  switch (participant.kind) {
    case RoleKind::source:
      sides.from.push_back(std::move(name));
      return;
    case RoleKind::target:
      sides.to.push_back(std::move(name));
      return;
    case RoleKind::party:
    case RoleKind::host:
    case RoleKind::guest:
      sides.equals.push_back(std::move(name));
      return;
    case RoleKind::chair:
    case RoleKind::mediator:
    case RoleKind::object:
    case RoleKind::witness:
      break;
  }
  sides.others.push_back(with_role(participant.role, std::move(name), language));
}

std::string voices(const Dossier& dossier, const std::vector<Voice>& voices,
                   std::string_view phrase) {
  if (voices.empty()) return {};
  std::vector<std::string> names;
  for (const Voice& voice : voices) {
    if (voice.actor) {
      names.push_back(dossier[*voice.actor].short_name);
    } else {
      const Source& source = dossier[*voice.source];
      names.push_back(source.publisher.empty() ? source.title : source.publisher);
    }
  }
  return fmt::format(fmt::runtime(phrase), joined(names, languages::phrases(dossier.language)));
}

}  // namespace

std::string with_role(std::string_view role, std::string name,
                      const languages::Language& language) {
  const std::string_view label = languages::role_label(language, role);
  return label.empty() ? std::move(name)
                       : fmt::format("{}{}{}", label, language.phrases.colon, name);
}

std::string joined(const std::vector<std::string>& parts, const languages::Phrases& phrases) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 < parts.size() ? phrases.in_list : phrases.and_;
    out += parts[i];
  }
  return out;
}

std::vector<std::string> few_of(std::vector<std::string> names, const languages::Language& language,
                                std::size_t most) {
  if (names.size() > most) {
    const std::size_t rest = names.size() - most + 1;
    names.resize(most - 1);
    names.push_back(languages::counted(language, language.phrases.others, rest));
  }
  return names;
}

std::string joined_few(std::vector<std::string> names, const languages::Language& language,
                       std::size_t most) {
  return joined(few_of(std::move(names), language, most), language.phrases);
}

std::string status_word(Status status, const languages::Phrases& phrases) {
  return base::fold_case(status_phrase(status, phrases));
}

std::string kind_words(const select::ItemView& facts, const languages::Phrases& phrases) {
  return languages::within_sentence(
      fmt::format("{}{}{}", sign_phrase(facts.sign, phrases), phrases.comma,
                  facts.medium == Medium::verbal ? phrases.words : phrases.deeds),
      phrases);
}

std::string date_words(const select::ItemView& facts, const Dossier& dossier) {
  if (facts.when.empty()) return std::string(languages::phrases(dossier.language).undated);
  std::string out;
  for (const date::Edtf* spell : facts.when) {
    if (!out.empty()) out += languages::phrases(dossier.language).semicolon;
    out += date::label(*spell, dossier.language);
  }
  return out;
}

std::string citation(const std::vector<SourceIndex>& sources, const select::Selection& selection) {
  std::vector<std::ptrdiff_t> numbers;
  for (const SourceIndex source : sources) {
    const auto found = std::find(selection.sources.begin(), selection.sources.end(), source);
    if (found != selection.sources.end()) numbers.push_back(found - selection.sources.begin() + 1);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers.empty() ? std::string() : fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::string claim_words(const Claim& claim, const Dossier& dossier,
                        const select::Selection& selection) {
  std::string text = claim.text;
  if (text.ends_with('.')) text.pop_back();  // the citation comes before the full stop
  std::string out = std::move(text);
  if (claim.when) {
    const std::string when = date::label(*claim.when, dossier.language);
    const languages::Phrases& phrases = languages::phrases(dossier.language);
    const std::string dated = fmt::format("{}{}{}", phrases.claim, phrases.colon, when);
    out = out.empty() ? dated : fmt::format(fmt::runtime(phrases.in_brackets), dated, out);
  }
  const std::string cited = citation(claim.sources, selection);
  return cited.empty() ? out : fmt::format("{} {}", out, cited);
}

std::string attribution(const Dossier& dossier, const select::Item& item) {
  const EventIndex* index = std::get_if<EventIndex>(&item.what);
  if (!index) return {};
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const Event& event = dossier[*index];
  const std::string said = voices(dossier, event.reported_by, phrases.according_to);
  const std::string denied = voices(dossier, event.denied_by, phrases.denied_by);
  if (said.empty() || denied.empty()) return said + denied;
  return fmt::format("{}{}{}", said, phrases.comma, denied);
}

std::string with_doubt(const Dossier& dossier, const select::Item& item, std::string title) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const EventIndex* index = std::get_if<EventIndex>(&item.what);
  const Status status = select::status_of(dossier, item);
  // Where nobody is named who says so, or denies it, at least the mere word is there.
  auto with_status = [&] {
    if (status == Status::happened || status == Status::planned) return title;
    const std::string word = status_word(status, phrases);
    if (base::fold_case(title).find(word) != std::string::npos) return title;
    return title.ends_with(')') ? fmt::format("{}{}{}", title, phrases.comma, word)
                                : fmt::format(fmt::runtime(phrases.in_brackets), title, word);
  };
  if (!index) return with_status();
  const Event& event = dossier[*index];
  const bool on_a_word = event.status == Status::reported || event.status == Status::claimed;
  std::string doubt;
  auto add = [&](std::vector<Voice> who, std::string_view phrase) {
    std::erase_if(who, [&](const Voice& voice) {
      return voice.actor && title.find(dossier[*voice.actor].short_name) != std::string::npos;
    });
    const std::string words = voices(dossier, who, phrase);
    if (words.empty()) return;
    if (!doubt.empty()) doubt += phrases.comma;
    doubt += words;
  };
  if (on_a_word) add(event.reported_by, phrases.according_to);
  add(event.denied_by, phrases.denied_by);
  return doubt.empty() ? with_status() : fmt::format("{}{}{}", title, phrases.comma, doubt);
}

std::vector<Table::Detail> details(const Dossier& dossier, const select::Item& item) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  std::vector<Table::Detail> out;
  const auto add = [&out](std::string_view label, const std::string& text) {
    if (!text.empty()) out.push_back({std::string(label), base::clean_label(text), ""});
  };
  if (const EventIndex* index = std::get_if<EventIndex>(&item.what)) {
    const Event& event = dossier[*index];
    add("", event.text);
    add(phrases.place, event.place);
    add("", base::capitalized(attribution(dossier, item)));
    add(phrases.certainty, event.certainty);
    if (event.part_of) add(phrases.part_of, dossier[*event.part_of].title);
    add(phrases.note, event.note);
    if (!event.url.empty()) out.push_back({std::string(phrases.link), event.url, event.url});
  } else {
    const Relation& relation = dossier[std::get<RelationIndex>(item.what)];
    add(phrases.certainty, relation.certainty);
    add(phrases.note, relation.note);
  }
  return out;
}

std::vector<std::string> left_out_notes(const select::Selection& selection,
                                        const languages::Phrases& phrases) {
  std::vector<std::string> notes;
  const auto add = [&notes](std::size_t count, std::string_view phrase, const auto&... more) {
    if (count > 0) notes.push_back(fmt::format(fmt::runtime(phrase), more..., count));
  };
  add(selection.by_name, phrases.left_by_name);
  add(selection.below_weight, phrases.below_weight, selection.min_weight);
  add(selection.beyond_top, phrases.beyond_top, selection.top);
  add(selection.out_of_window + selection.out_of_focus, phrases.not_shown_items);
  return notes;
}

Sides sides(const Dossier& dossier, const select::ItemView& facts, NameLength length) {
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  Sides result;
  for (const Participant& participant : facts.participants) {
    std::string name = base::fold_case(phrases.unknown_actor);
    if (participant.actor) {
      const Actor& actor = dossier[*participant.actor];
      name = length == NameLength::brief ? actor.short_name : actor.name;
    }
    place(result, participant, std::move(name), languages::of(dossier.language));
  }
  return result;
}

}  // namespace entente::words

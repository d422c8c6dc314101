#include "words/tie_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "languages/language.hpp"
#include "select/standing.hpp"
#include "words/amounts.hpp"
#include "words/item_words.hpp"
#include "words/told_title.hpp"

namespace entente::words {
namespace {

struct Told {
  int number = 0;
  const select::ItemView* facts = nullptr;
  double importance = 0;
  bool ends_spell = false;  ///< it begins or ends a spell of a lasting tie
};

bool lasting(const Told& told) { return !told.facts->is_event; }

/// It lasts, and nobody says since when.
bool always(const Told& told) { return lasting(told) && told.facts->when.empty(); }

/// "Lavrov–Rodríguez talks in Moscow" is "Talks in Moscow" on the line between the two.
std::string without_ends(const std::string& title, const Dossier& dossier,
                         const std::set<ActorIndex>& ends) {
  static constexpr std::string_view dashes[] = {"–", "-"};
  for (const ActorIndex a : ends) {
    for (const ActorIndex b : ends) {
      if (a == b) continue;
      for (const std::string_view dash : dashes) {
        const std::string both =
            fmt::format("{}{}{} ", dossier[a].short_name, dash, dossier[b].short_name);
        if (title.starts_with(both) && title.size() > both.size()) return title.substr(both.size());
      }
    }
  }
  return title;
}

/// "none between 1945 and 2015", if that is half of the time or more.
std::string longest_gap(const std::vector<const date::Edtf*>& dates, std::string_view language) {
  std::vector<date::Year> years;
  for (const date::Edtf* when : dates) {
    if (!when->earliest.finite() || !when->latest.finite()) return {};
    years.push_back(when->earliest.day.year);
    years.push_back(when->latest.day.year);
  }
  if (years.size() < 2) return {};
  std::sort(years.begin(), years.end());
  date::Year widest = 0, from = 0, to = 0;
  for (std::size_t i = 1; i < years.size(); ++i) {
    if (years[i] - years[i - 1] <= widest) continue;
    widest = years[i] - years[i - 1];
    from = years[i - 1];
    to = years[i];
  }
  if (widest < 5 || 2 * widest < years.back() - years.front()) return {};
  return fmt::format(fmt::runtime(languages::phrases(language).none_between),
                     date::year_label(from, language), date::year_label(to, language));
}

/// From so many events of one type on they are counted.
constexpr std::size_t many = 5;

class Teller {
 public:
  Teller(const Dossier& dossier, const select::Selection& selection,
         const std::set<ActorIndex>& ends, const StoryStyle& style)
      : dossier_(dossier),
        phrases_(languages::phrases(dossier.language)),
        ends_(ends),
        style_(style),
        selection_(selection) {}

  std::vector<std::string> tell(const std::vector<int>& numbers) {
    take(numbers);
    order();
    if (all_alike()) return all_counted();
    return named();
  }

  Caption caption(int number) {
    take({number});
    Caption caption = parts_of(items_.front()).caption;
    const Status status = items_.front().facts->status;
    if (status != Status::planned && status != Status::cancelled) return caption;
    // The others are doubts, which the title tells.
    const std::string word = status_word(status, phrases_);
    if (base::fold_case(caption.title).find(word) == std::string::npos) {
      caption.title = fmt::format(fmt::runtime(phrases_.in_brackets), caption.title, word);
    }
    return caption;
  }

 private:
  void take(const std::vector<int>& numbers) {
    for (const int number : numbers) {
      const select::Item& item = select::item_of(selection_, number);
      views_.push_back(select::view(dossier_, item));
      items_.push_back({number, &views_.back(), select::importance(dossier_, selection_, item)});
    }
    std::vector<const date::Edtf*> dates = dates_of(items_);
    fineness_ = !of_one_year(dates)                    ? Fineness::year
                : dates.size() == 1 || is_brief(dates) ? style_.fineness
                                                       : std::min(style_.fineness, Fineness::month);
  }

  static std::vector<const date::Edtf*> dates_of(const std::vector<Told>& items) {
    std::vector<const date::Edtf*> dates;
    for (const Told& told : items) {
      dates.insert(dates.end(), told.facts->when.begin(), told.facts->when.end());
    }
    return dates;
  }

  /// Of what happened within weeks the days tell more than one month for all. Pre: of one year.
  static bool is_brief(const std::vector<const date::Edtf*>& dates) {
    constexpr double weeks = 62;  // days
    double first = date::day_number(dates.front()->earliest.day), last = first;
    for (const date::Edtf* when : dates) {
      first = std::min(first, date::day_number(when->earliest.day));
      last = std::max(last, date::day_number(when->latest.day));
    }
    return last - first <= weeks;
  }

  /// The headline first: what the title speaks of, else what lasts; then by importance; what begins
  /// or ends a spell of a lasting tie last, since that tie's dates tell it.
  void order() {
    std::vector<const date::Edtf*> spells;
    for (const Told& told : items_) {
      if (!lasting(told)) continue;
      spells.insert(spells.end(), told.facts->when.begin(), told.facts->when.end());
    }
    for (Told& told : items_) told.ends_spell = !lasting(told) && is_end_of_one(told, spells);
    auto titled = [&](const Told& told) { return selection_.titled.count(told.number) > 0; };
    std::stable_sort(items_.begin(), items_.end(), [&](const Told& a, const Told& b) {
      if (titled(a) != titled(b)) return titled(a);
      if (lasting(a) != lasting(b)) return lasting(a);
      if (a.ends_spell != b.ends_spell) return b.ends_spell;
      return a.importance > b.importance;
    });
    // What stands out comes next.
    std::stable_partition(items_.begin() + 1, items_.end(),
                          [&](const Told& told) { return is_stressed(told); });
    // For each who is to be named the weightiest item after the headline.
    auto next = items_.begin() + 1;
    for (const ActorIndex actor : style_.to_name) {
      auto names = [&](const Told& told) { return select::has_part(*told.facts, actor); };
      if (std::any_of(items_.begin(), next, names)) continue;
      const auto found = std::find_if(next, items_.end(), names);
      if (found != items_.end()) std::rotate(next++, found, found + 1);
    }
  }

  bool is_stressed(const Told& told) const { return select::stands_out(selection_, told.number); }

  /// The first that stands out; if none does, the first.
  const Told& leading(const std::vector<Told>& items) const {
    const auto stressed = std::find_if(items.begin(), items.end(),
                                       [&](const Told& told) { return is_stressed(told); });
    return stressed == items.end() ? items.front() : *stressed;
  }

  static bool is_end_of_one(const Told& event, const std::vector<const date::Edtf*>& spells) {
    if (event.facts->when.empty()) return false;
    const date::Edtf& when = *event.facts->when.front();
    return std::any_of(spells.begin(), spells.end(), [&](const date::Edtf* spell) {
      const bool begins = spell->earliest.finite() && spell->earliest == when.earliest;
      const bool ends = spell->latest.finite() && spell->latest == when.latest;
      return begins || ends;
    });
  }

  /// Many events of one type: their number says more than the name of one.
  bool all_alike() const {
    if (items_.size() < many) return items_.size() > 1 && one_title();
    // But not what stands out.
    if (is_stressed(leading(items_)) && style_.lines > 1 && !one_title()) return false;
    return one_type(items_.begin());
  }

  bool one_title() const {
    return std::all_of(items_.begin(), items_.end(), [&](const Told& told) {
      return told.facts->title == items_.front().facts->title && told.facts->is_event;
    });
  }

  bool one_type(std::vector<Told>::const_iterator from) const {
    return std::all_of(from, items_.cend(), [&](const Told& told) {
      return told.facts->is_event && told.facts->type_label == from->facts->type_label &&
             !told.facts->type_label.empty();
    });
  }

  /// "49 visits": by the plural of the type, else as a row of the type's word.
  std::string number_of(std::size_t count, const select::ItemView& facts) const {
    if (!facts.type_plural.empty()) return words::count_of(count, facts, dossier_.language);
    return fmt::format(fmt::runtime(phrases_.times), count, facts.type_label);
  }

  const languages::Language& language() const { return languages::of(dossier_.language); }

  /// Nothing of nothing.
  std::string after_comma(const std::string& text) const {
    return text.empty() ? text : std::string(phrases_.comma) + text;
  }

  /// ", €4.2m": what the items come to, if each has an amount and all are of one unit.
  std::string sum_of(const std::vector<Told>& items) const {
    std::vector<int> numbers;
    numbers.reserve(items.size());
    for (const Told& told : items) {
      if (is_part(told.number)) return {};
      numbers.push_back(told.number);
    }
    const std::optional<Amount> sum = sum_of_all(dossier_, selection_, numbers);
    return sum ? after_comma(short_amount(*sum, dossier_.language)) : "";
  }

  std::vector<std::string> all_counted() const {
    std::vector<std::string> story;
    const std::string when = words::extent(dates_of(items_), dossier_.language, fineness_);
    story.push_back(number_of(items_.size(), *items_.front().facts) + sum_of(items_) +
                    after_comma(when));
    std::string gap = longest_gap(dates_of(items_), dossier_.language);
    if (!gap.empty() && style_.lines > 1) story.push_back(std::move(gap));
    // Those that weigh more than others by name.
    const double least =
        std::min_element(items_.begin(), items_.end(), [](const Told& a, const Told& b) {
          return a.facts->weight < b.facts->weight;
        })->facts->weight;
    for (const Told& told : items_) {
      if (story.size() >= std::min<std::size_t>(style_.lines, 3)) break;
      if (told.facts->weight > least && !one_title()) story.push_back(line_of(told));
    }
    return story;
  }

  std::vector<std::string> named() {
    const std::size_t more = items_.size() - 1;
    const bool one_line = style_.lines < 2;
    if (one_line && more > 1) {  // the dates of a tie tell what begins or ends it
      return {and_more(leading(items_).ends_spell ? items_.front() : leading(items_), more)};
    }
    // One line is kept for the rest, unless nothing or one item is left for it: "1 more" says
    // nothing.
    std::size_t by_name = one_line ? more : std::min(more, style_.lines - 1);
    if (more > by_name) by_name = style_.lines - 2;
    const auto last = items_.begin() + 1 + static_cast<std::ptrdiff_t>(by_name);
    // Where all are named, what stands out leads; without it they are a story from its beginning.
    bool headline = more > by_name;
    if (!headline) {
      const auto stressed =
          std::find_if(items_.begin(), last, [&](const Told& told) { return is_stressed(told); });
      headline = stressed != last;
      if (headline) std::rotate(items_.begin(), stressed, stressed + 1);
    }
    const auto first = items_.begin() + (headline ? 1 : 0);
    std::sort(first, last, [](const Told& a, const Told& b) {
      return std::pair(!always(a), a.number) < std::pair(!always(b), b.number);
    });
    std::vector<std::string> story;
    for (auto told = items_.begin(); told != last; ++told) story.push_back(line_of(*told));
    if (last != items_.end()) story.push_back(others(std::vector<Told>(last, items_.end())));
    if (one_line) return {fmt::format("{}", fmt::join(story, phrases_.semicolon))};
    return story;
  }

  /// What stands out is not only counted.
  std::string others(const std::vector<Told>& items) const {
    const Told& first = leading(items);
    return is_stressed(first) ? and_more(first, items.size() - 1) : rest(items);
  }

  std::string and_more(const Told& told, std::size_t more) const {
    return line_of(told) + fmt::format(fmt::runtime(phrases_.and_more), more);
  }

  /// The ends, and all who belong to neither: these have lines of their own, unless they stand
  /// aside.
  std::set<ActorIndex> told_elsewhere(const select::ItemView& facts) const {
    std::set<ActorIndex> actors = ends_;
    const std::vector<select::Standing> standings = select::standings(dossier_, selection_, facts);
    for (std::size_t i = 0; i < standings.size(); ++i) {
      const Participant& participant = facts.participants[i];
      if (!participant.actor || standings[i] == select::Standing::aside) continue;
      const bool within = std::any_of(ends_.begin(), ends_.end(), [&](ActorIndex end) {
        return select::is_within(dossier_, *participant.actor, end, selection_.as_of);
      });
      if (!within) actors.insert(*participant.actor);
    }
    return actors;
  }

  /// Whether a part of what it comes to belongs to others than the two ends.
  bool is_part(int number) const {
    return style_.shared.count(number) > 0 || style_.alone.count(number) > 0;
  }

  /// "Geneva conference (US and Soviet Union)", "Interim deal (UK, France and 4 others)". Who
  /// belongs to an end is named where there is room.
  std::string with_others(const select::ItemView& facts) const {
    const std::set<ActorIndex> elsewhere = told_elsewhere(facts);
    std::vector<std::string> acting, upon, of_ends;
    const std::vector<select::Standing> standings = select::standings(dossier_, selection_, facts);
    for (std::size_t i = 0; i < standings.size(); ++i) {
      const std::optional<ActorIndex>& actor = facts.participants[i].actor;
      const bool aside = standings[i] == select::Standing::aside;
      if (!actor || aside || ends_.count(*actor) > 0) continue;
      if (is_named(dossier_, facts, dossier_[*actor])) continue;
      const bool suffers = standings[i] == select::Standing::acted_upon;
      std::vector<std::string>& outside = suffers ? upon : acting;
      (elsewhere.count(*actor) > 0 ? outside : of_ends).push_back(dossier_[*actor].short_name);
    }
    const std::size_t names = acting.size() + upon.size();
    const bool one_sided = acting.empty() || upon.empty();
    std::string who;
    if (names > most_names && !one_sided) {
      who = languages::counted(language(), phrases_.others, names);
    } else if (!one_sided) {
      who = joined(acting, phrases_) + std::string(phrases_.towards) + joined(upon, phrases_);
    } else {
      if (names + of_ends.size() <= most_names) {
        acting.insert(acting.begin(), of_ends.begin(), of_ends.end());
      }
      acting.insert(acting.end(), upon.begin(), upon.end());
      who = joined_few(std::move(acting), language());
    }
    return with_who(facts.title, who,
                    told_aside(dossier_, untold_aside(dossier_, selection_, facts), ends_),
                    phrases_);
  }

  /// "Bahrain, Saudi Arabia and UAE: ambassadors recalled", where a fourth stands at that end too.
  std::string of_some(const std::string& title, const select::ItemView& facts) const {
    for (const std::vector<ActorIndex>& group : style_.groups) {
      std::vector<std::string> names;
      for (const ActorIndex member : group) {
        const bool part = select::takes_part(dossier_, facts, member, selection_.as_of);
        if (part) names.push_back(dossier_[member].short_name);
      }
      if (names.size() < group.size()) {
        return fmt::format("{}{}{}", joined(names, phrases_), phrases_.colon, title);
      }
    }
    return title;
  }

  /// "Ties since the Cold War" goes on with "c. 1947", not with "since c. 1947".
  std::string not_said_twice(const std::string& when, const std::string& title) const {
    constexpr std::size_t least_letters = 4;  // shorter words mean other things too
    const std::string_view since = phrases_.since.substr(0, phrases_.since.find('{'));
    const bool says = since.size() > least_letters && when.starts_with(since) &&
                      title.find(" " + std::string(since)) != std::string::npos;
    return says ? when.substr(since.size()) : when;
  }

  /// What a line says of an item, before it is put together.
  struct Parts {
    Caption caption;
    bool plain = true;  ///< the date follows without a comma
  };

  std::string line_of(const Told& told) const {
    const auto [caption, plain] = parts_of(told);
    if (caption.when.empty()) return caption.title;
    return plain ? caption.title + " " + caption.when : caption.title + after_comma(caption.when);
  }

  Parts parts_of(const Told& told) const {
    const bool alone = style_.alone.count(told.number) > 0;
    std::string title = without_ends(
        alone ? with_others(*told.facts)
              : told_title(dossier_, selection_, *told.facts, told_elsewhere(*told.facts)),
        dossier_, ends_);
    title = base::capitalized(of_some(title, *told.facts));
    if (style_.voices) {
      title = with_doubt(dossier_, select::item_of(selection_, told.number), std::move(title));
    }
    const std::string when = not_said_twice(
        words::spells(told.facts->when, dossier_.language, fineness_, lasting(told) ? 3 : 2),
        title);
    const bool dated = when.empty() || title.find(when) != std::string::npos;
    std::string counted =
        with_amount(title, told.facts->amount, dossier_.language, AmountLength::brief);
    const bool plain = counted == title && !ends_in_number(title);
    if (counted != title && is_part(told.number)) {
      const std::string all = short_amount(*told.facts->amount, dossier_.language);
      counted = title + after_comma(fmt::format(fmt::runtime(phrases_.in_all), all));
    }
    return {{std::move(counted), dated ? "" : when, std::move(title)}, plain};
  }

  /// "A deadline: 31 July" and a month after it would read as one date.
  static bool ends_in_number(const std::string& title) {
    const std::size_t last = title.rfind(' ');
    const std::size_t begin =
        last == std::string::npos || last == 0 ? last : title.rfind(' ', last - 1);
    return std::any_of(title.begin() + (begin == std::string::npos ? 0 : begin), title.end(),
                       base::is_digit);
  }

  /// "5 more since 1960, 2 of them sanctions", "2 calls, Feb and Mar 2026".
  std::string rest(const std::vector<Told>& items) const {
    const std::string when = words::extent(dates_of(items), dossier_.language, fineness_);
    std::map<std::string, std::pair<std::size_t, const select::ItemView*>> types;
    for (const Told& told : items) {
      if (told.facts->type_label.empty()) continue;
      auto& entry = types[told.facts->type_label];
      ++entry.first;
      entry.second = told.facts;
    }
    const auto most = std::max_element(
        types.begin(), types.end(),
        [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    const bool alike = types.size() == 1 && most->second.first == items.size() && items.size() > 1;
    if (alike && !most->second.second->type_plural.empty()) {
      return number_of(items.size(), *most->second.second) + sum_of(items) + after_comma(when);
    }
    const std::string sum = sum_of(items);
    std::string text = languages::counted(language(), phrases_.more_items, items.size()) + sum;
    const bool apart = !sum.empty() || (!when.empty() && base::is_digit(when.front()));
    if (!when.empty()) text += apart ? after_comma(when) : " " + when;
    const bool worth =
        most != types.end() && most->second.first > 1 && !most->second.second->type_plural.empty();
    if (worth) {
      text += fmt::format(fmt::runtime(phrases_.of_them), most->second.first,
                          most->second.second->type_plural,
                          number_of(most->second.first, *most->second.second));
    }
    return text;
  }

  const Dossier& dossier_;
  const languages::Phrases& phrases_;
  const std::set<ActorIndex>& ends_;
  const StoryStyle& style_;
  const select::Selection& selection_;
  std::deque<select::ItemView> views_;
  std::vector<Told> items_;
  Fineness fineness_ = Fineness::year;
};

}  // namespace

std::string count_of(std::size_t count, const select::ItemView& facts, std::string_view language) {
  if (!facts.type_counted.empty()) {
    return languages::counted(languages::of(language), facts.type_counted, count);
  }
  return fmt::format(fmt::runtime(languages::phrases(language).counted), count,
                     count == 1 ? facts.type_label : facts.type_plural);
}

Tally tally(const Dossier& dossier, const select::Selection& selection,
            const std::vector<int>& numbers) {
  const languages::Language& language = languages::of(dossier.language);
  std::vector<const date::Edtf*> dates;
  std::set<std::string> types;
  std::string count;
  for (const int number : numbers) {
    const select::ItemView facts = select::view(dossier, select::item_of(selection, number));
    dates.insert(dates.end(), facts.when.begin(), facts.when.end());
    types.insert(facts.type_label);
    const bool has_word = !(numbers.size() == 1 ? facts.type_label : facts.type_plural).empty();
    count = has_word ? count_of(numbers.size(), facts, dossier.language) : "";
  }
  if (types.size() != 1 || count.empty()) {
    count = languages::counted(language, language.phrases.items_counted, numbers.size());
  }
  return {count, extent(dates, dossier.language, Fineness::year),
          longest_gap(dates, dossier.language)};
}

std::vector<std::string> tie_story(const Dossier& dossier, const select::Selection& selection,
                                   const std::vector<int>& numbers,
                                   const std::set<ActorIndex>& ends, const StoryStyle& style) {
  return Teller(dossier, selection, ends, style).tell(numbers);
}

Caption caption(const Dossier& dossier, const select::Selection& selection, int number,
                const std::set<ActorIndex>& ends,
                const std::vector<std::vector<ActorIndex>>& groups) {
  StoryStyle style;
  style.groups = groups;
  return Teller(dossier, selection, ends, style).caption(number);
}

}  // namespace entente::words

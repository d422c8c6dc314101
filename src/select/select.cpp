#include <algorithm>
#include <cmath>
#include <limits>

#include "select/choose.hpp"
#include "select/headline.hpp"
#include "select/open_houses.hpp"

namespace entente::select {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double axis_begin(const date::Edtf& when) { return date::axis_earliest(when).value_or(-infinity); }
double axis_end(const date::Edtf& when) { return date::axis_latest(when).value_or(infinity); }

/// Whether some spell of the item may touch [begin, end); undated items touch nothing.
bool touches(const ItemView& item, double begin, double end) {
  return std::any_of(item.when.begin(), item.when.end(), [&](const date::Edtf* when) {
    return !date::is_undated(*when) && axis_end(*when) > begin && axis_begin(*when) < end;
  });
}

bool is_open_plan(Status status) { return status != Status::happened; }

/// Items that the window of time and an explicit as-of date leave; the rest is counted in
/// `left_out`.
std::vector<Item> in_time(const Dossier& dossier, const Options& options,
                          const std::vector<Item>& all, std::size_t& outside) {
  const double begin = options.from ? axis_begin(*options.from) : -infinity;
  const double end = options.to ? axis_end(*options.to) : infinity;
  const bool windowed = options.from || options.to;
  const double as_of = options.as_of ? axis_end(*options.as_of) : infinity;
  // Plans for later belong to a figure as of the document's own date; further back they were not
  // known yet.
  const bool past = dossier.as_of && as_of < axis_end(*dossier.as_of);
  std::vector<Item> kept;
  for (const Item& item : all) {
    const ItemView facts = view(dossier, item);
    const date::Edtf* when = first_date(dossier, item);
    const bool later = when && axis_begin(*when) >= as_of && (past || !is_open_plan(facts.status));
    if ((windowed && !touches(facts, begin, end)) || later) {
      ++outside;
    } else {
      kept.push_back(item);
    }
  }
  return kept;
}

/// Items within `distance` ties of the focused actor and of what belongs to it.
std::vector<Item> in_focus(const Dossier& dossier, const std::vector<Item>& all, ActorIndex focus,
                           int distance, const std::optional<date::Edtf>& as_of) {
  std::vector<int> steps(dossier.actors.size(), std::numeric_limits<int>::max());
  for (std::uint32_t i = 0; i < dossier.actors.size(); ++i) {
    if (is_within(dossier, ActorIndex{i}, focus, as_of)) steps[i] = 0;
  }
  auto nearest = [&](const ItemView& item) {
    int best = std::numeric_limits<int>::max();
    for (const Participant& p : item.participants) {
      if (p.actor) best = std::min(best, steps[p.actor->value]);
    }
    return best;
  };
  for (int round = 1; round < distance; ++round) {
    std::vector<int> next = steps;
    for (const Item& item : all) {
      const ItemView facts = view(dossier, item);
      if (nearest(facts) >= round) continue;
      for (const Participant& p : facts.participants) {
        if (p.actor) next[p.actor->value] = std::min(next[p.actor->value], round);
      }
    }
    steps = next;
  }
  std::vector<Item> kept;
  for (const Item& item : all) {
    if (nearest(view(dossier, item)) < distance) kept.push_back(item);
  }
  return kept;
}

/// Events and relations are in order of time each: of one date, events come first.
std::vector<Item> all_items(const Dossier& dossier) {
  std::vector<Item> items;
  std::uint32_t event = 0;
  auto add_events_until = [&](const date::Edtf* end) {
    for (; event < dossier.events.size(); ++event) {
      const date::Edtf* when = first_date(dossier, {EventIndex{event}, 0});
      if (end && (!when || date::compare(*end, *when) < 0)) return;
      items.push_back({EventIndex{event}, 0});
    }
  };
  for (std::uint32_t i = 0; i < dossier.relations.size(); ++i) {
    const Item relation{RelationIndex{i}, 0};
    const date::Edtf* when = first_date(dossier, relation);
    add_events_until(when);
    items.push_back(relation);
  }
  add_events_until(nullptr);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].number = static_cast<int>(i) + 1;
  return items;
}

std::vector<ActorIndex> actors_of(const Dossier& dossier, const std::vector<Item>& items,
                                  const std::optional<date::Edtf>& as_of) {
  std::set<ActorIndex> found;
  for (const Item& item : items) {
    for (const Participant& p : view(dossier, item).participants) {
      std::optional<ActorIndex> at = p.actor;
      while (at && found.insert(*at).second) at = container_of(dossier, *at, as_of);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<SourceIndex> sources_of(const Dossier& dossier, const std::vector<Item>& items,
                                    const std::vector<ActorIndex>& actors) {
  std::vector<SourceIndex> found;
  auto cite = [&](const std::vector<SourceIndex>& sources) {
    for (SourceIndex source : sources) {
      if (std::find(found.begin(), found.end(), source) == found.end()) found.push_back(source);
    }
  };
  for (const Item& item : items) {
    const ItemView facts = view(dossier, item);
    cite(facts.sources);
    for (const Claim& claim : facts.claims) cite(claim.sources);
  }
  for (ActorIndex actor : actors) {
    for (const Post& post : dossier[actor].posts) cite(post.sources);
  }
  return found;
}

/// The stretch from the first item of a page to the first of the next. What is short compared to it
/// is shown to its end; longer bars are cut off where the next page begins.
void set_stretch(const Dossier& dossier, const Selection& whole, std::size_t first,
                 Selection& page) {
  const std::size_t next = first + page.items.size();
  const date::Edtf* after =
      next < whole.items.size() ? first_date(dossier, whole.items[next]) : nullptr;
  double begin = infinity, last = -infinity;
  for (const Item& item : page.items) {
    const date::Edtf* when = first_date(dossier, item);
    if (!when) continue;
    begin = std::min(begin, axis_begin(*when));
    last = std::max(last, axis_begin(*when));
  }
  if (begin == infinity) return;  // all are undated
  double end = after ? std::max(axis_begin(*after), last + 1) : infinity;
  const double brief = std::max(1.0, 0.25 * (end - begin));
  for (const Item& item : page.items) {
    const ItemView facts = view(dossier, item);
    for (const Claim& claim : facts.claims) {
      if (!claim.when || date::is_undated(*claim.when)) continue;
      begin = std::min(begin, axis_begin(*claim.when));
      end = std::max(end, axis_end(*claim.when));
    }
    if (facts.when.empty()) continue;
    const date::Edtf& when = *facts.when.front();
    if (axis_end(when) - axis_begin(when) <= brief) end = std::max(end, axis_end(when));
  }
  if (first > 0) page.stretch_begin = begin;
  if (after) page.stretch_end = end;
}

/// 0 unless most have an amount, and all of these are of one unit.
double largest_amount(const Dossier& dossier, const std::vector<Item>& items) {
  double largest = 0;
  std::size_t with = 0;
  std::optional<std::string> unit;
  for (const Item& item : items) {
    const std::optional<Amount>& amount = view(dossier, item).amount;
    if (!amount) continue;
    if (unit && *unit != amount->unit) return 0;
    unit = amount->unit;
    largest = std::max(largest, amount->value);
    ++with;
  }
  return static_cast<double>(with) >= most_amounts * static_cast<double>(items.size()) ? largest
                                                                                       : 0;
}

}  // namespace

bool is_within(const Dossier& dossier, ActorIndex actor, ActorIndex container,
               const std::optional<date::Edtf>& as_of) {
  std::optional<ActorIndex> at = actor;
  for (std::size_t steps = 0; at && steps <= dossier.actors.size(); ++steps) {
    if (*at == container) return true;
    at = container_of(dossier, *at, as_of);
  }
  return false;
}

bool has_part(const ItemView& facts, ActorIndex actor) {
  return std::any_of(facts.participants.begin(), facts.participants.end(),
                     [&](const Participant& p) { return p.actor == actor; });
}

bool takes_part(const Dossier& dossier, const ItemView& facts, ActorIndex actor,
                const std::optional<date::Edtf>& as_of) {
  return std::any_of(
      facts.participants.begin(), facts.participants.end(),
      [&](const Participant& p) { return p.actor && is_within(dossier, *p.actor, actor, as_of); });
}

const std::string& type_of(const Dossier& dossier, const Item& item) {
  const EventIndex* event = std::get_if<EventIndex>(&item.what);
  return event ? dossier[*event].type : dossier[std::get<RelationIndex>(item.what)].type;
}

ItemView view(const Dossier& dossier, const Item& item) {
  if (const EventIndex* index = std::get_if<EventIndex>(&item.what)) {
    const Event& e = dossier[*index];
    std::vector<const date::Edtf*> when;
    if (e.when && !date::is_undated(*e.when)) when.push_back(&*e.when);
    return {e.title,         e.type_label, e.type_plural, e.type_counted, e.personal,
            std::move(when), e.sign,       e.medium,      e.status,       e.weight,
            e.amount,        e.sources,    e.claims,      e.participants, true};
  }
  const Relation& r = dossier[std::get<RelationIndex>(item.what)];
  std::vector<const date::Edtf*> when;
  for (const date::Edtf& spell : r.when) {
    if (!date::is_undated(spell)) when.push_back(&spell);
  }
  return {r.label.empty() ? r.type_label : r.label,
          r.type_label,
          r.type_plural,
          r.type_counted,
          r.personal,
          std::move(when),
          r.sign,
          r.medium,
          r.status,
          r.weight,
          r.amount,
          r.sources,
          r.claims,
          r.participants,
          false};
}

Status status_of(const Dossier& dossier, const Item& item) {
  const EventIndex* event = std::get_if<EventIndex>(&item.what);
  return event ? dossier[*event].status : dossier[std::get<RelationIndex>(item.what)].status;
}

const date::Edtf* first_date(const Dossier& dossier, const Item& item) {
  const ItemView facts = view(dossier, item);
  return facts.when.empty() ? nullptr : facts.when.front();
}

Checked<Selection> apply(const Dossier& dossier, const Options& options) {
  Selection selection;
  selection.as_of = options.as_of ? options.as_of : dossier.as_of;
  selection.from = options.from;
  selection.to = options.to;
  std::size_t outside = 0;
  std::vector<Item> items = in_time(dossier, options, all_items(dossier), outside);
  if (options.focus) {
    const std::size_t before = items.size();
    items = in_focus(dossier, items, *options.focus, options.focus_distance, selection.as_of);
    selection.out_of_focus = before - items.size();
  }
  selection.out_of_window = outside;
  selection.items = std::move(items);
  choose(dossier, options, selection);
  selection.actors = actors_of(dossier, selection.items, selection.as_of);
  selection.sources = sources_of(dossier, selection.items, selection.actors);
  selection.listed = selection.sources;
  selection.titled = told_by_title(dossier, selection.items, selection.as_of);
  selection.largest_amount = largest_amount(dossier, selection.items);
  selection.stressed = stressed_of(dossier, selection);
  selection.opened = open_houses(dossier, selection);
  for (std::uint32_t i = 0; i < dossier.eras.size(); ++i) selection.eras.push_back(EraIndex{i});
  Checked<Selection> result;
  if (selection.items.empty()) {
    const bool chosen = selection.by_name + selection.below_weight + selection.beyond_top > 0;
    const bool narrowed = options.focus || options.from || options.to || options.as_of || chosen;
    result.diagnostics.push_back(
        make_diagnostic(Code::nothing_to_draw,
                        chosen     ? "what is left out on request leaves nothing to draw"
                        : narrowed ? "the window of time or the focus leaves nothing to draw"
                                   : "the dossier has no relation and no event: nothing to draw",
                        chosen     ? "leave out less: --min-weight, --leave-out"
                        : narrowed ? "widen --from, --to, --as-of or --focus"
                                   : "add an event"));
    return result;
  }
  result.value = std::move(selection);
  return result;
}

std::string years_of(const std::vector<const date::Edtf*>& dates, std::string_view language) {
  std::optional<date::Year> first, last;
  for (const date::Edtf* when : dates) {
    for (const date::Bound& bound : {when->earliest, when->end_earliest, when->start_latest}) {
      if (!bound.finite()) continue;
      first = first ? std::min(*first, bound.day.year) : bound.day.year;
      last = last ? std::max(*last, bound.day.year) : bound.day.year;
    }
  }
  if (!first) return {};
  const std::string from = date::year_label(*first, language);
  return *first == *last ? from : from + "–" + date::year_label(*last, language);
}

bool stands_out(const Selection& selection, const std::vector<int>& numbers) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](int number) { return stands_out(selection, number); });
}

bool stands_out(const Selection& selection, int number) {
  return selection.stressed.count(number) > 0;
}

const Item& item_of(const Selection& selection, int number) {
  // Numbers follow one another unless some were left out by name.
  const auto place = static_cast<std::size_t>(number - selection.items.front().number);
  if (place < selection.items.size() && selection.items[place].number == number) {
    return selection.items[place];
  }
  return *std::lower_bound(selection.items.begin(), selection.items.end(), number,
                           [](const Item& item, int wanted) { return item.number < wanted; });
}

std::size_t number_of(const Selection& selection, SourceIndex source) {
  const auto found = std::find(selection.sources.begin(), selection.sources.end(), source);
  return static_cast<std::size_t>(found - selection.sources.begin()) + 1;
}

Selection page_of(const Dossier& dossier, const Selection& whole, std::size_t first,
                  std::size_t count) {
  Selection page = whole;
  const auto begin = whole.items.begin() + static_cast<std::ptrdiff_t>(first);
  page.items.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
  page.actors = actors_of(dossier, page.items, page.as_of);
  page.opened = open_houses(dossier, page);
  page.listed.clear();
  const std::vector<SourceIndex> cited = sources_of(dossier, page.items, page.actors);
  for (const SourceIndex source : whole.sources) {
    if (std::find(cited.begin(), cited.end(), source) != cited.end()) page.listed.push_back(source);
  }
  set_stretch(dossier, whole, first, page);
  return page;
}

double importance(const Dossier& dossier, const Selection& selection, const Item& item) {
  const ItemView facts = view(dossier, item);
  const double actors = std::min<double>(5, static_cast<double>(facts.participants.size()));
  const double sources = std::min<double>(5, static_cast<double>(facts.sources.size()));
  const double certain =
      facts.status == Status::happened || facts.status == Status::planned ? 1 : 0.9;
  // Items are sorted by date and a story ends with its news: later ones weigh up to a third more.
  const auto at =
      std::lower_bound(selection.items.begin(), selection.items.end(), item.number,
                       [](const Item& other, int number) { return other.number < number; });
  const double recency = selection.items.empty()
                             ? 0
                             : static_cast<double>(at - selection.items.begin() + 1) /
                                   static_cast<double>(selection.items.size());
  // Where most items are amounts, the large ones are the story, and not the latest.
  constexpr double share_of_others = 0.1;
  const double largest = selection.largest_amount;
  const double share = largest <= 0   ? 0
                       : facts.amount ? facts.amount->value / largest
                                      : share_of_others;
  const double amount = 1 + 5 * std::sqrt(std::max(0.0, share));
  const double titled = selection.titled.count(item.number) > 0 ? 1.5 : 1;
  return facts.weight * certain * titled * amount *
         (1 + 0.1 * actors + 0.05 * sources + 0.33 * recency);
}

std::optional<ActorIndex> container_of(const Dossier& dossier, ActorIndex actor,
                                       const std::optional<date::Edtf>& as_of) {
  const Actor& a = dossier[actor];
  if (a.of) return a.of;
  const Post* post = current_post(dossier, actor, as_of);
  return post ? std::optional(post->of) : std::nullopt;
}

const Post* current_post(const Dossier& dossier, ActorIndex actor,
                         const std::optional<date::Edtf>& as_of) {
  const Actor& holder = dossier[actor];
  const bool looks_back = !as_of || (dossier.as_of && as_of->text == dossier.as_of->text);
  const Post* best = nullptr;
  bool best_holds = false;
  for (const Post& post : holder.posts) {
    if (looks_back && holder.acts_for && post.of != *holder.acts_for) continue;
    const double begin = post.when ? axis_begin(*post.when) : -infinity;
    const double end = post.when ? axis_end(*post.when) : infinity;
    const bool holds = !as_of || (begin < axis_end(*as_of) && end > axis_begin(*as_of));
    const double best_begin = best && best->when ? axis_begin(*best->when) : -infinity;
    if (!best || (holds && !best_holds) || (holds == best_holds && begin > best_begin)) {
      best = &post;
      best_holds = holds;
    }
  }
  return best;
}

ActorIndex house_of(const Dossier& dossier, ActorIndex actor,
                    const std::optional<date::Edtf>& as_of) {
  ActorIndex at = actor;
  for (std::size_t steps = 0; steps <= dossier.actors.size() && !dossier[at].apart; ++steps) {
    const std::optional<ActorIndex> up = container_of(dossier, at, as_of);
    if (!up) break;
    at = *up;
  }
  return at;
}

std::string role_of(const Dossier& dossier, ActorIndex actor,
                    const std::optional<date::Edtf>& as_of) {
  const Post* post = current_post(dossier, actor, as_of);
  return post ? post->role : std::string();
}

}  // namespace entente::select

#include "timeline/entries.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "languages/language.hpp"
#include "select/naming.hpp"
#include "select/standing.hpp"
#include "words/amounts.hpp"
#include "words/spells.hpp"

namespace entente::timeline {
namespace {

/// Who stands on a lane, all participants of one house together.
struct Together {
  bool acts = false, acted_upon = false;
};

constexpr double weight_of_named = 2;  // in the subtitle

/// Whom title or subtitle name, the story is about.
double weight_of(const Dossier& dossier, const LaneKey& key) {
  if (key.kind != LaneKey::Kind::actor) return 1;
  const Actor& actor = dossier[key.actor];
  if (select::headline_names(dossier.title, actor)) return weight_of_titled;
  return select::headline_names(dossier.subtitle, actor) ? weight_of_named : 1;
}

/// Whether somebody holds an office while the item happens, as far as its date is known.
bool in_office(const Actor& actor, const date::Edtf* when) {
  const double from = when ? date::axis_earliest(*when).value_or(-infinity) : -infinity;
  const double to = when ? date::axis_latest(*when).value_or(infinity) : infinity;
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    if (!post.when) return true;
    return date::axis_earliest(*post.when).value_or(-infinity) < to &&
           date::axis_latest(*post.when).value_or(infinity) > from;
  });
}

/// People with a good part in the story, most of it while they hold no office: it is theirs, not
/// that of the country for which they act before or after. And who has so large a part in it that
/// it is his story as well.
std::set<ActorIndex> people_of_the_story(const Dossier& dossier,
                                         const select::Selection& selection) {
  constexpr double good_part = 0.1, large_part = 1.0 / 3;
  constexpr int several = 5;  // items: in a short story everybody has a third
  struct Parts {
    double all = 0, outside = 0;
    int items = 0;
  };
  std::map<ActorIndex, Parts> parts;
  double all = 0;
  for (const select::Item& item : selection.items) {
    const double importance = select::importance(dossier, selection, item);
    all += importance;
    std::set<ActorIndex> people;
    for (const Participant& p : select::view(dossier, item).participants) {
      if (p.actor && dossier[*p.actor].kind == ActorKind::official) people.insert(*p.actor);
    }
    const date::Edtf* when = select::first_date(dossier, item);
    for (const ActorIndex person : people) {
      parts[person].all += importance;
      ++parts[person].items;
      if (!in_office(dossier[person], when)) parts[person].outside += importance;
    }
  }
  std::set<ActorIndex> found;
  for (const auto& [person, part] : parts) {
    const bool his_own = !dossier[person].posts.empty() && 2 * part.outside > part.all &&
                         part.all >= good_part * all;
    const bool large = part.items >= several && part.all >= large_part * all;
    if (his_own || large) found.insert(person);
  }
  return found;
}

/// Whose lane actors stand on: their house's, but people whom the title names, who have a
/// large part in the story or act out of office, and those of a house which the story is about have
/// their own.
class Homes {
 public:
  Homes(const Dossier& dossier, const select::Selection& selection, LaneChoice choice)
      : dossier_(dossier),
        selection_(selection),
        choice_(choice),
        alone_(people_of_the_story(dossier, selection)) {}

  ActorIndex of(ActorIndex actor) const {
    const bool own = choice_ == LaneChoice::actors || alone_.count(actor) > 0 ||
                     (dossier_[actor].kind == ActorKind::official &&
                      select::headline_names(dossier_.title, dossier_[actor]));
    if (own) return actor;
    const ActorIndex house = select::house_of(dossier_, actor, selection_.as_of);
    return selection_.opened.count(house) > 0 ? actor : house;
  }

 private:
  const Dossier& dossier_;
  const select::Selection& selection_;
  LaneChoice choice_;
  std::set<ActorIndex> alone_;
};

std::vector<Stop> stops_of(const Dossier& dossier, const select::Selection& selection,
                           const select::ItemView& facts, const Homes& homes, LaneChoice choice) {
  if (choice == LaneChoice::none) return {{{LaneKey::Kind::nobody, {}}, Glyph::mark}};
  std::map<LaneKey, Together> lanes;
  const std::vector<select::Standing> standings = select::standings(dossier, selection, facts);
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const std::optional<ActorIndex>& actor = facts.participants[i].actor;
    LaneKey key{LaneKey::Kind::unknown, {}};
    if (actor) key = {LaneKey::Kind::actor, homes.of(*actor)};
    const bool upon = standings[i] == select::Standing::acted_upon;
    lanes[key].acts |= !upon && standings[i] != select::Standing::aside;
    lanes[key].acted_upon |= upon;
  }
  if (lanes.empty()) return {{{LaneKey::Kind::nobody, {}}, Glyph::mark}};
  auto any = [&](auto test) {
    return std::any_of(lanes.begin(), lanes.end(), [&](const auto& l) { return test(l.second); });
  };
  const bool actors = any([](const Together& s) { return s.acts; });
  const bool somebody = actors || any([](const Together& s) { return s.acted_upon; });
  std::vector<Stop> stops;
  for (const auto& [key, standing] : lanes) {
    Glyph part = Glyph::ring;
    if (standing.acts || !somebody || (standing.acted_upon && !actors)) {
      part = Glyph::mark;
    } else if (standing.acted_upon) {
      part = Glyph::arrow;
    }
    stops.push_back({key, part, weight_of(dossier, key)});
  }
  return stops;
}

/// With a capital first letter, as the other lines of a list.
std::string capitalized(std::string words) {
  std::size_t at = 0;
  if (words.empty()) return words;
  const char32_t first = base::next_code_point(words, at);
  const std::string lower = words.substr(0, at);
  for (char32_t step : {32u, 80u, 1u}) {  // where the scripts keep their capitals
    if (first <= step) continue;
    std::string upper;
    base::append_code_point(upper, first - step);
    if (upper != lower && base::fold_case(upper) == lower) return upper + words.substr(at);
  }
  return words;
}

std::string id_of(const Dossier& dossier, const select::Item& item) {
  if (const EventIndex* event = std::get_if<EventIndex>(&item.what)) return dossier[*event].id;
  return dossier[std::get<RelationIndex>(item.what)].id;
}

/// What happened, happened by then: a coarse date says no more than that.
void end_by(const date::Edtf& as_of, Trace& spell) {
  const std::optional<double> now = date::axis_latest(as_of);
  for (Piece& piece : spell.pieces) {
    if (!now || piece.kind != Piece::Kind::within || !std::isfinite(piece.end)) continue;
    if (piece.begin < *now && piece.end > *now) piece.end = piece.solid_end = *now;
  }
}

/// Of each item: 1 for usual weight, more for what weighs more, or has the larger amount.
std::vector<double> sizes_of(const Dossier& dossier, const select::Selection& selection) {
  constexpr double most = 1.4, per_doubling = 0.2;
  const bool amounts = size_is_amount(dossier, selection);
  std::vector<double> weights;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    weights.push_back(amounts ? facts.amount->value : facts.weight);
  }
  std::vector<double> sorted = weights;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  const double usual = *middle;
  for (double& weight : weights) {
    const bool heavy = usual > 0 && weight > usual;
    weight = heavy ? std::min(most, 1 + per_doubling * std::log2(weight / usual)) : 1;
  }
  return weights;
}

}  // namespace

bool has_place(const Entry& entry) {
  return entry.dated() && std::isfinite(entry.spells.front().pieces.front().at());
}

double of_actors(const std::vector<Stop>& stops) {
  double actors = 0, all = 0;
  for (const Stop& stop : stops) {
    all += stop.weight;
    if (stop.lane.kind == LaneKey::Kind::actor) actors += stop.weight;
  }
  return actors / all;
}

bool to_the_day(const std::vector<Entry>& entries) {
  const auto is_finer = [](const Piece& piece) {
    return piece.kind == Piece::Kind::instant && piece.end - piece.begin < 0.9;
  };
  for (const Entry& entry : entries) {
    for (const Trace& spell : entry.spells) {
      if (std::any_of(spell.pieces.begin(), spell.pieces.end(), is_finer)) return false;
    }
  }
  return true;
}

bool size_is_amount(const Dossier& dossier, const select::Selection& selection) {
  std::vector<int> numbers;
  for (const select::Item& item : selection.items) numbers.push_back(item.number);
  return words::sum_of_all(dossier, selection, numbers).has_value();
}

LaneChoice lanes_of_story(const Dossier& dossier, const select::Selection& selection,
                          LaneChoice choice) {
  if (choice != LaneChoice::houses) return choice;
  std::size_t inside = 0, between = 0;
  for (const select::Item& item : selection.items) {
    std::set<ActorIndex> actors, houses;
    for (const Participant& p : select::view(dossier, item).participants) {
      if (!p.actor) continue;
      actors.insert(*p.actor);
      houses.insert(select::house_of(dossier, *p.actor, selection.as_of));
    }
    if (actors.size() > 1) ++(houses.size() > 1 ? between : inside);
  }
  return inside > between ? LaneChoice::actors : choice;
}

std::vector<Entry> make_entries(const Dossier& dossier, const select::Selection& selection,
                                const std::vector<std::size_t>& items, LaneChoice lanes) {
  std::vector<Entry> entries;
  const std::vector<double> sizes = sizes_of(dossier, selection);
  const Homes homes(dossier, selection, lanes);
  for (std::size_t position : items) {
    const select::Item& item = selection.items[position];
    const select::ItemView facts = select::view(dossier, item);
    Entry entry;
    entry.item = position;
    entry.number = item.number;
    entry.decisive = select::stands_out(selection, item.number);
    entry.title = capitalized(words::with_amount(facts.title, facts.amount, dossier.language,
                                                 words::AmountLength::brief));
    entry.id = id_of(dossier, item);
    entry.sign = facts.sign;
    entry.status = facts.status;
    entry.importance = select::importance(dossier, selection, item);
    entry.size = sizes[position];
    entry.stops = stops_of(dossier, selection, facts, homes, lanes);
    std::vector<Trace> spells, claims;
    for (const date::Edtf* when : facts.when) {
      Trace spell = clipped(trace(*when), selection);
      if (facts.status == Status::happened && selection.as_of) end_by(*selection.as_of, spell);
      if (!spell.pieces.empty()) spells.push_back(std::move(spell));
    }
    entry.date = words::spells_in_brief(facts.when, dossier.language);
    for (const Claim& claim : facts.claims) {
      if (spells.empty() || !claim.when) continue;
      Trace other = clipped(trace(*claim.when), selection);
      if (!other.pieces.empty()) claims.push_back(std::move(other));
    }
    entry.spells = std::move(spells);
    entry.claims = std::move(claims);
    entries.push_back(std::move(entry));
  }
  return entries;
}

void name_times_alone(std::vector<Entry>& entries, std::string_view language) {
  constexpr std::size_t least = 3;  // fewer say their day without tiring anybody
  constexpr std::string_view digits = "0123456789:";
  std::string_view between = languages::of(language).dates.time;  // "{d}, {t}"
  between = between.substr(3, between.size() - 6);
  std::string_view day;
  std::size_t count = 0;
  for (const Entry& entry : entries) {
    if (!entry.dated()) continue;
    const std::string& words = entry.date;
    const std::string_view date = words;
    const std::size_t at = date.rfind(between);
    if (at == std::string_view::npos) return;
    const std::string_view time = date.substr(at + between.size());
    const bool is_time = time.find(':') != std::string_view::npos &&
                         time.find_first_not_of(digits) == std::string_view::npos;
    if (!is_time || (count > 0 && date.substr(0, at) != day)) return;
    day = date.substr(0, at);
    ++count;
  }
  if (count < least) return;
  const std::size_t length = day.size() + between.size();
  for (Entry& entry : entries) {
    const std::string& words = entry.date;
    if (entry.dated()) entry.date = words.substr(length);
  }
}

Trace clipped(Trace trace, const select::Selection& selection) {
  const double from = std::max(
      selection.stretch_begin,
      selection.from ? date::axis_earliest(*selection.from).value_or(-infinity) : -infinity);
  const double to =
      std::min(selection.stretch_end,
               selection.to ? date::axis_latest(*selection.to).value_or(infinity) : infinity);
  std::erase_if(trace.pieces, [&](const Piece& p) { return p.end <= from || p.begin >= to; });
  for (Piece& piece : trace.pieces) {
    if (piece.begin < from) {
      piece.begin = -infinity;
      piece.solid_begin = std::max(piece.solid_begin, from);
      piece.start = End::open;
    }
    if (piece.end > to) {
      piece.end = infinity;
      piece.solid_end = std::min(piece.solid_end, to);
      piece.finish = End::open;
    }
  }
  return trace;
}

}  // namespace entente::timeline

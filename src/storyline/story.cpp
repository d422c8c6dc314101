#include "storyline/story.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace entente::storyline {
namespace {

using timeline::Glyph;
using timeline::infinity;
using timeline::Piece;

constexpr double worth_of_repetition = 0.8;  // of an event with the same actors as one before
constexpr std::size_t least_events = 2;      // in which a line takes part
constexpr std::size_t least_visits = 3;      // in which an official does who has a line
constexpr int most_rounds = 8;

/// An event that may be told.
struct Candidate {
  timeline::Entry entry;
  std::map<ActorIndex, Glyph> actors;
  std::set<ActorIndex> houses;
  bool succession = false;
  bool is_event = false;
};

/// What matters more of two parts in one event.
Glyph joined(Glyph a, Glyph b) { return std::min(a, b); }

class Teller {
 public:
  Teller(const Context& context, const StoryWish& wish)
      : dossier_(context.dossier), selection_(context.selection), wish_(wish) {
    by_house_ =
        timeline::lanes_of_story(dossier_, selection_, LaneChoice::houses) == LaneChoice::houses;
    read();
  }

  Story tell() {
    Story story;
    story.eligible = candidates_.size();
    if (candidates_.empty()) return story;
    choose();
    make_tracks(story);
    make_bundles(story);
    return story;
  }

 private:
  using Counts = std::map<ActorIndex, std::pair<std::size_t, double>>;  ///< events, importance

  ActorIndex house(ActorIndex actor) const {
    return by_house_ ? select::house_of(dossier_, actor, selection_.as_of) : actor;
  }

  /// Events; dated ties where there are none.
  void read() {
    std::vector<std::size_t> all(selection_.items.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    for (timeline::Entry& entry :
         timeline::make_entries(dossier_, selection_, all, LaneChoice::actors)) {
      const select::Item& item = selection_.items[entry.item];
      Candidate candidate;
      candidate.is_event = std::holds_alternative<EventIndex>(item.what);
      candidate.succession = select::type_of(dossier_, item) == "succession";
      for (const timeline::Stop& stop : entry.stops) {
        if (stop.lane.kind != timeline::LaneKey::Kind::actor) continue;
        candidate.actors[stop.lane.actor] = stop.part;
        candidate.houses.insert(house(stop.lane.actor));
      }
      if (!entry.dated() || candidate.houses.size() < 2) continue;
      candidate.entry = std::move(entry);
      candidates_.push_back(std::move(candidate));
    }
    const bool events = std::any_of(candidates_.begin(), candidates_.end(),
                                    [](const Candidate& c) { return c.is_event; });
    if (events) std::erase_if(candidates_, [](const Candidate& c) { return !c.is_event; });
  }

  /// The houses of a candidate that have lines.
  std::set<ActorIndex> told(const Candidate& candidate) const {
    std::set<ActorIndex> houses;
    for (const ActorIndex actor : candidate.houses) {
      if (lines_.count(actor) > 0) houses.insert(actor);
    }
    return houses;
  }

  bool part_of_chosen(const Candidate& candidate) const {
    const auto* event = std::get_if<EventIndex>(&selection_.items[candidate.entry.item].what);
    if (!event || !dossier_[*event].part_of) return false;
    return std::any_of(chosen_.begin(), chosen_.end(), [&](std::size_t i) {
      const auto* other =
          std::get_if<EventIndex>(&selection_.items[candidates_[i].entry.item].what);
      return other && *other == *dossier_[*event].part_of;
    });
  }

  void take_events() {
    chosen_.clear();
    std::map<std::set<ActorIndex>, int> before;
    std::vector<bool> taken(candidates_.size());
    while (chosen_.size() < wish_.events) {
      double most = 0;
      std::size_t best = candidates_.size();
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (taken[i]) continue;
        const std::set<ActorIndex> houses = told(candidates_[i]);
        if (houses.size() < 2 || part_of_chosen(candidates_[i])) continue;
        const auto same = before.find(houses);
        const double worth = candidates_[i].entry.importance *
                             std::pow(worth_of_repetition, same == before.end() ? 0 : same->second);
        if (worth <= most) continue;
        most = worth;
        best = i;
      }
      if (best == candidates_.size()) break;
      taken[best] = true;
      chosen_.push_back(best);
      ++before[told(candidates_[best])];
    }
  }

  /// Those with enough events, the first ones of them; two at least.
  std::set<ActorIndex> best_of(const Counts& counts) const {
    std::vector<std::pair<std::pair<std::size_t, double>, ActorIndex>> ranking;
    for (const auto& [actor, count] : counts) ranking.push_back({count, actor});
    std::sort(ranking.begin(), ranking.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::set<ActorIndex> kept;
    for (const auto& [count, actor] : ranking) {
      const bool enough = count.first >= least_events || kept.size() < 2;
      if (enough && kept.size() < wish_.lines) kept.insert(actor);
    }
    return kept;
  }

  /// Events and lines depend on each other: lines with too few events go, and others may come in.
  /// From lines for all, or where that leads to few events, from lines for those with most.
  void choose() {
    Counts promise;
    for (const Candidate& candidate : candidates_) count(candidate.houses, candidate, promise);
    lines_.clear();
    for (const auto& [actor, so_many] : promise) lines_.insert(actor);
    settle();
    const std::vector<std::size_t> found = chosen_;
    const std::set<ActorIndex> lines = lines_;
    lines_ = best_of(promise);
    settle();
    if (chosen_.size() <= found.size()) {
      chosen_ = found;
      lines_ = lines;
    }
    std::sort(chosen_.begin(), chosen_.end(), [&](std::size_t a, std::size_t b) {
      const double at = at_of(candidates_[a]), bt = at_of(candidates_[b]);
      return at != bt ? at < bt : candidates_[a].entry.number < candidates_[b].entry.number;
    });
  }

  void settle() {
    for (int round = 0; round < most_rounds; ++round) {
      take_events();
      Counts counts;
      for (const std::size_t i : chosen_) count(told(candidates_[i]), candidates_[i], counts);
      std::set<ActorIndex> kept = best_of(counts);
      if (kept == lines_) break;
      lines_ = std::move(kept);
    }
    take_events();
  }

  static void count(const std::set<ActorIndex>& actors, const Candidate& candidate,
                    Counts& counts) {
    for (const ActorIndex actor : actors) {
      ++counts[actor].first;
      counts[actor].second += candidate.entry.importance;
    }
  }

  static const Piece& piece_of(const Candidate& candidate) {
    return candidate.entry.spells.front().pieces.front();
  }
  static double at_of(const Candidate& candidate) {
    const Piece& piece = piece_of(candidate);
    const double at = piece.at();
    if (std::isfinite(at)) return at;
    return std::isfinite(piece.end) ? piece.end : 0;
  }

  Holder holder_of(ActorIndex actor) const {
    Holder holder{actor, -infinity, infinity};
    if (!dossier_[actor].lived) return holder;
    holder.from = date::axis_earliest(*dossier_[actor].lived).value_or(-infinity);
    holder.until = date::axis_latest(*dossier_[actor].lived).value_or(infinity);
    return holder;
  }

  /// When the events of a house are.
  std::pair<double, double> reign(ActorIndex actor, bool without_succession) const {
    double first = infinity, last = -infinity;
    for (const std::size_t i : chosen_) {
      if (candidates_[i].houses.count(actor) == 0) continue;
      if (without_succession && candidates_[i].succession) continue;
      first = std::min(first, at_of(candidates_[i]));
      last = std::max(last, at_of(candidates_[i]));
    }
    return {first, last};
  }

  void make_tracks(Story& story) {
    for (const ActorIndex actor : lines_) {
      if (reign(actor, false).first == infinity) continue;
      track_[actor] = static_cast<int>(story.tracks.size());
      story.tracks.push_back({{holder_of(actor)}, std::nullopt, 0});
    }
    for (const std::size_t i : chosen_) {
      if (candidates_[i].succession) succeed(candidates_[i], story);
    }
    drop_empty(story);
    if (!by_house_) return;
    std::map<ActorIndex, std::size_t> visits;
    for (const std::size_t i : chosen_) {
      for (const auto& [actor, part] : candidates_[i].actors) {
        const bool official = dossier_[actor].kind == ActorKind::official;
        if (official && house(actor) != actor && track_.count(house(actor)) > 0) ++visits[actor];
      }
    }
    for (const auto& [actor, count] : visits) {
      if (count < least_visits) continue;
      const int home = track_.at(house(actor));
      track_[actor] = static_cast<int>(story.tracks.size());
      story.tracks.push_back({{holder_of(actor)}, home, 0});
    }
  }

  /// One line for both, if one's events end where the other's begin.
  void succeed(const Candidate& candidate, Story& story) {
    if (candidate.houses.size() != 2) return;
    ActorIndex first = *candidate.houses.begin(), second = *candidate.houses.rbegin();
    if (reign(first, true).first > reign(second, true).first) std::swap(first, second);
    const double at = at_of(candidate);
    const bool one_after_the_other =
        reign(first, true).second <= at && reign(second, true).first >= at;
    if (track_.count(first) == 0 || track_.count(second) == 0 || !one_after_the_other) return;
    const auto from = static_cast<std::size_t>(track_[second]);
    const auto to = static_cast<std::size_t>(track_[first]);
    if (from == to) return;
    story.tracks[to].holders.back().until = at;
    story.tracks[from].holders.front().from = at;
    std::vector<Holder>& holders = story.tracks[to].holders;
    holders.insert(holders.end(), story.tracks[from].holders.begin(),
                   story.tracks[from].holders.end());
    for (const Holder& holder : story.tracks[from].holders) {
      track_[holder.actor] = static_cast<int>(to);
    }
    story.tracks[from].holders.clear();
  }

  void drop_empty(Story& story) {
    std::vector<Track> kept;
    for (Track& track : story.tracks) {
      if (track.holders.empty()) continue;
      for (const Holder& holder : track.holders) {
        track_[holder.actor] = static_cast<int>(kept.size());
      }
      kept.push_back(std::move(track));
    }
    story.tracks = std::move(kept);
  }

  void make_bundles(Story& story) {
    std::set<ActorIndex> inside, without;
    for (const std::size_t i : chosen_) {
      const Candidate& candidate = candidates_[i];
      std::map<int, Glyph> parts;
      for (const auto& [actor, part] : candidate.actors) {
        auto found = track_.find(actor);
        if (found == track_.end()) {
          found = track_.find(house(actor));
          (found == track_.end() ? without : inside).insert(actor);
        }
        if (found == track_.end()) continue;
        const auto [at, added] = parts.try_emplace(found->second, part);
        if (!added) at->second = joined(at->second, part);
      }
      Bundle bundle;
      for (const auto& [track, part] : parts) {
        bundle.stops.push_back({track, part});
        ++story.tracks[static_cast<std::size_t>(track)].events;
      }
      const Piece& piece = piece_of(candidate);
      bundle.entry = candidate.entry;
      bundle.at = at_of(candidate);
      bundle.begin = std::isfinite(piece.begin) ? piece.begin : bundle.at;
      bundle.end = std::isfinite(piece.end) ? piece.end : std::max(bundle.at, bundle.begin);
      if (!std::isfinite(piece.end) && std::isfinite(piece.begin)) {
        bundle.end = std::max(bundle.begin, piece.solid_begin + 1);
      }
      bundle.hollow = piece.doubtful || piece.kind == Piece::Kind::within ||
                      candidate.entry.spells.front().alternatives;
      story.bundles.push_back(std::move(bundle));
    }
    story.inside = inside.size();
    story.without = without.size();
  }

  const Dossier& dossier_;
  const select::Selection& selection_;
  const StoryWish& wish_;
  bool by_house_ = true;
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> chosen_;  ///< of the candidates
  std::set<ActorIndex> lines_;       ///< houses that may have lines
  std::map<ActorIndex, int> track_;
};

}  // namespace

bool Bundle::has(int track) const {
  return std::any_of(stops.begin(), stops.end(),
                     [track](const Stop& stop) { return stop.track == track; });
}

Story tell_story(const Context& context, const StoryWish& wish) {
  return Teller(context, wish).tell();
}

}  // namespace entente::storyline

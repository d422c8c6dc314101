#include "storyline/weave.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "layout/story_heights.hpp"

namespace entente::storyline {
namespace {

constexpr double lead_in = 22, lead_out = 16;  // px of a line beyond its first and last event
constexpr double longest_pause = 200;          // px between events of one stretch
constexpr double steepness = 0.6;              // width of a curve over its height
constexpr std::int64_t budget = 20'000'000;

std::size_t index(int i) { return static_cast<std::size_t>(i); }

/// When lines have an order: at a bundle, or between two.
struct Moment {
  double x = 0;
  std::optional<std::size_t> bundle;
};

/// The moments of one strand, and from where to where it should be drawn.
struct Span {
  int track = 0;
  std::size_t first = 0, last = 0;  ///< moments
  double from = 0, to = 0;          ///< x
  bool begins = false, fades = false;
};

/// Where lines may move: from x to x.
struct Passage {
  double from = 0, to = 0;
};

class Weaver {
 public:
  Weaver(const Story& story, const Axis& axis, const Dossier& dossier, const Sizes& sizes,
         double stretch)
      : story_(story), axis_(axis), dossier_(dossier), sizes_(sizes), stretch_(stretch) {
    left_ = axis.scale.left();
    right_ = axis.scale.right();
  }

  Weave run() {
    find_hub();
    make_moments();
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) make_spans(static_cast<int>(t));
    state_problem();
    find_orders();
    find_heights();
    make_passages();
    for (const Span& span : spans_) draw(span);
    for (std::size_t s = 0; s < spans_.size(); ++s) lengthen(s);
    place_bundles();
    return std::move(result_);
  }

 private:
  const Track& track(int i) const { return story_.tracks[index(i)]; }

  void find_hub() {
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
      const bool more = story_.tracks[t].events > track(result_.hub).events;
      if (!story_.tracks[t].home && (more || track(result_.hub).home)) {
        result_.hub = static_cast<int>(t);
      }
    }
  }

  void make_moments() {
    const std::vector<double>& x = axis_.x;
    const double room = 2 * (sizes_.plateau + sizes_.curve);
    if (x.front() - left_ > room / 2 + sizes_.plateau) {
      moments_.push_back({(left_ + x.front()) / 2, std::nullopt});
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (i > 0) {
        const bool parts =
            x[i] - x[i - 1] >= sizes_.stay || axis_.segment[i] != axis_.segment[i - 1];
        if (parts) moments_.push_back({(x[i - 1] + x[i]) / 2, std::nullopt});
      }
      moments_.push_back({x[i], i});
    }
    if (right_ - x.back() > room / 2 + sizes_.plateau) {
      moments_.push_back({(right_ + x.back()) / 2, std::nullopt});
    }
  }

  /// Moments at which the track has an event, or an official who leaves it.
  std::vector<std::size_t> events_of(int line) const {
    std::vector<std::size_t> list;
    for (std::size_t m = 0; m < moments_.size(); ++m) {
      if (!moments_[m].bundle) continue;
      const std::vector<Stop>& stops = story_.bundles[*moments_[m].bundle].stops;
      const bool there = std::any_of(stops.begin(), stops.end(), [&](const Stop& stop) {
        return stop.track == line || track(stop.track).home == line;
      });
      if (there) list.push_back(m);
    }
    return list;
  }

  bool never_pauses(int line) const {
    constexpr std::size_t few = 3;
    return !track(line).home &&
           (3 * events_of(line).size() >= story_.bundles.size() || story_.tracks.size() <= few);
  }

  void make_spans(int line) {
    const std::vector<std::size_t> events = events_of(line);
    if (events.empty()) return;
    if (never_pauses(line)) return add_life(line, events);
    const double longest = (track(line).home ? sizes_.stay : longest_pause * sizes_.unit);
    std::size_t first = events.front();
    for (std::size_t i = 0; i < events.size(); ++i) {
      const bool ends = i + 1 == events.size() || pauses(events[i], events[i + 1], longest);
      if (!ends) continue;
      Span span{line, first, events[i], 0, 0, !track(line).home, false};
      span.from = std::max(left_, moments_[first].x - lead_in * sizes_.unit);
      span.to = std::min(right_, moments_[events[i]].x + lead_out * sizes_.unit);
      span.fades = !track(line).home && i + 1 == events.size() && span.to < right_;
      spans_.push_back(span);
      if (i + 1 < events.size()) first = events[i + 1];
    }
  }

  bool pauses(std::size_t a, std::size_t b, double longest) const {
    const std::size_t from = axis_.segment[*moments_[a].bundle];
    const std::size_t to = axis_.segment[*moments_[b].bundle];
    const std::size_t most = longest > sizes_.stay ? 1 : 0;
    return moments_[b].x - moments_[a].x > longest || to - from > most;
  }

  /// All its life.
  void add_life(int line, const std::vector<std::size_t>& events) {
    const std::vector<Holder>& holders = track(line).holders;
    Span span{line, events.front(), events.back(), left_, right_, false, false};
    if (std::isfinite(holders.front().from)) {
      span.from = std::max(left_, axis_.scale.x(holders.front().from));
    }
    if (std::isfinite(holders.back().until)) {
      span.to = std::min(right_, axis_.scale.x(holders.back().until));
    }
    span.from = std::min(span.from, moments_[events.front()].x);
    span.to = std::max(span.to, moments_[events.back()].x);
    while (span.first > 0 && moments_[span.first - 1].x >= span.from) --span.first;
    while (span.last + 1 < moments_.size() && moments_[span.last + 1].x <= span.to) ++span.last;
    span.begins = span.from > left_ + sizes_.capsule;
    spans_.push_back(span);
  }

  /// How often two lines meet without the hub; with it they may well come from either side.
  std::size_t shared(int a, int b) const {
    std::size_t count = 0;
    for (const Bundle& bundle : story_.bundles) {
      const bool hub = bundle.has(result_.hub) && a != result_.hub && b != result_.hub;
      count += bundle.has(a) && bundle.has(b) && !hub;
    }
    return count;
  }

  /// The hub in the middle; every further line, the heaviest first, on the side of those it meets,
  /// nearer to the hub if it meets that too; officials beside their country.
  std::vector<int> ranks() const {
    std::vector<int> by_weight(story_.tracks.size());
    std::iota(by_weight.begin(), by_weight.end(), 0);
    std::stable_sort(by_weight.begin(), by_weight.end(),
                     [&](int a, int b) { return track(a).events > track(b).events; });
    std::vector<int> sides[2];  // from the hub outwards
    std::size_t weight[2] = {0, 0};
    const std::vector<int> wished = wished_order();
    for (const int line : by_weight) {
      if (line == result_.hub || track(line).home) continue;
      std::size_t met[2] = {0, 0};
      for (const int side : {0, 1}) {
        for (const int other : sides[side]) met[side] += shared(line, other);
      }
      const std::size_t with_hub = shared(line, result_.hub);
      int side = weight[1] < weight[0];
      if (met[0] != met[1] && std::max(met[0], met[1]) >= with_hub) side = met[1] > met[0];
      if (!wished.empty()) side = wished[index(line)] > wished[index(result_.hub)];
      std::vector<int>& own = sides[side];
      auto at = own.end();
      if (met[side] > 0 && with_hub > 0 && wished.empty()) at = own.begin();
      if (!wished.empty()) {
        at = std::find_if(own.begin(), own.end(), [&](int other) {
          const bool higher = wished[index(line)] < wished[index(other)];
          return side == 0 ? !higher : higher;
        });
      }
      own.insert(at, line);
      weight[side] += track(line).events;
    }
    std::vector<int> order(sides[0].rbegin(), sides[0].rend());
    order.push_back(result_.hub);
    order.insert(order.end(), sides[1].begin(), sides[1].end());
    return ranked(order);
  }

  /// Ranks of lines in this order; an official is next to the country, on the side of the hub.
  std::vector<int> ranked(const std::vector<int>& order) const {
    std::vector<int> ranks(story_.tracks.size());
    for (std::size_t i = 0; i < order.size(); ++i) ranks[index(order[i])] = 2 * static_cast<int>(i);
    for (std::size_t t = 0; t < ranks.size(); ++t) {
      const std::optional<int> home = story_.tracks[t].home;
      if (!home) continue;
      const int from = ranks[index(*home)], hub = ranks[index(result_.hub)];
      ranks[t] = from + (from > hub ? -1 : 1);
    }
    return ranks;
  }

  /// Places in the order that the author wishes for; empty: none is wished for.
  std::vector<int> wished_order() const {
    const std::vector<ActorIndex>& wish = dossier_.layout.order;
    if (wish.empty()) return {};
    std::vector<int> places;
    for (const Track& track : story_.tracks) {
      const auto at = std::find(wish.begin(), wish.end(), track.holders.front().actor);
      places.push_back(static_cast<int>(at - wish.begin()));
    }
    return places;
  }

  void state_problem() {
    problem_.lines = static_cast<int>(story_.tracks.size());
    problem_.rank = ranks();
    problem_.budget = budget;
    for (std::size_t m = 0; m < moments_.size(); ++m) {
      layout::StoryMoment moment;
      for (const Span& span : spans_) {
        if (m < span.first || m > span.last) continue;
        moment.lines.push_back(span.track);
        const std::optional<int> home = track(span.track).home;
        if (home && (m == span.first || m == span.last)) {
          moment.forks.push_back({span.track, *home});
        }
      }
      if (moments_[m].bundle) {
        std::vector<int> meeting;
        for (const Stop& stop : story_.bundles[*moments_[m].bundle].stops) {
          meeting.push_back(stop.track);
        }
        if (meeting.size() > 1) moment.meetings.push_back(std::move(meeting));
      }
      if (m > 0) {
        const double room = moments_[m].x - moments_[m - 1].x - 2 * sizes_.plateau;
        moment.awkward = static_cast<int>(255 * (1 - std::clamp(room / sizes_.curve, 0.0, 1.0)));
      }
      problem_.moments.push_back(std::move(moment));
    }
  }

  /// Twice: the first answer tells on which side of the hub each line belongs, the second keeps it
  /// there wherever that costs no crossing.
  void find_orders() {
    layout::StoryOrders first = layout::order_story(problem_);
    problem_.rank = settled_ranks(first.orders);
    layout::StoryOrders second = layout::order_story(problem_);
    layout::StoryOrders& better = second.crossings <= first.crossings ? second : first;
    result_.crossings = better.crossings;
    result_.bound = std::max(first.bound, second.bound);
    orders_ = std::move(better.orders);
  }

  /// By how far lines stand from the hub on average; the heaviest of them above it.
  std::vector<int> settled_ranks(const std::vector<std::vector<int>>& orders) const {
    std::vector<double> sum(story_.tracks.size()), count(story_.tracks.size());
    for (const std::vector<int>& order : orders) {
      const auto hub = std::find(order.begin(), order.end(), result_.hub);
      for (auto line = order.begin(); hub != order.end() && line != order.end(); ++line) {
        sum[index(*line)] += static_cast<double>(line - hub);
        count[index(*line)] += 1;
      }
    }
    std::vector<int> lines;
    int heaviest = -1;
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
      if (story_.tracks[t].home) continue;
      const int line = static_cast<int>(t);
      lines.push_back(line);
      sum[t] /= std::max(1.0, count[t]);
      if (line == result_.hub) continue;
      if (heaviest < 0 || story_.tracks[t].events > track(heaviest).events) heaviest = line;
    }
    const bool turn = heaviest >= 0 && sum[index(heaviest)] > 0 && dossier_.layout.order.empty();
    std::stable_sort(lines.begin(), lines.end(), [&](int a, int b) {
      return turn ? sum[index(a)] > sum[index(b)] : sum[index(a)] < sum[index(b)];
    });
    return ranked(lines);
  }

  void find_heights() {
    layout::StoryHeightWish wish;
    wish.together = sizes_.together;
    wish.apart = sizes_.strange;
    wish.beside = sizes_.beside;
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
      const int line = static_cast<int>(t);
      wish.visiting.push_back(track(line).home.has_value());
      wish.loose.push_back(line != result_.hub && !never_pauses(line));
    }
    wish.home = layout::story_homes(problem_, result_.hub, stretch_ * sizes_.apart, wish.loose);
    std::vector<int> by_weight(story_.tracks.size());
    std::iota(by_weight.begin(), by_weight.end(), 0);
    std::stable_sort(by_weight.begin(), by_weight.end(), [&](int a, int b) {
      if (track(a).home.has_value() != track(b).home.has_value()) return track(a).home.has_value();
      return track(a).events < track(b).events;
    });
    wish.weight.assign(story_.tracks.size(), 1);
    for (std::size_t i = 0; i < by_weight.size(); ++i) {
      wish.weight[index(by_weight[i])] =
          std::pow(6, static_cast<double>(std::min<std::size_t>(i, 12)));
    }
    wish.weight[index(result_.hub)] = 1e12;
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
      if (story_.tracks[t].home) wish.home[t] = wish.home[index(*story_.tracks[t].home)];
    }
    const std::vector<std::vector<double>> heights = layout::story_heights(problem_, orders_, wish);
    for (std::size_t m = 0; m < heights.size(); ++m) {
      std::vector<double> by_track(story_.tracks.size(), std::nan(""));
      for (std::size_t i = 0; i < heights[m].size(); ++i) {
        by_track[index(orders_[m][i])] = heights[m][i];
      }
      y_.push_back(std::move(by_track));
    }
  }

  double y(int line, std::size_t moment) const { return y_[moment][index(line)]; }

  /// All lines move at the same x, so they cross only where their order changes.
  void make_passages() {
    for (std::size_t m = 0; m + 1 < moments_.size(); ++m) {
      double most = 0;
      for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
        const double by = std::abs(y_[m + 1][t] - y_[m][t]);
        if (std::isfinite(by)) most = std::max(most, by);
      }
      const auto half = [&](std::size_t at) { return moments_[at].bundle ? sizes_.plateau : 0.0; };
      const double from = moments_[m].x + half(m), to = moments_[m + 1].x - half(m + 1);
      const double width = std::min(to - from, std::max(sizes_.curve, steepness * most));
      double at = (from + to - width) / 2;
      if (!moments_[m].bundle) at = to - width;
      if (!moments_[m + 1].bundle) at = from;
      passages_.push_back({at, at + width});
    }
  }

  static void line_to(Strand& strand, Point to) {
    using Kind = scene::Segment::Kind;
    const bool first = strand.path.empty();
    if (!first && std::abs(strand.path.back().to.x - to.x) < 0.01) return;
    strand.path.push_back({first ? Kind::move : Kind::line, {}, {}, to});
    strand.points.push_back(to);
  }

  void curve_to(Strand& strand, Point to) {
    constexpr int steps = 12;
    const Point from = strand.path.back().to;
    if (std::abs(from.y - to.y) < 0.01) return;
    const double middle = (from.x + to.x) / 2;
    strand.path.push_back({scene::Segment::Kind::cubic, {middle, from.y}, {middle, to.y}, to});
    for (int i = 1; i <= steps; ++i) {
      const double t = static_cast<double>(i) / steps, u = 1 - t;
      strand.points.push_back({u * u * u * from.x + 3 * u * t * middle + t * t * t * to.x,
                               from.y + (to.y - from.y) * (3 * t * t - 2 * t * t * t)});
    }
    result_.moved += std::abs(from.y - to.y);
  }

  Passage passage_before(std::size_t moment) const {
    if (moment > 0) return passages_[moment - 1];
    const double to = moments_[0].x - sizes_.plateau;
    return {std::max(left_, to - sizes_.curve), to};
  }

  void draw(const Span& span) {
    Strand strand;
    strand.track = span.track;
    strand.begins = span.begins;
    strand.fades = span.fades;
    const std::optional<int> home = track(span.track).home;
    const Passage before = passage_before(span.first);
    if (home) {
      const double from = span.first > 0 ? y(*home, span.first - 1) : y(*home, span.first);
      if (std::isfinite(from)) {
        line_to(strand, {before.from, from});
        curve_to(strand, {before.to, y(span.track, span.first)});
      }
    }
    line_to(strand, {std::min(before.to, moments_[span.first].x), y(span.track, span.first)});
    for (std::size_t m = span.first; m < span.last; ++m) {
      line_to(strand, {passages_[m].from, y(span.track, m)});
      curve_to(strand, {passages_[m].to, y(span.track, m + 1)});
    }
    const double now = y(span.track, span.last);
    if (!home) {
      line_to(strand, {std::max(moments_[span.last].x, strand.path.back().to.x + 0.1), now});
    } else if (span.last < passages_.size() && std::isfinite(y(*home, span.last + 1))) {
      line_to(strand, {passages_[span.last].from, now});
      curve_to(strand, {passages_[span.last].to, y(*home, span.last + 1)});
    } else {
      // There is no room to go home.
      const bool at_end = span.last + 1 == moments_.size();
      line_to(strand, {at_end ? right_ : moments_[span.last].x + sizes_.plateau, now});
    }
    result_.strands.push_back(std::move(strand));
  }

  /// Whether nothing but the strand itself comes near this height between two x.
  bool is_clear(std::size_t strand, double from, double to, double height) const {
    const double near = 0.4 * sizes_.together;
    for (std::size_t other = 0; other < result_.strands.size(); ++other) {
      if (other == strand) continue;
      for (const Point& p : result_.strands[other].points) {
        if (p.x > from && p.x < to && std::abs(p.y - height) < near) return false;
      }
      for (const double x : {from, to}) {
        const std::optional<double> there = result_.strands[other].y(x);
        if (there && std::abs(*there - height) < near) return false;
      }
    }
    return true;
  }

  /// Draws the ends of a strand as far out as they should reach and nobody comes near.
  void lengthen(std::size_t s) {
    const Span& span = spans_[s];
    Strand& strand = result_.strands[s];
    if (track(span.track).home) return;
    const double step = 2 * sizes_.unit;
    double from = strand.points.front().x;
    const double first = strand.points.front().y;
    while (from > span.from && is_clear(s, from - step, from, first)) from -= step;
    from = std::max(from, std::min(span.from, strand.points.front().x));
    strand.points.front().x = strand.path.front().to.x = from;
    double to = strand.points.back().x;
    const double last = strand.points.back().y;
    const double longest =
        span.fades ? std::max(span.to, std::min(span.to + 26 * sizes_.unit, axis_.scale.right()))
                   : span.to;
    while (to < longest && is_clear(s, to, to + step, last)) to += step;
    to = std::min(to, std::max(longest, strand.points.back().x));
    strand.fade_to = to;
    to = std::min(to, std::max(span.to, strand.points.back().x));
    strand.points.back().x = strand.path.back().to.x = to;
  }

  void place_bundles() {
    for (std::size_t m = 0; m < moments_.size(); ++m) {
      if (!moments_[m].bundle) continue;
      BundlePlace place;
      place.x = moments_[m].x;
      const Bundle& bundle = story_.bundles[*moments_[m].bundle];
      for (const int line : orders_[m]) {
        const auto stop = std::find_if(bundle.stops.begin(), bundle.stops.end(),
                                       [line](const Stop& s) { return s.track == line; });
        if (stop == bundle.stops.end()) {
          ++(place.stops.empty() ? place.above : place.below);
        } else {
          place.stops.push_back(*stop);
          place.y.push_back(y(line, m));
        }
      }
      result_.bundles.push_back(std::move(place));
    }
  }

  const Story& story_;
  const Axis& axis_;
  const Dossier& dossier_;
  const Sizes& sizes_;
  double stretch_, left_ = 0, right_ = 0;
  std::vector<Moment> moments_;
  std::vector<Span> spans_;
  layout::StoryProblem problem_;
  std::vector<std::vector<int>> orders_;
  std::vector<std::vector<double>> y_;  ///< by moment and track; not a number: not there
  std::vector<Passage> passages_;       ///< by moment, to the next
  Weave result_;
};

}  // namespace

Weave weave(const Story& story, const Axis& axis, const Dossier& dossier, const Sizes& sizes,
            double stretch) {
  return Weaver(story, axis, dossier, sizes, stretch).run();
}

}  // namespace entente::storyline

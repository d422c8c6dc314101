#include <algorithm>
#include <cmath>
#include <set>

#include "geometry/rects.hpp"
#include "select/naming.hpp"
#include "storyline/chart.hpp"
#include "text/measure.hpp"

namespace entente::storyline {
namespace {

constexpr double every = 560;  // px from one name of a line to the next

/// What words must keep clear of.
class Room {
 public:
  Room(const Chart& chart, const Sizes& sizes) : chart_(chart), sizes_(sizes) {
    for (const BundlePlace& bundle : chart.weave.bundles) {
      rects_.push_back({bundle.x - sizes.capsule, bundle.top() - sizes.capsule, 2 * sizes.capsule,
                        bundle.bottom() - bundle.top() + 2 * sizes.capsule});
    }
    for (const Name& name : chart.names) rects_.push_back(name.box);
  }

  void add(Rect rect) { rects_.push_back(rect); }

  void add_flags() {
    for (std::size_t i = 0; i < chart_.flags.places.size(); ++i) {
      const layout::StoryFlagPlace& place = chart_.flags.places[i];
      const BundlePlace& bundle = chart_.weave.bundles[i];
      rects_.push_back(place.words.grown(3 * sizes_.unit));
      const double from = place.below ? bundle.bottom() : place.words.y;
      const double to = place.below ? place.words.bottom() : bundle.top();
      rects_.push_back({bundle.x - 2, from, 4, to - from});
    }
  }

  bool free(const Rect& box) const {
    const Rect wide = box.grown(2.5 * sizes_.unit);
    if (box.left() < chart_.left || wide.right() > chart_.axis.scale.right()) return false;
    for (const Rect& rect : rects_) {
      if (rect.overlap(wide) > 0) return false;
    }
    for (const Strand& strand : chart_.weave.strands) {
      if (touches(strand, wide)) return false;
    }
    return true;
  }

 private:
  static bool touches(const Strand& strand, const Rect& box) {
    if (geometry::strikes(strand.points, 1, box)) return true;
    const double last = strand.points.back().y;
    return strand.fades && strand.points.back().x < box.right() && strand.fade_to > box.left() &&
           last > box.top() && last < box.bottom();
  }

  const Chart& chart_;
  const Sizes& sizes_;
  std::vector<Rect> rects_;
};

class Namer {
 public:
  Namer(const Dossier& dossier, const theme::Metrics& metrics, Chart& chart)
      : dossier_(dossier), m_(metrics), sizes_(metrics), chart_(chart), room_(chart_, sizes_) {}

  /// At the left edge, and where a line begins by itself.
  void first(Rect area) {
    const double left_edge = chart_.axis.scale.left();
    for (const Strand& strand : chart_.weave.strands) {
      const Track& track = track_of(strand);
      if (track.home) continue;
      const Point start = strand.points.front();
      const Actor& actor = dossier_[track.holders.front().actor];
      if (start.x <= left_edge + 1 && put_at_edge(strand, actor, left_edge - area.left())) continue;
      if (put_beside(strand, short_of(actor), area.left())) continue;
      const Size size = size_of(short_of(actor));
      try_along(strand, short_of(actor), start.x - 0.7 * size.width, start.x + size.width, false);
    }
  }

  /// Whether words were broken between words alone, and nothing is cut.
  static bool whole(const std::vector<std::string>& lines, const std::string& words) {
    return lines.size() == 1 ? lines[0] == words
                             : lines.size() == 2 && lines[0] + " " + lines[1] == words;
  }

  /// In the room at the left; false if no name of the actor finds place there.
  bool put_at_edge(const Strand& strand, const Actor& actor, double room) {
    const text::Style style{m_.label, true};
    const double most = (room - 0.5 * m_.label) / text::safety;
    const Point start = strand.points.front();
    const std::pair<std::string, int> ways[] = {
        {actor.name, 1}, {short_of(actor), 1}, {actor.name, 2}, {short_of(actor), 2}};
    for (const auto& [words, most_wrapped] : ways) {
      const std::vector<std::string> lines = text::wrap(words, style, most, most_wrapped);
      if (!whole(lines, words) || text::width(lines, style) > most) continue;
      const double height =
          height_of_words(m_.label) + static_cast<double>(lines.size() - 1) * sizes_.line;
      const Rect box{start.x - room, start.y - height / 2, text::width(lines, style) * text::safety,
                     height};
      const bool taken = std::any_of(chart_.names.begin(), chart_.names.end(),
                                     [&](const Name& other) { return other.box.overlap(box) > 0; });
      if (taken || (lines.size() > 1 && !room_.free(box))) continue;
      Name name{words, box, true, false};
      name.lines = lines;
      put(std::move(name), strand);
      return true;
    }
    return false;
  }

  /// To the left of where a line begins, in one line of words or in two.
  bool put_beside(const Strand& strand, const std::string& words, double left) {
    const text::Style style{m_.note, true};
    const Point start = strand.points.front();
    for (const double share : {1.0, 0.55}) {
      const std::vector<std::string> lines =
          text::wrap(words, style, share * text::width(words, style) + 1, 2);
      const double width = text::width(lines, style) * text::safety;
      const double height =
          height_of_words(m_.note) + static_cast<double>(lines.size() - 1) * sizes_.line;
      const double right = start.x - 6 * sizes_.unit;
      const Rect box{right - width, start.y - height / 2, width, height};
      if (!whole(lines, words) || box.left() < left || !room_.free(box)) continue;
      Name name{words, box, false, false};
      name.lines = lines;
      put(std::move(name), strand);
      return true;
    }
    return false;
  }

  void further() {
    room_.add_flags();
    for (const Strand& strand : chart_.weave.strands) {
      const Track& track = track_of(strand);
      if (track.home) continue;
      for (std::size_t h = 0; h < track.holders.size(); ++h) name_holder(strand, track, h);
    }
    for (const Strand& strand : chart_.weave.strands) {
      if (track_of(strand).home) name_official(strand);
    }
    count_nameless();
  }

 private:
  const Track& track_of(const Strand& strand) const {
    return chart_.story.tracks[static_cast<std::size_t>(strand.track)];
  }

  Size size_of(const std::string& words) const {
    return {text::width(words, {m_.note, true}) * text::safety, height_of_words(m_.note)};
  }

  void put(Name name, const Strand& strand) {
    room_.add(name.box);
    named_.insert({strand.track, name.words});
    last_ = name.box.center().x;
    chart_.names.push_back(std::move(name));
  }

  std::string short_of(const Actor& actor) const {
    constexpr double longest = 170;
    return text::shorten(actor.short_name, {m_.note, true}, longest * sizes_.unit);
  }

  /// Where a holder's part of a strand begins and ends.
  std::pair<double, double> reach(const Strand& strand, const Track& track, std::size_t h) const {
    double from = strand.points.front().x, to = strand.points.back().x;
    const auto change = [&](std::size_t holder) {
      for (std::size_t i = 0; i < chart_.story.bundles.size(); ++i) {
        const Bundle& bundle = chart_.story.bundles[i];
        if (bundle.has(strand.track) && bundle.at >= track.holders[holder].from) {
          return chart_.weave.bundles[i].x;
        }
      }
      return to;
    };
    if (h > 0) from = std::max(from, change(h));
    if (h + 1 < track.holders.size()) to = std::min(to, change(h + 1));
    return {from, to};
  }

  /// Once if it has no name yet, then again and again.
  void name_holder(const Strand& strand, const Track& track, std::size_t h) {
    const Actor& actor = dossier_[track.holders[h].actor];
    const auto [from, to] = reach(strand, track, h);
    const bool begun = h == 0 && named_at_start(strand, actor, from);
    double at = from;
    if (begun) {
      at = from + 0.8 * every * sizes_.unit;
    } else if (try_along(strand, short_of(actor), from, to, false)) {
      at = last_ + every * sizes_.unit;
    } else {
      return;
    }
    while (at < to) {
      if (try_along(strand, short_of(actor), at, std::min(to, at + 0.5 * every * sizes_.unit),
                    false)) {
        at = last_;
      }
      at += every * sizes_.unit;
    }
  }

  /// Whether one of its names stands near where it begins.
  bool named_at_start(const Strand& strand, const Actor& actor, double from) const {
    const double near = 0.4 * every * sizes_.unit;
    const double level = strand.points.front().y;
    return std::any_of(chart_.names.begin(), chart_.names.end(), [&](const Name& name) {
      return (name.words == short_of(actor) || name.words == actor.name) &&
             std::abs(name.box.center().x - from) < near &&
             std::abs(name.box.center().y - level) < 2 * sizes_.together;
    });
  }

  /// The first free place above or below a level part of the strand.
  bool try_along(const Strand& strand, const std::string& words, double from, double to,
                 bool official) {
    const Size size = size_of(words);
    const double off = size.height / 2 + 5 * sizes_.unit;
    // It may overhang the ends of a short strand.
    const double begin_of = strand.points.front().x, end_of = strand.points.back().x;
    const double over = std::max(0.0, size.width - (to - from));
    for (double x = from - over / 2; x + size.width <= to + over / 2 + 0.01; x += 3 * sizes_.unit) {
      if (x > end_of - 0.3 * size.width || x + size.width < begin_of + 0.3 * size.width) continue;
      const double begin = strand.points.front().x, end = strand.points.back().x;
      const std::optional<double> a = strand.y(std::clamp(x, begin, end));
      const std::optional<double> b = strand.y(std::clamp(x + size.width, begin, end));
      if (!a || !b || std::abs(*a - *b) > 0.5) continue;
      for (const double side : {*a > 1 ? 1.0 : -1.0, *a > 1 ? -1.0 : 1.0}) {
        const Rect box{x, *a + side * off - size.height / 2, size.width, size.height};
        if (!room_.free(box)) continue;
        put({words, box, false, official}, strand);
        return true;
      }
    }
    return false;
  }

  /// An official's way out is short: its name stands beside it, if there is room. The title may do.
  void name_official(const Strand& strand) {
    const Actor& actor = dossier_[track_of(strand).holders.front().actor];
    if (named_.count({strand.track, short_of(actor)}) > 0) return;
    const Size size = size_of(short_of(actor));
    const double from = strand.points.front().x, to = strand.points.back().x;
    const double level = outermost(strand);
    for (double x = (from + to) / 2; x < to + 30 * sizes_.unit; x += 3 * sizes_.unit) {
      const Rect box{x, level - size.height / 2, size.width, size.height};
      if (!room_.free(box)) continue;
      return put({short_of(actor), box, false, true}, strand);
    }
    if (try_along(strand, short_of(actor), from, to, true)) return;
    for (double x = (from + to) / 2; x > from - 30 * sizes_.unit; x -= 3 * sizes_.unit) {
      const Rect box{x - size.width, level - size.height / 2, size.width, size.height};
      if (!room_.free(box)) continue;
      return put({short_of(actor), box, false, true}, strand);
    }
  }

  /// The height at its event, away from home.
  static double outermost(const Strand& strand) {
    const Point home = strand.points.front();
    const auto at = std::max_element(strand.points.begin(), strand.points.end(),
                                     [&](const Point& a, const Point& b) {
                                       return std::abs(a.y - home.y) < std::abs(b.y - home.y);
                                     });
    return at->y;
  }

  /// Whether the title of one of its events tells who a line is.
  bool named_in_titles(int track, const Actor& actor) const {
    return std::any_of(chart_.story.bundles.begin(), chart_.story.bundles.end(),
                       [&](const Bundle& bundle) {
                         return bundle.has(track) && select::names_actor(bundle.entry.title, actor);
                       });
  }

  void count_nameless() {
    std::set<int> tracks;
    for (const auto& [track, words] : named_) tracks.insert(track);
    for (const Strand& strand : chart_.weave.strands) {
      if (track_of(strand).home || !tracks.insert(strand.track).second) continue;
      const Actor& actor = dossier_[track_of(strand).holders.front().actor];
      const bool before = std::any_of(chart_.names.begin(), chart_.names.end(), [&](const Name& n) {
        return n.words == short_of(actor) || n.words == actor.name;
      });
      if (before) continue;
      ++(named_in_titles(strand.track, actor) ? chart_.told_by_title : chart_.nameless);
    }
  }

  const Dossier& dossier_;
  const theme::Metrics& m_;
  const Sizes sizes_;
  Chart& chart_;
  Room room_;
  std::set<std::pair<int, std::string>> named_;
  double last_ = 0;  ///< x of the name put last
};

}  // namespace

double height_of_words(double size) { return 0.98 * size; }

void put_first_names(const Dossier& dossier, const theme::Metrics& metrics, Rect area,
                     Chart& chart) {
  Namer(dossier, metrics, chart).first(area);
}

void put_further_names(const Dossier& dossier, const theme::Metrics& metrics, Chart& chart) {
  Namer(dossier, metrics, chart).further();
}

}  // namespace entente::storyline

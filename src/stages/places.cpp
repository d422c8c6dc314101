#include "stages/places.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "stages/glyphs.hpp"

namespace entente::stages {
namespace {

using change::Track;

class Placer {
 public:
  Placer(const Context& context, const change::Story& story, Size area, const PlaceOptions& options)
      : context_(context),
        m_(context.look.metrics),
        story_(story),
        homes_(options.homes),
        short_names_(options.short_names) {
    problem_.area = area;
    problem_.wished = options.wished;
    problem_.gap = m_.note;
    problem_.border = 0.2 * m_.note;
    problem_.mark = 1.1 * badge_radius(m_);
  }

  Places place() {
    for (const Track& track : story_.tracks) {
      for (const ActorIndex house : track.houses) add_house(house);
    }
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) add_track(t);
    make_room_for_lines();
    const bool any =
        std::all_of(problem_.boxes.begin(), problem_.boxes.end(), [&](const layout::StageBox& box) {
          return box.size.width <= problem_.area.width && box.size.height <= problem_.area.height;
        });
    if (!any) return {};
    const layout::StageSolution solution = layout::solve_stage(problem_);
    Places places;
    places.fits = solution.fits;
    places.crossings = solution.crossings;
    for (const auto& [house, index] : box_of_) {
      places.houses[house] = {solution.boxes[index], words_[index]};
    }
    places.lines.resize(story_.tracks.size());
    places.meetings.resize(story_.tracks.size());
    places.spokes.resize(story_.tracks.size());
    for (std::size_t t = 0; t < story_.tracks.size(); ++t) {
      if (story_.tracks[t].meeting == 0) {
        places.lines[t] = solution.segments[line_of_[t]];
        continue;
      }
      places.meetings[t] = solution.boxes[meeting_[t]].center();
      for (std::size_t i = 0; i < story_.tracks[t].houses.size(); ++i) {
        places.spokes[t].push_back(solution.segments[line_of_[t] + i]);
      }
    }
    return places;
  }

 private:
  /// In narrow lines, two if a little more width makes them so; a word is not broken where it has
  /// room at all.
  std::vector<std::string> in_lines(const std::string& name, text::Style style, int most) const {
    std::vector<std::string> lines;
    for (const double width : {5 * m_.label, 7 * m_.label}) {
      lines = text::wrap(name, style, std::max(width, longest_word(name, style)), most);
      if (lines.size() <= 2) break;
    }
    return lines;
  }

  double longest_word(const std::string& name, text::Style style) const {
    double longest = 0;
    for (const std::string& word : base::words_of(name)) {
      const double width = text::width(word, style) + 1;
      if (width < 9 * m_.label) longest = std::max(longest, width);
    }
    return longest;
  }

  void add_house(ActorIndex house) {
    if (!box_of_.emplace(house, problem_.boxes.size()).second) return;
    const text::Style style = name_style(m_);
    const Actor& actor = context_.dossier[house];
    std::vector<std::string> lines = in_lines(actor.name, style, 0);
    if (lines.size() > 2 || short_names_) lines = in_lines(actor.short_name, style, 3);
    std::erase(lines, std::string());
    const double points = actor.kind == ActorKind::organization ? 0.7 * m_.name : 0;
    layout::StageBox box;
    box.size = {std::ceil(text::width(lines, style) * text::safety + 0.9 * m_.label + points),
                std::ceil(static_cast<double>(lines.size()) * 1.1 * m_.label + 0.6 * m_.label)};
    box.size.width = std::max(box.size.width, std::ceil(2.6 * m_.label));
    if (const auto home = homes_.find(house); home != homes_.end()) box.home = home->second;
    problem_.boxes.push_back(box);
    words_.push_back(std::move(lines));
  }

  void add_track(std::size_t t) {
    const Track& track = story_.tracks[t];
    std::uint64_t seen = 0;
    bool heads[] = {false, false};
    for (std::size_t p = 0; p < story_.panels.size(); ++p) {
      for (const change::PanelLine& line : story_.panels[p].lines) {
        if (line.track != t) continue;
        seen |= std::uint64_t{1} << p;
        for (int end : {0, 1})
          heads[end] =
              heads[end] || change::acts_on(line, track.houses[static_cast<std::size_t>(end)]);
      }
    }
    line_of_.push_back(problem_.lines.size());
    meeting_.push_back(problem_.boxes.size());
    auto index = [&](ActorIndex house) { return static_cast<int>(box_of_.at(house)); };
    layout::StageLine line;
    line.seen = seen;
    line.weight = static_cast<double>(track.panels);
    line.a = index(track.houses[0]);
    if (track.meeting == 0) {
      line.b = index(track.houses[1]);
      line.head_a = heads[0] ? head(track.sign) : 0;
      line.head_b = heads[1] ? head(track.sign) : 0;
      line.need = line.head_a + line.head_b + 2.4 * badge_radius(m_);
      problem_.lines.push_back(line);
      return;
    }
    const double side = std::ceil(3.1 * badge_radius(m_));
    line.b = static_cast<int>(problem_.boxes.size());
    line.need = m_.note;
    for (const ActorIndex house : track.houses) {
      line.a = index(house);
      problem_.lines.push_back(line);
    }
    problem_.boxes.push_back({{side, side}, true});
    words_.emplace_back();
  }

  /// Lines that a panel shows side by side between two boxes need borders that hold their marks.
  void make_room_for_lines() {
    for (std::size_t p = 0; p < story_.panels.size(); ++p) {
      std::map<std::pair<int, int>, int> lines;
      for (const layout::StageLine& line : problem_.lines) {
        if ((line.seen >> p & 1) == 0) continue;
        const auto pair = std::minmax(line.a, line.b);
        const int count = ++lines[pair];
        const double least = std::ceil((2.4 * count - 1.1) * problem_.mark);
        for (const int end : {line.a, line.b}) {
          layout::StageBox& box = problem_.boxes[static_cast<std::size_t>(end)];
          if (box.round) continue;
          box.size.width = std::max(box.size.width, least);
          box.size.height = std::max(box.size.height, least);
        }
      }
    }
  }

  /// What a head takes, with the bar of a conflict behind it.
  double head(Sign sign) const {
    const theme::Metrics small = small_metrics(m_);
    return small.arrow_length(small.material) +
           (sign == Sign::conflict ? 0.4 * small.crossbar : 0.0);
  }

  const Context& context_;
  const theme::Metrics& m_;
  const change::Story& story_;
  const std::map<ActorIndex, Point>& homes_;
  bool short_names_;
  layout::StageProblem problem_;
  std::map<ActorIndex, std::size_t> box_of_;
  std::vector<std::vector<std::string>> words_;  ///< by box
  std::vector<std::size_t> meeting_, line_of_;   ///< by track: its box, its first line
};

}  // namespace

text::Style name_style(const theme::Metrics& metrics) { return {0.95 * metrics.label, true}; }

Places place(const Context& context, const change::Story& story, Size area,
             const PlaceOptions& options) {
  return Placer(context, story, area, options).place();
}

}  // namespace entente::stages

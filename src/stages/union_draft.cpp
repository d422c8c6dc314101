#include "stages/union_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "languages/language.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"
#include "words/spells.hpp"

namespace entente::stages {
namespace {

using change::Fact;
using change::PanelLine;
using change::Track;

constexpr std::size_t most_labels = 3;  ///< at one line; further ones are counted

class UnionDrafter {
 public:
  UnionDrafter(const Context& context, const change::Story& story, const UnionTelling& telling)
      : context_(context),
        dossier_(context.dossier),
        m_(context.look.metrics),
        small_(small_metrics(m_)),
        story_(story),
        panel_(story.panels.front()),
        telling_(telling) {}

  UnionDraft make(const change::Offices& offices, Size area) {
    draft_.problem.spacing = spacing();
    draft_.problem.area = area;
    draft_.problem.grows = context_.grows;
    draft_.problem.centered = true;
    for (const auto& [house, change] : panel_.houses) add_house(house, change);
    for (const change::Office& office : offices.list) add_member(office);
    for (std::size_t l = 0; l < panel_.lines.size(); ++l) {
      const Track& track = story_.tracks[panel_.lines[l].track];
      track.meeting == 0 ? add_line(l, track) : add_meeting(l, track);
    }
    for (const UnionBox& box : draft_.boxes) draft_.problem.boxes.push_back(sized(box));
    add_wishes();
    return std::move(draft_);
  }

 private:
  layout::LaneSpacing spacing() const {
    layout::LaneSpacing s;
    s.gap = m_.gap;
    s.row = 1.3 * m_.gap + badge_radius(m_);
    s.port = std::max(2.4 * badge_radius(m_), small_.crossbar);
    s.stub = small_.arrow_length(small_.material) + 0.5 * small_.crossbar + 0.4 * m_.gap;
    s.bend = 4.5 * m_.gap;
    s.inset = 0.5 * m_.name;
    s.least_corridor = 7.5 * m_.label;
    return s;
  }

  void add_house(ActorIndex house, Change change) {
    const Actor& actor = dossier_[house];
    box_of_[house] = static_cast<int>(draft_.boxes.size());
    UnionBox box;
    box.house = house;
    box.change = change;
    box.name = text::wrap(telling_.short_names ? actor.short_name : actor.name,
                          union_name(m_, true), (telling_.short_names ? 7 : 9) * m_.name, 0);
    draft_.boxes.push_back(std::move(box));
  }

  void add_member(const change::Office& office) {
    if (office.change == Change::kept && !telling_.kept_people) return;
    UnionMember member{office, {}, {}};
    member.name =
        text::wrap(dossier_[office.actor].short_name, union_name(m_, true), 8 * m_.name, 0);
    member.role = text::wrap(office.post->role, {m_.label, false}, 9 * m_.label, 2);
    draft_.boxes[static_cast<std::size_t>(box_of_.at(office.house))].members.push_back(
        std::move(member));
  }

  double head_of(const Stroke& stroke, Sign sign) const {
    const double bar = sign == Sign::conflict ? 0.7 * small_.crossbar : 0;
    return small_.arrow_length(stroke.width) + bar + 0.3 * m_.gap;
  }

  layout::LaneLine lane_line(const PanelLine& line, const Track& track) const {
    const Fact& named = story_.facts.list[line.named];
    const Stroke stroke =
        stroke_for(line.change, line.over, track.sign, named.status, context_.look, page_widths);
    layout::LaneLine lane;
    lane.thickness = stroke.width;
    lane.reach = std::max(track.sign == Sign::conflict ? small_.crossbar / 2 : 0.0,
                          small_.arrow_width(stroke.width) / 2);
    lane.head = head_of(stroke, track.sign);
    const double share = line.change == Change::kept ? 0.5 : 1;
    lane.weight = std::min(8.0, share * track.weight);
    return lane;
  }

  void add_line(std::size_t l, const Track& track) {
    const PanelLine& line = panel_.lines[l];
    layout::LaneLine lane = lane_line(line, track);
    lane.a = {box_of_.at(track.houses[0]), -1};
    lane.b = {box_of_.at(track.houses[1]), -1};
    lane.head_a = change::acts_on(line, track.houses[0]);
    lane.head_b = change::acts_on(line, track.houses[1]);
    UnionLine drawn{l, false, {}, {}};
    if (line.change != Change::kept) {
      // A badge on the line holds words as far off as the line of that width would.
      lane.thickness = 2.4 * badge_radius(m_);
      lane.reach = std::max(lane.reach, lane.thickness / 2);
      lane.least_length = lane.thickness + 2 * lane.head + 0.6 * m_.gap;
    }
    if (line.change != Change::kept || telling_.kept_words) {
      tell(line, drawn);
      lane.words = [&m = m_, words = drawn.words](double width) {
        const std::vector<std::string> lines = union_words(words, width, m);
        return Size{text::width(lines, {m.label, false}) * text::safety,
                    static_cast<double>(lines.size()) * m.label * union_leading};
      };
      for (const std::string& words : drawn.words) {
        lane.least_words = std::max(lane.least_words, longest_word(words));
      }
      if (!drawn.date.empty()) {
        lane.below = {text::width(drawn.date, {m_.note, false}) * text::safety,
                      m_.note * union_leading};
        lane.least_words = std::max(lane.least_words, lane.below.width);
      }
    }
    draft_.lines.push_back(std::move(drawn));
    draft_.problem.lines.push_back(std::move(lane));
  }

  /// Several that meet: a box with its words, and a spoke to each.
  void add_meeting(std::size_t l, const Track& track) {
    const PanelLine& line = panel_.lines[l];
    UnionBox box;
    box.line = l;
    box.change = line.change;
    UnionLine told;
    tell(line, told);
    box.name = union_words(told.words, 9 * m_.label, m_);
    if (!told.date.empty()) box.notes = {told.date};
    const int index = static_cast<int>(draft_.boxes.size());
    draft_.boxes.push_back(std::move(box));
    for (const ActorIndex house : track.houses) {
      layout::LaneLine lane = lane_line(line, track);
      lane.a = {box_of_.at(house), -1};
      lane.b = {index, -1};
      draft_.lines.push_back({l, true, {}, {}});
      draft_.problem.lines.push_back(std::move(lane));
    }
  }

  /// What a line says: one tie has its date apart, several have theirs behind them.
  void tell(const PanelLine& line, UnionLine& drawn) const {
    std::vector<std::size_t> facts = line.facts;
    std::stable_sort(facts.begin(), facts.end(), [&](std::size_t a, std::size_t b) {
      return story_.facts.list[a].weight > story_.facts.list[b].weight;
    });
    if (facts.size() == 1) {
      const Fact& fact = story_.facts.list[facts.front()];
      drawn.words = {fact.words};
      drawn.date = date_of(fact, line.over);
      return;
    }
    for (std::size_t i = 0; i < facts.size() && i < most_labels; ++i) {
      const Fact& fact = story_.facts.list[facts[i]];
      const std::string date = date_of(fact, line.over);
      drawn.words.push_back(
          date.empty() ? fact.words : fact.words + std::string(context_.phrases().comma) + date);
    }
    if (facts.size() > most_labels) {
      drawn.words.push_back(more_words(facts.size() - most_labels, context_.phrases()));
    }
  }

  /// "since 20 Jul 2015"; of what has ended "until …".
  std::string date_of(const Fact& fact, bool over) const {
    if (!fact.when) return {};
    if (over) {
      const auto end = end_of(*fact.when, true);
      const auto until = end ? date::parse("../" + end->text) : date::parse("");
      if (const auto* when = std::get_if<date::Edtf>(&until)) {
        return words::spell(*when, dossier_.language, words::Fineness::day);
      }
    }
    return words::spell(*fact.when, dossier_.language, words::Fineness::day);
  }

  double longest_word(const std::string& words) const {
    return std::min(text::longest_word(words, {m_.label, false}) * text::safety, 9 * m_.label);
  }

  layout::LaneBox sized(const UnionBox& box) const {
    const text::Style style = union_name(m_, box.house.has_value());
    const double points =
        box.house && dossier_[*box.house].kind == ActorKind::organization ? m_.name : 0;
    const double around = 2 * badge_radius(m_);
    layout::LaneBox lane;
    lane.width = std::max(text::width(box.name, style), text::width(box.notes, {m_.note, false})) *
                     text::safety +
                 0.6 * m_.name + around + points;
    lane.head = (static_cast<double>(box.name.size()) * style.size +
                 static_cast<double>(box.notes.size()) * m_.note) *
                    union_leading +
                0.9 * m_.name;
    for (const UnionMember& member : box.members) {
      const double name = text::width(member.name, union_name(m_, true));
      const double role = text::width(member.role, {m_.label, false});
      const double height = static_cast<double>(member.name.size()) * m_.name +
                            static_cast<double>(member.role.size()) * m_.label;
      lane.members.push_back({std::ceil(std::max(name, role) * text::safety + 1.1 * m_.name),
                              std::ceil(height * union_leading + 0.6 * m_.name)});
      lane.member_at.push_back(-1);
      lane.width = std::max(lane.width, lane.members.back().width + 2 * spacing().inset);
    }
    lane.needed = lane.members.size();
    lane.width = std::ceil(std::max(lane.width, 5 * m_.name));
    return lane;
  }

  void add_wishes() {
    const auto wish = [&](ActorIndex a, ActorIndex b, layout::LaneWish::Kind kind) {
      const auto x = box_of_.find(a), y = box_of_.find(b);
      if (x == box_of_.end() || y == box_of_.end() || a == b) return;
      draft_.problem.wishes.push_back({x->second, y->second, kind});
    };
    for (const std::vector<ActorIndex>& row : dossier_.layout.left_of) {
      for (std::size_t i = 1; i < row.size(); ++i) {
        wish(row[i - 1], row[i], layout::LaneWish::Kind::left_of);
      }
    }
    for (const std::vector<ActorIndex>& group : dossier_.layout.near) {
      for (std::size_t i = 1; i < group.size(); ++i) {
        wish(group[0], group[i], layout::LaneWish::Kind::near);
      }
    }
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  const theme::Metrics small_;
  const change::Story& story_;
  const change::Panel& panel_;
  const UnionTelling& telling_;
  UnionDraft draft_;
  std::map<ActorIndex, int> box_of_;
};

}  // namespace

UnionDraft union_draft(const Context& context, const change::Story& story,
                       const change::Offices& offices, const UnionTelling& telling, Size area) {
  return UnionDrafter(context, story, telling).make(offices, area);
}

text::Style union_name(const theme::Metrics& metrics, bool bold) {
  return {bold ? metrics.name : metrics.label, bold};
}

std::vector<std::string> union_words(const std::vector<std::string>& words, double width,
                                     const theme::Metrics& metrics) {
  std::vector<std::string> lines;
  for (const std::string& one : words) {
    const double room = std::max(width / text::safety, 4 * metrics.label);
    for (std::string& line : text::wrap(one, {metrics.label, false}, room, 0)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace entente::stages

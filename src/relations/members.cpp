#include "relations/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/bands.hpp"
#include "relations/lives.hpp"
#include "relations/member_facts.hpp"
#include "words/common_type.hpp"
#include "words/spells.hpp"
#include "words/tie_story.hpp"

namespace entente::relations {
namespace {

constexpr std::size_t least_bodies = 2, least_members = 6;
constexpr double least_share = 0.7;  // of the pairs that deal with each other
constexpr double worth = 1.5;  // of what it shows against what columns do: it shows who is where
constexpr std::size_t most_spells = 3;

/// How much is said.
struct MemberTelling {
  /// What else happened between a member and the bodies: of all, or of those who were in several.
  enum class Events : std::uint8_t { of_all, of_several, none } events = Events::of_all;
  bool both_sides = true;  ///< who was in several stands at the left
  bool flat = false;       ///< his years beside his name, not below it
};

class MemberFigure {
 public:
  MemberFigure(const Context& context, const graph::Network& network)
      : context_(context),
        dossier_(context.dossier),
        network_(network),
        facts_(member_facts(context, network)) {}

  Body compose(Rect area, const GraphOptions& options) {
    Body body;
    body.fits = false;
    if (facts_.bodies.empty()) return body;
    using Events = MemberTelling::Events;
    for (const bool both_sides : {true, false}) {
      for (const auto& [events, flat] : {std::pair(Events::of_all, false),
                                         {Events::of_several, false},
                                         {Events::none, false},
                                         {Events::none, true}}) {
        draw({events, both_sides, flat});
        const std::optional<DrawnBands> drawn = draw_bands(context_, drawing_, area, options.homes);
        if (!drawn) continue;
        body = drawn->body;
        body.fits = true;
        finish(options, body);
        return body;
      }
    }
    return body;
  }

 private:
  void draw(const MemberTelling& telling) {
    drawing_ = {};
    shown_.clear();
    for (const std::uint32_t house : facts_.bodies) add_body(house);
    const auto at_left = [&](const Member& member) {
      return telling.both_sides && member.in.size() > 1;
    };
    for (const Member& member : facts_.members) {
      if (at_left(member)) add_member(member, -1, telling);
    }
    for (std::size_t b = 0; b < facts_.bodies.size(); ++b) {
      // Who is still in, then who was.
      for (const bool over : {false, true}) {
        for (const Member& member : facts_.members) {
          const auto& [last, belonging] = *member.in.rbegin();
          if (!at_left(member) && last == b && belonging.over == over) {
            add_member(member, 1, telling);
          }
        }
      }
    }
    drawing_.most_scale = context_.look.metrics.verbal;
  }

  BandBox named_box(std::uint32_t house) {
    const graph::Node& node = network_.nodes[house];
    if (node.kind == graph::Node::Kind::actor) shown_.insert(node.actor);
    return box_of(context_, node);
  }

  void add_body(std::uint32_t house) {
    BandBox box = named_box(house);
    box.boxed = true;
    box.gap = drawing_.boxes.empty() ? 0 : 1.5 * context_.look.metrics.label;
    box.lines = {{{Run::Kind::name, box.title}}};
    if (box.actor) {
      const std::string life = life_of(context_, dossier_[*box.actor]);
      if (!life.empty()) box.lines.push_back({{Run::Kind::quiet, life}});
    }
    drawing_.boxes.push_back(std::move(box));
  }

  std::string years(const Belonging& belonging) const {
    return words::spells(belonging.dates, context_.language(), words::Fineness::year, most_spells);
  }

  /// The bodies that it joined, in order of time.
  static std::vector<std::size_t> in_time(const Member& member) {
    std::vector<std::size_t> bodies;
    for (const auto& [b, belonging] : member.in) bodies.push_back(b);
    std::stable_sort(bodies.begin(), bodies.end(), [&](std::size_t a, std::size_t b) {
      return began(member.in.at(a)) < began(member.in.at(b));
    });
    return bodies;
  }

  void add_member(const Member& member, int side, const MemberTelling& telling) {
    BandBox box = named_box(member.house);
    box.column = side;
    const double label = context_.look.metrics.label;
    box.gap = drawing_.boxes.back().column != side ? 0 : 0.15 * label;
    box.spare = (side < 0 ? 0.9 : 0.4) * label;
    std::vector<Run> line;
    const std::vector<std::size_t> bodies = in_time(member);
    for (const std::size_t b : bodies) {
      const Belonging& belonging = member.in.at(b);
      const bool last = b == bodies.back();
      std::string said = years(belonging);
      if (member.in.size() > 1) {
        said = drawing_.boxes[b].title + (said.empty() ? "" : " ") + said + (last ? "" : ",");
      }
      if (!said.empty()) line.push_back({Run::Kind::plain, said, drawing_.ties.size()});
      BandTie tie;
      tie.inner = b;
      tie.outer = drawing_.boxes.size();
      tie.value = 1;
      tie.sign = Sign::cooperation;
      tie.over = belonging.over;
      tie.inward = true;
      tie.numbers = belonging.numbers;
      tie.title = box.title + " → " + drawing_.boxes[b].title;
      drawing_.ties.push_back(std::move(tie));
    }
    const Run name{Run::Kind::bold, box.title};
    if (member.in.size() > 1 && !telling.flat) {
      box.lines = {{name}, std::move(line)};
    } else {
      line.insert(side < 0 ? line.end() : line.begin(), name);
      box.lines = {std::move(line)};
    }
    using Events = MemberTelling::Events;
    const bool events = telling.events == Events::of_all ||
                        (telling.events == Events::of_several && member.in.size() > 1);
    if (events && !member.events.empty()) box.lines.push_back({events_of(member)});
    drawing_.boxes.push_back(std::move(box));
  }

  /// What else happened between it and the bodies.
  Run events_of(const Member& member) const {
    std::set<ActorIndex> ends{network_.nodes[member.house].actor};
    for (const std::uint32_t body : member.met) ends.insert(network_.nodes[body].actor);
    Run run{Run::Kind::quiet, words::tie_story(dossier_, context_.selection, member.events, ends,
                                               {.lines = 1, .fineness = words::Fineness::year})
                                  .front()};
    run.numbers = member.events;
    return run;
  }

  void finish(const GraphOptions& options, Body& body) const {
    const BandAccount account = account_of(dossier_, drawing_);
    Signs signs;
    signs.headless = true;
    for (const BandTie& tie : drawing_.ties) {
      tie.over ? signs.ended = true : (signs.signs.insert(tie.sign), false);
    }
    signs.actors = account.boxed;
    signs.actor_over = account.over;
    body.legend = legend_of(signs, context_.look, context_.phrases());
    const int number = drawing_.ties.front().numbers.front();
    const std::string kind =
        words::kind_of(select::view(dossier_, select::item_of(context_.selection, number)), false);
    for (marks::LegendEntry& entry : body.legend) {
      if (entry.rank == marks::Rank::sign && !kind.empty()) entry.words = base::capitalized(kind);
    }
    tell_moves(options.homes, body);
    tell_missing(context_, network_, account.drawn, shown_, body);
  }

  const Context& context_;
  const Dossier& dossier_;
  const graph::Network& network_;
  const MemberFacts facts_;
  BandDrawing drawing_;
  std::set<ActorIndex> shown_;
};

}  // namespace

Suited suits_members(const Context& context, const graph::Network& network) {
  const MemberFacts facts = member_facts(context, network);
  if (!facts.clear || facts.bodies.size() < least_bodies || facts.members.size() < least_members ||
      static_cast<double>(facts.belonging) < least_share * static_cast<double>(facts.pairs)) {
    return {false, fmt::format("less than {:.0f} % of those who have to do with each other are "
                               "members and their bodies",
                               100 * least_share)};
  }
  return {true,
          fmt::format("{} of {} pairs are one of {} members and one of {} bodies", facts.belonging,
                      facts.pairs, facts.members.size(), facts.bodies.size()),
          worth};
}

Body compose_members(const Context& context, const graph::Network& network, Rect area,
                     const GraphOptions& options) {
  return MemberFigure(context, network).compose(area, options);
}

}  // namespace entente::relations

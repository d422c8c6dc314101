#include "relations/samples.hpp"

#include "base/utf8.hpp"
#include "relations/lives.hpp"
#include "select/standing.hpp"

namespace entente::relations {
namespace {

using marks::LegendEntry;
using marks::Rank;

/// Draws samples around y = 0.
class Sampler {
 public:
  explicit Sampler(const Look& look)
      : theme_(look.theme), m_(look.metrics), width_(2.9 * look.metrics.label) {}

  std::vector<Element> sign(Sign sign, bool headless) const {
    const Color color = theme_.sign(sign);
    const double w = m_.verbal;
    if (headless) {
      std::vector<Element> out = plain(w, Dash::solid, color);
      if (sign == Sign::conflict) out.push_back(crossbar({width_ / 2, 0}, {1, 0}, {color, w}, m_));
      return out;
    }
    const Point tip{width_, 0};
    std::vector<Element> out;
    out.push_back(line({}, tip - Point{0.8 * m_.arrow_length(w), 0}, {color, w}));
    out.push_back(arrowhead(tip, {1, 0}, w, color, m_));
    if (sign == Sign::conflict) {
      const double back = m_.arrow_length(w) + 0.35 * m_.crossbar;
      out.push_back(crossbar(tip - Point{back, 0}, {1, 0}, {color, w}, m_));
    }
    return out;
  }

  std::vector<Element> medium(Medium medium) const {
    return plain(medium == Medium::material ? m_.material : m_.verbal, Dash::solid, theme_.outline);
  }

  std::vector<Element> status(Status status) const {
    const Stroke stroke = stroke_of(Sign::neutral, Medium::verbal, status, false, theme_, m_);
    std::vector<Element> out = plain(stroke.width, stroke.dash, theme_.outline);
    if (is_crossed(status)) {
      draw_cross({width_ / 2, 0}, {theme_.outline, m_.verbal}, m_, out);
    }
    return out;
  }

  std::vector<marks::Sample> several() const {
    return {{width_, {line({}, {width_, 0}, {several_color(theme_), 0.6 * m_.label})}}};
  }

  /// Ties, and actors, that have ended.
  LegendEntry over(const Signs& signs, std::string_view words) const {
    LegendEntry entry{.rank = Rank::ended, .order = 0, .words = std::string(words), .samples = {}};
    entry.as_drawn = true;
    if (signs.ended) {
      entry.samples.push_back({width_, plain(m_.verbal, Dash::long_dashed, theme_.neutral)});
    }
    if (signs.actor_over) {
      const Paint grey{over_color(theme_), Stroke{theme_.neutral, m_.outline_other}};
      entry.samples.push_back({width_, {rect(frame(), grey)}});
    }
    return entry;
  }

  std::vector<Element> actor(ActorKind kind) const {
    switch (kind) {
      case ActorKind::country:
        return box(theme_.country, 0);
      case ActorKind::official:
        return box(theme_.official, 0.5);
      case ActorKind::organization:
        return hexagon();
      case ActorKind::bloc:
      case ActorKind::other:
        break;
    }
    return rounded();
  }

  std::vector<Element> event() const {
    const Rect r = frame();
    const double p = 0.35 * r.height;
    return {polygon({{r.left(), r.top()},
                     {r.right() - p, r.top()},
                     {r.right(), r.top() + p},
                     {r.right(), r.bottom()},
                     {r.left(), r.bottom()}},
                    {theme_.event, Stroke{theme_.outline, m_.outline_other}})};
  }

  std::vector<Element> unknown_actor() const { return box(theme_.background, 0, Dash::dashed); }

  std::vector<Element> camp(bool filled) const {
    const Paint paint{filled ? theme_.ink : theme_.background,
                      Stroke{theme_.ink, m_.outline_other}};
    const Rect r = frame();
    return {rect({r.center().x, r.y, 0.35 * m_.name, r.height}, paint)};
  }

  LegendEntry widths(std::string words, const std::vector<WidthSample>& widths) const {
    LegendEntry entry{.rank = Rank::scale, .order = 0, .words = std::move(words), .samples = {}};
    for (const WidthSample& sample : widths) {
      const double width = std::max(least_line, sample.width);
      if (!entry.samples.empty() && width > highest_sample(m_)) break;
      entry.samples.push_back(
          {0.6 * width_, {line({}, {0.6 * width_, 0}, {theme_.outline, width})}, sample.words});
    }
    // The least, the greatest and one half way between say enough.
    if (entry.samples.size() > 3) {
      const marks::Sample between = entry.samples[entry.samples.size() / 2];
      entry.samples = {entry.samples.front(), between, entry.samples.back()};
    }
    return entry;
  }

  /// As it stands alone, and with members inside.
  LegendEntry organization(const Signs& signs, LegendEntry entry) const {
    if (signs.actors.count(ActorKind::organization) > 0) {
      entry.samples.push_back({width_, actor(ActorKind::organization)});
    }
    if (signs.open_organization) {
      entry.as_drawn = true;
      entry.samples.push_back({width_, rounded()});
    }
    return entry;
  }

  void add(LegendEntry entry, std::vector<Element> drawing, marks::Legend& legend) const {
    entry.samples.push_back({width_, std::move(drawing)});
    marks::join(legend, {std::move(entry)});
  }

 private:
  std::vector<Element> plain(double w, Dash dash, Color color) const {
    return {line({}, {width_, 0}, {color, w, dash})};
  }

  Rect frame() const {
    const double w = 0.8 * width_, height = 0.95 * m_.label;
    return {(width_ - w) / 2, -height / 2, w, height};
  }

  std::vector<Element> box(Color fill, double round, Dash dash = Dash::solid) const {
    const Rect r = frame();
    return {rect(r, {fill, Stroke{theme_.outline, m_.outline_other, dash}}, round * r.height)};
  }

  std::vector<Element> rounded() const { return box(theme_.organization, 0.25); }

  std::vector<Element> hexagon() const {
    const Rect r = frame();
    const double p = 0.35 * r.height;
    return {polygon({{r.left(), 0},
                     {r.left() + p, r.top()},
                     {r.right() - p, r.top()},
                     {r.right(), 0},
                     {r.right() - p, r.bottom()},
                     {r.left() + p, r.bottom()}},
                    {theme_.organization, Stroke{theme_.outline, m_.outline_other}})};
  }

  const theme::Theme& theme_;
  const theme::Metrics& m_;
  double width_;
};

/// An entry that graphs alone have.
LegendEntry own(Rank rank, int order, std::string_view words) {
  return {.rank = rank, .order = order, .words = std::string(words), .samples = {}};
}

std::string_view words_of(ActorKind kind, const Signs& signs, const languages::Phrases& phrases) {
  const std::string_view person = person_word(signs.in_private, phrases);
  const std::string_view words[] = {phrases.country, person, phrases.organization, phrases.bloc,
                                    phrases.other};
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace

bool is_private(const Actor& actor) {
  return actor.kind == ActorKind::official && actor.posts.empty() && !actor.of;
}

std::string_view person_word(bool in_private, const languages::Phrases& phrases) {
  return in_private ? phrases.person : phrases.official;
}

std::string camp_name(const Context& context, int camp) {
  const auto index = static_cast<std::size_t>(camp);
  if (index < context.dossier.camps.size()) return context.dossier.camps[index].name;
  return std::string(camp == 0 ? context.phrases().camp_a : context.phrases().camp_b);
}

Signs possible_signs(const Context& context) {
  const select::Selection& selection = context.selection;
  Signs signs;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(context.dossier, item);
    signs.signs.insert(facts.sign);
    signs.media.insert(facts.medium);
    signs.statuses.insert(facts.status);
    signs.ended |= !facts.is_event && !facts.when.empty() && selection.as_of;
    for (const Participant& p : facts.participants) {
      signs.unknown_actor |= !p.actor;
      const bool greyed = select::helps_to_meet(p.kind) && facts.participants.size() > 2;
      if (greyed) signs.signs.insert(Sign::neutral);
    }
    signs.event |= facts.participants.size() > 2;
  }
  for (const ActorIndex actor : selection.actors) {
    signs.actors.insert(context.dossier[actor].kind);
    signs.actor_over |= is_over(context, context.dossier[actor]);
  }
  if (!context.camps.empty()) {
    for (const int camp : {0, 1}) signs.camps[camp] = camp_name(context, camp);
  }
  signs.width_per_item = 1;
  signs.most_items = context.selection.items.size();
  return signs;
}

marks::Legend legend_of(const Signs& signs, const Look& look, const languages::Phrases& phrases) {
  const Sampler sampler(look);
  marks::Legend legend;
  for (const Sign sign : signs.signs) {
    LegendEntry entry = marks::entry_for(sign, phrases);
    entry.as_drawn = signs.headless;
    sampler.add(std::move(entry), sampler.sign(sign, signs.headless), legend);
  }
  for (const Medium medium : signs.media) {
    const bool deeds = medium == Medium::material;
    sampler.add(own(Rank::medium, deeds, deeds ? phrases.deeds : phrases.words),
                sampler.medium(medium), legend);
  }
  for (const Status status : signs.statuses) {
    if (status == Status::happened) continue;
    sampler.add(marks::entry_for(status, phrases), sampler.status(status), legend);
  }
  if (signs.ended || signs.actor_over) marks::join(legend, {sampler.over(signs, phrases.ended)});
  const bool alike = signs.actors.count(ActorKind::bloc) + signs.actors.count(ActorKind::other) > 1;
  if (signs.open_organization || signs.actors.count(ActorKind::organization) > 0) {
    const int order = static_cast<int>(ActorKind::organization);
    marks::join(legend,
                {sampler.organization(signs, own(Rank::actor, order, phrases.organization))});
  }
  for (const ActorKind kind : signs.actors) {
    if (kind == ActorKind::organization) continue;
    std::string words(words_of(kind, signs, phrases));
    // Blocs and others look the same.
    if (alike && kind == ActorKind::other) continue;
    if (alike && kind == ActorKind::bloc) {
      words.append(phrases.comma).append(base::fold_case(std::string(phrases.other)));
    }
    sampler.add(own(Rank::actor, static_cast<int>(kind), words), sampler.actor(kind), legend);
  }
  if (signs.event) sampler.add(own(Rank::actor, 99, phrases.point), sampler.event(), legend);
  if (signs.unknown_actor) {
    sampler.add(own(Rank::actor, 100, phrases.unknown_actor), sampler.unknown_actor(), legend);
  }
  for (const auto& [camp, name] : signs.camps) {
    sampler.add(own(Rank::camp, camp, name), sampler.camp(camp == 0), legend);
  }
  if (signs.width_per_item > 0) {
    std::vector<WidthSample> samples;
    for (const std::size_t items : {1u, 2u, 5u, 10u, 20u, 50u, 100u, 200u, 500u, 1000u}) {
      if (items > signs.most_items) break;
      samples.push_back({signs.width_per_item * static_cast<double>(items), std::to_string(items)});
    }
    marks::join(legend, {sampler.widths(std::string(phrases.width_of_number), samples)});
  }
  return legend;
}

marks::LegendEntry width_scale(std::string words, const std::vector<WidthSample>& samples,
                               const Look& look) {
  return Sampler(look).widths(std::move(words), samples);
}

marks::LegendEntry several_in_one(std::string words, const Look& look) {
  const Sampler sampler(look);
  LegendEntry entry = own(Rank::ended, 1, words);
  entry.samples = sampler.several();
  return entry;
}

}  // namespace entente::relations

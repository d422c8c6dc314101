#include "timeline/samples.hpp"

#include <algorithm>
#include <cmath>

#include "select/standing.hpp"
#include "text/measure.hpp"
#include "timeline/marks.hpp"
#include "timeline/trace.hpp"

namespace entente::timeline {
namespace {

using marks::LegendEntry;
using marks::Rank;

/// Draws samples around y = 0, in grey where the sign does not matter.
class Sampler {
 public:
  explicit Sampler(const Look& look) : theme_(look.theme), m_(look.metrics) {}

  marks::Sample sign(Sign sign) const {
    MarkLook look;
    look.sign = sign;
    marks::Sample sample{mark_width(), {}};
    draw_mark({mark_width() / 2, 0}, 0.5 * m_.label, look, theme_, m_, sample.drawing);
    return sample;
  }

  marks::Sample status(Status status) const {
    Dash dash = Dash::solid;
    if (status == Status::planned || status == Status::hypothetical) dash = Dash::dashed;
    if (status == Status::reported || status == Status::claimed) dash = Dash::dotted;
    const Stroke stroke{theme_.outline, 0.65 * m_.verbal, dash};
    const Point middle{mark_width() / 2, 0};
    marks::Sample sample{mark_width(), {}};
    sample.drawing.push_back(
        circle(middle, 0.5 * (m_.label - stroke.width), {theme_.background, stroke}));
    if (!is_crossed(status)) return sample;
    const double s = 0.25 * m_.label;
    sample.drawing.push_back(line(middle + Point{-s, -s}, middle + Point{s, s}, stroke));
    sample.drawing.push_back(line(middle + Point{-s, s}, middle + Point{s, -s}, stroke));
    return sample;
  }

  marks::Sample upon() const {
    const MarkLook look{Sign::neutral};
    const double length = upon_length(m_), radius = 0.5 * (m_.label - length);
    marks::Sample sample{mark_width(), {}};
    draw_mark({mark_width() / 2, -length / 2}, radius, look, theme_, m_, sample.drawing);
    draw_upon({mark_width() / 2, radius - length / 2}, -1, look, theme_, m_, sample.drawing);
    return sample;
  }

  marks::Sample aside() const {
    const Stroke stroke{theme_.neutral, 0.75 * m_.verbal};
    return {mark_width(),
            {circle({mark_width() / 2, 0}, 0.3 * m_.label, {theme_.background, stroke})}};
  }

  marks::Sample interval() const { return stretch(whole()); }

  marks::Sample open_end() const {
    StretchLook look = whole();
    look.finish = StretchEnd::arrow;
    return stretch(look);
  }

  marks::Sample unknown_end() const {
    StretchLook look = whole();
    look.to = width() / 2 - 0.3 * m_.label;
    look.fade_to = width() - 0.6 * m_.label;
    look.finish = StretchEnd::fading;
    marks::Sample sample{width(), {}};
    sample.drawing.push_back(
        text({width() - text::width("?", {m_.note, true}), text::baseline(0, m_.note)}, "?",
             m_.note, true, theme_.secondary));
    draw_stretch(look, {theme_.tint(Sign::neutral), {}}, sample.drawing);
    return sample;
  }

  marks::Sample era() const { return ground(era_fill(false, theme_)); }

  marks::Sample future() const {
    marks::Sample sample = ground(future_fill(theme_));
    const double half = ground_height() / 2;
    sample.drawing.push_back(line({0, -half}, {0, half}, as_of_stroke(theme_, m_)));
    return sample;
  }

  marks::Sample uncertain() const {
    const Stroke thin{theme_.outline, 0.6 * m_.verbal};
    marks::Sample sample{width(), {}};
    draw_range(whole(), thin, sample.drawing);
    sample.drawing.push_back(circle({width() / 2, 0}, 0.36 * m_.label, {theme_.background, thin}));
    return sample;
  }

  marks::Sample claim() const {
    const double r = 0.36 * m_.label, ring = 0.25 * m_.label;
    const Point left{r, 0}, right{width() - ring, 0};
    return {width(),
            {line(left, right, {theme_.outline, 0.75 * m_.verbal, Dash::dotted}),
             circle(left, r, {theme_.outline, {}}),
             circle(right, ring, {theme_.background, Stroke{theme_.outline, 0.65 * m_.verbal}})}};
  }

 private:
  double mark_width() const { return 1.1 * m_.label; }
  double width() const { return 2.4 * m_.label; }
  double ground_height() const { return 0.95 * m_.label; }

  StretchLook whole() const {
    StretchLook look;
    look.fade_to = look.to = width();
    look.height = 0.55 * m_.label;
    look.pitch = 0.4 * m_.label;
    look.visible = {{0, width()}};
    return look;
  }

  marks::Sample stretch(const StretchLook& look) const {
    marks::Sample sample{width(), {}};
    draw_stretch(look, {theme_.tint(Sign::neutral), {}}, sample.drawing);
    return sample;
  }

  marks::Sample ground(Color fill) const {
    StretchLook look = whole();
    look.height = ground_height();
    marks::Sample sample{width(), {}};
    draw_stretch(look, {fill, {}}, sample.drawing);
    return sample;
  }

  const theme::Theme& theme_;
  const theme::Metrics& m_;
};

}  // namespace

Signs possible_signs(const Context& context) {
  const select::Selection& selection = context.selection;
  Signs signs;
  signs.interval = signs.uncertain = signs.open_end = true;
  signs.era = !selection.eras.empty();
  const std::optional<double> now =
      selection.as_of ? date::axis_earliest(*selection.as_of) : std::nullopt;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(context.dossier, item);
    signs.signs.insert(facts.sign);
    signs.statuses.insert(facts.status);
    signs.claim |= !facts.claims.empty();
    const std::vector<select::Standing> standings =
        select::standings(context.dossier, selection, facts);
    signs.upon |= std::find(standings.begin(), standings.end(), select::Standing::acted_upon) !=
                  standings.end();
    signs.future |= now && facts.status != Status::happened;
    for (const date::Edtf* when : facts.when) {
      for (const Piece& piece : trace(*when).pieces) {
        signs.unknown_end |= piece.start == End::unknown || piece.finish == End::unknown;
        signs.future |= now && std::isfinite(piece.end) && piece.end > *now;
      }
    }
  }
  return signs;
}

marks::Legend legend_of(const Signs& signs, const Look& look, const languages::Phrases& phrases) {
  const Sampler sampler(look);
  marks::Legend legend;
  const auto add = [&legend](LegendEntry entry, marks::Sample sample) {
    entry.samples.push_back(std::move(sample));
    marks::join(legend, {std::move(entry)});
  };
  // Their order in the legend is the order of these calls.
  const auto add_own = [&](bool used, Rank rank, std::string_view words, marks::Sample sample,
                           bool if_room = false) {
    if (!used) return;
    LegendEntry entry;
    entry.if_room = if_room;
    entry.rank = rank;
    entry.words = words;
    add(std::move(entry), std::move(sample));
  };
  for (const Sign sign : signs.signs) add(marks::entry_for(sign, phrases), sampler.sign(sign));
  for (const Status status : signs.statuses) {
    if (status == Status::happened) continue;
    LegendEntry entry = marks::entry_for(status, phrases);
    entry.as_drawn = true;  // beside a graph without any such line, a line would be sought in vain
    add(std::move(entry), sampler.status(status));
  }
  add_own(signs.interval, Rank::stretch, phrases.interval, sampler.interval());
  add_own(signs.uncertain, Rank::stretch, phrases.uncertain, sampler.uncertain());
  add_own(signs.open_end, Rank::stretch, phrases.open_end, sampler.open_end());
  add_own(signs.unknown_end, Rank::stretch, phrases.unknown_end, sampler.unknown_end());
  add_own(signs.era, Rank::stretch, phrases.era, sampler.era());
  add_own(signs.future, Rank::stretch, phrases.future, sampler.future());
  add_own(signs.claim, Rank::claim, phrases.claim, sampler.claim());
  add_own(signs.upon, Rank::claim, phrases.acted_upon, sampler.upon());
  add_own(signs.aside, Rank::claim, phrases.no_party, sampler.aside(), true);
  return legend;
}

}  // namespace entente::timeline

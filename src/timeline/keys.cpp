#include "text/measure.hpp"
#include "timeline/marks.hpp"

namespace entente::timeline {
namespace {

bool is_mark(Key key) {
  return key <= Key::neutral || (key >= Key::planned && key <= Key::hypothetical);
}

bool is_stretch(Key key) { return key >= Key::interval && key <= Key::claim; }

/// Draws one key between `left` and `right`, in grey where the sign does not matter.
class KeyPainter {
 public:
  KeyPainter(Key key, Point at, const theme::Theme& theme, const theme::Metrics& metrics,
             std::vector<Element>& out)
      : key_(key), at_(at), theme_(theme), m_(metrics), out_(out) {
    right_ = at.x + timeline_key_width(key, metrics);
    middle_ = {(at.x + right_) / 2, at.y};
  }

  void sign() const {
    constexpr Sign signs[] = {Sign::cooperation, Sign::conflict, Sign::neutral};
    MarkLook look;
    look.sign = signs[static_cast<std::size_t>(key_)];
    draw_mark(middle_, 0.5 * m_.label, look, theme_, m_, out_);
  }

  void status() const {
    Dash dash = Dash::solid;
    if (key_ == Key::planned || key_ == Key::hypothetical) dash = Dash::dashed;
    if (key_ == Key::reported || key_ == Key::claimed) dash = Dash::dotted;
    const Stroke stroke{theme_.outline, 0.65 * m_.verbal, dash};
    out_.push_back(circle(middle_, 0.5 * (m_.label - stroke.width), {theme_.background, stroke}));
    if (key_ != Key::denied && key_ != Key::cancelled) return;
    const double s = 0.25 * m_.label;
    out_.push_back(line(middle_ + Point{-s, -s}, middle_ + Point{s, s}, stroke));
    out_.push_back(line(middle_ + Point{-s, s}, middle_ + Point{s, -s}, stroke));
  }

  void stretch() const {
    StretchLook look = whole();
    if (key_ == Key::open_end) look.finish = StretchEnd::arrow;
    if (key_ == Key::unknown_end) {
      look.to = middle_.x - 0.3 * m_.label;
      look.fade_to = right_ - 0.6 * m_.label;
      look.finish = StretchEnd::fading;
      out_.push_back(
          text({right_ - text::width("?", {m_.note, true}), text::baseline(at_.y, m_.note)}, "?",
               m_.note, true, theme_.secondary));
    }
    draw_stretch(look, {theme_.tint(Sign::neutral), {}}, out_);
  }

  void era() const {
    StretchLook look = whole();
    look.height = 0.95 * m_.label;
    draw_stretch(look, {era_fill(false, theme_), {}}, out_);
  }

  void future() const {
    StretchLook look = whole();
    look.height = 0.95 * m_.label;
    draw_stretch(look, {future_fill(theme_), {}}, out_);
    out_.push_back(line({at_.x, at_.y - look.height / 2}, {at_.x, at_.y + look.height / 2},
                        as_of_stroke(theme_, m_)));
  }

  void uncertain() const {
    StretchLook look = whole();
    const Stroke thin{theme_.outline, 0.6 * m_.verbal};
    draw_range(look, thin, out_);
    out_.push_back(circle(middle_, 0.36 * m_.label, {theme_.background, thin}));
  }

  void claim() const {
    const double r = 0.36 * m_.label, ring = 0.25 * m_.label;
    const Point left{at_.x + r, at_.y}, right{right_ - ring, at_.y};
    out_.push_back(line(left, right, {theme_.outline, 0.75 * m_.verbal, Dash::dotted}));
    out_.push_back(circle(left, r, {theme_.outline, {}}));
    out_.push_back(
        circle(right, ring, {theme_.background, Stroke{theme_.outline, 0.65 * m_.verbal}}));
  }

 private:
  StretchLook whole() const {
    StretchLook look;
    look.fade_from = look.from = at_.x;
    look.fade_to = look.to = right_;
    look.y = at_.y;
    look.height = 0.55 * m_.label;
    look.pitch = 0.4 * m_.label;
    look.visible = {{at_.x, right_}};
    return look;
  }

  Key key_;
  Point at_, middle_;
  double right_ = 0;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  std::vector<Element>& out_;
};

}  // namespace

Color era_fill(bool darker, const theme::Theme& theme) {
  return blend(theme.grid, theme.background, darker ? 0.85 : 0.55);
}

Color future_fill(const theme::Theme& theme) { return blend(theme.event, theme.background, 0.55); }

Stroke as_of_stroke(const theme::Theme& theme, const theme::Metrics& metrics) {
  return {theme.ink, std::max(metrics.leader, metrics.rule), Dash::dashed};
}

double timeline_key_width(Key key, const theme::Metrics& metrics) {
  if (is_mark(key)) return 1.1 * metrics.label;
  return is_stretch(key) ? 2.4 * metrics.label : 0;
}

void draw_timeline_key(Key key, Point at, const theme::Theme& theme, const theme::Metrics& metrics,
                       std::vector<Element>& out) {
  const KeyPainter painter(key, at, theme, metrics, out);
  if (key <= Key::neutral) return painter.sign();
  if (is_mark(key)) return painter.status();
  if (key == Key::era) return painter.era();
  if (key == Key::future) return painter.future();
  if (key == Key::uncertain) return painter.uncertain();
  if (key == Key::claim) return painter.claim();
  painter.stretch();
}

}  // namespace entente::timeline

#include "theme/mend.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "theme/vision.hpp"

namespace entente::theme {
namespace {

constexpr Color black = rgb(0), white = rgb(0xFFFFFF);
constexpr int steps = 80;  // of lightness, from black to white

/// The same hue at a lightness from 0 to `steps`.
Color at_step(const Tone& tone, int step) {
  Tone moved = tone;
  moved.lightness = static_cast<double>(step) / steps;
  return color_of(moved);
}

double least_contrast(Color color, const std::vector<Color>& grounds) {
  double least = 21;
  for (const Color ground : grounds) least = std::min(least, contrast(color, ground));
  return least;
}

/// A sign at one lightness that can be seen on the page, and what that costs.
struct Candidate {
  Color color;
  double cost = 0;
  std::array<Seen, visions.size()> looks;
};

bool differ(const Candidate& p, const Candidate& q, double by) {
  for (std::size_t i = 0; i < visions.size(); ++i) {
    if (difference(p.looks[i], q.looks[i]) < by) return false;
  }
  return true;
}

class Mender {
 public:
  Mender(const Palette& wish, const Theme& usual) : wish_(wish), usual_(usual), theme_(usual) {}

  MendedTheme mend() {
    theme_.background = wish_.paper.value_or(usual_.background);
    dark_ = contrast(theme_.background, white) > contrast(theme_.background, black);
    set_ink();
    set_grounds();
    if (!set_signs()) return std::move(result_);
    set_tints();
    set_muted();
    set_groups();
    result_.theme = theme_;
    return std::move(result_);
  }

 private:
  void note(Role role, std::optional<Color> wished, Color to, double had, std::size_t group = 0) {
    if (wished && *wished != to) result_.changes.push_back({role, group, *wished, to, had});
  }

  /// Away from the paper in lightness until it stands out from all grounds. There is a way for what
  /// stands out from the paper as ink does.
  Color standing_out(Color color, const std::vector<Color>& grounds, double by) const {
    if (least_contrast(color, grounds) >= by) return color;
    const Tone tone = tone_of(color);
    const int step = dark_ ? 1 : -1;
    const int from = static_cast<int>(dark_ ? std::ceil(tone.lightness * steps)
                                            : std::floor(tone.lightness * steps));
    for (int at = std::clamp(from, 0, steps); at >= 0 && at <= steps; at += step) {
      const Color moved = at_step(tone, at);
      if (least_contrast(moved, grounds) >= by) return moved;
    }
    return dark_ ? white : black;
  }

  /// A ground of words: `share` of a color over the paper, or less where they would not be legible.
  Color ground(Color color, double share) const {
    const double wanted = std::max(text_contrast, 0.8 * contrast(theme_.ink, theme_.background));
    for (; share > 0.005; share *= 0.8) {
      const Color mixed = blend(color, theme_.background, share);
      if (contrast(theme_.ink, mixed) >= wanted) return mixed;
    }
    return theme_.background;
  }

  void set_ink() {
    const Color wished = wish_.ink.value_or(usual_.ink);
    const double had = contrast(wished, theme_.background);
    theme_.ink = standing_out(wished, {theme_.background}, text_contrast);
    note(Role::ink, wish_.ink, theme_.ink, had);
  }

  void set_grounds() {
    const bool as_usual = !wish_.ink && !wish_.paper && !wish_.cooperation && !wish_.muted;
    theme_.official = theme_.background;
    if (as_usual) return;
    const Color accent = wish_.cooperation.value_or(usual_.cooperation);
    const Color quiet = wish_.muted.value_or(usual_.neutral);
    theme_.country = ground(accent, dark_ ? 0.2 : 0.13);
    theme_.card = ground(accent, dark_ ? 0.08 : 0.05);
    theme_.organization = ground(quiet, dark_ ? 0.28 : 0.2);
    theme_.event = ground(blend(accent, quiet, 0.5), 0.12);
    theme_.grid = ground(theme_.ink, dark_ ? 0.12 : 0.14);
  }

  std::vector<Color> grounds_of_marks() const { return {theme_.background, theme_.card}; }

  std::vector<Candidate> candidates(Color wished, double price) const {
    std::vector<Candidate> list;
    const Tone tone = tone_of(wished);
    const auto add = [&](Color color, double cost) {
      if (least_contrast(color, grounds_of_marks()) < mark_contrast) return;
      Candidate candidate{color, cost, {}};
      for (std::size_t i = 0; i < visions.size(); ++i) candidate.looks[i] = seen(color, visions[i]);
      list.push_back(candidate);
    };
    add(wished, 0);
    for (int step = 0; step <= steps; ++step) {
      const double lightness = static_cast<double>(step) / steps;
      // Any step at all is worth avoiding: the wish itself is the best.
      add(at_step(tone, step), price * (0.02 + std::abs(lightness - tone.lightness)));
    }
    std::sort(list.begin(), list.end(),
              [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return list;
  }

  bool refuse(Role culprit, std::string reason) {
    result_.culprit = culprit;
    result_.reason = std::move(reason);
    result_.changes.clear();
    return false;
  }

  /// The three signs as near to what is wished as can be; false: there is no way.
  bool set_signs() {
    const std::array<std::optional<Color>, 3> wished = {wish_.cooperation, wish_.conflict,
                                                        wish_.neutral};
    const std::array<Color, 3> colors = {wish_.cooperation.value_or(usual_.cooperation),
                                         wish_.conflict.value_or(usual_.conflict),
                                         wish_.neutral.value_or(usual_.neutral)};
    constexpr std::array roles = {Role::cooperation, Role::conflict, Role::neutral};
    std::array<std::vector<Candidate>, 3> lists;
    for (std::size_t i = 0; i < 3; ++i) {
      // What nobody wished for moves first, then what is neither for nor against.
      lists[i] = candidates(colors[i], !wished[i] ? 0.2 : i == 2 ? 0.6 : 1.0);
    }
    const auto best = nearest(lists);
    if (!best) {
      const bool two = !any_pair(lists[0], lists[1], sign_differences[0]);
      return refuse(wish_.conflict      ? Role::conflict
                    : wish_.cooperation ? Role::cooperation
                                        : Role::paper,
                    two ? "whatever their lightness, cooperation and conflict cannot be told apart "
                          "by every eye where both stand out from the paper"
                        : "whatever their lightness, the three signs cannot be told apart by every "
                          "eye where all stand out from the paper");
    }
    for (std::size_t i = 0; i < 3; ++i) {
      const double had = least_contrast(colors[i], grounds_of_marks());
      note(roles[i], wished[i], (*best)[i], had < mark_contrast ? had : 0);
    }
    theme_.cooperation = (*best)[0], theme_.conflict = (*best)[1], theme_.neutral = (*best)[2];
    return true;
  }

  static bool any_pair(const std::vector<Candidate>& a, const std::vector<Candidate>& b,
                       double by) {
    return std::any_of(a.begin(), a.end(), [&](const Candidate& p) {
      return std::any_of(b.begin(), b.end(), [&](const Candidate& q) { return differ(p, q, by); });
    });
  }

  /// The cheapest that differ. Candidates stand in the order of their costs.
  static std::optional<std::array<Color, 3>> nearest(
      const std::array<std::vector<Candidate>, 3>& lists) {
    const auto& [cooperation, conflict, neutral] = lists;
    std::optional<std::array<Color, 3>> best;
    double least = std::numeric_limits<double>::max();
    for (const Candidate& p : cooperation) {
      if (p.cost >= least) break;
      for (const Candidate& q : conflict) {
        if (p.cost + q.cost >= least) break;
        if (!differ(p, q, sign_differences[0])) continue;
        for (const Candidate& r : neutral) {
          if (p.cost + q.cost + r.cost >= least) break;
          if (!differ(p, r, sign_differences[1]) || !differ(q, r, sign_differences[2])) continue;
          least = p.cost + q.cost + r.cost;
          best = {p.color, q.color, r.color};
        }
      }
    }
    return best;
  }

  std::vector<Color> grounds_of_words() const {
    std::vector<Color> grounds = {theme_.background, theme_.country,      theme_.card,
                                  theme_.official,   theme_.organization, theme_.event};
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      grounds.push_back(theme_.tint(sign));
    }
    return grounds;
  }

  void set_tints() {
    while (theme_.tint_share > 0.01 &&
           least_contrast(theme_.ink, grounds_of_words()) < text_contrast) {
      theme_.tint_share *= 0.8;
    }
    if (least_contrast(theme_.ink, grounds_of_words()) < text_contrast) theme_.tint_share = 0;
  }

  void set_muted() {
    const Color wished = wish_.muted.value_or(usual_.tertiary);
    const double had = least_contrast(wished, grounds_of_marks());
    theme_.tertiary = standing_out(wished, grounds_of_marks(), text_contrast);
    note(Role::muted, wish_.muted, theme_.tertiary, had);
    const Color between =
        wish_.muted || wish_.ink ? blend(theme_.ink, theme_.tertiary, 0.5) : usual_.secondary;
    theme_.secondary = standing_out(between, grounds_of_words(), text_contrast);
    theme_.outline = theme_.secondary;
    theme_.cooperation_words = standing_out(theme_.cooperation, grounds_of_marks(), text_contrast);
    theme_.conflict_words = standing_out(theme_.conflict, grounds_of_marks(), text_contrast);
    theme_.link = theme_.cooperation_words;
  }

  /// Grounds of names: towards the paper until ink and its quieter kin can be read on them.
  void set_groups() {
    for (std::size_t i = 0; i < theme_.groups.size(); ++i) {
      const bool wished = i < wish_.groups.size();
      const Color color = wished ? wish_.groups[i] : theme_.groups[i];
      const double had = std::min(contrast(theme_.ink, color), contrast(theme_.secondary, color));
      Color to = color;
      const Tone tone = tone_of(color);
      const int step = dark_ ? -1 : 1;
      int at = std::clamp(static_cast<int>(std::lround(tone.lightness * steps)), 0, steps);
      while (std::min(contrast(theme_.ink, to), contrast(theme_.secondary, to)) < text_contrast) {
        if (at < 0 || at > steps) break;
        to = at_step(tone, at);
        at += step;
      }
      theme_.groups[i] = to;
      if (wished) note(Role::group, color, to, had, i);
    }
  }

  const Palette& wish_;
  const Theme& usual_;
  Theme theme_;
  MendedTheme result_;
  bool dark_ = false;
};

}  // namespace

MendedTheme mended(const Palette& wish, const Theme& usual) { return Mender(wish, usual).mend(); }

}  // namespace entente::theme

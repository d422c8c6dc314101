#include "stages/difference.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "languages/language.hpp"
#include "stages/account.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"
#include "stages/panel_painter.hpp"

namespace entente::stages {
namespace {

using change::Mention;
using change::Panel;
using change::Story;

constexpr std::size_t most_named = 9;  // changes; as many that were kept

double first_day(const date::Edtf& date) {
  return std::floor(date::axis_earliest(date).value_or(0));
}

double last_day(const date::Edtf& date) {
  return std::ceil(date::axis_latest(date).value_or(first_day(date) + 1)) - 1;
}

Story story_of(const Dossier& dossier, const select::Selection& selection, const Days& days,
               const change::Hidden& hidden = {}) {
  return change::between(dossier, selection, first_day(days.first), last_day(days.second), hidden);
}

/// Ties that both days have alike, each once, by date.
std::vector<Mention> kept_ties(const Story& story) {
  std::vector<Mention> kept;
  for (const change::PanelLine& line : story.panels.front().lines) {
    if (line.change != Change::kept) continue;
    for (const std::size_t fact : line.facts) {
      const bool known =
          std::any_of(kept.begin(), kept.end(), [&](const Mention& m) { return m.fact == fact; });
      if (!known) kept.push_back({Change::kept, fact, {}, false, story.facts.list[fact].begin});
    }
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Mention& a, const Mention& b) { return a.day < b.day; });
  return kept;
}

/// "four new, one changed, two kept"; zeros are left out.
template <class Numeral>
std::string counts(const Story& story, const languages::Phrases& phrases, const Numeral& numeral) {
  const auto of = [&](Change change) {
    const auto& mentions = story.panels.front().mentions;
    return static_cast<std::size_t>(std::count_if(
        mentions.begin(), mentions.end(), [&](const Mention& m) { return m.change == change; }));
  };
  const std::pair<std::string_view, std::size_t> parts[] = {
      {phrases.ties_added, of(Change::added)},
      {phrases.ties_ended, of(Change::ended)},
      {phrases.ties_changed, of(Change::changed)},
      {phrases.ties_kept, kept_ties(story).size()}};
  std::string words;
  for (const auto& [pattern, count] : parts) {
    if (count == 0) continue;
    if (!words.empty()) words += phrases.comma;
    words += fmt::format(fmt::runtime(pattern), numeral(count));
  }
  return words;
}

class Difference {
 public:
  Difference(const Context& context, Rect area, const Days& days)
      : context_(context),
        dossier_(context.dossier),
        m_(context.look.metrics),
        k_(m_.note / 14.67),
        area_(area),
        days_(days) {}

  Body compose() {
    if (last_day(days_.second) <= first_day(days_.first)) {
      return refusal(Code::nothing_to_draw, "the second day is not after the first",
                     "give the earlier one first: --between 2014-01-01 2026-03-18");
    }
    story_ = story_of(dossier_, context_.selection, days_);
    if (story_.panels.front().lines.empty()) {
      return refusal(Code::nothing_to_draw, "no tie is in force on either of the two days",
                     "choose other days with --between");
    }
    divide();
    if (!find()) {
      return refusal(Code::does_not_fit, "the ties of the two days have no room on this page",
                     "take a larger size");
    }
    Body body;
    paint(body);
    tell(body);
    return body;
  }

 private:
  double inset() const { return std::ceil(1.35 * badge_radius(m_)); }

  /// The list stands at the right where the drawing keeps two thirds, else below.
  void divide() {
    const double list = std::floor(310 * k_), gap = std::ceil(24 * k_);
    beside_ = !context_.grows && area_.width - list - gap >= 600 * k_;
    stage_ = {std::round(area_.x), std::round(area_.y), area_.width, area_.height};
    list_ = stage_;
    if (beside_) {
      stage_.width = std::floor(area_.width - list - gap);
      list_.x = stage_.right() + gap;
      list_.width = list;
    }
    const double line = 1.2 * m_.note;
    const std::size_t room = static_cast<std::size_t>(std::max(
        4.0, std::floor((beside_ ? area_.height : 0.4 * area_.height) / (1.12 * line)) - 2));
    Panel kept;
    kept.period = story_.panels.front().period;
    kept.mentions = kept_ties(story_);
    changed_ = captions(context_, story_, story_.panels.front(), list_.width,
                        {most_named, kept.mentions.empty() ? room : 2 * room / 3, true});
    const std::size_t rest = room - std::min(room - 2, changed_.lines());
    kept_ = captions(context_, story_, kept, list_.width, {most_named, rest, true});
    if (beside_) return;
    const double words = list_height() + gap;
    stage_.height = context_.grows ? std::floor(std::min(0.75 * stage_.width, 420 * k_))
                                   : std::floor(area_.height - words);
    list_.y = stage_.bottom() + gap / 2;
  }

  double list_height() const {
    return caption_height(changed_, m_) + caption_height(kept_, m_) +
           (kept_.list.empty() ? 0.0 : 2.4 * m_.note);
  }

  bool find() {
    for (;;) {
      const Size room{stage_.width - 2 * inset(), stage_.height - 2 * inset()};
      if (room.width < 10 * m_.label || room.height < 6 * m_.label) return false;
      places_ = place(context_, story_, room, {}, std::min(room.width, room.height) / 2.5);
      if (places_.fits) return true;
      if (story_.panels.front().houses.size() <= 2) return false;
      hide_least();
      divide();
    }
  }

  void hide_least() {
    std::map<ActorIndex, double> weights;
    for (const change::PanelLine& line : story_.panels.front().lines) {
      for (const ActorIndex house : story_.tracks[line.track].houses) {
        weights[house] += story_.tracks[line.track].weight;
      }
    }
    const auto least =
        std::min_element(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    hidden_.houses.insert(least->first);
    story_ = story_of(dossier_, context_.selection, days_, hidden_);
  }

  void paint(Body& body) {
    body.elements.push_back(rect(stage_, {ground(context_.look.theme), {}}));
    const Point corner = Point{stage_.x, stage_.y} + Point{inset(), inset()};
    paint_stage(context_, story_, places_, 1, corner, body.elements);
    double y = list_.y;
    draw_captions(changed_, {list_.x, y}, context_.look, body.elements);
    y += caption_height(changed_, m_);
    if (!kept_.list.empty()) {
      if (!changed_.list.empty()) y += 1.2 * m_.note;
      const std::string head(context_.phrases().change_kept);
      body.elements.push_back(text_from({list_.x, text::baseline(y + 0.6 * m_.label, m_.label)},
                                        head, {m_.label, true}, context_.look.theme.ink));
      y += 1.5 * m_.label;
      draw_captions(kept_, {list_.x, y}, context_.look, body.elements);
      y += caption_height(kept_, m_);
    }
    body.bottom = std::max(stage_.bottom(), y);
    body.legend = legend_of_story(context_, story_, false);
  }

  void tell(Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    body.finding = difference_words(dossier_, context_.selection, days_).title;
    tell_unknown(context_, story_, body);
    if (!story_.facts.undated.empty()) {
      body.notes.push_back(
          fmt::format(fmt::runtime(phrases.not_dated), story_.facts.undated.size()));
    }
    for (const auto* list : {&changed_, &kept_}) {
      for (const Caption& caption : list->list) {
        body.told.push_back(fmt::format("{}{}{}", caption.date, context_.phrases().colon,
                                        fmt::join(caption.lines, " ")));
      }
    }
    if (!story_.facts.inside.empty()) {
      body.notes.push_back(
          fmt::format(fmt::runtime(phrases.inside_houses), story_.facts.inside.size()));
    }
    body.left_out = story_.later.size() + lost_items(story_).size();
    body.actors_left_out = hidden_.houses.size();
    if (!hidden_.houses.empty()) {
      warn_reduced(fmt::format("{} actors are not in the drawing", hidden_.houses.size()),
                   "--focus, --leave-out or a larger --size says what is to be seen", body);
    }
    if (changed_.left + kept_.left > 0) {
      warn_reduced(
          fmt::format("{} ties are drawn and not named in the list", changed_.left + kept_.left),
          "take a larger --size", body);
    }
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  double k_;  ///< size of this page to a slide's
  Rect area_;
  const Days& days_;
  change::Hidden hidden_;
  Story story_;
  bool beside_ = true;
  Rect stage_, list_;
  CaptionList changed_, kept_;
  Places places_;
};

}  // namespace

DifferenceWords difference_words(const Dossier& dossier, const select::Selection& selection,
                                 const Days& days) {
  if (last_day(days.second) <= first_day(days.first)) return {};
  const Story story = story_of(dossier, selection, days);
  if (story.panels.front().lines.empty()) return {};
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const date::CivilDay first = date::from_day_number(first_day(days.first));
  const date::CivilDay last = date::from_day_number(last_day(days.second));
  const bool years = first.year != last.year;
  const auto brief = [&](const date::CivilDay& day) {
    return years ? date::year_label(day.year, dossier.language)
                 : date::label(day, dossier.language, date::LabelLength::brief);
  };
  const std::string said =
      counts(story, phrases, [&](std::size_t n) { return languages::numeral(n, phrases); });
  DifferenceWords words;
  words.title = fmt::format(fmt::runtime(phrases.between_dates), brief(first), brief(last), said);
  words.subtitle = fmt::format(fmt::runtime(phrases.as_of),
                               fmt::format("{}{}{}", date::label(first, dossier.language),
                                           phrases.and_, date::label(last, dossier.language)));
  return words;
}

Body compose_difference(const Context& context, Rect area, const std::optional<Days>& days) {
  if (!days) {
    return refusal(Code::nothing_to_draw, "a difference needs two days",
                   "give them with --between: --between 2014-01-01 2026-03-18");
  }
  return Difference(context, area, *days).compose();
}

}  // namespace entente::stages

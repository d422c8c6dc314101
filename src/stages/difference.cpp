#include "stages/difference.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "languages/language.hpp"
#include "stages/account.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"
#include "stages/line_facts.hpp"
#include "stages/panel_painter.hpp"
#include "stages/union_painter.hpp"
#include "words/spells.hpp"

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

/// The two days, as coarse as tells them apart: "2014" and "2026".
std::pair<std::string, std::string> brief_days(const std::pair<date::Edtf, date::Edtf>& days,
                                               std::string_view language) {
  const date::CivilDay first = date::from_day_number(first_day(days.first));
  const date::CivilDay last = date::from_day_number(last_day(days.second));
  const auto brief = [&](const date::CivilDay& day) {
    return first.year != last.year ? date::year_label(day.year, language)
                                   : date::label(day, language, date::LabelLength::brief);
  };
  return {brief(first), brief(last)};
}

Story story_of(const Dossier& dossier, const select::Selection& selection, const Compared& compared,
               const change::Hidden& hidden = {}) {
  if (compared.versions) return change::between_versions(*compared.versions, selection, hidden);
  const Days& days = *compared.days;
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
std::string counts(const Story& story, const languages::Language& language) {
  const languages::Phrases& phrases = language.phrases;
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
    words += languages::counted_in_words(language, pattern, count);
  }
  return words;
}

/// Ties that a drawing tells of, each once.
std::size_t ties_of(const Story& story) {
  return story.panels.front().mentions.size() + kept_ties(story).size();
}

class Difference {
 public:
  Difference(const Context& context, Rect area, const Compared& compared)
      : context_(context),
        dossier_(context.dossier),
        m_(context.look.metrics),
        k_(m_.note / 14.67),
        area_{std::round(area.x), std::round(area.y), area.width, area.height},
        compared_(compared) {}

  Body compose() {
    if (compared_.days && last_day(compared_.days->second) <= first_day(compared_.days->first)) {
      return refusal(Code::nothing_to_draw, "the second day is not after the first",
                     "give the earlier one first: --between 2014-01-01 2026-03-18");
    }
    story_ = story_of(dossier_, context_.selection, compared_);
    if (story_.panels.front().lines.empty()) {
      return compared_.versions
                 ? refusal(Code::nothing_to_draw, "no tie joins two actors in either version",
                           "entente diff without -o tells what differs")
                 : refusal(Code::nothing_to_draw, "no tie is in force on either of the two days",
                           "choose other days with --between");
    }
    ties_ = ties_of(story_);
    if (!find()) {
      return refusal(Code::does_not_fit,
                     fmt::format("the ties of the two {} have no room on this page",
                                 compared_.versions ? "versions" : "days"),
                     "take a larger size");
    }
    Body body;
    paint(body);
    tell(body);
    return body;
  }

 private:
  double inset() const { return std::ceil(1.35 * badge_radius(m_)); }
  double gap() const { return std::ceil(32 * k_); }
  double column() const { return std::floor(310 * k_); }

  /// The list stands at the right where the drawing keeps two thirds, else below it.
  bool beside() const { return !context_.grows && area_.width - column() - gap() >= 600 * k_; }
  /// Below, what is kept stands beside what changed if the page is wide enough.
  bool in_two() const { return !beside() && area_.width >= 2 * column() + gap(); }
  double list_width() const {
    return beside() ? column() : in_two() ? std::floor((area_.width - gap()) / 2) : area_.width;
  }

  /// What the list says of the drawing; and the room that it leaves.
  void divide(bool people, bool kept_people) {
    const std::size_t room = room_for_lines();
    Panel kept;
    kept.period = story_.panels.front().period;
    kept.mentions = kept_ties(story_);
    const bool apart = in_two() || kept.mentions.empty();
    changed_ = captions(context_, story_, story_.panels.front(), list_width(),
                        {most_named, apart ? room : 2 * room / 3, true});
    const change::Offices none;
    const change::Offices& offices = people ? offices_ : none;
    add_offices(offices, room, changed_);
    const std::size_t rest = in_two() ? room : room - std::min(room - 2, changed_.lines());
    kept_ = captions(context_, story_, kept, list_width(), {most_named, rest, true});
    if (kept_people) add_kept_offices(offices, kept_);
    // Air between entries where there is some.
    changed_.air = kept_.air = 0.5;
    if (beside() && list_height() > area_.height) changed_.air = kept_.air = 0.12;
    stage_ = area_;
    if (beside()) stage_.width = std::floor(area_.width - column() - gap());
    if (!beside()) stage_.height = std::floor(area_.height - list_height() - gap());
  }

  std::size_t room_for_lines() const {
    const double height = beside() ? area_.height : 0.4 * area_.height;
    const std::size_t heads = in_two() ? 2 : 4;
    return static_cast<std::size_t>(
        std::max(4.0, std::floor(height / (1.34 * m_.note)) - static_cast<double>(heads)));
  }

  void add_offices(const change::Offices& offices, std::size_t room, CaptionList& list) const {
    for (const change::Office& office : offices.list) {
      if (office.change == Change::kept) continue;
      Caption caption = caption_of(office);
      const bool fits = list.list.size() < most_named &&
                        list.lines() + caption.lines.size() + (list.more.empty() ? 1 : 0) <= room;
      if (fits) {
        list.list.push_back(std::move(caption));
      } else {
        ++list.left;
      }
    }
    list.more = more_words(list.left, context_.phrases());
    std::stable_sort(list.list.begin(), list.list.end(),
                     [](const Caption& a, const Caption& b) { return a.day < b.day; });
  }

  Caption caption_of(const change::Office& office) const {
    Caption caption;
    caption.change = office.change;
    caption.day = office.day;
    caption.person = id_in_office(dossier_, story_.panels.front(), office);
    if (const auto& when = office.post->when) {
      const auto end = end_of(*when, office.change == Change::ended);
      caption.date = words::spell(end ? *end : *when, dossier_.language, words::Fineness::day);
    }
    std::string role = office.post->role;
    if (office.before) {
      role = fmt::format(fmt::runtime(context_.phrases().turned), office.before->role, role);
    }
    set_words(
        fmt::format("{}{}{}", dossier_[office.actor].short_name, context_.phrases().colon, role),
        list_width(), m_, caption);
    return caption;
  }

  void add_kept_offices(const change::Offices& offices, CaptionList& list) const {
    std::vector<std::string> names;
    for (const change::Office& office : offices.list) {
      if (office.change == Change::kept) names.push_back(dossier_[office.actor].short_name);
    }
    if (names.empty()) return;
    Caption caption;
    caption.change = Change::kept;
    caption.date = context_.phrases().in_office;
    set_words(fmt::format("{}", fmt::join(names, context_.phrases().in_list)), list_width(), m_,
              caption);
    list.list.push_back(std::move(caption));
  }

  double height_of(const CaptionList& list) const {
    return list.list.empty() && list.more.empty() ? 0 : 1.6 * m_.label + caption_height(list, m_);
  }
  double list_height() const {
    const double changed = height_of(changed_), kept = height_of(kept_);
    if (in_two()) return std::max(changed, kept);
    return changed + kept + (changed > 0 && kept > 0 ? 0.8 * m_.note : 0);
  }

  bool find() {
    for (;;) {
      const Panel& panel = story_.panels.front();
      offices_ = compared_.versions ? change::offices_between(*compared_.versions, panel)
                                    : change::offices_between(dossier_, panel);
      if (find_columns() || find_stage()) return true;
      if (story_.panels.front().houses.size() <= 2) return false;
      hide_least();
    }
  }

  /// Columns with words at the lines, with as many as fit.
  bool find_columns() {
    if (story_.panels.front().lines.size() > most_lines) return false;
    for (const UnionTelling& telling : union_tellings) {
      divide(true, telling.kept_people);
      if (stage_.height < 4 * m_.label) continue;
      draft_ = union_draft(context_, story_, offices_, telling, {stage_.width, stage_.height});
      solution_ = solve_columns();
      if (!solution_.fits || layout::is_tangle(draft_.problem, solution_)) continue;
      people_ = static_cast<std::size_t>(
          std::count_if(offices_.list.begin(), offices_.list.end(), [&](const change::Office& o) {
            return o.change != Change::kept || telling.kept_people;
          }));
      return true;
    }
    draft_ = {};
    return false;
  }

  /// Whoever has ties with most of the others stands between them, where no line crosses another
  /// then.
  layout::LaneSolution solve_columns() const {
    layout::LaneProblem problem = draft_.problem;
    const auto [hub, partners] = layout::partners_of(problem);
    if (partners > 2) {
      problem.sides.assign(problem.boxes.size(), layout::LaneSide::anywhere);
      problem.sides[hub] = layout::LaneSide::between;
      layout::LaneSolution between = layout::solve_lanes(problem);
      if (between.fits && between.crossings == 0) return between;
    }
    return layout::solve_lanes(draft_.problem);
  }

  /// Many lines: names and lines alone, the list has the words.
  bool find_stage() {
    divide(false, false);
    people_ = 0;
    if (context_.grows) stage_.height = std::floor(std::min(0.75 * stage_.width, 420 * k_));
    const Size room{stage_.width - 2 * inset(), stage_.height - 2 * inset()};
    if (room.width < 10 * m_.label || room.height < 6 * m_.label) return false;
    places_ = place(context_, story_, room, {.wished = std::min(room.width, room.height) / 2.5});
    return places_.fits;
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
    story_ = story_of(dossier_, context_.selection, compared_, hidden_);
  }

  bool in_columns() const { return !draft_.boxes.empty(); }

  void paint(Body& body) {
    if (in_columns()) {
      const double spare = context_.grows ? 0 : (stage_.height - solution_.used.height) / 2;
      paint_union(context_, story_, draft_, solution_,
                  {stage_.x, stage_.y + std::floor(std::max(0.0, spare))}, body.elements);
      if (context_.grows) stage_.height = std::ceil(solution_.used.height);
    } else {
      body.elements.push_back(rect(stage_, {ground(context_.look.theme), {}}));
      const Point corner = Point{stage_.x, stage_.y} + Point{inset(), inset()};
      paint_stage(context_, story_, places_, 1, corner, body.elements);
    }
    const languages::Phrases& phrases = context_.phrases();
    Point at{area_.x, stage_.bottom() + gap()};
    if (beside()) {
      at = {stage_.right() + gap(), area_.y};
      const double x = at.x - gap() / 2;
      body.elements.push_back(
          line({x, area_.y}, {x, stage_.bottom()}, {context_.look.theme.grid, m_.rule}));
    }
    const double top = at.y;
    at.y = paint_list(phrases.what_changed, changed_, at, body.elements);
    double bottom = at.y;
    if (in_two()) {
      at = {area_.x + list_width() + gap(), top};
    } else if (at.y > top) {
      at.y += 0.8 * m_.note;
    }
    bottom = std::max(bottom, paint_list(phrases.change_kept, kept_, at, body.elements));
    body.bottom = std::max(stage_.bottom(), bottom);
    std::string turned;
    if (compared_.days) {
      const auto [before, after] = brief_days(*compared_.days, dossier_.language);
      turned = fmt::format("{}{}{}", before, context_.phrases().comma, after);
    }
    body.legend = legend_of_story(context_, story_, {.turned = turned});
    if (people_ > 0) marks::join(body.legend, legend_of_people());
  }

  marks::Legend legend_of_people() const {
    relations::Signs signs;
    signs.actors.insert(ActorKind::official);
    // As the same shape is called where it is a house.
    for (const change::Panel& panel : story_.panels) {
      for (const auto& [house, change] : panel.houses) {
        signs.in_private |= relations::is_private(dossier_[house]);
      }
    }
    return legend_of_signs(signs, context_);
  }

  /// Returns where it ends.
  double paint_list(std::string_view head, const CaptionList& list, Point at,
                    std::vector<Element>& out) const {
    if (height_of(list) <= 0) return at.y;
    out.push_back(text_from({at.x, text::baseline(at.y + 0.6 * m_.label, m_.label)},
                            std::string(head), {m_.label, true}, context_.look.theme.ink));
    draw_captions(list, {at.x, at.y + 1.6 * m_.label}, context_.look, out);
    return at.y + height_of(list);
  }

  void tell(Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    body.finding = difference_words(dossier_, context_.selection, compared_).title;
    tell_unknown(context_, story_, body);
    const auto count = [&](std::string_view pattern, std::size_t number) {
      if (number > 0) body.notes.push_back(fmt::format(fmt::runtime(pattern), number));
    };
    // The title counts all ties.
    count(phrases.ties_not_drawn, ties_ - ties_of(story_));
    count(phrases.people_not_drawn, offices_.list.size() - people_);
    count(phrases.not_dated, story_.facts.undated.size());
    count(phrases.offices_not_dated, offices_.undated);
    count(phrases.inside_houses, story_.facts.inside.size());
    for (const auto* list : {&changed_, &kept_}) {
      for (const Caption& caption : list->list) {
        body.told.push_back(fmt::format("{}{}{}", caption.date, context_.phrases().colon,
                                        fmt::join(caption.lines, " ")));
      }
    }
    tell_beyond(body);
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

  /// Of a day after the document's own nobody knows what holds.
  void tell_beyond(Body& body) const {
    const auto& now = context_.selection.as_of;
    if (!compared_.days || !now) return;
    const auto end = date::axis_latest(*now);
    if (!end || last_day(compared_.days->second) < *end) return;
    body.diagnostics.push_back(
        make_diagnostic(Code::after_as_of,
                        fmt::format("the second day, {}, is after the document's date, {}",
                                    compared_.days->second.text, now->text),
                        fmt::format("name a day that the document knows of: --between {} {}",
                                    compared_.days->first.text, now->text)));
  }

  static constexpr std::size_t most_lines = 24;  ///< more never have room for words

  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  double k_;  ///< size of this page to a slide's
  Rect area_;
  const Compared& compared_;
  change::Hidden hidden_;
  Story story_;
  std::size_t ties_ = 0;  ///< also of those who are hidden
  change::Offices offices_;
  std::size_t people_ = 0;  ///< who are drawn
  Rect stage_;
  CaptionList changed_, kept_;
  UnionDraft draft_;  ///< empty: places_ are what is drawn
  layout::LaneSolution solution_;
  Places places_;
};

}  // namespace

DifferenceWords difference_words(const Dossier& dossier, const select::Selection& selection,
                                 const Compared& compared) {
  if (!compared.versions && !compared.days) return {};
  if (compared.days && last_day(compared.days->second) <= first_day(compared.days->first))
    return {};
  const Story story = story_of(dossier, selection, compared);
  if (story.panels.front().lines.empty()) return {};
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const std::string said = counts(story, languages::of(dossier.language));
  if (compared.versions) {
    return {fmt::format("{}{}{}", phrases.figure_difference, phrases.colon, said), dossier.title};
  }
  const date::CivilDay first = date::from_day_number(first_day(compared.days->first));
  const date::CivilDay last = date::from_day_number(last_day(compared.days->second));
  const auto [before, after] = brief_days(*compared.days, dossier.language);
  DifferenceWords words;
  words.title = fmt::format(fmt::runtime(phrases.between_dates), before, after, said);
  words.subtitle =
      fmt::format(fmt::runtime(phrases.as_of_both), date::label(first, dossier.language),
                  date::label(last, dossier.language));
  return words;
}

Body compose_difference(const Context& context, Rect area, const Compared& compared) {
  if (!compared.versions && !compared.days) {
    return refusal(Code::nothing_to_draw, "a difference needs two days",
                   "give them with --between: --between 2014-01-01 2026-03-18");
  }
  return Difference(context, area, compared).compose();
}

}  // namespace entente::stages

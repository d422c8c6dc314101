#include "figure/compose_figure.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "figure/frame.hpp"
#include "figure/kinds.hpp"
#include "figure/source_links.hpp"
#include "languages/language.hpp"
#include "select/selection.hpp"
#include "words/common_type.hpp"
#include "words/text_alternative.hpp"

namespace entente::figure {
namespace {

/// What is asked for, or that part of it which is all there is.
const Kind& drawn_as(const FigureInput& input, FigureKind asked) {
  const Kind& row = kind_of(asked);
  const std::optional<FigureKind> alone = row.alone ? row.alone(input) : std::nullopt;
  return alone ? kind_of(*alone) : row;
}

class FigureMaker {
 public:
  /// `footer`: the height to keep for it; none: as much as it will probably need.
  FigureMaker(const FigureInput& input, FigureKind asked, std::optional<double> footer)
      : in_(input),
        asked_(asked),
        kind_(drawn_as(input, asked)),
        reserved_(footer ? *footer : probable_footer()) {}

  Checked<Scene> make() {
    const theme::Metrics& m = in_.context.look.metrics;
    scene_.page = in_.page.size;
    const double top = draw_top();
    const double bottom = in_.page.size.height - m.margin / 2 - reserved_ - 0.8 * m.gap;
    const Rect area{m.margin, top, in_.page.size.width - 2 * m.margin, bottom - top};
    footer_.notes = in_.notes;
    footer_.logo = in_.logo;
    Bodies bodies = kind_.draw(in_, area);
    for (FigureBody& body : bodies.list) take(std::move(body));
    if (has_errors(result_.diagnostics)) return std::move(result_);
    footer_.legend =
        marks::told_once(marks::explained_as(bodies.possible, std::move(footer_.legend)), words());
    name_signs(footer_.legend);
    footer_.legend = marks::told_apart(std::move(footer_.legend), words());
    leave_out_what_has_no_room();
    double y = in_.context.grows ? bodies.bottom + 1.2 * m.gap : footer_top();
    y = draw_footer(footer_, in_.context, in_.page, y, scene_.elements);
    if (in_.context.grows) scene_.page.height = std::ceil(y + m.margin / 2);
    finish();
    result_.value = std::move(scene_);
    return std::move(result_);
  }

  const FigureReport& report() const { return report_; }

  /// Known once the bodies have said what they leave out.
  double footer_height() const { return height_of(footer_); }
  bool footer_fits() const {
    return in_.context.grows || has_errors(result_.diagnostics) || footer_height() <= reserved_;
  }

 private:
  /// The y where the bodies begin.
  double draw_top() {
    const theme::Metrics& m = in_.context.look.metrics;
    if (in_.headline) {
      return draw_header(in_.context, in_.page, in_.logo, scene_) + 1.2 * m.gap;
    }
    draw_logo(in_.logo, in_.page, true, m.margin / 2, scene_.elements);
    const double height = logo_room(in_.logo, in_.page, true).height;
    return m.margin / 2 + (height > 0 ? height + 1.2 * m.gap : 0);
  }

  template <class T>
  static void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  /// Where all of one sign is of one type, the type says more: "Donations", not "Cooperation".
  void name_signs(Legend& legend) const {
    for (LegendEntry& entry : legend) {
      if (entry.rank != marks::Rank::sign) continue;
      const std::optional<std::string> type = words::common_type(
          in_.context.dossier, in_.context.selection, static_cast<Sign>(entry.order));
      if (type) entry.words = base::capitalized(*type);
    }
  }

  /// Of the legend.
  void leave_out_what_has_no_room() {
    FooterContent least = footer_;
    const auto may_go = [](const LegendEntry& entry) { return entry.if_room; };
    if (std::erase_if(least.legend, may_go) == 0) return;
    if (height_of(least) < footer_height()) footer_ = std::move(least);
  }

  /// Height of the footer if every entry were needed.
  double probable_footer() const {
    FooterContent most{kind_.possible(in_.context), in_.notes, in_.logo};
    name_signs(most.legend);
    // A body says what it leaves out, and who, and how it reads.
    most.notes.insert(most.notes.end(), 2 * static_cast<std::size_t>(kind_.bodies) + 1,
                      std::string(60, 'x'));
    return height_of(most);
  }

  double height_of(const FooterContent& content) const {
    std::vector<Element> scratch;
    return draw_footer(content, in_.context, in_.page, 0, scratch);
  }

  /// On a fixed page the footer stands on the lower margin.
  double footer_top() const {
    return in_.page.size.height - in_.context.look.metrics.margin / 2 - footer_height();
  }

  /// What a body leaves out, and how it reads; of several bodies, of which one that is.
  std::vector<std::string> notes_of(const Body& body, std::string_view part) const {
    std::vector<std::string> notes;
    const auto add = [&notes](std::string_view phrase, std::size_t count) {
      if (count > 0) notes.push_back(fmt::format(fmt::runtime(phrase), count));
    };
    add(words().not_shown_items, body.left_out);
    add(words().not_shown_actors, body.actors_left_out);
    append(notes, body.notes);
    if (!part.empty() && !notes.empty()) {
      notes.front() = fmt::format("{}{}{}", part, words().colon, notes.front());
    }
    return notes;
  }

  /// A page that reads from right to left is turned round as a whole when it is done. What runs
  /// otherwise than its page is therefore turned round in its own place.
  void give_direction(FigureBody& taken) const {
    const bool leftward = in_.timeline.orientation == Orientation::leftward;
    const bool from_right = in_.context.right_to_left();
    const bool turns = taken.body.time_across ? leftward : from_right;
    if (from_right && !turns) align_right(taken.body.elements);
    if (turns != from_right) mirror(taken.body.elements, taken.area.left() + taken.area.right());
  }

  void take(FigureBody&& taken) {
    Body& body = taken.body;
    const std::vector<std::string> notes = notes_of(body, taken.part);
    report_.lost += body.left_out - body.outside + body.actors_left_out + body.quiet;
    marks::join(footer_.legend, body.legend);
    append(footer_.notes, notes);
    append(told_, notes);
    append(told_, body.told);
    if (!body.finding.empty()) report_.finding = body.finding;
    append(result_.diagnostics, body.diagnostics);
    give_direction(taken);
    for (Element& element : body.elements) scene_.elements.push_back(std::move(element));
    append(report_.layout.forms, body.layout.forms);
    append(report_.layout.candidates, body.layout.candidates);
    append(report_.layout.wishes, body.layout.wishes);
    append(report_.layout.reductions, body.layout.reductions);
    append(report_.places, body.places);
    if (body.lines) report_.lines = body.lines;
    report_.layout.kept += body.layout.kept;
    report_.layout.moved += body.layout.moved;  // one body alone has places
  }

  const languages::Phrases& words() const { return in_.context.phrases(); }

  void finish() {
    if (in_.context.right_to_left()) mirror(scene_.elements, scene_.page.width);
    snap_baselines(scene_.elements);
    scene_.links = source_links(scene_.elements, in_.context.dossier, in_.context.selection);
    scene_.id_prefix = in_.id_prefix;
    scene_.language = in_.context.dossier.language;
    scene_.title = in_.context.dossier.title;
    scene_.description =
        words::description(in_.context.dossier, in_.context.selection, words_for(asked_, words()));
    for (const std::string& note : told_)
      scene_.description += "\n" + note + std::string(words().full_stop);
    if (in_.background) scene_.background = in_.context.look.theme.background;
  }

  const FigureInput& in_;
  FigureKind asked_;
  const Kind& kind_;  ///< as which it is drawn
  double reserved_;
  Scene scene_;
  FooterContent footer_;
  Checked<Scene> result_;
  FigureReport report_;
  std::vector<std::string> told_;  ///< by bodies about themselves, for who does not see them
};

}  // namespace

Checked<Scene> compose_figure(const FigureInput& input, FigureKind kind, FigureReport* report) {
  // Where more had to be said than was expected, the bodies are drawn in what that leaves.
  constexpr int most_attempts = 3;
  std::optional<double> footer;
  for (int attempt = 1;; ++attempt) {
    FigureMaker maker(input, kind, footer);
    Checked<Scene> scene = maker.make();
    if (attempt == most_attempts || maker.footer_fits()) {
      if (report) *report = maker.report();
      return scene;
    }
    footer = maker.footer_height();
  }
}

}  // namespace entente::figure

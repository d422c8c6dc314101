#include "entente/judgement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "judge/judge.hpp"
#include "judge/read_figure.hpp"
#include "text/fonts.hpp"
#include "theme/theme.hpp"

namespace entente {
namespace {

constexpr double px_per_inch = 96, pt_per_inch = 72;

struct FlawWords {
  std::string_view word, meaning;
};

constexpr FlawWords flaw_words[] = {
    {"text-overlap", "Two texts lie on each other."},
    {"text-outside", "A text leaves the page."},
    {"text-struck", "A line runs through a text."},
    {"text-spills", "A text runs over the edge of the shape that it stands on."},
    {"text-covered", "A shape is painted over a text."},
    {"small-type", "Type is smaller than can be read at the width of the page."},
    {"low-contrast", "A text has a contrast of less than 4.5:1 with its ground."},
    {"ink-outside", "A shape leaves the page."},
    {"node-overlap", "Two actors lie on each other."},
    {"node-misplaced", "A member is not inside its country, or two actors share an id."},
    {"line-over-node", "A line runs over an actor that it does not tie."},
    {"line-unattached", "A line does not start and end at the actors that it ties."},
    {"mark-collision",
     "Words, numbers or arrowheads of a line lie on an actor or on those of another line."},
    {"forbidden", "The file has what office programs and browsers do not agree on."}};

/// `places`: of the shapes, where the scene was read from text.
Judgement judge_scene(const scene::Scene& scene, double width_in,
                      const std::vector<judge::Place>& places) {
  const Size page = scene.page;
  if (width_in <= 0) width_in = page.width / px_per_inch;
  const double scale = width_in * px_per_inch / page.width;  // of print to px
  const double floor = theme::page({"", page.width * scale, page.height * scale}).metrics.floor;
  judge::Findings found = judge::judge(scene, floor / scale);
  Judgement result = std::move(found.measures);
  result.width_in = width_in;
  result.floor = floor * pt_per_inch / px_per_inch;
  result.smallest_type *= scale * pt_per_inch / px_per_inch;
  for (judge::Finding& finding : found.faults) {
    Fault fault{finding.flaw, std::move(finding.message), 0, 0};
    if (finding.shape < places.size()) {
      fault.line = places[finding.shape].line;
      fault.column = places[finding.shape].column;
    }
    result.faults.push_back(std::move(fault));
  }
  return result;
}

}  // namespace

std::string_view word(Flaw flaw) { return flaw_words[static_cast<std::size_t>(flaw)].word; }

std::string_view meaning(Flaw flaw) { return flaw_words[static_cast<std::size_t>(flaw)].meaning; }

const std::vector<Flaw>& all_flaws() {
  static const std::vector<Flaw> all = [] {
    std::vector<Flaw> list;
    for (std::size_t i = 0; i < std::size(flaw_words); ++i) list.push_back(static_cast<Flaw>(i));
    return list;
  }();
  return all;
}

std::size_t Judgement::count(Flaw flaw) const {
  return static_cast<std::size_t>(std::count_if(
      faults.begin(), faults.end(), [flaw](const Fault& fault) { return fault.flaw == flaw; }));
}

Judgement assess(const Figure& figure, double width_in) {
  return judge_scene(*figure.drawing, width_in, {});
}

Checked<Judgement> assess_svg(std::string_view svg, double width_in, const Fonts& fonts) {
  const text::UseSetting setting({fonts, {}, TextMode::live});
  Checked<judge::ReadFigure> read = judge::read_figure(svg);
  Checked<Judgement> result;
  result.diagnostics = std::move(read.diagnostics);
  if (!read.value) return result;
  result.value = judge_scene(read.value->scene, width_in, read.value->shapes);
  for (judge::ReadFigure::Stranger& stranger : read.value->strangers) {
    result.value->faults.push_back(
        {Flaw::forbidden, std::move(stranger.message), stranger.at.line, stranger.at.column});
  }
  return result;
}

Diagnostics diagnostics(const Judgement& judgement) {
  Diagnostics list;
  for (const Fault& fault : judgement.faults) {
    Diagnostic d =
        make_diagnostic(Code::figure_fault, fmt::format("{}: {}", word(fault.flaw), fault.message));
    d.at.line = fault.line;
    d.at.column = fault.column;
    list.push_back(std::move(d));
  }
  return list;
}

}  // namespace entente

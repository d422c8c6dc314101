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

constexpr std::string_view flaw_words[] = {
    "text-overlap",   "text-outside",    "text-struck",    "text-spills",  "text-covered",
    "small-type",     "low-contrast",    "ink-outside",    "node-overlap", "node-misplaced",
    "line-over-node", "line-unattached", "mark-collision", "forbidden"};

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

std::string_view word(Flaw flaw) { return flaw_words[static_cast<std::size_t>(flaw)]; }

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

#include "cli/measures.hpp"

#include <fmt/format.h>

#include "base/json_text.hpp"
#include "base/utf8.hpp"

namespace entente::cli {

std::string measures_text(const std::string& name, const Judgement& j) {
  auto count = [&j](Flaw flaw) { return j.count(flaw); };
  std::string text = fmt::format("{}: {} × {} px, printed {:.2f} in wide\n", base::shown(name),
                                 j.width, j.height, j.width_in);
  text +=
      fmt::format("  text: {}; overlapping {}, outside {}, struck {}, spilling {}, covered {}",
                  j.texts, count(Flaw::text_overlap), count(Flaw::text_outside),
                  count(Flaw::text_struck), count(Flaw::text_spills), count(Flaw::text_covered));
  if (j.texts > 0) {
    text += fmt::format("; smallest {:.2f} pt (floor {:.2f} pt), lowest contrast {:.2f}",
                        j.smallest_type, j.floor, j.lowest_contrast);
  }
  text += fmt::format(
      "\n  graph: nodes {}, ties {}; nodes overlapping {}, misplaced {}; lines over nodes {}, "
      "unattached {}; "
      "marks colliding {}; crossings {}\n",
      j.nodes, j.edges, count(Flaw::node_overlap), count(Flaw::node_misplaced),
      count(Flaw::line_over_node), count(Flaw::line_unattached), count(Flaw::mark_collision),
      j.crossings);
  text += fmt::format("  page: shapes outside {}; forbidden features {}\n",
                      count(Flaw::ink_outside), count(Flaw::forbidden));
  return text;
}

Diagnostics measured(const Judgement& j) {
  Diagnostics list = diagnostics(j);
  Diagnostic note = make_diagnostic(
      Code::figure_measures, fmt::format("texts {}, smallest {:.2f} pt (floor {:.2f} pt), lowest "
                                         "contrast {:.2f}; nodes {}, ties {}, "
                                         "crossings {}; faults {}",
                                         j.texts, j.smallest_type, j.floor, j.lowest_contrast,
                                         j.nodes, j.edges, j.crossings, j.faults.size()));
  note.severity = Severity::note;
  list.push_back(std::move(note));
  return list;
}

std::string measures_json(const std::vector<std::pair<std::string, Judgement>>& figures) {
  std::string out = "[";
  for (const auto& [name, j] : figures) {
    out += out.size() == 1 ? "\n  " : ",\n  ";
    out +=
        fmt::format(R"({{"file": {}, "width": {}, "height": {}, "width_in": {:.3f}, "texts": {}, )"
                    R"("lines": {}, "nodes": {}, "edges": {}, "crossings": {}, )",
                    base::json_text(name), j.width, j.height, j.width_in, j.texts, j.lines, j.nodes,
                    j.edges, j.crossings);
    out += j.texts == 0 ? R"("smallest_type_pt": null, "lowest_contrast": null, )"
                        : fmt::format(R"("smallest_type_pt": {:.2f}, "lowest_contrast": {:.2f}, )",
                                      j.smallest_type, j.lowest_contrast);
    out += fmt::format(R"("floor_pt": {:.2f}, "faults": {{)", j.floor);
    for (const Flaw flaw : all_flaws()) {
      out += fmt::format(R"({}"{}": {})", flaw == all_flaws().front() ? "" : ", ", word(flaw),
                         j.count(flaw));
    }
    out += "}}";
  }
  return out + (figures.empty() ? "]\n" : "\n]\n");
}

}  // namespace entente::cli

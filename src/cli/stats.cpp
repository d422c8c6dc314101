#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/analysis.hpp"

namespace entente::cli {
namespace {

struct StatsWishes {
  std::string file, diagnostics = "text";
  std::size_t top = 10;
  bool json = false;
};

std::string name(const Dossier& dossier, ActorIndex actor) {
  return base::shown(dossier[actor].short_name);
}

/// "1" and "2"; "-": it has no signed tie.
std::string camp_word(const ActorMeasure& one) {
  return one.camp < 0 ? "-" : std::to_string(one.camp + 1);
}

std::string table(const Dossier& dossier, const Statistics& measured, std::size_t top) {
  std::string out = fmt::format(
      "{} actors, {} relations, {} events\n{} component{}, the largest with {} actors\n"
      "against two camps: {:.1f} % of the weight of signed ties\n"
      "triads of signed ties: {}, balanced: {}\n",
      dossier.actors.size(), dossier.relations.size(), dossier.events.size(), measured.components,
      measured.components == 1 ? "" : "s", measured.largest_component, 100 * measured.frustration,
      measured.triads, measured.balanced_triads);
  out += fmt::format("\n{:>10} {:>7} {:>12} {:>5}  actor\n", "weight", "degree", "betweenness",
                     "camp");
  for (std::size_t i = 0; i < std::min(top, measured.actors.size()); ++i) {
    const ActorMeasure& one = measured.actors[i];
    out += fmt::format("{:>10g} {:>7} {:>12.3f} {:>5}  {}{}\n", one.weight, one.degree,
                       one.betweenness, camp_word(one), name(dossier, one.actor),
                       one.articulation ? " (the only link between others)" : "");
  }
  out += fmt::format("\n{:>10} {:>7} {:>12} {:>9}  pair\n", "weight", "items", "cooperation",
                     "conflict");
  for (std::size_t i = 0; i < std::min(top, measured.pairs.size()); ++i) {
    const PairMeasure& pair = measured.pairs[i];
    out +=
        fmt::format("{:>10g} {:>7} {:>12} {:>9}  {} – {}\n", pair.weight, pair.items,
                    pair.cooperation, pair.conflict, name(dossier, pair.a), name(dossier, pair.b));
  }
  return out;
}

std::string as_json(const Dossier& dossier, const Statistics& measured) {
  std::string out = fmt::format(
      "{{\n\"relations\": {}, \"events\": {}, \"components\": {}, \"largest_component\": {}, "
      "\"against_two_camps\": {}, \"triads\": {}, \"balanced_triads\": {},\n\"actors\": [",
      dossier.relations.size(), dossier.events.size(), measured.components,
      measured.largest_component, measured.frustration, measured.triads, measured.balanced_triads);
  for (const ActorMeasure& one : measured.actors) {
    out += fmt::format(
        "{}\n  {{\"id\": {}, \"weight\": {}, \"degree\": {}, \"betweenness\": {}, "
        "\"articulation\": {}, \"camp\": {}}}",
        out.back() == '[' ? "" : ",", base::json_text(dossier[one.actor].id), one.weight,
        one.degree, one.betweenness, one.articulation, one.camp < 0 ? "null" : camp_word(one));
  }
  out += "\n],\n\"pairs\": [";
  for (const PairMeasure& pair : measured.pairs) {
    out += fmt::format(
        "{}\n  {{\"a\": {}, \"b\": {}, \"weight\": {}, \"items\": {}, \"cooperation\": {}, "
        "\"conflict\": {}}}",
        out.back() == '[' ? "" : ",", base::json_text(dossier[pair.a].id),
        base::json_text(dossier[pair.b].id), pair.weight, pair.items, pair.cooperation,
        pair.conflict);
  }
  return out + "\n]\n}\n";
}

ExitCode stats(const StatsWishes& wishes) {
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  if (const std::optional<Dossier> dossier = read_dossier(wishes.file, report)) {
    const Statistics measured = statistics(*dossier);
    report.add(write_output(wishes.json ? as_json(*dossier, measured)
                                        : table(*dossier, measured, wishes.top)),
               "");
  }
  print_errors(report);
  return report.exit_code();
}

}  // namespace

Command add_stats(CLI::App& program) {
  CLI::App* app = add_command(program, "stats", "Measures the graph of a dossier", R"(Examples:
  entente stats story.json
  entente stats story.json --top 30
  entente stats story.json --json > measures.json

Components, who is tied to how many others, who stands between others, two camps and
what contradicts them, how many triads are balanced, and the pairs that weigh most.
)");
  app->group("Draw and ask");
  auto wishes = std::make_shared<StatsWishes>();
  add_value(*app, "file", "FILE", wishes->file, "A dossier; - is standard input")->required();
  add_value(*app, "--top", "N", wishes->top, "How many actors and pairs are listed. Default: 10");
  app->add_flag("--json", wishes->json, "All of them, as JSON");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return stats(*wishes); }};
}

}  // namespace entente::cli

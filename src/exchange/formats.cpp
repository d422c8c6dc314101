#include "exchange/formats.hpp"

#include <algorithm>

#include "exchange/acled_reader.hpp"
#include "exchange/ftm_reader.hpp"
#include "exchange/graph_reader.hpp"
#include "exchange/json_rows_reader.hpp"
#include "exchange/plover_reader.hpp"
#include "exchange/query_reader.hpp"
#include "exchange/rows_reader.hpp"
#include "exchange/sheet_reader.hpp"
#include "exchange/slides_reader.hpp"
#include "exchange/wikidata_reader.hpp"
#include "exchange/workbook.hpp"

namespace entente::exchange {
namespace {

std::unique_ptr<Reader> read_sheet(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<SheetReader>(std::move(input), account, intake);
}

template <ParseGraph parse>
std::unique_ptr<Reader> read_graph_of(Input input, ImportedSheet& account, Intake& intake) {
  return read_graph(std::move(input), account, intake, parse);
}

bool is_workbook(const Input& input) { return is_archive(input.text); }

/// JSON and XML are no sheets, whatever they are.
bool is_sheet(const Input& input) {
  const char first = input.begins_with();
  return first != '{' && first != '[' && first != '<';
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> table = {
      {"ftm", "FollowTheMoney", "entity", "entities", Shape::text, is_ftm, read_ftm},
      {"xlsx", "a workbook", "row", "rows", Shape::book, is_workbook, read_sheet},
      {"gdelt", "GDELT events", "row", "rows", Shape::rows, is_gdelt, read_gdelt},
      {"icews", "ICEWS events", "row", "rows", Shape::rows, is_icews, read_icews},
      {"polecat", "POLECAT events", "row", "rows", Shape::rows, is_polecat, read_polecat},
      {"plover", "PLOVER events", "event", "events", Shape::text, is_plover, read_plover},
      {"acled", "ACLED events", "row", "rows", Shape::text, is_acled, read_acled},
      {"gexf", "GEXF", "node or edge", "nodes and edges", Shape::text, is_gexf,
       read_graph_of<parse_gexf>},
      {"graphml", "GraphML", "node or edge", "nodes and edges", Shape::text, is_graphml,
       read_graph_of<parse_graphml>},
      {"dot", "DOT", "node or edge", "nodes and edges", Shape::text, is_dot,
       read_graph_of<parse_dot>},
      {"node-link", "node-link JSON", "node or edge", "nodes and edges", Shape::json, is_node_link,
       read_graph_of<parse_node_link>},
      {"cytoscape", "Cytoscape JSON", "node or edge", "nodes and edges", Shape::json, is_cytoscape,
       read_graph_of<parse_cytoscape>},
      {"wikidata", "Wikidata", "entity or statement", "entities and statements", Shape::json,
       is_wikidata, read_wikidata},
      {"sparql", "results of a query", "row", "rows", Shape::json, is_query_results,
       read_query_results},
      {"timelinejs", "TimelineJS", "slide", "slides", Shape::json, is_slides, read_slides},
      {"timelinejs-sheet", "a sheet for TimelineJS", "row", "rows", Shape::text, is_slide_sheet,
       read_sheet},
      {"json-rows", "JSON rows", "row", "rows", Shape::text, is_json_rows, read_json_rows},
      {"csv", "a sheet", "row", "rows", Shape::text, is_sheet, read_sheet},
  };
  return table;
}

const Format* recognise_format(const Input& input, bool rows) {
  const auto found = std::find_if(formats().begin(), formats().end(), [&](const Format& format) {
    const bool by_bytes = format.shape == Shape::rows || format.shape == Shape::book;
    return by_bytes == rows && format.recognises(input);
  });
  return found == formats().end() ? nullptr : &*found;
}

const Format* format_by_name(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace entente::exchange

#pragma once

#include <string_view>

/// What the tools take and give, as JSON Schema. "$figures" and "$formats_out" stand for the words
/// of those tables; `import_input` lacks the options of import_wishes().
namespace entente::assistant::schemas {

// clang-format off
inline constexpr std::string_view check_input = R"schema({"type":"object","properties":{
"path":{"type":"string","description":"A dossier in the folder"},
"text":{"type":"string","description":"The dossier itself, in place of a path"},
"earlier":{"type":"string","description":"An earlier version in the folder, to compare with"}},
"additionalProperties":false})schema";

inline constexpr std::string_view check_output = R"schema({"type":"object","properties":{
"ok":{"type":"boolean"},"errors":{"type":"integer"},"warnings":{"type":"integer"},
"holds":{"type":"object"},
"difference":{"type":"object","description":"What is new, ended and changed since the earlier version"},
"diagnostics":{"type":"array","items":{"type":"object","properties":{
"code":{"type":"string"},"severity":{"type":"string"},"message":{"type":"string"},
"remedy":{"type":"string"},
"fix":{"type":"object","description":"What the remedy says, as an operation of JSON Patch"},"line":{"type":"integer"},"column":{"type":"integer"},
"pointer":{"type":"string"}},"required":["code","severity","message"]}}},
"required":["ok","errors","warnings","diagnostics"]})schema";

inline constexpr std::string_view render_input = R"schema({"type":"object","properties":{
"path":{"type":"string","description":"A dossier in the folder"},
"text":{"type":"string","description":"The dossier itself, in place of a path"},
"figure":{"type":"string","enum":["$figures"],
"description":"Default: dossier, which has both on one page"},
"size":{"type":"string","enum":["slide","a4","column"],"description":"Default: slide"},
"theme":{"type":"string","enum":["light","dark","print"],"description":"Default: light"},
"save_as":{"type":"string","description":"A name in the folder that ends with .svg or .png"},
"replace":{"type":"boolean","description":"Replace a file that is there"}},
"additionalProperties":false})schema";

inline constexpr std::string_view render_output = R"schema({"type":"object","properties":{
"figure":{"type":"string"},"width":{"type":"number"},"height":{"type":"number"},
"items":{"type":"integer"},"actors_in_dossier":{"type":"integer"},"actors_drawn":{"type":"integer"},
"lines_drawn":{"type":"integer"},"texts_drawn":{"type":"integer"},"crossings":{"type":"integer"},
"smallest_type_pt":{"type":"number"},"alternative":{"type":"string"},
"left_out":{"type":"array","items":{"type":"string"}},
"faults":{"type":"array","items":{"type":"object"}},
"diagnostics":{"type":"array","items":{"type":"object"}},"saved":{"type":"string"}},
"required":["figure","items","actors_drawn","texts_drawn","left_out","faults"]})schema";

inline constexpr std::string_view date_input = R"schema({"type":"object","properties":{
"text":{"type":"string","description":"A date as a dossier writes it: 2026-02~"}},
"required":["text"],"additionalProperties":false})schema";

inline constexpr std::string_view date_output = R"schema({"type":"object"})schema";

inline constexpr std::string_view schema_input =
    R"schema({"type":"object","properties":{},"additionalProperties":false})schema";

inline constexpr std::string_view import_input = R"schema({"type":"object","properties":{
"paths":{"type":"array","items":{"type":"string"},
"description":"Sheets, workbooks, graphs or other files in the folder"},
"map":{"type":"object","additionalProperties":{"type":"string"},
"description":"What columns mean that are not known: {\"Who pays\": \"from\"}"},
"save_as":{"type":"string",
"description":"A name in the folder. Without it the dossier is in the answer"},
"replace":{"type":"boolean","description":"Replace a file that is there"}},
"required":["paths"],"additionalProperties":false})schema";

inline constexpr std::string_view import_output = R"schema({"type":"object","properties":{
"sheets":{"type":"array","items":{"type":"object"}},
"diagnostics":{"type":"array","items":{"type":"object"}},"saved":{"type":"string"}},
"required":["sheets","diagnostics"]})schema";

inline constexpr std::string_view export_input = R"schema({"type":"object","properties":{
"path":{"type":"string","description":"A dossier in the folder"},
"text":{"type":"string","description":"The dossier itself, in place of a path"},
"to":{"type":"string","enum":["$formats_out"]},
"save_as":{"type":"string",
"description":"A name in the folder; sheets as CSV become several files of it"},
"replace":{"type":"boolean","description":"Replace files that are there"}},
"required":["to"],"additionalProperties":false})schema";

inline constexpr std::string_view export_output = R"schema({"type":"object","properties":{
"saved":{"type":"array","items":{"type":"string"}},
"left_out":{"type":"array","items":{"type":"string"}}},"required":["saved","left_out"]})schema";
// clang-format on

}  // namespace entente::assistant::schemas

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "base/formula.hpp"
#include "exports/sheets.hpp"
#include "exports/writers.hpp"
#include "loader/load.hpp"
#include "svg/xml.hpp"

// Source: ISO/IEC 29500-1:2016, 18 (SpreadsheetML), and ISO/IEC 29500-2:2021 (packages).

namespace entente::exports {
namespace {

constexpr std::string_view xml_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// All cells but numbers have the format of texts, empty ones as well: a spreadsheet would make a
/// number of a date that is typed into any other. A text that looks like a formula is marked as one
/// that was typed with an apostrophe before it.
constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>)"
    R"(<font><b/><sz val="11"/><name val="Arial"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill>)"
    R"(<fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>)"
    R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>)"
    R"(</styleSheet>)";
enum Style { number_style, text_style, header_style, quoted_style };

bool holds_numbers(const std::string& header) {
  return header == "weight" || header == "amount" || header == "score";
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t i = column + 1; i > 0; i = (i - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (i - 1) % 26));
  }
  return letters;
}

void append_cell_xml(std::string& out, const std::string& place, const std::string& text,
                     Style style) {
  if (text.empty()) return;
  const std::string index = std::to_string(style);
  svg::Tag tag(out, "c");
  tag.attribute("r", place).attribute("s", index);
  if (style == number_style) {
    tag.open();
    out += "<v>" + text + "</v></c>";
    return;
  }
  tag.attribute("t", "inlineStr").open();
  out += "<is><t xml:space=\"preserve\">";
  svg::append_lines(out, text);
  out += "</t></is></c>";
}

/// As wide as what is in it, up to what one still reads in a line.
double width_of(const Sheet& table, std::size_t column) {
  constexpr std::size_t widest = 48;
  std::size_t width = table.headers[column].size();
  for (const auto& row : table.rows) width = std::max(width, row[column].size());
  return static_cast<double>(std::min(width, widest)) + 3;
}

std::string sheet_xml(const Sheet& table) {
  std::string out(xml_head);
  svg::Tag(out, "worksheet").attribute("xmlns", main_space).open();
  out += R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" )"
         R"(activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>)";
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    const Style style = holds_numbers(table.headers[i]) ? number_style : text_style;
    out += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" style="{2}" customWidth="1"/>)",
                       i + 1, width_of(table, i), static_cast<int>(style));
  }
  out += "</cols><sheetData>";
  for (std::size_t row = 0; row <= table.rows.size(); ++row) {
    const auto& cells = row == 0 ? table.headers : table.rows[row - 1];
    out += fmt::format("<row r=\"{}\">", row + 1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Style style = row == 0                             ? header_style
                          : holds_numbers(table.headers[i])    ? number_style
                          : base::looks_like_formula(cells[i]) ? quoted_style
                                                               : text_style;
      append_cell_xml(out, column_letters(i) + std::to_string(row + 1), cells[i], style);
    }
    out += "</row>";
  }
  return out + fmt::format("</sheetData><autoFilter ref=\"A1:{}{}\"/></worksheet>",
                           column_letters(table.headers.size() - 1), table.rows.size() + 1);
}

struct PartLink {
  std::string type, target;
};

std::string links_xml(std::initializer_list<PartLink> links, std::size_t sheets = 0) {
  std::string out(xml_head);
  svg::Tag(out, "Relationships")
      .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
      .open();
  std::vector<PartLink> all;
  for (std::size_t i = 1; i <= sheets; ++i) {
    all.push_back({"worksheet", fmt::format("worksheets/sheet{}.xml", i)});
  }
  all.insert(all.end(), links);
  for (std::size_t i = 0; i < all.size(); ++i) {
    svg::Tag(out, "Relationship")
        .attribute("Id", "rId" + std::to_string(i + 1))
        .attribute("Type", std::string(office_relations) + '/' + all[i].type)
        .attribute("Target", all[i].target)
        .close();
  }
  return out + "</Relationships>";
}

std::string workbook_xml(const std::vector<Sheet>& tables) {
  std::string out(xml_head);
  svg::Tag(out, "workbook")
      .attribute("xmlns", main_space)
      .attribute("xmlns:r", office_relations)
      .open();
  out += "<sheets>";
  for (std::size_t i = 0; i < tables.size(); ++i) {
    svg::Tag(out, "sheet")
        .attribute("name", tables[i].name)
        .attribute("sheetId", std::to_string(i + 1))
        .attribute("r:id", "rId" + std::to_string(i + 1))
        .close();
  }
  return out + "</sheets></workbook>";
}

std::string content_types_xml(std::size_t sheets) {
  std::string out(xml_head);
  svg::Tag(out, "Types")
      .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
      .open();
  out += R"(<Default Extension="rels" )"
         R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
         R"(<Default Extension="xml" ContentType="application/xml"/>)";
  const auto part = [&](const std::string& path, std::string_view type) {
    out += fmt::format(
        R"(<Override PartName="{}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"/>)",
        path, type);
  };
  part("/xl/workbook.xml", "sheet.main");
  part("/xl/styles.xml", "styles");
  for (std::size_t i = 1; i <= sheets; ++i) {
    part(fmt::format("/xl/worksheets/sheet{}.xml", i), "worksheet");
  }
  return out + "</Types>";
}

}  // namespace

Checked<std::string> write_xlsx(const Dossier& dossier, Account&) {
  const output::Module* module = loader::load();
  if (!module) return {std::nullopt, {loader::unavailable()}};
  const std::vector<Sheet> tables = sheets_of(dossier);
  std::vector<output::ArchivePart> parts = {
      {"[Content_Types].xml", content_types_xml(tables.size())},
      {"_rels/.rels", links_xml({{"officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml", workbook_xml(tables)},
      {"xl/_rels/workbook.xml.rels", links_xml({{"styles", "styles.xml"}}, tables.size())},
      {"xl/styles.xml", std::string(xml_head) + std::string(styles)}};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    parts.push_back({fmt::format("xl/worksheets/sheet{}.xml", i + 1), sheet_xml(tables[i])});
  }
  return module->pack(std::move(parts));
}

}  // namespace entente::exports

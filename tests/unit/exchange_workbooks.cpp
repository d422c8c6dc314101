#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "entente/import.hpp"
#include "exchange/workbook_dates.hpp"
#include "support/catch.hpp"
#include "support/made_workbook.hpp"

using namespace entente;
using namespace entente::exchange;
using namespace entente::test;

namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream stream(ENTENTE_TEST_DIR "/workbooks/" + name, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Import read_book(const std::string& name, const std::string& bytes,
                 const ImportOptions& options = {}) {
  const Import import = import_files({{name, bytes}}, options);
  for (const ImportedSheet& sheet : import.sheets) {
    CHECK(sheet.rows == sheet.read + sheet.rejected + sheet.merged);
  }
  return import;
}

std::string fault_of(const std::string& bytes, const ImportOptions& options = {}) {
  const Import import = read_book("book.xlsx", bytes, options);
  CHECK(import.dossier.empty());
  for (const Diagnostic& d : import.diagnostics) {
    if (d.severity == Severity::error) return std::string(info(d.code).word) + ": " + d.message;
  }
  return "";
}

std::string cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("workbooks of several writers read alike") {
  std::string first;
  for (const std::string name :
       {"openpyxl.xlsx", "openpyxl-1904.xlsx", "xlsxwriter.xlsx", "xlsxwriter-1904.xlsx",
        "xlsxwriter-inline.xlsx", "libreoffice.xlsx", "libreoffice-1904.xlsx"}) {
    INFO(name);
    ImportOptions options;
    options.title = "The same";
    Import import = read_book(name, bytes_of(name), options);
    CHECK(import.rejections.empty());
    REQUIRE(import.sheets.size() == 2);
    CHECK(import.sheets[0].sheet == "events");
    CHECK(import.sheets[0].read == 6);
    // A formula has a value only where the program that saved it had worked it out.
    const std::size_t value = import.dossier.find(",\"note\":\"2\"");
    CHECK((value == std::string::npos) == name.starts_with("openpyxl"));
    if (value != std::string::npos) import.dossier.erase(value, 11);
    if (first.empty()) first = import.dossier;
    CHECK(import.dossier == first);
  }
  for (const char* part :
       {R"("when":"1962-10","title":"Missiles, by sea")",
        R"("when":"2026-02-18","title":"Talks in Moscow")",
        R"("when":"1898-02-15","title":"The Maine sinks")",
        R"("when":"1904-01-02","title":"An early day")",
        R"("when":"2024-07-01T10:30:00","title":"Ships arrive")",
        R"("when":"2024-07-01T10:30:00","title":"Ships leave")", R"("weight":2.5)"}) {
    INFO(part);
    CHECK(first.find(part) != std::string::npos);
  }
}

TEST_CASE("what is wrong in a workbook is told by sheet, row and column") {
  const std::string sheet = "<worksheet><sheetData><row r=\"3\">" + cell("B3", "Date") +
                            cell("C3", "What") + "</row><row r=\"7\">" + cell("B7", "soon") +
                            cell("C7", "Talks") + "</row><row>" + cell("B8", "2026") +
                            cell("C8", "More talks") + "</row></sheetData></worksheet>";
  const Import import = read_book("book.xlsx", book_of(sheet));
  REQUIRE(import.rejections.size() == 1);
  const Location& at = import.rejections.front().at;
  CHECK(at.file == "book.xlsx");
  CHECK(at.cell == Cell{"events", 7, 2, "Date"});
  CHECK(import.dossier.find("More talks") != std::string::npos);
}

TEST_CASE("workbooks that are made to do harm are refused within limits") {
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
      "<worksheet><sheetData><row><c "
      "t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
  CHECK(fault_of(book_of(laughs)) ==
        "bad-format: xl/s.xml: the document declares entities, which are not read");
  ImportOptions small;
  small.limits.bytes = std::size_t{1} << 20;
  const std::string bomb = "<worksheet>" + std::string(std::size_t{16} << 20, ' ') + "</worksheet>";
  const std::string packed = book_of(bomb);
  CHECK(packed.size() < small.limits.bytes);
  CHECK(fault_of(packed, small) == "limit-exceeded: the archive unpacks to more than it may");
  CHECK(fault_of(book_of("<worksheet><sheetData><row>" + cell("AMM1", "far") +
                         "</row></sheetData></worksheet>")) ==
        "limit-exceeded: xl/s.xml: a sheet has more than 1000 columns");
  // A merge of a million rows takes no memory.
  const std::string merged = "<worksheet><sheetData><row>" + cell("A1", "Date") +
                             cell("B1", "What") + "</row><row>" + cell("A2", "2026") +
                             cell("B2", "Talks") +
                             "</row></sheetData><mergeCells><mergeCell ref=\"A2:XFD1048576\"/>"
                             "</mergeCells></worksheet>";
  CHECK(read_book("book.xlsx", book_of(merged)).sheets.front().read == 1);
  // One range that is named again and again, over many rows, is not filled again and again.
  std::string rows = "<row>" + cell("A1", std::string(1000, 'x')) + "</row>", merges;
  for (int row = 2; row < 600; ++row) {
    rows += "<row>" + cell("B" + std::to_string(row), "y") + "</row>";
  }
  for (int i = 0; i < 600; ++i) merges += "<mergeCell ref=\"A1:A600\"/>";
  const std::string again = "<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merges +
                            "</mergeCells></worksheet>";
  CHECK(fault_of(book_of(again), small) ==
        "limit-exceeded: xl/s.xml: the sheets hold more bytes of text than the limit of 1048576");
}

TEST_CASE("what is no workbook, or a damaged one, says so") {
  const std::string sound = bytes_of("xlsxwriter.xlsx");
  CHECK(fault_of("PK\3\4 and nothing else") ==
        "bad-format: the archive is cut off: its directory is missing");
  CHECK(fault_of(zipped({{"word/document.xml", "<w/>"}})) == "bad-format: this is no workbook");
  CHECK(fault_of(zipped({{"mimetype", "x"}, {"content.xml", "<x/>"}})) ==
        "bad-format: this is a file of OpenDocument");
  CHECK(fault_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more")
            .starts_with("bad-format: this is a workbook of the older kind"));
  CHECK(fault_of(book_of("<worksheet/>")) ==
        "bad-format: no visible sheet of the workbook holds anything");
  CHECK(fault_of(book_of("<worksheet><sheetData><row>" + cell("A1", "foo") +
                         "</row></sheetData></worksheet>")) ==
        "bad-format: no sheet of the workbook can be read");
  // Cut off anywhere and with any byte changed: an answer, never a crash.
  for (std::size_t size = 4; size < sound.size(); size += 37) {
    import_files({{"cut.xlsx", sound.substr(0, size)}}, {});
  }
  for (std::size_t at = 0; at < sound.size(); at += 3) {
    std::string changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    import_files({{"changed.xlsx", changed}}, {});
  }
}

TEST_CASE("formats of cells tell what a number is, and how finely") {
  CHECK(day_format("General").is_date() == false);
  CHECK(day_format("0.00").is_date() == false);
  CHECK(day_format("#,##0 \"days\"").is_date() == false);
  CHECK(day_format("[h]:mm").is_date() == false);
  CHECK(day_format("[h]:mm").time == false);
  CHECK(day_format("h:mm AM/PM").is_date() == false);
  CHECK(day_format("mm:ss").is_date() == false);
  CHECK(day_format("dd.mm.yyyy").day);
  CHECK(day_format("[$-409]d mmm yyyy;@").year);
  CHECK(day_format("[Red]yyyy\\-mm").month);
  const DayFormat month = day_format("mmm yyyy"), year = day_format("yyyy"),
                  day = day_format("yyyy-mm-dd");
  CHECK(day_text(45000, day, false) == "2023-03-15");
  CHECK(day_text(45000, day, true) == "2027-03-16");
  CHECK(day_text(45000, month, false) == "2023-03");
  CHECK(day_text(45000, year, false) == "2023");
  CHECK(day_text(1, day, false) == "1900-01-01");
  CHECK(day_text(59, day, false) == "1900-02-28");
  CHECK(day_text(60, day, false) == std::nullopt);
  CHECK(day_text(61, day, false) == "1900-03-01");
  CHECK(day_text(0, day, true) == "1904-01-01");
  CHECK(day_text(-1, day, false) == std::nullopt);
  CHECK(day_text(2958465, day, false) == "9999-12-31");
  CHECK(day_text(2958466, day, false) == std::nullopt);
  CHECK(day_text(45000.4375, day_format("d.m.yyyy h:mm"), false) == "2023-03-15T10:30:00");
  CHECK(day_text(0.4375, day_format("h:mm"), false) == "10:30:00");
}

#include <algorithm>
#include <string>
#include <vector>

#include "entente/import.hpp"
#include "support/catch.hpp"
#include "support/imported.hpp"

using namespace entente;
using namespace entente::test;

// What people complain about in other programs that read sheets, each as it befell them.

namespace {

const std::string plain_rows = "Date,Who,To,What\n2026-01,Cuba,Peru,Talks\n";

/// Text of ASCII as UTF-16.
std::string wide(const std::string& text, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

bool has_note(const ImportedSheet& sheet, const std::string& note) {
  return std::find(sheet.notes.begin(), sheet.notes.end(), note) != sheet.notes.end();
}

}  // namespace

TEST_CASE("a byte order mark does not break the first header, and the encoding is named") {
  const std::pair<std::string, std::string> files[] = {
      {"\xEF\xBB\xBF" + plain_rows, "UTF-8 with a byte order mark"},
      {wide(plain_rows, false), "UTF-16, little-endian"},
      {wide(plain_rows, true), "UTF-16, big-endian"},
      {plain_rows + "2026-02,Cuba,Peru,Caf\xE9\n", "Windows-1252"}};
  for (const auto& [bytes, encoding] : files) {
    INFO(encoding);
    const Made made({{"sheet.csv", bytes}});
    CHECK(made.import.sheets.front().encoding == encoding);
    CHECK(made.import.sheets.front().columns.front() ==
          std::pair<std::string, std::string>("Date", "when"));
    CHECK(made.import.sheets.front().rejected == 0);
    CHECK(has_note(made.import.sheets.front(),
                   "the encoding is a guess: if letters are wrong, save the file as UTF-8") ==
          (encoding == "Windows-1252"));
  }
}

TEST_CASE("blanks around headers and cells do not count, and are counted") {
  const Made made({{"sheet.csv", " Date ,Who ,\"To\nwhom\",What\n 2026-01, Cuba,Peru,Talks \n"}});
  REQUIRE(made.dossier.events.size() == 1);
  CHECK(made.dossier.events.front().title == "Talks");
  CHECK(made.dossier.events.front().participants.size() == 2);
  CHECK(
      has_note(made.import.sheets.front(), "cells with blanks around them, which do not count: 5"));
  const Made none({{"sheet.csv", plain_rows}});
  CHECK(none.import.sheets.front().notes.empty());
}

TEST_CASE(
    "no row vanishes after one that is badly quoted, and each that is left out has its place") {
  std::string text = "date,title,from\n";
  for (int i = 0; i < 300; ++i) {
    text += i % 100 == 7 ? "2026,\"a \"bad\" quote,Cuba\n"
                         : "2026,Row " + std::to_string(i) + ",Cuba\n";
  }
  text += "2026,\"never closed,Cuba\n2027,The last,Cuba\n2027-13,No month,Cuba\n";
  const Import import = import_files({{"sheet.csv", text}}, {});
  const ImportedSheet& sheet = import.sheets.front();
  CHECK(sheet.rows == 303);
  CHECK(sheet.read + sheet.rejected + sheet.merged == sheet.rows);
  CHECK(sheet.rejected == 5);
  REQUIRE(import.rejections.size() == 5);
  CHECK(import.rejections.front().at.cell.row == 9);
  CHECK(import.rejections.back().at.cell == Cell{"", 304, 1, "date"});
  CHECK(import.dossier.find("The last") != std::string::npos);
}

TEST_CASE("of two rows with one id neither vanishes silently") {
  const std::string head = "id,date,title\n";
  const Import import = import_files({{"sheet.csv", head + "1,2026,x\n2,2026,y\n1,2027,z\n"}}, {});
  REQUIRE(import.rejections.size() == 1);
  CHECK(import.rejections.front().code == Code::duplicate_id);
  CHECK(import.rejections.front().at.line == 4);
  REQUIRE(import.rejections.front().related.size() == 1);
  CHECK(import.rejections.front().related.front().at.line == 2);
  const ImportedSheet again =
      import_files({{"sheet.csv", head + "1,2026,x\n1,2026,x\n"}}, {}).sheets.front();
  CHECK(again.merged == 1);
}

TEST_CASE("a second sheet adds to the first, and a conflict is told with both places") {
  const Import import =
      import_files({{"a.csv", "id,date,title,from\n1,2026,x,Cuba\n"},
                    {"b.csv", "id,date,title,from\n2,2026,y,Peru\n1,2027,z,Peru\n"}},
                   {});
  const Checked<Dossier> made = load(import.dossier, "made.json");
  REQUIRE(made);
  CHECK(made.value->events.size() == 2);
  REQUIRE(import.rejections.size() == 1);
  CHECK(import.rejections.front().at.file == "b.csv");
  CHECK(import.rejections.front().related.front().at.file == "a.csv");
}

TEST_CASE("headers are known by many names, in any letters, and others can be mapped") {
  for (const char* headers : {"From,To,Why", "Source,Target,Label", "SENDER,Receiver,relationship",
                              "Who,To whom,name", "actor_1,actor 2,Title"}) {
    INFO(headers);
    const Made made({{"sheet.csv", std::string(headers) + "\nCuba,Peru,Trade\n"}});
    REQUIRE(made.dossier.relations.size() == 1);
    CHECK(made.dossier.relations.front().label == "Trade");
  }
  ImportOptions options;
  options.columns = {{"Von", "from"}, {"nach", "to"}};
  CHECK(Made({{"sheet.csv", "VON,Nach\nCuba,Peru\n"}}, options).dossier.relations.size() == 1);
}

TEST_CASE("a header that was renamed is named with what was meant, and no sheet shows nothing") {
  const Made made({{"sheet.csv", "Date,Who,To,What,Plaec\n2026-01,Cuba,Peru,Talks,Lima\n"}});
  REQUIRE(made.import.diagnostics.size() == 1);
  CHECK(made.import.diagnostics.front().code == Code::unknown_key);
  CHECK(made.import.diagnostics.front().at.cell == Cell{"", 1, 5, "Plaec"});
  CHECK(made.import.diagnostics.front().hint == "did you mean \"place\"?");
  const Import none = import_files({{"sheet.csv", "Hedline,Yaer\nTalks,2026\n"}}, {});
  CHECK(none.dossier.empty());
  REQUIRE(has_errors(none.diagnostics));
  CHECK(none.diagnostics.front().message.find("\"Hedline\", \"Yaer\"") != std::string::npos);
  CHECK(none.diagnostics.front().hint.find("events need a title") != std::string::npos);
}

TEST_CASE("what divides the cells is a guess that can be mended") {
  const std::string told = "Date/Who/What\n2026-01/Cuba/Talks\n";
  const Import none = import_files({{"sheet.csv", told}}, {});
  REQUIRE(has_errors(none.diagnostics));
  CHECK(none.diagnostics.front().hint.starts_with("if something else divides the cells"));
  const Made made({{"sheet.csv", "sep=/\n" + told}});
  CHECK(made.import.sheets.front().separator == "/");
  CHECK(made.dossier.events.size() == 1);
}

TEST_CASE("dates before 1900 are dates, and what may be two days is never guessed") {
  const Import import = import_files(
      {{"sheet.csv", "date,title\n1898-02-15,a\n0044-03-15,b\n45000,c\n03/04/2026,d\n"}}, {});
  CHECK(import.dossier.find("\"when\":\"1898-02-15\"") != std::string::npos);
  CHECK(import.dossier.find("\"when\":\"0044-03-15\"") != std::string::npos);
  REQUIRE(import.rejections.size() == 2);
  CHECK(import.rejections[0].hint.find("2023-03-15 (or 2027-03-16") != std::string::npos);
  CHECK(import.rejections[1].hint.find("--dates dmy or --dates mdy") != std::string::npos);
}

#include <fstream>
#include <iterator>
#include <string>

#include "entente/import.hpp"
#include "exchange/amount_cell.hpp"
#include "exchange/csv.hpp"
#include "exchange/encoding.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::exchange;

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view text, char separator = ',') {
  CsvReader reader(text, separator);
  std::vector<std::vector<std::string>> rows;
  CsvRow row;
  while (reader.next(row)) {
    rows.emplace_back();
    if (row.fault) rows.back().push_back("fault: " + row.fault->message);
    if (row.fault) continue;
    for (const CsvCell& cell : row.cells) rows.back().push_back(cell.text);
  }
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

Import imported(const std::string& text, ImportOptions options = {},
                const std::string& name = "sheet.csv") {
  return import_files({{name, text}}, options);
}

Dossier dossier_of(const Import& import) {
  const Checked<Dossier> loaded = load(import.dossier, "made.json");
  REQUIRE(loaded);
  return *loaded.value;
}

std::string sheet_text(const std::string& name) {
  std::ifstream stream(ENTENTE_TEST_DIR "/fuzz/corpus/fuzz_import/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("cells are read as RFC 4180 has them") {
  CHECK(rows_of("a,b\r\nc,\"d,\"\"e\"\"\nf\"\n") == Rows{{"a", "b"}, {"c", "d,\"e\"\nf"}});
  CHECK(rows_of("a\rb\n\n,\n") == Rows{{"a"}, {"b"}, {""}, {"", ""}});
  CHECK(rows_of("a;\"b\" ;c", ';') == Rows{{"a", "b", "c"}});
  CHECK(rows_of("5\" disk,x") == Rows{{"5\" disk", "x"}});
  CHECK(rows_of("").empty());
}

TEST_CASE("a badly quoted row does not swallow those after it") {
  const std::string not_closed = "fault: this quote is not closed";
  CHECK(rows_of("\"a,b\nc,d\ne,f\n") == Rows{{not_closed}, {"c", "d"}, {"e", "f"}});
  CHECK(rows_of("\"a\"b,c\nd\n") ==
        Rows{{"fault: after the closing quote there is more text"}, {"d"}});
}

TEST_CASE("rows have the numbers of a spreadsheet and the lines of an editor") {
  CsvReader reader("h\n\"a\nb\"\n\nc\n", ',');
  CsvRow row;
  for (int i = 0; i < 4; ++i) REQUIRE(reader.next(row));
  CHECK(row.number == 4);
  CHECK(row.line == 5);
}

TEST_CASE("faults do not make reading more than linear") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "\"a,\"b\",\"\n";
  CsvReader reader(text, ',');
  CsvRow row;
  std::size_t faults = 0;
  while (reader.next(row)) faults += row.fault ? 1 : 0;
  CHECK(faults > 1000);
  CHECK(reader.reread() < 2 * text.size());
}

TEST_CASE("encodings are recognised") {
  CHECK(decode_text("\xEF\xBB\xBF"
                    "a")
            .text == "a");
  CHECK(decode_text("caf\xE9 \x96 \x80").text == "café – €");
  CHECK(decode_text("caf\xE9").encoding == "Windows-1252");
  CHECK(decode_text("café").encoding == "UTF-8");
  CHECK(decode_text(std::string("\xFF\xFE"
                                "a\0\xE9\0",
                                6))
            .text == "aé");
  CHECK(decode_text(std::string("\xFE\xFF\0a\xD8\x3D\xDE\0", 8)).text == "a\U0001F600");
  CHECK(decode_text(std::string("a\0,\0b\0", 6)).text == "a,b");
  CHECK(decode_text(std::string("a\0,\0b\0", 6)).encoding == "UTF-16, little-endian");
  CHECK(decode_text("a\x81").fault == 1);
}

TEST_CASE("separators are found outside of quotes") {
  CHECK(find_separator("\"a,b,c\";d\n1,2,3,4").mark == ';');
  CHECK(find_separator("a\tb,c\td").mark == '\t');
  CHECK(find_separator("sep=;\r\na,b").mark == ';');
  CHECK(find_separator("sep=;\r\na,b").begin == 7);
}

TEST_CASE("the kind of rows is told by the columns, then by the name of the file") {
  const auto kind = [](const std::string& headers, const std::string& name = "sheet.csv") {
    return imported(headers + "\n", {}, name).sheets.front().kind;
  };
  CHECK(kind("Source,Target,Label") == RowKind::relation);
  CHECK(kind("From,To,Why") == RowKind::relation);
  CHECK(kind("date,from,to,title") == RowKind::event);
  CHECK(kind("from,to,start,end,label") == RowKind::relation);
  CHECK(kind("Id,Label") == RowKind::actor);
  CHECK(kind("name,kind") == RowKind::actor);
  CHECK(kind("date,from,to,label", "edges.csv") == RowKind::relation);
  CHECK_FALSE(kind("foo,bar"));
}

TEST_CASE("ambiguous dates are rejected unless their order is named") {
  const std::string text = "date,title\n03/04/2026,x\n2026,y\n";
  const Import strict = imported(text);
  REQUIRE(strict.rejections.size() == 1);
  CHECK(strict.rejections[0].at.cell.row == 2);
  CHECK(strict.rejections[0].at.cell.column == 1);
  CHECK(strict.rejections[0].at.line == 2);
  CHECK(strict.rejections[0].hint.find("--dates") != std::string::npos);
  ImportOptions options;
  options.dates = DateOrder::day_first;
  CHECK(dossier_of(imported(text, options)).events[0].when->text == "2026");
  CHECK(dossier_of(imported(text, options)).events[1].when->text == "2026-04-03");
  options.dates = DateOrder::month_first;
  CHECK(dossier_of(imported(text, options)).events[1].when->text == "2026-03-04");
}

TEST_CASE("numbers of a spreadsheet's days are not taken for years") {
  const Import import = imported("date,title\n45000,x\n");
  REQUIRE(import.rejections.size() == 1);
  CHECK(import.rejections[0].hint.find("2023-03-15") != std::string::npos);
}

TEST_CASE("columns are mapped on request, and unknown ones are named") {
  const Import plain = imported("date,title,plaec\n2026,x,Oslo\n");
  REQUIRE(plain.sheets[0].columns[2].second.empty());
  CHECK(plain.diagnostics[0].hint == "did you mean \"place\"?");
  CHECK(plain.diagnostics[0].at.cell.header == "plaec");
  const Import none = imported("date,titel,Farbe\n2026,x,red\n");
  CHECK(none.diagnostics[0].code == Code::bad_format);
  CHECK(none.diagnostics[0].hint.find("did you mean \"title\" by \"titel\"?") == 0);
  ImportOptions options;
  options.columns = {{"FARBE", "note"}, {"titel", "title"}};
  const Dossier dossier = dossier_of(imported("date,titel,Farbe\n2026,x,red\n", options));
  CHECK(dossier.events[0].title == "x");
  CHECK(dossier.events[0].note == "red");
}

TEST_CASE("actors are known by name, id and alias, whatever the order of the sheets") {
  const std::string ties = "from,to,label\nRU,cuba,a\nROSSIYA,Nobody,b\n";
  const std::string actors = "id,name,aliases\nru,Russia,Rossiya\n";
  for (const bool first : {true, false}) {
    const std::vector<ImportFile> files =
        first ? std::vector<ImportFile>{{"a.csv", ties}, {"b.csv", actors}}
              : std::vector<ImportFile>{{"b.csv", actors}, {"a.csv", ties}};
    const Import import = import_files(files, {});
    const Dossier dossier = dossier_of(import);
    REQUIRE(dossier.actors.size() == 3);
    CHECK(dossier.actors[2].name == "Russia");
    CHECK(dossier.actors[2].kind == ActorKind::country);
    REQUIRE(import.guessed.size() == 2);
    CHECK(import.guessed[0].name == "cuba");
    CHECK(import.guessed[0].kind == ActorKind::country);
    CHECK(import.guessed[1].kind == ActorKind::other);
  }
}

TEST_CASE("equal rows of several sheets are one record; conflicts name both places") {
  const std::string head = "id,date,title\n";
  const Import import = import_files(
      {{"a.csv", head + "1,2026,x\n2,2026,y\n"}, {"b.csv", head + "1,2026,x\n2,2027,z\n"}}, {});
  CHECK(import.sheets[1].merged == 1);
  CHECK(import.sheets[1].rejected == 1);
  REQUIRE(import.rejections.size() == 1);
  CHECK(import.rejections[0].at.file == "b.csv");
  REQUIRE(import.rejections[0].related.size() == 1);
  CHECK(import.rejections[0].related[0].at.file == "a.csv");
  CHECK(import.rejections[0].related[0].at.line == 3);
  CHECK(dossier_of(import).events.size() == 2);
}

TEST_CASE("what is checked in the whole has its cell") {
  const Import import = imported("date,title,type\n2026,x,embargoo\n");
  REQUIRE(import.diagnostics.size() == 1);
  CHECK(import.diagnostics[0].code == Code::unknown_type);
  CHECK(import.diagnostics[0].at.cell.row == 2);
  CHECK(import.diagnostics[0].at.cell.column == 3);
  CHECK(import.diagnostics[0].at.column == 8);
}

TEST_CASE("a sheet for TimelineJS becomes events, eras and a title") {
  const Import import = imported(sheet_text("timeline.csv"), {}, "timeline.csv");
  const Dossier dossier = dossier_of(import);
  CHECK(dossier.title == "Two ships");
  REQUIRE(dossier.events.size() == 3);
  CHECK(dossier.events[0].when->text == "-0043-03-15");
  CHECK(dossier.events[1].when->text == "1961-04-17/1961-04-20");
  REQUIRE(dossier.eras.size() == 1);
  CHECK(import.sheets[0].rejected == 1);
}

TEST_CASE("sheets with every sin join, and the account adds up") {
  const Import import = import_files({{"events.csv", sheet_text("events.csv")},
                                      {"relations.csv", sheet_text("relations.csv")},
                                      {"actors.csv", sheet_text("actors.csv")}},
                                     {});
  const std::vector<std::vector<std::size_t>> wanted = {{12, 4, 7, 1}, {4, 2, 2, 0}, {6, 3, 2, 1}};
  for (std::size_t i = 0; i < 3; ++i) {
    const ImportedSheet& s = import.sheets[i];
    CHECK(std::vector{s.rows, s.read, s.rejected, s.merged} == wanted[i]);
    CHECK(s.rows == s.read + s.rejected + s.merged);
  }
  const Dossier dossier = dossier_of(import);
  CHECK(dossier.events.size() == 4);
  CHECK(dossier.relations.size() == 2);
}

TEST_CASE("more records than a dossier may have are refused, not cut") {
  ImportOptions options;
  options.limits.events = 2;
  const Import import = imported("date,title\n1,a\n2001,a\n2002,b\n2003,c\n", options);
  CHECK(import.dossier.empty());
  CHECK(has_errors(import.diagnostics));
  CHECK(import.sheets[0].read + import.sheets[0].rejected == 4);
}

TEST_CASE("amounts are read with the marks of any country, where they mean one thing") {
  struct Written {
    std::string_view text;
    double value;
    std::string_view unit;
  };
  for (const Written& w : std::vector<Written>{{"2100000", 2100000, ""},
                                               {"2,100,000.50", 2100000.5, ""},
                                               {"2.100.000,50 €", 2100000.5, "EUR"},
                                               {"€ 2.100.000,50", 2100000.5, "EUR"},
                                               {"2.100.000", 2100000, ""},
                                               {"2\u00a0100\u00a0000,5", 2100000.5, ""},
                                               {"1’200", 1200, ""},
                                               {"1,5", 1.5, ""},
                                               {"0.125", 0.125, ""},
                                               {"1234.567", 1234.567, ""},
                                               {"1,234.0", 1234, ""},
                                               {"1.2e6", 1200000, ""},
                                               {"1 200 000 bbl/d", 1200000, "bbl/d"},
                                               {"US 5", 5, "US"},
                                               {"$5", 5, "USD"},
                                               {"-5 EUR", -5, "EUR"}}) {
    CAPTURE(w.text);
    const AmountCell cell = read_amount(w.text);
    CHECK(cell.fault == "");
    CHECK(cell.value == w.value);
    CHECK(cell.unit == w.unit);
  }
  for (const char* text : {"", "n/a", "NaN", "1,23,45", "1.2.3,4", "12,34.5", "1.234,567.8", "5-6",
                           "€5 m", "3x4", "1,,5", ",5,"}) {
    CAPTURE(text);
    CHECK(read_amount(text).fault != "");
  }
  for (const char* text : {"~50 USD", "c. 50 USD", "About 50 USD", "≈50 USD", "ca. $50"}) {
    INFO(text);
    const AmountCell about = read_amount(text);
    CHECK(about.fault == "");
    CHECK((about.value == 50 && about.unit == "USD" && about.approximate));
  }
  CHECK_FALSE(read_amount("50 cars").approximate);
  CHECK(read_amount("about").fault != "");
  CHECK(read_amount("~").fault != "");
  CHECK(read_amount("1.234").hint == "write 1234 or 1.2340");
  CHECK(read_amount("12,345").hint == "write 12345 or 12.3450");
  CHECK(read_amount("2,1 млн").fault == "is a number cut short");
  CHECK(currency_of_header("Amount (EUR)") == "EUR");
  CHECK(currency_of_header("amount_usd") == "USD");
  CHECK(currency_of_header("amount paid") == "");
}

TEST_CASE("a sheet gives amounts their unit by column, header or cell") {
  const Import by_column = imported("date,from,to,title,amount,unit\n2001,A,B,x,2100000,bbl/d\n");
  const Dossier dossier = dossier_of(by_column);
  CHECK(dossier.events.at(0).amount == Amount{2100000, "bbl/d"});
  const Import by_header = imported("from,to,Amount (EUR)\nA,B,0.5\n");
  CHECK(dossier_of(by_header).relations.at(0).amount == Amount{0.5, "EUR"});
  const Import by_cell = imported("from,to,amount\nA,B,€ 3\nA,C,\n");
  CHECK(dossier_of(by_cell).relations.at(0).amount == Amount{3, "EUR"});
  CHECK_FALSE(dossier_of(by_cell).relations.at(1).amount);
}

TEST_CASE("a row whose amount is none is left out, with its cell") {
  const Import import = imported(
      "from,to,amount,unit\nA,B,5,\nA,C,5 $,EUR\nA,D,-1,EUR\nA,E,0,EUR\nA,F,1e16,EUR\n"
      "A,G,5,a unit that is longer than any unit may ever be\nA,H,1.234,EUR\nA,I,6,EUR\n");
  std::vector<std::string> said;
  for (const Diagnostic& d : import.rejections) {
    said.push_back(d.at.cell.header + ": " + d.message);
  }
  const std::vector<std::string> expected = {
      "amount: row left out: \"5\" has no unit",
      "amount: row left out: \"5 $\" is counted in another unit than \"EUR\"",
      "amount: row left out: the amount -1 is negative",
      "amount: row left out: an amount of zero is none",
      "amount: row left out: the amount 1e16 is more than 1000000000000000 (10 to the 15th)",
      "unit: row left out: the unit of the amount has 47 characters, more than the limit of 40",
      "amount: row left out: \"1.234\" may be two numbers"};
  CHECK(said == expected);
  CHECK(dossier_of(import).relations.size() == 1);
}

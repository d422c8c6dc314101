#include "exchange/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>

#include "base/csv_cell.hpp"
#include "base/plain_number.hpp"
#include "exchange/workbook_dates.hpp"
#include "exchange/xml_reader.hpp"
#include "exchange/zip.hpp"

// Source: ISO/IEC 29500-1:2016, 18.2 (workbook), 18.3 (worksheets), 18.4 (shared strings), 18.8
// (styles).

namespace entente::exchange {
namespace {

constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_rows = 1048576;
constexpr std::size_t most_book_cells = std::size_t{1} << 24;

/// What the sheets of a workbook may still hold, in all.
struct Budget {
  std::size_t cells = most_book_cells;
  std::size_t bytes = 0;  ///< of text, with what keeps cells apart
};

std::size_t whole_number(std::string_view text, std::size_t otherwise) {
  std::size_t value = 0;
  const auto status = std::from_chars(text.data(), text.data() + text.size(), value);
  return status.ec == std::errc() ? value : otherwise;
}

RowFault book_fault(const model::Origin& at, Code code, std::string message,
                    std::string hint = "") {
  return {at, code, std::move(message), std::move(hint), {}};
}

/// A place such as "AB12", 1-based; 0: it is not told.
struct Place {
  std::size_t row = 0, column = 0;
};
Place place_of(std::string_view text) {
  Place place;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at) {
    place.column = place.column * 26 + static_cast<std::size_t>(text[at] - 'A' + 1);
  }
  place.row = whole_number(text.substr(at), 0);
  return place;
}

/// What parts of the package are called, by the ids that others use.
class LinksReader : public XmlReader {
 public:
  using XmlReader::XmlReader;
  std::map<std::string, std::string> targets, by_type;

 private:
  void start(const std::string& name, Attributes& attributes) override {
    if (name != "Relationship") return;
    const std::string type = take(attributes, "Type"), target = take(attributes, "Target");
    targets[take(attributes, "Id")] = target;
    by_type.emplace(type.substr(type.rfind('/') + 1), target);
  }
  void end(const std::string&) override {}
};

class BookReader : public XmlReader {
 public:
  using XmlReader::XmlReader;
  struct Listed {
    std::string name, id;
    bool hidden = false;
  };
  std::vector<Listed> sheets;
  bool from_1904 = false;

 private:
  void start(const std::string& name, Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string word = take(attributes, "date1904");
      from_1904 = word == "1" || word == "true";
    } else if (name == "sheet") {
      std::string id;
      for (const auto& [key, value] : attributes) {
        if (key.ends_with(":id")) id = value;
      }
      const std::string state = take(attributes, "state");
      sheets.push_back({take(attributes, "name"), id, state == "hidden" || state == "veryHidden"});
    }
  }
  void end(const std::string&) override {}
};

/// Texts that cells share. Of rich text the runs are joined; how it is pronounced is left out.
class SharedReader : public XmlReader {
 public:
  using XmlReader::XmlReader;
  std::vector<std::string> texts;

 private:
  void start(const std::string& name, Attributes&) override {
    if (name == "si") texts.emplace_back();
    if (name == "rPh") spoken_ = true;
  }
  void end(const std::string& name) override {
    if (name == "rPh") spoken_ = false;
    if (name == "t" && !spoken_ && !texts.empty()) texts.back() += text();
  }
  bool spoken_ = false;
};

/// The formats of cells, by the numbers that cells have.
class StylesReader : public XmlReader {
 public:
  using XmlReader::XmlReader;
  std::vector<DayFormat> formats;

 private:
  void start(const std::string& name, Attributes& attributes) override {
    if (name == "numFmt") {
      own_[take(attributes, "numFmtId")] = day_format(take(attributes, "formatCode"));
    } else if (name == "cellXfs") {
      inside_ = true;
    } else if (name == "xf" && inside_) {
      const std::string id = take(attributes, "numFmtId");
      const auto own = own_.find(id);
      formats.push_back(own != own_.end()
                            ? own->second
                            : built_in_day_format(static_cast<unsigned>(whole_number(id, 0))));
    }
  }
  void end(const std::string& name) override {
    if (name == "cellXfs") inside_ = false;
  }
  std::map<std::string, DayFormat> own_;
  bool inside_ = false;
};

/// What all sheets of a workbook have in common.
struct Commons {
  std::vector<std::string> texts;
  std::vector<DayFormat> formats;
  bool from_1904 = false;
};

/// Rows by their numbers, cells by their columns.
using Grid = std::map<std::size_t, std::map<std::size_t, std::string>>;

class CellsReader : public XmlReader {
 public:
  CellsReader(const model::Origin& at, const Commons& commons, const Limits& limits, Budget& budget)
      : XmlReader(at), commons_(commons), limits_(limits), budget_(budget) {}

  Grid grid;
  std::size_t formulas_without_value = 0, errors = 0, days = 0, unreal_days = 0, merged = 0;

 private:
  struct Merge {
    Place first, last;
  };

  void start(const std::string& name, Attributes& attributes) override {
    if (name == "row") {
      at_.row = whole_number(take(attributes, "r"), at_.row + 1);
      at_.column = 0;
    } else if (name == "c") {
      const Place told = place_of(take(attributes, "r"));
      at_ = {told.row > 0 ? told.row : at_.row, told.column > 0 ? told.column : at_.column + 1};
      type_ = take(attributes, "t");
      style_ = whole_number(take(attributes, "s"), 0);
      value_.clear();
      formula_ = false;
    } else if (name == "f") {
      formula_ = true;
    } else if (name == "rPh") {
      spoken_ = true;
    } else if (name == "mergeCell") {
      const std::string range = take(attributes, "ref");
      const std::size_t colon = std::min(range.find(':'), range.size());
      const std::string_view all = range;
      merges_.push_back(
          {place_of(all.substr(0, colon)), place_of(all.substr(std::min(colon + 1, all.size())))});
    }
  }

  void end(const std::string& name) override {
    if (name == "v" || (name == "t" && !spoken_)) value_ += text();
    if (name == "rPh") spoken_ = false;
    if (name == "c") put();
    if (name == "worksheet") fill_merged();
  }

  void put() {
    std::string text = cell_text();
    if (formula_ && value_.empty()) ++formulas_without_value;
    if (text.empty()) return;
    if (at_.row == 0 || at_.row > most_rows || at_.column > most_columns) {
      stop(book_fault(here(), Code::limit_exceeded,
                      at_.column > most_columns ? "a sheet has more than 1000 columns"
                                                : "a row has a number that no sheet has"));
      return;
    }
    // In a sheet of lines, what is left empty before it has its separators.
    std::map<std::size_t, std::string>& row = grid[at_.row];
    const std::size_t before = row.empty() ? 0 : row.rbegin()->first;
    const std::size_t gap = at_.column > before ? at_.column - before : 0;
    if (spend(text.size() + gap)) row[at_.column] = std::move(text);
  }

  /// Takes one cell with so much text from what the sheets may hold; false if that is spent.
  bool spend(std::size_t bytes) {
    if (budget_.cells == 0 || bytes + 1 > budget_.bytes) {
      stop(book_fault(here(), Code::limit_exceeded,
                      budget_.cells == 0
                          ? "the sheets have more than 16777216 cells"
                          : fmt::format("the sheets hold more bytes of text than the limit of {}",
                                        limits_.bytes)));
      return false;
    }
    --budget_.cells;
    budget_.bytes -= bytes + 1;
    return true;
  }

  std::string cell_text() {
    if (type_ == "s") {
      const std::size_t index = whole_number(value_, commons_.texts.size());
      return index < commons_.texts.size() ? commons_.texts[index] : "";
    }
    if (type_ == "inlineStr" || type_ == "str") return value_;
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    if (type_ == "e") {
      ++errors;
      return value_;
    }
    if (type_ == "d") return value_.substr(0, value_.find("T00:00:00"));
    const std::optional<double> number = base::number_in(value_);
    if (!number) return value_;
    const DayFormat format =
        style_ < commons_.formats.size() ? commons_.formats[style_] : DayFormat{};
    if (format.is_date() || format.time) {
      if (auto day = day_text(*number, format, commons_.from_1904)) {
        ++days;
        return *day;
      }
      ++unreal_days;
    }
    return base::plain_number(*number);
  }

  void fill_merged() {
    for (const Merge& merge : merges_) {
      const auto row = grid.find(merge.first.row);
      if (row == grid.end()) continue;
      const auto cell = row->second.find(merge.first.column);
      if (cell == row->second.end()) continue;
      // A row with nothing else is none.
      for (auto below = std::next(row); below != grid.end() && below->first <= merge.last.row;
           ++below) {
        // Each step is taken from the budget: the same range may be named again and again.
        if (!spend(cell->second.size())) return;
        if (below->second.emplace(merge.first.column, cell->second).second) ++merged;
      }
    }
  }

  const Commons& commons_;
  const Limits& limits_;
  Budget& budget_;
  Place at_;
  std::string type_, value_;
  std::size_t style_ = 0;
  bool formula_ = false, spoken_ = false;
  std::vector<Merge> merges_;
};

std::string csv_of(const Grid& grid) {
  std::string out;
  std::size_t line = 1;
  for (const auto& [row, cells] : grid) {
    for (; line < row; ++line) out += '\n';
    std::size_t column = 1;
    for (const auto& [at, text] : cells) {
      for (; column < at; ++column) out += ',';
      base::append_csv_cell(out, text);
    }
    out += '\n';
    ++line;
  }
  return out;
}

class PackageReader {
 public:
  PackageReader(std::string_view bytes, const model::Origin& at, const Limits& limits)
      : zip_(bytes, limits.bytes), at_(at), limits_(limits) {}

  Workbook run() {
    if (read()) return std::move(book_);
    if (!book_.fault) {
      const bool large = zip_.fault().find("more than") != std::string::npos;
      book_.fault = book_fault(at_, large ? Code::limit_exceeded : Code::bad_format,
                               zip_.fault().empty() ? "this is no workbook" : zip_.fault(),
                               "open it in a spreadsheet program and save it as XLSX or CSV");
    }
    book_.sheets.clear();
    return std::move(book_);
  }

 private:
  bool read() {
    if (zip_.has("content.xml") && zip_.has("mimetype")) {
      book_.fault = book_fault(at_, Code::bad_format, "this is a file of OpenDocument",
                               "save it as XLSX or CSV");
      return false;
    }
    LinksReader package(at_);
    if (!parse("_rels/.rels", package)) return false;
    const std::string book_path = resolved("", package.by_type["officeDocument"]);
    const std::string folder = book_path.substr(0, book_path.rfind('/') + 1);
    LinksReader links(at_);
    BookReader book(at_);
    const std::string links_path = folder + "_rels/" + book_path.substr(folder.size()) + ".rels";
    if (!parse(book_path, book) || !parse(links_path, links)) return false;
    Commons commons;
    commons.from_1904 = book.from_1904;
    SharedReader shared(at_);
    StylesReader styles(at_);
    for (const auto& [type, reader] :
         {std::pair<const char*, XmlReader*>{"sharedStrings", &shared}, {"styles", &styles}}) {
      const auto part = links.by_type.find(type);
      if (part != links.by_type.end() && !parse(resolved(folder, part->second), *reader)) {
        return false;
      }
    }
    commons.texts = std::move(shared.texts);
    commons.formats = std::move(styles.formats);
    std::size_t hidden = 0;
    Budget budget;
    budget.bytes = limits_.bytes;
    for (const BookReader::Listed& sheet : book.sheets) {
      hidden += sheet.hidden ? 1 : 0;
      const auto target = links.targets.find(sheet.id);
      if (sheet.hidden || target == links.targets.end()) continue;
      if (!read_sheet(sheet.name, resolved(folder, target->second), commons, budget)) {
        return false;
      }
    }
    if (hidden > 0 && !book_.sheets.empty()) {
      book_.sheets.front().notes.push_back(fmt::format("hidden sheets, not read: {}", hidden));
    }
    return true;
  }

  bool read_sheet(const std::string& name, const std::string& path, const Commons& commons,
                  Budget& budget) {
    CellsReader cells(at_, commons, limits_, budget);
    if (!parse(path, cells)) return false;
    if (cells.grid.empty()) return true;
    WorkbookSheet& sheet = book_.sheets.emplace_back();
    sheet.name = name;
    sheet.text = csv_of(cells.grid);
    for (const auto& [words, count] :
         {std::pair{"cells read as dates", cells.days},
          {"formulas without a saved value, read as empty", cells.formulas_without_value},
          {"cells with an error of the spreadsheet", cells.errors},
          {"numbers shown as a day that there never was", cells.unreal_days},
          {"cells that are merged with one above", cells.merged}}) {
      if (count > 0) sheet.notes.push_back(fmt::format("{}: {}", words, count));
    }
    text_bytes_ += sheet.text.size();
    if (text_bytes_ <= limits_.bytes) return true;
    book_.fault = book_fault(
        at_, Code::limit_exceeded,
        fmt::format("the sheets hold more bytes of text than the limit of {}", limits_.bytes));
    return false;
  }

  /// Targets are relative to the part that names them, or begin with "/".
  static std::string resolved(const std::string& folder, const std::string& target) {
    return target.starts_with('/') ? target.substr(1) : folder + target;
  }

  bool parse(const std::string& path, XmlReader& reader) {
    const std::optional<std::string> text = zip_.unpack(path);
    if (!text) return false;
    std::optional<RowFault> fault = reader.run(*text);
    if (!fault) return true;
    // Line and column are those of a part that nobody sees.
    fault->message = path + ": " + fault->message;
    fault->at = at_;
    book_.fault = std::move(fault);
    return false;
  }

  Zip zip_;
  model::Origin at_;
  const Limits& limits_;
  Workbook book_;
  std::size_t text_bytes_ = 0;
};

}  // namespace

Workbook read_workbook(std::string_view bytes, const model::Origin& at, const Limits& limits) {
  return PackageReader(bytes, at, limits).run();
}

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }

}  // namespace entente::exchange

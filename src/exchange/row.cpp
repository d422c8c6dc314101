#include "exchange/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/plain_number.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/amount_cell.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

using model::in_quotes;

constexpr double heaviest = 1e9;

std::string trimmed(std::string_view text) {
  std::string clean = base::clean_label(text);
  const std::size_t first = clean.find_first_not_of(' ');
  if (first == clean.npos) return "";
  return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

/// "3/4/2026" as its three numbers; empty if it is none of that form.
std::vector<std::string> three_numbers(std::string_view text) {
  std::vector<std::string> parts = {""};
  for (const char c : text) {
    if (c == '/' || c == '.' || c == '-') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  const bool good = parts.size() == 3 && std::all_of(parts.begin(), parts.end(), all_digits);
  return good ? parts : std::vector<std::string>();
}

/// The numbers as EDTF, in the order that the user named; empty if they are no date of four-digit
/// year.
std::string reordered(std::string_view text, DateOrder order) {
  const std::vector<std::string> parts = three_numbers(text);
  if (parts.empty() || order == DateOrder::none) return "";
  const std::size_t year = order == DateOrder::year_first ? 0 : 2;
  const std::size_t month = order == DateOrder::month_first ? 0 : 1;
  const std::size_t day = 3 - year - month;
  if (parts[year].size() != 4 || parts[month].size() > 2 || parts[day].size() > 2) return "";
  return parts[year] + '-' + padded(parts[month], 2) + '-' + padded(parts[day], 2);
}

/// What to write in place of a date that is none.
std::string date_hint(const std::string& text, std::string hint) {
  if (all_digits(text) && text.size() == 5) {
    // A spreadsheet's day 25569 is 1970-01-01; its other calendar begins 1462 days later.
    const double day = std::stoi(text) - 25569;
    return fmt::format(
        "if this is the number of a spreadsheet's day, write {} (or {} if it counts from 1904)",
        date::iso(date::from_day_number(day)), date::iso(date::from_day_number(day + 1462)));
  }
  const std::size_t either = hint.find(" or ");
  if (either != hint.npos && !three_numbers(text).empty()) {
    hint += "; for all such dates: --dates dmy or --dates mdy";
  }
  return hint;
}

}  // namespace

const std::string* Row::cell(std::string_view field) const {
  const auto found = columns_.find(field);
  if (found == columns_.end() || found->second >= row_.cells.size()) return nullptr;
  return &row_.cells[found->second].text;
}

void Row::fail(std::string_view field, Code code, std::string_view predicate, std::string hint) {
  const std::string* text = cell(field);
  faults_.push_back({origin(field),
                     code,
                     fmt::format("{} {}", in_quotes(text ? *text : ""), predicate),
                     std::move(hint),
                     {}});
}

void Row::fail_cell(std::string_view field, Code code, std::string message, std::string hint) {
  faults_.push_back({origin(field), code, std::move(message), std::move(hint), {}});
}

std::string_view Row::text(std::string_view field) const {
  const std::string* text = cell(field);
  return text ? std::string_view(*text) : std::string_view();
}

void Row::fail_row(Code code, std::string message, std::string hint, std::vector<Related> related) {
  faults_.push_back({origin(), code, std::move(message), std::move(hint), std::move(related)});
}

std::string Row::label(std::string_view field) {
  const std::string* text = cell(field);
  if (!text) return "";
  std::string clean = trimmed(slide_ ? plain_text(*text) : *text);
  const std::size_t limit = options_.limits.text;
  if (clean.size() > limit && base::count_code_points(clean) > limit) {
    fail(field, Code::limit_exceeded, fmt::format("has more than {} characters", limit));
    return "";
  }
  return clean;
}

std::string Row::id(std::string_view field) {
  std::string text = label(field);
  if (base::count_code_points(text) > options_.limits.id) {
    fail(field, Code::limit_exceeded,
         fmt::format("has more than {} characters", options_.limits.id));
  }
  return text;
}

std::string Row::folded(std::string_view field) { return base::fold_case(label(field)); }

std::string Row::url(std::string_view field) {
  std::string text = label(field);
  if (text.empty() || base::is_safe_url(text)) return text;
  const bool no_scheme = text.find('.') != text.npos && base::is_safe_url("https://" + text);
  fail(field, Code::bad_url, "is not an http, https or mailto address",
       no_scheme ? fmt::format("write {}", in_quotes("https://" + text)) : "");
  return "";
}

std::vector<std::string> Row::listed(std::string_view field) {
  std::vector<std::string> parts;
  std::string_view rest = text(field);
  if (trimmed(rest).empty()) return parts;
  for (std::size_t end = 0; end != rest.npos; rest.remove_prefix(end + 1)) {
    end = rest.find_first_of(";|\n");
    parts.push_back(trimmed(rest.substr(0, end)));
    if (end == rest.npos) break;
  }
  if (parts.size() > options_.limits.list) {
    fail(field, Code::limit_exceeded,
         fmt::format("holds more than {} names", options_.limits.list));
  }
  return parts;
}

std::vector<std::string> Row::names(std::string_view field) {
  std::vector<std::string> names;
  for (std::string& name : listed(field)) {
    if (base::count_code_points(name) > options_.limits.id) {
      fail(field, Code::limit_exceeded,
           fmt::format("holds a name of more than {} characters", options_.limits.id));
    } else if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

std::optional<date::Edtf> Row::parsed(std::string_view field, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::string in_order = reordered(text, options_.dates);
  auto result = date::parse(in_order.empty() ? text : in_order);
  if (auto* edtf = std::get_if<date::Edtf>(&result)) return std::move(*edtf);
  const auto& error = std::get<date::ParseError>(result);
  faults_.push_back({origin(field),
                     Code::bad_date,
                     fmt::format("{} is not an EDTF date: {}", in_quotes(text), error.explanation),
                     date_hint(text, error.hint),
                     {}});
  return std::nullopt;
}

std::optional<date::Edtf> Row::date(std::string_view field) { return parsed(field, label(field)); }

std::string Row::composed(std::string_view year, std::string_view month, std::string_view day) {
  const std::string text = label(year);
  if (text.empty()) {
    for (std::string_view part : {month, day}) {
      if (!label(part).empty()) fail(part, Code::bad_date, "has no year beside it");
    }
    return "";
  }
  return composed_date(text, label(month), label(day), slide_);
}

std::optional<date::Edtf> Row::when() {
  if (!label("when").empty()) return date("when");
  if (columns_.count("year")) {
    const std::string first = composed("year", "month", "day");
    const std::string last = composed("end_year", "end_month", "end_day");
    return parsed("year", last.empty() || last == first ? first : first + '/' + last);
  }
  const std::optional<date::Edtf> start = date("start"), end = date("end");
  if (!faults_.empty() || (!start && !end)) return std::nullopt;
  if (start && end && start->text == end->text) return start;
  if (start && !end && start->text.find('/') != start->text.npos) return start;  // "1999/"
  const auto is_end = [](const std::optional<date::Edtf>& when) {
    return when && when->text.find_first_of("/[{") != when->text.npos;
  };
  if (is_end(start) || is_end(end)) {
    fail(is_end(start) ? "start" : "end", Code::bad_date, "is more than one end of a time");
    return std::nullopt;
  }
  return parsed(start ? "start" : "end", (start ? start->text : "") + "/" +
                                             (end                     ? end->text
                                              : columns_.count("end") ? ".."
                                                                      : ""));
}

std::vector<date::Edtf> Row::spells() {
  std::vector<date::Edtf> spells;
  const std::vector<std::string> parts = listed("when");
  for (const std::string& part : parts) {
    if (parts.size() < 2) break;
    if (auto spell = parsed("when", part)) spells.push_back(std::move(*spell));
  }
  if (parts.size() < 2) {
    if (auto spell = when()) spells.push_back(std::move(*spell));
  }
  return spells;
}

std::optional<double> Row::number(std::string_view field, double least, double most) {
  const std::string text = label(field);
  if (text.empty()) return std::nullopt;
  const std::optional<double> number = base::number_in(text);
  if (number && *number >= least && *number <= most) return number;
  fail(field, Code::bad_value,
       fmt::format("is not a number between {:.0f} and {:.0f}", least, most),
       text.find(',') != text.npos ? "numbers have a decimal point and nothing between thousands"
                                   : "");
  return std::nullopt;
}

double Row::weight() { return number("weight", 0, heaviest).value_or(1); }

std::optional<Amount> Row::amount() {
  const std::string text = label("amount");
  if (text.empty()) return std::nullopt;
  const AmountCell cell = read_amount(text);
  if (!cell.fault.empty()) {
    fail("amount", Code::bad_value, cell.fault, cell.hint);
    return std::nullopt;
  }
  std::string unit = model::plain_unit(label("unit"));
  if (unit.empty()) unit = currency_of_header(sheet_->columns[columns_.at("amount")].header);
  if (unit.empty()) unit = cell.unit;
  if (!cell.unit.empty() && unit != cell.unit) {
    fail("amount", Code::bad_value,
         fmt::format("is counted in another unit than {}", in_quotes(unit)), "say the unit once");
  } else if (unit.empty()) {
    fail("amount", Code::missing_key, "has no unit",
         "add a column \"unit\", or write it in the cell, as in \"2100000 EUR\"");
  } else if (model::AmountFault value = model::amount_fault(cell.value, text)) {
    fail_cell("amount", value.code, std::move(value.message), std::move(value.hint));
  } else if (model::AmountFault name = model::unit_fault(unit)) {
    fail_cell("unit", name.code, std::move(name.message), std::move(name.hint));
  } else {
    return Amount{cell.value, std::move(unit), cell.approximate || is_yes(folded("approximate"))};
  }
  return std::nullopt;
}

bool Row::directed() {
  const std::string text = folded("directed");
  for (std::string_view no : {"false", "no", "0", "undirected", "mutual", "both"}) {
    if (text == no) return false;
  }
  if (text.empty() || text == "directed" || is_yes(text)) return true;
  fail("directed", Code::bad_value, "is neither \"directed\" nor \"undirected\"");
  return true;
}

}  // namespace entente::exchange

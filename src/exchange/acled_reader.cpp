#include "exchange/acled_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/plain_number.hpp"
#include "base/utf8.hpp"
#include "exchange/csv.hpp"
#include "exchange/known_actors.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

struct AcledType {
  std::string_view words, type, label, plural;
  Sign sign;
};
struct AcledSide {
  std::string_view number, words;
  ActorKind kind;
};

constexpr AcledType acled_types[] = {
#define ENTENTE_ACLED_TYPE(words, type, label, plural, sign) \
  {words, type, label, plural, Sign::sign},
#define ENTENTE_ACLED_SIDE(...)
#include "exchange/acled.def"
#undef ENTENTE_ACLED_TYPE
#undef ENTENTE_ACLED_SIDE
};
constexpr AcledSide acled_sides[] = {
#define ENTENTE_ACLED_TYPE(...)
#define ENTENTE_ACLED_SIDE(number, words, kind) {number, words, ActorKind::kind},
#include "exchange/acled.def"
#undef ENTENTE_ACLED_TYPE
#undef ENTENTE_ACLED_SIDE
};

constexpr std::string_view headers_that_tell[] = {"event_date", "event_type", "sub_event_type",
                                                  "actor1"};
constexpr std::string_view state_forces = "state forces";

/// Where ACLED has no day, the day it names is one of the week or the month.
constexpr std::string_view within_week = "2", within_month = "3";

constexpr std::array<std::string_view, 12> month_words = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// "2026-02-18" for "18 February 2026" and "18-Feb-26" as ACLED writes them; else the text.
std::string iso_day(std::string text) {
  std::replace(text.begin(), text.end(), '-', ' ');
  const std::size_t first = text.find(' '), second = text.find(' ', first + 1);
  if (second == text.npos) return "";
  const std::string day = text.substr(0, first), year = text.substr(second + 1);
  const std::string word = base::fold_case(text.substr(first + 1, second - first - 1));
  const auto* found =
      std::find_if(month_words.begin(), month_words.end(),
                   [&](std::string_view one) { return word.size() >= 3 && one.starts_with(word); });
  if (found == month_words.end() || !all_digits(day) || !all_digits(year)) return "";
  return fmt::format("{}{}-{:02}-{}", year.size() == 2 ? "20" : "", year,
                     found - month_words.begin() + 1, padded(day, 2));
}

/// "Military Forces of Syria" of "Military Forces of Syria (2024-)".
std::string without_years(const std::string& name) {
  const std::size_t bracket = name.rfind(" (");
  const bool years = bracket != name.npos && name.find_first_of("0123456789", bracket) != name.npos;
  return years ? name.substr(0, bracket) : name;
}

class AcledReader : public Reader {
 public:
  AcledReader(Input input, ImportedSheet& account, Intake& intake)
      : Reader(std::move(input), account, intake), separator_(find_separator(input_.text)) {}

  void read(RowKind kind) override {
    if (kind != RowKind::event) return;
    CsvReader reader(input_.text, separator_.mark, separator_.begin, separator_.begin > 0 ? 2 : 1,
                     separator_.begin > 0 ? 2 : 1);
    CsvRow row;
    if (!reader.next(row) || !read_headers(row)) return;
    while (reader.next(row)) {
      places_.add(row);
      if (!row.blank()) read_row(row);
      intake_.advance(reader.position());
    }
    finish();
  }

  Location located(Location at) const override {
    return places_.located(input_.text, separator_.mark, std::move(at));
  }

 private:
  bool read_headers(const CsvRow& row) {
    places_.add(row);
    std::vector<model::Sheet::Column> columns;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string header = base::fold_case(label_of(row.cells[i].text, 100));
      columns.push_back({header, header});
      columns_.emplace(header, i);
    }
    file_ = std::make_shared<const model::Sheet>(model::Sheet{input_.name, "", std::move(columns)});
    for (const std::string_view header : headers_that_tell) {
      if (columns_.count(header)) continue;
      Diagnostic& d = report(Code::bad_format, fmt::format("the column {} of ACLED is not there",
                                                           model::in_quotes(header)));
      d.at = model::Origin{"", file_, row.number, 0, 0}.location();
      return false;
    }
    return true;
  }

  model::Origin origin(std::string_view column = "") const {
    const model::Origin at{"", file_, row_->number, 0, 0};
    return column.empty() ? at : at.field(column);
  }

  std::string cell(std::string_view column) {
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= row_->cells.size()) return "";
    asked_.insert(found->first);
    return label_of(row_->cells[found->second].text, intake_.options().limits.text);
  }

  void leave_out(RowFault fault) {
    ++account_.rejected;
    reject(std::move(fault));
  }

  void read_row(const CsvRow& row) {
    row_ = &row;
    ++account_.rows;
    if (row.fault) {
      return leave_out({origin(), Code::bad_value, row.fault->message, row.fault->hint, {}});
    }
    model::DraftEvent event;
    event.at = origin();
    std::optional<RowFault> fault = read_time(event);
    if (!fault) fault = read_type(event);
    if (fault) return leave_out(std::move(*fault));
    event.facts.id = cell("event_id_cnty");
    event.facts.title = cell("sub_event_type");
    event.facts.text = cell("notes");
    event.facts.place = cell("location");
    for (const char* column : {"admin1", "country"}) {
      const std::string wider = cell(column);
      if (wider.empty() || wider == event.facts.place) continue;
      event.facts.place += (event.facts.place.empty() ? "" : ", ") + wider;
    }
    read_deaths(event);
    for (const char* side : {"1", "2"}) read_side(event, side);
    if (event.participants.empty()) {
      return leave_out({origin("actor1"), Code::missing_key, "the row names nobody", "", {}});
    }
    for (const std::string& title : listed(cell("source"))) {
      Source source;
      source.title = title;
      event.sources.push_back(intake_.joiner().source(std::move(source), origin("source")));
    }
    Joiner::Added added = intake_.joiner().add(std::move(event));
    if (added.fault) return leave_out(std::move(*added.fault));
    ++(added.outcome == Outcome::merged ? account_.merged : account_.read);
  }

  static std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(';', begin), text.size());
      std::string part = label_of(std::string_view(text).substr(begin, end - begin), text.size());
      if (!part.empty()) parts.push_back(std::move(part));
      begin = end + 1;
    }
    return parts;
  }

  std::optional<RowFault> read_time(model::DraftEvent& event) {
    const std::string written = cell("event_date"), precision = cell("time_precision");
    std::string text = written;
    auto parsed = date::parse(text);
    if (std::holds_alternative<date::ParseError>(parsed)) {
      text = iso_day(written);
      parsed = date::parse(text);
    }
    auto* day = std::get_if<date::Edtf>(&parsed);
    if (!day) {
      return RowFault{origin("event_date"),
                      Code::bad_date,
                      fmt::format("{} is no day", model::in_quotes(written)),
                      "write 2026-02-18",
                      {}};
    }
    if (text.size() == 10 && precision == within_month) text.resize(7);
    if (text.size() == 10 && precision == within_week) {
      const double middle = date::axis_earliest(*day).value_or(0);
      text = fmt::format("[{}..{}]", date::iso(date::from_day_number(middle - 3)),
                         date::iso(date::from_day_number(middle + 3)));
    }
    auto told = date::parse(text);
    event.facts.when = std::get<date::Edtf>(std::move(told));
    return std::nullopt;
  }

  std::optional<RowFault> read_type(model::DraftEvent& event) {
    const std::string written = cell("event_type"), words = base::fold_case(written);
    const auto* type = std::find_if(std::begin(acled_types), std::end(acled_types),
                                    [&](const AcledType& one) { return one.words == words; });
    if (type == std::end(acled_types)) {
      return RowFault{origin("event_type"),
                      Code::bad_enum,
                      fmt::format("{} is no type of event of ACLED", model::in_quotes(written)),
                      "",
                      {}};
    }
    event.facts.type = type->type;
    const auto [own, is_new] = intake_.joiner().draft().types.try_emplace(std::string(type->type));
    if (!is_new) return std::nullopt;
    own->second.label = type->label;
    own->second.plural = type->plural;
    own->second.sign = type->sign;
    own->second.medium = Medium::material;
    return std::nullopt;
  }

  void read_deaths(model::DraftEvent& event) {
    const double deaths = base::number_in(cell("fatalities")).value_or(0);
    if (deaths >= 1 && deaths < 1e9) event.facts.amount = Amount{deaths, "deaths"};
  }

  /// ACLED gives no direction: all are parties.
  void read_side(model::DraftEvent& event, const std::string& side) {
    const std::string inter = base::fold_case(cell("inter" + side));
    const auto* found = std::find_if(
        std::begin(acled_sides), std::end(acled_sides),
        [&](const AcledSide& one) { return one.number == inter || one.words == inter; });
    const AcledSide* kind = found == std::end(acled_sides) ? nullptr : found;
    const std::string name = cell("actor" + side);
    if (!name.empty()) add(event, name, kind, origin("actor" + side));
    for (const std::string& ally : listed(cell("assoc_actor_" + side))) {
      add(event, ally, nullptr, origin("assoc_actor_" + side));
    }
  }

  void add(model::DraftEvent& event, const std::string& name, const AcledSide* side,
           const model::Origin& at) {
    model::Reference actor{actor_of(name, side, at), at};
    const bool there =
        std::any_of(event.participants.begin(), event.participants.end(),
                    [&](const auto& one) { return one.actor && one.actor->id == actor.id; });
    if (!there) event.participants.push_back({std::move(actor), ""});
  }

  std::string actor_of(const std::string& name, const AcledSide* side, const model::Origin& at) {
    Joiner& joiner = intake_.joiner();
    const std::string key = "acled:" + base::fold_case(name);
    if (const std::string* known = joiner.by_key(key)) return *known;
    if (const std::string* known = joiner.known(name)) return *known;
    const std::string plain = without_years(name);
    const bool state = side && side->words == state_forces;
    const std::string country = state ? country_in(plain) : "";
    if (!country.empty() && intake_.options().fold) {
      ++folded_;
      return joiner.by_name(country, at);
    }
    model::DraftActor actor;
    actor.at = at;
    actor.facts.name = name;
    actor.facts.short_name = plain;
    actor.facts.kind = side ? side->kind : guess_actor(base::fold_case(plain)).kind;
    if (!country.empty()) actor.of = model::Reference{joiner.by_name(country, at), at};
    joiner.declare(key, std::move(actor));
    return *joiner.by_key(key);
  }

  /// "Syria" for "Military Forces of Syria", "Police Forces of Syria - Prison Guards"; empty: none.
  static std::string country_in(const std::string& name) {
    const std::size_t of = name.find(" of ");
    if (of == name.npos) return "";
    std::string country = name.substr(of + 4);
    country = country.substr(0, std::min(country.find(" - "), country.find(" (")));
    return guess_actor(base::fold_case(country)).kind == ActorKind::country ? country : "";
  }

  void finish() {
    auto& allowed = intake_.joiner().draft().allowed;
    if (allowed.empty()) {
      allowed.push_back({Code::similar_events, "Each event of ACLED has an id of its own"});
    }
    std::map<std::string, std::size_t> unread;
    for (const auto& [header, column] : columns_) {
      if (!asked_.count(header) && !header.empty()) ++unread[header];
    }
    if (folded_ > 0) {
      account_.notes.push_back(fmt::format("{} forces of states count as their country", folded_));
    }
    std::string words;
    for (const auto& [header, count] : unread) words += (words.empty() ? "" : ", ") + header;
    if (!words.empty()) account_.notes.push_back("columns that are not read: " + words);
    intake_.finish_input(input_.text.size());
  }

  Separator separator_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::set<std::string> asked_;  // columns
  RowPlaces places_;
  const CsvRow* row_ = nullptr;  // that is read
  std::size_t folded_ = 0;
};

}  // namespace

bool is_acled(const Input& input) {
  const std::string head = base::fold_case(input.text.substr(0, input.text.find('\n')));
  return std::all_of(std::begin(headers_that_tell), std::end(headers_that_tell),
                     [&](std::string_view header) { return head.find(header) != head.npos; });
}

std::unique_ptr<Reader> read_acled(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<AcledReader>(std::move(input), account, intake);
}

}  // namespace entente::exchange

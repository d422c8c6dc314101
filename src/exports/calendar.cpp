#include <fmt/format.h>

#include <optional>

#include "base/utf8.hpp"
#include "exports/item_text.hpp"
#include "exports/told.hpp"
#include "exports/writers.hpp"

namespace entente::exports {
namespace {

/// A beginning or an end that may be any day of more than a month is none of an entry of a
/// calendar.
bool is_coarse(const date::Bound& from, const date::Bound& to) {
  constexpr double longest = 31;
  return from.finite() && to.finite() &&
         date::day_number(to.day) - date::day_number(from.day) >= longest;
}

/// A text of iCalendar: commas, semicolons and backslashes are escaped, line ends are "\n".
std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == ',' || c == ';' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// "20260218".
std::string compact(const date::CivilDay& day) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(day.year), int{day.month}, int{day.day});
}

/// "20260218T100000", "…Z" where the offset from UTC is told.
std::string compact(const date::CivilDay& day, const date::TimeOfDay& time) {
  constexpr int minutes_of_day = 24 * 60;
  int minutes = time.hour * 60 + time.minute - time.offset_minutes.value_or(0);
  const int days = minutes < 0 ? -1 : minutes >= minutes_of_day ? 1 : 0;
  minutes -= days * minutes_of_day;
  const date::CivilDay shifted = date::from_day_number(date::day_number(day) + days);
  return fmt::format("{}T{:02}{:02}{:02}{}", compact(shifted), minutes / 60, minutes % 60,
                     int{time.second}, time.offset_minutes ? "Z" : "");
}

/// A line as it stands in the file: 75 bytes at most, the rest on lines that begin with a blank. No
/// letter is divided.
void append_folded(std::string& out, const std::string& line) {
  constexpr std::size_t longest = 75;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    base::next_code_point(line, at);
    if (width + (at - begin) > longest) {
      out += "\r\n ";
      width = 1;
    }
    out.append(line, begin, at - begin);
    width += at - begin;
  }
  out += "\r\n";
}

/// When an entry is shown: its DTSTART and, if it has one, DTEND.
struct Entry {
  std::string start, end;
};

class Calendar {
 public:
  Calendar(const Dossier& dossier, Account& account) : dossier_(dossier), account_(account) {
    stamp_ = dossier.as_of && dossier.as_of->latest.finite() ? span_of(*dossier.as_of).last
                                                             : std::nullopt;
  }

  std::string run() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//entente//entente//EN");
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:" + calendar_text(base::clean_label(dossier_.title)));
    const Checked<select::Selection> all = select::apply(dossier_, {});
    if (all.value) {
      for (const select::Item& item : all.value->items) put(item);
    }
    account_.leave_out("eras", dossier_.eras.size());
    leave_out_claims_and_camps(dossier_, account_);
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { append_folded(out_, text); }

  void put(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    if (facts.when.empty()) account_.leave_out("undated items");
    for (std::size_t i = 0; i < facts.when.size(); ++i) {
      if (const std::optional<Entry> entry = entry_of(*facts.when[i])) {
        put(item, facts, i, *entry);
      }
    }
  }

  /// An interval from its first day to its last; of one with an end that nobody knows the other
  /// end.
  std::optional<Entry> entry_of(const date::Edtf& when) {
    const Span span = span_of(when);
    const auto near = [](const std::optional<date::CivilDay>& day) { return day && day->year > 0; };
    if ((span.first && !near(span.first)) || (span.last && !near(span.last))) {
      account_.leave_out("dates before the year 1");
      return std::nullopt;
    }
    if (span.empty()) {
      account_.leave_out("dates without a bound");
      return std::nullopt;
    }
    const date::Moment* moment = when.members.size() == 1 && when.members.front().first
                                     ? &*when.members.front().first
                                     : nullptr;
    if (when.type == date::Type::datetime && moment && moment->time) {
      return Entry{"DTSTART:" + compact(moment->earliest, *moment->time), ""};
    }
    if (is_coarse(when.earliest, when.start_latest) || is_coarse(when.end_earliest, when.latest)) {
      account_.leave_out("dates that tell no month");
      return std::nullopt;
    }
    const date::CivilDay first = span.first ? *span.first : *span.last;
    const date::CivilDay last = span.first && span.last ? *span.last : first;
    const date::CivilDay after = date::from_day_number(date::day_number(last) + 1);
    return Entry{"DTSTART;VALUE=DATE:" + compact(first),
                 after.year > 9999 ? "" : "DTEND;VALUE=DATE:" + compact(after)};
  }

  void put(const select::Item& item, const select::ItemView& facts, std::size_t spell,
           const Entry& entry) {
    const auto* event = std::get_if<EventIndex>(&item.what);
    line("BEGIN:VEVENT");
    line(fmt::format("UID:{}-{}@entente", uid(item), spell + 1));
    line("DTSTAMP:" + (stamp_ && stamp_->year > 0 ? compact(*stamp_) : "19700101") + "T000000Z");
    line(entry.start);
    if (!entry.end.empty()) line(entry.end);
    line("SUMMARY:" + calendar_text(base::clean_label(headline_of(dossier_, facts))));
    std::string text;
    const date::Edtf& when = *facts.when[spell];
    text = date::label(when, dossier_.language);
    for (const std::string& paragraph : paragraphs_of(dossier_, item)) text += '\n' + paragraph;
    for (const std::string& source : source_texts(dossier_, facts.sources)) text += '\n' + source;
    line("DESCRIPTION:" + calendar_text(text));
    line("X-ENTENTE-EDTF:" + calendar_text(when.text));
    if (!facts.type_label.empty()) line("CATEGORIES:" + calendar_text(facts.type_label));
    if (event && !dossier_[*event].place.empty()) {
      line("LOCATION:" + calendar_text(base::clean_label(dossier_[*event].place)));
    }
    if (event && !dossier_[*event].url.empty()) line("URL:" + dossier_[*event].url);
    if (facts.status == Status::cancelled) line("STATUS:CANCELLED");
    if (facts.status == Status::planned) line("STATUS:TENTATIVE");
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /// The same in every export: its id, else what it is made of, as the dossier's own ids are.
  std::string uid(const select::Item& item) const {
    const auto* event = std::get_if<EventIndex>(&item.what);
    std::string id = event ? dossier_[*event].id : dossier_[std::get<RelationIndex>(item.what)].id;
    std::erase_if(id, [](char c) { return c == ' ' || c == '#'; });
    return (event ? "event-" : "relation-") + calendar_text(base::clean_xml(id));
  }

  const Dossier& dossier_;
  Account& account_;
  std::optional<date::CivilDay> stamp_;
  std::string out_;
};

}  // namespace

std::string write_calendar(const Dossier& dossier, Account& account) {
  return Calendar(dossier, account).run();
}

}  // namespace entente::exports

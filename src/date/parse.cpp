#include <algorithm>
#include <tuple>

#include "date/hints.hpp"
#include "date/moment.hpp"
#include "date/scan.hpp"

namespace entente::date {

namespace {

using Result = std::variant<Edtf, Failure>;

Bound finite(const CivilDay& day) { return {BoundKind::finite, day}; }
Bound open() { return {BoundKind::open, {}}; }

void collect_flags(Edtf& date) {
  for (const Member& member : date.members) {
    for (const std::optional<Moment>* moment : {&member.first, &member.last}) {
      if (!*moment) continue;
      const Moment& m = **moment;
      date.uncertain |= m.year.uncertain || m.month.uncertain || m.day.uncertain;
      date.approximate |= m.year.approximate || m.month.approximate || m.day.approximate;
      date.unspecified |= m.masked;
    }
  }
}

Type type_of(const Moment& moment) {
  if (moment.time) return Type::datetime;
  if (moment.season) return Type::season;
  return moment.estimate ? Type::year : Type::date;
}

Edtf single(Reading reading) {
  Edtf date;
  date.level = reading.level;
  date.type = type_of(reading.moment);
  date.earliest = date.end_earliest = finite(reading.moment.earliest);
  date.latest = date.start_latest = finite(reading.moment.latest);
  date.text = std::move(reading.text);
  date.members.emplace_back().first = std::move(reading.moment);
  collect_flags(date);
  return date;
}

/// An end of an interval: a date, ".." or nothing.
struct End {
  Member member;
  Level level = Level::one;
  std::string text;
};

std::optional<End> read_end(std::string_view text, std::size_t offset, Failure& failure) {
  End end;
  end.text = text;
  end.member.kind = text.empty() ? BoundKind::unknown : BoundKind::open;
  if (text.empty() || text == "..") return end;
  auto reading = read_moment(text, offset, failure);
  if (!reading) return std::nullopt;
  end.member.kind = BoundKind::finite;
  end.level = reading->moment.masked ? Level::two : reading->level;
  end.text = std::move(reading->text);
  end.member.first = std::move(reading->moment);
  return end;
}

Result read_interval(std::string_view text) {
  std::size_t slash = text.find('/');
  std::size_t second = text.find('/', slash + 1);
  if (second != std::string_view::npos) return Failure{Fault::slashes, second};
  Failure failure;
  auto start = read_end(text.substr(0, slash), 0, failure);
  if (!start) return failure;
  auto end = read_end(text.substr(slash + 1), slash + 1, failure);
  if (!end) return failure;

  Edtf date;
  date.type = Type::interval;
  date.level = std::max(start->level, end->level);
  date.text = start->text + "/" + end->text;
  if (start->member.kind == BoundKind::open) date.earliest = open();
  if (end->member.kind == BoundKind::open) date.latest = open();
  if (const auto& first = start->member.first) {
    date.earliest = finite(first->earliest);
    date.start_latest = finite(first->latest);
  }
  if (const auto& last = end->member.first) {
    date.end_earliest = finite(last->earliest);
    date.latest = finite(last->latest);
  }
  if (date.earliest.finite() && date.latest.finite() && date.earliest.day > date.latest.day) {
    return Failure{Fault::reversed_interval, slash};
  }
  date.members = {std::move(start->member), std::move(end->member)};
  collect_flags(date);
  return date;
}

/// Reads a list member by member into one date.
class SetReader {
 public:
  explicit SetReader(std::string_view text) : text_(text) {
    date_.type = text.front() == '[' ? Type::one_of : Type::all_of;
    date_.level = Level::two;
    date_.text = text.front();
  }

  Result read() && {
    char closing = text_.front() == '[' ? ']' : '}';
    if (text_.size() < 2 || text_.back() != closing) {
      return Failure{Fault::unbalanced, text_.size() - 1};
    }
    std::size_t begin = 1, end = text_.size() - 1;
    while (true) {
      std::size_t comma = std::min(text_.find(',', begin), end);
      bool is_first = begin == 1, is_last = comma == end;
      if (!read_member(text_.substr(begin, comma - begin), begin, is_first, is_last)) {
        return failure_;
      }
      if (is_last) break;
      date_.text += ',';
      begin = comma + 1;
    }
    date_.text += closing;
    date_.start_latest = date_.latest;
    date_.end_earliest = date_.earliest;
    collect_flags(date_);
    return std::move(date_);
  }

 private:
  bool fail(Fault fault, std::size_t offset) {
    failure_ = {fault, offset};
    return false;
  }

  bool read_member(std::string_view text, std::size_t offset, bool is_first, bool is_last) {
    Member member;
    std::size_t dots = text.find("..");
    bool ranged = dots != std::string_view::npos;
    std::string_view left = text.substr(0, dots);
    std::string_view right = ranged ? text.substr(dots + 2) : std::string_view();
    member.open_before = ranged && left.empty();
    member.open_after = ranged && right.empty();
    if (member.open_before && !is_first) return fail(Fault::before_not_first, offset);
    if (member.open_after && !is_last) return fail(Fault::after_not_last, offset + dots);
    if (member.open_before) std::swap(left, right);

    auto first = read_moment(left, offset, failure_);
    if (!first) return false;
    date_.text += (member.open_before ? ".." : "") + first->text;
    if (ranged && !right.empty()) {
      auto last = read_moment(right, offset + dots + 2, failure_);
      if (!last) return false;
      if (first->moment.precision != last->moment.precision) {
        return fail(Fault::unequal_range, offset + dots);
      }
      if (first->moment.earliest > last->moment.latest) {
        return fail(Fault::reversed_range, offset + dots);
      }
      date_.text += ".." + last->text;
      member.last = std::move(last->moment);
    }
    if (member.open_after) date_.text += "..";
    member.first = std::move(first->moment);
    widen(member);
    date_.members.push_back(std::move(member));
    return true;
  }

  void widen(const Member& member) {
    const Moment& last = member.last ? *member.last : *member.first;
    bool none_yet = date_.members.empty();
    if (member.open_before) {
      date_.earliest = open();
    } else if (none_yet ||
               (date_.earliest.finite() && member.first->earliest < date_.earliest.day)) {
      date_.earliest = finite(member.first->earliest);
    }
    if (member.open_after) {
      date_.latest = open();
    } else if (none_yet || (date_.latest.finite() && last.latest > date_.latest.day)) {
      date_.latest = finite(last.latest);
    }
  }

  std::string_view text_;
  Edtf date_;
  Failure failure_;
};

/// A 'T' between digits: a date-time was meant. Any other one is part of a word.
bool looks_like_datetime(std::string_view text) {
  std::size_t at = text.find('T');
  return at != std::string_view::npos && at > 0 && is_digit(text[at - 1]);
}

}  // namespace

std::variant<Edtf, Failure> parse_strictly(std::string_view text) {
  if (text.empty() || is_space(text.front())) return Failure{Fault::blank, 0};
  if (is_space(text.back())) return Failure{Fault::blank, text.size() - 1};
  auto space = std::find_if(text.begin(), text.end(), is_space);
  if (space != text.end()) {
    return Failure{Fault::spaces, static_cast<std::size_t>(space - text.begin())};
  }
  if (text.front() == '[' || text.front() == '{') return SetReader(text).read();
  if (text.find('/') != std::string_view::npos) return read_interval(text);
  Failure failure;
  auto reading =
      looks_like_datetime(text) ? read_datetime(text, failure) : read_moment(text, 0, failure);
  if (!reading) return failure;
  return single(std::move(*reading));
}

std::variant<Edtf, ParseError> parse(std::string_view text) {
  auto result = parse_strictly(text);
  if (auto* date = std::get_if<Edtf>(&result)) return std::move(*date);
  const Failure& failure = std::get<Failure>(result);
  return ParseError{std::string(reason(failure.fault)), std::string(explanation(failure.fault)),
                    hint(text, failure.fault), failure.offset};
}

}  // namespace entente::date

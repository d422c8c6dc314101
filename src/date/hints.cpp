#include "date/hints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "date/scan.hpp"

namespace entente::date {

namespace {

constexpr std::size_t longest_slip = 100;

bool is_valid(const std::string& text) {
  return std::holds_alternative<Edtf>(parse_strictly(text));
}

Proposals valid(const Proposals& proposals) {
  Proposals out;
  for (const std::string& text : proposals) {
    if (is_valid(text) && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(text);
    }
  }
  return out;
}

/// Dashes and minus signs of all kinds as "-", wide digits as ASCII, one space for any blanks.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    if (c >= U'‐' && c <= U'―') c = U'-';
    if (c == U'−') c = U'-';
    if (c >= U'０' && c <= U'９') c = U'0' + (c - U'０');
    bool blank = c == 0xA0 || c == 0x202F || (c < 0x80 && is_space(static_cast<char>(c)));
    if (!blank) {
      base::append_code_point(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

Proposals from_list(const std::string& text) {
  if (text.front() != '[' && text.front() != '{') return {};
  std::string list = without_spaces(text);
  if (list.back() == ']' || list.back() == '}') list.pop_back();
  list += text.front() == '[' ? ']' : '}';
  return {list};
}

Proposals single(const std::string& text) {
  if (text.empty()) return {};
  Proposals found = valid({text, without_spaces(text)});
  for (auto* source : {&from_draft, &from_years, &from_times, &from_numbers, &from_words}) {
    if (found.empty()) found = valid((*source)(text));
  }
  return found;
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
  std::string folded = base::fold_case(text);
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return folded == w; });
}

/// What stands at one side of an interval, as EDTF; nullopt if it cannot be guessed.
std::optional<std::string> side(const std::string& text) {
  if (text.empty() || text == "..") return text;
  if (is_one_of(text, {"unknown", "?", "n.d."})) return "";
  if (is_one_of(text, {"open", "present", "now", "today", "ongoing", "...", "…", "current",
                       "настоящее время", "сейчас", "н. в.", "н.в."})) {
    return "..";
  }
  Proposals found = single(text);
  if (found.empty()) return std::nullopt;
  return found.front().substr(0, found.front().find('T'));
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

Proposals between(const std::string& left, const std::string& right) {
  auto start = side(trimmed(left)), end = side(trimmed(right));
  if (!start || !end || (start->empty() && end->empty())) return {};
  return {*start + "/" + *end, *end + "/" + *start};
}

/// "1984 or 1985", "between 1984 and 1987".
Proposals from_choice(const std::string& text) {
  struct Choice {
    std::string_view lead, join, mark;
  };
  for (const Choice& choice : {Choice{"between ", " and ", ".."}, Choice{"между ", " и ", ".."},
                               Choice{"", " or ", ","}, Choice{"", " или ", ","}}) {
    std::size_t at = text.find(choice.join);
    if (at == std::string::npos || base::fold_case(text).rfind(choice.lead, 0) != 0) continue;
    auto first = side(text.substr(choice.lead.size(), at - choice.lead.size()));
    auto second = side(text.substr(at + choice.join.size()));
    if (!first || !second) continue;
    return valid({fmt::format("[{}{}{}]", *first, choice.mark, *second)});
  }
  return {};
}

/// "write 2001-02 unless …: February 2001 has 28 days", if all else of the date is well.
std::string month_length(const std::string& text) {
  auto result = parse_strictly(text.substr(0, text.rfind('-')));
  const Edtf* month = std::get_if<Edtf>(&result);
  bool plain =
      month && month->type == Type::date && month->members[0].first->precision == Precision::month;
  if (!plain || month->unspecified) return {};
  const CivilDay& last = month->latest.day;
  return fmt::format("write {} unless the day is known: {} {} has {} days", month->text,
                     month_name(last.month, "en", LabelLength::full), year_label(last.year, "en"),
                     last.day);
}

Proposals from_interval(const std::string& text) {
  for (std::string_view mark : {"/", " - ", " to ", " until ", " till ", " по ", " до ", "-"}) {
    std::size_t at = text.find(mark);
    if (at == std::string::npos || at == 0) continue;
    std::string left = text.substr(0, at), right = text.substr(at + mark.size());
    for (std::string_view lead : {"from ", "From ", "с ", "С "}) {
      if (left.rfind(lead, 0) == 0) left.erase(0, lead.size());
    }
    Proposals found = valid(between(left, right));
    if (!found.empty()) return {found.front()};
  }
  return {};
}

struct Frame {
  std::string_view lead, before, after;
};

constexpr std::array frames{Frame{"c. ", "", "~"},         Frame{"ca. ", "", "~"},
                            Frame{"circa ", "", "~"},      Frame{"about ", "", "~"},
                            Frame{"probably ", "", "?"},   Frame{"perhaps ", "", "?"},
                            Frame{"since ", "", "/.."},    Frame{"from ", "", "/.."},
                            Frame{"с ", "", "/.."},        Frame{"until ", "../", ""},
                            Frame{"till ", "../", ""},     Frame{"до ", "../", ""},
                            Frame{"before ", "[..", "]"},  Frame{"after ", "[", "..]"},
                            Frame{"после ", "[", "..]"},   Frame{"не позднее ", "[..", "]"},
                            Frame{"не ранее ", "[", "..]"}};

Proposals from_frames(const std::string& text) {
  std::string folded = base::fold_case(text);
  for (const Frame& frame : frames) {
    if (folded.rfind(frame.lead, 0) != 0) continue;
    // Folding may change lengths, but not those of a lead: all its letters fold within its script.
    auto inner = side(text.substr(frame.lead.size()));
    if (!inner || inner->empty()) continue;
    return valid({std::string(frame.before) + *inner + std::string(frame.after)});
  }
  return {};
}

}  // namespace

std::string padded(std::string_view digits, std::size_t width) {
  std::string out(digits);
  if (out.size() < width) out.insert(0, width - out.size(), '0');
  return out;
}

std::string hint(std::string_view raw, Fault fault) {
  if (raw.size() > longest_slip) return {};
  std::string text = plain(raw);
  if (text.empty() || is_one_of(text, {"unknown", "n.d.", "nd", "undated", "none", "?", "-",
                                       "неизвестно", "без даты", "б. д."})) {
    return "leave the date out if it is not known";
  }
  if (is_one_of(text, {"today", "now", "yesterday", "tomorrow", "present", "сегодня", "вчера"})) {
    return "write the day itself, like 2026-02-18";
  }
  if (is_one_of(text, {"open", "ongoing"}))
    return "write the start and \"/..\", like 2022-02-24/..";
  if (fault == Fault::too_large) return {};

  Proposals found = valid(from_list(text));
  if (found.empty()) found = single(text);
  if (found.empty() && fault == Fault::day) return month_length(text);
  if (found.empty()) found = from_choice(text);
  if (found.empty()) found = from_frames(text);
  if (found.empty()) found = from_interval(text);
  if (found.empty()) return {};
  std::string out = "write " + found.front();
  for (std::size_t i = 1; i < found.size(); ++i) out += " or " + found[i];
  return out;
}

}  // namespace entente::date

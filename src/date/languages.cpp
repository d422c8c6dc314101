#include "date/languages.hpp"

#include <algorithm>

namespace entente::date {

namespace {

/// Words that do not change: the same by themselves and governed.
template <std::size_t N>
constexpr std::array<Inflected, N> unchanged(const std::array<std::string_view, N>& words) {
  std::array<Inflected, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = {words[i], words[i]};
  return out;
}

constexpr Language english{
    .tag = "en",
    .months = unchanged<12>({"January", "February", "March", "April", "May", "June", "July",
                             "August", "September", "October", "November", "December"}),
    .brief_months = unchanged<12>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}),
    .seasons = unchanged<4>({"spring", "summer", "autumn", "winter"}),
    .quarters =
        unchanged<4>({"first quarter", "second quarter", "third quarter", "fourth quarter"}),
    .halves = unchanged<2>({"first half", "second half"}),
    .northern = "northern hemisphere",
    .southern = "southern hemisphere",
    .brief_quarters = {"Q1", "Q2", "Q3", "Q4"},
    .brief_halves = {"H1", "H2"},
    .day_month = "{d} {m}",
    .day_in_year = "{x} {y}",
    .month_in_year = "{x} {y}",
    .season_in_year = "{x} {y}",
    .part_of_year = "{x} of {y}",
    .vague_year = "{x}, {y}",
    .time = "{d}, {t}",
    .utc = " UTC",
    .common_era = "{} CE",
    .before_common_era = "{} BCE",
    .magnitudes = {{{12, "{} trillion"}, {9, "{} billion"}, {6, "{} million"}}},
    .thousands_separator = ",",
    .decimal_separator = ".",
    .decade = {"{}s", "{}s"},
    .first_decade = {"{}s (decade)", "{}s (decade)"},
    .century = {"{}s (century)", "{}s (century)"},
    .year_unknown = "year unknown",
    .month_unknown = "{}, month unknown",
    .day_unknown = "{}, day unknown",
    .month_and_day_unknown = "{}, day and month unknown",
    .inexact = "{}, exact date unknown",
    .uncertain = "{}?",
    .approximate = {"c. {}", "c. {}"},
    .components = {"year", "month", "day"},
    .component_uncertain = "{} uncertain",
    .component_approximate = "{} approximate",
    .component_both = "{} approximate and uncertain",
    .remark = "{x} ({r})",
    .range = "{a}–{b}",
    .spaced_range = "{a} – {b}",
    .since = "since {}",
    .until = "until {}",
    .end_unknown = "from {}, end unknown",
    .start_unknown = "until {}, start unknown",
    .on_or_before = "on or before {}",
    .on_or_after = "on or after {}",
    .undated = "undated",
    .comma = ", ",
    .or_ = " or ",
    .and_ = " and ",
};

constexpr Language russian{
    .tag = "ru",
    .months = {{{"январь", "января"},
                {"февраль", "февраля"},
                {"март", "марта"},
                {"апрель", "апреля"},
                {"май", "мая"},
                {"июнь", "июня"},
                {"июль", "июля"},
                {"август", "августа"},
                {"сентябрь", "сентября"},
                {"октябрь", "октября"},
                {"ноябрь", "ноября"},
                {"декабрь", "декабря"}}},
    .brief_months = {{{"янв.", "янв."},
                      {"февр.", "февр."},
                      {"март", "марта"},
                      {"апр.", "апр."},
                      {"май", "мая"},
                      {"июнь", "июня"},
                      {"июль", "июля"},
                      {"авг.", "авг."},
                      {"сент.", "сент."},
                      {"окт.", "окт."},
                      {"нояб.", "нояб."},
                      {"дек.", "дек."}}},
    .seasons = {{{"весна", "весны"}, {"лето", "лета"}, {"осень", "осени"}, {"зима", "зимы"}}},
    .quarters = {{{"I квартал", "I квартала"},
                  {"II квартал", "II квартала"},
                  {"III квартал", "III квартала"},
                  {"IV квартал", "IV квартала"}}},
    .halves = {{{"первое полугодие", "первого полугодия"},
                {"второе полугодие", "второго полугодия"}}},
    .northern = "северное полушарие",
    .southern = "южное полушарие",
    .brief_quarters = {"I кв.", "II кв.", "III кв.", "IV кв."},
    .brief_halves = {"1-е полуг.", "2-е полуг."},
    .day_month = "{d} {m}",
    .day_in_year = "{x} {y}",
    .month_in_year = "{x} {y}",
    .season_in_year = "{x} {y}",
    .part_of_year = "{x} {y}",
    .vague_year = "{x}, {y}",
    .time = "{d}, {t}",
    .utc = " UTC",
    .common_era = "{} н. э.",
    .before_common_era = "{} до н. э.",
    .magnitudes = {{{12, "{} трлн"}, {9, "{} млрд"}, {6, "{} млн"}}},
    .thousands_separator = "\u00a0",
    .decimal_separator = ",",
    .decade = {"{}-е", "{}-х"},
    .first_decade = {"{}-е (десятилетие)", "{}-х (десятилетие)"},
    .century = {"{}-е (столетие)", "{}-х (столетие)"},
    .year_unknown = "год неизвестен",
    .month_unknown = "{}, месяц неизвестен",
    .day_unknown = "{}, день неизвестен",
    .month_and_day_unknown = "{}, день и месяц неизвестны",
    .inexact = "{}, точная дата неизвестна",
    .uncertain = "{}?",
    .approximate = {"около {}", "ок. {}"},
    .components = {"год", "месяц", "день"},
    .component_uncertain = "{} под вопросом",
    .component_approximate = "{} приблизительный",
    .component_both = "{} приблизительный и под вопросом",
    .remark = "{x} ({r})",
    .range = "{a}–{b}",
    .spaced_range = "{a} – {b}",
    .since = "с {}",
    .until = "до {}",
    .end_unknown = "с {}, конец неизвестен",
    .start_unknown = "до {}, начало неизвестно",
    .on_or_before = "не позднее {}",
    .on_or_after = "не ранее {}",
    .undated = "без даты",
    .comma = ", ",
    .or_ = " или ",
    .and_ = " и ",
};

constexpr std::array languages{english, russian};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

const Language* begin_languages() { return languages.data(); }
const Language* end_languages() { return languages.data() + languages.size(); }

const Language* find_language(std::string_view tag) {
  std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  auto found = std::find_if(languages.begin(), languages.end(), [&](const Language& row) {
    return std::equal(row.tag.begin(), row.tag.end(), primary.begin(), primary.end(),
                      [](char a, char b) { return a == lower(b); });
  });
  return found == languages.end() ? nullptr : &*found;
}

const Language& language(std::string_view tag) {
  const Language* found = find_language(tag);
  return found ? *found : languages.front();
}

}  // namespace entente::date

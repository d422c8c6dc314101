#include "theme/phrases.hpp"

#include <array>

namespace entente::theme {
namespace {

// Phrases with a number put it last, so that no language needs its plural forms.
constexpr Phrases english = {
    .cooperation = "Cooperation",
    .conflict = "Conflict",
    .neutral = "Neutral",
    .words = "Words",
    .deeds = "Deeds",
    .planned = "Planned",
    .reported = "Reported",
    .claimed = "Claimed",
    .denied = "Denied",
    .cancelled = "Cancelled",
    .hypothetical = "Hypothetical",
    .ended = "Ended",
    .country = "Country",
    .official = "Official",
    .organization = "Organization",
    .bloc = "Bloc",
    .other = "Other",
    .unknown_actor = "Unknown",
    .point = "Event",
    .interval = "Period",
    .uncertain = "Date uncertain",
    .open_end = "Continues",
    .unknown_end = "End unknown",
    .era = "Era",
    .future = "Still to come",
    .claim = "Date as claimed",
    .as_of = "As of {}",
    .source = "Source",
    .sources = "Sources",
    .note = "Note",
    .undated = "Undated",
    .until = "until {}",
    .since = "since {}",
    .not_shown_items = "Further events not shown: {}",
    .not_shown_actors = "Further actors not shown: {}",
    .quiet_items = "Words go to the most important events; small marks without words: {}",
    .shared_lane = "Of less importance, on one lane: {}",
    .without_lane = "Of less importance, without a lane: {}",
    .larger_marks = "Larger marks weigh more",
    .further_items = "Further events",
    .counted_items = "Words go to the most important events; columns count those without: {}",
    .scales = "The scale of time changes at each break",
    .or_ = "or",
    .and_ = "and",
    .figure_graph = "Relationship graph",
    .figure_timeline = "Timeline",
    .camp_a = "Side A",
    .camp_b = "Side B",
    .number = "No.",
    .date = "Date",
    .who = "Who",
    .what = "What",
    .to_whom = "To or with whom",
    .status = "Status",
    .cited = "Sources",
    .happened = "Happened",
    .count_actors = "Actors: {}",
    .count_items = "Numbered events and ties: {}",
    .against_camps = "Contradict the sides: {}",
    .nobody_named = "No actors are named: there are no relations to draw",
    .more_sources = "further sources, see the table: {}",
    .listed_sources = "Sources: {}, listed in the table",
    .page_of = "Page {} of {}",
    .page_numbers = "numbers {}",
    .page_bars = "What lasts longer stands on the page where it begins",
    .counted = "{0} {1}",
    .more_items = "{} more",
    .and_more = " and {} more",
    .of_them = ", {0} of them {1}",
    .none_between = "none between {} and {}",
    .actors_not_drawn = "Not drawn: {}",
    .people_in_countries = "Drawn as their countries: {}",
    .width_of_number = "Width of lines: number of events and ties",
    .page_time = "Time",
    .page_all = "All",
    .page_clear = "Show everything",
    .page_hint =
        "Point at an actor, a line, an event or a source to see what belongs to it. Click or "
        "Enter keeps it, Esc lets go; the arrow keys lead on.",
    .page_items = "Events and ties",
};

constexpr Phrases russian = {
    .cooperation = "Сотрудничество",
    .conflict = "Конфликт",
    .neutral = "Нейтрально",
    .words = "Слова",
    .deeds = "Дела",
    .planned = "Планируется",
    .reported = "По сообщениям",
    .claimed = "Утверждается",
    .denied = "Опровергнуто",
    .cancelled = "Отменено",
    .hypothetical = "Предположительно",
    .ended = "Завершено",
    .country = "Страна",
    .official = "Должностное лицо",
    .organization = "Организация",
    .bloc = "Объединение",
    .other = "Другой участник",
    .unknown_actor = "Неизвестно",
    .point = "Событие",
    .interval = "Период",
    .uncertain = "Дата неточна",
    .open_end = "Продолжается",
    .unknown_end = "Конец неизвестен",
    .era = "Эпоха",
    .future = "Ещё впереди",
    .claim = "Другая версия даты",
    .as_of = "По состоянию на {}",
    .source = "Источник",
    .sources = "Источники",
    .note = "Примечание",
    .undated = "Без даты",
    .until = "до {}",
    .since = "с {}",
    .not_shown_items = "Не показано событий: {}",
    .not_shown_actors = "Не показано участников: {}",
    .quiet_items = "Подписаны важнейшие события; мелких знаков без подписи: {}",
    .shared_lane = "Менее важные на одной полосе: {}",
    .without_lane = "Менее важные без своей полосы: {}",
    .larger_marks = "Крупнее то, что весомее",
    .further_items = "Другие события",
    .counted_items = "Подписаны важнейшие события; столбцы считают остальные: {}",
    .scales = "В местах разрывов масштаб времени меняется",
    .or_ = "или",
    .and_ = "и",
    .figure_graph = "Схема отношений",
    .figure_timeline = "Хронология",
    .camp_a = "Сторона А",
    .camp_b = "Сторона Б",
    .number = "№",
    .date = "Дата",
    .who = "Кто",
    .what = "Что",
    .to_whom = "Кому или с кем",
    .status = "Статус",
    .cited = "Источники",
    .happened = "Состоялось",
    .count_actors = "Участников: {}",
    .count_items = "Событий и связей: {}",
    .against_camps = "Противоречат сторонам: {}",
    .nobody_named = "Участники не названы: отношений нет",
    .more_sources = "другие источники, см. таблицу: {}",
    .listed_sources = "Источники: {}, перечислены в таблице",
    .page_of = "Страница {} из {}",
    .page_numbers = "номера {}",
    .page_bars = "Длящееся дольше показано на странице, где оно начинается",
    .counted = "{1}: {0}",
    .more_items = "ещё {}",
    .and_more = " и ещё {}",
    .of_them = ", из них {1}: {0}",
    .none_between = "ни одного между {} и {}",
    .actors_not_drawn = "Не показаны: {}",
    .people_in_countries = "Показаны как их страны: {}",
    .width_of_number = "Толщина линий: число событий и связей",
    .page_time = "Время",
    .page_all = "Всё",
    .page_clear = "Показать всё",
    .page_hint =
        "Наведите указатель на участника, линию, событие или источник, чтобы увидеть всё, что с "
        "ними связано. Щелчок или Enter закрепляет выбор, Esc снимает; дальше ведут стрелки.",
    .page_items = "События и связи",
};

struct Row {
  std::string_view language;
  const Phrases& phrases;
};
constexpr std::array rows = {Row{"en", english}, Row{"ru", russian}};

}  // namespace

const Phrases& phrases(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Row& row : rows) {
    if (row.language == primary) return row.phrases;
  }
  return english;
}

std::vector<const Phrases*> all_phrases() {
  std::vector<const Phrases*> all;
  for (const Row& row : rows) all.push_back(&row.phrases);
  return all;
}

}  // namespace entente::theme

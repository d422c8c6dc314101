#pragma once

#include <string_view>

namespace entente::languages {

/// The program's own words in a figure, in the dossier's language, capitalised as a legend has
/// them. Those with a number put it where no plural form is needed.
struct Phrases {
  // Between words: with the blanks that belong to them.
  std::string_view comma, semicolon, colon;
  std::string_view in_list;  ///< between names that are listed: Chinese has a sign of its own
  std::string_view full_stop, gap;  ///< "." and the blank before the next sentence
  std::string_view in_brackets;     ///< "{} ({})"
  std::string_view towards;         ///< " → ": who acts on whom, in the direction of the words
  std::string_view or_, and_;       ///< " or ", " and "
  std::string_view times;           ///< "{} × {}": how often, and a word that has no plural
  std::string_view often;           ///< "{}×", with | between plural forms, as others here
  std::string_view cooperation, conflict, neutral, words, deeds;
  std::string_view planned, reported, claimed, denied, cancelled, hypothetical, ended;
  std::string_view country, official, person, organization, bloc, other, unknown_actor;
  std::string_view point, interval, uncertain, open_end, unknown_end, era, future, claim;
  std::string_view acted_upon;  ///< of a mark: by somebody who is not there
  std::string_view no_party;    ///< of a mark: who mediates, hosts, or is what it is about
  std::string_view as_of_both;  ///< "As of {} and {}"
  std::string_view source, sources, note;
  std::string_view undated;
  std::string_view since;                              ///< "since {}"
  std::string_view not_shown_items, not_shown_actors;  ///< "Further events not shown: {}"
  std::string_view left_by_name;                       ///< "Left out by choice: {}"
  std::string_view below_weight;                       ///< "Not shown, of a weight below {}: {}"
  std::string_view beyond_top;               ///< "Not shown, less important than the first {}: {}"
  std::string_view according_to, denied_by;  ///< "according to {}"
  std::string_view place, certainty, part_of, link;  ///< what else is known of an item
  std::string_view quiet_items;                      ///< "Small marks: {} …"
  std::string_view shared_lane;                      ///< houses that share a lane: "… {}"
  std::string_view without_lane;                     ///< houses that have none: "… {}"
  std::string_view in_every_item;       ///< who has no lane, being everywhere: "… {}"
  std::string_view no_lane_acting;      ///< lanes are those of the few acted upon: "… {}"
  std::string_view no_lane_acted_upon;  ///< lanes are those of the few who act: "… {}"
  std::string_view larger_marks;        ///< what the size of a mark means: the author's weight
  std::string_view larger_amounts;      ///< or the amount
  std::string_view further_items;       ///< beside a strip of events that have no lane
  std::string_view counted_items;       ///< "Columns count events without a label: {}"
  std::string_view scales;              ///< a note on broken axes
  std::string_view figure_graph, figure_timeline, figure_storyline;
  std::string_view lines_meet, beside_date;  ///< how a storyline is read
  std::string_view in_line_of_country;       ///< actors without a line of their own: "… {}"
  std::string_view without_line;             ///< actors without any: "… {}"
  std::string_view acts_on, official_forks, no_further_event;  ///< in its legend
  std::string_view nobody_meets;                               ///< in its place
  std::string_view camp_a, camp_b;
  std::string_view born, died;     ///< "born {}": of whom only one end of a life is known
  std::string_view neither_camp;   ///< "Neither side"
  std::string_view within_a_camp;  ///< "Among themselves: {}"
  std::string_view number, date, who, what, to_whom, status, cited;  ///< table heads
  std::string_view happened;
  std::string_view count_actors, count_items;  ///< "Actors: {}"
  std::string_view against_camps;              ///< "Against the sides: {}"
  std::string_view nobody_named;               ///< in the place of a graph without actors
  std::string_view more_sources;               ///< "further sources: {}"
  std::string_view listed_sources;             ///< the same where none is named
  std::string_view page_of, page_numbers;      ///< "Page {} of {}", "numbers {}"
  std::string_view page_bars;                  ///< where ties that last longer than a page are
  std::string_view counted;                    ///< "15 visits": number, then the plural of the type
  std::string_view items_counted;              ///< "{} event|{} events": items of several types
  std::string_view several_in_one;             ///< what a grey band stands for
  std::string_view others;                     ///< "{} other|{} others": of several kinds
  std::string_view other_countries, other_organizations, other_people,
      other_donors;  ///< "{} other country|{} other countries"
  std::string_view all_countries, all_organizations, all_people,
      all_donors;                         ///< "{} country|{} countries": where nobody else is named
  std::string_view people_share;          ///< why people's numbers add up to more
  std::string_view once_each;             ///< "once each"
  std::string_view in_all, share_of_all;  ///< "{} in all", "{}% of {}"
  std::string_view bands_inward, bands_outward, bands_leftward, bands_rightward;  ///< their way
  std::string_view named_of_all;  ///< who is named, and what the others come to
  std::string_view more_items, and_more,
      of_them;  ///< "5 more", " and 5 more", ", 2 of them visits": {1} of {0}, or {2}
  std::string_view none_between;  ///< "none between 1945 and 2015"
  std::string_view actors_not_drawn,
      people_in_countries;  ///< "Not drawn: {}", "Within their countries: {}"
  std::string_view width_of_number, width_of_number_of,
      width_of_sum;                  ///< what the width of lines means
  std::string_view width_of_sum_of;  ///< the same of one type: "… donations"
  std::string_view money;            ///< "{1}{0}": a number, and the symbol of a currency
  std::string_view money_by_code;    ///< the same with a code, where there is no symbol
  std::string_view counted_unit;     ///< "{0} {1}": a number and any other unit
  std::string_view about_amount;     ///< "c. {}"
  std::string_view width_of;         ///< "Width of lines: {}", a word that several are counted by
  std::string_view width_of_labels;  ///< the same where they have no word in common
  std::string_view groups, larger_names;  ///< of a map: what tints and sizes of names mean
  // Of figures about change.
  std::string_view figure_snapshots, figure_difference;
  std::string_view change_new, change_kept, change_changed, no_tie_then;
  std::string_view what_changed;      ///< heads the list of changes
  std::string_view in_office;         ///< whose post is the same on both days
  std::string_view again;             ///< "diplomatic relations, again"
  std::string_view turned;            ///< "oil supplies; now blockade"
  std::string_view periods_subtitle;  ///< "Who was tied to whom in {0} periods, {1} to {2}"
  std::string_view numerals;          ///< "one two three …", from 1; none: digits
  std::string_view line_is, bar_is;   ///< what a line of a panel and the bar above it mean
  std::string_view houses_act;        ///< officials act as their country
  std::string_view begin_unknown, end_unknown_of;  ///< "Beginning unknown: {}"
  std::string_view not_named;                      ///< "Not named: {} …"
  std::string_view not_dated;                      ///< "Not compared, without a date: {}"
  std::string_view offices_not_dated;              ///< "Offices without a date, not compared: {}"
  std::string_view ties_not_drawn, people_not_drawn;  ///< of those that differ or are kept
  std::string_view inside_houses;                     ///< what joins no two of those who are drawn
  std::string_view to_come;                           ///< "Still to come, not shown: {}"
  std::string_view between_dates;                     ///< "Between {} and {}: {}"
  std::string_view ties_added, ties_ended, ties_changed, ties_kept;  ///< counted, in a sentence
  // Of the interactive page.
  std::string_view page_time, page_all, page_clear, page_hint, page_items;
  std::string_view page_search, page_chosen;

  bool capital_nouns;  ///< nouns keep their capital within a sentence: German
};

}  // namespace entente::languages

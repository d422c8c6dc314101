#pragma once

#include <string>
#include <vector>

#include "change/panels.hpp"
#include "stages/drawing.hpp"

/// What changed, in words: badge, date, who, what.
namespace entente::stages {

/// One change in lines of words; the first begins with its date.
struct Caption {
  change::Change change{};
  Sign sign = Sign::neutral;
  std::string date;
  std::vector<std::string> lines;
  int number = 0;
  int before = 0;      ///< number of what turned into it; 0: nothing did
  double day = 0;      ///< by which it has its place in the list
  std::string person;  ///< id_in_office() of whose office it is about
};

struct CaptionList {
  std::vector<Caption> list;
  std::string more;      ///< "and 3 more"; empty: all are named
  std::size_t left = 0;  ///< how many these are
  double air = 0.12;     ///< between captions, em
  std::size_t lines() const;
};

/// How much a list of captions says.
struct CaptionStyle {
  std::size_t most = 6;  ///< captions
  std::size_t most_lines = 11;
  bool days = false;  ///< dates as they are known, not as coarse as a panel allows
};

/// The captions of a panel: the weightiest that have room in so many lines of that width, by date.
CaptionList captions(const Context& context, const change::Story& story, const change::Panel& panel,
                     double width, const CaptionStyle& style);

/// A caption with these words after its date.
void set_words(const std::string& words, double width, const theme::Metrics& metrics,
               Caption& caption);
/// "and 3 more" for those that are left out; empty if there are none.
std::string more_words(std::size_t left, const languages::Phrases& phrases);

double caption_height(const CaptionList& captions, const theme::Metrics& metrics);
void draw_captions(const CaptionList& captions, Point at, const Look& look,
                   std::vector<Element>& out);

/// "US → Cuba: embargo on all trade". The title of an event stands alone if it names any of those
/// who take part, and no other event of the story has it.
std::string fact_words(const Dossier& dossier, const change::Story& story,
                       const change::Fact& fact);

/// Words after a bold beginning, in lines of at most that width; the first has less room. Further
/// lines hang.
std::vector<std::string> hanging(const std::string& words, double lead, double width, double size);

/// One end of a stretch of time as a date of its own.
std::optional<date::Edtf> end_of(const date::Edtf& when, bool last);

}  // namespace entente::stages

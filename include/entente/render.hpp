#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/dossier.hpp"
#include "entente/figure_kind.hpp"
#include "entente/fonts.hpp"
#include "entente/layout.hpp"
#include "entente/style.hpp"

namespace entente {

namespace scene {
struct Scene;
}

enum class Effort : std::uint8_t {
  quick,
  normal,
  thorough
};  ///< how many layouts are tried: one, a dozen, 64

/// Which way time runs. `automatic`: down where the words would not fit above and the page may
/// grow.
/// Horizontal: from left to right; leftward: from right to left.
enum class Orientation : std::uint8_t { automatic, horizontal, vertical, leftward };
/// `automatic`: linear, with breaks where long empty times would crowd the rest. `sequential`:
/// every date one step after the one before it.
enum class TimeScale : std::uint8_t { automatic, linear, sequential };
/// What a lane of a timeline stands for: a country or organization with all who belong to it, every
/// actor by itself, or nothing.
enum class LaneChoice : std::uint8_t { houses, actors, none };

/// What a relation graph looks like. star: one actor and all who deal with it; flow: many give to
/// few, or few to many; map: many names, lines without words; tree: generations of a family, or who
/// followed whom; sides: two camps that face each other; members: who belongs to which bodies;
/// columns: few actors, words on every line; cards: the same where lines run everywhere.
enum class GraphForm : std::uint8_t { star, flow, map, tree, sides, members, columns, cards };

/// How time is divided into the panels of snapshots. `automatic`: the eras of the document if they
/// give three to six, else where most begins and ends.
enum class PeriodChoice : std::uint8_t { automatic, eras, years, decades };

/// A named preset, or a free size in CSS px (96 = 1 inch).
struct PageSize {
  std::string preset = "slide";  ///< slide, a4, column; empty: `width` x `height`
  double width = 0;              ///< 240 to 4000
  double height = 0;             ///< 180 to 4000; 0: as high as needed
};

constexpr int most_pages = 20;  ///< of one figure

struct RenderOptions {
  std::vector<FigureKind> figures = {FigureKind::graph, FigureKind::timeline, FigureKind::dossier};
  PageSize size;
  ThemeName theme = ThemeName::light;
  HouseStyle style;  ///< what a house wants its figures to look like; none: as usual
  Effort effort = Effort::normal;
  std::optional<date::Edtf> as_of;             ///< overrides the document's
  std::optional<date::Edtf> from, to;          ///< window of time
  std::optional<std::string> focus;            ///< id or name of an actor
  int focus_distance = 1;                      ///< ties away from it, 1 to 9
  std::size_t top = 0;                         ///< only so many items, the most important; 0: all
  double min_weight = 0;                       ///< only items of this weight or more
  std::vector<std::string> keep;               ///< actors of whom everything stays, by id or name
  std::vector<std::string> leave_out;          ///< actors, by id or name, or types that go
  std::optional<std::string> title, subtitle;  ///< in place of the document's
  bool headline = true;                        ///< title and subtitle stand on the figure
  std::string language;                        ///< empty: the document's
  std::string id_prefix;                       ///< empty: made from the content
  bool camps = false;                          ///< find two camps: who stands with whom
  bool background = true;                      ///< a filled page
  std::string path_from, path_to;              ///< actors of FigureKind::path
  /// Where actors stood in earlier drawings, by figure: they are kept there as far as they can be.
  std::map<FigureKind, std::vector<ActorPlace>> homes;
  std::optional<GraphForm> form;                     ///< of graphs; none: as the data have it
  Orientation orientation = Orientation::automatic;  ///< of time
  TimeScale time_scale = TimeScale::automatic;
  LaneChoice lanes = LaneChoice::houses;
  std::vector<date::Edtf> at;  ///< on which days a panel of snapshots begins; empty: see `by`
  PeriodChoice by = PeriodChoice::automatic;
  std::optional<std::pair<date::Edtf, date::Edtf>> between;  ///< days of FigureKind::difference
  Fonts fonts;  ///< for letters that Arial lacks; their widths are estimated without
  TextMode text = TextMode::live;
  /// On how many pages a figure may be at most, 1 to most_pages, before it says less: on the fewest
  /// that hold everything, items in order of date, each page with its own stretch of time.
  int pages = 1;
  /// Flags as SVG, by ISO 3166-1 alpha-2 code in upper case, drawn in place of the codes; none: the
  /// codes. Which are not there, or cannot be drawn, is told by one warning.
  std::optional<std::map<std::string, std::string>> flags;
  /// Whether Graphviz runs in a forked child, so that a crash or a hang of it costs one figure and
  /// not the program. Only for programs that may fork: without threads that hold locks.
  bool isolated = false;
  /// Seconds for all layouts of one figure, or page of it; what is not found by then is
  /// `layout-failed`. If not isolated it is looked at between two runs of Graphviz.
  double deadline = 20;
};

/// The codes under which render() looks for flags: those of the countries in the dossier, in the
/// order of the alphabet, each once.
std::vector<std::string> flag_codes(const Dossier& dossier);

struct Figure {
  FigureKind kind{};
  std::string svg;
  std::string alt;                              ///< at most 150 characters
  std::string desc;                             ///< long description
  double width = 0, height = 0;                 ///< CSS px
  std::string title;                            ///< of the dossier
  std::shared_ptr<const scene::Scene> drawing;  ///< what the SVG was written from
  std::vector<ActorPlace> places;               ///< of the actors in it
  int page = 1, pages = 1;                      ///< which of how many it is on
  std::vector<int> numbers;                     ///< of the items that belong to its page
};

/// The numbered items in words, and the sources: what tables and notes are made of.
struct Table {
  /// "Place: Moscow"; a longer text has no label, a link has an address.
  struct Detail {
    std::string label, text, url;
  };
  struct Row {
    int number = 0;
    std::string when, who, whom, what, status, cited;  ///< cited: "1, 3"
    std::string sentence;                              ///< all of it, to be read out
    int era = -1;                          ///< in which era it begins, counted from 0; -1: in none
    std::vector<std::string> actors = {};  ///< ids of who takes part, and of what they belong to
    std::vector<int> sources = {};         ///< their printed numbers
    std::vector<Detail> details = {};      ///< what else the document tells
    std::string title = {}, kind = {};     ///< of `what`, alone: "Visit", "cooperation, words"
    std::vector<std::string> claims = {};  ///< of `what`, alone
    std::optional<double> from = {};   ///< day on which it begins at the earliest; none: undated
    std::optional<double> until = {};  ///< day on which a tie ends at the latest
  };
  struct SourceLine {
    std::string text, url, note;
  };
  struct ActorLine {
    std::string id, name, role, note, url;  ///< role: with what it belongs to
  };
  struct CampLine {
    std::string name, members;  ///< by name, in one line
  };
  Row heads;  ///< the headings of the columns
  std::string number_head, sources_head;
  std::vector<Row> rows;            ///< in order of their numbers
  std::vector<SourceLine> sources;  ///< the first is number 1
  std::vector<ActorLine> actors;
  std::vector<CampLine> camps;  ///< that the document names
};

struct Rendering {
  std::vector<Figure> figures;  ///< in the order asked for
  /// How their graphs were laid out; also of those that failed.
  std::vector<std::pair<FigureKind, LayoutReport>> layouts;
  std::string table;  ///< the numbered items and sources as Markdown
  Table items;        ///< the same, in parts
  std::string title, subtitle;
  std::string language;                     ///< BCP 47
  std::string author;                       ///< the dossier's credit
  std::shared_ptr<const Rendering> narrow;  ///< the same for narrow screens; none: it has to do
  Fonts fonts;                              ///< that it was drawn with
  HouseStyle style;                         ///< the same
  ThemeName theme = ThemeName::light;
};

/// Draws the figures. Errors: `bad-enum` (size), `own-type-missing` (see have_own_type()),
/// `does-not-fit`, `layout-failed`, `nothing-to-draw`, `unknown-actor` (an option names one
/// that is not there). Thread: not safe against itself (Graphviz is not). Function of its arguments
/// alone.
Checked<Rendering> render(const Dossier& dossier, const RenderOptions& options);

/// A PNG of an SVG that render() made. `scale`: pixels per CSS px, 0.1 to 10. Error: `io-write` on
/// a renderer failure.
Checked<std::string> to_png(std::string_view svg, double scale, const Fonts& fonts = {});
/// A PDF with text as text and fonts embedded.
Checked<std::string> to_pdf(std::string_view svg, const Fonts& fonts = {});
/// All figures in one PDF, each on a page of its own size.
Checked<std::string> to_pdf(const Rendering& rendering);

/// True if a text is one or more lines of the form of Figure::alt, in any of the languages.
bool is_text_alternative(std::string_view text);

struct Versions {
  std::string program, graphviz, librsvg, cairo, boost, json;
};
Versions versions();

}  // namespace entente

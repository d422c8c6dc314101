#include "stages/snapshots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numeric.hpp"
#include "languages/language.hpp"
#include "stages/account.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"
#include "stages/panel_painter.hpp"

namespace entente::stages {
namespace {

using change::Panel;
using change::Story;

/// What a panel of usual size may hold at all: names and meetings, and lines.
constexpr std::size_t most_members = 14, most_tracks = 36;

}  // namespace

/// Where the panels of a page are.
struct PanelGrid {
  std::size_t columns = 1, rows = 1;
  double width = 0;  ///< of a panel
  double stage = 0;  ///< height of its stage
  double head = 0;   ///< of what stands above the stage
  double words = 0;  ///< height of what stands below it
  double gap = 0, row_gap = 0;
  double row_height() const { return head + stage + words; }
};

struct SolvedPanels {
  change::Hidden hidden;
  Story story;
  Places places;
  PanelGrid grid;
  std::vector<CaptionList> captions;
};

namespace {

class Snapshots {
 public:
  Snapshots(const Context& context, Rect area, const SnapshotOptions& options)
      : context_(context),
        dossier_(context.dossier),
        theme_(context.look.theme),
        m_(context.look.metrics),
        k_(m_.note / 14.67),
        area_(area),
        options_(options) {}

  Body compose() {
    story_ = change::tell(dossier_, context_.selection, options_.division);
    if (story_.panels.empty() || story_.tracks.empty()) {
      return refusal(Code::nothing_to_draw,
                     "no two actors have a tie or an event with a date: there are no snapshots",
                     "draw the graph: --figure graph");
    }
    if (story_.panels.size() == 1) {
      return refusal(Code::nothing_to_draw,
                     "all falls into one period: there is nothing to compare",
                     "choose the dates with --at, or draw the graph: --figure graph");
    }
    solve();
    if (!places_.fits) {
      return refusal(Code::does_not_fit,
                     fmt::format("{} panels have no room on this page", story_.panels.size()),
                     "name fewer dates with --at, or take a larger size");
    }
    Body body;
    for (std::size_t p = first_panel(); p < end_panel(); ++p) paint(p, body);
    body.bottom = area_.y + static_cast<double>(grid_.rows) * grid_.row_height() +
                  static_cast<double>(grid_.rows - 1) * grid_.row_gap;
    body.legend = legend();
    tell(body);
    describe(body);
    return body;
  }

 private:
  /// Of a page; the last one may have fewer.
  std::size_t panels_of_page() const {
    const auto pages = static_cast<std::size_t>(options_.pages);
    return (story_.panels.size() + pages - 1) / pages;
  }
  std::size_t first_panel() const {
    return std::min(story_.panels.size(),
                    static_cast<std::size_t>(options_.page - 1) * panels_of_page());
  }
  std::size_t end_panel() const {
    return std::min(story_.panels.size(), first_panel() + panels_of_page());
  }

  double inset() const { return std::ceil(1.35 * badge_radius(m_)); }

  /// A house, or a meeting of several.
  struct Member {
    ActorIndex house;
    int meeting = 0;       ///< number of the event; 0: a house
    bool carries = false;  ///< has more than one event
    double weight = 0;
  };

  /// Once for all pages of a figure.
  void solve() {
    PanelMemory* memory = options_.memory;
    if (memory && memory->solved && memory->pages == options_.pages && memory->area == area_) {
      const SolvedPanels& known = *memory->solved;
      hidden_ = known.hidden;
      story_ = known.story;
      places_ = known.places;
      grid_ = known.grid;
      captions_ = known.captions;
      return;
    }
    find();
    if (!memory) return;
    memory->pages = options_.pages;
    memory->area = area_;
    memory->solved = std::make_shared<const SolvedPanels>(
        SolvedPanels{hidden_, story_, places_, grid_, captions_});
  }

  /// With ever less until all has its place; what weighs least goes first.
  void find() {
    const std::vector<Member> order = least_first(story_);
    std::size_t out = order.size() > most_members ? order.size() - most_members : 0;
    for (;; out += std::max<std::size_t>(1, (order.size() - out) / 6)) {
      hide(order, out);
      set_grid();
      const double least = 6 * m_.label;
      if (grid_.stage < least || story_.tracks.empty()) return;
      if (story_.tracks.size() <= most_tracks) place_all();
      if (places_.fits || order.size() <= out + 2) return;
    }
  }

  /// With their names in full, else with short ones.
  void place_all() {
    const Size room{grid_.width - 2 * inset(), grid_.stage - 2 * inset()};
    places_ = place(context_, story_, room, {.homes = homes()});
    if (!places_.fits && has_short_names()) {
      places_ = place(context_, story_, room, {.homes = homes(), .short_names = true});
    }
  }

  bool has_short_names() const {
    return std::any_of(story_.tracks.begin(), story_.tracks.end(), [&](const change::Track& track) {
      return std::any_of(track.houses.begin(), track.houses.end(), [&](ActorIndex house) {
        return dossier_[house].short_name != dossier_[house].name;
      });
    });
  }

  void hide(const std::vector<Member>& order, std::size_t out) {
    if (out == 0) return;
    hidden_ = {};
    for (std::size_t i = 0; i < std::min(out, order.size()); ++i) {
      if (order[i].meeting > 0) {
        hidden_.meetings.insert(order[i].meeting);
      } else {
        hidden_.houses.insert(order[i].house);
      }
    }
    story_ = change::tell(dossier_, context_.selection, options_.division, hidden_);
  }

  /// Whoever has one event alone goes first, then by weight.
  static std::vector<Member> least_first(const Story& story) {
    std::map<ActorIndex, std::pair<std::size_t, double>> ranks;
    for (const change::Fact& fact : story.facts.list) {
      for (const auto* side : {&fact.from, &fact.to}) {
        for (const ActorIndex house : *side) {
          ranks[house].first += fact.lasts ? 2 : 1;
          ranks[house].second += fact.weight;
        }
      }
    }
    std::set<ActorIndex> present;
    for (const Panel& panel : story.panels) {
      for (const auto& [house, change] : panel.houses) present.insert(house);
    }
    std::vector<Member> order;
    for (const change::Track& track : story.tracks) {
      if (track.meeting > 0) order.push_back({{}, track.meeting, false, track.weight});
    }
    for (const ActorIndex house : present) {
      order.push_back({house, 0, ranks[house].first > 1, ranks[house].second});
    }
    std::stable_sort(order.begin(), order.end(), [](const Member& a, const Member& b) {
      return std::pair(a.carries, a.weight) < std::pair(b.carries, b.weight);
    });
    return order;
  }

  std::map<ActorIndex, Point> homes() const {
    std::map<ActorIndex, Point> homes;
    const Point corner = stage_corner(first_panel());
    for (const ActorPlace& home : options_.homes) {
      for (std::uint32_t i = 0; i < dossier_.actors.size(); ++i) {
        if (dossier_.actors[i].id == home.actor) {
          homes[ActorIndex{i}] = Point{home.x, home.y} - corner - Point{inset(), inset()};
        }
      }
    }
    return homes;
  }

  // The page.
  void set_grid() {
    const std::size_t panels = panels_of_page();
    const double least = 215 * k_;
    grid_ = {};
    grid_.gap = std::ceil(15 * k_);
    grid_.row_gap = std::ceil(16 * k_);
    const double fit = std::floor((area_.width + grid_.gap) / (least + grid_.gap));
    const std::size_t columns = std::clamp<std::size_t>(static_cast<std::size_t>(fit), 1, panels);
    grid_.rows = (panels + columns - 1) / columns;
    grid_.columns = (panels + grid_.rows - 1) / grid_.rows;
    grid_.width =
        std::floor((area_.width + grid_.gap) / static_cast<double>(grid_.columns) - grid_.gap);
    grid_.head = std::ceil(1.35 * m_.label + 0.9 * m_.note);
    const double rows = static_cast<double>(grid_.rows);
    const double room =
        context_.grows ? 1e6 : std::floor((area_.height - (rows - 1) * grid_.row_gap) / rows);
    const double between = std::ceil(0.5 * m_.note);
    const double share = grid_.rows > 1 ? 0.3 : 0.4;
    const double most = context_.grows ? 1e6 : share * (room - grid_.head);
    const auto pages = static_cast<std::size_t>(options_.pages);  // of which each says more
    const std::size_t lines = std::min<std::size_t>(
        11 * pages, static_cast<std::size_t>(std::max(std::floor(most / (1.28 * m_.note)), 2.0)));
    captions_.clear();
    double height = 0;
    for (const Panel& panel : story_.panels) {
      captions_.push_back(
          captions(context_, story_, panel, grid_.width, {6 * pages, lines, false}));
      height = std::max(height, caption_height(captions_.back(), m_));
    }
    grid_.words = std::ceil(height) + between;
    const double wanted = std::floor(std::clamp(1.17 * grid_.width, 150 * k_, 420 * k_));
    grid_.stage = context_.grows ? wanted : room - grid_.head - grid_.words;
  }

  Point panel_corner(std::size_t p) const {
    const std::size_t at = p - first_panel();  // among those of the page
    const double column = static_cast<double>(at % grid_.columns);
    const double row = static_cast<double>(at / grid_.columns);
    return {std::round(area_.x) + column * (grid_.width + grid_.gap),
            std::round(area_.y) + row * (grid_.row_height() + grid_.row_gap)};
  }

  Point stage_corner(std::size_t p) const { return panel_corner(p) + Point{0, grid_.head}; }

  void paint(std::size_t p, Body& body) {
    const Panel& panel = story_.panels[p];
    const Point corner = panel_corner(p), stage = stage_corner(p);
    Group head;
    paint_head(panel, corner, head.elements);
    head.elements.push_back(
        rect({stage.x, stage.y, grid_.width, grid_.stage}, {ground(theme_), {}}));
    std::vector<Element> drawn = {std::move(head)};
    paint_stage(context_, story_, places_, p + 1, stage + Point{inset(), inset()}, drawn);
    draw_captions(captions_[p], {corner.x, stage.y + grid_.stage + std::ceil(0.5 * m_.note)},
                  context_.look, drawn);
    for (Element& element : drawn) body.elements.push_back(of_panel(std::move(element), p));
    if (p > first_panel()) return;
    for (const auto& [house, place] : places_.houses) {
      const Point at = place.rect.center() + stage + Point{inset(), inset()};
      body.places.push_back({dossier_[house].id, at.x, at.y});
    }
  }

  /// Says of which panel it is and when that begins: decks and pages of the web show one after
  /// another.
  Element of_panel(Element element, std::size_t p) const {
    if (!std::holds_alternative<Group>(element)) element = Group{{}, {}, {}, {std::move(element)}};
    auto& data = std::get<Group>(element).data;
    data.emplace_back("panel", std::to_string(p + 1));
    std::string begins;
    base::append_number(begins, story_.panels[p].period.from);
    data.emplace_back("begins", std::move(begins));
    return element;
  }

  /// The title of a panel, and below it where its period lies in all time.
  void paint_head(const Panel& panel, Point corner, std::vector<Element>& out) const {
    const text::Style style{1.15 * m_.label, true};
    std::string words = change::title(panel.period, dossier_.language);
    const std::string named =
        fmt::format("{}{}{}", panel.period.name, context_.phrases().comma, words);
    if (!panel.period.name.empty() && text::width(named, style) < grid_.width) words = named;
    text::Style fitted = style;
    fitted.size = std::max(m_.floor, std::min(style.size, style.size * grid_.width /
                                                              (1.03 * text::width(words, style))));
    out.push_back(text_from({corner.x, text::baseline(corner.y + 0.6 * m_.label, fitted.size)},
                            words, fitted, theme_.ink));
    const double begin = story_.panels.front().period.from;
    const double all = story_.panels.back().period.next - begin;
    const double y = corner.y + grid_.head - 0.72 * m_.note;
    const double left = grid_.width * (panel.period.from - begin) / all;
    const double width =
        std::max(3 * k_, grid_.width * (panel.period.next - panel.period.from) / all);
    out.push_back(rect({corner.x, y - 2 * k_, grid_.width, 4 * k_}, {theme_.grid, {}}));
    out.push_back(rect({corner.x + std::min(left, grid_.width - width), y - 3 * k_, width, 6 * k_},
                       {theme_.ink, {}}));
  }

  marks::Legend legend() const {
    const bool absent = std::any_of(
        story_.panels.begin(), story_.panels.end(),
        [&](const Panel& panel) { return panel.houses.size() < places_.houses.size(); });
    return legend_of_story(context_, story_, {.absent = absent});
  }

  // What is said below.
  void tell(Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    const Panel &first = story_.panels.front(), &last = story_.panels.back();
    auto note = [&](std::string_view pattern, const auto& value) {
      body.notes.push_back(fmt::format(fmt::runtime(pattern), value));
    };
    body.notes.emplace_back(phrases.line_is);
    note(phrases.bar_is, change::title({first.period.from, last.period.next}, dossier_.language));
    if (story_.facts.houses_act) body.notes.emplace_back(phrases.houses_act);
    tell_unknown(context_, story_, body);
    if (const std::size_t further = unnamed_events(); further > 0) {
      note(phrases.not_named, further);
    }
    if (!story_.facts.undated.empty()) note(phrases.not_dated, story_.facts.undated.size());
    if (!story_.facts.inside.empty()) note(phrases.inside_houses, story_.facts.inside.size());
    if (!story_.later.empty()) note(phrases.to_come, story_.later.size());
    tell_hidden(body);
    tell_periods(body);
  }

  /// Panel by panel, for who does not see them.
  void describe(Body& body) const {
    const languages::Phrases& phrases = context_.phrases();
    const std::pair<Change, std::string_view> parts[] = {{Change::added, phrases.change_new},
                                                         {Change::ended, phrases.ended},
                                                         {Change::changed, phrases.change_changed}};
    for (std::size_t p = first_panel(); p < end_panel(); ++p) {
      const Panel& panel = story_.panels[p];
      std::string words = change::title(panel.period, dossier_.language);
      for (const auto& [change, name] : parts) {
        std::string list;
        for (const change::Mention& mention : panel.mentions) {
          if (mention.change != change) continue;
          if (!list.empty()) list += phrases.semicolon;
          list += fact_words(dossier_, story_, story_.facts.list[mention.fact]);
        }
        if (!list.empty())
          words +=
              fmt::format("{}{}{}{}{}", phrases.full_stop, phrases.gap, name, phrases.colon, list);
      }
      body.told.push_back(std::move(words));
    }
  }

  /// Items on the lines that no caption names.
  std::size_t unnamed_events() const {
    std::set<int> drawn, named;
    for (std::size_t p = 0; p < story_.panels.size(); ++p) {
      for (const change::PanelLine& line : story_.panels[p].lines) {
        for (const std::size_t i : line.facts) drawn.insert(story_.facts.list[i].number);
      }
      for (const Caption& caption : captions_[p].list) {
        named.insert(caption.number);
        named.insert(caption.before);
      }
    }
    return static_cast<std::size_t>(std::count_if(
        drawn.begin(), drawn.end(), [&](int number) { return named.count(number) == 0; }));
  }

  void tell_hidden(Body& body) const {
    const std::set<int> lost = lost_items(story_);
    body.left_out = lost.size();
    body.actors_left_out = hidden_.houses.size();
    // Changes that no caption names, and periods that had no panel of their own.
    body.quiet = story_.periods.joined;
    for (const CaptionList& captions : captions_) body.quiet += captions.left;
    if (hidden_.houses.empty() && hidden_.meetings.empty()) return;
    const std::string items = fmt::format("{} of the numbered items", lost.size());
    const std::string who =
        hidden_.houses.empty()
            ? items
            : fmt::format("{} of the actors and ", hidden_.houses.size()) + items;
    warn_reduced("the panels leave out " + who,
                 "--leave-out, --top or a larger --size says what is to be seen", body);
  }

  void tell_periods(Body& body) const {
    if (story_.periods.joined > 0) {
      warn_reduced(fmt::format("{} further periods in which less happens are one with a neighbor",
                               story_.periods.joined),
                   "choose the dates with --at, or take several pages (--pages auto)", body);
    }
    for (const date::Edtf& when : story_.periods.idle) {
      warn_reduced(
          fmt::format("no panel begins with {}: nothing in the document is before it, or after it",
                      when.text),
          "choose dates between the first and the last of the document", body);
    }
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  double k_;  ///< size of this page to a slide's
  Rect area_;
  const SnapshotOptions& options_;
  change::Hidden hidden_;
  Story story_;
  Places places_;
  PanelGrid grid_;
  std::vector<CaptionList> captions_;
};

}  // namespace

Body compose_snapshots(const Context& context, Rect area, const SnapshotOptions& options) {
  return Snapshots(context, area, options).compose();
}

std::size_t count_panels(const Dossier& dossier, const select::Selection& selection,
                         const change::Division& division) {
  const change::Facts facts = change::facts_of(dossier, selection);
  return change::divide(dossier, selection, facts, division).list.size();
}

std::string snapshots_subtitle(const Dossier& dossier, const select::Selection& selection,
                               const change::Division& division) {
  const change::Facts facts = change::facts_of(dossier, selection);
  const change::Periods periods = change::divide(dossier, selection, facts, division);
  if (periods.list.empty()) return {};
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const auto [first, last] = change::ends_words(
      {periods.list.front().from, periods.list.back().next, {}}, dossier.language);
  return fmt::format(fmt::runtime(phrases.periods_subtitle),
                     languages::numeral(periods.list.size(), phrases), first, last);
}

}  // namespace entente::stages

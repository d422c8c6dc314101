#include "exchange/rows_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/plain_number.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/asked.hpp"
#include "exchange/coded_actors.hpp"
#include "exchange/coded_groups.hpp"
#include "exchange/feed.hpp"
#include "exchange/kept_pairs.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

constexpr std::size_t longest_row = std::size_t{1} << 16;
constexpr std::size_t most_row_cells = 64;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Where an actor stands.
struct ActorColumns {
  std::size_t code, name, country, role;
};

/// Which columns hold what; `none`: the format has none.
struct Layout {
  std::size_t cells, day, code, score;
  std::size_t mentions = none, seen = none, place = none, url = none;
  ActorColumns acting, acted_upon;
  std::string_view scheme = "cameo:";
  std::size_t mode = none;  ///< the finer part of a code
};

/// `cells`: 61 in GDELT 2.0, 58 in 1.0, 57 of the years before 2013. The later ones tell three more
/// codes of places.
constexpr Layout gdelt_layout(std::size_t cells) {
  const std::size_t codes = cells == 61 ? 2 : 0;
  Layout layout{.cells = cells, .day = 1, .code = 26, .score = 30, .acting = {}, .acted_upon = {}};
  layout.mentions = 31;
  layout.place = 50 + codes;
  layout.seen = 56 + codes + codes / 2;
  layout.url = cells > 57 ? layout.seen + 1 : none;
  layout.acting = {.code = 5, .name = 6, .country = 7, .role = 12};
  layout.acted_upon = {.code = 15, .name = 16, .country = 17, .role = 22};
  return layout;
}

constexpr std::array gdelt_layouts = {gdelt_layout(61), gdelt_layout(58), gdelt_layout(57)};
constexpr Layout icews_layout = {
    .cells = 20,
    .day = 1,
    .code = 6,
    .score = 7,
    .place = 14,
    .acting = {.code = none, .name = 2, .country = 4, .role = none},
    .acted_upon = {.code = none, .name = 8, .country = 10, .role = none}};
constexpr std::string_view icews_headers = "Event ID\tEvent Date\tSource Name\t";
constexpr std::string_view polecat_headers = "Event ID\tEvent Date\tEvent Type\tEvent Mode\t";

/// Without a branch for each tab: cells are so short that these would be guessed wrongly.
void split(std::string_view row, std::vector<std::string_view>& cells) {
  std::array<std::size_t, most_row_cells> ends;
  std::size_t count = 0;
  for (std::size_t i = 0; i < row.size() && count + 1 < ends.size(); ++i) {
    ends[count] = i;
    count += row[i] == '\t' ? 1 : 0;
  }
  ends[count++] = row.size();
  cells.resize(count);
  for (std::size_t cell = 0, begin = 0; cell < count; begin = ends[cell++] + 1) {
    cells[cell] = row.substr(begin, ends[cell] - begin);
  }
}

std::string_view cell(const std::vector<std::string_view>& cells, std::size_t column) {
  return column < cells.size() ? cells[column] : std::string_view();
}

/// The columns of POLECAT differ from year to year, and are known by their headers.
Layout polecat_layout(std::string_view headers) {
  if (!headers.empty() && headers.back() == '\r') headers.remove_suffix(1);
  std::vector<std::string_view> names;
  split(headers, names);
  const auto column = [&](std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? none : static_cast<std::size_t>(found - names.begin());
  };
  const auto actor = [&](const std::string& side) -> ActorColumns {
    return {.code = none,
            .name = column(side + " Name"),
            .country = column(side + " Country"),
            .role = column(side + " Primary Sector")};
  };
  Layout layout{.cells = 4,
                .day = column("Event Date"),
                .code = column("Event Type"),
                .score = column("Intensity"),
                .acting = actor("Actor"),
                .acted_upon = actor("Recipient"),
                .scheme = "plover:",
                .mode = column("Event Mode")};
  layout.place = column("City");
  return layout;
}

class RowsReader : public Reader {
 public:
  RowsReader(Input input, ImportedSheet& account, Intake& intake, std::optional<Layout> layout,
             bool has_headers)
      : Reader(std::move(input), account, intake),
        layout_(std::move(layout)),
        has_headers_(has_headers),
        actors_(intake.options().fold) {}

  void read(RowKind kind) override {
    if (kind == RowKind::actor) {
      intake_.answer().counted.insert(file_.get());
      read_rows();
    }
    if (kind == RowKind::event) draft_events();
  }

  Location located(Location at) const override { return at; }

 private:
  void read_rows() {
    std::string text = std::move(input_.text);
    input_.text.clear();
    std::size_t begin = 0;
    bool more = true;
    while (more) {
      const std::size_t end = text.find('\n', begin);
      if (end == text.npos) {
        text.erase(0, begin);
        begin = 0;
        if (text.size() > longest_row) {
          ++line_;
          leave_out(Code::limit_exceeded, "the row has more than 64 KiB");
          text.clear();
          skipping_ = true;
        }
        more = input_.feed && input_.feed->more(text);
        if (!more && !text.empty()) read_line(text);
        continue;
      }
      read_line(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    if (input_.feed && !input_.feed->fault().empty()) {
      report(Code::bad_format, input_.feed->fault());
    }
    if (input_.feed) intake_.finish_input(input_.feed->bytes_taken());
  }

  void read_line(std::string_view row) {
    if (skipping_) {  // the rest of a row that is too long
      skipping_ = false;
      return;
    }
    ++line_;
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (row.empty() || (has_headers_ && line_ == 1)) return;
    split(row, cells_);
    read_row(cells_);
    if (input_.feed) intake_.advance(input_.feed->bytes_taken());
  }

  void leave_out(Code code, std::string message) {
    ++account_.rows;
    ++account_.rejected;
    reject({{"", file_, 0, 1, line_}, code, std::move(message), "", {}});
  }

  bool has_layout(std::size_t cells) {
    if (layout_) return cells >= layout_->cells;
    const auto* found = std::find_if(gdelt_layouts.begin(), gdelt_layouts.end(),
                                     [&](const Layout& l) { return l.cells == cells; });
    if (found == gdelt_layouts.end()) return false;
    layout_ = *found;
    return true;
  }

  static CodedActor actor_in(const std::vector<std::string_view>& cells,
                             const ActorColumns& columns) {
    CodedActor actor{cell(cells, columns.code), cell(cells, columns.name),
                     cell(cells, columns.country), cell(cells, columns.role)};
    const bool nameless = actor.name.empty() || actor.name == "None";
    // Where somebody of a country acts and nobody says who, it is the country.
    if (columns.code == none && nameless) actor.code = actor.name = actor.country;
    return actor;
  }

  void read_row(const std::vector<std::string_view>& cells) {
    if (!has_layout(cells.size())) {
      return leave_out(Code::bad_value, fmt::format("the row has {} cells", cells.size()));
    }
    const std::string_view day_text = cell(cells, layout_->day), code = cell(cells, layout_->code);
    const std::optional<date::CivilDay> day = day_of(day_text);
    if (!day) {
      return leave_out(Code::bad_date, fmt::format("{} is no day", model::in_quotes(day_text)));
    }
    const std::uint32_t type = type_number(code, cell(cells, layout_->mode));
    if (type == 0) {
      return leave_out(Code::bad_enum, fmt::format("{} is no code of {}", model::in_quotes(code),
                                                   layout_->mode == none ? "CAMEO" : "PLOVER"));
    }
    const double mentions =
        std::clamp(base::number_in(cell(cells, layout_->mentions)).value_or(1), 1.0, 1e6);
    if (!is_asked(*day, type, cell(cells, layout_->place))) return leave_unasked(mentions);
    CodedRow row;
    row.code = type;
    row.acting = actors_.number(actor_in(cells, layout_->acting));
    row.acted_upon = actors_.number(actor_in(cells, layout_->acted_upon));
    if (row.acting == CodedActors::nobody && row.acted_upon == CodedActors::nobody) {
      return leave_out(Code::missing_key, "the row names nobody");
    }
    if (!is_asked_pair(row.acting, row.acted_upon)) return leave_unasked(mentions);
    intake_.answer().count(mentions, true);
    const auto seen = cell(cells, layout_->seen);
    const bool on_time = seen.substr(0, day_text.size()) == day_text;
    row.when = time_of(*day, on_time ? day : day_of(seen));
    row.score = std::clamp(base::number_in(cell(cells, layout_->score)).value_or(0), -10.0, 10.0);
    row.mentions = mentions;
    row.line = line_;
    ++account_.rows;
    const bool is_new = groups_.add(row, cell(cells, layout_->place), cell(cells, layout_->url));
    ++(is_new ? account_.read : account_.merged);
  }

  bool is_asked(const date::CivilDay& day, std::uint32_t type, std::string_view place) const {
    const ImportOptions& options = intake_.options();
    return is_asked_day(day, options) && is_asked_type(codes_[type - 1], options) &&
           is_asked_sign(signs_[type - 1], options) && is_asked_place(place, options);
  }
  /// Whether one of both is an actor that was asked for, or belongs to one.
  bool is_asked_pair(std::uint32_t acting, std::uint32_t acted_upon) {
    const std::vector<std::string>& asked = intake_.options().actors;
    bool found = asked.empty();
    for (const std::string& name : asked) {
      if (!actors_.is_called(acting, name) && !actors_.is_called(acted_upon, name)) continue;
      intake_.answer().found.insert(name);
      found = true;
    }
    return found;
  }
  void leave_unasked(double mentions) {
    ++account_.rows;
    ++account_.unasked;
    intake_.answer().count(mentions, false);
  }

  /// Of a code of CAMEO or PLOVER; 0: it is none.
  std::uint32_t type_number(std::string_view code, std::string_view mode) {
    constexpr std::size_t longest_code = 4, longest_word = 40;
    std::string written(code);
    if (!mode.empty() && mode != "None") written += '/' + std::string(mode);
    const auto known = types_.find(written);
    if (known != types_.end()) return known->second;
    const std::string type = std::string(layout_->scheme) + written;
    const model::TypeLookup found = model::look_up_type(type, "en");
    const bool good = written.size() <= (layout_->mode == none ? longest_code : longest_word) &&
                      found.problem == model::TypeProblem::none;
    if (good) {
      codes_.emplace_back(type);
      signs_.push_back(found.meaning.sign);
    }
    const auto number = good ? static_cast<std::uint32_t>(codes_.size()) : 0;
    if (good || types_.size() < 10000) types_.emplace(std::move(written), number);
    return number;
  }

  /// What happens within one country, or to one actor, ties no pair.
  static std::optional<Pair> pair_of(const CodedGroup& group) {
    if (group.acting == group.acted_upon) return std::nullopt;
    return std::minmax(group.acting, group.acted_upon);
  }

  void draft_events() {
    std::map<Pair, PairWeight> pairs;
    const bool selected = selects(intake_.options());
    for (const CodedGroup& group : groups_.all()) {
      const auto ends = pair_of(group);
      if (!selected || !ends) continue;
      PairWeight& pair = pairs[*ends];
      pair.weight += group.mentions;
      pair.count += group.rows;
    }
    const KeptPairs kept = selected ? keep_pairs(pairs, intake_.options()) : KeptPairs();
    std::vector<std::size_t> events;
    for (std::size_t i = 0; i < groups_.all().size(); ++i) {
      const auto ends = pair_of(groups_.all()[i]);
      if (!selected || (ends && kept.pairs.count(*ends))) events.push_back(i);
    }
    if (events.size() > intake_.options().limits.events) {
      report(Code::limit_exceeded,
             fmt::format("there are {} events, more than the limit of {}", events.size(),
                         intake_.options().limits.events),
             "keep the weightiest pairs: --top 30");
      return;
    }
    for (const std::size_t i : events) draft_event(groups_.all()[i], groups_.text(i));
    auto& allowed = intake_.joiner().draft().allowed;
    if (allowed.empty()) {
      allowed.push_back({Code::similar_events, "Machines read the same event in several articles"});
    }
    if (selected) {
      account_.notes.push_back("kept: " + kept.words);
      intake_.note_kept(kept.words);
    }
    account_.notes.push_back("rows of one pair, code and month are one event");
    actors_.note_folded(account_);
    groups_ = {};
  }

  void draft_event(const CodedGroup& group, const CodedText& text) {
    const model::Origin at = {"", file_, 0, 1, group.line};
    model::DraftEvent event;
    event.at = at;
    event.facts.type = codes_[group.code - 1];
    auto when = date::parse(group.when.text());
    if (auto* edtf = std::get_if<date::Edtf>(&when)) event.facts.when = std::move(*edtf);
    event.facts.weight = group.mentions;
    event.facts.score = group.score;
    event.facts.status = Status::reported;
    event.facts.place = label_of(text.place, intake_.options().limits.text);
    if (group.rows > 1) event.facts.note = fmt::format("{} rows", group.rows);
    for (const auto& [number, role] :
         {std::pair{group.acting, "from"}, std::pair{group.acted_upon, "to"}}) {
      if (number == group.acting && role == std::string_view("to")) break;  // among themselves
      std::optional<model::Reference> actor;
      if (number != CodedActors::nobody) {
        actor = model::Reference{actors_.id(number, intake_.joiner(), at), at};
      }
      event.participants.push_back({std::move(actor), role});
    }
    if (base::is_safe_url(text.url)) {
      Source page;
      page.url = text.url;
      page.title = host_of(page.url);
      event.sources.push_back(intake_.joiner().source(std::move(page), at));
    }
    intake_.joiner().draft().events.push_back(std::move(event));
  }

  std::optional<Layout> layout_;
  bool has_headers_;
  bool skipping_ = false;
  std::uint32_t line_ = 0;
  std::vector<std::string_view> cells_;  // of the row that is read
  CodedActors actors_;
  CodedGroups groups_;
  std::map<std::string, std::uint32_t, std::less<>> types_;  // by code, with its mode
  std::vector<std::string> codes_;
  std::vector<Sign> signs_;  // of those
};

std::string_view first_row(const Input& input) {
  return std::string_view(input.text).substr(0, input.text.find('\n'));
}

}  // namespace

bool is_gdelt(const Input& input) {
  std::string_view row = first_row(input);
  if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
  std::vector<std::string_view> cells;
  split(row, cells);
  const bool counted =
      std::any_of(gdelt_layouts.begin(), gdelt_layouts.end(),
                  [&](const Layout& layout) { return layout.cells == cells.size(); });
  return counted && all_digits(cells[0]) && cells[1].size() == 8 && all_digits(cells[1]);
}

bool is_icews(const Input& input) { return first_row(input).starts_with(icews_headers); }

bool is_polecat(const Input& input) { return first_row(input).starts_with(polecat_headers); }

std::unique_ptr<Reader> read_gdelt(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<RowsReader>(std::move(input), account, intake, std::nullopt, false);
}

std::unique_ptr<Reader> read_icews(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<RowsReader>(std::move(input), account, intake, icews_layout, true);
}

std::unique_ptr<Reader> read_polecat(Input input, ImportedSheet& account, Intake& intake) {
  const Layout layout = polecat_layout(first_row(input));
  return std::make_unique<RowsReader>(std::move(input), account, intake, layout, true);
}

}  // namespace entente::exchange

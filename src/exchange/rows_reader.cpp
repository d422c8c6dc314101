#include "exchange/rows_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/plain_number.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/asked.hpp"
#include "exchange/coded_actors.hpp"
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

void split(std::string_view row, std::vector<std::string_view>& cells) {
  cells.clear();
  while (cells.size() < most_row_cells) {
    const std::size_t tab = row.find('\t');
    cells.push_back(row.substr(0, tab));
    if (tab == row.npos) break;
    row.remove_prefix(tab + 1);
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

/// "20260218…" and "2026-02-18"; nothing if it is no day.
std::optional<date::CivilDay> day_of(std::string_view text) {
  int number = 0, digits = 0;
  const bool dashes = text.size() == 10 && text[4] == '-' && text[7] == '-';
  for (const char c : text.substr(0, dashes ? 10 : 8)) {
    if (dashes && c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + (c - '0');
    ++digits;
  }
  if (digits != 8) return std::nullopt;
  date::CivilDay day;
  day.year = number / 10000;
  const int month = number / 100 % 100, in_month = number % 100;
  if (month < 1 || month > 12) return std::nullopt;
  if (in_month < 1 || in_month > date::days_in_month(day.year, month)) return std::nullopt;
  day.month = static_cast<std::int8_t>(month);
  day.day = static_cast<std::int8_t>(in_month);
  return day;
}

/// GDELT turns "last week", "last month", "a year ago" into the same day a week, a month, a year
/// before it read the article: such a day is no finer than the words.
std::string when_of(std::string text, const date::CivilDay& day,
                    const std::optional<date::CivilDay>& seen) {
  if (!seen || day == *seen) return text;
  const double gap = date::day_number(*seen) - date::day_number(day);
  if (gap == 7) return text + '~';
  const bool same_day = day.day == seen->day;
  const auto months = static_cast<int>(seen->year - day.year) * 12 + seen->month - day.month;
  if (same_day && months == 1) return text.substr(0, 7) + '~';
  if ((same_day && months == 12) || gap > 3640) return text.substr(0, 4) + '~';
  return text;
}

struct GroupKey {
  std::uint32_t acting, acted_upon, code;
  std::string when;  ///< a month, or what is no day
  bool operator==(const GroupKey&) const = default;
};

struct GroupHash {
  std::size_t operator()(const GroupKey& key) const {
    const std::uint64_t ends = std::uint64_t{key.acting} << 32 | key.acted_upon;
    return std::hash<std::uint64_t>()(ends * 0x9E3779B97F4A7C15u + key.code) ^
           std::hash<std::string>()(key.when);
  }
};

/// Rows of the same pair, code and month.
struct Group {
  std::uint32_t acting = 0, acted_upon = 0, code = 0, line = 0;
  std::uint32_t rows = 0;
  double mentions = 0, most = 0;
  double score = 0;
  std::string when;
  std::string place, url;  ///< of the row that is mentioned most
};

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
    Group row;
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
    std::string iso(day_text);
    if (iso.size() == 8) iso = iso.substr(0, 4) + '-' + iso.substr(4, 2) + '-' + iso.substr(6);
    row.when = on_time ? iso : when_of(iso, *day, day_of(seen));
    row.score = std::clamp(base::number_in(cell(cells, layout_->score)).value_or(0), -10.0, 10.0);
    row.mentions = mentions;
    ++account_.rows;
    join(std::move(row), cell(cells, layout_->place), cell(cells, layout_->url));
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

  void join(Group row, std::string_view place, std::string_view url) {
    const bool full = row.when.size() == 10;  // a day, and neither coarse nor "~"
    GroupKey key = {row.acting, row.acted_upon, row.code, row.when};
    if (full) key.when.resize(7);
    const auto [known, is_new] = groups_.try_emplace(std::move(key));
    Group& group = known->second;
    ++(is_new ? account_.read : account_.merged);
    if (is_new) {
      group = std::move(row);
      group.line = line_;
    } else if (group.when != row.when) {
      group.when.resize(7);
    }
    const double mentions = is_new ? group.mentions : row.mentions;
    if (!is_new) group.mentions += mentions;
    ++group.rows;
    if (mentions <= group.most) return;
    group.most = mentions;
    group.place = place;
    group.url = url;
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

  static Pair pair_of(const Group& group) { return std::minmax(group.acting, group.acted_upon); }

  void draft_events() {
    std::map<Pair, PairWeight> pairs;
    for (const auto& [key, group] : groups_) {
      PairWeight& pair = pairs[pair_of(group)];
      pair.weight += group.mentions;
      pair.count += group.rows;
    }
    const bool selected = selects(intake_.options());
    const KeptPairs kept = selected ? keep_pairs(pairs, intake_.options()) : KeptPairs();
    std::vector<const Group*> events;
    for (const auto& [key, group] : groups_) {
      if (!selected || kept.pairs.count(pair_of(group))) events.push_back(&group);
    }
    std::sort(events.begin(), events.end(),
              [](const Group* a, const Group* b) { return a->line < b->line; });
    if (events.size() > intake_.options().limits.events) {
      report(Code::limit_exceeded,
             fmt::format("there are {} events, more than the limit of {}", events.size(),
                         intake_.options().limits.events),
             "keep the weightiest pairs: --top 30");
      return;
    }
    for (const Group* group : events) draft_event(*group);
    auto& allowed = intake_.joiner().draft().allowed;
    if (allowed.empty()) {
      allowed.push_back({Code::similar_events, "Machines read the same event in several articles"});
    }
    if (selected) {
      account_.notes.push_back("kept: " + kept.words);
      intake_.note_kept(kept.words);
    }
    account_.notes.push_back("rows of one pair, code and month are one event");
    if (actors_.folded() > 0) {
      account_.notes.push_back(
          fmt::format("{} officials and groups count as their country", actors_.folded()));
    }
    groups_.clear();
  }

  void draft_event(const Group& group) {
    const model::Origin at = {"", file_, 0, 1, group.line};
    model::DraftEvent event;
    event.at = at;
    event.facts.type = codes_[group.code - 1];
    auto when = date::parse(group.when);
    if (auto* edtf = std::get_if<date::Edtf>(&when)) event.facts.when = std::move(*edtf);
    event.facts.weight = group.mentions;
    event.facts.score = group.score;
    event.facts.status = Status::reported;
    event.facts.place = label_of(group.place, intake_.options().limits.text);
    if (group.rows > 1) event.facts.note = fmt::format("{} rows", group.rows);
    for (const auto& [number, role] :
         {std::pair{group.acting, "from"}, std::pair{group.acted_upon, "to"}}) {
      std::optional<model::Reference> actor;
      if (number != CodedActors::nobody) {
        actor = model::Reference{actors_.id(number, intake_.joiner(), at), at};
      }
      event.participants.push_back({std::move(actor), role});
    }
    if (base::is_safe_url(group.url)) {
      Source page;
      page.url = group.url;
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
  std::unordered_map<GroupKey, Group, GroupHash> groups_;
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

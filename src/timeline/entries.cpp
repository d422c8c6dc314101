#include "timeline/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.hpp"

namespace entente::timeline {
namespace {

/// Who stands on a lane, all participants of one house together.
struct Standing {
  bool acts = false, acted_upon = false;
};

Standing standing_of(RoleKind kind) {
  switch (kind) {
    case RoleKind::source:
    case RoleKind::party:
    case RoleKind::host:
    case RoleKind::guest:
    case RoleKind::chair:
      return {true, false};
    case RoleKind::target:
      return {false, true};
    case RoleKind::mediator:
    case RoleKind::object:
    case RoleKind::witness:
      break;
  }
  return {};
}

std::vector<Stop> stops_of(const Dossier& dossier, const select::Selection& selection,
                           const select::ItemView& facts, LaneChoice choice) {
  if (choice == LaneChoice::none) return {{{LaneKey::Kind::nobody, {}}, Glyph::mark}};
  std::map<LaneKey, Standing> lanes;
  for (const Participant& p : facts.participants) {
    LaneKey key{LaneKey::Kind::unknown, {}};
    if (p.actor) {
      key = {LaneKey::Kind::actor, choice == LaneChoice::actors
                                       ? *p.actor
                                       : select::house_of(dossier, *p.actor, selection.as_of)};
    }
    const Standing standing = standing_of(p.kind);
    lanes[key].acts |= standing.acts;
    lanes[key].acted_upon |= standing.acted_upon;
  }
  if (lanes.empty()) return {{{LaneKey::Kind::nobody, {}}, Glyph::mark}};
  auto any = [&](auto test) {
    return std::any_of(lanes.begin(), lanes.end(), [&](const auto& l) { return test(l.second); });
  };
  const bool actors = any([](const Standing& s) { return s.acts; });
  const bool somebody = actors || any([](const Standing& s) { return s.acted_upon; });
  std::vector<Stop> stops;
  for (const auto& [key, standing] : lanes) {
    Glyph part = Glyph::ring;
    if (standing.acts || !somebody || (standing.acted_upon && !actors)) {
      part = Glyph::mark;
    } else if (standing.acted_upon) {
      part = Glyph::arrow;
    }
    stops.push_back({key, part});
  }
  return stops;
}

/// With a capital first letter, as the other lines of a list.
std::string capitalized(std::string words) {
  std::size_t at = 0;
  if (words.empty()) return words;
  const char32_t first = base::next_code_point(words, at);
  const std::string lower = words.substr(0, at);
  for (char32_t step : {32u, 80u, 1u}) {  // where the scripts keep their capitals
    if (first <= step) continue;
    std::string upper;
    base::append_code_point(upper, first - step);
    if (upper != lower && base::fold_case(upper) == lower) return upper + words.substr(at);
  }
  return words;
}

std::string id_of(const Dossier& dossier, const select::Item& item) {
  if (const EventIndex* event = std::get_if<EventIndex>(&item.what)) return dossier[*event].id;
  return dossier[std::get<RelationIndex>(item.what)].id;
}

/// What happened, happened by then: a coarse date says no more than that.
void end_by(const date::Edtf& as_of, Trace& spell) {
  const std::optional<double> now = date::axis_latest(as_of);
  for (Piece& piece : spell.pieces) {
    if (!now || piece.kind != Piece::Kind::within || !std::isfinite(piece.end)) continue;
    if (piece.begin < *now && piece.end > *now) piece.end = piece.solid_end = *now;
  }
}

}  // namespace

std::vector<Entry> make_entries(const Dossier& dossier, const select::Selection& selection,
                                const std::vector<std::size_t>& items, LaneChoice lanes) {
  std::vector<Entry> entries;
  for (std::size_t position : items) {
    const select::Item& item = selection.items[position];
    const select::ItemView facts = select::view(dossier, item);
    Entry entry;
    entry.item = position;
    entry.number = item.number;
    entry.title = capitalized(facts.title);
    entry.id = id_of(dossier, item);
    entry.sign = facts.sign;
    entry.status = facts.status;
    entry.importance = select::importance(dossier, selection, item);
    entry.stops = stops_of(dossier, selection, facts, lanes);
    for (const date::Edtf* when : facts.when) {
      Trace spell = clipped(trace(*when), selection);
      if (facts.status == Status::happened && selection.as_of) end_by(*selection.as_of, spell);
      if (!spell.pieces.empty()) entry.spells.push_back(std::move(spell));
    }
    if (facts.when.size() > 1) {
      entry.date =
          fmt::format("{}×, {}", facts.when.size(), select::years_of(facts.when, dossier.language));
    } else if (!facts.when.empty()) {
      entry.date = date::label(*facts.when.front(), dossier.language, date::LabelLength::brief);
    }
    for (const Claim& claim : facts.claims) {
      if (!entry.dated() || !claim.when) continue;
      Trace other = clipped(trace(*claim.when), selection);
      if (!other.pieces.empty()) entry.claims.push_back(std::move(other));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

void name_times_alone(std::vector<Entry>& entries) {
  constexpr std::size_t least = 3;  // fewer say their day without tiring anybody
  constexpr std::string_view between = ", ", digits = "0123456789:";
  std::string_view day;
  std::size_t count = 0;
  for (const Entry& entry : entries) {
    if (!entry.dated()) continue;
    const std::string_view date = entry.date;
    const std::size_t at = date.rfind(between);
    if (at == std::string_view::npos) return;
    const std::string_view time = date.substr(at + between.size());
    const bool is_time = time.find(':') != std::string_view::npos &&
                         time.find_first_not_of(digits) == std::string_view::npos;
    if (!is_time || (count > 0 && date.substr(0, at) != day)) return;
    day = date.substr(0, at);
    ++count;
  }
  if (count < least) return;
  const std::size_t length = day.size() + between.size();
  for (Entry& entry : entries) {
    if (entry.dated()) entry.date.erase(0, length);
  }
}

Trace clipped(Trace trace, const select::Selection& selection) {
  const double from = std::max(
      selection.stretch_begin,
      selection.from ? date::axis_earliest(*selection.from).value_or(-infinity) : -infinity);
  const double to =
      std::min(selection.stretch_end,
               selection.to ? date::axis_latest(*selection.to).value_or(infinity) : infinity);
  std::erase_if(trace.pieces, [&](const Piece& p) { return p.end <= from || p.begin >= to; });
  for (Piece& piece : trace.pieces) {
    if (piece.begin < from) {
      piece.begin = -infinity;
      piece.solid_begin = std::max(piece.solid_begin, from);
      piece.start = End::open;
    }
    if (piece.end > to) {
      piece.end = infinity;
      piece.solid_end = std::min(piece.solid_end, to);
      piece.finish = End::open;
    }
  }
  return trace;
}

}  // namespace entente::timeline

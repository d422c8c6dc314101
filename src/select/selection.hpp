#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "entente/dossier.hpp"

/// What the figures show, decided once for all of them: items with their numbers, actors, sources.
namespace entente::select {

struct Options {
  std::optional<date::Edtf> as_of, from, to;
  std::optional<ActorIndex> focus;
  int focus_distance = 1;
  std::size_t top = 0;                       ///< only so many, the most important; 0: all
  double min_weight = 0;                     ///< only items of this weight or more
  std::vector<ActorIndex> keep;              ///< whatever these or theirs take part in stays
  std::vector<ActorIndex> leave_out;         ///< what these or theirs take part in goes
  std::vector<std::string> leave_out_types;  ///< as written in the document
};

/// One numbered thing: an event or a dated or undated relation. The number is the same in every
/// figure and table.
struct Item {
  std::variant<EventIndex, RelationIndex> what;
  int number = 0;  ///< 1-based, by date; undated last; of all items of the dossier
  bool operator==(const Item&) const = default;
};

/// The facts of an item in one form, whether event or relation. References live as long as the
/// dossier.
struct ItemView {
  const std::string& title;  ///< event title, or relation label (or its type's label)
  const std::string& type_label;
  const std::string& type_plural;       ///< empty where the type has none
  const std::string& type_counted;      ///< likewise; for languages::counted()
  bool personal;                        ///< concerns persons as such, not their countries
  std::vector<const date::Edtf*> when;  ///< empty: undated
  Sign sign;
  Medium medium;
  Status status;
  double weight;
  const std::optional<Amount>& amount;
  const std::vector<SourceIndex>& sources;
  const std::vector<Claim>& claims;
  const std::vector<Participant>& participants;
  bool is_event;
};
ItemView view(const Dossier& dossier, const Item& item);
Status status_of(const Dossier& dossier, const Item& item);
/// Its type as the document writes it: "embargo", "cameo:042".
const std::string& type_of(const Dossier& dossier, const Item& item);

/// The years in which these dates lie, "2002–2011"; empty if none has a bound.
std::string years_of(const std::vector<const date::Edtf*>& dates, std::string_view language);

/// The date items sort by: the first spell; nullptr if undated.
const date::Edtf* first_date(const Dossier& dossier, const Item& item);

struct Selection {
  std::vector<Item> items;  ///< in order of their numbers
  std::vector<ActorIndex>
      actors;  ///< all that take part in an item, and what they belong to; canonical order
  std::vector<SourceIndex> sources;  ///< in order of first use: position + 1 is the printed number
  std::vector<SourceIndex> listed;   ///< those that the figure names: all, or those of its page
  std::vector<EraIndex> eras;
  std::set<int> titled;    ///< numbers of the items that the title speaks of
  std::set<int> stressed;  ///< the few of these, and of those that weigh most: see stressed_of()
  std::set<ActorIndex> opened;  ///< houses whose people stand by themselves: see open_houses()
  double largest_amount = 0;    ///< where most items have an amount of one unit; else 0
  std::optional<date::Edtf> as_of;
  std::optional<date::Edtf> from, to;
  /// The stretch of time that a page of several shows, in days of date::axis_earliest().
  double stretch_begin = -std::numeric_limits<double>::infinity();
  double stretch_end = std::numeric_limits<double>::infinity();
  std::size_t out_of_window = 0;  ///< items that the window or an as-of date leaves out
  std::size_t out_of_focus = 0;   ///< items that the focus leaves out
  std::size_t by_name = 0;        ///< items that `leave_out` leaves out
  std::size_t below_weight = 0;   ///< items that `min_weight` leaves out
  std::size_t beyond_top = 0;     ///< items that `top` leaves out
  double min_weight = 0;          ///< as asked for
  std::size_t top = 0;
  /// All that is left out on request, whatever the reason.
  std::size_t left_out() const {
    return out_of_window + out_of_focus + by_name + below_weight + beyond_top;
  }
};

/// Numbers are those of the whole dossier, whatever is left out. Errors: `nothing-to-draw`.
Checked<Selection> apply(const Dossier& dossier, const Options& options);

/// So many of all items that have an amount of one unit make a story of money.
constexpr double most_amounts = 2.0 / 3;

/// Whether any of these items stands out: see Selection::stressed.
bool stands_out(const Selection& selection, const std::vector<int>& numbers);
bool stands_out(const Selection& selection, int number);

/// The item of that number. Pre: the selection has it.
const Item& item_of(const Selection& selection, int number);
/// The number that is printed for a source. Pre: the selection has it.
std::size_t number_of(const Selection& selection, SourceIndex source);

/// `count` items from the position `first` on, as one page of several: with their numbers, actors
/// and sources, and the stretch of time from the first of them to the one after them.
Selection page_of(const Dossier& dossier, const Selection& whole, std::size_t first,
                  std::size_t count);

/// Importance of an item for thinning, higher first kept: weight, then whether the title speaks of
/// it, number of participants and sources, status, nearness to the as-of date. Documented in
/// src/guide/fitting.md.
double importance(const Dossier& dossier, const Selection& selection, const Item& item);

/// The post held at the as-of date, else the latest one; nullptr if the actor holds none. Looking
/// back from where the story ends it is one of the body for which he acts in it.
const Post* current_post(const Dossier& dossier, ActorIndex actor,
                         const std::optional<date::Edtf>& as_of);
/// The country (or topmost container) an actor belongs to at the as-of date, itself if it belongs
/// to nothing.
ActorIndex house_of(const Dossier& dossier, ActorIndex actor,
                    const std::optional<date::Edtf>& as_of);
/// What directly contains it at the as-of date, by `of` or by the post held then.
std::optional<ActorIndex> container_of(const Dossier& dossier, ActorIndex actor,
                                       const std::optional<date::Edtf>& as_of);
/// True if `actor` is `container` or lies anywhere inside it.
bool is_within(const Dossier& dossier, ActorIndex actor, ActorIndex container,
               const std::optional<date::Edtf>& as_of);
/// Whether `is` holds of any actor who takes part in an item.
template <class Is>
bool any_part(const Dossier& dossier, const Item& item, const Is& is) {
  if (const EventIndex* event = std::get_if<EventIndex>(&item.what)) {
    const auto& all = dossier[*event].participants;
    return std::any_of(all.begin(), all.end(),
                       [&](const Participant& p) { return p.actor && is(*p.actor); });
  }
  const Relation& relation = dossier[std::get<RelationIndex>(item.what)];
  return std::any_of(relation.from.begin(), relation.from.end(), is) ||
         std::any_of(relation.to.begin(), relation.to.end(), is);
}
/// Whether `actor` takes part in an item, by himself or through who lies inside of him.
bool has_part(const ItemView& facts, ActorIndex actor);
/// The same of the actor or of anybody within it.
bool takes_part(const Dossier& dossier, const ItemView& facts, ActorIndex actor,
                const std::optional<date::Edtf>& as_of);
/// "Foreign minister": the role held at the as-of date (else the latest one); empty if none.
std::string role_of(const Dossier& dossier, ActorIndex actor,
                    const std::optional<date::Edtf>& as_of);

}  // namespace entente::select

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "entente/render.hpp"

namespace entente {

/// Actor by id, else by name, short name or alias (exact, then case-insensitive). Error:
/// `unknown-actor` with a hint.
Checked<ActorIndex> find_actor(const Dossier& dossier, std::string_view words);

/// One step of a path: how `from` and `to` are tied. `numbers` are the numbers of the items in the
/// figures; empty: `to` belongs to `from` or the other way round.
struct PathStep {
  ActorIndex from, to;
  std::vector<int> numbers;
  std::string words;
};

/// A shortest path through ties and belonging. Empty value: the two are not connected.
std::optional<std::vector<PathStep>> shortest_path(const Dossier& dossier, ActorIndex from,
                                                   ActorIndex to);

/// Two camps such that ties of cooperation lie within and ties of conflict between, as far as
/// possible.
struct Camps {
  std::vector<int> camp;             ///< per actor: 0, 1, or -1 (has no signed tie)
  std::vector<std::string> against;  ///< ties that contradict it, in words
  double frustration = 0;            ///< weight of these ties over the weight of all signed ties
};
Camps camps(const Dossier& dossier);

/// Who would be missed most: actors by betweenness (0..1) and whether they are the only link
/// between others.
struct Bridge {
  ActorIndex actor;
  double betweenness = 0;
  bool articulation = false;
};
std::vector<Bridge> bridges(const Dossier& dossier);

/// An actor in the graph of all relations and events.
struct ActorMeasure {
  ActorIndex actor;
  std::size_t degree = 0;     ///< others that it is tied to
  double weight = 0;          ///< of its ties
  double betweenness = 0;     ///< 0..1; belonging counts as a tie
  bool articulation = false;  ///< the only link between others
  int camp = -1;              ///< as of Camps
};

/// Two actors with all that ties them.
struct PairMeasure {
  ActorIndex a, b;
  std::size_t items = 0, cooperation = 0, conflict = 0;
  double weight = 0;
};

/// Those who weigh most come first.
struct Statistics {
  std::size_t components = 0, largest_component = 0;  ///< of actors; belonging counts as a tie
  double frustration = 0;                             ///< as of Camps
  /// Threes who are all tied by more cooperation than conflict, or by more conflict; and those in
  /// which friends of friends are friends and so on: the product of the signs is positive.
  std::size_t triads = 0, balanced_triads = 0;
  std::vector<ActorMeasure> actors;
  std::vector<PairMeasure> pairs;
};
Statistics statistics(const Dossier& dossier);

}  // namespace entente

#pragma once

#include <compare>
#include <cstdint>

namespace entente {

/// Position in one of the dossier's arrays; indices of different arrays do not mix.
template <class Tag>
struct Index {
  std::uint32_t value = 0;
  constexpr auto operator<=>(const Index&) const = default;
};

using ActorIndex = Index<struct ActorTag>;
using RelationIndex = Index<struct RelationTag>;
using EventIndex = Index<struct EventTag>;
using SourceIndex = Index<struct SourceTag>;
using EraIndex = Index<struct EraTag>;

}  // namespace entente

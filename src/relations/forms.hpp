#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "relations/drawing.hpp"
#include "relations/solve.hpp"

/// The shapes that a relation graph may be drawn in.
namespace entente::relations {

/// Whether a dossier has a shape, and why: "97 % of the items run from 82 givers to 9 takers".
struct Suited {
  bool suits = false;
  std::string reason;
  /// If columns may be better: what an item or actor that it shows is worth against one in columns,
  /// which have words for all. Columns that come to more are drawn instead.
  std::optional<double> worth = {};
};

/// A row of the table. `compose` draws the network as if it suited; Body.fits is false if it cannot
/// be drawn so in this area.
struct Form {
  GraphForm form{};
  std::string_view name;  ///< as in `--form`
  Suited (*suited)(const Context& context, const graph::Network& network);
  Body (*compose)(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options);
};

/// All forms: the first that suits and fits is drawn. The last always suits.
std::span<const Form> forms();

}  // namespace entente::relations

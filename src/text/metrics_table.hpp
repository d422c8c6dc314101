#pragma once

#include <cstdint>
#include <span>

/// Metrics of Liberation Sans as data: see make_metrics_table.py.
namespace entente::text {

constexpr double units_per_em = 2048;

struct CodePointRange {
  char16_t first, last;
  std::uint16_t index;  ///< of `first` in the arrays of advances
};

/// How much nearer (negative) the right letter comes, in units; both faces.
struct KerningPair {
  char16_t left, right;
  std::int16_t regular, bold;
};

/// A letter and a combining mark that are drawn as one letter of their own.
struct Composition {
  char16_t base, mark, letter;
};

struct MetricsTable {
  std::span<const CodePointRange> ranges;  ///< sorted
  std::span<const std::uint16_t> regular, bold;
  std::span<const KerningPair> pairs;         ///< sorted by (left, right)
  std::span<const Composition> compositions;  ///< sorted by (base, mark)
};
const MetricsTable& metrics_table();

}  // namespace entente::text

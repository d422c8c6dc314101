#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "input/source_map.hpp"

namespace entente::input {

/// Errors, and as many others, that are told of a document: a megabyte of nonsense should not
/// become a gigabyte of complaints.
constexpr std::size_t most_kept = 1000;

using Json = nlohmann::json;

/// An input text with its values and their places. In JSON Lines `root` is the array of the lines'
/// records, blank lines left out, so that the pointer of the first record is "/0".
struct Document {
  std::string file;
  SourceMap map;
  std::vector<std::size_t> line_begins;
  /// How many code points begin before each block of that many bytes: lines may be long.
  static constexpr std::size_t block = 4096;
  std::vector<std::size_t> begun_before;
  Json root;
  bool lines = false;
  bool broken = false;  ///< some line of JSON Lines could not be read

  /// Line and column of a place in the text.
  Location locate(TextSpan span) const;
};

/// Which part of a value a diagnostic points at.
enum class Spot : std::uint8_t {
  value,  ///< all of it; of objects and lists the opening bracket
  key     ///< its key
};

/// The place of what was found, in the text alone.
Location place(const Document& document, SourceMap::Found found, Spot spot = Spot::value);

struct Parsed {
  Document document;
  bool readable = false;  ///< there is something to decode
  Diagnostics diagnostics;
};

/// Reads bytes as JSON or JSON Lines; the latter is recognised by a first line that is an object
/// with a "record" key. `bytes` must outlive the result.
Parsed parse(std::string_view bytes, std::string_view file, const Limits& limits);

}  // namespace entente::input

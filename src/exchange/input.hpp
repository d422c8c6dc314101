#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"
#include "input/scanner.hpp"

namespace entente::exchange {

using Json = nlohmann::json;

class Feed;

/// JSON documents and other files that are read as a whole. Lines and rows may be more.
constexpr std::size_t longest_document = std::size_t{64} << 20;

/// An input as text: UTF-8 without a mark.
struct Input {
  std::string name;  ///< of the file, as given
  std::string text;
  std::optional<Json> json;               ///< if all of it is one JSON value
  std::optional<Json> first_line;         ///< if that alone is one
  std::optional<input::Fault> fault;      ///< why it is no JSON, if it begins like it
  std::vector<TextSpan> repeated_keys{};  ///< of one JSON object
  std::shared_ptr<Feed> feed{};           ///< of what is read piece by piece: what follows the text
  std::string sheet{};  ///< of a workbook, of which `text` is one sheet as CSV; empty: it is a file

  /// The first character that is no blank; "\0" if there is none.
  char begins_with() const;
};

/// Looks whether the text is JSON, and reads it. `depth`: how deep it may be nested.
void read_json(Input& input, std::size_t depth);

/// A JSON value in a part of a text; none if it is no JSON.
std::optional<Json> json_at(std::string_view text, TextSpan span, std::size_t depth,
                            std::optional<input::Fault>& fault);

/// The lines of a text, for readers of lines and for places.
class Lines {
 public:
  explicit Lines(std::string_view text);
  std::size_t count() const { return begins_.size(); }
  /// Without its line end. `number`: from 1.
  TextSpan span(std::size_t number) const;
  /// Fills in the span of a place whose line and column are known: one character.
  void locate_column(Location& at) const;
  /// Fills in line and column of a span.
  void locate(Location& at) const;
  /// The same for a value that is named by a JSON pointer: in the line of `at`, or in all of the
  /// text if that is 0.
  void locate_json(Location& at, std::size_t depth) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
  mutable std::optional<input::SourceMap> map_;  // of all of the text
};

}  // namespace entente::exchange

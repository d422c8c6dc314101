#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Half-open range of bytes in an input text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// A cell of a table, or a row of it.
struct Cell {
  std::string sheet;         ///< empty: the file is one sheet
  std::uint32_t row = 0;     ///< 1-based, that of the headers counts; 0: this is no table
  std::uint32_t column = 0;  ///< 1-based; 0: the whole row
  std::string header;        ///< of the column
  bool operator==(const Cell&) const = default;
};

/// A place in an input document.
struct Location {
  std::string file;          ///< as given by the user; "-" for standard input
  std::string pointer;       ///< JSON pointer (RFC 6901); empty for the whole document
  TextSpan span;             ///< bytes; equal ends: no place in the text is known
  std::uint32_t line = 0;    ///< 1-based; 0: unknown
  std::uint32_t column = 0;  ///< 1-based, in code points; 0: unknown
  Cell cell = {};            ///< in a table
  bool operator==(const Location&) const = default;
};

/// A further place that explains a diagnostic ("first declared here").
struct Related {
  Location at;
  std::string message;
  bool operator==(const Related&) const = default;
};

enum class Severity : std::uint8_t { note, warning, error };

/// Every kind of problem, once: see codes.def.
enum class Code : std::uint16_t {
#define ENTENTE_CODE(identifier, word, severity, summary, advice) identifier,
#include "entente/codes.def"
#undef ENTENTE_CODE
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  Location at;
  std::string message;  ///< one line, no trailing full stop
  std::vector<Related> related;
  std::string hint;  ///< what to do; may be empty
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value with what was noticed on the way: warnings travel with success.
template <class T>
struct Checked {
  std::optional<T> value;
  Diagnostics diagnostics;
  explicit operator bool() const { return value.has_value(); }
};

struct CodeInfo {
  std::string_view word;     ///< "unknown-actor"
  Severity severity;         ///< default severity
  std::string_view summary;  ///< one sentence
  std::string_view advice;   ///< a paragraph for `entente explain`
};

/// What is known of a code; never fails.
const CodeInfo& info(Code code);

/// A diagnostic of a code's own severity, of no place yet.
Diagnostic make_diagnostic(Code code, std::string message, std::string hint = {});

/// All codes in the order of codes.def.
const std::vector<Code>& all_codes();
/// The code that is written `word`, if any.
std::optional<Code> code_from_word(std::string_view word);

bool has_errors(const Diagnostics& diagnostics);

/// Sorts by file, place and code, and drops repeats.
void tidy(Diagnostics& diagnostics);

enum class DiagnosticsFormat : std::uint8_t { text, json, github };

/// Prints diagnostics with source lines and carets; ends with a count line in text form.
/// `texts`: file name and content of every input, so that lines can be shown. The text and github
/// forms print at most 50, errors first; the JSON form prints all. Pre: tidy.
std::string format(const Diagnostics& diagnostics, DiagnosticsFormat format,
                   const std::vector<std::pair<std::string, std::string>>& texts, bool color);

}  // namespace entente

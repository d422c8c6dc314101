#include "input/document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "input/scanner.hpp"

namespace entente::input {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Line ends are LF, CR LF, or CR alone.
std::vector<std::size_t> find_lines(std::string_view text) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone_return) begins.push_back(i + 1);
  }
  return begins;
}

/// Every byte but a continuation byte begins a code point.
std::size_t count_begun(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

std::vector<std::size_t> count_blocks(std::string_view text) {
  std::vector<std::size_t> counts = {0};
  for (std::size_t at = 0; at < text.size(); at += Document::block) {
    counts.push_back(counts.back() + count_begun(text.substr(at, Document::block)));
  }
  return counts;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// What is plainly no JSON but another form of data: its name and what to do with it.
struct OtherForm {
  std::string_view name, hint;
};

std::optional<OtherForm> other_form(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  // Comments of YAML may stand before anything else.
  std::size_t at = text.find_first_not_of(blank);
  while (at != text.npos && text[at] == '#') {
    at = text.find_first_not_of(blank, std::min(text.find('\n', at), text.size()));
  }
  const std::string_view rest = at == text.npos ? std::string_view{} : text.substr(at);
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  if (line.empty() || line.front() == '{' || line.front() == '[' || line.front() == '"') {
    const bool cells = !line.empty() && line.front() == '"' && line.find("\",\"") != line.npos;
    if (!cells) return std::nullopt;
  }
  if (line.front() == '<') {
    return OtherForm{"XML or HTML", "a dossier is JSON: entente help format tells its keys"};
  }
  const std::size_t key =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  const bool keyed = key != line.npos && key > 0 && line[key] == ':' &&
                     (key + 1 == line.size() || line[key + 1] == ' ');
  if (line.starts_with("---") || line.starts_with("%YAML") || line.starts_with("- ") || keyed) {
    return OtherForm{"YAML",
                     "a dossier is JSON. Convert it first, for instance with yq: "
                     "yq -o=json FILE.yaml | entente check -"};
  }
  for (const char separator : {',', ';', '\t'}) {
    if (line.find(separator) == line.npos || line.find(':') != line.npos) continue;
    return OtherForm{"a table (CSV or TSV)",
                     "entente import makes a dossier of it: entente import FILE.csv > story.json"};
  }
  return std::nullopt;
}

class Parser {
 public:
  Parser(std::string_view bytes, std::string_view file, const Limits& limits) : limits_(limits) {
    document().file = file;
    document().map.text = bytes;
  }

  Parsed run() {
    const std::string_view bytes = document().map.text;
    if (bytes.size() > limits_.bytes) {
      report(Code::limit_exceeded, {0, 0},
             fmt::format("the file has {} bytes, more than the limit of {}", bytes.size(),
                         limits_.bytes));
      return std::move(parsed_);
    }
    document().line_begins = find_lines(bytes);
    document().begun_before = count_blocks(bytes);
    if (!check_encoding(bytes)) return std::move(parsed_);
    const std::size_t begin =
        bytes.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
    if (is_blank(bytes.substr(begin))) {
      report(Code::json_syntax, {0, 0}, "the file is empty",
             "\"entente new\" writes a dossier to start from");
    } else if (const auto form = other_form(bytes.substr(begin))) {
      report(Code::json_syntax, {begin, begin},
             fmt::format("this looks like {}, not like JSON", form->name), std::string(form->hint));
    } else if (is_json_lines(begin)) {
      parse_lines(begin);
    } else {
      parsed_.readable = parse_value({begin, bytes.size()}, document().root);
    }
    for (const DuplicateKey& duplicate : duplicates_) report_duplicate(duplicate);
    return std::move(parsed_);
  }

 private:
  Document& document() { return parsed_.document; }

  Diagnostic& report(Code code, TextSpan span, std::string message, std::string hint = "") {
    Diagnostic& d = parsed_.diagnostics.emplace_back();
    d.code = code;
    d.severity = info(code).severity;
    d.at = document().locate(span);
    d.message = std::move(message);
    d.hint = std::move(hint);
    return d;
  }

  bool check_encoding(std::string_view bytes) {
    const std::optional<std::size_t> bad = base::invalid_utf8(bytes);
    if (!bad) return true;
    const std::string_view mark = bytes.substr(0, 2);
    const bool utf16 = mark == "\xFF\xFE" || mark == "\xFE\xFF";
    report(Code::not_utf8, {*bad, *bad + 1},
           fmt::format("byte {} (hexadecimal {:02X}) is not UTF-8", *bad + 1,
                       static_cast<unsigned char>(bytes[*bad])),
           utf16 ? "this looks like UTF-16: save the file as UTF-8" : "save the file as UTF-8");
    return false;
  }

  /// The lines from `begin` on, without their line ends.
  std::vector<TextSpan> line_spans(std::size_t begin) {
    const std::vector<std::size_t>& begins = document().line_begins;
    std::vector<TextSpan> spans;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : document().map.text.size();
      spans.push_back({std::max(begins[i], begin), end});
    }
    return spans;
  }

  bool is_json_lines(std::size_t begin) {
    const std::string_view text = document().map.text;
    for (const TextSpan line : line_spans(begin)) {
      if (is_blank(text.substr(line.begin, line.end - line.begin))) continue;
      SourceMap first{text, {}, {}};
      return !scan(first, line, limits_.depth).fault && first.nodes[0].keyed &&
             first.find("/record").exact;
    }
    return false;
  }

  /// Every broken line is reported, and the others are still read.
  void parse_lines(std::size_t begin) {
    const std::string_view text = document().map.text;
    document().lines = true;
    document().root = Json::array();
    document().map.nodes.push_back({{}, {begin, text.size()}, 1, 0, 0, false});
    std::vector<std::uint32_t> records;
    for (const TextSpan line : line_spans(begin)) {
      if (is_blank(text.substr(line.begin, line.end - line.begin))) continue;
      Json record;
      const std::size_t node = document().map.nodes.size();
      if (parse_value(line, record)) {
        document().root.push_back(std::move(record));
        records.push_back(static_cast<std::uint32_t>(node));
      } else {
        document().broken = true;
      }
    }
    document().map.nodes[0].next = static_cast<std::uint32_t>(document().map.nodes.size());
    document().map.set_children(0, records);
    parsed_.readable = true;
  }

  bool parse_value(TextSpan span, Json& value) {
    SourceMap& map = document().map;
    const Scan result = scan(map, span, limits_.depth);
    if (result.fault) {
      report_fault(*result.fault);
      return false;
    }
    duplicates_.insert(duplicates_.end(), result.duplicates.begin(), result.duplicates.end());
    const std::string_view text = map.text.substr(span.begin, span.end - span.begin);
    value = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (!value.is_discarded()) return true;
    report(Code::json_syntax, span, "this is not JSON");
    return false;
  }

  bool full() const { return parsed_.diagnostics.size() >= most_kept; }

  void report_fault(const Fault& fault) {
    if (full()) return;
    Diagnostic& d = report(fault.code, fault.at, fault.message, fault.hint);
    if (fault.other) d.related.push_back({document().locate(*fault.other), fault.other_message});
  }

  void report_duplicate(const DuplicateKey& duplicate) {
    if (full()) return;
    const SourceMap& map = document().map;
    const TextSpan key = map.nodes[duplicate.node].key;
    const std::string_view written = map.text.substr(key.begin, key.end - key.begin);
    Diagnostic& d = report(Code::duplicate_key, key,
                           fmt::format("the key {} stands twice in this object", written),
                           "remove or rename one of them");
    d.at.pointer = map.pointer_to(duplicate.node);
    d.related.push_back(
        {document().locate(map.nodes[duplicate.first].key), "it first stands here"});
  }

  const Limits& limits_;
  Parsed parsed_;
  std::vector<DuplicateKey> duplicates_;
};

}  // namespace

Location Document::locate(TextSpan span) const {
  Location at;
  at.file = file;
  at.span = span;
  if (line_begins.empty()) return at;
  const auto after = std::upper_bound(line_begins.begin(), line_begins.end(), span.begin);
  at.line = static_cast<std::uint32_t>(after - line_begins.begin());
  const std::size_t begin = *(after - 1);
  const bool marked = begin == 0 && span.begin >= byte_order_mark.size() &&
                      map.text.substr(0, byte_order_mark.size()) == byte_order_mark;
  const auto begun = [this](std::size_t end) {
    const std::size_t blocks = end / block;
    return begun_before[blocks] + count_begun(map.text.substr(blocks * block, end % block));
  };
  at.column = static_cast<std::uint32_t>(begun(span.begin) - begun(begin) + (marked ? 0 : 1));
  return at;
}

Location place(const Document& document, SourceMap::Found found, Spot spot) {
  const SourceMap& map = document.map;
  const Node& node = map.nodes[found.node];
  TextSpan span = node.value;
  const bool has_key = node.key.end > node.key.begin;
  if (found.exact && spot == Spot::key && has_key) {
    span = node.key;
  } else if (map.text[span.begin] == '{' || map.text[span.begin] == '[') {
    span.end = span.begin + 1;
  }
  return document.locate(span);
}

Parsed parse(std::string_view bytes, std::string_view file, const Limits& limits) {
  return Parser(bytes, file, limits).run();
}

}  // namespace entente::input

#include "exchange/input.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace entente::exchange {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_repeated = 10;
constexpr std::size_t longest_first_line = std::size_t{1} << 20;

input::SourceMap empty_map(std::string_view text) { return {text, {}, {}}; }

std::optional<Json> parsed(std::string_view text) {
  Json value = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

}  // namespace

char Input::begins_with() const {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == text.npos ? '\0' : text[first];
}

std::optional<Json> json_at(std::string_view text, TextSpan span, std::size_t depth,
                            std::optional<input::Fault>& fault) {
  input::SourceMap map = empty_map(text);
  fault = input::scan(map, span, depth).fault;
  if (fault) return std::nullopt;
  return parsed(text.substr(span.begin, span.end - span.begin));
}

void read_json(Input& input, std::size_t depth) {
  const char first = input.begins_with();
  if (first != '{' && first != '[') return;
  const std::string_view text = input.text;
  const std::size_t begin = text.find(first);
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  if (end - begin <= longest_first_line) {
    std::optional<input::Fault> ignored;
    input.first_line = json_at(text, {begin, end}, depth, ignored);
  }
  if (text.size() > longest_document) return;
  input::SourceMap map = empty_map(text);
  input::Scan scan = input::scan(map, {0, text.size()}, depth);
  input.fault = std::move(scan.fault);
  if (input.fault) return;
  input.json = parsed(text);
  for (const input::DuplicateKey& key : scan.duplicates) {
    if (input.repeated_keys.size() < most_repeated) {
      input.repeated_keys.push_back(map.nodes[key.node].key);
    }
  }
}

Lines::Lines(std::string_view text) : text_(text), begins_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone_return) begins_.push_back(i + 1);
  }
}

TextSpan Lines::span(std::size_t number) const {
  const std::size_t begin = begins_[number - 1];
  std::size_t end = number < begins_.size() ? begins_[number] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

void Lines::locate_column(Location& at) const {
  if (at.line == 0 || at.line > begins_.size()) return;
  const TextSpan line = span(at.line);
  std::size_t begin = line.begin;
  for (std::uint32_t i = 1; i < at.column && begin < line.end; ++i) {
    base::next_code_point(text_, begin);
  }
  at.span = {begin, begin};
  if (begin < line.end) base::next_code_point(text_, at.span.end);
}

void Lines::locate(Location& at) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), at.span.begin);
  at.line = static_cast<std::uint32_t>(after - begins_.begin());
  const std::size_t begin = *(after - 1);
  at.column = static_cast<std::uint32_t>(
      base::count_code_points(text_.substr(begin, at.span.begin - begin)) + 1);
}

void Lines::locate_json(Location& at, std::size_t depth) const {
  if (at.line > begins_.size()) return;
  input::SourceMap of_line = empty_map(text_);
  const input::SourceMap* map = &of_line;
  if (at.line > 0) {
    at.span = span(at.line);
    if (!at.pointer.empty()) input::scan(of_line, at.span, depth);
  } else {
    if (!map_) {
      map_ = empty_map(text_);
      input::scan(*map_, {0, text_.size()}, depth);
    }
    map = &*map_;
  }
  if (!map->nodes.empty()) {
    const input::Node& node = map->nodes[map->find(at.pointer).node];
    at.span = node.value;
    if (text_[at.span.begin] == '{' || text_[at.span.begin] == '[') {
      at.span.end = at.span.begin + 1;
    }
  }
  locate(at);
}

}  // namespace entente::exchange

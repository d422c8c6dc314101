#include "judge/attributes.hpp"

#include <charconv>
#include <cmath>

namespace entente::judge {
namespace {

constexpr double greatest = 1e6;

std::optional<double> leading_number(std::string_view& text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || !(std::abs(value) <= greatest)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// Reads the commands of a path one by one.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

  std::optional<std::vector<scene::Segment>> read() {
    while (!text_.empty()) {
      const char command = text_.front();
      text_.remove_prefix(1);
      if (!take(command)) return std::nullopt;
    }
    return std::move(segments_);
  }

 private:
  using Kind = scene::Segment::Kind;

  bool coordinate(double& value) {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == ',')) text_.remove_prefix(1);
    const auto read = leading_number(text_);
    if (read) value = *read;
    return read.has_value();
  }
  bool point(Point& p) { return coordinate(p.x) && coordinate(p.y); }

  void add(scene::Segment segment) {
    at_ = segment.to;
    segments_.push_back(segment);
  }

  bool take(char command) {
    scene::Segment segment;
    segment.to = at_;
    if (segments_.empty() && command != 'M') return false;
    switch (command) {
      case 'M':
        if (!point(segment.to)) return false;
        segment.kind = Kind::move;
        start_ = segment.to;
        break;
      case 'L':
      case 'H':
      case 'V':
        segment.kind = Kind::line;
        if (command != 'V' && !coordinate(segment.to.x)) return false;
        if (command != 'H' && !coordinate(segment.to.y)) return false;
        break;
      case 'C':
        segment.kind = Kind::cubic;
        if (!point(segment.c1) || !point(segment.c2) || !point(segment.to)) return false;
        break;
      case 'Z':
        segment.kind = Kind::close;
        segment.to = start_;
        break;
      default:
        return false;
    }
    add(segment);
    return true;
  }

  std::string_view text_;
  std::vector<scene::Segment> segments_;
  Point at_, start_;
};

}  // namespace

std::optional<double> number(std::string_view text) {
  const auto value = leading_number(text);
  return text.empty() ? value : std::nullopt;
}

std::vector<double> numbers(std::string_view text) {
  std::vector<double> values;
  while (!text.empty()) {
    const auto value = leading_number(text);
    if (!value || (!text.empty() && text.front() != ' ')) return {};
    values.push_back(*value);
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
  }
  return values;
}

std::optional<scene::Color> color(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return theme::rgb(value);
}

std::optional<std::vector<scene::Segment>> path_data(std::string_view text) {
  return PathReader(text).read();
}

}  // namespace entente::judge

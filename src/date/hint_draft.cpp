#include <algorithm>
#include <array>

#include "date/hints.hpp"
#include "date/scan.hpp"

// The draft of 2012 wrote u or x for X, small letters in long years, "?~" for "%", and qualifiers
// after parentheses: those hold for what is inside, one without parentheses for all to its left
// that is not in parentheses.

namespace entente::date {

namespace {

/// Any two different qualifiers in a row as "%".
std::string joined_qualifiers(const std::string& text) {
  std::string out;
  for (char c : text) {
    bool pair =
        !out.empty() && ((out.back() == '?' && c == '~') || (out.back() == '~' && c == '?'));
    if (pair) {
      out.back() = '%';
    } else {
      out += c;
    }
  }
  return out;
}

/// Reads the parentheses of the draft into a qualifier per component.
class Unfolder {
 public:
  explicit Unfolder(const std::string& text) : scan_(text) {}

  /// Empty if the text is not of that form.
  std::string unfold() {
    if (!group() || !scan_.at_end() || components_.empty()) return {};
    bool alike = std::all_of(components_.begin(), components_.end(), [&](const Component& c) {
      return c.qualifier == components_.front().qualifier;
    });
    std::string out;
    for (const Component& c : components_) {
      if (!out.empty()) out += '-';
      if (!alike) out += qualifier_text(c.qualifier);
      out += c.digits;
    }
    if (alike) out += qualifier_text(components_.front().qualifier);
    return out;
  }

 private:
  struct Component {
    std::string digits;
    Qualifier qualifier;
    bool enclosed = false;
  };

  /// Applies the qualifiers that stand here to the components from `begin` on.
  void take_qualifiers(std::size_t begin, bool enclosed_too) {
    while (scan_.peek() == '?' || scan_.peek() == '~' || scan_.peek() == '%') {
      char c = scan_.peek();
      scan_.take(c);
      for (std::size_t i = begin; i < components_.size(); ++i) {
        if (components_[i].enclosed && !enclosed_too) continue;
        components_[i].qualifier.uncertain |= c != '~';
        components_[i].qualifier.approximate |= c != '?';
      }
    }
  }

  bool group() {
    std::size_t begin = components_.size();
    while (!scan_.at_end() && scan_.peek() != ')') {
      if (scan_.take('(')) {
        std::size_t first = components_.size();
        if (!group() || !scan_.take(')')) return false;
        take_qualifiers(first, true);
        for (std::size_t i = first; i < components_.size(); ++i) components_[i].enclosed = true;
      } else {
        bool minus = scan_.take('-') && components_.empty();
        std::string_view digits = scan_.take_while([](char c) { return is_digit(c) || c == 'X'; });
        if (!digits.empty()) {
          components_.emplace_back();
          if (minus) components_.back().digits = '-';
          components_.back().digits += digits;
          take_qualifiers(begin, false);
        } else if (scan_.peek() != '(') {
          return false;
        }
      }
    }
    return true;
  }

  Scanner scan_;
  std::vector<Component> components_;
};

/// "2001-21^southernHemisphere" as "2001-29"; another remark is dropped.
void resolve_remark(std::string& text) {
  std::size_t at = text.find('^');
  if (at == std::string::npos) return;
  bool southern = text.compare(at, 6, "^south") == 0;
  text.erase(at);
  std::size_t code = text.rfind('-');
  if (!southern || code == std::string::npos) return;
  constexpr std::array<std::string_view, 4> seasons{"-21", "-22", "-23", "-24"},
      southern_seasons{"-29", "-30", "-31", "-32"};
  for (std::size_t i = 0; i < seasons.size(); ++i) {
    if (text.substr(code) == seasons[i]) {
      text.replace(code, std::string::npos, southern_seasons[i]);
      return;
    }
  }
}

}  // namespace

Proposals from_draft(const std::string& text) {
  std::string out = text;
  resolve_remark(out);
  if (out.find_first_not_of("0123456789-?~%()uxXyYeEpS") != std::string::npos) return {};
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == 'u' || c == 'x'; }, 'X');
  std::replace(out.begin(), out.end(), 'y', 'Y');
  std::replace(out.begin(), out.end(), 'e', 'E');
  std::replace(out.begin(), out.end(), 'p', 'S');
  out = joined_qualifiers(out);
  if (out.find('(') != std::string::npos) out = Unfolder(out).unfold();
  return {out};
}

}  // namespace entente::date

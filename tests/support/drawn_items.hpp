#pragma once

#include <set>
#include <string>

#include "entente/render.hpp"

/// What a finished graph says of its items, read from what readers and programs get.
namespace entente::test {

inline bool is_drawn_as(const Rendering& rendering, const std::string& form) {
  for (const auto& [kind, report] : rendering.layouts) {
    for (const FormTrial& trial : report.forms) {
      if (trial.form == form && trial.drawn) return true;
    }
  }
  return false;
}

/// Numbers of all items that a part of the figure stands for.
inline std::set<int> told_by_parts(const std::string& svg) {
  std::set<int> numbers;
  const std::string key = "data-events=\"";
  for (std::size_t at = svg.find(key); at != std::string::npos; at = svg.find(key, at)) {
    at += key.size();
    const std::string list = svg.substr(at, svg.find('"', at) - at);
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      numbers.insert(std::stoi(list.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return numbers;
}

/// What the note under the figure says is not shown.
inline std::size_t told_as_missing(const Figure& figure) {
  const std::string words = "Further events not shown: ";
  const std::size_t at = figure.desc.find(words);
  return at == std::string::npos ? 0 : std::stoul(figure.desc.substr(at + words.size()));
}

}  // namespace entente::test

#include "text/memory.hpp"

namespace entente::text {
namespace {

constexpr std::size_t most_bytes = 16 << 20;  // then all is forgotten, and begins anew

}  // namespace

const Memory::Known* Memory::find(std::string_view utf8, Style style) const {
  const auto texts = texts_.find({style.size, style.bold});
  if (texts == texts_.end()) return nullptr;
  const auto found = texts->second.find(utf8);
  return found == texts->second.end() ? nullptr : &found->second;
}

std::optional<double> Memory::width(std::string_view utf8, Style style) const {
  const Known* known = find(utf8, style);
  return known ? known->width : std::nullopt;
}

std::shared_ptr<const Paragraph> Memory::paragraph(std::string_view utf8, Style style) const {
  const Known* known = find(utf8, style);
  return known ? known->paragraph : nullptr;
}

const std::vector<std::string>* Memory::lines(std::string_view utf8, Style style,
                                              LineWish wish) const {
  const Known* known = find(utf8, style);
  if (!known) return nullptr;
  const auto found = known->lines.find(wish);
  return found == known->lines.end() ? nullptr : &found->second;
}

Memory::Known& Memory::known(std::string_view utf8, Style style, std::size_t bytes) {
  bytes_ += bytes + sizeof(Known);
  if (bytes_ > most_bytes) {
    texts_.clear();
    bytes_ = 0;
  }
  Texts& texts = texts_[{style.size, style.bold}];
  const auto found = texts.find(utf8);
  return found != texts.end() ? found->second : texts.emplace(utf8, Known()).first->second;
}

void Memory::keep(std::string_view utf8, Style style, double width) {
  known(utf8, style, utf8.size()).width = width;
}

void Memory::keep(std::string_view utf8, Style style, std::shared_ptr<const Paragraph> paragraph) {
  const std::size_t bytes = utf8.size() + paragraph->run.size() * sizeof(Cluster) +
                            paragraph->pieces.size() * sizeof(Unbroken);
  known(utf8, style, bytes).paragraph = std::move(paragraph);
}

void Memory::keep(std::string_view utf8, Style style, LineWish wish,
                  std::vector<std::string> lines) {
  const std::size_t bytes = 2 * utf8.size() + lines.size() * sizeof(std::string);
  known(utf8, style, bytes).lines[wish] = std::move(lines);
}

Memory& memory() {
  thread_local Memory current;
  return current;
}

}  // namespace entente::text

#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// A strict reader of the little XML that the library writes: no document type, no entities but the
/// five, no comments. Throws std::runtime_error at the first thing that is not well-formed.
namespace xml {

struct Node {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  ///< of this element alone
  std::vector<Node> children;

  const std::string* attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
      if (key == wanted) return &value;
    }
    return nullptr;
  }
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Node document() {
    expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    expect("<");
    Node root = element();
    expect("\n");
    if (at_ != text_.size()) fail("text after the end");
    return root;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(at_));
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void expect(std::string_view word) {
    if (!take(word)) fail("expected " + std::string(word));
  }

  std::string name() {
    const std::size_t begin = at_;
    auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (is_letter(peek()) ||
           (at_ > begin && (peek() == '-' || peek() == ':' || (peek() >= '0' && peek() <= '9')))) {
      ++at_;
    }
    if (at_ == begin) fail("expected a name");
    return std::string(text_.substr(begin, at_ - begin));
  }

  char entity() {
    static const std::map<std::string_view, char> entities = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    for (const auto& [word, meaning] : entities) {
      if (take(word)) return meaning;
    }
    fail("a bare ampersand or an unknown entity");
  }

  /// Character data up to `end`, which is not taken.
  std::string characters(char end) {
    std::string out;
    while (peek() != end) {
      if (at_ >= text_.size()) fail("the text ends too early");
      const char c = peek();
      if (c == '<' || (c == '>' && end == '<')) fail("an unescaped bracket");
      if (static_cast<unsigned char>(c) < 0x20 && (c != '\n' || end == '"')) fail("a control byte");
      if (c == '&') {
        out += entity();
      } else {
        out += c;
        ++at_;
      }
    }
    return out;
  }

  /// Behind the opening bracket.
  Node element() {
    Node node;
    node.name = name();
    while (take(" ")) {
      std::string key = name();
      if (node.attribute(key)) fail("a repeated attribute");
      expect("=\"");
      node.attributes.emplace_back(std::move(key), characters('"'));
      expect("\"");
    }
    if (take("/>")) return node;
    expect(">");
    for (;;) {
      node.text += characters('<');
      if (take("</")) break;
      expect("<");
      node.children.push_back(element());
    }
    expect(node.name + ">");
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

inline Node parse(std::string_view text) { return Reader(text).document(); }

/// All elements with that name, in document order.
inline void collect(const Node& node, std::string_view name, std::vector<const Node*>& found) {
  if (node.name == name) found.push_back(&node);
  for (const Node& child : node.children) collect(child, name, found);
}
inline std::vector<const Node*> all(const Node& root, std::string_view name) {
  std::vector<const Node*> found;
  collect(root, name, found);
  return found;
}

}  // namespace xml

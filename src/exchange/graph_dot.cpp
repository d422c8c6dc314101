#include <fmt/format.h>

#include <unordered_map>

#include "base/utf8.hpp"
#include "exchange/graph_file.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

constexpr std::size_t deepest_subgraph = 64;

struct Token {
  enum class Kind : std::uint8_t { end, mark, arrow, id, fault } kind = Kind::end;
  char mark = '\0';
  std::string text;     ///< of an id, or why there is none
  bool quoted = false;  ///< so that it is no keyword
  std::uint32_t line = 1, column = 1;
};

/// Cuts the DOT language into its tokens. Time is linear in the text.
class DotTokens {
 public:
  explicit DotTokens(std::string_view text) : text_(text) {}

  Token next() {
    skip_blank();
    Token token;
    token.line = line_;
    token.column = column_;
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '"') return quoted(std::move(token));
    if (c == '<') return html(std::move(token));
    if (c == '-' && at_ + 1 < text_.size() && (text_[at_ + 1] == '-' || text_[at_ + 1] == '>')) {
      token.kind = Token::Kind::arrow;
      advance(2);
    } else if (std::string_view("{}[];,=:+").find(c) != std::string_view::npos) {
      token.kind = Token::Kind::mark;
      token.mark = c;
      advance(1);
    } else {
      word(token);
    }
    return token;
  }

 private:
  void advance(std::size_t count) {
    for (; count > 0 && at_ < text_.size(); --count, ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0u) != 0x80u) {
        ++column_;
      }
    }
  }
  void advance_to(std::string_view mark, std::size_t behind) {
    const std::size_t end = text_.find(mark, at_);
    advance(end == text_.npos ? text_.size() - at_ : end - at_ + behind);
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        advance(1);
      } else if (text_.substr(at_, 2) == "/*") {
        advance_to("*/", 2);
      } else if (text_.substr(at_, 2) == "//" || (c == '#' && column_ == 1)) {
        advance_to("\n", 1);
      } else {
        return;
      }
    }
  }

  static Token fault(Token token, std::string why) {
    token.kind = Token::Kind::fault;
    token.text = std::move(why);
    return token;
  }

  Token quoted(Token token) {
    token.kind = Token::Kind::id;
    token.quoted = true;
    for (advance(1); at_ < text_.size() && text_[at_] != '"'; advance(1)) {
      const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (escaped && text_[at_ + 1] == '"') advance(1);
      if (escaped && text_[at_] == '\\') {
        token.text += text_[at_];
        advance(1);
      }
      token.text += text_[at_];
    }
    if (at_ >= text_.size()) return fault(std::move(token), "this quote is not closed");
    advance(1);
    return token;
  }

  Token html(Token token) {
    token.kind = Token::Kind::id;
    token.quoted = true;
    std::size_t depth = 0;
    const std::size_t begin = at_ + 1;
    for (; at_ < text_.size(); advance(1)) {
      if (text_[at_] == '<') ++depth;
      if (text_[at_] == '>' && --depth == 0) break;
    }
    if (at_ >= text_.size()) return fault(std::move(token), "this \"<\" is not closed");
    token.text = plain_text(text_.substr(begin, at_ - begin));
    advance(1);
    return token;
  }

  void word(Token& token) {
    token.kind = Token::Kind::id;
    const std::size_t begin = at_;
    const auto belongs = [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80 ||
             (c == '-' && at_ == begin);
    };
    while (at_ < text_.size() && belongs(text_[at_])) advance(1);
    token.text = text_.substr(begin, at_ - begin);
    if (!token.text.empty()) return;
    token = fault(std::move(token), fmt::format("{} is no part of the DOT language",
                                                model::in_quotes(text_.substr(at_, 1))));
    advance(1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

using DotAttributes = std::map<std::string, std::string>;

/// Reads the DOT language of Graphviz. What is drawn how is no matter; names, labels and weights
/// are.
class DotParser {
 public:
  DotParser(std::string_view text, const model::Origin& at, const Limits& limits, Graph& graph)
      : tokens_(text), at_(at), limits_(limits), graph_(graph) {
    step();
  }

  bool head() {
    if (is_word("strict")) step();
    if (!is_word("graph") && !is_word("digraph")) return false;
    graph_.directed = is_word("digraph");
    step();
    if (token_.kind == Token::Kind::id) graph_.title = label_of(id(), limits_.text);
    return is_mark('{');
  }

  std::optional<RowFault> run() {
    if (!head()) {
      fail("this is no graph of the DOT language");
    } else {
      step();
      statements({}, {});
      if (!fault_ && !is_mark('}')) fail("the graph is not closed");
    }
    return fault_;
  }

 private:
  using Ends = std::vector<std::string>;

  void step() {
    if (token_.kind == Token::Kind::fault) return;
    token_ = tokens_.next();
    if (token_.kind == Token::Kind::fault) fail(token_.text);
  }
  bool is_mark(char mark) const { return token_.kind == Token::Kind::mark && token_.mark == mark; }
  bool is_word(std::string_view word) const {
    return token_.kind == Token::Kind::id && !token_.quoted && base::fold_case(token_.text) == word;
  }
  model::Origin here() const {
    model::Origin place = at_;
    place.line = token_.line;
    place.column = token_.column;
    return place;
  }
  void fail(std::string message) {
    if (!fault_) fault_ = RowFault{here(), Code::bad_format, std::move(message), "", {}};
  }

  /// An id with what is added to it by "+". Pre: the token is one.
  std::string id() {
    std::string text = std::move(token_.text);
    step();
    while (is_mark('+') && !fault_) {
      step();
      if (token_.kind != Token::Kind::id) {
        fail("a text is missing behind \"+\"");
        break;
      }
      text += token_.text;
      step();
    }
    return text;
  }

  void attributes(DotAttributes& into) {
    while (is_mark('[') && !fault_) {
      step();
      while (token_.kind == Token::Kind::id && !fault_) {
        const std::string name = id();
        std::string value = "true";
        if (is_mark('=')) {
          step();
          if (token_.kind != Token::Kind::id) return fail("a value is missing behind \"=\"");
          value = id();
        }
        into[base::fold_case(label_of(name, 60))] = std::move(value);
        if (is_mark(',') || is_mark(';')) step();
      }
      if (!is_mark(']')) return fail("attributes are not closed by \"]\"");
      step();
    }
  }

  /// Defaults are passed by value: they end with their subgraph. The nodes that were named.
  Ends statements(DotAttributes nodes, DotAttributes edges) {
    Ends named;
    if (++depth_ > deepest_subgraph) fail("subgraphs are nested more than 64 deep");
    while (!fault_ && !is_mark('}') && token_.kind != Token::Kind::end) {
      if (is_mark(';') || is_mark(',')) {
        step();
      } else if (is_word("node") || is_word("edge") || is_word("graph")) {
        DotAttributes of_graph;
        DotAttributes& into = is_word("node") ? nodes : is_word("edge") ? edges : of_graph;
        step();
        attributes(into);
      } else {
        statement(nodes, edges, named);
      }
    }
    --depth_;
    return named;
  }

  void statement(const DotAttributes& nodes, const DotAttributes& edges, Ends& named) {
    const model::Origin place = here();
    bool single = false;
    std::vector<Ends> chain = {ends(nodes, edges, single)};
    if (fault_) return;
    if (single && is_mark('=')) {  // an attribute of the graph
      step();
      if (token_.kind == Token::Kind::id) id();
      return;
    }
    if (single) node(chain[0].front(), place, nodes);
    while (token_.kind == Token::Kind::arrow && !fault_) {
      step();
      const model::Origin there = here();
      bool alone = false;
      chain.push_back(ends(nodes, edges, alone));
      if (!fault_ && alone) node(chain.back().front(), there, nodes);
    }
    DotAttributes own = chain.size() > 1 ? edges : DotAttributes();
    attributes(own);
    if (fault_) return;
    if (chain.size() == 1 && single) put(graph_.nodes[numbers_.at(chain[0].front())], own);
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) connect(chain[i], chain[i + 1], place, own);
    for (const Ends& part : chain) named.insert(named.end(), part.begin(), part.end());
  }

  /// A node, or those of a subgraph.
  Ends ends(const DotAttributes& nodes, const DotAttributes& edges, bool& single) {
    const bool subgraph = is_word("subgraph");
    if (subgraph) {
      step();
      if (token_.kind == Token::Kind::id) id();
    }
    if (is_mark('{')) {
      step();
      Ends named = statements(nodes, edges);
      if (!is_mark('}')) fail("the subgraph is not closed");
      step();
      return named;
    }
    if (subgraph || token_.kind != Token::Kind::id) {
      fail("the name of a node is expected here");
      return {};
    }
    single = true;
    Ends named = {id()};
    while (is_mark(':') && !fault_) {  // where a line ends at the node
      step();
      if (token_.kind == Token::Kind::id) id();
    }
    return named;
  }

  bool full() {
    if (graph_.nodes.size() + graph_.edges.size() < most_graph_records) return false;
    if (!fault_) fault_ = too_many_records(here());
    return true;
  }

  void node(const std::string& name, const model::Origin& place, const DotAttributes& defaults) {
    const auto [known, is_new] = numbers_.try_emplace(name, graph_.nodes.size());
    if (!is_new || full()) return;
    GraphRecord& record = graph_.nodes.emplace_back();
    record.at = place;
    record.id = name;
    put(record, defaults);
  }

  void connect(const Ends& from, const Ends& to, const model::Origin& place,
               const DotAttributes& own) {
    for (const std::string& source : from) {
      for (const std::string& target : to) {
        if (full()) return;
        GraphEdge& edge = graph_.edges.emplace_back();
        edge.at = place;
        edge.source = source;
        edge.target = target;
        put(edge, own);
        const auto way = own.find("dir");
        if (way != own.end() && (way->second == "none" || way->second == "both")) {
          edge.directed = false;
        }
        if (way != own.end() && way->second == "back") std::swap(edge.source, edge.target);
        edge.values.erase("dir");
      }
    }
  }

  void put(GraphRecord& record, const DotAttributes& attributes) const {
    for (const auto& [name, value] : attributes) {
      std::string text;
      for (std::size_t i = 0; i < value.size(); ++i) {
        const bool escape = value[i] == '\\' && i + 1 < value.size();
        if (!escape) {
          text += value[i];
        } else if (const char c = value[++i]; c == 'N') {
          text += record.id;
        } else {
          text += c == 'n' || c == 'l' || c == 'r' ? ' ' : c;
        }
      }
      text = label_of(text, limits_.text);
      if (!text.empty()) record.values[name] = std::move(text);
    }
  }

  DotTokens tokens_;
  model::Origin at_;
  const Limits& limits_;
  Graph& graph_;
  Token token_;
  std::optional<RowFault> fault_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::size_t depth_ = 0;
};

}  // namespace

bool is_dot(const Input& input) {
  constexpr std::size_t longest_beginning = 4096;
  Graph graph;
  const Limits limits;
  const std::string_view text = input.text;
  return DotParser(text.substr(0, longest_beginning), {}, limits, graph).head();
}

std::optional<RowFault> parse_dot(const Input& input, const model::Origin& at, const Limits& limits,
                                  Graph& graph) {
  return DotParser(input.text, at, limits, graph).run();
}

}  // namespace entente::exchange

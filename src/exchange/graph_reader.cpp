#include "exchange/graph_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/json_object.hpp"
#include "exchange/known_actors.hpp"
#include "exchange/values.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

constexpr double heaviest_edge = 1e9;
constexpr std::size_t longest_date = 200;

std::optional<double> number_in(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto status = std::from_chars(text.data(), end, value);
  const bool whole = status.ec == std::errc() && status.ptr == end && std::isfinite(value);
  return whole ? std::optional(value) : std::nullopt;
}

/// "2001" for "2001.0"; empty if the number is no year.
std::string year_in(const std::string& text) {
  const std::optional<double> value = number_in(text);
  if (!value || *value != std::floor(*value) || std::abs(*value) > 9999) return "";
  return fmt::format("{}{:04}", *value < 0 ? "-" : "", static_cast<int>(std::abs(*value)));
}

class GraphReader : public Reader {
 public:
  GraphReader(Input input, ImportedSheet& account, Intake& intake, ParseGraph parse)
      : Reader(std::move(input), account, intake), lines_(input_.text) {
    const std::optional<RowFault> fault =
        input_.text.size() > longest_document
            ? RowFault{origin(), Code::limit_exceeded, "the file has more than 64 MiB", "", {}}
            : parse(input_, origin(), intake_.options().limits, graph_);
    input_.json.reset();
    if (fault) {
      report(fault->code, fault->message, fault->hint).at = fault->at.location();
      graph_ = {};
    }
    account_.rows = graph_.nodes.size() + graph_.edges.size() + graph_.left_out.size();
    account_.rejected = graph_.left_out.size();
    for (RowFault& left_out : graph_.left_out) reject(std::move(left_out));
    intake_.joiner().entitle(graph_.title, "");
  }

  void read(RowKind kind) override {
    if (kind == RowKind::actor) {
      for (GraphRecord& node : graph_.nodes) read_node(node);
      graph_.nodes.clear();
    } else if (kind == RowKind::relation) {
      for (GraphEdge& edge : graph_.edges) read_edge(edge);
      graph_.edges.clear();
      note_counts(account_, "attributes that are not read: ", unread_);
      note_counts(account_, "times that are no dates: ", undated_);
      if (years_ > 0) account_.notes.push_back(fmt::format("numbers read as years: {}", years_));
      intake_.finish_input(input_.text.size());
    }
  }

  Location located(Location at) const override {
    if (at.line == 0) {
      if (!at.pointer.empty()) lines_.locate_json(at, intake_.options().limits.depth);
    } else {
      lines_.locate_column(at);
    }
    return at;
  }

 private:
  model::Origin origin() const { return {"", file_, 0, 0, 0}; }

  /// The first value of these names; all of them count as read.
  static std::string take(GraphRecord& record, std::initializer_list<std::string_view> names) {
    std::string result;
    for (const std::string_view name : names) {
      const auto found = record.values.find(std::string(name));
      if (found == record.values.end()) continue;
      if (result.empty()) result = std::move(found->second);
      record.values.erase(found);
    }
    return result;
  }

  /// The value if it is a word of the format; else it stays, and counts as not read.
  template <class Enum, std::size_t n>
  static std::optional<Enum> take_word(GraphRecord& record,
                                       std::initializer_list<std::string_view> names,
                                       const std::array<model::Word<Enum>, n>& words) {
    for (const std::string_view name : names) {
      const auto found = record.values.find(std::string(name));
      if (found == record.values.end()) continue;
      for (const auto& word : words) {
        if (base::fold_case(found->second) != word.word) continue;
        record.values.erase(found);
        return word.value;
      }
    }
    return std::nullopt;
  }

  void finish(const GraphRecord& record, Outcome outcome, const char* of) {
    ++(outcome == Outcome::merged ? account_.merged : account_.read);
    for (const auto& [name, value] : record.values) ++unread_[fmt::format("{}.{}", of, name)];
  }
  void leave_out(RowFault fault) {
    ++account_.rejected;
    reject(std::move(fault));
  }

  void read_node(GraphRecord& node) {
    if (node.id.empty()) {
      return leave_out({node.at, Code::missing_key, "the node has no id", "", {}});
    }
    model::DraftActor actor;
    Actor& facts = actor.facts;
    actor.at = node.at;
    facts.name = take(node, {"label", "name", "title"});
    if (facts.name.empty()) facts.name = node.id;
    const auto [known, is_new] = actors_.try_emplace(node.id);
    if (!is_new) return join(node, facts.name, known->second);
    known->second = {facts.name, "", node.at};
    const KnownActor guess = guess_actor(base::fold_case(facts.name));
    facts.kind =
        take_word(node, {"kind", "type", "class"}, model::actor_kinds).value_or(guess.kind);
    if (facts.kind == ActorKind::country && !guess.iso.empty()) facts.codes["iso"] = guess.iso;
    facts.short_name = take(node, {"short", "short name"});
    if (facts.short_name.empty()) facts.short_name = facts.name;
    facts.note = take(node, {"note", "description", "comment"});
    if (const std::string url = take(node, {"url", "website"}); base::is_safe_url(url)) {
      facts.url = url;
    }
    if (!node.spells.empty()) {
      facts.lived = span({node.spells.front().start, node.spells.back().end}, "node");
    }
    known->second.id = id_of(std::move(actor));
    finish(node, Outcome::read, "node");
  }

  struct Node {
    std::string name;
    std::string id;  ///< of the actor
    model::Origin at;
  };

  void join(GraphRecord& node, const std::string& name, const Node& first) {
    if (name == first.name) return finish(node, Outcome::merged, "node");
    leave_out({node.at,
               Code::duplicate_id,
               fmt::format("the id {} belongs to another node, named {}", model::in_quotes(node.id),
                           model::in_quotes(first.name)),
               "",
               {{first.at.location(), "it first stands here"}}});
  }

  /// An actor of another file that has the name is the same; one of this file is not.
  std::string id_of(model::DraftActor actor) {
    Joiner& joiner = intake_.joiner();
    const std::string name = base::fold_case(actor.facts.name);
    const bool twin = !names_.insert(name).second;
    if (!twin) {
      if (const std::string* id = joiner.known(actor.facts.name)) return *id;
    }
    const std::string key =
        fmt::format("node:{}:{}:{}", input_.name, name, names_.size() + actors_.size());
    joiner.declare(key, std::move(actor));
    return *joiner.by_key(key);
  }

  /// "" if it is none.
  std::string day(const std::string& text, const char* of) {
    std::string day = text.substr(0, text.find('T'));
    if (graph_.numbers_are_years) {
      const std::string year = year_in(text);
      if (!year.empty()) ++years_;
      if (!year.empty()) day = year;
    }
    if (std::holds_alternative<date::Edtf>(date::parse(day))) return day;
    ++undated_[of];
    return "";
  }

  std::optional<date::Edtf> span(const Spell& spell, const char* of) {
    const auto is_open = [](const std::string& text) {
      return text.empty() || text.find("INF") != text.npos || text.find("inf") != text.npos;
    };
    const std::string start = is_open(spell.start) ? ".." : day(spell.start, of);
    const std::string end = is_open(spell.end) ? ".." : day(spell.end, of);
    if (start.empty() || end.empty() || (start == ".." && end == "..")) return std::nullopt;
    auto parsed = date::parse(start == end ? start : start + '/' + end);
    if (auto* edtf = std::get_if<date::Edtf>(&parsed)) return std::move(*edtf);
    ++undated_[of];
    return std::nullopt;
  }

  /// Dates as they are written in a dossier, ";" between them: they say more than spells can.
  static bool read_dates(std::string_view text, Relation& facts) {
    std::vector<date::Edtf> dates;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(';'), text.size());
      auto parsed = date::parse(label_of(text.substr(0, end), longest_date));
      auto* edtf = std::get_if<date::Edtf>(&parsed);
      if (!edtf) return false;
      dates.push_back(std::move(*edtf));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    facts.when = std::move(dates);
    return true;
  }

  void read_when(GraphEdge& edge, Relation& facts) {
    Spell spell = {take(edge, {"start", "startdate", "start_date", "begin"}),
                   take(edge, {"end", "enddate", "end_date"})};
    const std::string day = take(edge, {"date", "when"});
    if (day.empty() || !read_dates(day, facts)) {
      if (!day.empty()) spell = {day, day};
      if (!spell.start.empty() || !spell.end.empty()) edge.spells.push_back(spell);
      for (const Spell& one : edge.spells) {
        if (auto time = span(one, "edge")) facts.when.push_back(std::move(*time));
      }
    }
    const std::size_t most = intake_.options().limits.list;
    if (facts.when.size() > most) facts.when.resize(most);
  }

  bool read_ends(const GraphEdge& edge, model::DraftRelation& draft) {
    for (const auto& [id, side, word] :
         {std::tuple{&edge.source, &draft.from, "source"}, {&edge.target, &draft.to, "target"}}) {
      const auto node = actors_.find(*id);
      if (node == actors_.end()) {
        leave_out({edge.at,
                   Code::unknown_actor,
                   id->empty() ? fmt::format("the edge has no {}", word)
                               : fmt::format("{} is no node", model::in_quotes(*id)),
                   "",
                   {}});
        return false;
      }
      side->push_back({node->second.id, edge.at});
    }
    return true;
  }

  void read_edge(GraphEdge& edge) {
    model::DraftRelation draft;
    Relation& facts = draft.facts;
    draft.at = edge.at;
    if (!read_ends(edge, draft)) return;
    facts.directed = edge.directed.value_or(graph_.directed);
    if (const std::string word = take(edge, {"directed"}); !word.empty()) {
      facts.directed = is_yes(word);
    }
    const std::string weight = take(edge, {"weight", "value"});
    if (!weight.empty()) {
      const std::optional<double> number = number_in(weight);
      if (!number || *number < 0 || *number > heaviest_edge) {
        return leave_out({edge.at,
                          Code::bad_value,
                          fmt::format("the weight {} is not a number between 0 and 1000000000",
                                      model::in_quotes(weight)),
                          "",
                          {}});
      }
      facts.weight = *number;
    }
    draft.sign = take_word(edge, {"sign"}, model::signs);
    draft.medium = take_word(edge, {"medium"}, model::media);
    facts.status = take_word(edge, {"status"}, model::statuses).value_or(Status::happened);
    facts.type = take(edge, {"type", "kind", "interaction", "relation"});
    if (facts.type.size() > intake_.options().limits.id) facts.type.clear();
    facts.label = take(edge, {"label", "name", "title"});
    facts.note = take(edge, {"note", "description", "comment"});
    read_when(edge, facts);
    const Joiner::Added added = intake_.joiner().add(std::move(draft));
    finish(edge, added.outcome, "edge");
  }

  Lines lines_;
  Graph graph_;
  std::map<std::string, Node> actors_;  // by the ids of their nodes
  std::set<std::string> names_;
  UnreadKeys unread_, undated_;
  std::size_t years_ = 0;
};

}  // namespace

std::unique_ptr<Reader> read_graph(Input input, ImportedSheet& account, Intake& intake,
                                   ParseGraph parse) {
  return std::make_unique<GraphReader>(std::move(input), account, intake, parse);
}

}  // namespace entente::exchange

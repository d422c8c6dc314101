#include "exports/told_graph.hpp"

#include <algorithm>
#include <set>

#include "base/plain_number.hpp"
#include "entente/words.hpp"
#include "graph/network.hpp"
#include "select/selection.hpp"
#include "words/item_words.hpp"

namespace entente::exports {
namespace {

void put(Attributes& out, std::string_view name, std::string text) {
  if (!text.empty()) out.emplace_back(name, std::move(text));
}

class Teller {
 public:
  Teller(const Dossier& dossier, Account& account) : dossier_(dossier), account_(account) {}

  ToldGraph run() {
    graph_.title = dossier_.title;
    for (const Actor& actor : dossier_.actors) tell(actor);
    const Checked<select::Selection> all = select::apply(dossier_, {});
    if (!all.value) return std::move(graph_);  // actors alone
    const graph::Network network = graph::network(dossier_, *all.value);
    tell_items(*all.value, network);
    account_.leave_out("items that tie nobody",
                       alone_ + graph::missing(*all.value, network).size());
    account_.leave_out("eras", dossier_.eras.size());
    leave_out_claims_and_camps(dossier_, account_);
    return std::move(graph_);
  }

 private:
  void tell(const Actor& actor) {
    ToldNode node{actor.id, actor.name, {}, {}};
    put(node.attributes, "kind", std::string(word_of(actor.kind)));
    if (actor.short_name != actor.name) put(node.attributes, "short", actor.short_name);
    if (actor.of) put(node.attributes, "of", dossier_[*actor.of].id);
    std::vector<std::string> posts;
    for (const Post& post : actor.posts) {
      const std::string when = post.when ? " (" + post.when->text + ")" : "";
      posts.push_back(post.role + ", " + dossier_[post.of].name + when);
    }
    put(node.attributes, "posts", joined(posts));
    put(node.attributes, "aliases", joined(actor.aliases));
    std::vector<std::string> codes;
    for (const auto& [scheme, code] : actor.codes) codes.push_back(scheme + ':' + code);
    put(node.attributes, "codes", joined(codes));
    if (actor.lived) {
      put(node.attributes, "lived", actor.lived->text);
      if (const Span span = span_of(*actor.lived); !span.empty()) node.spells.push_back(span);
    }
    put(node.attributes, "url", actor.url);
    put(node.attributes, "note", actor.note);
    ids_.insert(actor.id);
    graph_.nodes.push_back(std::move(node));
  }

  std::string free_id(const std::string& wanted) {
    std::string id = wanted;
    while (!ids_.insert(id).second) id += '-';
    return id;
  }

  void tell_items(const select::Selection& selection, const graph::Network& network) {
    std::vector<std::string> ids;
    std::size_t unknown = 0;
    for (const graph::Node& node : network.nodes) {
      if (node.kind == graph::Node::Kind::actor) {
        ids.push_back(dossier_[node.actor].id);
        alone_ += node.numbers.size();
      } else if (node.kind == graph::Node::Kind::event) {
        const select::Item& item = select::item_of(selection, node.numbers.front());
        ids.push_back(free_id("event-" + std::to_string(item.number)));
        ToldNode told{ids.back(), select::view(dossier_, item).title, {{"kind", "event"}}, {}};
        told.spells = spells_of(item);
        graph_.nodes.push_back(std::move(told));
      } else {
        ids.push_back(free_id("unknown-" + std::to_string(++unknown)));
        graph_.nodes.push_back({ids.back(), "?", {{"kind", "unknown"}}, {}});
      }
    }
    for (const graph::Tie& tie : network.ties) {
      for (const int number : tie.numbers) {
        ToldEdge edge = tell(select::item_of(selection, number));
        edge.source = ids[tie.from];
        edge.target = ids[tie.to];
        edge.directed = !tie.mutual;
        graph_.edges.push_back(std::move(edge));
      }
    }
    graph_.directed = std::any_of(graph_.edges.begin(), graph_.edges.end(),
                                  [](const ToldEdge& edge) { return edge.directed; });
    for (ToldEdge& edge : graph_.edges) {
      if (graph_.directed && !edge.directed) put(edge.attributes, "directed", "false");
    }
  }

  std::vector<Span> spells_of(const select::Item& item) const {
    std::vector<Span> spells;
    for (const date::Edtf* when : select::view(dossier_, item).when) {
      if (const Span span = span_of(*when); !span.empty()) spells.push_back(span);
    }
    return spells;
  }

  ToldEdge tell(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    ToldEdge edge;
    edge.label = facts.title;
    edge.weight = facts.weight;
    edge.spells = spells_of(item);
    const auto* event = std::get_if<EventIndex>(&item.what);
    const auto* relation = std::get_if<RelationIndex>(&item.what);
    Attributes& out = edge.attributes;
    put(out, "item", facts.is_event ? "event" : "relation");
    put(out, "type", event ? dossier_[*event].type : dossier_[*relation].type);
    put(out, "sign", std::string(entente::word_of(facts.sign)));
    put(out, "medium", std::string(entente::word_of(facts.medium)));
    put(out, "status", std::string(word_of(facts.status)));
    std::vector<std::string> when;
    for (const date::Edtf* spell : facts.when) when.push_back(spell->text);
    put(out, "when", joined(when));
    if (facts.amount) {
      put(out, "amount", base::plain_number(facts.amount->value));
      put(out, "unit", facts.amount->unit);
      put(out, "approximate", facts.amount->approximate ? "yes" : "");
    }
    put(out, "certainty", event ? dossier_[*event].certainty : dossier_[*relation].certainty);
    if (event) {
      put(out, "text", dossier_[*event].text);
      put(out, "place", dossier_[*event].place);
      put(out, "url", dossier_[*event].url);
      put(out, "according to", words::attribution(dossier_, item));
    }
    put(out, "note", event ? dossier_[*event].note : dossier_[*relation].note);
    put(out, "sources", joined(source_texts(dossier_, facts.sources)));
    return edge;
  }

  const Dossier& dossier_;
  Account& account_;
  ToldGraph graph_;
  std::set<std::string> ids_;
  std::size_t alone_ = 0;
};

}  // namespace

ToldGraph tell_graph(const Dossier& dossier, Account& account) {
  return Teller(dossier, account).run();
}

}  // namespace entente::exports

#include "model/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.hpp"
#include "model/allowed.hpp"

namespace entente::model {
namespace {

/// A plan this many days before the document's date should have become something.
constexpr double stale_days = 30;

const date::Edtf* if_dated(const std::optional<date::Edtf>& when) {
  return when && !date::is_undated(*when) ? &*when : nullptr;
}

class Checker {
 public:
  Checker(const Dossier& dossier, const Places& places, Diagnostics& diagnostics)
      : dossier_(dossier), places_(places), diagnostics_(diagnostics) {}

  void check_event(EventIndex index) {
    const Event& event = dossier_[index];
    const date::Edtf* when = if_dated(event.when);
    if (!when) return;
    const Origin at = places_.events[index.value].field("when");
    check_as_of(event, *when, at);
    if (allows(event.allowed, Code::outside_term)) return;
    for (const Participant& p : event.participants) {
      // What is talked about may be long gone, and so may whom somebody follows.
      const bool gone =
          p.kind == RoleKind::object || (p.kind == RoleKind::source && event.type == "succession");
      if (!p.actor || gone || allows(dossier_[*p.actor].allowed, Code::outside_term)) continue;
      if (!check_life(*p.actor, *when, at)) continue;
      if (in_office(event, p)) check_term(*p.actor, *when, at);
    }
  }

  /// Whoever acts outside his terms again and again is told of once.
  void report_terms() {
    for (const auto& [actor, found] : outside_terms_) {
      const std::size_t others = found.size() - 1;
      const std::string more =
          others == 0 ? "" : fmt::format(", and so {} {} more", others == 1 ? "is" : "are", others);
      Diagnostic& d = report(Code::outside_term, found.front().second,
                             fmt::format("{} is outside every term of office of {}{}",
                                         found.front().first, name(actor), more),
                             "check the date, or add the post held then; " + how_to_allow(actor));
      for (std::size_t i = 1; i < found.size(); ++i) {
        d.related.push_back({found[i].second.location(), found[i].first});
      }
    }
  }

  void check_relation(RelationIndex index) {
    const Relation& r = dossier_[index];
    const Origin& at = places_.relations[index.value];
    for (ActorIndex actor : r.from) {
      if (std::find(r.to.begin(), r.to.end(), actor) == r.to.end()) continue;
      report(Code::self_relation, at.field("to"),
             fmt::format("{} stands on both sides of this relation", name(actor)));
    }
    if (r.when.empty() || !all_outside(r.from, r) || !all_outside(r.to, r)) return;
    report(
        Code::outside_life, at.field("when"),
        fmt::format("{} lies outside the life spans of both ends", in_quotes(r.when.front().text)));
  }

  /// The second of two events that look the same is reported, beside the first.
  void check_similar() {
    using Amounts = std::optional<std::pair<double, std::string>>;
    using Look =
        std::tuple<std::string, std::string, std::vector<std::optional<ActorIndex>>, Amounts>;
    std::vector<std::pair<Look, EventIndex>> looks;
    for (std::uint32_t i = 0; i < dossier_.events.size(); ++i) {
      const Event& event = dossier_.events[i];
      std::vector<std::optional<ActorIndex>> actors;
      for (const Participant& p : event.participants) actors.push_back(p.actor);
      std::sort(actors.begin(), actors.end());
      looks.push_back(
          {{event.when ? event.when->text : "", base::fold_case(event.title), std::move(actors),
            event.amount ? Amounts({event.amount->value, event.amount->unit}) : std::nullopt},
           EventIndex{i}});
    }
    std::stable_sort(looks.begin(), looks.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < looks.size(); ++i) {
      if (looks[i].first != looks[i - 1].first) continue;
      const EventIndex event = looks[i].second;
      if (allows(dossier_[looks[i - 1].second].allowed, Code::similar_events)) continue;
      Diagnostic& d = report(Code::similar_events, places_.events[event.value],
                             fmt::format("this event looks the same as another: {}",
                                         in_quotes(dossier_[event].title)));
      d.related.push_back({places_.events[looks[i - 1].second.value].location(), "the other one"});
    }
  }

  void check_unused() {
    std::set<ActorIndex> actors;
    std::set<SourceIndex> sources;
    collect_used(actors, sources);
    for (std::uint32_t i = 0; i < dossier_.actors.size(); ++i) {
      if (actors.count(ActorIndex{i})) continue;
      report(Code::unused_actor, places_.actors[i].field("id"),
             fmt::format("{} takes part in nothing", name(ActorIndex{i})),
             "it is not drawn: give it a tie or an event, or remove it");
    }
    for (std::uint32_t i = 0; i < dossier_.sources.size(); ++i) {
      if (sources.count(SourceIndex{i})) continue;
      report(Code::unused_source, places_.sources[i].field("id"),
             fmt::format("the source {} is cited nowhere", in_quotes(dossier_.sources[i].id)));
    }
  }

 private:
  Diagnostic& report(Code code, const Origin& at, std::string message, std::string hint = "") {
    diagnostics_.push_back(problem(code, at, std::move(message), std::move(hint)));
    return diagnostics_.back();
  }

  std::string name(ActorIndex actor) const { return in_quotes(dossier_[actor].name); }

  void check_as_of(const Event& event, const date::Edtf& when, const Origin& at) {
    const date::Edtf* as_of = if_dated(dossier_.as_of);
    if (!as_of) return;
    if (event.status == Status::happened && surely_before(*as_of, when)) {
      report(Code::after_as_of, at,
             fmt::format("this is said to have happened, but {} is after the document's date, {}",
                         when.text, as_of->text),
             "give it the status \"planned\" or \"reported\", or move \"as_of\"");
    }
    if (event.status == Status::planned && surely_before(when, *as_of) &&
        date::day_number(as_of->earliest.day) - date::day_number(when.latest.day) > stale_days) {
      report(Code::stale_plan, at,
             fmt::format("this is planned for {}, well before the document's date, {}", when.text,
                         as_of->text),
             "say what became of it: \"happened\" or \"cancelled\"");
    }
  }

  std::string how_to_allow(ActorIndex actor) const {
    return fmt::format(
        "if it is true, say why under \"allow\" of the event or of {}: "
        "[{{\"code\": \"outside-term\", \"reason\": \"…\"}}]",
        name(actor));
  }

  /// False if the date is outside of it.
  bool check_life(ActorIndex index, const date::Edtf& when, const Origin& at) {
    const date::Edtf* lived = if_dated(dossier_[index].lived);
    if (!lived || !surely_apart(*lived, when)) return true;
    report(
        Code::outside_term, at,
        fmt::format("{} is outside the life span of {}, {}", when.text, name(index), lived->text),
        "check the date and \"lived\"; " + how_to_allow(index));
    return false;
  }

  /// Whether somebody acts as the holder of an office: who is sued, elected or married need hold
  /// none.
  static bool in_office(const Event& event, const Participant& p) {
    const bool acts = p.kind != RoleKind::target && p.kind != RoleKind::witness;
    return acts && !event.personal && event.type != "election";
  }

  void check_term(ActorIndex index, const date::Edtf& when, const Origin& at) {
    const Actor& actor = dossier_[index];
    const bool outside_all =
        std::all_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
          const date::Edtf* term = if_dated(post.when);
          return term && surely_apart(*term, when);
        });
    if (!actor.posts.empty() && outside_all) outside_terms_[index].push_back({when.text, at});
  }

  /// Whether each of the actors has a life span, and no spell of the relation touches it.
  bool all_outside(const std::vector<ActorIndex>& actors, const Relation& r) const {
    return !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
      const date::Edtf* lived = if_dated(dossier_[actor].lived);
      return lived && std::all_of(r.when.begin(), r.when.end(), [&](const date::Edtf& spell) {
               return surely_apart(*lived, spell);
             });
    });
  }

  void collect_used(std::set<ActorIndex>& actors, std::set<SourceIndex>& sources) const {
    auto cite = [&](const std::vector<SourceIndex>& s) { sources.insert(s.begin(), s.end()); };
    auto cite_claims = [&](const std::vector<Claim>& claims) {
      for (const Claim& claim : claims) cite(claim.sources);
    };
    auto hear = [&](const std::vector<Voice>& voices) {
      for (const Voice& voice : voices) {
        if (voice.actor) actors.insert(*voice.actor);
        if (voice.source) sources.insert(*voice.source);
      }
    };
    for (const Relation& r : dossier_.relations) {
      actors.insert(r.from.begin(), r.from.end());
      actors.insert(r.to.begin(), r.to.end());
      cite(r.sources);
      cite_claims(r.claims);
    }
    for (const Event& event : dossier_.events) {
      for (const Participant& p : event.participants) {
        if (p.actor) actors.insert(*p.actor);
      }
      hear(event.reported_by);
      hear(event.denied_by);
      cite(event.sources);
      cite_claims(event.claims);
    }
    for (const Actor& actor : dossier_.actors) {
      for (const Post& post : actor.posts) cite(post.sources);
    }
    add_containers(actors);
  }

  /// What a drawn actor belongs to is drawn with it.
  void add_containers(std::set<ActorIndex>& actors) const {
    std::vector<ActorIndex> open(actors.begin(), actors.end());
    while (!open.empty()) {
      const Actor& actor = dossier_[open.back()];
      open.pop_back();
      auto add = [&](ActorIndex container) {
        if (actors.insert(container).second) open.push_back(container);
      };
      if (actor.of) add(*actor.of);
      for (const Post& post : actor.posts) add(post.of);
    }
  }

  const Dossier& dossier_;
  const Places& places_;
  Diagnostics& diagnostics_;
  std::map<ActorIndex, std::vector<std::pair<std::string, Origin>>> outside_terms_;
};

}  // namespace

bool surely_before(const date::Edtf& a, const date::Edtf& b) {
  return a.latest.finite() && b.earliest.finite() && a.latest.day < b.earliest.day;
}

bool surely_apart(const date::Edtf& a, const date::Edtf& b) {
  return surely_before(a, b) || surely_before(b, a);
}

Diagnostic problem(Code code, const Origin& at, std::string message, std::string hint) {
  Diagnostic d = make_diagnostic(code, std::move(message), std::move(hint));
  d.at = at.location();
  return d;
}

Diagnostic understood(const Origin& at, std::string_view written, std::string_view meant) {
  return problem(Code::understood, at,
                 fmt::format("{} is understood as {}", in_quotes(written), in_quotes(meant)),
                 fmt::format("write {}, the word of the format", in_quotes(meant)));
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string clean = base::clean_label(text);
  std::size_t end = 0;
  for (std::size_t count = 0; end < clean.size() && count < longest; ++count) {
    base::next_code_point(clean, end);
  }
  if (end < clean.size()) clean = clean.substr(0, end) + "…";
  return '"' + clean + '"';
}

void check(const Dossier& dossier, const Places& places, bool faulty, Diagnostics& diagnostics) {
  Checker checker(dossier, places, diagnostics);
  for (std::uint32_t i = 0; i < dossier.events.size(); ++i) checker.check_event(EventIndex{i});
  checker.report_terms();
  for (std::uint32_t i = 0; i < dossier.relations.size(); ++i) {
    checker.check_relation(RelationIndex{i});
  }
  if (faulty) return;
  checker.check_similar();
  checker.check_unused();
}

}  // namespace entente::model

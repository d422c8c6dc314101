#include "relations/compose_graph.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "marks/said.hpp"
#include "relations/account.hpp"
#include "relations/compose_cards.hpp"
#include "relations/forms.hpp"
#include "relations/place_wishes.hpp"
#include "select/naming.hpp"

namespace entente::relations {
namespace {

const Form& named(GraphForm form) {
  const auto rows = forms();
  return *std::find_if(rows.begin(), rows.end(), [&](const Form& row) { return row.form == form; });
}

double told_in(const Context& context, const Body& body) {
  marks::Said said;
  said.add(body.elements);
  const std::vector<Actor>& actors = context.dossier.actors;
  const auto named = std::count_if(actors.begin(), actors.end(), [&](const Actor& actor) {
    return said.actors.count(actor.id) > 0 && select::headline_names(context.dossier.title, actor);
  });
  return worth_of(context, static_cast<double>(said.worded.size() + said.actors.size()),
                  static_cast<std::size_t>(named));
}

}  // namespace

Body compose_graph(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options) {
  // A way of few steps is drawn as cards, in which every tie has its own line.
  if (options.partial) return compose_cards(context, network, area, options);
  std::vector<FormTrial> trials;
  auto why_not = [&](const Form& form) {
    const Suited suited = form.suited(context, network);
    return suited.suits ? std::string("there is no room for it") : suited.reason;
  };
  auto drawn = [&](const Form& form, std::string reason) {
    Body body = form.compose(context, network, area, options);
    trials.push_back({std::string(form.name), body.fits, std::move(reason)});
    if (!body.fits) trials.back().reason += "; " + why_not(form);
    body.layout.forms = trials;
    const bool untold = body.layout.wishes.empty() && !context.dossier.layout.empty();
    if (body.fits && untold) tell_wishes_of_places(context.dossier, form.name, body);
    return body;
  };
  if (options.form) {
    const Form& asked = named(*options.form);
    Body body = drawn(asked, "as asked for");
    if (body.fits) return body;
  }
  Body body;
  for (const Form& form : forms()) {
    const Suited suited = form.suited(context, network);
    if (!suited.suits) {
      trials.push_back({std::string(form.name), false, suited.reason});
      continue;
    }
    body = drawn(form, suited.reason);
    if (!body.fits) continue;
    if (suited.worth) {
      Body words = named(GraphForm::columns).compose(context, network, area, options);
      if (words.fits && told_in(context, words) > *suited.worth * told_in(context, body)) {
        trials.back().drawn = false;
        trials.back().reason += "; columns tell more";
        trials.push_back({"columns", true, "they tell more, in words"});
        body = std::move(words);
        body.layout.forms = trials;
      }
    }
    break;
  }
  if (options.form) {
    const Form& asked = named(*options.form);
    warn_reduced(fmt::format("the graph is not drawn as {}: {}", asked.name, why_not(asked)), body);
  }
  return body;
}

}  // namespace entente::relations

#include "exchange/nested_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.hpp"
#include "base/json_text.hpp"
#include "input/decode.hpp"
#include "input/document.hpp"
#include "input/report.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

/// A document around the JSON of a cell, read as any dossier is. None: the row has got faults.
std::optional<model::Draft> decoded(Row& row, std::string_view field, std::string_view before,
                                    std::string_view value, std::string_view after,
                                    const Limits& limits) {
  const std::string text =
      fmt::format(R"({{"format": "entente/1", {}{}{}}})", before, value, after);
  input::Parsed parsed = input::parse(text, "", limits);
  Diagnostics found = std::move(parsed.diagnostics);
  std::optional<model::Draft> draft;
  if (parsed.readable && !has_errors(found)) {
    input::Report report(parsed.document, found);
    draft = input::decode(parsed.document, report, limits);
  }
  for (Diagnostic& d : found) {
    if (d.severity != Severity::error) continue;
    row.fail_cell(field, d.code, std::move(d.message), std::move(d.hint));
    return std::nullopt;
  }
  return draft;
}

/// Ids in nested JSON have no places of their own.
void place(std::vector<model::Reference>& references, const model::Origin& at) {
  for (model::Reference& reference : references) reference.at = at;
}

/// Facts that are JSON; all others are texts.
constexpr std::string_view nested_facts[] = {"types", "camps", "layout", "allow"};
constexpr std::string_view plain_facts[] = {"title", "subtitle", "language",
                                            "as_of", "credit",   "license"};

std::vector<model::DraftPost> posts_in(Row& row, const Limits& limits) {
  const std::string_view json = row.text("posts");
  if (json.empty()) return {};
  auto draft =
      decoded(row, "posts", R"("actors": [{"id": "a", "kind": "other", "name": "a", "posts": )",
              json, "}]", limits);
  if (!draft || draft->actors.empty()) return {};
  std::vector<model::DraftPost> posts = std::move(draft->actors.front().posts);
  for (model::DraftPost& post : posts) {
    post.of.at = row.origin("posts");
    place(post.sources, row.origin("posts"));
  }
  return posts;
}

std::vector<model::DraftClaim> claims_in(Row& row, const Limits& limits) {
  const std::string_view json = row.text("claims");
  if (json.empty()) return {};
  auto draft =
      decoded(row, "claims", R"("events": [{"title": "a", "claims": )", json, "}]", limits);
  if (!draft || draft->events.empty()) return {};
  std::vector<model::DraftClaim> claims = std::move(draft->events.front().claims);
  for (model::DraftClaim& claim : claims) place(claim.sources, row.origin("claims"));
  return claims;
}

std::vector<Allowance> allowances_in(Row& row, const Limits& limits) {
  const std::string_view json = row.text("allow");
  if (json.empty()) return {};
  auto draft = decoded(row, "allow", R"("allow": )", json, "", limits);
  return draft ? std::move(draft->allowed) : std::vector<Allowance>();
}

}  // namespace

void read_nested(Row& row, const Limits& limits, model::DraftActor& actor) {
  actor.posts = posts_in(row, limits);
  actor.facts.allowed = allowances_in(row, limits);
}

void read_nested(Row& row, const Limits& limits, model::DraftRelation& relation) {
  relation.claims = claims_in(row, limits);
  relation.facts.allowed = allowances_in(row, limits);
}

void read_nested(Row& row, const Limits& limits, model::DraftEvent& event) {
  event.claims = claims_in(row, limits);
  event.facts.allowed = allowances_in(row, limits);
}

void read_fact(Row& row, const Limits& limits, model::Draft& draft) {
  const std::string key = row.label("key");
  const auto is_in = [&](const auto& keys) {
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
  };
  const bool nested = is_in(nested_facts);
  if (!nested && !is_in(plain_facts)) {
    std::vector<std::string> known(std::begin(plain_facts), std::end(plain_facts));
    known.insert(known.end(), std::begin(nested_facts), std::end(nested_facts));
    const auto meant = base::closest(key, known);
    return row.fail("key", Code::unknown_key, "is no fact of a dossier",
                    meant ? fmt::format("did you mean {}?", model::in_quotes(*meant)) : "");
  }
  const std::string value =
      nested ? std::string(row.text("value")) : base::json_text(row.text("value"));
  auto one = decoded(row, "value", base::json_text(key) + ": ", value, "", limits);
  if (!one) return;
  if (key == "title") draft.title = one->title;
  if (key == "subtitle") draft.subtitle = one->subtitle;
  if (key == "language") draft.language = one->language;
  if (key == "as_of") draft.as_of = one->as_of;
  if (key == "credit") draft.credit = one->credit;
  if (key == "license") draft.license = one->license;
  if (key == "types") draft.types.merge(one->types);
  if (key == "camps") {
    draft.camps = std::move(one->camps);
    for (model::DraftCamp& camp : draft.camps) place(camp.members, row.origin("value"));
  }
  if (key == "allow") draft.allowed = std::move(one->allowed);
  if (key == "layout") draft.layout = std::move(one->layout);
}

}  // namespace entente::exchange

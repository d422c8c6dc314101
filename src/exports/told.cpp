#include "exports/told.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

#include "model/vocabulary.hpp"

namespace entente::exports {
namespace {

std::optional<date::CivilDay> day_of(const date::Bound& bound) {
  const bool near = bound.finite() && bound.day.year >= -9999 && bound.day.year <= 9999;
  return near ? std::optional(bound.day) : std::nullopt;
}

}  // namespace

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

Span span_of(const date::Edtf& when) { return {day_of(when.earliest), day_of(when.latest)}; }

std::string spells_text(const std::vector<date::Edtf>& when) {
  std::vector<std::string> texts;
  for (const date::Edtf& spell : when) texts.push_back(spell.text);
  return joined(texts);
}

std::vector<std::string> source_texts(const Dossier& dossier,
                                      const std::vector<SourceIndex>& sources) {
  std::vector<std::string> texts;
  for (const SourceIndex index : sources) {
    const Source& source = dossier[index];
    std::string text = source.title;
    for (const std::string* more : {&source.publisher, &source.url}) {
      if (!more->empty() && *more != text) text += (text.empty() ? "" : ", ") + *more;
    }
    texts.push_back(text.empty() ? source.id : std::move(text));
  }
  return texts;
}

void leave_out_claims_and_camps(const Dossier& dossier, Account& account) {
  for (const Relation& relation : dossier.relations) {
    account.leave_out("claims", relation.claims.size());
  }
  for (const Event& event : dossier.events) account.leave_out("claims", event.claims.size());
  account.leave_out("camps", dossier.camps.size());
}

std::string_view word_of(ActorKind kind) { return model::word_in(model::actor_kinds, kind); }
std::string_view word_of(Status status) { return model::word_in(model::statuses, status); }

}  // namespace entente::exports

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "entente/dossier.hpp"

namespace entente {
namespace {

constexpr std::string_view before_title = R"json({
  "format": "entente/1",
  "title": )json";

constexpr std::string_view after_title = R"json(,
  "subtitle": "Replace these records by your own",
  "language": "en",
  "as_of": "2026-02-18",
  "sources": [
    { "id": "wire", "title": "Ministers meet in Arlen", "publisher": "The Daily Wire", "date": "2026-02-18",
      "url": "https://example.org/ministers-meet" }
  ],
  "actors": [
    { "id": "arland", "kind": "country", "name": "Arland" },
    { "id": "borduria", "kind": "country", "name": "Borduria" },
    { "id": "arland-mfa", "kind": "organization", "name": "Foreign Ministry of Arland", "short": "Foreign Ministry",
      "of": "arland" },
    { "id": "berg", "kind": "official", "name": "Anna Berg",
      "posts": [ { "role": "Foreign minister", "of": "arland-mfa", "when": "2019-06/.." } ] },
    { "id": "costa", "kind": "official", "name": "Ivo Costa",
      "posts": [ { "role": "Prime minister", "of": "borduria", "when": "2024/.." } ] }
  ],
  "relations": [
    { "from": "arland", "to": "borduria", "type": "treaty", "label": "border treaty", "directed": false,
      "when": "1921-03-04/.." },
    { "from": "borduria", "to": "arland", "type": "embargo", "label": "fuel embargo",
      "when": "2025~/..", "sources": ["wire"] }
  ],
  "events": [
    { "when": "2025-11", "title": "Borduria stops fuel exports", "type": "sanction",
      "from": "borduria", "to": "arland", "sources": ["wire"] },
    { "when": "2026-02-18", "title": "Talks in Arlen", "type": "talks", "place": "Arlen",
      "participants": [ { "actor": "berg", "role": "host" }, { "actor": "costa", "role": "guest" } ],
      "sources": ["wire"] },
    { "when": "2026-05", "title": "Second round of talks", "type": "talks", "status": "planned",
      "participants": [ { "actor": "berg", "role": "guest" }, { "actor": "costa", "role": "host" } ],
      "sources": ["wire"] }
  ],
  "eras": [ { "when": "1989/1991", "title": "Years of change" } ]
}
)json";

}  // namespace

std::string starter_dossier(std::string_view title) {
  const nlohmann::json text = base::clean_label(title);
  std::string out(before_title);
  out += text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  out += after_title;
  return out;
}

}  // namespace entente

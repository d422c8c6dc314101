#include <fmt/format.h>

#include "entente/dossier.hpp"
#include "entente/words.hpp"

namespace entente {
namespace {

/// Kept equal to the decoder by a test that runs both over the same documents.
// clang-format off
constexpr std::string_view before_types = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:entente:dossier:1",
  "title": "Entente dossier, version 1",
  "description": "Actors, relations, dated events and sources, from which relationship graphs and timelines are drawn. Keys that begin with \"x-\" are ignored.",
  "type": "object",
  "required": ["format"],
  "properties": {
    "$schema": { "type": "string", "description": "Where editors find this schema." },
    "format": { "const": "entente/1", "description": "The format and its version." },
    "title": { "$ref": "#/$defs/label", "description": "Headline of the figures." },
    "subtitle": { "$ref": "#/$defs/label", "description": "A line below the headline." },
    "language": { "type": "string", "maxLength": 200, "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "default": "en", "examples": ["en", "ar", "zh-Hans"], "description": "Language of the texts, as a BCP 47 tag. Dates and types are written in it where it is known." },
    "as_of": { "$ref": "#/$defs/date", "description": "The document's own \"today\": what lies later is not said to have happened." },
    "credit": { "$ref": "#/$defs/label", "description": "Who made it; printed below the figures." },
    "license": { "$ref": "#/$defs/label", "description": "Licence of the figures, for instance CC-BY-4.0." },
    "types": {
      "type": "object",
      "maxProperties": 1000,
      "description": "Types of the document's own, by the word that records use.",
      "additionalProperties": { "$ref": "#/$defs/type" },
      "patternProperties": { "^x-": true }
    },
    "sources": { "type": "array", "maxItems": 5000, "items": { "$ref": "#/$defs/source" }, "description": "What the facts rest on. Printed as numbered notes in order of first use." },
    "actors": { "type": "array", "maxItems": 5000, "items": { "$ref": "#/$defs/actor" }, "description": "Countries, officials, organizations and blocs." },
    "relations": { "type": "array", "maxItems": 20000, "items": { "$ref": "#/$defs/relation" }, "description": "Ties that hold over time." },
    "events": { "type": "array", "maxItems": 20000, "items": { "$ref": "#/$defs/event" }, "description": "What happened, or is planned or said to happen, at a time." },
    "eras": { "type": "array", "maxItems": 200, "items": { "$ref": "#/$defs/era" }, "description": "Bands behind the timeline." },
    "camps": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "$ref": "#/$defs/camp" }, "description": "The two sides of a conflict, the left one first. They face each other in the graph; who stands in neither stands between." },
    "layout": { "$ref": "#/$defs/layout" },
    "allow": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/allowance" }, "description": "Warnings that are not to be reported." }
  },
  "patternProperties": { "^x-": true },
  "additionalProperties": false,
  "$defs": {
    "label": { "type": "string", "maxLength": 10000 },
    "name": { "type": "string", "minLength": 1, "maxLength": 10000 },
    "id": { "type": "string", "minLength": 1, "maxLength": 200 },
    "url": { "type": "string", "maxLength": 10000, "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^ ]+$", "description": "An http, https or mailto address." },
    "date": { "type": "string", "maxLength": 10000, "examples": ["2026-02-18", "1962-02", "1981~", "199X", "1962-02-07/..", "[1962-02-03,1962-02-07]"], "description": "A date, an interval or a set in EDTF: 2026-02-18, 1962-02, 1981~ (about), 2026? (uncertain), 199X (in the 1990s), 1962-02-07/.. (since)." },
    "dates": { "anyOf": [{ "$ref": "#/$defs/date" }, { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/date" } }] },
    "ids": { "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/id" } }], "description": "One id or a list of ids." },
    "ends": { "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "array", "minItems": 1, "maxItems": 1000, "items": { "$ref": "#/$defs/id" } }], "description": "The id of an actor, or a list of ids." },
    "sign": { "enum": ["cooperation", "conflict", "neutral"], "description": "Default: from the type." },
    "medium": { "enum": ["verbal", "material"], "description": "Words or deeds. Default: from the type." },
    "status": {
      "enum": ["happened", "planned", "reported", "claimed", "denied", "cancelled", "hypothetical"],
      "default": "happened",
      "description": "How far it is a fact."
    },
    "weight": { "type": "number", "minimum": 0, "maximum": 1000000000, "default": 1, "description": "How much it counts beside others." },
    "amount": {
      "type": "object",
      "required": ["value", "unit"],
      "description": "How much of what: money, barrels a day, troops. Sums are made of one unit alone.",
      "properties": {
        "value": { "type": "number", "minimum": 0.000001, "maximum": 1000000000000000, "description": "The number in full: 2100000." },
        "unit": { "type": "string", "minLength": 1, "maxLength": 40, "examples": ["EUR", "bbl/d", "troops"], "description": "A currency by its ISO 4217 code, or any unit in your words." },
        "approximate": { "type": "boolean", "default": false, "description": "It is about so much." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "type_word": {
      "allOf": [{ "$ref": "#/$defs/id" }],
      "description": "What kind of tie or event it is: a built-in word, a word declared under \"types\", or a code such as cameo:042 or plover:CONSULT/visit.",
      "anyOf": [
)schema";
constexpr std::string_view after_types = R"schema(        { "type": "string" }
      ]
    },
    "type": {
      "type": "object",
      "properties": {
        "label": { "$ref": "#/$defs/name", "description": "What readers see." },
        "sign": { "$ref": "#/$defs/sign" },
        "medium": { "$ref": "#/$defs/medium" },
        "plural": { "$ref": "#/$defs/name", "description": "What readers see where several are counted: 15 visits." },
        "personal": { "type": "boolean", "default": false, "description": "It concerns a person as such, as a marriage does: it is never told of the country." },
        "code": { "$ref": "#/$defs/id", "description": "The code it stands for, with its scheme: cameo:1631. Sign and medium come from it." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "source": {
      "type": "object",
      "required": ["id", "title"],
      "properties": {
        "id": { "$ref": "#/$defs/id", "description": "Names the source inside this document; never shown." },
        "title": { "$ref": "#/$defs/name" },
        "publisher": { "$ref": "#/$defs/label" },
        "author": { "$ref": "#/$defs/label" },
        "date": { "$ref": "#/$defs/date", "description": "When it was published." },
        "url": { "$ref": "#/$defs/url" },
        "accessed": { "$ref": "#/$defs/date", "description": "When it was looked at." },
        "note": { "$ref": "#/$defs/label" }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "actor": {
      "type": "object",
      "required": ["id", "kind", "name"],
      "properties": {
        "id": { "$ref": "#/$defs/id", "description": "Names the actor inside this document; never shown." },
        "kind": { "enum": ["country", "official", "person", "organization", "bloc", "other"] },
        "name": { "$ref": "#/$defs/name" },
        "short": { "$ref": "#/$defs/name", "description": "Used where space is short." },
        "aliases": { "anyOf": [{ "$ref": "#/$defs/name" }, { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/name" } }], "description": "Other names." },
        "codes": {
          "type": "object",
          "maxProperties": 1000,
          "description": "Codes by scheme.",
          "properties": {
            "iso": { "$ref": "#/$defs/id", "examples": ["RU", "SUHH"], "description": "ISO 3166-1 alpha-2 or alpha-3, or ISO 3166-3 alpha-4 for former states." },
            "wikidata": { "$ref": "#/$defs/id", "examples": ["Q159"] }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": { "$ref": "#/$defs/id" }
        },
        "of": { "$ref": "#/$defs/id", "description": "The country or organization it belongs to." },
        "posts": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/post" }, "description": "Offices held, with their dates. Without \"of\", the post of the day says what the actor belongs to." },
        "lived": { "$ref": "#/$defs/date", "description": "Life span or existence: 1922-12-30/1991-12-26." },
        "url": { "$ref": "#/$defs/url" },
        "note": { "$ref": "#/$defs/label" },
        "allow": { "$ref": "#/$defs/allowances", "description": "Warnings that are not to be reported at this actor." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "post": {
      "type": "object",
      "required": ["role", "of"],
      "properties": {
        "role": { "$ref": "#/$defs/name", "examples": ["Foreign minister"] },
        "of": { "$ref": "#/$defs/id", "description": "The country or organization the office belongs to." },
        "when": { "$ref": "#/$defs/date" },
        "sources": { "$ref": "#/$defs/ids" }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "claim": {
      "type": "object",
      "description": "Another version of a date or a fact, where sources disagree.",
      "properties": {
        "when": { "$ref": "#/$defs/date" },
        "text": { "$ref": "#/$defs/label" },
        "sources": { "$ref": "#/$defs/ids" }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "claims": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/claim" } },
    "relation": {
      "type": "object",
      "required": ["from", "to"],
      "properties": {
        "id": { "$ref": "#/$defs/id", "description": "Optional; never shown." },
        "from": { "$ref": "#/$defs/ends" },
        "to": { "$ref": "#/$defs/ends" },
        "directed": { "type": "boolean", "default": true, "description": "false: neither side is the one that acts." },
        "type": { "$ref": "#/$defs/type_word" },
        "label": { "$ref": "#/$defs/label", "description": "A few words for the line. Default: the type." },
        "sign": { "$ref": "#/$defs/sign" },
        "medium": { "$ref": "#/$defs/medium" },
        "weight": { "$ref": "#/$defs/weight" },
        "amount": { "$ref": "#/$defs/amount" },
        "when": { "$ref": "#/$defs/dates", "description": "When it holds: one date or interval, or several spells." },
        "status": { "$ref": "#/$defs/status" },
        "certainty": { "$ref": "#/$defs/label", "description": "How sure the sources are, in your words." },
        "claims": { "$ref": "#/$defs/claims" },
        "sources": { "$ref": "#/$defs/ids" },
        "note": { "$ref": "#/$defs/label" },
        "allow": { "$ref": "#/$defs/allowances", "description": "Warnings that are not to be reported at this relation." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "participant": {
      "anyOf": [
        { "$ref": "#/$defs/id" },
        {
          "type": "object",
          "required": ["actor"],
          "properties": {
            "actor": { "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "null" }], "description": "The id of an actor; null if it is not known who." },
            "role": {
              "$ref": "#/$defs/label",
              "examples": ["source", "target", "party", "host", "guest", "chair", "mediator", "object", "witness"],
              "description": "Who acts: source, actor, from, sender, donor, caller, supplier. Who is acted upon: target, to, recipient, addressee, victim. Equals: party, participant, signatory, member. Meetings: host, guest, visitor, chair, organizer. Between others: mediator, facilitator, guarantor. What it is about: object, topic, office. Only present: witness, observer. Other words are kept and count as party."
            }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": false
        }
      ]
    },
    "event": {
      "type": "object",
      "anyOf": [{ "required": ["title"] }, { "required": ["type"] }],
      "properties": {
        "id": { "$ref": "#/$defs/id", "description": "Optional; never shown. Orders events of the same day." },
        "when": { "$ref": "#/$defs/date", "description": "Without it, or with ../.., the event stands in a row of its own." },
        "title": { "$ref": "#/$defs/name", "description": "A few words. Default: the type." },
        "text": { "$ref": "#/$defs/label", "description": "The longer version." },
        "type": { "$ref": "#/$defs/type_word" },
        "place": { "$ref": "#/$defs/label" },
        "participants": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/participant" }, "description": "Who took part, with roles: { \"actor\": \"lavrov\", \"role\": \"host\" }." },
        "from": { "$ref": "#/$defs/ends", "description": "Short for participants with the role source." },
        "to": { "$ref": "#/$defs/ends", "description": "Short for participants with the role target." },
        "sign": { "$ref": "#/$defs/sign" },
        "medium": { "$ref": "#/$defs/medium" },
        "score": { "type": "number", "minimum": -10, "maximum": 10, "description": "From -10 (conflict) to 10 (cooperation), as on Goldstein's scale." },
        "weight": { "$ref": "#/$defs/weight" },
        "amount": { "$ref": "#/$defs/amount" },
        "status": { "$ref": "#/$defs/status" },
        "reported_by": { "$ref": "#/$defs/ids", "description": "Actors or sources that say so." },
        "denied_by": { "$ref": "#/$defs/ids", "description": "Actors or sources that deny it." },
        "certainty": { "$ref": "#/$defs/label", "description": "How sure the sources are, in your words." },
        "claims": { "$ref": "#/$defs/claims" },
        "part_of": { "$ref": "#/$defs/id", "description": "The id of the event it is part of." },
        "sources": { "$ref": "#/$defs/ids" },
        "url": { "$ref": "#/$defs/url" },
        "note": { "$ref": "#/$defs/label" },
        "allow": { "$ref": "#/$defs/allowances", "description": "Warnings that are not to be reported at this event." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "camp": {
      "type": "object",
      "required": ["name", "members"],
      "properties": {
        "name": { "$ref": "#/$defs/name", "description": "What readers see." },
        "members": { "type": "array", "minItems": 1, "maxItems": 1000, "items": { "$ref": "#/$defs/id" }, "description": "Ids of actors. Who belongs to them belongs to the camp." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "group": { "type": "array", "minItems": 2, "maxItems": 1000, "items": { "$ref": "#/$defs/id" }, "description": "Ids of actors." },
    "groups": { "anyOf": [{ "$ref": "#/$defs/group" }, { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/group" } }] },
    "layout": {
      "type": "object",
      "description": "Wishes for the places of actors in the graph. What cannot be kept is reported.",
      "properties": {
        "near": { "$ref": "#/$defs/groups", "description": "Actors that stand together: [[\"CU\", \"RU\"]]." },
        "left_of": { "$ref": "#/$defs/groups", "description": "Each stands to the left of the next: [[\"US\", \"CU\"]]." },
        "order": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/id" }, "description": "Actors in the order in which the figure is read." },
        "pin": {
          "type": "object",
          "maxProperties": 1000,
          "description": "Places by actor: a side, a corner, or [x, y] from [0, 0] (top left) to [1, 1] (bottom right).",
          "patternProperties": { "^x-": true },
          "additionalProperties": {
            "anyOf": [
              { "enum": ["left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "center"] },
              { "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "number", "minimum": 0, "maximum": 1 } }
            ]
          }
        }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "allowances": { "type": "array", "maxItems": 1000, "items": { "$ref": "#/$defs/allowance" } },
    "allowance": {
      "type": "object",
      "required": ["code", "reason"],
      "properties": {
        "code": { "$ref": "#/$defs/id", "examples": ["unused-source", "reduced"], "description": "The word in brackets behind the warning." },
        "reason": { "$ref": "#/$defs/name", "description": "Why it is no fault here." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "era": {
      "type": "object",
      "required": ["when", "title"],
      "properties": {
        "when": { "$ref": "#/$defs/date" },
        "title": { "$ref": "#/$defs/name" }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    }
  }
}
)schema";
// clang-format on

/// The built-in types, each with what it is and what it says.
std::string schema_of_types() {
  std::string lines;
  for (const TypeWord& type : type_words()) {
    lines += fmt::format("        {{ \"const\": \"{}\", \"description\": \"{}: {}, {}.\" }},\n",
                         type.word, type.label, word_of(type.sign), word_of(type.medium));
  }
  return lines;
}

}  // namespace

std::string_view json_schema() {
  static const std::string schema =
      fmt::format("{}{}{}", before_types, schema_of_types(), after_types);
  return schema;
}

}  // namespace entente

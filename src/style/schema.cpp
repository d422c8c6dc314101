#include "entente/style.hpp"

namespace entente {
namespace {

/// Kept equal to the decoder by a test that runs both over the same styles.
// clang-format off
constexpr std::string_view schema_of_styles = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:entente:style:1",
  "title": "Entente style, version 1",
  "description": "What a house wants its figures to look like. Keys that begin with \"x-\" are ignored.",
  "type": "object",
  "required": ["format"],
  "properties": {
    "$schema": { "type": "string", "description": "Where editors find this schema." },
    "format": { "const": "entente-style/1", "description": "The format and its version." },
    "colors": {
      "type": "object",
      "description": "Colors by what they are for. What is not given stays as usual; what would not be legible is moved in lightness.",
      "properties": {
        "ink": { "$ref": "#/$defs/color", "description": "Names and titles." },
        "paper": { "$ref": "#/$defs/color", "description": "The ground of the page." },
        "muted": { "$ref": "#/$defs/color", "description": "Notes, roles and axes." },
        "cooperation": { "$ref": "#/$defs/color" },
        "conflict": { "$ref": "#/$defs/color" },
        "neutral": { "$ref": "#/$defs/color", "description": "What is neither." },
        "groups": { "type": "array", "maxItems": 8, "items": { "$ref": "#/$defs/color" }, "description": "Pale grounds of names that belong together." },
        "dark": {
          "type": "object",
          "description": "The same for the dark theme. The signs and muted are those above unless they stand here.",
          "properties": {
            "ink": { "$ref": "#/$defs/color" },
            "paper": { "$ref": "#/$defs/color" },
            "muted": { "$ref": "#/$defs/color" },
            "cooperation": { "$ref": "#/$defs/color" },
            "conflict": { "$ref": "#/$defs/color" },
            "neutral": { "$ref": "#/$defs/color" },
            "groups": { "type": "array", "maxItems": 8, "items": { "$ref": "#/$defs/color" } }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": false
        }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "fonts": {
      "type": "object",
      "properties": {
        "text": { "$ref": "#/$defs/font" },
        "headings": { "$ref": "#/$defs/font", "description": "The title and the subtitle. Default: as the text." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "logo": {
      "anyOf": [
        { "$ref": "#/$defs/file" },
        {
          "type": "object",
          "required": ["file"],
          "properties": {
            "file": { "$ref": "#/$defs/file", "description": "An SVG of plain shapes, or a PNG." },
            "dark": { "$ref": "#/$defs/file", "description": "The same for the dark theme." },
            "name": { "type": "string", "maxLength": 10000, "description": "What it says, for readers that do not see it." }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": false
        }
      ]
    },
    "corner": {
      "type": "object",
      "properties": {
        "radius": { "type": "number", "minimum": 0, "maximum": 12, "default": 0, "description": "Of corners that are square by themselves, in px." },
        "logo": { "enum": ["top-right", "top-left", "bottom-right", "bottom-left"], "default": "top-right", "description": "Where on the page the logo stands." }
      },
      "patternProperties": { "^x-": true },
      "additionalProperties": false
    },
    "lines": { "type": "number", "minimum": 0.5, "maximum": 2, "default": 1, "description": "Times the usual widths of lines." }
  },
  "patternProperties": { "^x-": true },
  "additionalProperties": false,
  "$defs": {
    "color": { "type": "string", "minLength": 3, "maxLength": 40, "examples": ["#1B1F24", "navy"], "description": "As style sheets write it: #1B1F24, #fff, rgb(0, 50, 255), navy." },
    "file": { "type": "string", "minLength": 1, "maxLength": 200, "description": "A name of a file, from the folder of the style." },
    "font": {
      "anyOf": [
        { "type": "string", "minLength": 1, "maxLength": 10000, "description": "A family that is installed." },
        {
          "type": "object",
          "required": ["family"],
          "properties": {
            "family": { "type": "string", "minLength": 1, "maxLength": 10000, "description": "The name of the family, as the font has it." },
            "files": { "anyOf": [{ "$ref": "#/$defs/file" }, { "type": "array", "maxItems": 8, "items": { "$ref": "#/$defs/file" } }], "description": "Its files, regular and bold: .ttf, .otf, .ttc. Default: the installed ones." }
          },
          "patternProperties": { "^x-": true },
          "additionalProperties": false
        }
      ]
    }
  }
}
)schema";
// clang-format on

}  // namespace

std::string_view style_schema() { return schema_of_styles; }

}  // namespace entente

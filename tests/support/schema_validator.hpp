#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace entente::test {

/// Validates against the part of JSON Schema (draft 2020-12) that the published schema uses:
/// $ref within the document, type, enum, const, required, properties, patternProperties,
/// additionalProperties, maxProperties, items, minItems, maxItems, minLength, maxLength, pattern,
/// minimum, maximum, anyOf, allOf. Annotations are ignored; any other keyword throws.
/// Returns the JSON pointer to the first value that is refused and why; empty if it is valid.
std::string schema_fault(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace entente::test

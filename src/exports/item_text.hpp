#pragma once

#include <string>
#include <vector>

#include "select/selection.hpp"

/// An item in words, for formats that have a headline and a text.
namespace entente::exports {

/// Names of those who act, take part and are acted upon, in this order.
std::vector<std::string> names_of(const Dossier& dossier, const select::ItemView& facts);
/// The title of an event; of a relation who it ties as well; and what is not simply a fact:
/// "(planned)".
std::string headline_of(const Dossier& dossier, const select::ItemView& facts);
/// Text, place and whatever else is told of it, one paragraph each.
std::vector<std::string> paragraphs_of(const Dossier& dossier, const select::Item& item);

}  // namespace entente::exports

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"

/// The words that a dossier may use for types and roles without declaring them.
namespace entente {

/// A type of tie or event.
struct TypeWord {
  std::string_view word;
  std::string label;  ///< what readers see
  Sign sign{};
  Medium medium{};
  std::string plural;     ///< "15 visits"
  bool personal = false;  ///< concerns a person as such, not his country: marriage
};

/// A role of a participant, and what it means for the drawing.
struct RoleWord {
  std::string_view word;
  RoleKind kind{};
};

/// Tags of the languages that figures speak, English first.
std::vector<std::string_view> spoken_languages();

/// `language`: BCP 47; labels are English where they are not translated.
std::vector<TypeWord> type_words(std::string_view language = "en");
std::vector<RoleWord> role_words();

/// As dossiers write it.
std::string_view word_of(Sign sign);
std::string_view word_of(Medium medium);
std::string_view word_of(RoleKind kind);

}  // namespace entente

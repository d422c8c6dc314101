#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/joiner.hpp"

namespace entente::exchange {

/// An actor as a coded event has it.
struct CodedActor {
  std::string_view code, name;
  std::string_view country;  ///< CAMEO's code, or the English name
  std::string_view role;     ///< "GOV"
};

/// The actors of coded events, by numbers; drafts are made only of those that are asked for.
class CodedActors {
 public:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  /// `fold`: officials and groups count as their country.
  explicit CodedActors(bool fold) : fold_(fold) {}
  /// `nobody` if neither code nor name tells who it is.
  std::uint32_t number(const CodedActor& actor);
  /// The id in the draft.
  std::string id(std::uint32_t number, Joiner& joiner, const model::Origin& at);
  /// Whether it is that actor, or belongs to it: by its name as it is drawn, or a code.
  bool is_called(std::uint32_t number, const std::string& name);
  /// How many are folded into their country, if there are any.
  void note_folded(ImportedSheet& account) const;

 private:
  struct Known {
    std::string key, code, name, role;
    std::uint32_t country = nobody;
    std::string iso;  ///< of a country
  };
  std::uint32_t add(Known known);
  bool is_named(const Known& known, const std::string& folded) const;
  std::string full_name(const Known& known) const;
  std::uint32_t country_number(std::string_view code);

  bool fold_;
  std::size_t folded_ = 0;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Known> known_;
  std::map<std::string, std::vector<bool>> called_;  // by name that was asked about, for each known
};

}  // namespace entente::exchange

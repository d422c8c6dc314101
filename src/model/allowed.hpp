#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/draft.hpp"

/// Warnings that a document allows at some of its records alone.
namespace entente::model {

bool allows(const std::vector<Allowance>& allowed, Code code);

class AllowedHere {
 public:
  explicit AllowedHere(const Draft& draft);
  /// Takes out what is reported at such a record, or inside of it.
  void drop_from(Diagnostics& diagnostics) const;

 private:
  bool holds(const std::string& place, Code code) const;
  bool holds(const Diagnostic& diagnostic) const;

  std::map<std::string, std::vector<Allowance>> allowed_;  ///< by the place of the record
};

}  // namespace entente::model

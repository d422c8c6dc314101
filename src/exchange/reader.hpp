#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "entente/import.hpp"
#include "exchange/input.hpp"
#include "exchange/intake.hpp"

namespace entente::exchange {

/// Reads one input of one format. Who actors are must be known before anything names them, in
/// whatever file: so all inputs are first asked for actors, then for relations, then for events.
class Reader {
 public:
  Reader(Input input, ImportedSheet& account, Intake& intake)
      : input_(std::move(input)), account_(account), intake_(intake) {
    auto file = std::make_shared<model::Sheet>();
    file->file = input_.name;
    file_ = std::move(file);
  }
  virtual ~Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  virtual void read(RowKind kind) = 0;
  /// The place of a record or a value with what the text tells of it: bytes, line and column. Asked
  /// for when all is read, as places may be in other files.
  virtual Location located(Location at) const = 0;

  const std::string& name() const { return input_.name; }
  bool is_sheet() const { return account_.kind.has_value(); }
  /// Whether its text is that of the file.
  bool has_text() const { return !input_.text.empty() && input_.sheet.empty(); }
  std::string take_text() { return std::move(input_.text); }

 protected:
  /// One reason why a record is left out.
  void reject(RowFault fault) { intake_.reject(std::move(fault), account_); }
  Diagnostic& report(Code code, std::string message, std::string hint = "") {
    return intake_.report(code, input_.name, std::move(message), std::move(hint));
  }

  Input input_;
  std::shared_ptr<const model::Sheet> file_;
  ImportedSheet& account_;
  Intake& intake_;
};

}  // namespace entente::exchange

#include "cli/wire.hpp"

#include <cstdint>
#include <cstring>

namespace entente::cli {
namespace {

constexpr std::string_view signature = "entente outcome\n";

class Packer {
 public:
  void operator()(std::uint64_t value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
  }
  void operator()(std::string_view text) {
    (*this)(static_cast<std::uint64_t>(text.size()));
    out += text;
  }
  void operator()(const Location& at) {
    (*this)(std::string_view(at.file));
    (*this)(std::string_view(at.pointer));
    for (const std::uint64_t n : {std::uint64_t{at.span.begin}, std::uint64_t{at.span.end},
                                  std::uint64_t{at.line}, std::uint64_t{at.column}}) {
      (*this)(n);
    }
  }

  std::string out{signature};
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {
    if (rest_.starts_with(signature)) {
      rest_.remove_prefix(signature.size());
    } else {
      broken_ = true;
    }
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    const std::string_view bytes = take(sizeof value);
    if (!broken_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number())); }
  Location location() {
    Location at;
    at.file = text();
    at.pointer = text();
    at.span.begin = static_cast<decltype(at.span.begin)>(number());
    at.span.end = static_cast<decltype(at.span.end)>(number());
    at.line = static_cast<std::uint32_t>(number());
    at.column = static_cast<std::uint32_t>(number());
    return at;
  }
  /// How many of something follow; each takes a byte at least.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > rest_.size()) broken_ = true;
    return broken_ ? 0 : static_cast<std::size_t>(n);
  }
  /// All was there, and nothing more.
  bool whole() const { return !broken_ && rest_.empty(); }

 private:
  std::string_view take(std::uint64_t size) {
    if (broken_ || size > rest_.size()) {
      broken_ = true;
      return {};
    }
    const std::string_view bytes = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(bytes.size());
    return bytes;
  }

  std::string_view rest_;
  bool broken_ = false;
};

}  // namespace

std::string packed(const Outcome& outcome) {
  Packer pack;
  pack(outcome.diagnostics.size());
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    pack(static_cast<std::uint64_t>(diagnostic.code));
    pack(static_cast<std::uint64_t>(diagnostic.severity));
    pack(diagnostic.at);
    pack(std::string_view(diagnostic.message));
    pack(diagnostic.related.size());
    for (const Related& related : diagnostic.related) {
      pack(related.at);
      pack(std::string_view(related.message));
    }
    pack(std::string_view(diagnostic.hint));
  }
  pack(outcome.texts.size());
  for (const auto& [name, bytes] : outcome.texts) {
    pack(std::string_view(name));
    pack(std::string_view(bytes));
  }
  pack(outcome.outputs.size());
  for (const std::string& output : outcome.outputs) pack(std::string_view(output));
  pack(outcome.figures.size());
  for (const auto& [name, bytes] : outcome.figures) {
    pack(std::string_view(name));
    pack(std::string_view(bytes));
  }
  pack(std::uint64_t{outcome.up_to_date});
  return std::move(pack.out);
}

std::optional<Outcome> unpacked(std::string_view bytes) {
  Unpacker unpack(bytes);
  Outcome outcome;
  for (std::size_t left = unpack.count(); left > 0; --left) {
    Diagnostic diagnostic;
    diagnostic.code = static_cast<Code>(unpack.number());
    diagnostic.severity = static_cast<Severity>(unpack.number());
    diagnostic.at = unpack.location();
    diagnostic.message = unpack.text();
    for (std::size_t more = unpack.count(); more > 0; --more) {
      Location at = unpack.location();
      diagnostic.related.push_back({std::move(at), unpack.text()});
    }
    diagnostic.hint = unpack.text();
    outcome.diagnostics.push_back(std::move(diagnostic));
  }
  for (std::size_t left = unpack.count(); left > 0; --left) {
    std::string name = unpack.text();
    outcome.texts.emplace_back(std::move(name), unpack.text());
  }
  for (std::size_t left = unpack.count(); left > 0; --left)
    outcome.outputs.push_back(unpack.text());
  for (std::size_t left = unpack.count(); left > 0; --left) {
    std::string name = unpack.text();
    outcome.figures.emplace_back(std::move(name), unpack.text());
  }
  outcome.up_to_date = unpack.number() != 0;
  if (!unpack.whole()) return std::nullopt;
  return outcome;
}

}  // namespace entente::cli

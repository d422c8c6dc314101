#include "cli/stamp.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "base/hash.hpp"
#include "cli/files.hpp"

namespace entente::cli {
namespace {

constexpr std::string_view signature = "entente stamp 1\n";
constexpr std::size_t most_bytes = 256u << 20;  // bytes of a figure

std::string path_of_stamp(const RenderWishes& wishes, const std::string& file) {
  namespace fs = std::filesystem;
  const bool one = wishes.target == RenderWishes::Target::file;
  const fs::path folder = one ? fs::path(wishes.output).parent_path() : fs::path(wishes.output);
  const fs::path stem = fs::path(one ? wishes.output : file).stem();
  return (folder / ("." + stem.string() + ".entente-stamp")).string();
}

/// A line of the stamp: fingerprint and name.
std::string line_for(std::uint64_t mark, std::string_view name) {
  return fmt::format("{:016x} {}\n", mark, name);
}

/// The next line, without its end; nothing more is left if there is none.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::uint64_t fingerprint(const RenderWishes& wishes, std::string_view dossier) {
  return base::hash(dossier, base::hash(wishes.as_written));
}

std::optional<std::vector<std::string>> up_to_date(const RenderWishes& wishes,
                                                   const std::string& file, std::uint64_t mark) {
  const Checked<std::string> stamp = read_input(path_of_stamp(wishes, file), 1u << 20);
  if (!stamp.value || !stamp.value->starts_with(signature)) return std::nullopt;
  std::string_view rest = *stamp.value;
  rest.remove_prefix(signature.size());
  if (std::string(next_line(rest)) + '\n' != line_for(mark, file)) return std::nullopt;
  std::vector<std::string> outputs;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    constexpr std::size_t name_at = 17;
    if (line.size() <= name_at) return std::nullopt;
    std::string name(line.substr(name_at));
    const Checked<std::string> bytes = read_input(name, most_bytes);
    if (!bytes.value || std::string(line) + '\n' != line_for(base::hash(*bytes.value), name)) {
      return std::nullopt;
    }
    outputs.push_back(std::move(name));
  }
  return outputs;
}

Diagnostics write_stamp(const RenderWishes& wishes, const std::string& file, std::uint64_t mark,
                        const std::vector<std::string>& outputs) {
  std::string text(signature);
  text += line_for(mark, file);
  for (const std::string& name : outputs) {
    const Checked<std::string> bytes = read_input(name, most_bytes);
    if (!bytes.value) return {};  // a pipe, say: then nothing is remembered
    text += line_for(base::hash(*bytes.value), name);
  }
  FileBatch batch(wishes.inputs, false);
  batch.add(path_of_stamp(wishes, file), std::move(text), FileKind::own);
  return batch.commit();
}

}  // namespace entente::cli

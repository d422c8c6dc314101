#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

/// A server of the Model Context Protocol, for assistants that write dossiers: what one line says
/// is answered by one line. It knows nothing of files or streams; whoever runs it lends it a
/// folder.
namespace entente::assistant {

/// A file to be written.
struct NamedBytes {
  std::string name, bytes;
};

/// What it may read and write: names are relative to one folder, and nothing outside of it exists.
struct Folder {
  /// Error if it has more bytes than `limit`.
  std::function<Checked<std::string>(const std::string& name, std::size_t limit)> read;
  /// All of them or none. `replace`: also what is there and was not made by entente, but never one
  /// of `inputs`.
  std::function<Diagnostics(std::vector<NamedBytes> files, bool replace,
                            const std::vector<std::string>& inputs)>
      write;
};

/// A text that can be read by its address.
struct Resource {
  std::string uri, name, title, mime_type, text;
};

struct Setting {
  std::optional<Folder> folder;  ///< none: texts alone
  std::vector<Resource> resources;
  std::function<std::string(std::string_view)> date;  ///< how a date is understood, as JSON
};

/// What to paste to an assistant: the format in brief, the rules, an example.
std::string_view prompt();

class Server {
 public:
  explicit Server(Setting setting) : setting_(std::move(setting)) {}
  /// The answer in one line, without its end; none: a notification asks for none. Never throws.
  std::optional<std::string> answer(std::string_view line) const;

 private:
  Setting setting_;
};

}  // namespace entente::assistant

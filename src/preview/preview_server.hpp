#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The preview of `entente watch` is a module of its own, loaded when it is asked for: its HTTP
/// library brings half a dozen others.
namespace entente::preview {

/// What the preview shows: the last good figures, and what is wrong now.
struct Preview {
  std::string title;
  std::vector<std::pair<std::string, std::string>> figures;  ///< name, SVG
  std::string problems;                                      ///< empty: none
  bool failed = false;                                       ///< the figures are older ones
};

/// A small web server for one reader at this machine: loopback alone, under an address that nobody
/// can guess. Other names of the host, other methods and other addresses are refused, so that a web
/// page elsewhere can neither read nor steer it.
class Server {
 public:
  virtual ~Server() = default;
  /// Empty if the port could not be had.
  virtual std::string address() const = 0;
  virtual void show(Preview preview) = 0;
};

}  // namespace entente::preview

/// The one symbol that is looked up. `port`: 0 for any free one. The caller deletes the server.
extern "C" __attribute__((visibility("default"))) entente::preview::Server* entente_preview_server(
    int port);

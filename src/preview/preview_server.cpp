#include "preview/preview_server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/random.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/json_text.hpp"
#include "preview/hasty_server.hpp"
#include "preview/preview_page.hpp"

namespace entente::preview {
namespace {

constexpr const char* host = "127.0.0.1";
constexpr std::size_t most_threads = 32;             // each answers one question, or waits for news
constexpr auto patience = std::chrono::seconds(20);  // of a question for news

/// A word that nobody can guess: 128 bits.
std::string secret() {
  unsigned char bytes[16];
  if (::getentropy(bytes, sizeof bytes) != 0) throw std::runtime_error("no random numbers");
  std::string word;
  for (const unsigned byte : bytes) word += fmt::format("{:02x}", byte);
  return word;
}

std::string with_nonce(std::string page, const std::string& nonce) {
  constexpr std::string_view place = "@NONCE@";
  for (std::size_t at = 0; (at = page.find(place, at)) != page.npos;) {
    page.replace(at, place.size(), nonce);
  }
  return page;
}

struct Inside {
  struct Shown {
    std::string name, svg;
    int version = 0;  ///< of the state in which it last changed
  };

  HastyServer server;
  std::thread thread;
  std::string token = secret(), nonce = secret();
  int port = 0;

  std::mutex mutex;
  std::condition_variable news;
  int version = 0;
  bool ending = false;
  Preview preview;
  std::vector<Shown> figures;

  /// Pre: locked.
  std::string state() const {
    std::string list;
    for (const Shown& figure : figures) {
      list += fmt::format("{}{{\"name\":{},\"version\":{}}}", list.empty() ? "" : ",",
                          base::json_text(figure.name), figure.version);
    }
    return fmt::format(R"({{"version":{},"title":{},"failed":{},"problems":{},"figures":[{}]}})",
                       version, base::json_text(preview.title), preview.failed,
                       base::json_text(preview.problems), list);
  }

  /// Refuses what no page of ours asks.
  httplib::Server::HandlerResponse check(const httplib::Request& request,
                                         httplib::Response& response) const {
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    const std::string name = request.get_header_value("Host");
    const bool ours =
        name == fmt::format("{}:{}", host, port) || name == fmt::format("localhost:{}", port);
    if (!ours) {
      response.status = 403;
    } else if (request.method != "GET") {
      response.status = 405;
    } else if (!request.path.starts_with('/' + token + '/')) {
      response.status = 404;
    } else {
      return httplib::Server::HandlerResponse::Unhandled;
    }
    return httplib::Server::HandlerResponse::Handled;
  }

  void answer_page(httplib::Response& response) const {
    response.set_header("Content-Security-Policy",
                        fmt::format("default-src 'none'; img-src 'self'; connect-src 'self'; "
                                    "style-src 'nonce-{0}'; script-src 'nonce-{0}'; "
                                    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                                    nonce));
    response.set_content(with_nonce(preview_page, nonce), "text/html; charset=utf-8");
  }

  void answer_state(const httplib::Request& request, httplib::Response& response) {
    const std::string after = request.get_param_value("after");
    std::unique_lock lock(mutex);
    news.wait_for(lock, patience, [&] { return ending || std::to_string(version) != after; });
    response.set_content(state(), "application/json");
  }

  void answer_figure(const httplib::Request& request, httplib::Response& response) {
    const std::string number = request.matches[1];
    const std::lock_guard lock(mutex);
    const std::size_t at = number.size() < 4 ? std::stoul(number) : figures.size();
    if (at >= figures.size()) {
      response.status = 404;
      return;
    }
    response.set_header("Content-Security-Policy", "default-src 'none'; sandbox");
    response.set_content(figures[at].svg, "image/svg+xml");
  }
};

class WebServer : public Server {
 public:
  explicit WebServer(int port);
  ~WebServer() override;
  std::string address() const override { return address_; }
  void show(Preview preview) override;

 private:
  Inside in_;
  std::string address_;
};

WebServer::WebServer(int port) {
  Inside& in = in_;
  in.server.new_task_queue = [] { return new httplib::ThreadPool(most_threads); };
  in.server.set_payload_max_length(1024);
  in.server.set_socket_options([](socket_t socket) {  // not shared with another program
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  in.server.set_pre_routing_handler(
      [&in](const auto& request, auto& response) { return in.check(request, response); });
  const std::string root = '/' + in.token + '/';
  in.server.Get(root, [&in](const auto&, auto& response) { in.answer_page(response); });
  in.server.Get(root + "state",
                [&in](const auto& request, auto& response) { in.answer_state(request, response); });
  in.server.Get(root + "figure/([0-9]+)", [&in](const auto& request, auto& response) {
    in.answer_figure(request, response);
  });
  const bool bound = port == 0 ? (in.port = in.server.bind_to_any_port(host)) > 0
                               : in.server.bind_to_port(host, in.port = port);
  if (!bound) return;
  address_ = fmt::format("http://{}:{}{}", host, in.port, root);
  in.thread = std::thread([&in] { in.server.listen_after_bind(); });
}

WebServer::~WebServer() {
  {
    const std::lock_guard lock(in_.mutex);
    in_.ending = true;
  }
  in_.news.notify_all();
  in_.server.stop();
  if (in_.thread.joinable()) in_.thread.join();
}

void WebServer::show(Preview preview) {
  Inside& in = in_;
  {
    const std::lock_guard lock(in.mutex);
    ++in.version;
    if (!preview.failed) {
      std::vector<Inside::Shown> figures;
      for (auto& [name, svg] : preview.figures) {
        Inside::Shown next{std::move(name), std::move(svg), in.version};
        for (const Inside::Shown& old : in.figures) {
          if (old.name == next.name && old.svg == next.svg) next.version = old.version;
        }
        figures.push_back(std::move(next));
      }
      in.figures = std::move(figures);
      preview.figures.clear();
    }
    in.preview = std::move(preview);
  }
  in.news.notify_all();
}

}  // namespace
}  // namespace entente::preview

entente::preview::Server* entente_preview_server(int port) {
  return new entente::preview::WebServer(port);
}

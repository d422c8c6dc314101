#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.hpp"
#include "cli/report.hpp"

namespace entente::cli {
namespace {

constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(int total, bool enabled)
    : total_(total), shown_(enabled && total > 0 && wants_color(STDERR_FILENO)) {}

Progress::~Progress() {
  if (shown_ && done_ > 0) print_errors(clear_line);
}

void Progress::step(std::string_view words) {
  ++done_;
  if (shown_)
    print_errors(fmt::format("{}[{}/{}] {} …", clear_line, done_, total_, base::shown(words)));
}

}  // namespace entente::cli

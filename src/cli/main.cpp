#include <exception>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "cli/command_line.hpp"
#include "cli/files.hpp"
#include "cli/own_pieces.hpp"
#include "cli/report.hpp"

int main(int count, char* words[]) {
  using namespace entente::cli;
  use_own_pieces();
  install_signal_handlers();
  try {
    return static_cast<int>(run(std::vector<std::string>(words + 1, words + count)));
  } catch (const std::exception& error) {
    print_errors("entente: internal error: " + entente::base::shown(error.what()) +
                 "\n  help: please report this, with the dossier if you can\n");
    return static_cast<int>(ExitCode::internal_error);
  }
}

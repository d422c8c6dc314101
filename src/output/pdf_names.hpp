#pragma once

#include <string>
#include <string_view>

namespace entente::output {

/// A PDF with its language named, whose readers show its title and not the name of its file. If it
/// cannot be read back: an error, and `pdf` is as it was.
bool name_language(std::string& pdf, const std::string& language, std::string& error);

}  // namespace entente::output

#pragma once

namespace entente::cli {

/// Where the program stands in a folder that brings all it needs, it uses what is there: fonts and
/// how they are found. What a system has for its own versions of the libraries is then left alone.
/// Pre: there are no threads yet.
void use_own_pieces();

}  // namespace entente::cli

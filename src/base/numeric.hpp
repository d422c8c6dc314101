#pragma once

#include <string>

namespace entente::base {

/// Appends `value` as SVG and JSON want it: at most two decimals, no trailing zeros, "-0" as "0",
/// no exponent, no locale. The only place where the library turns a floating-point number into
/// text. Pre: finite.
void append_number(std::string& out, double value);
std::string number(double value);

/// Rounded to hundredths, ties away from zero.
double rounded(double value);

}  // namespace entente::base

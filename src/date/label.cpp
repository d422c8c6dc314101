#include "entente/date.hpp"
namespace entente::date {
std::string label(const Edtf& d, std::string_view, LabelLength) { return d.text; }
std::string label(const CivilDay& d, std::string_view, LabelLength) { return iso(d); }
std::string_view month_name(int, std::string_view, LabelLength) { return "Jan"; }
std::string year_label(Year y, std::string_view) { return year_text(y); }
bool has_language(std::string_view l) { return l == "en"; }
}  // namespace entente::date

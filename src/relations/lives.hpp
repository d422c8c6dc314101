#pragma once

#include <string>

#include "relations/drawing.hpp"

/// From when to when actors live, or last.
namespace entente::relations {

/// "1896–1968", "born 1944", "died c. 40 CE"; of whoever is no person "until 1991". Empty if it is
/// not known.
std::string life_of(const Context& context, const Actor& actor);

/// When the post was held that words name, if it was over by the as-of date: "2009–17"; or since
/// when, if `first`, what he is first seen in, was before it; else empty.
std::string years_in_office(const Context& context, ActorIndex actor, const select::Item* first);

/// Whether a state or body was no more at the as-of date. Nobody who has died is: people remain who
/// they were.
bool is_over(const Context& context, const Actor& actor);

}  // namespace entente::relations

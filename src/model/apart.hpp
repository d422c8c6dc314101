#pragma once

#include "entente/dossier.hpp"

namespace entente::model {

/// Sets Actor::apart: a country does not stand for a body in it that mostly fights it or those who
/// hold its offices, in a good part of all that the body does; nor anybody for a person who mostly
/// acts before or after all terms of office.
/// Also sets Actor::acts_for, by the terms of office in which the items lie.
void find_apart(Dossier& dossier);

}  // namespace entente::model

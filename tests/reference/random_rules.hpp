#pragma once

/// Rule files at random: always valid, and between them with every construct of the language.

#include <string>

#include "dice.hpp"

namespace guong::reference {

/// The text of a rule file; the same for the same seed and compiler. Integers stay near -2 to 12, texts, days and decimals near those of `random_records`, so that conditions
/// come out either way.
[[nodiscard]] std::string random_rules(dice& choices);

} // namespace guong::reference

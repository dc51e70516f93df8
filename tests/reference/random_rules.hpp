#pragma once

/// Rule files at random: always valid, and between them with every construct of the language.

#include <string>

#include "dice.hpp"

namespace guong::reference {

/// The text of a rule file; the same for the same seed and compiler. Integers stay near -2 to 12, texts, days and decimals near those of `random_records`, so that conditions
/// come out either way. Rules with long numbers do not calculate with them, for the engine's fractions have an end.
[[nodiscard]] std::string random_rules(dice& choices, bool has_long_numbers);

} // namespace guong::reference

#pragma once

// What was read, in words: a fact, a count, a calculated value and what it is made of.

#include <cstddef>
#include <optional>
#include <string>

#include <guong/explanation.hpp>

#include "value_words.hpp"

namespace guong::inline v0::phrasing {

/// What a person calls what was read.
[[nodiscard]] std::string subject_of(const reading& read, language which);

/// What stood there. `count_alone`: of a list, the bare number of its elements.
[[nodiscard]] std::string words_of(const reading& read, language which, bool count_alone = false);

/// A value that is known, or within bounds.
[[nodiscard]] std::string words_of(const displayed_value& actual, const std::optional<displayed_value>& at_most, bool rounded, language which);

/// A line that says one thing a calculated value is made of; of a list at most so many elements.
[[nodiscard]] std::string words_of_part(const reading& part, language which, std::size_t elements_max);

} // namespace guong::inline v0::phrasing

#pragma once

/// What the rules for ends of months are called behind `months end on`.

#include <optional>
#include <string_view>

#include <guong/value.hpp>

namespace guong::inline v0::checking {

[[nodiscard]] std::string_view month_end_word(month_end_rule rule, language tongue) noexcept;

/// The word is composed.
[[nodiscard]] std::optional<month_end_rule> find_month_end_rule(std::string_view word) noexcept;

/// The word for the same rule in a language; the word itself if it names no rule.
[[nodiscard]] std::string_view month_end_word_in(language tongue, std::string_view word) noexcept;

} // namespace guong::inline v0::checking

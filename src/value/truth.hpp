#pragma once

// Truth in the words of verdicts and items.

#include <guong/value.hpp>

namespace guong::inline v0 {

[[nodiscard]] constexpr verdict verdict_of(truth outcome) noexcept {
    return outcome == truth::unknown ? verdict::undetermined : outcome == truth::yes ? verdict::eligible : verdict::ineligible;
}

[[nodiscard]] constexpr status status_of(truth outcome) noexcept {
    return outcome == truth::unknown ? status::undetermined : outcome == truth::yes ? status::met : status::unmet;
}

} // namespace guong::inline v0

#pragma once

// Truth as three values, and in the words of verdicts and items.

#include <guong/value.hpp>

namespace guong::inline v0 {

[[nodiscard]] constexpr truth truth_of(bool yes) noexcept { return yes ? truth::yes : truth::no; }

/// Turned round where `negated`; what is unknown stays so.
[[nodiscard]] constexpr truth turned(truth outcome, bool negated = true) noexcept {
    return outcome == truth::unknown ? outcome : truth_of((outcome == truth::yes) != negated);
}

[[nodiscard]] constexpr verdict verdict_of(truth outcome) noexcept {
    return outcome == truth::unknown ? verdict::undetermined : outcome == truth::yes ? verdict::eligible : verdict::ineligible;
}

[[nodiscard]] constexpr status status_of(truth outcome) noexcept {
    return outcome == truth::unknown ? status::undetermined : outcome == truth::yes ? status::met : status::unmet;
}

} // namespace guong::inline v0

#pragma once

/// A comparison seen from elsewhere.

#include <guong/value.hpp>

namespace guong::inline v0 {

/// The operator that holds exactly where this one does not.
[[nodiscard]] constexpr comparison_operator complement(comparison_operator operation) noexcept {
    switch (operation) {
    case comparison_operator::equal: return comparison_operator::not_equal;
    case comparison_operator::not_equal: return comparison_operator::equal;
    case comparison_operator::less: return comparison_operator::greater_or_equal;
    case comparison_operator::less_or_equal: return comparison_operator::greater;
    case comparison_operator::greater: return comparison_operator::less_or_equal;
    case comparison_operator::greater_or_equal: break;
    }
    return comparison_operator::less;
}

/// The operator that says the same of both sides exchanged.
[[nodiscard]] constexpr comparison_operator mirrored(comparison_operator operation) noexcept {
    switch (operation) {
    case comparison_operator::less: return comparison_operator::greater;
    case comparison_operator::less_or_equal: return comparison_operator::greater_or_equal;
    case comparison_operator::greater: return comparison_operator::less;
    case comparison_operator::greater_or_equal: return comparison_operator::less_or_equal;
    default: return operation;
    }
}

} // namespace guong::inline v0

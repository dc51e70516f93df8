#pragma once

/// What is known of a value: exactly, within bounds, or not at all and why. Days, levels, texts and years are numbers here.

#include <optional>

#include <guong/evaluation.hpp>

#include "../value/rational.hpp"

namespace guong::inline v0 {

/// Bounds hold for every completion of the unknown facts; what is calculated from bounds may admit more than all completions together do.
struct value_range {
    unknown_reason why = unknown_reason::missing_fact;
    bool is_whole = false; ///< only whole numbers lie between the bounds, as its type says
    rational low;
    rational high;

    [[nodiscard]] static value_range exactly(const rational& number) noexcept { return {unknown_reason::none, false, number, number}; }
    [[nodiscard]] static value_range within(const rational& low, const rational& high) noexcept { return {unknown_reason::none, false, low, high}; }
    [[nodiscard]] static value_range unknown(unknown_reason why) noexcept { return {why, false, {}, {}}; }

    [[nodiscard]] bool is_known() const noexcept { return why == unknown_reason::none; }
    [[nodiscard]] bool is_exact() const noexcept { return is_known() && low == high; }
};

/// Each gives an unknown value, with the first reason, where one of the two is unknown.
[[nodiscard]] value_range sum_of(const value_range& left, const value_range& right) noexcept;
[[nodiscard]] value_range difference_of(const value_range& left, const value_range& right) noexcept;
[[nodiscard]] value_range product_of(const value_range& left, const value_range& right) noexcept;
[[nodiscard]] value_range quotient_of(const value_range& left, const value_range& right) noexcept;
[[nodiscard]] value_range rounded(const value_range& number, rounding_mode mode, const rational& step) noexcept;
[[nodiscard]] value_range smaller_of(const value_range& left, const value_range& right) noexcept;
[[nodiscard]] value_range larger_of(const value_range& left, const value_range& right) noexcept;
/// The least range that holds both: one of the two is the value, and nobody knows which.
[[nodiscard]] value_range either_of(const value_range& left, const value_range& right) noexcept;

/// A range between the results of two functions that grow with their argument; out of range where one has none.
[[nodiscard]] value_range range_between(const std::optional<rational>& low, const std::optional<rational>& high) noexcept;

/// Whether `left OPERATION right` holds for all values within the bounds, for none, or for some.
[[nodiscard]] truth compare(comparison_operator operation, const value_range& left, const value_range& right) noexcept;

} // namespace guong::inline v0

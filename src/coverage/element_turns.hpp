#pragma once

/// What becomes of a condition on a list where one of its elements alone comes out otherwise.

#include <functional>
#include <optional>

#include <guong/evaluation.hpp>

#include "coverage_points.hpp"

namespace guong::inline v0::covering {

/// How many elements of a list come out how.
struct element_counts {
    std::uint32_t met = 0;
    std::uint32_t unmet = 0;
    std::uint32_t open = 0;

    void add(truth outcome, int so_many = 1) noexcept;
};

/// The outcome of a condition on a list, before it is turned round.
[[nodiscard]] truth outcome_of_list(const instruction& code, const element_counts& counts) noexcept;

/// The outcome of a unit in which some slots come out as is said; groups of which nothing is said are made of their slots.
[[nodiscard]] truth outcome_of(const unit& whole, const std::function<std::optional<truth>(std::size_t slot)>& said);

/// The outcome of a unit if one of its slots were otherwise and all others as they are.
[[nodiscard]] truth outcome_with(const unit& whole, const slots& found, std::size_t slot, truth instead);

} // namespace guong::inline v0::covering

#pragma once

/// Sets of values of one ordered field, as intervals: what a condition on the field admits.

#include <optional>
#include <span>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::checking {

/// One end of an interval. Missing means unbounded.
struct bound {
    std::optional<decimal> at;
    bool included = true; ///< only where bounded
};

struct value_interval {
    bound low;
    bound high;
};

/// A union of intervals, in order and apart from each other. Days, levels and yes/no are numbers here.
class value_set {
public:
    [[nodiscard]] static value_set none() { return {}; }
    [[nodiscard]] static value_set all() { return value_set{{value_interval{}}}; }
    /// All values x with `x OPERATION limit`.
    [[nodiscard]] static value_set that_compare(comparison_operator operation, decimal limit);
    [[nodiscard]] static value_set between(decimal low, decimal high);

    [[nodiscard]] value_set complement() const;
    [[nodiscard]] value_set intersection(const value_set& other) const;
    [[nodiscard]] value_set united_with(const value_set& other) const;

    /// The values that lie in each of the sets, in some of them. Cost: n log n in all their intervals.
    [[nodiscard]] static value_set intersection_of(std::span<const value_set> sets);
    [[nodiscard]] static value_set union_of(std::span<const value_set> sets);

    /// In order, none touching the next.
    [[nodiscard]] const std::vector<value_interval>& intervals() const noexcept { return intervals_; }
    [[nodiscard]] bool empty() const noexcept { return intervals_.empty(); }
    /// For fields of whole numbers: each end moved to the next whole number inside, and what holds none left out.
    [[nodiscard]] value_set whole() const;

private:
    value_set() = default;
    explicit value_set(std::vector<value_interval> intervals) : intervals_{std::move(intervals)} {}

    std::vector<value_interval> intervals_;
};

/// Levels, days, spans of time, school years and yes/no as numbers; texts have no order to speak of.
[[nodiscard]] std::optional<decimal> as_number(const value& content);

} // namespace guong::inline v0::checking

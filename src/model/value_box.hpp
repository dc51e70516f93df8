#pragma once

/// Sets of combinations of values, as boxes: for each column of a table, the values that it may have.

#include <cstddef>
#include <optional>
#include <vector>

#include "value_set.hpp"

namespace guong::inline v0::checking {

/// For each column a set of values; a combination lies in the box where each of its values lies in the set of its column.
using value_box = std::vector<value_set>;

/// All combinations there are.
struct value_space {
    value_box all;
    std::vector<bool> whole; ///< columns whose values are whole numbers

    /// The box without what lies outside the space and, in columns of whole numbers, between them.
    [[nodiscard]] value_box inside(value_box box) const;
    /// What of the values of one column lies outside `taken`.
    [[nodiscard]] value_set without(std::size_t column, const value_set& values, const value_set& taken) const;
};

[[nodiscard]] bool is_empty(const value_box& box) noexcept;
/// The combinations that lie in both; nothing where there is none.
[[nodiscard]] std::optional<value_box> shared(const value_box& left, const value_box& right);

/// How many pairs of boxes may still be compared.
class comparisons_left {
public:
    explicit comparisons_left(std::size_t most) : left_{most} {}
    /// False once they are used up.
    [[nodiscard]] bool take_one() noexcept {
        if (left_ == 0) return false;
        --left_;
        return true;
    }
    [[nodiscard]] bool none() const noexcept { return left_ == 0; }

private:
    std::size_t left_;
};

/// What is left of a box when others are taken out of it: boxes without a combination in common. Exact until the comparisons are used up;
/// from then on it means nothing.
class box_remainder {
public:
    box_remainder(const value_space& space, value_box whole, comparisons_left& budget);

    /// Says whether there was something to take.
    bool take_out(const value_box& taken);
    [[nodiscard]] bool empty() const noexcept { return boxes_.empty(); }
    [[nodiscard]] const std::vector<value_box>& boxes() const noexcept { return boxes_; }

private:
    void split(value_box box, const value_box& taken, std::vector<value_box>& rest) const;

    const value_space& space_;
    comparisons_left& budget_;
    std::vector<value_box> boxes_;
};

} // namespace guong::inline v0::checking

#include "value_box.hpp"

#include <algorithm>
#include <utility>

namespace guong::inline v0::checking {

value_box value_space::inside(value_box box) const {
    for (std::size_t column = 0; column < box.size(); ++column) {
        box[column] = box[column].intersection(all[column]);
        if (whole[column]) box[column] = box[column].whole();
    }
    return box;
}

value_set value_space::without(std::size_t column, const value_set& values, const value_set& taken) const {
    auto rest = values.intersection(taken.complement());
    return whole[column] ? rest.whole() : rest;
}

bool is_empty(const value_box& box) noexcept {
    return std::any_of(box.begin(), box.end(), [](const value_set& values) { return values.empty(); });
}

std::optional<value_box> shared(const value_box& left, const value_box& right) {
    value_box both;
    for (std::size_t column = 0; column < left.size(); ++column) {
        both.push_back(left[column].intersection(right[column]));
        if (both.back().empty()) return std::nullopt;
    }
    return both;
}

box_remainder::box_remainder(const value_space& space, value_box whole, comparisons_left& budget) : space_{space}, budget_{budget} {
    if (!is_empty(whole)) boxes_.push_back(std::move(whole));
}

bool box_remainder::take_out(const value_box& taken) {
    std::vector<value_box> rest;
    bool took = false;
    for (auto& box : boxes_) {
        if (!budget_.take_one()) return took;
        if (shared(box, taken)) {
            took = true;
            split(std::move(box), taken, rest);
        } else {
            rest.push_back(std::move(box));
        }
    }
    boxes_ = std::move(rest);
    return took;
}

// Column by column: what lies outside in this one, and inside in those before it.
void box_remainder::split(value_box box, const value_box& taken, std::vector<value_box>& rest) const {
    for (std::size_t column = 0; column < box.size(); ++column) {
        if (auto outside = space_.without(column, box[column], taken[column]); !outside.empty()) {
            rest.push_back(box);
            rest.back()[column] = std::move(outside);
        }
        box[column] = box[column].intersection(taken[column]);
    }
}

} // namespace guong::inline v0::checking

#include "closed_range.hpp"

#include <algorithm>
#include <limits>

namespace guong::inline v0::compiling {

namespace {

constexpr std::uint32_t count_max = std::numeric_limits<std::uint32_t>::max();

std::uint32_t clamped_to_count(std::int64_t number) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, count_max));
}

} // namespace

comparison_operator seen_from_right(comparison_operator operation) noexcept {
    switch (operation) {
    case comparison_operator::less: return comparison_operator::greater;
    case comparison_operator::less_or_equal: return comparison_operator::greater_or_equal;
    case comparison_operator::greater: return comparison_operator::less;
    case comparison_operator::greater_or_equal: return comparison_operator::less_or_equal;
    default: return operation;
    }
}

closed_range range_of(comparison_operator operation, const value& limit) {
    switch (operation) {
    case comparison_operator::equal: return {limit, limit, false};
    case comparison_operator::not_equal: return {limit, limit, true};
    case comparison_operator::less: return {limit, {}, true};
    case comparison_operator::less_or_equal: return {{}, limit, false};
    case comparison_operator::greater: return {{}, limit, true};
    case comparison_operator::greater_or_equal: return {limit, {}, false};
    }
    return {};
}

void set_count_range(instruction& code, const closed_range& range) {
    const auto* low = std::get_if<decimal>(&range.low);
    const auto* high = std::get_if<decimal>(&range.high);
    const auto first = low ? low->ceiling_at_scale(0) : 0;
    const auto last = high ? high->floor_at_scale(0) : count_max;
    const bool is_empty = last < 0 || first > count_max;
    code.count_low = is_empty ? 1 : clamped_to_count(first);
    code.count_high = is_empty ? 0 : clamped_to_count(last);
}

} // namespace guong::inline v0::compiling

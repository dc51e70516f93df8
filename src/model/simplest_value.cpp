#include "simplest_value.hpp"

#include <algorithm>

#include <guong/limits.hpp>

namespace guong::inline v0::checking {

namespace simplest {

namespace {

/// How many digits behind the point a neighbour has that is named for an open end: marks and shares are rarely finer.
constexpr int neighbour_scale_min = 2;

bool has_both_ends(const value_interval& interval) { return interval.low.at && interval.high.at; }

const value_interval& plainest(const value_set& values) {
    const auto& all = values.intervals();
    const auto bounded = std::find_if(all.begin(), all.end(), has_both_ends);
    return bounded == all.end() ? all.front() : *bounded;
}

/// The number next to an end, above or below it.
decimal neighbour(const decimal& end, std::int64_t direction) {
    for (const auto scale : {std::max(neighbour_scale_min, end.scale()), end.scale()})
        if (const auto coefficient = end.at_scale(scale)) return decimal::of(*coefficient + direction, scale);
    return end;
}

decimal shortest_between(const decimal& low, const decimal& high) {
    for (int scale = 0; scale <= limits::number_digits_max; ++scale) {
        const auto first = low.floor_at_scale(scale) + 1;
        const auto last = high.ceiling_at_scale(scale) - 1;
        if (first <= last) return decimal::of(first + (last - first) / 2, scale);
    }
    return low;
}

} // namespace

} // namespace simplest

decimal simplest_value(const value_set& values) {
    const auto& [low, high] = simplest::plainest(values);
    if (low.at && low.included) return *low.at;
    if (high.at && high.included) return *high.at;
    if (low.at && high.at) return simplest::shortest_between(*low.at, *high.at);
    if (low.at) return simplest::neighbour(*low.at, 1);
    if (high.at) return simplest::neighbour(*high.at, -1);
    return decimal{0};
}

bool lies_between_ends(const value_set& values) { return simplest::has_both_ends(simplest::plainest(values)); }

} // namespace guong::inline v0::checking

#include "value_set.hpp"

namespace guong::inline v0::checking {

namespace {

/// Whether an interval that begins at `low` and ends at `high` holds anything.
bool holds_something(const bound& low, const bound& high) {
    if (!low.at || !high.at) return true;
    return *low.at < *high.at || (*low.at == *high.at && low.included && high.included);
}

const bound& later_begin(const bound& left, const bound& right) {
    if (!left.at) return right;
    if (!right.at) return left;
    if (*left.at != *right.at) return *left.at > *right.at ? left : right;
    return left.included ? right : left;
}

const bound& earlier_end(const bound& left, const bound& right) {
    if (!left.at) return right;
    if (!right.at) return left;
    if (*left.at != *right.at) return *left.at < *right.at ? left : right;
    return left.included ? right : left;
}

bool ends_first(const bound& end, const bound& other) {
    if (!end.at) return false;
    return !other.at || *end.at < *other.at || (*end.at == *other.at && !end.included);
}

bound opposite(const bound& end) { return {end.at, !end.included}; }

} // namespace

value_set value_set::that_compare(comparison_operator operation, decimal limit) {
    switch (operation) {
    case comparison_operator::equal: return between(limit, limit);
    case comparison_operator::not_equal: return between(limit, limit).complement();
    case comparison_operator::less: return value_set{{{{}, {limit, false}}}};
    case comparison_operator::less_or_equal: return value_set{{{{}, {limit, true}}}};
    case comparison_operator::greater: return value_set{{{{limit, false}, {}}}};
    case comparison_operator::greater_or_equal: return value_set{{{{limit, true}, {}}}};
    }
    return all();
}

value_set value_set::between(decimal low, decimal high) {
    if (high < low) return none();
    return value_set{{{{low, true}, {high, true}}}};
}

value_set value_set::complement() const {
    value_set rest;
    bound begin;
    bool open = true; // whether something is left behind the last interval seen
    for (const auto& interval : intervals_) {
        if (interval.low.at) {
            const auto end = opposite(interval.low);
            if (holds_something(begin, end)) rest.intervals_.push_back({begin, end});
        }
        open = interval.high.at.has_value();
        begin = opposite(interval.high);
    }
    if (open) rest.intervals_.push_back({begin, {}});
    return rest;
}

value_set value_set::intersection(const value_set& other) const {
    value_set shared;
    auto left = intervals_.begin(), right = other.intervals_.begin();
    while (left != intervals_.end() && right != other.intervals_.end()) {
        const auto& low = later_begin(left->low, right->low);
        const auto& high = earlier_end(left->high, right->high);
        if (holds_something(low, high)) shared.intervals_.push_back({low, high});
        // What begins behind the earlier end can still meet the other interval.
        ++(ends_first(left->high, right->high) ? left : right);
    }
    return shared;
}

value_set value_set::united_with(const value_set& other) const { return complement().intersection(other.complement()).complement(); }

// By halves, so that each interval is copied a few times only, however many sets there are.
value_set value_set::intersection_of(std::span<const value_set> sets) {
    if (sets.empty()) return all();
    if (sets.size() == 1) return sets.front();
    const auto half = sets.size() / 2;
    return intersection_of(sets.first(half)).intersection(intersection_of(sets.subspan(half)));
}

value_set value_set::union_of(std::span<const value_set> sets) {
    if (sets.empty()) return none();
    if (sets.size() == 1) return sets.front();
    const auto half = sets.size() / 2;
    return union_of(sets.first(half)).united_with(union_of(sets.subspan(half)));
}

value_set value_set::whole() const {
    value_set kept;
    for (const auto& interval : intervals_) {
        auto low = interval.low, high = interval.high;
        if (low.at) {
            const auto next = low.at->ceiling_at_scale(0);
            low = {decimal{low.at->is_whole() && !low.included ? next + 1 : next}, true};
        }
        if (high.at) {
            const auto last = high.at->floor_at_scale(0);
            high = {decimal{high.at->is_whole() && !high.included ? last - 1 : last}, true};
        }
        if (holds_something(low, high)) kept.intervals_.push_back({low, high});
    }
    return kept;
}

std::optional<decimal> as_number(const value& content) {
    if (const auto* number = std::get_if<decimal>(&content)) return *number;
    if (const auto* day = std::get_if<date>(&content)) return decimal{day->days};
    if (const auto* rank = std::get_if<level>(&content)) return decimal{rank->rank};
    if (const auto* yes = std::get_if<bool>(&content)) return decimal{*yes ? 1 : 0};
    if (const auto* span_of_time = std::get_if<duration>(&content)) return decimal{span_of_time->amount};
    if (const auto* years = std::get_if<school_year>(&content)) return decimal{years->first};
    return std::nullopt;
}

} // namespace guong::inline v0::checking

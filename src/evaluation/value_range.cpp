#include "value_range.hpp"

#include <algorithm>

#include "../value/truth.hpp"

namespace guong::inline v0 {

namespace ranging {

namespace {

/// Applies an operation that has a result for every pair of known ranges.
template <class Operation>
value_range of_known(const value_range& left, const value_range& right, Operation operation) noexcept {
    if (!left.is_known()) return value_range::unknown(left.why);
    if (!right.is_known()) return value_range::unknown(right.why);
    return operation();
}

truth both_ways(bool surely, bool surely_not) noexcept { return surely ? truth::yes : surely_not ? truth::no : truth::unknown; }

truth is_less(const value_range& left, const value_range& right) noexcept { return both_ways(left.high < right.low, left.low >= right.high); }

/// Whether no whole number lies between two bounds.
bool holds_no_whole(const rational& low, const rational& high) noexcept {
    const auto first = round(low, rounding_mode::up, 1), last = round(high, rounding_mode::down, 1);
    return first && last && *first > *last;
}

truth is_equal(const value_range& left, const value_range& right) noexcept {
    if (left.low == left.high && right.low == right.high) return both_ways(left.low == right.low, left.low != right.low);
    const auto bottom = std::max(left.low, right.low), top = std::min(left.high, right.high);
    return both_ways(false, bottom > top || ((left.is_whole || right.is_whole) && holds_no_whole(bottom, top)));
}

} // namespace

} // namespace ranging

value_range range_between(const std::optional<rational>& low, const std::optional<rational>& high) noexcept {
    return low && high ? value_range::within(*low, *high) : value_range::unknown(unknown_reason::out_of_range);
}

value_range sum_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] { return range_between(add(left.low, right.low), add(left.high, right.high)); });
}

value_range difference_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] { return range_between(subtract(left.low, right.high), subtract(left.high, right.low)); });
}

value_range product_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] {
        std::optional<rational> low, high;
        for (const auto& one : {left.low, left.high}) {
            for (const auto& other : {right.low, right.high}) {
                const auto corner = multiply(one, other);
                if (!corner) return value_range::unknown(unknown_reason::out_of_range);
                low = low ? std::min(*low, *corner) : *corner;
                high = high ? std::max(*high, *corner) : *corner;
            }
        }
        return value_range::within(*low, *high);
    });
}

value_range quotient_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] {
        if (right.low.is_zero() && right.high.is_zero()) return value_range::unknown(unknown_reason::division_by_zero);
        if (right.low.sign() <= 0 && right.high.sign() >= 0) return value_range::unknown(unknown_reason::missing_fact);
        return product_of(left, range_between(divide(1, right.high), divide(1, right.low)));
    });
}

value_range rounded(const value_range& number, rounding_mode mode, const rational& step) noexcept {
    if (!number.is_known()) return number;
    return range_between(round(number.low, mode, step), round(number.high, mode, step));
}

value_range smaller_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] { return value_range::within(std::min(left.low, right.low), std::min(left.high, right.high)); });
}

value_range larger_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] { return value_range::within(std::max(left.low, right.low), std::max(left.high, right.high)); });
}

value_range either_of(const value_range& left, const value_range& right) noexcept {
    return ranging::of_known(left, right, [&] { return value_range::within(std::min(left.low, right.low), std::max(left.high, right.high)); });
}

truth compare(comparison_operator operation, const value_range& left, const value_range& right) noexcept {
    using namespace ranging;
    if (!left.is_known() || !right.is_known()) return truth::unknown;
    switch (operation) {
    case comparison_operator::equal: return is_equal(left, right);
    case comparison_operator::not_equal: return turned(is_equal(left, right));
    case comparison_operator::less: return is_less(left, right);
    case comparison_operator::greater_or_equal: return turned(is_less(left, right));
    case comparison_operator::greater: return is_less(right, left);
    case comparison_operator::less_or_equal: return turned(is_less(right, left));
    }
    return truth::unknown;
}

} // namespace guong::inline v0

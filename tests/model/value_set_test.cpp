#include <vector>

#include <doctest/doctest.h>

#include "../../src/model/value_set.hpp"

using guong::comparison_operator;
using guong::decimal;
using guong::checking::value_set;

namespace {

/// Membership by asking whether the single point survives.
bool contains(const value_set& set, decimal number) { return !set.intersection(value_set::between(number, number)).empty(); }

const comparison_operator all_operators[] = {comparison_operator::equal,         comparison_operator::not_equal,
                                             comparison_operator::less,          comparison_operator::less_or_equal,
                                             comparison_operator::greater,       comparison_operator::greater_or_equal};

bool holds(decimal left, comparison_operator operation, decimal right) {
    switch (operation) {
    case comparison_operator::equal: return left == right;
    case comparison_operator::not_equal: return left != right;
    case comparison_operator::less: return left < right;
    case comparison_operator::less_or_equal: return left <= right;
    case comparison_operator::greater: return left > right;
    case comparison_operator::greater_or_equal: return left >= right;
    }
    return false;
}

} // namespace

TEST_CASE("a set of values agrees with comparing, for every operator, in union, intersection and complement") {
    for (const auto first : all_operators)
        for (const auto second : all_operators)
            for (int a = 0; a <= 3; ++a)
                for (int b = 0; b <= 3; ++b) {
                    const auto left = value_set::that_compare(first, decimal{a});
                    const auto right = value_set::that_compare(second, decimal{b});
                    const auto both = left.intersection(right);
                    const auto either = left.united_with(right);
                    for (int halves = -2; halves <= 8; ++halves) {
                        const auto x = decimal::of(halves * 5, 1);
                        const bool in_left = holds(x, first, decimal{a}), in_right = holds(x, second, decimal{b});
                        CHECK(contains(left, x) == in_left);
                        CHECK(contains(left.complement(), x) == !in_left);
                        CHECK(contains(both, x) == (in_left && in_right));
                        CHECK(contains(either, x) == (in_left || in_right));
                    }
                }
}

TEST_CASE("among whole numbers nothing lies between two neighbours") {
    const auto gap = value_set::that_compare(comparison_operator::greater, decimal{2})
                         .intersection(value_set::that_compare(comparison_operator::less, decimal{3}));
    CHECK_FALSE(gap.empty());
    CHECK(gap.whole().empty());
    CHECK_FALSE(value_set::between(decimal{2}, decimal{2}).whole().empty());
    CHECK(value_set::between(decimal::of(21, 1), decimal::of(29, 1)).whole().empty());
}

TEST_CASE("everything and nothing are each other's complement") {
    CHECK(value_set::all().complement().empty());
    CHECK(contains(value_set::none().complement(), decimal{7}));
    CHECK(value_set::between(decimal{3}, decimal{2}).empty());
}

TEST_CASE("ten thousand sets are joined without trying each against each") {
    std::vector<value_set> points;
    for (int i = 0; i < 10'000; ++i) points.push_back(value_set::between(decimal{2 * i}, decimal{2 * i}));
    const auto even = value_set::union_of(points);
    CHECK(contains(even, decimal{8}));
    CHECK_FALSE(contains(even, decimal{9}));
    CHECK(contains(even.complement(), decimal{9}));
    CHECK(value_set::intersection_of(points).empty());
    CHECK_FALSE(value_set::intersection_of({}).empty());
    CHECK(value_set::union_of({}).empty());
}

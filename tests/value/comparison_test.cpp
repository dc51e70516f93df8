#include <array>

#include <doctest/doctest.h>

#include "../../src/value/comparison.hpp"

namespace {

using guong::comparison_operator;

bool holds(comparison_operator operation, int left, int right) {
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

constexpr std::array operators = {comparison_operator::equal,         comparison_operator::not_equal, comparison_operator::less,
                                  comparison_operator::less_or_equal, comparison_operator::greater,   comparison_operator::greater_or_equal};

} // namespace

TEST_CASE("the complement of a comparison holds where it does not, and mirrored it holds with the sides exchanged") {
    for (const auto operation : operators)
        for (int left = 0; left < 3; ++left)
            for (int right = 0; right < 3; ++right) {
                CHECK(holds(guong::complement(operation), left, right) != holds(operation, left, right));
                CHECK(holds(guong::mirrored(operation), right, left) == holds(operation, left, right));
            }
}

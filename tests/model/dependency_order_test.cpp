#include <algorithm>

#include <doctest/doctest.h>

#include "../../src/model/dependency_order.hpp"

using guong::checking::dependency;
using guong::checking::order_by_dependency;

namespace {

bool stands_before(const std::vector<std::size_t>& order, std::size_t first, std::size_t second) {
    return std::find(order.begin(), order.end(), first) < std::find(order.begin(), order.end(), second);
}

} // namespace

TEST_CASE("each declaration stands behind those it needs, wherever it was written") {
    const std::vector<dependency> needs{{0, 3, {}}, {3, 2, {}}, {1, 2, {}}, {0, 1, {}}};
    const auto found = order_by_dependency(std::vector<std::size_t>(4, 1), needs);
    CHECK(found.cycles.empty());
    REQUIRE(found.order.size() == 4);
    for (const auto& each : needs) CHECK(stands_before(found.order, each.to, each.from));
    CHECK(found.steps == std::vector<std::size_t>{3, 2, 1, 2});
}

TEST_CASE("a cycle is shown step by step with the places that close it") {
    const std::vector<dependency> needs{{0, 1, {0, 10, 11}}, {1, 2, {0, 20, 21}}, {2, 0, {0, 30, 31}}, {3, 0, {0, 40, 41}}};
    const auto found = order_by_dependency(std::vector<std::size_t>(4, 1), needs);
    REQUIRE(found.cycles.size() == 1);
    REQUIRE(found.cycles[0].size() == 3);
    CHECK(found.cycles[0][0].where.begin == 10);
    CHECK(found.cycles[0][1].where.begin == 20);
    CHECK(found.cycles[0][2].where.begin == 30);
}

TEST_CASE("each knot gives one cycle, the shortest through its first declaration") {
    const std::vector<dependency> needs{{0, 1, {}}, {1, 2, {}}, {2, 0, {}}, {0, 2, {}}, {3, 3, {}}, {4, 0, {}}};
    const auto found = order_by_dependency(std::vector<std::size_t>(5, 1), needs);
    REQUIRE(found.cycles.size() == 2);
    CHECK(found.cycles[0].size() == 2);
    CHECK(found.cycles[1].size() == 1);
}

TEST_CASE("a long chain neither overflows the stack nor takes quadratic time") {
    std::vector<dependency> needs;
    constexpr std::size_t length = 200'000;
    for (std::size_t i = 0; i + 1 < length; ++i) needs.push_back({i, i + 1, {}});
    const auto found = order_by_dependency(std::vector<std::size_t>(length, 1), needs);
    CHECK(found.order.front() == length - 1);
    CHECK(found.steps[0] == length);
}

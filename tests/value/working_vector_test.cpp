#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../../src/value/working_vector.hpp"

using guong::working_vector;

namespace {

struct alignas(16) wide {
    std::int64_t parts[2];
};

/// Where a vector lies that is gone now.
template <class Element>
std::uintptr_t place_of_vector(std::size_t count) {
    const working_vector<Element> content(count);
    const auto place = reinterpret_cast<std::uintptr_t>(content.data());
    return place;
}

} // namespace

TEST_CASE("memory that was given back is taken again, also for another type and another size that fits") {
    const auto first = place_of_vector<std::int64_t>(100);
    CHECK(place_of_vector<std::int64_t>(100) == first);
    CHECK(place_of_vector<wide>(50) == first);
    CHECK(place_of_vector<char>(799) == first);
}

TEST_CASE("vectors that live at once have memory of their own") {
    working_vector<int> left(1000, 1);
    working_vector<int> right(1000, 2);
    CHECK(left.data() != right.data());
    CHECK(left == working_vector<int>(1000, 1));
}

TEST_CASE("a vector may grow beyond what is kept") {
    working_vector<wide> many;
    for (std::int64_t i = 0; i < 400'000; ++i) many.push_back({{i, -i}});
    bool all_there = true;
    for (std::int64_t i = 0; i < 400'000; ++i) all_there = all_there && many[static_cast<std::size_t>(i)].parts[1] == -i;
    CHECK(all_there);
}

TEST_CASE("what is aligned to sixteen bytes lies so") {
    for (const std::size_t count : {1u, 3u, 17u, 300'000u}) CHECK(place_of_vector<wide>(count) % 16 == 0);
}

TEST_CASE("an empty vector takes nothing it would not give back") {
    working_vector<int> none;
    none.shrink_to_fit();
    none.reserve(1);
    none.push_back(7);
    CHECK(none.back() == 7);
}

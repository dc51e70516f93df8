#include <string>

#include <doctest/doctest.h>

#include "../../src/model/simplest_value.hpp"

using guong::comparison_operator;
using guong::decimal;
using guong::checking::value_set;

namespace {

decimal number(const char* digits) { return decimal::parse(digits).value(); }

value_set between_open(const char* low, const char* high) {
    return value_set::that_compare(comparison_operator::greater, number(low))
        .intersection(value_set::that_compare(comparison_operator::less, number(high)));
}

std::string simplest(const value_set& values) { return guong::checking::simplest_value(values).to_string(); }

} // namespace

TEST_CASE("an end that belongs to the set is its simplest value") {
    CHECK(simplest(value_set::between(number("7.25"), number("9"))) == "7.25");
    CHECK(simplest(value_set::that_compare(comparison_operator::less_or_equal, 4)) == "4");
    CHECK(simplest(value_set::all()) == "0");
}

TEST_CASE("between two ends, it is a number of few digits near the middle") {
    CHECK(simplest(between_open("7", "8")) == "7.5");
    CHECK(simplest(between_open("0", "10")) == "5");
    CHECK(simplest(between_open("7.3", "7.4")) == "7.35");
    CHECK(simplest(between_open("-1", "0")) == "-0.5");
    CHECK(simplest(between_open("123456789012345677", "123456789012345679")) == "123456789012345678");
}

TEST_CASE("beyond the only end, it is the next number that people would write") {
    CHECK(simplest(value_set::that_compare(comparison_operator::greater, 10)) == "10.01");
    CHECK(simplest(value_set::that_compare(comparison_operator::less, 5)) == "4.99");
    CHECK(simplest(value_set::that_compare(comparison_operator::less, number("0.125"))) == "0.124");
    CHECK(simplest(value_set::that_compare(comparison_operator::greater, number("123456789012345678"))) == "123456789012345679");
}

TEST_CASE("of several intervals, one between two ends is preferred") {
    const auto outside = value_set::that_compare(comparison_operator::less, 0);
    CHECK(simplest(outside.united_with(value_set::between(3, 4))) == "3");
    CHECK(guong::checking::lies_between_ends(outside.united_with(value_set::between(3, 4))));
    CHECK_FALSE(guong::checking::lies_between_ends(outside));
}

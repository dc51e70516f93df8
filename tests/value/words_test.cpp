#include <doctest/doctest.h>

#include <guong/value.hpp>

using guong::status;
using guong::to_string;
using guong::verdict;

TEST_CASE("verdicts and statuses have the words of the interface") {
    CHECK(to_string(verdict::eligible) == "eligible");
    CHECK(to_string(verdict::ineligible) == "ineligible");
    CHECK(to_string(verdict::undetermined) == "undetermined");
    CHECK(to_string(status::met) == "met");
    CHECK(to_string(status::unmet) == "unmet");
    CHECK(to_string(status::undetermined) == "undetermined");
    CHECK(to_string(status::not_applicable) == "not_applicable");
}

// The tests that come with the rules. What they show, and which changed rules they notice, tests/slow/suites.sh measures.

#include <doctest/doctest.h>

#include <string>

#include <guong/testing.hpp>

namespace {

std::string failed(const std::string& file, const std::string& root) { return guong::failed_tests(root + file, guong::language::en, {root}); }

} // namespace

TEST_CASE("the tests of every ruleset pass") {
    CHECK(failed("exemplars.tests.guong", "rules/hvqlgd-326/") == "");
    CHECK(failed("units/khoa-mau-b.tests.guong", "rules/hvqlgd-326/") == "");
    CHECK(failed("titles.tests.guong", "rules/titles/") == "");
    CHECK(failed("scholarship.tests.guong", "rules/scholarship/") == "");
    CHECK(failed("benefit.tests.guong", "rules/household-benefit/") == "");
}

#include <doctest/doctest.h>

#include <cstdint>

#include "../../src/explanation/certainty.hpp"
#include "small_formulas.hpp"

using namespace guong::relevance;
using namespace guong::relevance::tests;
using guong::truth;

TEST_CASE("an outcome is certain where a full trial of all completions finds no other") {
    std::size_t tried = 0, certain = 0, missed = 0;
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        const auto form = random_formula{seed}.make();
        const auto outcomes = brute_force{form, 3}.outcomes_when_complete(2'000);
        if (!outcomes) continue;
        ++tried;
        const auto found = certain_outcome(form);
        CAPTURE(seed);
        CAPTURE(described(form));
        const bool is_certain = outcomes->size() == 1 && outcomes->front() != truth::unknown;
        certain += is_certain;
        if (found) {
            REQUIRE(is_certain);
            REQUIRE(*found == outcomes->front());
        } else {
            missed += is_certain;
        }
    }
    MESSAGE(tried << " formulas, " << certain << " certain, " << missed << " of them not found out");
    CHECK(tried > 1500);
    CHECK(certain > 200);
    CHECK(missed * 100 <= certain);
}

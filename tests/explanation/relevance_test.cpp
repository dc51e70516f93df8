#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

#include "../../src/explanation/relevance.hpp"
#include "small_formulas.hpp"

using namespace guong::relevance;
using namespace guong::relevance::tests;
using guong::comparison_operator;

TEST_CASE("relevant facts are those that a full trial of all values finds") {
    std::size_t tried = 0;
    std::size_t inexact = 0;
    std::size_t relevant = 0;
    std::size_t irrelevant = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        const auto form = random_formula{seed}.make();
        bool possible = false;
        const auto expected = brute_force{form, 3}.relevant(2'000, possible);
        if (!possible) continue;
        ++tried;
        const auto found = find_relevant(form);
        if (!found.exact) ++inexact;
        for (fact_index fact = 0; fact < form.facts.size(); ++fact) {
            if (form.facts[fact].holder != nothing) continue;
            expected[fact] ? ++relevant : ++irrelevant;
            CAPTURE(seed);
            CAPTURE(fact);
            CAPTURE(described(form));
            if (found.exact)
                REQUIRE(found.can_matter[fact] == expected[fact]);
            else
                REQUIRE(found.can_matter[fact] >= expected[fact]);
        }
    }
    MESSAGE(tried << " formulas, " << inexact << " inexact, " << relevant << " relevant facts, " << irrelevant << " irrelevant");
    CHECK(tried > 1000);
    CHECK(inexact * 200 < tried);
    CHECK(relevant > 500);
    CHECK(irrelevant > 500);
}

namespace {

/// All facts known, and each less than the next, round in a ring: no values do that.
formula ring(fact_index size) {
    formula form;
    node all;
    all.what = node::kind::threshold;
    all.needed.low = 2 * size;
    for (fact_index i = 0; i < size; ++i) form.add(fact{fact::kind::scalar, {true, 0, 1'000'000}, nothing});
    for (fact_index i = 0; i < size; ++i) {
        node less;
        less.what = node::kind::comparison;
        less.operation = comparison_operator::less;
        less.sides = {fact_side{i}, fact_side{(i + 1) % size}};
        all.children.push_back(form.add(less));
        node known;
        known.what = node::kind::knowledge;
        known.fact = i;
        all.children.push_back(form.add(known));
    }
    form.root = form.add(all);
    return form;
}

} // namespace

TEST_CASE("past its bound the search reports a superset and says so") {
    const auto found = find_relevant(ring(12), 10);
    CHECK_FALSE(found.exact);
    CHECK(std::count(found.can_matter.begin(), found.can_matter.end(), true) == 12);
}

TEST_CASE("a small ring of facts, each less than the next, is found impossible") {
    const auto found = find_relevant(ring(3));
    CHECK(found.exact);
    CHECK(std::count(found.can_matter.begin(), found.can_matter.end(), true) == 0);
}

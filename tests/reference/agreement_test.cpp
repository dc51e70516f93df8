// Random rules × random records: the engine agrees with the reference evaluator. For more pairs, or to see one seed again:
//   GUONG_AGREEMENT_PAIRS=100000 GUONG_AGREEMENT_SEED=17 guong_test_reference

#include <cstdint>
#include <iostream>
#include <string>

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "agreement.hpp"

TEST_CASE("random rules over random records come out as the reference evaluator says") {
    const auto pairs = guong::testing::number_from_environment("GUONG_AGREEMENT_PAIRS", 13'000);
    const auto first_seed = guong::testing::number_from_environment("GUONG_AGREEMENT_SEED", 1);
    guong::reference::coverage covered;
    guong::reference::agreement total;
    auto seed = first_seed;
    // Which rules a seed gives depends on the compiler too, so the rarest operator may come late.
    const auto is_enough = [&] { return total.pairs >= pairs && (covered.uncovered().empty() || total.pairs >= 4 * pairs); };
    for (; !is_enough(); ++seed) {
        const auto one = guong::reference::compare_with_reference(seed, covered);
        total.pairs += one.pairs;
        total.conditions += one.conditions;
        total.values += one.values;
        total.reported += one.reported;
        total.lists += one.lists;
        total.given_up += one.given_up;
        total.untried += one.untried;
        REQUIRE_MESSAGE(one.disagreement.empty(), one.disagreement);
    }
    covered.print(std::cout);
    const auto rulesets = seed - first_seed;
    std::cout << "rulesets " << rulesets << ", given up " << total.given_up << ", untried " << total.untried << ", pairs of criterion and record " << total.pairs << ", conditions "
              << total.conditions << ", values " << total.values << ", of them reported " << total.reported << '\n';
    CHECK(total.lists > 0);
    CHECK_MESSAGE(total.given_up * 50 <= rulesets, "numbers become too long too often");
    CHECK_MESSAGE(total.untried * 20 <= rulesets, "there are too many ways to choose the best too often");
    std::string uncovered;
    for (const auto& name : covered.uncovered()) uncovered += name + "; ";
    CHECK_MESSAGE(uncovered.empty(), "never met, unmet or undetermined: ", uncovered);
}

TEST_CASE("a thousand records of each type at once come out as they do one at a time") {
    for (std::uint64_t seed = 1; seed <= 2; ++seed) CHECK(guong::reference::compare_batch_with_single_records(seed) == "");
}

// Changes that make records eligible: each set is carried out and judged anew, each part of it too, and the cheapest is the cheapest there is.
// For more, or to see one seed again: GUONG_REPAIR_RULESETS=5000 GUONG_REPAIR_SEED=17 guong_test_reference
// At length, with what it costs: GUONG_REPAIR_RECORDS=10000 guong_test_reference --test-case='*students altered at random*'

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "example_rules.hpp"
#include "repair_checks.hpp"
#include "support/environment.hpp"

namespace {

using guong::reference::repair_tally;

double at_part(std::vector<double> all, double part) {
    if (all.empty()) return 0;
    const auto place = static_cast<std::size_t>(part * static_cast<double>(all.size() - 1));
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place), all.end());
    return all[place];
}

void print(const std::string& what, const repair_tally& total) {
    std::cout << what << ": " << total.asked << " records not eligible, " << total.with_sets << " with changes, " << total.without
              << " surely without, " << total.cut << " cut by the bound; " << total.sets << " sets of " << total.changes << " changes and " << total.parts
              << " parts of them judged anew, " << total.out_of_reach << " out of a document's reach, " << total.compared
              << " compared with all records; ms median " << at_part(total.milliseconds, 0.5) << ", 99th percentile " << at_part(total.milliseconds, 0.99)
              << '\n';
}

repair_tally many(repair_tally (*one)(std::uint64_t), std::uint64_t count) {
    const auto first = guong::testing::number_from_environment("GUONG_REPAIR_SEED", 1);
    repair_tally total;
    for (auto seed = first; seed < first + count; ++seed) {
        total.add(one(seed));
        REQUIRE_MESSAGE(total.fault.empty(), total.fault);
    }
    return total;
}

} // namespace

TEST_CASE("the cheapest set of changes is the cheapest of all, on small records") {
    const auto total = many(guong::reference::repair_small_record, guong::testing::number_from_environment("GUONG_REPAIR_SMALL", 80));
    print("small records", total);
    CHECK(total.compared > 0);
}

TEST_CASE("every set of changes makes its random record eligible, and no part of it does") {
    const auto total = many(guong::reference::repair_random_records, guong::testing::number_from_environment("GUONG_REPAIR_RULESETS", 25));
    print("random records", total);
    CHECK(total.sets > 0);
}

TEST_CASE("every set of changes makes its record eligible, for the rules that come with Gương") {
    for (const auto& [rules, records] : guong::reference::rules_with_records) {
        const auto total = guong::reference::repair_examples(rules, records);
        CHECK_MESSAGE(total.fault.empty(), total.fault);
        print(rules, total);
    }
}

namespace {

void check_altered_records(std::size_t which) {
    const auto& [rules, records] = guong::reference::rules_with_records[which];
    const auto seed = guong::testing::number_from_environment("GUONG_REPAIR_SEED", 1);
    const auto total = guong::reference::repair_altered_records(rules, records, seed, guong::testing::number_from_environment("GUONG_REPAIR_RECORDS", 8));
    CHECK_MESSAGE(total.fault.empty(), total.fault);
    print(rules, total);
}

} // namespace

TEST_CASE("every set of changes makes its record eligible, also of the academy's altered at random") { check_altered_records(0); }
TEST_CASE("every set of changes makes its record eligible, also of the students altered at random") { check_altered_records(1); }
TEST_CASE("every set of changes makes its record eligible, also of the households altered at random") { check_altered_records(2); }
TEST_CASE("every set of changes makes its record eligible, also of those with titles altered at random") { check_altered_records(3); }

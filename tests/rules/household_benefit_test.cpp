/// The invented benefit for households: dated amounts, members, ages and months of residence.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/guong.hpp>

#include "judged_records.hpp"
#include "support/golden.hpp"

namespace {

using guong_test::value_of;
using lines = std::vector<std::string>;

guong_test::judged_records households_on(const std::string& day) {
    return {
        "rules/household-benefit/benefit.guong",
        "rules/household-benefit/households.json",
        "rules/household-benefit/households.verdicts.ndjson",
        guong::date::parse(day),
    };
}

const auto households = households_on("2026-02-28");

std::string benefit_of(const std::string& id, const guong_test::judged_records& given = households) {
    return guong_test::verdict_of(given, id, "benefit");
}

std::string urgency_of(const std::string& id) { return guong_test::verdict_of(households, id, "urgent"); }

} // namespace

TEST_CASE("the benefit's rules are correct, without a warning") {
    CHECK(guong::render(guong::load_text(households.rules_path, households.rules_text()).report()) == "");
}

TEST_CASE("the benefit's verdicts and values are those that are committed") {
    CHECK(guong::tests::golden_difference(households.verdicts_path, guong_test::verdict_lines(households, households.rules_text())) == "");
}

TEST_CASE("the benefit's households show every verdict, every item alone and every row of a table") {
    CHECK(guong_test::criteria_without_every_verdict(households) == lines{});
    CHECK(guong_test::items_never_alone(households) == lines{});
    CHECK(guong_test::rows_without_effect(households) == lines{});
}

TEST_CASE("the benefit's rules are the same in the keywords of both languages") {
    CHECK(guong_test::twin_fault(households) == "");
}

TEST_CASE("the income a head is that of three months, shared by all members and rounded to thousands") {
    CHECK(value_of(households, "h01", "income_per_head") == "1333000"); // 3 * 4000000 / 3 months / 3 members = 1333333.33…
    CHECK(value_of(households, "h10", "income_per_head") == "2400000"); // 4800000 / 2
    CHECK(value_of(households, "h11", "income_per_head") == "2400000"); // 4800900 / 2 = 2400450
    CHECK(value_of(households, "h12", "income_per_head") == "2401000"); // 4801000 / 2 = 2400500, half up
    CHECK(value_of(households, "h10", "class") == R"("poor")");         // the line itself is not above it
    CHECK(value_of(households, "h12", "class") == R"("near_poor")");
    CHECK(benefit_of("h09") == "undetermined: /members/0/incomes");
}

TEST_CASE("the poverty line is that of the day of application") {
    CHECK(value_of(households, "h06", "income_per_head") == "2300000");
    CHECK(value_of(households, "h07", "income_per_head") == "2300000");
    CHECK(benefit_of("h06") == "ineligible: income"); // on 31 December 2025: 150% of 1500000 is 2250000
    CHECK(benefit_of("h07") == "eligible");           // on 1 January 2026: 150% of 1800000 is 2700000
    CHECK(benefit_of("h35") == "undetermined: ");     // in 2021 no line was in force
}

TEST_CASE("the amounts are those of the day of review, for three children at most and up to a limit") {
    CHECK(value_of(households, "h01", "monthly_amount") == "1200000"); // poor, three members: 900000, and a child
    CHECK(value_of(households, "h02", "monthly_amount") == "800000");  // alone: 600000, and 200000 for being old
    CHECK(value_of(households, "h03", "monthly_amount") == "2000000"); // 1200000 + 3 * 300000 = 2100000
    CHECK(value_of(households, "h04", "monthly_amount") == "300000");  // near poor, two members
    CHECK(value_of(households, "h05", "monthly_amount") == "1350000"); // near poor, four children: 450000 + 3 * 300000
    CHECK(value_of(households, "h30", "monthly_amount") == "1100000"); // 900000, and one who is 75 today
    CHECK(value_of(households, "h32", "monthly_amount") == "900000");  // 75 tomorrow
    CHECK(value_of(households, "h08", "monthly_amount") == "0");
    CHECK(value_of(households, "h22", "monthly_amount") == R"({"at_least":0,"at_most":1200000})");
    const auto before = households_on("2025-12-31");
    CHECK(value_of(before, "h01", "monthly_amount") == "1150000"); // 900000 + 250000
    CHECK(value_of(before, "h03", "monthly_amount") == "1600000"); // 1200000 + 3 * 250000 = 1950000
}

TEST_CASE("who is born on 29 February is a year older on 28 February, unless the rules say otherwise") {
    CHECK(benefit_of("h19") == "eligible"); // 18 today: no child any more
    CHECK(benefit_of("h19", households_on("2026-02-27")) == "ineligible: children");
    CHECK(benefit_of("h20") == "ineligible: children"); // 6 today
    CHECK(benefit_of("h20", households_on("2026-02-27")) == "eligible");
    CHECK(benefit_of("h21") == "eligible"); // 6 tomorrow
    CHECK(benefit_of("h21", households_on("2026-03-01")) == "ineligible: children");
    auto text = households.rules_text();
    const std::string rule = "months end on last_day";
    const auto place = text.find(rule);
    REQUIRE(place != std::string::npos);
    const auto otherwise = guong_test::verdict_lines(households, text.replace(place, rule.size(), "months end on next_day"));
    CHECK(otherwise.find(R"("id":"h19","criterion":"benefit","verdict":"ineligible","unmet":["children"])") != std::string::npos);
    CHECK(otherwise.find(R"("id":"h20","criterion":"benefit","verdict":"eligible")") != std::string::npos);
}

TEST_CASE("residence is what stays cover within two years, less long absences") {
    CHECK(value_of(households, "h01", "residence") == "24");
    CHECK(benefit_of("h13") == "ineligible: residence"); // from 15 March 2025: 11 months
    CHECK(value_of(households, "h13", "residence") == "11");
    CHECK(benefit_of("h14") == "eligible"); // 2 months, but resettled
    // From 28 February 2024 to 30 June 2025 are 16 months, less the 46 days from 1 August to 15 September 2024. 20 days in January do not count.
    CHECK(value_of(households, "h15", "residence") == "14");
    CHECK(value_of(households, "h16", "residence") == "11"); // 13 months from 15 January 2025, less the 60 days to 29 April
    CHECK(benefit_of("h17") == "undetermined: /stays");
}

TEST_CASE("a document counts with its kind, its number and its day") {
    CHECK(benefit_of("h26") == "ineligible: documents/application");      // VB-026
    CHECK(benefit_of("h27") == "ineligible: documents/income_statement"); // three months and a day old
    CHECK(benefit_of("h28") == "ineligible: documents/residence_paper");  // its number is blank; the statement is three months old
    CHECK(benefit_of("h29") == "undetermined: /documents/0/number");
}

TEST_CASE("two signs of need are enough, whatever the third is") {
    CHECK(urgency_of("h03") == "eligible");          // three children, one who needs care
    CHECK(urgency_of("h30") == "eligible");          // no solid house, one who needs care
    CHECK(urgency_of("h33") == "eligible");          // three children, no solid house, nobody has judged who needs care
    CHECK(urgency_of("h01") == "ineligible: signs"); // one
    CHECK(urgency_of("h31") == "ineligible: benefit");
    CHECK(urgency_of("h32") == "undetermined: /solid_house");
}

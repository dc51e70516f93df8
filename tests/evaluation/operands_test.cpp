/// Values, from the rule file to the number: what the guide promises of arithmetic, time, lists and tables.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/json.hpp>
#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::unknown_reason;
using guong::verdict;

guong::rules loaded(const std::string& text) {
    auto rules = guong::load_text("rules.guong", text);
    INFO(guong::render(rules.report()));
    REQUIRE(rules.has_value());
    return std::move(rules).value();
}

/// Records of one type, with the reference date of all these tests.
struct engine {
    guong::rules rules;
    guong::records records;
    guong::evaluation_options options{guong::date::of(2025, 6, 30)};

    engine(const std::string& text, const std::string& json) : rules{loaded(text)}, records{guong::dataset_from_json(rules, json).value()} {}

    [[nodiscard]] guong::reported_value reported(const std::string& name, std::size_t row = 0) const {
        const guong::evaluator all{rules.program(), records.data, options};
        const auto& candidate = records.roots.at(row);
        for (auto& each : guong::reported_values(all, candidate.type, candidate.row))
            if (rules.model().definitions[each.definition].name == name) return each;
        throw std::out_of_range{name};
    }
    /// As it would be shown: `7`, `"2024-02-29"`, `{"at_least":1,"at_most":3}`, `null`.
    [[nodiscard]] std::string value(const std::string& name, std::size_t row = 0) const {
        const auto found = reported(name, row);
        return guong::render_json(found.content, rules.model(), rules.model().definitions[found.definition].type());
    }
    [[nodiscard]] guong::verdict verdict(const std::string& criterion, std::size_t row = 0) const {
        return rules.criterion(criterion).value().evaluate(records.roots.at(row), options).verdict();
    }
};

/// The value of one expression for one record with the facts; the record type is declared in front.
std::string value_of(const std::string& expression, const std::string& facts = "", const std::string& declarations = "record person { name : text }") {
    const engine all{declarations + "\nvalue v for person : " + expression + "\n", R"({"person": [{"id": "p")" + facts + "}]}"};
    return all.value("v");
}

unknown_reason reason_of(const std::string& expression, const std::string& facts, const std::string& declarations) {
    const engine all{declarations + "\nvalue v for person : " + expression + "\n", R"({"person": [{"id": "p")" + facts + "}]}"};
    return all.reported("v").content.why;
}

const std::string numbers = "record person { n : integer  x : decimal  share_of_all : percent  active : boolean }";

} // namespace

TEST_CASE("decimals are exact") {
    CHECK(value_of("0.1 + 0.2") == "0.3");
    CHECK(value_of("1 - 0.9") == "0.1");
    CHECK(value_of("3 * 0.1 - 0.3") == "0");
    CHECK(value_of("1 / 3 * 3 rounded down") == "1");
    CHECK(value_of("1 / 8") == "0.125");
    const engine all{numbers + "\ncriterion c for person : 0.1 + 0.2 = 0.3 and 1 / 3 + 1 / 3 + 1 / 3 = 1 and n / 7 * 7 = n", R"({"person": [{"id": "p", "n": 5}]})"};
    CHECK(all.verdict("c") == verdict::eligible);
}

TEST_CASE("70% of n rounded down is right for every n up to 10000") {
    std::string json;
    constexpr int most = 10000;
    for (int n = 0; n <= most; ++n) json += (n ? "," : "") + std::string{R"({"id": "p)"} + std::to_string(n) + R"(", "n": )" + std::to_string(n) + "}";
    const engine all{numbers + "\nvalue v for person : 70% of n rounded down\nvalue w for person : n * 70 / 100 rounded up\n", R"({"person": [)" + json + "]}"};
    const guong::evaluator evaluator{all.rules.program(), all.records.data, all.options};
    int wrong = 0;
    for (std::size_t n = 0; n <= most; ++n) {
        const auto& candidate = all.records.roots[n];
        const auto values = guong::reported_values(evaluator, candidate.type, candidate.row);
        const auto whole = static_cast<std::int64_t>(n);
        wrong += values[0].content.content != guong::value{guong::decimal{whole * 7 / 10}};
        wrong += values[1].content.content != guong::value{guong::decimal{(whole * 7 + 9) / 10}};
    }
    CHECK(wrong == 0);
}

TEST_CASE("rounding goes where it says") {
    CHECK(value_of("15% of 47") == "7.05");
    CHECK(value_of("15% of 47 rounded down") == "7");
    CHECK(value_of("15% of 47 rounded up") == "8");
    CHECK(value_of("15% of 47 rounded half up") == "7");
    CHECK(value_of("15% of 50 rounded half up") == "8");
    CHECK(value_of("15% of 50 rounded half even") == "8");
    CHECK(value_of("15% of 30 rounded half even") == "4");
    CHECK(value_of("15% of 30 rounded half up") == "5");
    CHECK(value_of("-7.1 rounded down") == "-8");
    CHECK(value_of("-7.9 rounded up") == "-7");
    CHECK(value_of("-7.5 rounded half up") == "-7");
    CHECK(value_of("-7.5 rounded half even") == "-8");
    CHECK(value_of("2 / 3 rounded half up to 2 places") == "0.67");
    CHECK(value_of("1234567 rounded half up to multiples of 1000") == "1235000");
    CHECK(value_of("7.25 rounded half up to multiples of 0.5") == "7.5");
    CHECK(value_of("1.005 rounded half up to 2 places") == "1.01");
}

TEST_CASE("per cent of a number is a number, per cent with per cent stays one") {
    CHECK(value_of("10% + 5%") == "15");
    CHECK(value_of("10% * 50%") == "5");
    CHECK(value_of("10% of 50% of 200") == "10");
    CHECK(value_of("30 / 50%") == "60");
    CHECK(value_of("share_of_all * 40", R"(, "share_of_all": 25)", numbers) == "10");
}

TEST_CASE("what cannot be calculated is unknown, and says why") {
    CHECK(reason_of("n + 1", "", numbers) == unknown_reason::missing_fact);
    CHECK(reason_of("1 / n rounded down", R"(, "n": 0)", numbers) == unknown_reason::division_by_zero);
    const std::string big = "999999999999999999";
    CHECK(reason_of("n * " + big + " * " + big + " * " + big, R"(, "n": 5)", numbers) == unknown_reason::out_of_range);
    const engine all{numbers + "\ncriterion c for person : 1 / n > 0 or n < 100\ncriterion d for person : 1 / n > 0\n", R"({"person": [{"id": "p", "n": 0}]})"};
    CHECK(all.verdict("c") == verdict::eligible);
    CHECK(all.verdict("d") == verdict::undetermined);
}

TEST_CASE("`or else` stands in for what is unknown, whatever the reason") {
    CHECK(value_of("n or else 3", "", numbers) == "3");
    CHECK(value_of("n or else 3", R"(, "n": 0)", numbers) == "0");
    CHECK(value_of("(1 / n or else -1) rounded down", R"(, "n": 0)", numbers) == "-1");
    CHECK(value_of("n or else x or else 7", "", numbers) == "7");
    CHECK(value_of("(if active then 1 else 2) or else 9", "", numbers) == R"({"at_least":1,"at_most":2})");
}

TEST_CASE("a choice whose condition is unknown is a range of what it may be") {
    const std::string choice = "if active then n else if n > 5 then 10 else 0";
    CHECK(value_of(choice, R"(, "active": true, "n": 3)", numbers) == "3");
    CHECK(value_of(choice, R"(, "active": false, "n": 6)", numbers) == "10");
    CHECK(value_of(choice, R"(, "active": false, "n": 5)", numbers) == "0");
    CHECK(value_of(choice, R"(, "n": 6)", numbers) == R"({"at_least":6,"at_most":10})");
    CHECK(value_of("if active then 4 else 4", "", numbers) == "4");
    const engine all{numbers + "\ndefine v for person : if active then 4 else 8\ncriterion a for person : v >= 4\ncriterion b for person : v >= 5\n"
                               "criterion c for person : v > 8\ncriterion d for person : v * 2 - 1 from 7 to below 16\n",
                     R"({"person": [{"id": "p"}]})"};
    CHECK(all.verdict("a") == verdict::eligible);
    CHECK(all.verdict("b") == verdict::undetermined);
    CHECK(all.verdict("c") == verdict::ineligible);
    CHECK(all.verdict("d") == verdict::eligible);
}

TEST_CASE("bands that end below their end meet without overlapping") {
    const std::string bands = "if x from 0 to below 5 then 1 else if x from 5 to 8 then 2 else 3";
    for (const auto& [mark, band] : {std::pair{"4.99", "1"}, {"5", "2"}, {"8", "2"}, {"8.01", "3"}})
        CHECK(value_of(bands, std::string{R"(, "x": )"} + mark, numbers) == band);
}

TEST_CASE("the smallest and the largest use what bounds are known") {
    CHECK(value_of("largest of (0, smallest of (n, 10))", R"(, "n": 12)", numbers) == "10");
    CHECK(value_of("largest of (0, smallest of (n, 10))", R"(, "n": -2)", numbers) == "0");
    CHECK(value_of("largest of (n, if active then 1 else 5)", R"(, "n": 3)", numbers) == R"({"at_least":3,"at_most":5})");
}

// Days

TEST_CASE("a month after the last days of January ends by the rule of the ruleset") {
    const auto moved = [](const std::string& rule, const std::string& expression) {
        const engine all{"ruleset r {" + rule + "}\nrecord person { day : date }\nvalue v for person : " + expression, R"({"person": [{"id": "p"}]})"};
        return all.value("v");
    };
    const std::string next = "months end on next_day";
    for (const std::string rule : {"", "months end on last_day"}) {
        CHECK(moved(rule, "2023-01-31 + 1 month") == R"("2023-02-28")");
        CHECK(moved(rule, "2024-01-30 + 1 month") == R"("2024-02-29")");
        CHECK(moved(rule, "2024-02-29 + 1 year") == R"("2025-02-28")");
        CHECK(moved(rule, "2024-02-29 + 4 years") == R"("2028-02-29")");
        CHECK(moved(rule, "2023-03-31 - 1 month") == R"("2023-02-28")");
        CHECK(moved(rule, "2023-01-31 + 1 month + 1 day") == R"("2023-03-01")");
    }
    CHECK(moved(next, "2023-01-31 + 1 month") == R"("2023-03-01")");
    CHECK(moved(next, "2024-01-30 + 1 month") == R"("2024-03-01")");
    CHECK(moved(next, "2024-02-29 + 1 year") == R"("2025-03-01")");
    CHECK(moved(next, "2023-01-28 + 1 month") == R"("2023-02-28")");
}

TEST_CASE("who is born on 29 February grows older by the rule of the ruleset") {
    const auto age = [](const std::string& rule, const std::string& day) {
        const engine all{"ruleset r {" + rule + "}\nrecord person { born : date }\nvalue v for person : years from born to " + day,
                         R"({"person": [{"id": "p", "born": "2004-02-29"}]})"};
        return all.value("v");
    };
    const std::string next = "months end on next_day";
    CHECK(age("", "2025-02-27") == "20");
    CHECK(age("", "2025-02-28") == "21");
    CHECK(age(next, "2025-02-28") == "20");
    CHECK(age(next, "2025-03-01") == "21");
    CHECK(age("", "2024-02-28") == "19");
    CHECK(age(next, "2024-02-29") == "20");
    CHECK(age("", "2003-02-28") == "-1");
}

TEST_CASE("completed months and days, and the days between two") {
    CHECK(value_of("months from 2024-01-15 to 2024-03-14") == "1");
    CHECK(value_of("months from 2024-01-15 to 2024-03-15") == "2");
    CHECK(value_of("days from 2024-02-01 to 2024-03-01") == "29");
    CHECK(value_of("2024-03-01 - 2024-02-01") == "29");
    CHECK(value_of("years from 2010-06-30 to reference date") == "15");
    CHECK(value_of("year of reference date") == "2025");
    CHECK(value_of("school year of 2025-08-31 starting in month 9") == R"("2024-2025")");
    CHECK(value_of("school year of 2025-09-01 starting in month 9 + 1") == R"("2026-2027")");
}

TEST_CASE("without a reference date what needs one is unknown") {
    engine all{"record person { hired : date }\nvalue v for person : years from hired to reference date\n", R"({"person": [{"id": "p", "hired": "2010-06-30"}]})"};
    CHECK(all.value("v") == "15");
    all.options = {};
    CHECK(all.reported("v").content.why == unknown_reason::no_reference_date);
}

TEST_CASE("240 days in each of five years are asked by five windows") {
    std::string rules = "record stay { from : date  to : date }\nrecord person { stays : list of stay }\ncriterion c for person {\n";
    for (int year = 2020; year <= 2024; ++year) {
        const auto text = std::to_string(year);
        rules += "y" + text + " : (days covered by from to to over s in stays within reference date - " + std::to_string(2025 - year) + " years to reference date - " +
                 std::to_string(2024 - year) + " years - 1 day) >= 240 days\n";
    }
    const auto decided = [&](const std::string& stays) {
        return engine{rules + "}\n", R"({"person": [{"id": "p", "stays": [)" + stays + "]}]}"}.verdict("c");
    };
    CHECK(decided(R"({"from": "2020-01-01", "to": "2025-12-31"})") == verdict::eligible);
    CHECK(decided(R"({"from": "2020-01-01", "to": "2022-03-31"}, {"from": "2022-08-04", "to": "2025-12-31"})") == verdict::eligible);
    // From 30 June 2022 on: 125 days away leave 240, 126 do not.
    CHECK(decided(R"({"from": "2020-01-01", "to": "2022-06-29"}, {"from": "2022-11-02", "to": "2025-12-31"})") == verdict::eligible);
    CHECK(decided(R"({"from": "2020-01-01", "to": "2022-06-29"}, {"from": "2022-11-03", "to": "2025-12-31"})") == verdict::ineligible);
    CHECK(decided(R"({"from": "2020-01-01"})") == verdict::undetermined);
}

TEST_CASE("covered time counts both ends, shared days once, and thirty left-over days as a month") {
    const std::string stays = "record stay { from : date  to : date  kind : text }\nrecord person { stays : list of stay  leaves : list of stay }";
    const auto covered = [&](const std::string& expression, const std::string& facts) { return value_of(expression, facts, stays); };
    const std::string january = R"(, "stays": [{"from": "2024-01-01", "to": "2024-01-20"}, {"from": "2024-03-01", "to": "2024-03-10"}])";
    CHECK(covered("days covered by from to to over s in stays", january) == "30");
    CHECK(covered("months covered by from to to over s in stays", january) == "1");
    const std::string shared = R"(, "stays": [{"from": "2024-01-01", "to": "2024-02-10"}, {"from": "2024-02-01", "to": "2024-03-31"}])";
    CHECK(covered("days covered by from to to over s in stays", shared) == "91");
    CHECK(covered("months covered by from to to over s in stays", shared) == "3");
    CHECK(covered("days covered by from to to over s in stays excluding from to to over l in leaves",
                  shared + R"(, "leaves": [{"from": "2024-02-01", "to": "2024-02-29"}])") == "62");
    CHECK(covered("days covered by from to to over s in stays excluding from to to over l in leaves", shared) == "null");
    CHECK(covered("days covered by from to to over s in stays where kind = \"a\"",
                  R"(, "stays": [{"from": "2024-01-01", "to": "2024-01-10", "kind": "a"}, {"from": "2024-02-01", "to": "2024-02-05"}])") ==
          R"({"at_least":10,"at_most":15})");
    CHECK(covered("years covered by from to to over s in stays", R"(, "stays": [{"from": "2014-01-01", "to": "2023-12-31"}])") == "10");
    CHECK(covered("days covered by from to to over s in stays", R"(, "stays": [])") == "0");
}

// Lists

TEST_CASE("sums, least, most and averages over all, some and no elements") {
    const std::string marks = "record mark { points : decimal  counted : boolean }\nrecord person { marks : list of mark }";
    const auto over = [&](const std::string& expression, const std::string& list) {
        return value_of(expression, list.empty() ? "" : R"(, "marks": [)" + list + "]", marks);
    };
    const std::string two = R"({"points": 7, "counted": true}, {"points": 9.5, "counted": false})";
    const std::string open = R"({"points": 7, "counted": true}, {"points": 9.5})";
    const std::string none = R"({"points": 7, "counted": false})";
    CHECK(over("sum of points over m in marks", two) == "16.5");
    CHECK(over("sum of points over m in marks where counted", two) == "7");
    CHECK(over("sum of points over m in marks where counted", open) == R"({"at_least":7,"at_most":16.5})");
    CHECK(over("sum of points over m in marks where counted", none) == "0");
    CHECK(over("least of points over m in marks", two) == "7");
    CHECK(over("most of points over m in marks where counted", open) == R"({"at_least":7,"at_most":9.5})");
    CHECK(over("least of points over m in marks where counted", open) == "7");
    CHECK(over("least of points over m in marks where counted", none) == "null");
    CHECK(over("average of points over m in marks rounded half up to 2 places", two) == "8.25");
    CHECK(over("average of points over m in marks where (counted) rounded down", open) == "null");
    CHECK(over("average of points over m in marks where (counted) rounded down", none) == "null");
    CHECK(over("sum of points over m in marks", "") == "null");
    CHECK(reason_of("most of points over m in marks", R"(, "marks": [])", marks) == unknown_reason::empty_group);
}

TEST_CASE("whole numbers known within bounds are never in between, however they were calculated") {
    const std::string rules = "record mark { counted : boolean }\nrecord person { marks : list of mark  others : list of person  points : decimal }\n";
    const std::string open = R"({"person": [{"id": "p", "points": 2, "marks": [{}], "others": [{"id": "q", "marks": [{}]}]}]})";
    const auto decided = [&](const std::string& condition) {
        return engine{rules + "criterion c for person : " + condition + "\n", open}.verdict("c");
    };
    for (const std::string number :
         {"(count of marks where counted)", "(least of (count of o.marks where counted) over o in others)", "((count of marks where counted) + 3)",
          "(largest of ((count of marks where counted), 0))", "((2 * (count of marks where counted)) rounded down)"}) {
        CHECK_MESSAGE(decided(number + " is not 0.75") == verdict::eligible, number);
        CHECK_MESSAGE(decided(number + " is not 3") != verdict::ineligible, number);
    }
    CHECK(decided("((count of marks where counted) + points) is not 2.5") == verdict::undetermined); // may have been a half
}

TEST_CASE("shares of groups: whole, in part, unknown, empty") {
    const std::string unit = "record member { active : boolean  full : boolean }\nrecord person { members : list of member }\n"
                             "criterion c for person : (share of m in members where full satisfies active) >= 70%\n";
    const auto share = [&](const std::string& list) {
        const engine all{unit + "value v for person : (share of m in members where full satisfies active) rounded half up to 1 places\n",
                         R"({"person": [{"id": "p", "members": [)" + list + "]}]}"};
        const auto words = all.value("v") + " ";
        return words + std::string{guong::to_string(all.verdict("c"))};
    };
    const auto members = [](int active, int idle, int open) {
        std::string list;
        const auto add = [&](int many, const std::string& facts) {
            for (int i = 0; i < many; ++i) list += (list.empty() ? "" : ",") + facts;
        };
        add(active, R"({"full": true, "active": true})");
        add(idle, R"({"full": true, "active": false})");
        add(open, R"({"full": true})");
        return list;
    };
    CHECK(share(members(7, 3, 0)) == "70 eligible");
    CHECK(share(members(2, 1, 0)) == "66.7 ineligible");
    CHECK(share(members(6, 3, 1)) == R"({"at_least":60,"at_most":70} undetermined)");
    CHECK(share(members(7, 2, 1)) == R"({"at_least":70,"at_most":80} eligible)");
    CHECK(share(members(0, 0, 2)) == R"({"at_least":0,"at_most":100} undetermined)");
    CHECK(share("") == "null undetermined");
    CHECK(share(R"({"full": false, "active": true})") == "null undetermined");
    CHECK(share(R"({"active": true})") == "null undetermined");
    CHECK(share(members(1, 0, 0) + R"(, {"active": false})") == R"({"at_least":50,"at_most":100} undetermined)");
}

TEST_CASE("runs: revoked years break them, gaps and blocks, years that may count") {
    const std::string titles = "record title { year : integer  revoked : boolean  on : date  school : school_year }\nrecord person { titles : list of title }";
    const auto run = [&](const std::string& expression, const std::vector<std::string>& years) {
        std::string list;
        for (const auto& year : years) {
            const bool is_open = year.ends_with('?'), is_revoked = year.ends_with('x');
            const auto number = year.substr(0, 4);
            list += (list.empty() ? "" : ",") + std::string{R"({"year": )"} + number + R"(, "on": ")" + number + R"(-12-31", "school": ")" + number + "-" +
                    std::to_string(std::stoi(number) + 1) + "\"" + (is_open ? "" : is_revoked ? R"(, "revoked": true)" : R"(, "revoked": false)") + "}";
        }
        return value_of(expression, R"(, "titles": [)" + list + "]", titles);
    };
    const std::string longest = "longest run of year over t in titles where not revoked";
    CHECK(run(longest, {"2020", "2021", "2022"}) == "3");
    CHECK(run(longest, {"2020", "2021x", "2022"}) == "1");
    CHECK(run(longest, {"2020", "2021x", "2021", "2022"}) == "3");
    CHECK(run(longest, {"2022", "2020", "2021", "2021"}) == "3");
    CHECK(run(longest, {"2020", "2021?", "2022"}) == R"({"at_least":1,"at_most":3})");
    CHECK(run(longest, {}) == "0");
    CHECK(run(longest + " with gaps of at most 1", {"2018", "2020", "2021", "2024"}) == "3");
    CHECK(run(longest + " with gaps of at most 2", {"2018", "2020", "2021", "2024"}) == "4");
    CHECK(run("run of year over t in titles ending in 2024", {"2022", "2023", "2024", "2026"}) == "3");
    CHECK(run("run of year over t in titles ending in 2024", {"2022", "2023"}) == "0");
    CHECK(run("run of year over t in titles ending in year of reference date", {"2024", "2025"}) == "2");
    CHECK(run("blocks of 3 consecutive year over t in titles", {"2018", "2019", "2020", "2021", "2022", "2023"}) == "2");
    CHECK(run("blocks of 3 consecutive year over t in titles", {"2018", "2019", "2020", "2021", "2022"}) == "1");
    CHECK(run("longest run of year of on over t in titles", {"2020", "2021"}) == "2");
    CHECK(run("longest run of school over t in titles", {"2020", "2021", "2023"}) == "2");
}

// Parameters and tables

TEST_CASE("a parameter by day on the day before, on it and after") {
    const std::string rules = "parameter wage {\n from 2023-07-01 = 1800000\n from 2024-07-01 = 2340000\n}\n"
                              "record person { day : date }\nvalue v for person : wage in force on day\nvalue now for person : wage\n";
    const auto on = [&](const std::string& day) { return engine{rules, R"({"person": [{"id": "p", "day": ")" + day + R"("}]})"}.value("v"); };
    CHECK(on("2023-06-30") == "null");
    CHECK(on("2023-07-01") == "1800000");
    CHECK(on("2024-06-30") == "1800000");
    CHECK(on("2024-07-01") == "2340000");
    CHECK(on("2030-01-01") == "2340000");
    engine all{rules, R"({"person": [{"id": "p"}]})"};
    CHECK(all.value("v") == "null");
    CHECK(all.value("now") == "2340000");
    all.options = {guong::date::of(2024, 6, 30)};
    CHECK(all.value("now") == "1800000");
    all.options = {guong::date::of(2020, 1, 1)};
    CHECK(all.reported("now").content.why == unknown_reason::not_in_force);
}

TEST_CASE("a condition may be in force by day too") {
    const std::string rules = "parameter strict {\n from 2023-07-01 = false\n from 2024-07-01 = true\n}\nrecord person { n : integer }\n"
                              "criterion c for person : n >= 1 and (not strict or n >= 2)\n";
    engine all{rules, R"({"person": [{"id": "p", "n": 1}]})"};
    CHECK(all.verdict("c") == verdict::ineligible);
    all.options = {guong::date::of(2024, 1, 1)};
    CHECK(all.verdict("c") == verdict::eligible);
}

TEST_CASE("tables under each policy") {
    const auto with = [](const std::string& policy, const std::string& facts, const std::string& otherwise = "") {
        // With a limit that the record gives, the checker cannot see that rows overlap.
        const engine all{numbers + "\ndefine five for person : smallest of (5, n + 5)\ntable t for person {\n given n, active\n takes " + policy +
                             "\n row at least five, any value : 10\n row at least 8, true : 20\n row any value, false : 1\n" + otherwise +
                             "\n}\nvalue v for person : t\n",
                         R"({"person": [{"id": "p")" + facts + "}]}"};
        return all.value("v");
    };
    const std::string both = R"(, "n": 9, "active": true)", first = R"(, "n": 6, "active": true)", none = R"(, "n": 1, "active": true)", open = R"(, "n": 9)";
    CHECK(with("first row", both) == "10");
    CHECK(with("only row", both) == "null");
    CHECK(with("only row", first) == "10");
    CHECK(with("sum of rows", both) == "30");
    CHECK(with("count of rows", both) == "2");
    CHECK(with("only row", none) == "null");
    CHECK(with("only row", none, "otherwise 7") == "7");
    CHECK(with("first row", none, "otherwise 7") == "7");
    CHECK(with("sum of rows", none) == "0");
    CHECK(with("count of rows", none) == "0");
    CHECK(with("first row", open) == "10");
    CHECK(with("sum of rows", open) == R"({"at_least":10,"at_most":31})");
    CHECK(with("count of rows", open) == R"({"at_least":1,"at_most":3})");
    CHECK(with("first row", R"(, "active": false)", "otherwise 7") == R"({"at_least":1,"at_most":10})");
}

TEST_CASE("a table of levels, and one whose rows exclude each other") {
    const engine all{"scale grade { poor fair good }\nrecord person { x : decimal }\n"
                     "table grade_of for person {\n given x\n gives grade\n row at least 8 : good\n row from 5 to below 8 : fair\n row below 5 : poor\n}\n"
                     "value v for person : grade_of\ncriterion c for person : grade_of is fair or better\n",
                     R"({"person": [{"id": "a", "x": 8}, {"id": "b", "x": 7.99}, {"id": "c", "x": 4.99}, {"id": "d"}]})"};
    CHECK(all.value("v", 0) == R"("good")");
    CHECK(all.value("v", 1) == R"("fair")");
    CHECK(all.value("v", 2) == R"("poor")");
    CHECK(all.verdict("c", 1) == verdict::eligible);
    CHECK(all.verdict("c", 2) == verdict::ineligible);
    CHECK(all.verdict("c", 3) == verdict::undetermined);
}

// Items that may not apply

TEST_CASE("an item that does not apply: in every kind of group, with every answer") {
    // Which item applies and is met: yes, no, unknown.
    struct answers {
        const char* group;
        /// for an item that is met, not met, unknown: where it applies, where it does not, where that is unknown
        verdict expected[3][3];
    };
    constexpr auto y = verdict::eligible, n = verdict::ineligible, u = verdict::undetermined;
    const answers tables[] = {
        {"all", {{y, y, y}, {n, y, u}, {u, y, u}}},
        {"any", {{y, n, u}, {n, n, n}, {u, n, u}}},
        {"none", {{n, y, u}, {y, y, y}, {u, y, u}}},
        {"at least 1 of", {{y, n, u}, {n, n, n}, {u, n, u}}},
        {"exactly 1 of", {{y, n, u}, {n, n, n}, {u, n, u}}},
    };
    const auto fact = [](const char* name, int answer) {
        return answer == 2 ? std::string{} : std::string{", \""} + name + "\": " + (answer == 0 ? "true" : "false");
    };
    for (const auto& table : tables)
        for (int met = 0; met < 3; ++met)
            for (int applies = 0; applies < 3; ++applies) {
                const auto& [words, expected] = table;
                const std::string group{words}; // doctest may not refer to a structured binding
                CAPTURE(group);
                CAPTURE(met);
                CAPTURE(applies);
                const std::string rules = "record person { met : boolean  applies : boolean }\n";
                const std::string json = R"({"person": [{"id": "p")" + fact("met", met) + fact("applies", applies) + "}]}";
                CHECK(engine{rules + "criterion c for person " + group + " { a : met only if applies }\n", json}.verdict("c") == expected[met][applies]);
                const int turned = applies == 2 ? 2 : 1 - applies;
                CHECK(engine{rules + "criterion c for person " + group + " { a : met unless applies }\n", json}.verdict("c") == expected[met][turned]);
            }
}

TEST_CASE("`barred if` must not be met") {
    const auto decided = [](const std::string& facts) {
        return engine{"record person { caught : boolean }\ncriterion c for person { a barred if caught }\n", R"({"person": [{"id": "p")" + facts + "}]}"}.verdict("c");
    };
    CHECK(decided(R"(, "caught": false)") == verdict::eligible);
    CHECK(decided(R"(, "caught": true)") == verdict::ineligible);
    CHECK(decided("") == verdict::undetermined);
}

// Texts

TEST_CASE("texts are tested after composition, and a text that is not recorded is unknown") {
    const auto decided = [](const std::string& test, const std::string& facts) {
        return engine{"record person { code : text }\ncriterion c for person : " + test + "\n", R"({"person": [{"id": "p")" + facts + "}]}"}.verdict("c");
    };
    const std::string code = R"(, "code": "GV-Hà Nội")", decomposed = ", \"code\": \"GV-Ha\u0300 No\u0323\u0302i\"";
    for (const auto& facts : {code, decomposed}) {
        CHECK(decided("code starts with \"GV\"", facts) == verdict::eligible);
        CHECK(decided("code starts with \"gv\"", facts) == verdict::ineligible);
        CHECK(decided("code ends with \"Nội\"", facts) == verdict::eligible);
        CHECK(decided("code contains \"à N\"", facts) == verdict::eligible);
        CHECK(decided("length of code = 9", facts) == verdict::eligible);
        CHECK(decided("code is not blank", facts) == verdict::eligible);
    }
    CHECK(decided("code is blank", R"(, "code": " \t")") == verdict::eligible);
    CHECK(decided("code is blank", R"(, "code": "\u00a0")") == verdict::eligible); // as word processors write it
    CHECK(decided("code is blank", "") == verdict::undetermined);
    CHECK(decided("code starts with \"\"", "") == verdict::undetermined);
}

TEST_CASE("what makes a value unknown is told through `if` and tables") {
    const std::string ratio = "record person { a : decimal  b : decimal  active : boolean }\ndefine ratio for person : a / b\n";
    const std::string by_zero = R"(, "a": 3, "b": 0, "active": true)";
    CHECK(reason_of("if active then ratio rounded down else 1", by_zero, ratio) == unknown_reason::division_by_zero);
    CHECK(reason_of("if not active then 1 else ratio rounded down", by_zero, ratio) == unknown_reason::division_by_zero);
    const auto table = [&](const std::string& rows) { return ratio + "table t for person { given ratio, active " + rows + " }"; };
    // Not `no row`: with another ratio there would be one.
    CHECK(reason_of("t", by_zero, table("row at least 2, any value : 3")) == unknown_reason::division_by_zero);
    CHECK(reason_of("t", by_zero, table("takes first row row at least 2, any value : 3")) == unknown_reason::division_by_zero);
    CHECK(reason_of("t", R"(, "a": 3)", table("row at least 2, any value : 3")) == unknown_reason::missing_fact);
    CHECK(reason_of("t", R"(, "a": 3, "b": 0, "active": false)", table("row at least 2, true : 3")) == unknown_reason::no_row);
    CHECK(reason_of("t", R"(, "a": 3, "b": 3)", table("row at least 2, any value : 3")) == unknown_reason::no_row);
}

TEST_CASE("a count lies between two numbers with a point exactly where it would if it were calculated") {
    const std::string rules = R"(
record entry { ok : boolean }
record person { entries : list of entry  low : decimal  high : decimal }
criterion folded for person : count of x in entries where (x.ok) between 2.2 and 2.8
criterion general for person : count of x in entries where (x.ok) between low and high
criterion calculated for person : (count of x in entries where x.ok) + 0 between 2.2 and 2.8
criterion one_folded for person : count of x in entries where (x.ok) from 2.2 to 3.8
criterion one_general for person : count of x in entries where (x.ok) from low to high + 1
criterion not_folded for person : count of x in entries where (x.ok) not between 2.2 and 2.8
criterion equal_folded for person : count of x in entries where (x.ok) = 2.5
criterion above_folded for person : count of x in entries where (x.ok) above 2.2
criterion above_general for person : count of x in entries where (x.ok) above low
)";
    for (int count = 0; count < 6; ++count) {
        CAPTURE(count);
        std::string entries;
        for (int i = 0; i < count; ++i) entries += std::string{i > 0 ? "," : ""} + R"({"ok": true})";
        const engine all{rules, R"({"person": [{"id": "p", "low": 2.2, "high": 2.8, "entries": [)" + entries + "]}]}"};
        for (const auto* name : {"folded", "general", "calculated", "equal_folded"}) CHECK(all.verdict(name) == verdict::ineligible);
        CHECK(all.verdict("not_folded") == verdict::eligible);
        for (const auto* name : {"one_folded", "one_general"}) CHECK(all.verdict(name) == (count == 3 ? verdict::eligible : verdict::ineligible));
        for (const auto* name : {"above_folded", "above_general"}) CHECK(all.verdict(name) == (count > 2 ? verdict::eligible : verdict::ineligible));
    }
    // 2 to 4 entries: no whole number lies between the bounds that are written; of others, the ends are asked each by itself.
    const engine doubtful{rules, R"({"person": [{"id": "p", "low": 2.2, "high": 2.8, "entries": [{"ok": true}, {"ok": true}, {}, {}]}]})"};
    CHECK(doubtful.verdict("folded") == verdict::ineligible);
    CHECK(doubtful.verdict("general") == verdict::undetermined);
    CHECK(doubtful.verdict("one_folded") == verdict::undetermined);
}

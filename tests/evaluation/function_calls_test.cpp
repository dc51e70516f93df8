#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <guong/explanation.hpp>
#include <guong/json.hpp>
#include <guong/rendering.hpp>
#include <guong/rules.hpp>

#include "support/golden.hpp"

namespace {

using guong::decimal;
using guong::unknown_reason;
using guong::value;

const std::string declared = R"(
scale grade { poor fair good }
record person { n : integer  x : decimal  share : percent  name : text  born : date  grade : grade  active : boolean  year : school_year  scores : list of integer }
function half gives decimal { n : integer }
function longer gives integer { name : text  n : integer }
function next_day gives date { day : date }
function better gives grade { than : grade  active : boolean }
function is_leap gives boolean { year : school_year }
function part gives percent { share : percent  x : decimal }
function throwing gives integer { n : integer }
function wrong gives grade { n : integer }
function silent gives integer { n : integer }
function seven gives integer { }
)";

struct heard_failure {
    std::string function, message;
    std::size_t arguments;
};

/// The functions, with what was told of those that fail.
struct offered_functions {
    std::vector<heard_failure> failures;
    std::mutex held;
    guong::host_functions functions;

    offered_functions() {
        functions.add("half", [](std::int64_t n) { return decimal::of(n * 5, 1); })
            .add("longer", [](std::string_view name, int n) { return static_cast<int>(name.size()) + n; })
            .add("next_day", [](guong::date of) { return guong::date{of.days + 1}; })
            .add("better", [](guong::level than, bool active) { return guong::level{static_cast<std::uint8_t>(than.rank + active)}; })
            .add("is_leap", [](guong::school_year year) { return year.first % 4 == 0; })
            .add("part", [](std::span<const value> given) -> value { return decimal::of(std::get<decimal>(given[0]).coefficient() / 2, 0); })
            .add("throwing", [](std::int64_t n) -> int { throw std::runtime_error{"no connection for " + std::to_string(n)}; })
            .add("wrong", [](std::span<const value>) -> value { return guong::level{3}; })
            .add("silent", [](std::int64_t) { return std::optional<std::int64_t>{}; })
            .add("seven", [] { return 7; })
            .on_failure([this](const guong::function_failure& failure) noexcept {
                const std::scoped_lock lock{held};
                failures.push_back({std::string{failure.function}, std::string{failure.message}, failure.arguments.size()});
            });
    }

    [[nodiscard]] guong::rules rules(const std::string& more) const {
        guong::load_options options;
        options.functions = functions;
        auto loaded = guong::load_text("rules.guong", declared + more, {}, options);
        INFO(guong::render(loaded.report()));
        REQUIRE(loaded.has_value());
        return std::move(loaded).value();
    }
};

struct found_value {
    std::string shown;
    unknown_reason why;
};

found_value value_of(const offered_functions& offered, const std::string& expression, const std::string& facts) {
    const auto rules = offered.rules("value v for person : " + expression + "\n");
    const auto candidate = guong::record_from_json(rules, "person", nlohmann::json::parse("{" + facts + "}")).value();
    const guong::evaluator engine{rules.program(), candidate.data};
    const auto found = guong::reported_values(engine, candidate.type, candidate.row).front();
    return {guong::render_json(found.content, rules.model(), rules.model().definitions[found.definition].type()), found.content.why};
}

} // namespace

TEST_CASE("functions take and give every type") {
    const offered_functions offered;
    const auto value = [&](const std::string& expression, const std::string& facts) { return value_of(offered, expression, facts).shown; };
    CHECK(value("half(n)", R"("n": 7)") == "3.5");
    CHECK(value("half(n) * 2 + half(n + 1)", R"("n": 7)") == "11");
    CHECK(value("longer(name, 2)", R"("name": "An")") == "4");
    CHECK(value("next_day(born)", R"("born": "2024-02-28")") == R"("2024-02-29")");
    CHECK(value("better(grade, active)", R"("grade": "fair", "active": true)") == R"("good")");
    CHECK(value("part(share, n)", R"("share": 80, "n": 1)") == "40");
    CHECK(value("seven()", "") == "7");
    CHECK(value("sum of half(s.value) over s in scores", R"("scores": [1, 2, 3])") == "3");
    CHECK(value("if is_leap(year) then 1 else 0", R"("year": "2024-2025")") == "1");
}

TEST_CASE("what is not known is not given to a function, and what it does not answer is unknown") {
    const offered_functions offered;
    CHECK(value_of(offered, "half(n)", "").why == unknown_reason::missing_fact);
    CHECK(value_of(offered, "half(count of scores)", "").why == unknown_reason::missing_fact);
    CHECK(value_of(offered, "silent(n)", R"("n": 1)").why == unknown_reason::no_answer);
    CHECK(value_of(offered, "silent(n) or else 3", R"("n": 1)").shown == "3");
    CHECK(value_of(offered, "longer(name, n)", R"("name": "a", "n": 99999999999)").why == unknown_reason::function_failed);
    CHECK(value_of(offered, "part(share, x / 3)", R"("share": 80, "x": 1)").why == unknown_reason::out_of_range);
}

TEST_CASE("a function that throws, or answers what is not of its type, fails, and that is told") {
    offered_functions offered;
    CHECK(value_of(offered, "throwing(n)", R"("n": 12)").why == unknown_reason::function_failed);
    CHECK(value_of(offered, "wrong(n)", R"("n": 1)").why == unknown_reason::function_failed);
    REQUIRE(offered.failures.size() >= 2);
    CHECK(offered.failures.front().function == "throwing");
    CHECK(offered.failures.front().message == "no connection for 12");
    CHECK(offered.failures.front().arguments == 1);
    CHECK(offered.failures.back().function == "wrong");
}

TEST_CASE("one record and many agree, with threads too") {
    const offered_functions offered;
    const auto rules = offered.rules("criterion c for person {\n a : half(n) >= 2\n b : throwing(n) >= 1 or active\n c : is_leap(year)\n}\n");
    std::string json = R"({"person": [)";
    for (int i = 0; i < 500; ++i)
        json += (i ? "," : "") + std::string{R"({"id": ")"} + std::to_string(i) + R"(")" + (i % 3 ? R"(, "n": )" + std::to_string(i % 11) : "") +
                R"(, "active": )" + (i / 8 % 2 ? "true" : "false") + R"(, "year": ")" + std::to_string(2000 + i % 8) + "-" + std::to_string(2001 + i % 8) + R"("})";
    const auto records = guong::dataset_from_json(rules, json + "]}").value();
    const guong::evaluator engine{rules.program(), records.data};
    const auto all = guong::evaluate(engine, {}, 4);
    const auto criterion = rules.criterion("c").value();
    std::size_t eligible = 0, undetermined = 0;
    for (const auto& each : records.roots) {
        const auto verdict = criterion.evaluate(each).verdict();
        CHECK(verdict == all.of(criterion.index(), each.row));
        eligible += verdict == guong::verdict::eligible;
        undetermined += verdict == guong::verdict::undetermined;
    }
    CHECK(eligible > 0);
    CHECK(undetermined > 0);
}

TEST_CASE("verdicts of rules that ask are those of every language") {
    guong::load_options options;
    options.functions
        .add("workdays",
             [](guong::date first, guong::date last) -> std::optional<int> {
                 if (first.civil().year < 2000) throw std::out_of_range{"no calendar of 1999"};
                 if (last < first) return std::nullopt;
                 int count = 0;
                 for (auto day = first.days; day <= last.days; ++day) count += (day + 3) % 7 < 5; // the first day of 1970 was a Thursday
                 return count;
             })
        .add("day_after", [](guong::date day) { return guong::date{day.days + 1}; })
        .add("promoted", [](guong::level from, int steps) { return guong::level{static_cast<std::uint8_t>(from.rank + steps)}; })
        .add("eighth", [](decimal share) { return decimal::of(share.coefficient() * 125, share.scale() + 3); })
        .add("year_after", [](guong::school_year year) { return guong::school_year{year.first + 1}; })
        .add("is_registered", [](std::string_view name) { return name.empty() ? std::nullopt : std::optional{name == "An" || name == "Bình"}; });
    const auto rules = guong::load("tests/host/asked/leave.guong", {}, options).value();
    const auto records = guong::dataset_from_json(rules, guong::tests::read_repository_file("tests/host/asked/leave.json")).value();
    std::string lines;
    for (const auto& each : records.roots) {
        lines += each.data->of(each.type).ids[each.row];
        for (const auto& criterion : rules.model().criteria)
            lines += ' ' + std::string{to_string(rules.criterion(criterion.name).value().evaluate(each).verdict())};
        lines += '\n';
    }
    CHECK(lines == guong::tests::read_repository_file("tests/host/asked/verdicts.expected"));
}

TEST_CASE("explanations name the function, what it was given and what it gave, and ask for what it lacks") {
    const offered_functions offered;
    const auto rules = offered.rules("criterion c for person : half(n) >= 2\ncriterion d for person : throwing(n) >= 2\n");
    const auto told = [&](const std::string& criterion, const std::string& facts) {
        const auto candidate = guong::record_from_json(rules, "person", nlohmann::json::parse("{" + facts + "}")).value();
        return guong::render(guong::explain(rules.criterion(criterion).value().evaluate(candidate)), guong::language::en);
    };
    const auto unmet = told("c", R"("n": 3)");
    CHECK(unmet.find("“half” (3): 1.5; needed: at least 2") != std::string::npos);
    const auto missing = told("c", "");
    CHECK(missing.find("One missing fact can still change the verdict:\n  – n  /n\n") != std::string::npos);
    CHECK(told("d", R"("n": 3)").find("“throwing” (3): the program that keeps these records failed to answer") != std::string::npos);
}

TEST_CASE("an answer outside the calendar fails") {
    guong::host_functions functions;
    functions.add("far", [](std::int64_t n) { return guong::date{static_cast<std::int32_t>(n)}; }).add("year", [](std::int64_t n) { return guong::school_year{static_cast<std::int32_t>(n)}; });
    guong::load_options options;
    options.functions = functions;
    const auto rules = guong::load_text("rules.guong",
                                        "record person { n : integer }\nfunction far gives date { n : integer }\nfunction year gives school_year { n : integer }\n"
                                        "value d for person : far(n)\nvalue y for person : year(n)\n",
                                        {}, options)
                           .value();
    const auto fails = [&](std::int64_t n, std::size_t value) {
        const auto candidate = guong::record_from_json(rules, "person", nlohmann::json{{"n", n}}).value();
        const guong::evaluator engine{rules.program(), candidate.data};
        return guong::reported_values(engine, candidate.type, candidate.row).at(value).content.why == unknown_reason::function_failed;
    };
    CHECK(fails(2'932'897, 0));
    CHECK(!fails(2'932'896, 0));
    CHECK(fails(-719'163, 0));
    CHECK(!fails(-719'162, 0));
    CHECK(fails(0, 1));
    CHECK(fails(9999, 1));
    CHECK(!fails(9998, 1));
}

TEST_CASE("a helper that is an answer of yes or no is a condition") {
    const offered_functions offered;
    const auto rules = offered.rules("define leap for person : is_leap(year)\ncriterion c for person : leap\n");
    const auto verdict_in = [&](const std::string& year) {
        return rules.criterion("c").value().evaluate(guong::record_from_json(rules, "person", nlohmann::json{{"year", year}}).value()).verdict();
    };
    CHECK(verdict_in("2024-2025") == guong::verdict::eligible);
    CHECK(verdict_in("2023-2024") == guong::verdict::ineligible);
}

TEST_CASE("that no change helps is not promised where a function is asked") {
    guong::load_options options;
    options.functions.add("f", [](std::int64_t n) { return n * 2 % 7; });
    const auto rules = guong::load_text("rules.guong", "record person { n : integer }\nfunction f gives integer { n : integer }\n"
                                                        "criterion c for person : f(n) >= 5\ncriterion d for person : n >= 5\n", {}, options).value();
    const auto unknown = guong::record_from_json(rules, "person", nlohmann::json::object()).value();
    CHECK(!guong::find_changes(rules.criterion("c").value().evaluate(unknown)).complete);
    CHECK(guong::find_changes(rules.criterion("d").value().evaluate(unknown)).complete);
}

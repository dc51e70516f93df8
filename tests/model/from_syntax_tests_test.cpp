/// Samples and tests: what they mean. What is wrong with them, the cases of tests/diagnostics show.

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;
namespace model = guong::model;
using codes = std::vector<diagnostic_code>;

guong::result<guong::rules> load(const std::string& tests) {
    return guong::load_text("rules.guong", "scale grade { poor fair good }\n"
                                           "record unit { size : integer  members : list of person by unit }\n"
                                           "record person { n : integer  grade : grade  ok : judgement  unit : unit  units : list of unit  key : text key \"Khóa\" }\n"
                                           "parameter many = 2\nvalue double for person : n * many\n"
                                           "criterion c for person { a : n >= 3  b any { d : ok  e : grade is good } }\n"
                                           "criterion f for person { a : unit.size >= 1 }\n" +
                                               tests);
}

model::ruleset model_of(const std::string& tests) {
    const auto loaded = load(tests);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    CHECK(loaded.report().empty());
    return loaded->model();
}

codes findings_in(const std::string& tests) {
    codes found;
    for (const auto& finding : load(tests).report().findings) found.push_back(finding.code);
    return found;
}

} // namespace

TEST_CASE("facts are values of their fields' types, other records and lists") {
    const auto rules = model_of("sample u for unit { given size 3 }\n"
                                "test \"t\" for person { given n 4, grade good, ok unmet, unit u, units [u, { size 1 }, like u { size 2 }], key unknown expect c eligible }\n");
    REQUIRE(rules.tests.size() == 1);
    const auto& facts = rules.tests.front().facts;
    REQUIRE(facts.size() == 6);
    CHECK(std::get<guong::value>(facts[0].content.form) == guong::value{guong::decimal{4}});
    CHECK(std::get<guong::value>(facts[1].content.form) == guong::value{guong::level{2}});
    CHECK(std::get<guong::value>(facts[2].content.form) == guong::value{false});
    CHECK(std::get<model::given_value::sample_record>(facts[3].content.form).sample == 0);
    const auto& units = std::get<model::given_value::list>(facts[4].content.form).elements;
    REQUIRE(units.size() == 3);
    CHECK(std::holds_alternative<model::given_value::sample_record>(units[0].form));
    CHECK(std::get<model::given_record>(units[2].form).like == model::sample_index{0});
    CHECK(!guong::is_known(std::get<guong::value>(facts[5].content.form)));
}

TEST_CASE("a target is a criterion, an item by the way down or by its name alone, or a helper") {
    const auto rules = model_of("test \"t\" for person { expect c eligible, c/a met, b undetermined, d met, c/b/e unmet, double = 8 }\n");
    std::vector<std::string> paths;
    for (const auto& each : rules.tests.front().expected) paths.push_back(each.target.path);
    CHECK(paths == std::vector<std::string>{"c", "c/a", "c/b", "c/b/d", "c/b/e", "double"});
    CHECK(std::get<guong::status>(rules.tests.front().expected[2].outcome) == guong::status::undetermined);
}

TEST_CASE("missing facts are known by the keys that records have") {
    const auto rules = model_of("test \"t\" for person { expect c undetermined missing key and unit.size }\n");
    const auto& facts = rules.tests.front().expected.front().missing.front().facts;
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].steps.front().key == "Khóa");
    CHECK(facts[1].words == "unit.size");
    CHECK(facts[1].steps[1].record == "unit");
}

TEST_CASE("each row of a table of cases is a test of its own") {
    const auto rules = model_of("test \"t\" for person { given n 1 cases n, grade for c\n row 3, good : eligible, double = 6\n row 2, unknown : ineligible because a }\n");
    REQUIRE(rules.tests.size() == 2);
    CHECK(rules.tests[0].row->number == 1);
    CHECK(rules.tests[1].row->words == "2, unknown");
    CHECK(rules.tests[1].facts.size() == 3);
    CHECK(rules.tests[1].expected.front().reasons.front().items == std::vector<std::string>{"c/a"});
}

TEST_CASE("a sample that no test uses is warned of, also where another unused one mentions it") {
    const std::string tested = "test \"t\" for person { expect c eligible }\n";
    CHECK(findings_in("sample u for unit { given size 1 }\nsample v for unit { like u }\n" + tested) ==
          codes{diagnostic_code::unused_declaration, diagnostic_code::unused_declaration});
    CHECK(findings_in("sample u for unit { given size 1 }\n").empty()); // for the tests of other files
    CHECK(findings_in("sample u for unit { given size 1 }\nsample v for unit { like u }\ntest \"t\" for person { given unit v expect f eligible }\n").empty());
}

TEST_CASE("one cause gives one error") {
    CHECK(findings_in("sample u for unti { given size 1 }\ntest \"t\" for person { given unit u expect f eligible }\n") == codes{diagnostic_code::unknown_record_type});
    CHECK(findings_in("criterion broken for person { x : m >= 3 }\ntest \"t\" for person { expect broken/x met }\n") == codes{diagnostic_code::unknown_name});
    CHECK(findings_in("test \"t\" for person { given m 3 expect c eligible }\n") == codes{diagnostic_code::unknown_field});
    CHECK(findings_in("test \"t\" for person { expect c eligible }\ntest \"t\" for person { expect c eligible }\n") == codes{diagnostic_code::duplicate_name});
    CHECK(findings_in("test \"t\" for person { set more = 3 expect c eligible }\n") == codes{diagnostic_code::unknown_parameter});
    CHECK(findings_in("test \"t\" for person { cases n for c\n row 1, 2 : eligible }\n") == codes{diagnostic_code::cells_do_not_match});
}

TEST_CASE("rules that are in force on none of the days of their tests are warned of") {
    const auto findings = [](const std::string& days) {
        std::string text = "ruleset r { valid from 2024-01-01 }\nrecord p { n : integer }\ncriterion c for p : n >= 1\n";
        int number = 0;
        std::istringstream all{days};
        for (std::string day; all >> day;) text += "test \"" + std::to_string(++number) + "\" for p { as of " + day + " given n 1 expect c eligible }\n";
        codes found;
        for (const auto& finding : guong::load_text("r.guong", text).report().findings) found.push_back(finding.code);
        return found;
    };
    CHECK(findings("").empty());
    CHECK(findings("2024-01-01").empty());
    CHECK(findings("2023-12-31 2024-02-01").empty()); // the day before may well be tested
    CHECK(findings("2023-12-31 2022-02-01") == codes{diagnostic_code::outside_validity});
}

TEST_CASE("what is expected of a value that could not be read is no second fault") {
    const auto broken = guong::load_text("r.guong", "record p { n : integer }\nvalue band for p : if n >= 10 then high else 1\ncriterion c for p : n >= 1\n"
                                                    "test \"t\" for p { given n 3 expect band = 5 }\n");
    REQUIRE(broken.report().findings.size() == 1);
    CHECK(broken.report().findings.front().code == diagnostic_code::unknown_name);
}

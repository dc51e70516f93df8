/// Tests in rule files: what passes and what fails, for each thing that can be expected.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/testing.hpp>

#include "support/golden.hpp"

namespace {

const std::string rules_text = R"(
scale completion { not_completed completed good excellent }
record document { issuer : text }
record solution { name : text  effective : judgement }
record collective {
  founded   : date
  unity     : judgement
  solutions : list of solution
  members   : list of lecturer by unit
}
record lecturer {
  unit       : collective
  completion : completion evidenced by document
  ethics     : judgement
  trust      : percent
  hours      : integer
  areas      : list of text
  hired      : date
}
parameter many = 2
parameter rate { from 2024-01-01 = 100 from 2025-01-01 = 200 }
define devoted for lecturer : hours >= 100
define load for lecturer : hours * 2
value bonus for lecturer : hours * rate
table marks for lecturer {
  given hours
  takes all rows
  row >= 10  : 1
  row >= 100 : 2
}
value all_marks for lecturer : marks
criterion tt for collective {
  united    : unity
  solutions : count of solutions >= many
  members   : no m in members where m.ethics is not known
}
criterion gv for lecturer {
  good      : completion is good or better
  evidenced : some d in evidence of completion where d.issuer = "GD"
  ethics    : ethics only if hours >= 10
  judged    : judge of ethics = "Board"
  trust     : trust >= 80%
  devoted   : devoted and load >= 20
  years     : years from hired to reference date >= 5 years
}
criterion easy for lecturer any { trusting : trust >= 50%  busy : hours >= 1 }

sample united for collective { given unity met, solutions [{ effective met }, {}] }
sample best for lecturer {
  given completion good, evidence of completion [{ issuer "GD" }], ethics met, judge of ethics "Board", trust 80%, hours 100,
        unit united, hired 2015-01-01
}
)";

/// The rules with tests behind them.
guong::rules rules_with(const std::string& tests) {
    auto loaded = guong::load_text("rules.guong", rules_text + tests);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    return std::move(loaded).value();
}

/// `passed`, or what was found instead of the first expectation that failed.
std::string outcome_of(const std::string& lines, const std::string& record = "lecturer") {
    const auto told = guong::run_tests(rules_with("test \"t\" for " + record + " {\n" + lines + "\n}\n"));
    REQUIRE(told.results.size() == 1);
    return told.passed() ? "passed" : told.results.front().failures.front().found.en;
}

struct expectation_case {
    std::string given;
    std::string expected;
    bool passes;
};

} // namespace

TEST_CASE("each outcome of a criterion, item, helper or value is told from the others") {
    const std::string whole = "as of 2025-08-01 like best";
    const std::vector<expectation_case> cases{
        {whole, "gv eligible", true},
        {whole, "gv ineligible", false},
        {whole, "gv undetermined", false},
        {whole + " given trust 79%", "gv ineligible", true},
        {whole + " given trust 79%", "gv eligible", false},
        {whole + " given trust unknown", "gv undetermined", true},
        {whole + " given trust unknown", "gv ineligible", false},
        {whole, "trust met", true},
        {whole, "gv/trust met", true},
        {whole + " given trust 79%", "trust unmet", true},
        {whole + " given trust unknown", "trust undetermined", true},
        {whole + " given trust unknown", "trust unmet", false},
        {whole + " given hours 5", "ethics not applicable", true},
        {whole + " given hours 5", "ethics met", false},
        {whole, "ethics not applicable", false},
        {whole + " given hours unknown, ethics unknown", "ethics undetermined", true},
        {whole, "gv/devoted met", true},
        {whole + " given hours 99", "gv/devoted unmet", true},
        {whole, "bonus = 20000", true},
        {whole, "bonus = 20001", false},
        {whole + " given hours unknown", "bonus is unknown", true},
        {whole, "bonus is unknown", false},
        {whole, "load = 200", true},
        {whole, "all_marks = [1, 2]", true},
        {whole, "all_marks = [1]", false},
        {whole + " given hours 50", "all_marks = [1]", true},
    };
    for (const auto& each : cases) {
        CAPTURE(each.given);
        CAPTURE(each.expected);
        CHECK((outcome_of(each.given + " expect " + each.expected) == "passed") == each.passes);
        // What is expected not to be passes where the other fails.
        CHECK((outcome_of(each.given + " expect not " + each.expected) == "passed") == !each.passes);
    }
}

TEST_CASE("reasons are sets of items that decide together, or items that are in none of them") {
    const std::string given = "as of 2025-08-01 like best given trust 70%, completion completed ";
    CHECK(outcome_of(given + "expect gv ineligible because trust") == "passed");
    CHECK(outcome_of(given + "expect gv ineligible because good") == "passed");
    CHECK(outcome_of(given + "expect gv ineligible because trust and good") == "`gv` decided by `gv/good`, or by `gv/trust`");
    CHECK(outcome_of(given + "expect gv ineligible not because ethics") == "passed");
    CHECK(outcome_of(given + "expect gv ineligible not because trust") == "`gv` decided by `gv/good`, or by `gv/trust`");
    CHECK(outcome_of("given trust 40%, hours 0 expect easy ineligible because busy and trusting") == "passed");
    CHECK(outcome_of("given trust 40%, hours 0 expect easy ineligible because busy") == "`easy` decided by `easy/trusting` and `easy/busy`");
    CHECK(outcome_of("expect easy undetermined because busy") == "`easy` undetermined, which no items decide");
}

TEST_CASE("missing facts are those that can still change the verdict, by whatever way they are reached") {
    CHECK(outcome_of("as of 2025-08-01 like best given trust unknown expect gv undetermined missing trust not missing hours") == "passed");
    CHECK(outcome_of("as of 2025-08-01 like best given trust unknown expect gv missing hours") == "`gv` waits for `/trust`");
    CHECK(outcome_of("as of 2025-08-01 like best given trust unknown expect gv not missing trust") == "`gv` waits for `/trust`");
    CHECK(outcome_of("like best expect gv missing reference date") == "passed");
    CHECK(outcome_of("like best given hours unknown expect bonus is unknown missing hours") == "passed");
    CHECK(outcome_of("as of 2025-08-01 like best given judge of ethics unknown expect gv missing judge of ethics") == "passed");
    CHECK(outcome_of("given unity met, solutions unknown with no lecturer expect tt missing solutions", "collective") == "passed");
}

TEST_CASE("samples stand for one record, `like` for another with the same facts") {
    const auto rules = rules_with("test \"t\" for lecturer { like best expect gv undetermined }\n"
                                  "test \"u\" for collective { with lecturer like best with lecturer { unit this } expect tt undetermined }\n");
    const auto prepared = guong::prepare_tests(rules);
    REQUIRE(prepared.size() == 2);
    const auto& model = rules.model();
    CHECK(prepared[0].data->find(*model.find_record("collective"), "united").has_value());
    CHECK(prepared[0].criteria == std::vector<guong::model::criterion_index>{*model.find_criterion("gv")});
    CHECK(prepared[1].data->of(*model.find_record("lecturer")).row_count() == 2);
}

TEST_CASE("other records are found from the one that is tested") {
    CHECK(outcome_of("like united with lecturer { unit this, ethics met } expect members met", "collective") == "passed");
    CHECK(outcome_of("like united with lecturer { unit this } expect members unmet", "collective") == "passed");
    CHECK(outcome_of("like united with no lecturer expect tt eligible", "collective") == "passed");
    CHECK(outcome_of("like united expect members undetermined", "collective") == "passed");
}

TEST_CASE("a parameter is set for one test alone") {
    const auto told = guong::run_tests(rules_with("test \"three\" for collective { set many = 3 like united expect solutions unmet }\n"
                                                  "test \"two\" for collective { like united expect solutions met }\n"
                                                  "test \"rate\" for lecturer { set rate = 7 given hours 3 expect bonus = 21 }\n"));
    CHECK(told.passed());
    CHECK(told.results.size() == 3);
}

TEST_CASE("a parameter that is set moves the ends of ranges and the number of items") {
    const std::string text = "record r { years : list of integer  a : boolean  b : boolean }\nparameter first = 2020\nparameter needed = 1\n"
                             "criterion c for r : every y in first to 2022 satisfies some x in years satisfies x = y\n"
                             "criterion d for r at least needed of { a : a  b : b }\n"
                             "test \"shorter\" for r { set first = 2021 given years [2021, 2022] expect c eligible }\n"
                             "test \"longer\" for r { set first = 2019 given years [2020, 2021, 2022] expect c ineligible }\n"
                             "test \"as it is\" for r { given years [2020, 2021, 2022], a true, b false expect c eligible, d eligible }\n"
                             "test \"both\" for r { set needed = 2 given a true, b false expect d ineligible }\n";
    const auto loaded = guong::load_text("rules.guong", text);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    const auto told = guong::run_tests(*loaded);
    CHECK_MESSAGE(told.passed(), guong::render(told, guong::text_options{}));
}

TEST_CASE("each row of a table of cases is a test, and overrides what is given above") {
    const auto told = guong::run_tests(rules_with("test \"edge\" for lecturer {\n  as of 2025-08-01\n  like best\n  given trust 10%\n  cases trust, hours for gv\n"
                                                  "  row 80%, 100 : eligible\n  row 79%, 100 : eligible\n  row unknown, 100 : undetermined missing trust, bonus = 20000\n}\n"));
    REQUIRE(told.results.size() == 3);
    CHECK(told.results[0].passed());
    CHECK(!told.results[1].passed());
    CHECK(told.results[1].row == 2);
    CHECK(told.results[1].row_words == "79%, 100");
    CHECK(told.results[2].passed());
    CHECK(told.failed() == 1);
}

TEST_CASE("tests are chosen by words in their name, row or citation, and by criterion") {
    const auto rules = rules_with("test \"Trưởng khoa\" for lecturer cite \"III.2\" { expect gv undetermined }\n"
                                  "test \"other\" for lecturer { expect easy undetermined }\n");
    const auto count = [&](const guong::test_options& options) { return guong::run_tests(rules, options).results.size(); };
    CHECK(count({}) == 2);
    CHECK(count({"truong", {}, 1, true}) == 1);
    CHECK(count({"iii.2", {}, 1, true}) == 1);
    CHECK(count({"nobody", {}, 1, true}) == 0);
    CHECK(count({"", {"easy"}, 1, true}) == 1);
}

TEST_CASE("the same comes out for any number of threads") {
    std::string tests;
    for (int hours = 0; hours < 40; ++hours)
        tests += "test \"" + std::to_string(hours) + "\" for lecturer { given hours " + std::to_string(hours) + " expect load = 40 }\n";
    const auto rules = rules_with(tests);
    guong::test_options many;
    many.jobs = 4;
    const auto one = guong::render_json(guong::run_tests(rules), "rules.guong", guong::language::en);
    CHECK(guong::render_json(guong::run_tests(rules, many), "rules.guong", guong::language::en) == one);
}

TEST_CASE("a prepared test runs on rules that were changed a little") {
    const auto rules = rules_with("test \"t\" for lecturer { as of 2025-08-01 like best expect gv eligible, trust met }\n");
    const auto prepared = guong::prepare_tests(rules);
    CHECK(guong::passes(prepared.front(), rules.program()));
    auto changed = rules.model();
    auto& items = std::get<guong::model::group>(changed.criteria[*changed.find_criterion("gv")].body.form).children;
    items.erase(items.begin() + 4);
    const auto code = guong::compile(std::move(changed));
    CHECK(!guong::passes(prepared.front(), code));
    CHECK(guong::run_test(prepared.front(), code).failures.front().found.en == "there is no `gv/trust`");
}

TEST_CASE("tests change no verdict and no column of the data") {
    const auto without = guong::load_text("rules.guong", rules_text);
    REQUIRE(without.has_value());
    const auto with = rules_with("test \"t\" for lecturer { given ethics met, judge of ethics \"B\", reason behind ethics \"R\" expect gv undetermined }\n");
    CHECK(guong::prepare_tests(with).front().data->fits(without->model()));
}

TEST_CASE("tests of a file that is used do not run, its samples serve") {
    guong::load_options where;
    where.read = [](const std::string& path) -> std::optional<std::string> {
        if (path == "rules.guong") return rules_text + "test \"below\" for lecturer { expect gv eligible }\n";
        return std::nullopt;
    };
    const auto loaded = guong::load_text("tests.guong", "use \"rules.guong\"\ntest \"above\" for lecturer { as of 2025-08-01 like best expect gv eligible }\n", {}, where);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    const auto told = guong::run_tests(*loaded);
    REQUIRE(told.results.size() == 1);
    CHECK(told.results.front().name == "above");
    CHECK(told.passed());
}

TEST_CASE("the tests of the scholarship pass, in one line of a host's own tests") {
    CHECK(guong::failed_tests("rules/scholarship/scholarship.tests.guong") == "");
}

TEST_CASE("a file without tests, or with errors, has not passed") {
    CHECK(guong::failed_tests("rules/scholarship/scholarship.guong") == "rules/scholarship/scholarship.guong: no tests\n");
    CHECK(guong::failed_tests("rules/scholarship/students.json") != "");
    CHECK(guong::failed_tests("no/such/file.guong") != "");
}

TEST_CASE("a failing test says what was expected, what was found and why") {
    const auto told = guong::run_tests(rules_with("test \"edge <1>\" for lecturer cite \"b.4\" {\n  as of 2025-08-01\n  like best\n  cases trust for gv\n  row 79% : eligible\n}\n"));
    std::string all;
    for (const auto which : {guong::language::en, guong::language::vi}) {
        guong::text_options how;
        how.language = which;
        all += guong::render(told, how) + "\n";
    }
    all += guong::render_junit(told, "rules.guong", guong::language::en);
    CHECK(guong::tests::golden_difference("tests/testing/failing_test.txt", all) == "");
}

TEST_CASE("where a level of a scale is called like a keyword, that is what the word means of it") {
    const auto rules = guong::load_text("r.guong", R"(
scale grade { low met unknown top }
record r { g : grade  ok : judgement }
criterion c for r : g is met or better
test "met" for r { given g met  expect c eligible }
test "the level unknown" for r { given g unknown  expect c eligible }
test "a judgement that nobody made" for r { given g low, ok unknown  expect c ineligible }
)");
    REQUIRE_MESSAGE(rules.has_value(), guong::render(rules.report()));
    CHECK(guong::run_tests(*rules).passed());
}

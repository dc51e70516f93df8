#include "support/small_suite.hpp"

#include <nlohmann/json.hpp>

#include <guong/difference.hpp>
#include <guong/mutation.hpp>

namespace {

using namespace suite;

const char* const rules_text = R"(criterion x for person cite "I" {
  i cite "I.1" : n >= 3 # <b>
  j : a
}
test "fine & <well>" for person { given n 3, a met expect x eligible }
test "young" for person { given n 2, a met expect x ineligible because i }
)";

guong::coverage own_coverage(const guong::rules& rules) { return guong::find_coverage(rules, guong::tested_records(rules)); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("the tests of a rule file are the records of its coverage") {
    const auto told = own_coverage(rules_of(rules_text));
    CHECK(told.tests == std::vector<std::string>{"fine & <well>", "young"});
    CHECK(condition(told, "n >= 3").decides.has_value());
    CHECK(undecided(told) == std::vector<std::string>{"a"});
    CHECK(open_edges(told).empty());
}

TEST_CASE("in words only what is missing is told, by clause") {
    const auto told = own_coverage(rules_of(rules_text));
    const auto text = render(told, guong::language::en);
    CHECK(text.starts_with("Coverage: met 3 of 3 (100%); unmet 2 of 3 (66%); undetermined 0 of 3 (0%); deciding alone 1 of 2 (50%); edges 2 of 2 (100%); "
                           "clauses 3 of 3 (100%)\n"));
    CHECK(holds(text, "\nI (x/j)\n  r.guong:11: a\n    no test shows it unmet\n"));
    CHECK(holds(text, "\nI.1 (x/i)\n  r.guong:10: n >= 3\n    no test shows it undetermined\n"));
    CHECK(holds(render(told, guong::language::vi), "Độ bao phủ: đạt 3/3 (100%)"));
}

TEST_CASE("as JSON everything is told, with the tests by their index") {
    const auto told = nlohmann::json::parse(render_json(own_coverage(rules_of(rules_text))));
    CHECK(told["totals"]["edges"]["shown"] == 2);
    const auto& file = told["files"][0];
    CHECK(file["file"] == "r.guong");
    CHECK(file["conditions"].size() == 3);
    CHECK(file["edges"][0]["at"] == 0);
    CHECK(file["edges"][0]["next"] == 1);
    CHECK(told["clauses"][1]["cite"] == "I.1");
}

TEST_CASE("the page shows every line of the file, escaped, and what is missing below it") {
    const auto page = render_html(own_coverage(rules_of(rules_text)), guong::language::en);
    CHECK(holds(page, "<tr class=\"partly\"><td>10</td><td>◐</td><td>  i cite &quot;I.1&quot; : n &gt;= 3 # &lt;b&gt;</td></tr>"));
    CHECK(holds(page, "a – no test shows it unmet; "));
    CHECK_FALSE(holds(page, "<b>"));
    CHECK_FALSE(holds(page, "<script"));
}

TEST_CASE("the tracefile has the lines with conditions, and a branch for each outcome") {
    const auto trace = render_lcov(own_coverage(rules_of(rules_text)));
    CHECK(holds(trace, "SF:r.guong\n"));
    CHECK(holds(trace, "BRDA:10,0,0,1\nBRDA:10,0,1,1\nBRDA:10,0,2,0\nBRDA:10,0,3,1\nBRDA:10,1,0,1\nBRDA:10,1,1,1\n"));
    CHECK(holds(trace, "DA:10,5\n"));
    CHECK(trace.ends_with("LF:3\nLH:3\nend_of_record\n"));
}

TEST_CASE("what is proved impossible is no gap, and every form says so") {
    const auto rules = rules_of("criterion x for person any {\n  i : n >= 3\n  j : n >= 5\n}\n");
    const auto counted = own_coverage(rules), told = without_impossible(counted, rules);
    const auto english = render(told, guong::language::en);
    CHECK(holds(english, "deciding alone 0 of 1 (0%)"));
    CHECK(holds(english, "; not counted: 1 proved impossible\n"));
    CHECK(holds(render(told, guong::language::vi), "; không tính: 1 trường hợp được chứng minh là không thể có\n"));
    CHECK_FALSE(holds(render(counted, guong::language::en), "not counted"));
    const auto json = nlohmann::json::parse(render_json(told));
    CHECK(json["totals"]["decides"]["of"] == 1);
    CHECK(json["totals"]["impossible"] == 1);
    CHECK(json["files"][0]["totals"]["impossible"] == 1);
    std::vector<bool> proved;
    for (const auto& each : json["files"][0]["conditions"]) proved.push_back(each["cannot_decide"]);
    CHECK(proved == std::vector{false, false, true}); // the group, i and j
    const auto page = render_html(told, guong::language::en);
    CHECK(holds(page, "not counted: 1 proved impossible"));
    CHECK(holds(page, "n &gt;= 5 – no test shows it met; no test shows it unmet; no test shows it undetermined; no test stands"));
    // A branch less of the condition on the line of j.
    CHECK(holds(render_lcov(counted), "BRDA:11,0,3,0\n"));
    CHECK_FALSE(holds(render_lcov(told), "BRDA:11,0,3,0\n"));
}

TEST_CASE("mutants are told as edits of the file, with a record that tells them apart") {
    const auto told = guong::find_mutants(rules_of(rules_text));
    const auto text = render(told, guong::language::en);
    CHECK(holds(text, "  r.guong:11\n  -   j : a\n"));
    CHECK(holds(text, "    this test would fail:\n    test \"mutant "));
    CHECK(holds(text, "      expect x ineligible\n    }\n"));
    const auto json = nlohmann::json::parse(render_json(told));
    CHECK(json["counts"]["survived"] == told.count(guong::mutant_fate::survived));
    CHECK(json["mutants"].size() == told.all.size());
}

TEST_CASE("what a test expects of an item kills the mutant without it") {
    const auto told = guong::find_mutants(rules_of(rules_text));
    for (const auto& each : told.all)
        if (each.what == guong::mutation::item && each.item == "x/i") {
            CHECK(each.fate == guong::mutant_fate::killed);
            CHECK(each.killed_by == 1);
        }
}

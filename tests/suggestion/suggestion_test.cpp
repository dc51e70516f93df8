#include "support/small_suite.hpp"

#include <algorithm>
#include <map>

#include <guong/suggestion.hpp>
#include <guong/testing.hpp>

namespace {

using namespace suite;
using guong::remaining_gap;
using guong::test_gap;

guong::coverage_totals totals_of(const guong::rules& rules) { return guong::find_coverage(rules, guong::tested_records(rules)).totals(); }

std::size_t open_points_in(const guong::coverage_totals& totals) {
    std::size_t open = 0;
    for (const auto& each : {totals.met, totals.unmet, totals.undetermined, totals.decides, totals.edges, totals.rows, totals.versions, totals.clauses})
        open += each.of - each.shown;
    return open;
}

/// Gaps that suggested tests claim to close, each once: two tests may close one together.
std::size_t claimed(const guong::suggestions& told, bool of_mutants) {
    std::map<std::tuple<test_gap::kind, std::uint32_t, std::uint32_t, std::string, std::string>, int> gaps;
    for (const auto& test : told.tests)
        for (const auto& gap : test.closes)
            if ((gap.what == test_gap::kind::mutant) == of_mutants) ++gaps[{gap.what, gap.where.begin, gap.where.end, gap.bound + gap.replacement, gap.item}];
    return gaps.size();
}

/// Suggests tests for a weak suite, puts them behind it, and checks that they pass and show what they claim.
guong::suggestions kept_promises(const std::string& body) {
    CAPTURE(body);
    const auto weak = rules_of(body);
    const auto told = guong::suggest_tests(weak);
    const auto text = guong::render(told);
    CAPTURE(text);
    CAPTURE(guong::render_remaining(told, guong::language::en));
    const auto strong = rules_of(body + "\n" + text);
    CHECK(guong::run_tests(strong).passed());
    CHECK(strong.model().tests.size() == weak.model().tests.size() + told.tests.size());
    CHECK(open_points_in(totals_of(weak)) - open_points_in(totals_of(strong)) == claimed(told, false));
    const auto before = guong::find_mutants(weak), after = guong::find_mutants(strong);
    CHECK(before.count(guong::mutant_fate::survived) - after.count(guong::mutant_fate::survived) == claimed(told, true));
    return told;
}

bool is_open(const guong::suggestions& told, test_gap::kind what, const std::string& text) {
    return std::any_of(told.open.begin(), told.open.end(), [&](const remaining_gap& each) { return each.gap.what == what && each.gap.text == text; });
}

const std::string nothing = "test \"nothing known\" for person { expect x undetermined }\n";

} // namespace

TEST_CASE("suggested tests compile, pass, and raise coverage to all that there is") {
    for (const std::string body : {
             "criterion x for person : n >= 3",
             "criterion x for person { i : a  j : n >= 3  k : g is high or better }",
             "criterion x for person any { i : a  j : b and c  k : n >= 3 }",
             "criterion x for person at least 2 of { i : a  j : b  k : c }",
             "criterion x for person { i : a only if b  j : p >= 80% }",
             "criterion x for person { i : d before 2025-01-01  j : m between 2 and 4 }",
             "criterion x for person { i : count of awards >= 2  j : some w in awards satisfies level is high or better }",
         }) {
        CAPTURE(body);
        const auto told = kept_promises(body + "\n" + nothing);
        CHECK(guong::render_remaining(told, guong::language::en).find("remain") == std::string::npos);
    }
}

TEST_CASE("a criterion of so many conditions that must all hold gets little more than one test for each") {
    const auto told = kept_promises("criterion x for person { i : a  j : b  k : c }\n");
    CHECK(told.tests.size() <= 7); // all met, each of three unmet, each of three unknown
    CHECK(told.open.empty());
}

TEST_CASE("rows of tables and branches are suggested with the value that they give") {
    const auto told = kept_promises("value bonus for person : if n >= 3 then 100 else 20\ncriterion x for person : a\n" + nothing);
    const auto text = guong::render(told);
    CHECK(text.find("expect bonus = 100") != std::string::npos);
    CHECK(text.find("expect bonus = 20") != std::string::npos);
    CHECK_FALSE(is_open(told, test_gap::kind::row, "100"));
}

TEST_CASE("conditions that only a reported value hangs on are shown to decide alone") {
    const auto told = kept_promises("define rich for person : n >= 3\n"
                                    "value bonus for person : if rich and a then 100 else 20\ncriterion x for person : b\n" +
                                    nothing);
    CHECK(std::none_of(told.open.begin(), told.open.end(), [](const remaining_gap& each) { return each.gap.what == test_gap::kind::decides; }));
}

TEST_CASE("that a run without gaps is no longer than one with gaps is known where it is asked what can decide") {
    const auto told = guong::suggest_tests(rules_of("define straight for person : longest run of year over w in awards\n"
                                                    "define loose for person : longest run of year over w in awards with gaps of at most 1\n"
                                                    "criterion x for person { i : straight >= 3 only if a  j : loose >= 3 only if not a }\n"));
    const auto is_impossible = [&](const std::string& item) {
        return std::any_of(told.open.begin(), told.open.end(), [&](const remaining_gap& each) {
            return each.gap.what == test_gap::kind::decides && each.gap.text == "a" && each.gap.item == item && each.because == remaining_gap::why::impossible;
        });
    };
    CHECK(is_impossible("x/j"));
    CHECK_FALSE(is_impossible("x/i"));
}

TEST_CASE("what no record can show is said to be impossible") {
    const auto told = kept_promises("criterion x for person any { i : n >= 3  j : n >= 5 }\n" + nothing);
    const auto gap = std::find_if(told.open.begin(), told.open.end(), [](const remaining_gap& each) { return each.gap.what == test_gap::kind::decides; });
    REQUIRE(gap != told.open.end());
    CHECK(gap->gap.text == "n >= 5");
    CHECK(gap->because == remaining_gap::why::impossible);
}

TEST_CASE("a suite that lacks nothing gets no suggestion, and suggesting again adds nothing") {
    const std::string body = "criterion x for person { i : a  j : n >= 3 }\n";
    const auto first = guong::suggest_tests(rules_of(body));
    const auto again = guong::suggest_tests(rules_of(body + guong::render(first)));
    CHECK(again.tests.empty());
    CHECK(again.open.empty());
    CHECK(guong::render(again).empty());
}

TEST_CASE("a comment says in the language of the rules what a test is for and that a person must confirm it") {
    const auto english = guong::suggest_tests(rules_of("criterion x for person cite \"7.1\" : a\n"));
    REQUIRE_FALSE(english.tests.empty());
    CHECK(english.tests.front().text.starts_with("# suggestion ("));
    CHECK(english.tests.front().text.find("confirm what is expected") != std::string::npos);
    const auto vietnamese = guong::suggest_tests(
        guong::load_text("v.guong", "ruleset v { language vi }\nrecord person { a : boolean }\ncriterion x for person cite \"7.1\" : a\n").value());
    REQUIRE_FALSE(vietnamese.tests.empty());
    CHECK(vietnamese.tests.front().text.starts_with("# gợi ý ("));
    CHECK(vietnamese.tests.front().text.find("hãy xác nhận kết quả mong đợi") != std::string::npos);
}

#include "support/small_suite.hpp"

#include <algorithm>

#include <guong/mutation.hpp>

namespace {

using namespace suite;
using guong::mutation;
using texts = std::vector<std::string>;

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(" \n"));
    text.erase(text.find_last_not_of(" \n") + 1);
    return text;
}

/// What the text of the rules becomes, for one kind of change, sorted.
texts edits(const std::string& body, mutation what) {
    const auto rules = rules_of(body);
    texts found;
    for (const auto& each : guong::mutants_of(rules)) {
        if (each.what != what) continue;
        const auto& text = rules.model().sources_text[0];
        std::string changed{text.bytes()};
        changed.replace(each.edit.where.begin, each.edit.where.end - each.edit.where.begin, each.edit.replacement);
        INFO(changed);
        CHECK(guong::load_text("r.guong", changed).has_value());
        found.push_back(trimmed(changed.substr(std::string{types}.size())));
    }
    return found;
}

texts edits_of_condition(const std::string& condition, mutation what) {
    texts found;
    for (const auto& each : edits("criterion x for person : " + condition, what)) found.push_back(each.substr(std::string{"criterion x for person : "}.size()));
    return found;
}

} // namespace

TEST_CASE("numbers, per cent, spans and school years move by the least step that is written") {
    CHECK(edits_of_condition("n >= 3", mutation::threshold) == texts{"n >= 2", "n >= 4"});
    CHECK(edits_of_condition("x >= 2.50", mutation::threshold) == texts{"x >= 2.49", "x >= 2.51"});
    CHECK(edits_of_condition("p >= 80%", mutation::threshold) == texts{"p >= 79%", "p >= 81%"});
    CHECK(edits_of_condition("d + 4 years 6 months <= reference date", mutation::threshold) ==
          texts{"d + 4 years 5 months <= reference date", "d + 4 years 7 months <= reference date"});
    CHECK(edits_of_condition("n >= 0", mutation::threshold) == texts{"n >= 1"});
    CHECK(edits("parameter bound = 3 criterion x for person : n >= bound", mutation::threshold) ==
          texts{"parameter bound = 2 criterion x for person : n >= bound", "parameter bound = 4 criterion x for person : n >= bound"});
}

TEST_CASE("dates move by a day, as they are written") {
    CHECK(edits_of_condition("d before 2025-01-01", mutation::day) == texts{"d before 2024-12-31", "d before 2025-01-02"});
    CHECK(edits_of_condition("d before 01/01/2025", mutation::day) == texts{"d before 31/12/2024", "d before 02/01/2025"});
    CHECK(edits("parameter bound { from 2024-03-01 = 3 } criterion x for person : n >= bound", mutation::day) ==
          texts{"parameter bound { from 2024-02-29 = 3 } criterion x for person : n >= bound", "parameter bound { from 2024-03-02 = 3 } criterion x for person : n >= bound"});
}

TEST_CASE("levels move by a step of their scale") {
    CHECK(edits_of_condition("g is high or better", mutation::level) == texts{"g is middle or better", "g is top or better"});
    CHECK(edits_of_condition("g is one of (low, middle)", mutation::level).size() == 3); // one level may stand there twice
    CHECK(edits_of_condition("g is low", mutation::level) == texts{"g is middle"});
}

TEST_CASE("bounds are taken in or left out, in signs and words") {
    CHECK(edits_of_condition("n >= 3", mutation::edge) == texts{"n > 3"});
    CHECK(edits_of_condition("n < 3", mutation::edge) == texts{"n <= 3"});
    CHECK(edits_of_condition("n at least 3", mutation::edge) == texts{"n above 3"});
    CHECK(edits_of_condition("n at most 3", mutation::edge) == texts{"n below 3"});
    CHECK(edits_of_condition("d on or before 2025-01-01", mutation::edge) == texts{"d before 2025-01-01"});
    CHECK(edits_of_condition("d after reference date", mutation::edge) == texts{"d on or after reference date"});
    CHECK(edits_of_condition("n from 2 to 4", mutation::edge) == texts{"n from 2 to below 4"});
    CHECK(edits_of_condition("n from 2 upwards", mutation::edge) == texts{"n > 2"});
}

TEST_CASE("only the bound itself counts") {
    CHECK(edits_of_condition("n >= 3", mutation::exact) == texts{"n = 3"});
    CHECK(edits_of_condition("n <= 3", mutation::exact) == texts{"n = 3"});
    CHECK(edits_of_condition("n > 3 or n < 1", mutation::exact).empty());
    CHECK(edits_of_condition("n at least 3", mutation::exact) == texts{"n = 3"});
    CHECK(edits_of_condition("n at most 3", mutation::exact) == texts{"n = 3"});
    CHECK(edits_of_condition("d on or before 2025-01-01", mutation::exact) == texts{"d = 2025-01-01"});
    CHECK(edits_of_condition("d chậm nhất ngày 2025-01-01", mutation::exact) == texts{"d = 2025-01-01"});
    CHECK(edits_of_condition("n from 2 upwards", mutation::exact) == texts{"n = 2"});
    CHECK(edits_of_condition("g is middle or better", mutation::exact) == texts{"g is middle"});
    CHECK(edits_of_condition("g is not middle or worse", mutation::exact) == texts{"g is not middle"});
    CHECK(edits("criterion x for person at least 1 of { i : a  j : b }", mutation::exact) == texts{"criterion x for person exactly 1 of { i : a  j : b }"});
    const std::string table = "table points for person { given n, g  takes first row  row >= 5, is middle or better : 2  otherwise 0 } criterion x for person : points = 1";
    CHECK(edits(table, mutation::exact).size() == 2);
}

TEST_CASE("keywords are written in the language of those around them") {
    CHECK(edits_of_condition("n ít nhất 3", mutation::edge) == texts{"n trên 3"});
    CHECK(edits_of_condition("d trước ngày xét", mutation::edge) == texts{"d chậm nhất ngày xét"});
    CHECK(edits_of_condition("d chậm nhất ngày 2025-01-01", mutation::edge) == texts{"d trước ngày 2025-01-01"});
    CHECK(edits_of_condition("a và b", mutation::connective) == texts{"a hoặc b"});
    CHECK(edits("tiêu chuẩn x áp dụng cho person tất cả { i : a  j : b }", mutation::quantity) ==
          texts{"tiêu chuẩn x áp dụng cho person một trong các điều kiện sau { i : a  j : b }"});
}

TEST_CASE("all and any, so many of, and items that are dropped") {
    const std::string head = "criterion x for person ";
    CHECK(edits(head + "{ i : a  j : b }", mutation::quantity) == texts{head + "any { i : a  j : b }"});
    CHECK(edits(head + "all { i : a  j : b }", mutation::quantity) == texts{head + "any { i : a  j : b }"});
    CHECK(edits(head + "any { i : a  j : b }", mutation::quantity) == texts{head + "all { i : a  j : b }"});
    CHECK(edits(head + "at least 2 of { i : a  j : b  k : c }", mutation::count) ==
          texts{head + "at least 1 of { i : a  j : b  k : c }", head + "at least 3 of { i : a  j : b  k : c }"});
    CHECK(edits(head + "{ i : a  j any { k : b  l : c } }", mutation::item) ==
          texts{head + "{   j any { k : b  l : c } }", head + "{ i : a   }", head + "{ i : a  j any {   l : c } }", head + "{ i : a  j any { k : b   } }"});
    CHECK(edits(head + "{ i : a }", mutation::item).empty());
}

TEST_CASE("tests are turned round") {
    CHECK(edits_of_condition("g is high", mutation::opposite) == texts{"g is not high"});
    CHECK(edits_of_condition("g is not high", mutation::opposite) == texts{"g is high"});
    CHECK(edits_of_condition("n = 3", mutation::opposite) == texts{"n != 3"});
    CHECK(edits_of_condition("n between 2 and 4", mutation::opposite) == texts{"n not between 2 and 4"});
    CHECK(edits_of_condition("n is known", mutation::opposite) == texts{"n is not known"});
    CHECK(edits_of_condition("t is blank", mutation::opposite) == texts{"t is not blank"});
    CHECK(edits_of_condition("not (a and b)", mutation::opposite) == texts{"(a and b)", "not (not a and b)", "not (a and not b)"});
    CHECK(edits("criterion x for person { i : a only if b }", mutation::opposite).size() == 3);
    CHECK(edits("criterion x for person { i barred if n > 2  j : n > 1 }", mutation::opposite) ==
          texts{"criterion x for person { i : n > 2  j : n > 1 }"});
}

TEST_CASE("and, or, some, every") {
    CHECK(edits_of_condition("a and b and c", mutation::connective) == texts{"a or b or c"});
    CHECK(edits_of_condition("(a or b) and c", mutation::connective) == texts{"(a or b) or c", "(a and b) and c"});
    CHECK(edits_of_condition("some w in awards satisfies active", mutation::quantifier) == texts{"every w in awards satisfies active"});
    CHECK(edits_of_condition("no w in awards satisfies active", mutation::quantifier) == texts{"some w in awards satisfies active"});
}

TEST_CASE("what is unknown counts as unmet") {
    CHECK(edits_of_condition("n >= 3", mutation::missing) == texts{"(n is known and n >= 3)"});
    CHECK(edits_of_condition("a or g is high", mutation::missing) == texts{"(a is known and a) or g is high", "a or (g is known and g is high)"});
}

TEST_CASE("cells, branches, filters and bounds of lists have mutants too") {
    const std::string table = "table points for person { given n  takes first row  row >= 5 : 2  otherwise 0 } criterion x for person : points >= 1";
    CHECK(edits(table, mutation::threshold).size() == 7); // 5, 2, 0 and 1; of 0 only upwards
    CHECK(edits(table, mutation::edge).size() == 2);
    CHECK(edits_of_condition("count of w in awards where (level is high) >= 2", mutation::level).size() == 2);
    CHECK(edits_of_condition("(if n >= 3 then 1 else 2) >= 2", mutation::threshold).size() == 8);
}

TEST_CASE("a mutant says whose it is") {
    const auto all = guong::mutants_of(rules_of(R"(criterion x for person cite "I" { i cite "I.1" : n >= 3  j : a })"));
    const auto threshold = std::find_if(all.begin(), all.end(), [](const auto& each) { return each.what == mutation::threshold; });
    REQUIRE(threshold != all.end());
    CHECK(threshold->item == "x/i");
    CHECK(threshold->cite == "I.1");
}

TEST_CASE("what is asked of some elements by where is asked of every one by satisfies") {
    CHECK(edits_of_condition("some w in awards where level is high", mutation::quantifier) == texts{"every w in awards satisfies level is high"});
    CHECK(edits_of_condition("some w in awards where level is high satisfies active", mutation::quantifier) ==
          texts{"every w in awards where level is high satisfies active"});
    CHECK(edits_of_condition("some w in awards", mutation::quantifier).empty());
}

TEST_CASE("what elements must meet is turned round in other words") {
    const auto found = edits("criterion y for award : active\ncriterion x for person : every w in awards meets y", mutation::opposite);
    CHECK(std::count(found.begin(), found.end(), "criterion y for award : active\ncriterion x for person : every w in awards satisfies not meets y") == 1);
}

TEST_CASE("a level whose name stands in two scales moves in the one that is meant there") {
    const std::string two = "scale rank { low medium high }\nparameter most : grade = high\nrecord thing { r : rank }\n"
                            "define either for person : g is one of (high, low)\n";
    const auto found = edits(two + "criterion x for person : g is high and either and g is most", mutation::level);
    CHECK(found.size() == 2 + 2 + 1 + 2);
    CHECK(edits("scale rank { low medium high }\ncriterion x for person : g is high", mutation::level).size() == 2);
}

TEST_CASE("of a helper cannot be asked whether it is known") {
    CHECK(edits("define many for person : n >= 3\ncriterion x for person : many", mutation::missing).size() == 1);
}

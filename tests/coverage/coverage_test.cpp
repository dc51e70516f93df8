#include "support/small_suite.hpp"

namespace {

using namespace suite;
using texts = std::vector<std::string>;

std::string record_of(int a, int b, int c = -1) {
    const auto fact = [](const char* name, int content) {
        return content < 0 ? std::string{} : "\"" + std::string{name} + "\": " + (content ? "true" : "false");
    };
    auto text = fact("a", a) + ", " + fact("b", b);
    return c < 0 ? text : text + ", " + fact("c", c);
}

} // namespace

TEST_CASE("conditions are met, unmet and undetermined by the tests that show it") {
    const auto told = coverage_of("criterion c for person : a and n >= 3", {R"("a": true, "n": 3)", R"("a": true)"});
    CHECK(condition(told, "a").met == 0);
    CHECK_FALSE(condition(told, "a").unmet.has_value());
    CHECK_FALSE(condition(told, "a").undetermined.has_value());
    CHECK(condition(told, "n >= 3").undetermined == 1);
    const auto totals = told.totals();
    CHECK(totals.met == guong::covered_share{3, 3}); // and the conjunction
    CHECK(totals.unmet == guong::covered_share{0, 3});
    CHECK(totals.undetermined == guong::covered_share{2, 3});
}

TEST_CASE("a and b: three tests show that each decides alone, two do not") {
    const std::string rules = "criterion c for person : a and b";
    CHECK(undecided(coverage_of(rules, {record_of(1, 1), record_of(0, 1), record_of(1, 0)})).empty());
    CHECK(undecided(coverage_of(rules, {record_of(1, 1), record_of(0, 1)})) == texts{"b"});
    CHECK(undecided(coverage_of(rules, {record_of(1, 1), record_of(0, 0)})) == texts{"a", "b"});
}

TEST_CASE("a or b: likewise") {
    const std::string rules = "criterion c for person : a or b";
    CHECK(undecided(coverage_of(rules, {record_of(0, 0), record_of(1, 0), record_of(0, 1)})).empty());
    CHECK(undecided(coverage_of(rules, {record_of(0, 0), record_of(1, 1), record_of(0, 1)})) == texts{"a"});
}

TEST_CASE("a and (b or c): one more tests than conditions suffice, with the pairs that show it") {
    const auto told = coverage_of("criterion x for person : a and (b or c)",
                                  {record_of(1, 1, 0), record_of(0, 1, 0), record_of(1, 0, 0), record_of(1, 0, 1)});
    CHECK(undecided(told).empty());
    CHECK(condition(told, "a").decides->met == 0);
    CHECK(condition(told, "a").decides->unmet == 1);
    CHECK(condition(told, "b").decides->met == 0);
    CHECK(condition(told, "b").decides->unmet == 2);
    CHECK(condition(told, "c").decides->met == 3);
}

TEST_CASE("masking: other conditions may differ where they make no difference") {
    // b differs between the two tests that show a, yet c masks it.
    CHECK(undecided(coverage_of("criterion x for person : a and (b or c)",
                                {record_of(1, 1, 0), record_of(0, 0, 1), record_of(1, 0, 0), record_of(1, 0, 1)}))
              .empty());
}

TEST_CASE("a pair shows the condition met in one test and unmet in the other") {
    // Turned round, a decides in both tests, but it is met in both.
    const auto told = coverage_of("criterion x for person exactly 1 of { i : a  j : b }", {record_of(1, 0), record_of(1, 1)});
    CHECK(undecided(told) == texts{"a"});
}

TEST_CASE("what stands behind only if and unless decides too") {
    const std::string rules = "criterion x for person { i : a only if b }";
    CHECK(undecided(coverage_of(rules, {record_of(0, 1), record_of(1, 1), record_of(0, 0)})).empty());
    CHECK(undecided(coverage_of(rules, {record_of(0, 1), record_of(1, 1), record_of(1, 0)})) == texts{"b"});
}

TEST_CASE("conditions on elements of lists are turned for all elements together, or for one") {
    const std::string rules = "criterion x for person : some w in awards where active satisfies level is high or better";
    const auto told = coverage_of(rules, {R"("awards": [{"level": "high", "active": true}])", R"("awards": [{"level": "low", "active": true}])",
                                          R"("awards": [{"level": "high", "active": false}])"});
    CHECK(undecided(told).empty());
    CHECK(undecided(coverage_of(rules, {R"("awards": [{"level": "high", "active": true}])", R"("awards": [])"})) ==
          texts{"active", "level is high or better"});
}

TEST_CASE("a condition on one element decides where it turns the list, though all elements together would not") {
    const std::string rules = "criterion x for person : a and every w in awards satisfies w.level is high or better and w.active";
    const std::string others = R"("a": true, "awards": [{"level": "high", "active": true}, )";
    CHECK(undecided(coverage_of(rules, {others + R"({"level": "high", "active": true}])", others + R"({"level": "low", "active": true}])",
                                        others + R"({"level": "top", "active": false}])", R"("a": false, "awards": [])", R"("a": true, "awards": [])"}))
              .empty());
    const std::string counted = "criterion x for person : count of w in awards where active and level is high or better >= 2";
    CHECK(undecided(coverage_of(counted, {R"("awards": [{"level": "high", "active": true}, {"level": "high", "active": true}])",
                                          R"("awards": [{"level": "high", "active": true}, {"level": "high", "active": false}])",
                                          R"("awards": [{"level": "high", "active": true}, {"level": "low", "active": true}])"}))
              .empty());
    // Two elements fail: neither decides alone.
    CHECK(undecided(coverage_of(counted, {R"("awards": [{"level": "high", "active": true}, {"level": "high", "active": true}])",
                                          R"("awards": [{"level": "high", "active": false}, {"level": "low", "active": true}, {"level": "low", "active": false}])"})) ==
          texts{"active", "level is high or better"});
}

TEST_CASE("a condition of parameters alone cannot be undetermined") {
    const auto told = coverage_of("parameter late = false  criterion x for person : a or late", {R"("a": true)"});
    CHECK_FALSE(condition(told, "late").can_be_undetermined);
    CHECK(condition(told, "a").can_be_undetermined);
}

TEST_CASE("the filter of a count decides, and its conditions are seen") {
    const auto told = coverage_of("criterion x for person : count of w in awards where (active) >= 1",
                                  {R"("awards": [{"active": true}])", R"("awards": [{"active": false}])"});
    CHECK(condition(told, "active").met == 0);
    CHECK(undecided(told).empty());
    CHECK(open_edges(told).empty());
}

TEST_CASE("a condition in a helper decides where the helper is used, also through other criteria") {
    const auto told = coverage_of("define fine for person : n >= 3  criterion y for person : fine  criterion x for person : a and meets y",
                                  {R"("n": 3, "a": true)", R"("n": 2, "a": true)", R"("n": 3, "a": false)"});
    CHECK(undecided(told).empty());
}

TEST_CASE("conditions that verdicts do not hang on decide reported values") {
    const std::string rules = "value bonus for person : if n >= 3 then 10 else 5  criterion x for person : a";
    CHECK(undecided(coverage_of(rules, {R"("n": 3, "a": true)", R"("n": 2, "a": false)"})).empty());
    CHECK(undecided(coverage_of(rules, {R"("n": 3, "a": true)", R"("n": 4, "a": false)"})) == texts{"n >= 3"});
}

TEST_CASE("thresholds are tested at the bound and a step beyond it") {
    const auto open = [](const std::string& condition, const std::vector<std::string>& records) {
        return open_edges(coverage_of("criterion x for person : " + condition, records));
    };
    CHECK(open("n >= 3", {R"("n": 3)", R"("n": 2)"}).empty());
    CHECK(open("n >= 3", {R"("n": 3)", R"("n": 1)"}) == texts{"n >= 3 below 3"});
    CHECK(open("n > 3", {R"("n": 3)", R"("n": 4)"}).empty());
    CHECK(open("n > 3", {R"("n": 5)", R"("n": 2)"}) == texts{"n > 3 at 3", "n > 3 above 3"});
    CHECK(open("n <= 3", {R"("n": 3)", R"("n": 4)"}).empty());
    CHECK(open("3 <= n", {R"("n": 3)", R"("n": 2)"}).empty());
    CHECK(open("3 <= n", {R"("n": 3)", R"("n": 4)"}) == texts{"3 <= n below 3"});
    CHECK(open("g is high or better", {R"("g": "high")", R"("g": "middle")"}).empty());
    CHECK(open("g is high or better", {R"("g": "high")", R"("g": "low")"}) == texts{"g is high or better below high"});
    CHECK(open("d on or after 2025-01-01", {R"("d": "2025-01-01")", R"("d": "2024-12-31")"}).empty());
    CHECK(open("n between 2 and 4", {R"("n": 2)", R"("n": 1)", R"("n": 4)"}) == texts{"n between 2 and 4 above 4"});
    CHECK(open("n from 2 to below 4", {R"("n": 2)", R"("n": 1)", R"("n": 4)"}) == texts{"n from 2 to below 4 below 4"});
    CHECK(open("count of awards >= 2", {R"("awards": [{}, {}])", R"("awards": [{}])"}).empty());
    CHECK(open("n = 3", {R"("n": 3)"}).empty());
    CHECK(open("n >= m", {R"("n": 3, "m": 3)", R"("n": 3, "m": 4)"}).empty());
}

TEST_CASE("decimals and per cent step by the last digit that is written") {
    const auto open = [](const std::string& condition, const std::vector<std::string>& records) {
        return open_edges(coverage_of("criterion x for person : " + condition, records));
    };
    CHECK(open("x >= 2.5", {R"("x": 2.5)", R"("x": 2.4)"}).empty());
    CHECK(open("x >= 2.5", {R"("x": 2.5)", R"("x": 2.45)"}) == texts{"x >= 2.5 below 2.5"});
    CHECK(open("x >= 2.5", {R"("x": 2.5)", R"("x": 2.49)", R"("x": 2.4)"}).empty());
    CHECK(open("p >= 80%", {R"("p": 80)", R"("p": 79)"}).empty());
    CHECK(open("x + x >= 2.5", {R"("x": 1.25)", R"("x": 1)"}).empty()); // calculated: any value beyond
}

TEST_CASE("groups that count have an edge too") {
    const std::string rules = "criterion x for person at least 2 of { i : a  j : b  k : c }";
    CHECK(open_edges(coverage_of(rules, {record_of(1, 1, 0), record_of(1, 0, 0)})).empty());
    CHECK(open_edges(coverage_of(rules, {record_of(1, 1, 1), record_of(0, 0, 0)})) == texts{"at least 2 of at 2", "at least 2 of below 2"});
}

TEST_CASE("rows of tables are hit where they give the value") {
    const auto told = coverage_of(R"(table points for person { given n  takes first row  row >= 5 : 2  row >= 3 : 1  otherwise 0 }
                                     criterion x for person : points >= 1)",
                                  {R"("n": 6)", R"("n": 1)"});
    REQUIRE(told.rows.size() == 3);
    CHECK(told.rows[0].hit == 0);
    CHECK_FALSE(told.rows[1].hit.has_value()); // it holds of 6, behind a row that holds
    CHECK(told.rows[2].hit == 1);
    CHECK(told.rows[2].number == 0);
    CHECK(undecided(told).empty()); // cells are none of these
}

TEST_CASE("versions of a parameter are used where they are in force on the day") {
    const auto rules = rules_of("parameter least { from 2020-01-01 = 3 from 2024-01-01 = 5 } criterion x for person : n >= least");
    auto tests = tests_of(rules, {R"("n": 5)"});
    const auto told = guong::find_coverage(rules, tests);
    REQUIRE(told.versions.size() == 2);
    CHECK_FALSE(told.versions[0].used.has_value());
    CHECK(told.versions[1].used == 0);
    tests.front().options.as_of = guong::date::of(2021, 1, 1);
    CHECK(guong::find_coverage(rules, tests).versions[0].used == 0);
}

TEST_CASE("a clause is touched where the verdict hangs on it, not where it is merely evaluated") {
    const auto told = coverage_of(R"(criterion x for person cite "I" { i cite "I.1" : a  j cite "I.2" : b  k : c })", {record_of(0, 1, 1)});
    REQUIRE(told.clauses.size() == 4);
    CHECK(told.clauses[0].cite == "I");
    CHECK(told.clauses[1].touched == 0);
    CHECK(told.clauses[1].items == texts{"x/i"});
    CHECK_FALSE(told.clauses[2].touched.has_value());
    CHECK(told.clauses[3].cite.empty());
    CHECK_FALSE(told.clauses[3].touched.has_value());
}

TEST_CASE("a helper for several record types, and a condition on a range, is one place") {
    const auto told = coverage_of(R"(record dog { n : integer } define big for person, dog : n >= 3
        criterion x for person : big  criterion y for dog : big
        criterion z for person : every k in 1 to 3 satisfies n >= k)",
                                  {R"("n": 3)", R"("n": 2)"});
    CHECK(condition(told, "n >= 3").decides.has_value());
    CHECK(condition(told, "n >= k").met == 0);
    std::size_t places = 0;
    for (const auto& each : told.conditions) places += each.text == "n >= 3" || each.text == "n >= k";
    CHECK(places == 2);
}

TEST_CASE("a test may set parameters for itself alone") {
    const std::string body = "parameter least = 3 criterion x for person : n >= least";
    const auto rules = rules_of(body);
    auto tests = tests_of(rules, {R"("n": 4)", R"("n": 4)"});
    tests[1].code = guong::load_text("r.guong", types + body, {{"least", "5"}}).value().program();
    const auto told = guong::find_coverage(rules, tests, 2);
    CHECK(condition(told, "n >= least").met == 0);
    CHECK(condition(told, "n >= least").unmet == 1);
    CHECK(undecided(told).empty());
}

TEST_CASE("coverage can be told of some files alone") {
    const auto whole = coverage_of("criterion x for person : n >= 3", {R"("n": 5)"});
    CHECK(guong::only_in(whole, std::vector<std::string>{"r.guong"}).totals().edges.of == 2);
    CHECK(guong::only_in(whole, std::vector<std::string>{"other.guong"}).totals().edges.of == 0);
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>
#include <guong/limits.hpp>

namespace {

using namespace guong;

outcome evaluated(const std::string& rules, const std::string& records, const std::string& criterion = "c", const std::string& id = "r1") {
    const auto loaded = load_text("rules.guong", rules).value();
    const auto read = dataset_from_json(loaded, records).value();
    const auto index = *loaded.model().find_criterion(criterion);
    const auto row = *read.data->find(loaded.model().criteria[index].record, id);
    return {std::make_shared<const evaluator>(loaded.program(), read.data), index, row};
}

/// Rules for a record type `r` with a field of every kind, and criterion `c` with a body.
std::string rules_with(const std::string& body) {
    return R"(
scale grade { low middle high }
record unit { ok : boolean }
record prize { level : grade  fake : boolean }
record r { a : boolean  b : boolean  d : boolean  n : integer  m : integer  g : grade  t : text  unit : unit  prizes : list of prize }
criterion u for unit { ok1 : ok }
criterion c for r )" +
           body;
}

/// Rules about what was recorded beside facts.
std::string rules_beside(const std::string& body) {
    return R"(
record document { issuer : text "Issuer"  issued : date }
record r { score : decimal evidenced by document "Mark"  ethics : judgement "Good morals"  titles : list of judgement }
criterion c for r )" +
           body;
}

std::vector<std::string> missing_beside(const std::string& body, const std::string& facts) {
    std::vector<std::string> found;
    for (const auto& fact : missing_facts(evaluated(rules_beside(body), R"({"r":[{"id":"r1")" + facts + "}]}"))) found.push_back(fact.at);
    return found;
}

std::vector<std::string> missing(const std::string& body, const std::string& facts) {
    const auto result = evaluated(rules_with(body), R"({"r":[{"id":"r1")" + (facts.empty() ? "" : "," + facts) + "}]}");
    std::vector<std::string> found;
    for (const auto& fact : missing_facts(result)) found.push_back(fact.at);
    return found;
}

std::vector<std::string> unmet(const std::string& body, const std::string& facts) {
    return unmet_items(evaluated(rules_with(body), R"({"r":[{"id":"r1",)" + facts + "}]}"));
}

using places = std::vector<std::string>;

} // namespace

TEST_CASE("one missing judgement makes a verdict undetermined and is listed as missing") {
    const auto result = evaluated("record r { j : judgement \"Uy tín\" }\ncriterion c for r : j", R"({"r":[{"id":"r1"}]})");
    CHECK(result.verdict() == verdict::undetermined);
    const auto why = explain(result);
    REQUIRE(why.missing.size() == 1);
    CHECK(why.missing[0].at == "/j");
    CHECK(why.missing[0].label.in(language::vi) == "Uy tín");
    CHECK(why.missing_is_exact);
}

TEST_CASE("in a choice that another route satisfies already, nothing is missing") {
    CHECK(missing("any { x : a  y : b }", R"("a":true)") == places{});
    CHECK(missing("any { x : a  y : b }", R"("a":false)") == places{"/b"});
}

TEST_CASE("a fact that an unmet item makes idle is not missing") {
    CHECK(missing("all { x : a  y : b }", R"("a":false)") == places{});
    CHECK(missing("all { x : a  y any { z : b  w : d } }", R"("a":true,"b":true)") == places{});
}

TEST_CASE("missing facts come in the order in which the items ask for them") {
    CHECK(missing("all { x : m >= 1  y : d  z : a  w : d }", "") == places{"/m", "/d", "/a"});
}

TEST_CASE("a fact that stands on both sides of the same question is not missing") {
    CHECK(missing(": (a or b) and (a or not b)", R"("a":true)") == places{});
    CHECK(missing(": (a and b) or (a and not b)", "") == places{"/a", "/b"});
    // Under strong Kleene logic `b or not b` is not settled while b is unknown.
    CHECK(missing(": b or not b", "") == places{"/b"});
    CHECK(missing(": n >= 3 and n <= 2 and a", R"("n":5)") == places{});
}

TEST_CASE("values that exclude each other are not held possible together") {
    // n >= 3 and n <= 2 cannot both hold, so `a` is never asked; but n itself turns `unknown` into `no`.
    CHECK(missing(": n >= 3 and (n <= 2 and a)", "") == places{"/n", "/a"});
    CHECK(missing(": n is known and n >= 3 and n <= 2 and a", "") == places{});
    CHECK(missing(": g is known and (g is low or g is middle or g is high or a)", "") == places{"/g"});
    CHECK(missing(": n is known and (n > 1 or n < 2 or a)", "") == places{"/n"});
    CHECK(missing(": t is known and t is \"x\" and t is \"y\" and a", "") == places{});
}

TEST_CASE("to ask whether something is known can make known verdicts change") {
    CHECK(missing("any { x : a is not known }", "") == places{"/a"});
    CHECK(missing("all { x : a is known  y : a }", "") == places{"/a"});
    CHECK(missing(": a is known or b", R"("b":true)") == places{});
}

// In strong Kleene logic an item of an `any` that may not apply counts as not known to be met, though with either answer one of the two items would
// be: the verdict waits for the answer. So the answer, which changes it, is what is missing, and nothing else is.
TEST_CASE("of two items of which either applies, what decides which one does is missing") {
    const std::string versions = "any { old : a only if d  new : b unless d }";
    CHECK(missing(versions, R"("a":true,"b":true)") == places{"/d"});
    CHECK(missing(versions, R"("a":true,"b":false)") == places{"/d"});
    CHECK(missing(versions, R"("a":false,"b":false)") == places{});
    CHECK(missing(versions, R"("a":true)") == places{"/d", "/b"});
    CHECK(missing(versions, R"("d":true,"a":true)") == places{});
    CHECK(missing(versions, R"("d":true)") == places{"/a"});
    CHECK(missing("any { old : n >= 1 only if d  new : n >= 2 unless d }", R"("n":2)") == places{"/d"});
    CHECK(missing("any { old : n >= 1 only if d  new : n >= 2 unless d }", "") == places{"/d", "/n"});
    CHECK(missing("all { old : a only if d  new : b unless d }", R"("a":true,"b":true)") == places{});
}

TEST_CASE("facts that are compared with each other are both missing, and only while it matters") {
    CHECK(missing(": n < m", "") == places{"/n", "/m"});
    CHECK(missing(": n < m", R"("n":3)") == places{"/m"});
    CHECK(missing(": n < m and m < n and n is known and m is known and a", "") == places{});
}

TEST_CASE("an unknown list is one missing fact, and so is an unknown reference") {
    CHECK(missing(": some p in prizes where p.level is high satisfies p.fake is not true", "") == places{"/prizes"});
    CHECK(missing(": unit.ok and unit meets u", "") == places{"/unit"});
    CHECK(missing(": 1 <= count of p in prizes where p.fake", "") == places{"/prizes"});
}

TEST_CASE("a list is not missing where no list could change anything") {
    CHECK(missing(": 0 <= count of prizes", "") == places{});
    CHECK(missing(": some p in prizes satisfies a", R"("a":false)") == places{"/prizes"});
    // Whatever the list is, no element of it can satisfy the condition: as unmet as before.
    const std::string nothing = "(some p in prizes satisfies (p.level is known and p.level is low and p.level is high))";
    CHECK(missing(": prizes is known and " + nothing, "") == places{});
    // An element of which the level is not known leaves it open.
    CHECK(missing(": prizes is known and (some p in prizes satisfies (p.level is low and p.level is high))", "") == places{"/prizes"});
}

TEST_CASE("facts inside elements and inline records are found by their place") {
    CHECK(missing("all { x : every p in prizes satisfies p.fake is not true  y : unit.ok }",
                  R"("unit":{},"prizes":[{"fake":false},{},{"level":"low"}])") == places{"/prizes/1/fake", "/prizes/2/fake", "/unit/ok"});
    CHECK(missing(": some p in prizes satisfies p.fake", R"("prizes":[{},{"fake":true}])") == places{});
}

TEST_CASE("facts of other records are named by type, id and place") {
    const auto result = evaluated(rules_with("{ x : unit meets u }"), R"({"unit":[{"id":"k1"}],"r":[{"id":"r1","unit":"k1"}]})");
    const auto found = missing_facts(result);
    REQUIRE(found.size() == 1);
    CHECK(found[0].at == "unit/k1#/ok");
}

TEST_CASE("a record that is reached twice has each fact once") {
    const auto result =
        evaluated(rules_with("{ x : unit meets u  y : unit.ok }"), R"({"unit":[{"id":"k1"}],"r":[{"id":"r1","unit":"k1"}]})");
    CHECK(missing_facts(result).size() == 1);
}

TEST_CASE("pointers use the key of the record's declaration, escaped") {
    const auto result = evaluated("record r { a : boolean key \"Họ/tên~\" }\ncriterion c for r : a", R"({"r":[{"id":"r1"}]})");
    CHECK(missing_facts(result).at(0).at == "/Họ~1tên~0");
}

TEST_CASE("an element of a plain list is named by its list and place") {
    const auto result = evaluated("record r { marks : list of integer \"Điểm\" }\ncriterion c for r : every m in marks satisfies m >= 5",
                                  R"({"r":[{"id":"r1","marks":[7,null]}]})");
    const auto found = missing_facts(result);
    REQUIRE(found.size() == 1);
    CHECK(found[0].at == "/marks/1");
    CHECK(found[0].label.in(language::vi) == "Điểm");
}

TEST_CASE("unmet items are the innermost labelled ones on the way down") {
    CHECK(unmet("{ x : a  y any { p : b  q : d } }", R"("a":true,"b":false,"d":false)") == places{"y/p", "y/q"});
    CHECK(unmet("{ x : a  y : b and d }", R"("a":false,"b":false,"d":true)") == places{"x", "y"});
    CHECK(unmet("{ x : a  y any { p : b  q : d } }", R"("a":false,"b":false,"d":true)") == places{"x"});
}

TEST_CASE("an item that forbids others is itself the innermost unmet one") {
    CHECK(unmet("{ x none { p : a  q : b } }", R"("a":true,"b":false)") == places{"x"});
    CHECK(unmet("exactly 1 of { p : a  q : b }", R"("a":true,"b":true)") == places{});
    CHECK(unmet("exactly 2 of { p : a  q : b  s : d }", R"("a":true,"b":false,"d":false)") == places{"q", "s"});
}

TEST_CASE("only an ineligible record has unmet items") {
    CHECK(unmet("{ x : a  y any { p : b  q : d } }", R"("a":true,"b":false)") == places{});
    CHECK(unmet("{ x any { p : a  q : b } }", R"("a":true,"b":false)") == places{});
}

TEST_CASE("unmet items of another criterion are not on the way") {
    const auto result = evaluated(rules_with("{ x : unit meets u }"), R"({"r":[{"id":"r1","unit":{"ok":false}}]})");
    CHECK(unmet_items(result) == places{"x"});
}

TEST_CASE("the tree names record, criterion and source, and follows the items") {
    const auto result = evaluated("ruleset s \"Bộ\" { source \"Số 1\" source \"Số 2\" }\n"
                                  "record r \"Người\" { a : boolean \"Cờ\" }\n"
                                  "criterion c for r \"Tiêu chuẩn\" cite \"Điều 1\" {\n  x \"Có cờ.\" cite \"khoản 1\" note \"tạm\" : a }",
                                  R"({"r":[{"id":"r1","a":false}]})");
    const auto why = explain(result);
    CHECK(why.ruleset == "s");
    CHECK(why.sources == places{"Số 1", "Số 2"});
    CHECK(why.sha256.size() == 64);
    CHECK(why.record_type == "r");
    CHECK(why.record_label.text == "Người");
    CHECK(why.record_id == "r1");
    CHECK(why.criterion == "c");
    CHECK(why.title.text == "Tiêu chuẩn");
    CHECK(why.cite == "Điều 1");
    CHECK(why.verdict == verdict::ineligible);
    CHECK(why.because.kind == node_kind::all);
    CHECK(why.because.status == status::unmet);
    REQUIRE(why.because.children.size() == 1);
    const auto& item = why.because.children[0];
    CHECK(item.kind == node_kind::fact);
    CHECK(item.id == "x");
    CHECK(item.label.text == "Có cờ.");
    CHECK(item.cite == "khoản 1");
    CHECK(texts_in(item.notes, language::vi) == places{"tạm"});
    CHECK(item.decided);
    CHECK(item.file == "rules.guong");
    CHECK(item.where == position{4, 3});
    REQUIRE(item.readings.size() == 1);
    CHECK(item.readings[0].subject.text == "Cờ");
    CHECK(item.readings[0].at == "/a");
    CHECK(item.readings[0].actual->content == value{false});
}

TEST_CASE("a status hangs on the children that decide it") {
    const auto deciding = [](const std::string& body, const std::string& facts) {
        const auto why = explain(evaluated(rules_with(body), R"({"r":[{"id":"r1",)" + facts + "}]}"));
        std::string found;
        for (const auto& child : why.because.children)
            if (child.decided) found += child.id;
        return found;
    };
    const std::string items = "{ x : a  y : b  z : d }";
    CHECK(deciding("all " + items, R"("a":true,"b":false,"d":null)") == "y");
    CHECK(deciding("all " + items, R"("a":true,"b":true,"d":null)") == "z");
    CHECK(deciding("all " + items, R"("a":true,"b":true,"d":true)") == "xyz");
    CHECK(deciding("any " + items, R"("a":true,"b":false,"d":null)") == "x");
    CHECK(deciding("any " + items, R"("a":false,"b":false,"d":null)") == "z");
    CHECK(deciding("any " + items, R"("a":false,"b":false,"d":false)") == "xyz");
    CHECK(deciding("none " + items, R"("a":true,"b":false,"d":null)") == "x");
    CHECK(deciding("none " + items, R"("a":false,"b":false,"d":false)") == "xyz");
    CHECK(deciding("at least 2 of " + items, R"("a":true,"b":true,"d":false)") == "xy");
    CHECK(deciding("at least 2 of " + items, R"("a":true,"b":false,"d":false)") == "yz");
    CHECK(deciding("exactly 1 of " + items, R"("a":true,"b":true,"d":false)") == "xy");
    CHECK(deciding("exactly 1 of " + items, R"("a":false,"b":false,"d":false)") == "xyz");
    CHECK(deciding("exactly 1 of " + items, R"("a":false,"b":true,"d":false)") == "xyz");
}

TEST_CASE("the negation of one condition on facts is that condition turned round") {
    const auto why = explain(evaluated(rules_with("{ x \"No.\" : not (n >= 3) }"), R"({"r":[{"id":"r1","n":5}]})"));
    const auto& item = why.because.children.at(0);
    CHECK(item.kind == node_kind::comparison);
    CHECK(item.negated);
    CHECK(item.status == status::unmet);
    CHECK(item.id == "x");
    CHECK(item.decided);
    CHECK(item.children.empty());
    CHECK(item.readings.at(0).at == "/n");
}

TEST_CASE("of a list only the elements that decide are shown") {
    const auto kinds = [](const std::string& condition, const std::string& prizes) {
        const auto why = explain(evaluated(rules_with(": " + condition), R"({"r":[{"id":"r1","prizes":)" + prizes + "}]}"));
        std::string found;
        for (const auto& child : why.because.children) found += child.id;
        return found;
    };
    const std::string prizes = R"([{"level":"low","fake":false},{"level":"high","fake":false},{"level":"high","fake":true}])";
    CHECK(kinds("some p in prizes where p.level is high satisfies p.fake", prizes) == "3");
    CHECK(kinds("some p in prizes where p.level is middle satisfies p.fake", prizes) == "123");
    CHECK(kinds("every p in prizes where p.level is high satisfies p.fake", prizes) == "2");
    CHECK(kinds("no p in prizes where p.level is high satisfies p.fake", prizes) == "3");
    CHECK(kinds("no p in prizes where p.level is low satisfies p.fake", prizes) == "123");
    CHECK(kinds("2 <= count of p in prizes where p.fake", prizes) == "123");
    CHECK(kinds("2 <= count of p in prizes where p.level is high", prizes) == "23");
    CHECK(kinds("1 >= count of p in prizes where p.level is high", prizes) == "23");
}

TEST_CASE("another record that was met names itself and the item that failed") {
    const auto result = evaluated(rules_with("{ x : unit meets u }"), R"({"unit":[{"id":"k1","ok":false}],"r":[{"id":"r1","unit":"k1"}]})");
    const auto why = explain(result);
    const auto& meets = why.because.children.at(0);
    CHECK(meets.kind == node_kind::meets);
    CHECK(meets.record.text == "unit");
    CHECK(meets.record_id == "k1");
    CHECK(meets.readings.at(0).at == "/unit");
    const auto& criterion = meets.children.at(0);
    CHECK(criterion.id == "u");
    CHECK(criterion.children.at(0).id == "ok1");
    CHECK(criterion.children.at(0).status == status::unmet);
    CHECK(criterion.children.at(0).readings.at(0).at == "unit/k1#/ok");
}

TEST_CASE("behind an unknown reference the criterion is named, without its conditions") {
    const auto why = explain(evaluated(rules_with("{ x : unit meets u }"), R"({"r":[{"id":"r1"}]})"));
    const auto& meets = why.because.children.at(0);
    CHECK(meets.status == status::undetermined);
    CHECK_FALSE(meets.readings.at(0).known);
    CHECK(meets.children.at(0).id == "u");
    CHECK(meets.children.at(0).children.empty());
}

TEST_CASE("a named value is called by its own name and read where it is defined") {
    const std::string rules = R"(
record unit { size : integer }
record r { unit : unit  need : integer }
define big for unit "Quy mô" : size
criterion c for r : unit.big >= need
)";
    const auto why = explain(evaluated(rules, R"({"unit":[{"id":"k1","size":3}],"r":[{"id":"r1","unit":"k1","need":4}]})"));
    const auto& read = why.because.readings;
    REQUIRE(read.size() == 2);
    CHECK(read[0].subject.text == "Quy mô");
    CHECK(read[0].at == "unit/k1#/size");
    CHECK(read[0].actual->content == value{decimal{3}});
    CHECK(read[1].at == "/need");
    CHECK(why.because.needed.at(0).content == value{decimal{4}});
    CHECK(why.because.needed.at(0).source.text == "need");
}

TEST_CASE("a constant on the left is what was needed all the same") {
    const auto why =
        explain(evaluated("parameter least = 3\nrecord r { n : integer }\ncriterion c for r : least <= n", R"({"r":[{"id":"r1","n":2}]})"));
    CHECK(why.because.operation == comparison_operator::greater_or_equal);
    CHECK(why.because.readings.at(0).at == "/n");
    CHECK(why.because.needed.at(0).content == value{decimal{3}});
    CHECK(why.because.parameter == "least");
}

TEST_CASE("the tree of an explanation has a bound, and says where it met it") {
    const std::string rules = "record x { a : boolean }\nrecord r { xs : list of x }\ncriterion c for r : every x in xs satisfies x.a";
    std::string elements = R"({"a":false})";
    for (std::size_t i = 0; i < limits::explanation_nodes_max; ++i) elements += R"(,{"a":false})";
    const auto result = evaluated(rules, R"({"r":[{"id":"r1","xs":[)" + elements + "]}]}");
    const auto why = explain(result);
    CHECK(why.verdict == verdict::ineligible);
    CHECK_FALSE(why.complete);
    CHECK(why.because.children.size() < limits::explanation_nodes_max);
    CHECK(render(why, language::en).find("too many conditions") != std::string::npos);
    CHECK(render_json(why, language::en).find(R"("complete":false)") != std::string::npos);
}

namespace {

/// The ids and statuses of the elements shown below item `x`.
std::vector<std::string> elements_shown(const std::string& body, const std::string& prizes) {
    const auto why = explain(evaluated(rules_with("{ x : " + body + " }"), R"({"r":[{"id":"r1","prizes":[)" + prizes + "]}]}"));
    std::vector<std::string> shown;
    for (const auto& element : why.because.children.at(0).children) {
        CHECK(element.kind == node_kind::element);
        CHECK(element.children.size() == 1);
        shown.push_back(element.id + ' ' + std::string{to_string(element.status)});
    }
    return shown;
}

const std::string three_prizes = R"({"id":"p","fake":true},{"id":"q","fake":false},{"id":"s","fake":true})";

} // namespace

TEST_CASE("a count shows the elements that decided it") {
    const std::string fakes = "count of p in prizes where (fake) ";
    using shown = std::vector<std::string>;
    CHECK(elements_shown(fakes + ">= 2", three_prizes) == shown{"p met", "s met"});
    CHECK(elements_shown(fakes + "> 2", three_prizes) == shown{"p met", "q unmet", "s met"});
    CHECK(elements_shown(fakes + "<= 1", three_prizes) == shown{"p met", "s met"});
    CHECK(elements_shown(fakes + "<= 2", three_prizes) == shown{"p met", "q unmet", "s met"});
    CHECK(elements_shown(fakes + "= 1", three_prizes) == shown{"p met", "q unmet", "s met"});
    CHECK(elements_shown("(" + fakes + ") between 1 and 2", three_prizes) == shown{"p met", "q unmet", "s met"});
    CHECK(elements_shown(fakes + ">= 1", three_prizes + R"(,{"id":"t"})") == shown{"p met", "s met"});
    CHECK(elements_shown(fakes + ">= 3", three_prizes + R"(,{"id":"t"})") == shown{"t undetermined"});
    CHECK(elements_shown("count of prizes >= 1", three_prizes) == shown{});
}

TEST_CASE("the notes of the ruleset are explained along") {
    const auto why = explain(evaluated("ruleset x \"X\" note \"first\" note \"second\" {}\nrecord r { a : boolean }\ncriterion c for r : a",
                                       R"({"r":[{"id":"r1"}]})"));
    CHECK(texts_in(why.ruleset_notes, language::en) == std::vector<std::string>{"first", "second"});
}

TEST_CASE("criteria that walk round a large circle of records are explained up to the bound, and it says where it stopped") {
    std::string rules = "record r { ok : boolean  next : list of r }\ncriterion c0 for r : ok\n";
    constexpr auto steps = limits::dependency_depth_max;
    for (std::size_t i = 1; i < steps; ++i)
        rules += "criterion c" + std::to_string(i) + " for r : every n in next meets c" + std::to_string(i - 1) + "\n";
    std::string records;
    for (std::size_t i = 0; i < 500; ++i) {
        records += (i == 0 ? "" : ",") + std::string{R"({"id":"r)"} + std::to_string(i) + R"(","next":[)";
        for (std::size_t k = 0; k < 5; ++k) records += (k == 0 ? "\"r" : ",\"r") + std::to_string((i * 5 + k) % 500) + '"';
        records += R"(],"ok":false})";
    }
    const auto why = explain(evaluated(rules, "{\"r\":[" + records + "]}", "c" + std::to_string(steps - 1), "r1"));
    CHECK(why.verdict == verdict::ineligible);
    CHECK_FALSE(why.complete);
    std::size_t cut = 0, nodes = 0;
    const auto walk = [&](const explanation_node& node, const auto& self) -> void {
        ++nodes;
        cut += !node.complete;
        for (const auto& child : node.children) self(child, self);
    };
    walk(why.because, walk);
    CHECK(cut > 0);
    CHECK(cut < 2 * steps);
    CHECK(nodes < 3 * limits::explanation_nodes_max);
}

TEST_CASE("thousands of tests of one unknown fact are searched within the bound") {
    std::string rules = "record r { n : integer  m : integer }\ncriterion c for r : m > 0 and (n = 0";
    for (int i = 1; i < 3'000; ++i) rules += " or n = " + std::to_string(i);
    const auto why = explain(evaluated(rules + ")", R"({"r":[{"id":"r1"}]})"));
    CHECK(why.missing.size() == 2);
    CHECK_FALSE(why.missing_is_exact);
}

TEST_CASE("what was recorded beside a fact is missing, and read, at its own place") {
    using lines = std::vector<std::string>;
    CHECK(missing_beside(": ethics and judge of ethics is \"A\"", R"(,"ethics":true)") == lines{"/ethics/by"});
    CHECK(missing_beside(": day of judging ethics after 2024-01-01 or reason behind ethics is blank", "") == lines{"/ethics/on", "/ethics/reason"});
    CHECK(missing_beside(": some d in evidence of score where d.issuer is \"A\"", R"(,"score":8)") == lines{"/score/evidence"});
    CHECK(missing_beside(": some d in evidence of score where d.issuer is \"A\" and d.issued after 2024-01-01", R"(,"score":{"evidence":[{"issuer":"A"}]})") ==
          lines{"/score/evidence/0/issued"});
    CHECK(missing_beside(": some d in evidence of score where d.issuer is \"A\"", R"(,"score":{"evidence":[]})").empty());
    CHECK(missing_beside(": every t in titles satisfies judge of t is \"A\"", R"(,"titles":[{"value":true,"by":"A"},true])") == lines{"/titles/1/by"});
    const auto why = explain(evaluated(rules_beside(": judge of ethics is \"A\""), R"({"r":[{"id":"r1","ethics":{"value":true,"by":"B"}}]})"));
    REQUIRE(why.because.readings.size() == 1);
    CHECK(why.because.readings[0].at == "/ethics/by");
    CHECK(why.because.readings[0].subject.in(language::en) == "Good morals – judge");
    CHECK(why.because.readings[0].subject.in(language::vi) == "Good morals – người đánh giá");
}

TEST_CASE("where records do not say to whom they refer, that is what is missing of the list that is found") {
    const std::string rules = "record f { members : list of t by fac }\nrecord t { fac : f }\ncriterion c for f : count of members >= 1";
    const auto missing_of = [&](const std::string& others) {
        places found;
        for (const auto& fact : missing_facts(evaluated(rules, R"({"f": [{"id": "f1"}])" + others + "}", "c", "f1"))) found.push_back(fact.at);
        return found;
    };
    CHECK(missing_of(R"(, "t": [{"id": "a", "fac": "f1"}, {"id": "b"}, {"id": "d"}])") == places{"t/b#/fac", "t/d#/fac"});
    CHECK(missing_of(R"(, "t": [{"id": "a", "fac": "f1"}, {}])") == places{"/members"}); // nobody can say which
    CHECK(missing_of(R"(, "t": [])") == places{});
}

TEST_CASE("records of a type that nobody has recorded are unknown, not none") {
    const std::string rules = "record f { members : list of t by fac }\nrecord t { fac : f }\ncriterion c for f : count of members >= 1";
    CHECK(evaluated(rules, R"({"f": [{"id": "f1"}]})", "c", "f1").verdict() == verdict::undetermined);
    CHECK(evaluated(rules, R"({"f": [{"id": "f1"}], "t": []})", "c", "f1").verdict() == verdict::ineligible);
}

TEST_CASE("what is asked of the numbers of a range stands under each of them") {
    const auto why = explain(evaluated(rules_with("{ x \"Each\" : every y in 1 to 3 satisfies n != y }"), R"({"r":[{"id":"r1","n":2}]})"));
    const auto& item = why.because.children.at(0);
    CHECK(item.kind == node_kind::all);
    REQUIRE(item.children.size() == 3);
    const auto& second = item.children[1];
    CHECK(second.kind == node_kind::element);
    CHECK(second.id == "2");
    CHECK(second.label.in(language::vi) == "y = 2");
    CHECK(second.status == status::unmet);
    CHECK(second.decided);
    CHECK_FALSE(item.children[0].decided);
    REQUIRE(second.children.size() == 1);
    CHECK(second.children[0].kind == node_kind::comparison);
    CHECK(unmet("{ x : every y in 1 to 3 satisfies n != y }", R"("n":2)") == places{"x"});
    CHECK(missing(": some y in 1 to 3 satisfies n = y and a", R"("n":4)") == places{});
    CHECK(missing(": some y in 1 to 3 satisfies n = y and a", R"("n":2)") == places{"/a"});
}

TEST_CASE("of a sum in which only the best count, those that do are shown, and the parameter that says how many") {
    const std::string rules = R"(
parameter most = 2 "Most" cite "Art. 5"
record deed { year : integer  points : integer }
record r { deeds : list of deed }
value total for r : sum of d.points over d in deeds, the most for each d.year, the most largest
criterion c for r : total >= 1
)";
    const auto parts = [&](const std::string& deeds) {
        return explain(evaluated(rules, R"({"r":[{"id":"r1","deeds":)" + deeds + "}]}")).values.at(0).found.parts;
    };
    const auto settled = parts(R"([{"year":1,"points":3},{"year":2,"points":1},{"year":1,"points":4},{"year":3,"points":2}])");
    REQUIRE(settled.size() == 2);
    CHECK(settled[0].subject.text == "Most");
    CHECK(settled[0].cite == "Art. 5");
    const auto& counting = settled[1].entries.value();
    CHECK(counting.size == 4);
    CHECK(counting.meant.at_least == 2);
    CHECK(counting.meant.at_most == 2);
    REQUIRE(counting.elements.size() == 2);
    CHECK(counting.elements[0].id == "3");
    CHECK(counting.elements[1].id == "4");
    CHECK(counting.at.size() == 8); // the facts of those that do not count were read too

    // Where a year is not known, nobody knows which count.
    const auto open = parts(R"([{"year":1,"points":3},{"points":1}])").at(1).entries.value();
    CHECK(open.elements.size() == 2);
    CHECK(open.meant.at_most == 2);
}

TEST_CASE("a key that is not known is missing where another one would change the verdict") {
    const auto missing_of = [](const std::string& least, const std::string& deeds) {
        const auto rules = "record deed { year : integer  points : integer }\nrecord r { deeds : list of deed }\n"
                           "criterion c for r : (sum of d.points over d in deeds, the most for each d.year) >= " + least;
        places found;
        for (const auto& each : missing_facts(evaluated(rules, R"({"r":[{"id":"r1","deeds":)" + deeds + "}]}"))) found.push_back(each.at);
        return found;
    };
    const std::string deeds = R"([{"year":1,"points":3},{"points":2}])";
    CHECK(missing_of("3", deeds) == places{});
    CHECK(missing_of("4", deeds) == places{"/deeds/1/year"});
    CHECK(missing_of("6", deeds) == places{});
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

/// Every record of three facts, each yes, no or unknown.
std::string all_records() {
    const std::vector<std::string> contents{"true", "false", "null"};
    std::string text = "[";
    for (const auto& a : contents)
        for (const auto& b : contents)
            for (const auto& c : contents) text += (text.size() > 1 ? "," : "") + ("{\"a\":" + a + ",\"b\":" + b + ",\"c\":" + c + "}");
    return text + "]";
}

std::vector<clause_count> counted(const std::string& criterion) {
    const auto rules = load_text("r.guong", "ruleset r { language en }\nrecord p { a : boolean  b : boolean  c : boolean }\ncriterion x for p " + criterion);
    if (!rules.has_value()) FAIL(render(rules.report()));
    const auto read = records_from_json(*rules, "p", all_records()).value();
    const evaluator engine{rules->program(), read.data};
    std::vector<row_number> rows;
    for (const auto& root : read.roots) rows.push_back(root.row);
    return count_clauses(rules->program(), evaluate(engine), 0, rows);
}

std::string words(const std::vector<clause_count>& counts) {
    std::string text;
    for (const auto& each : counts)
        text += (text.empty() ? "" : ", ") + each.item + ' ' + std::to_string(each.unmet) + ' ' + std::to_string(each.alone) + ' ' +
                std::to_string(each.undetermined);
    return text;
}

} // namespace

TEST_CASE("of each clause it is counted how many records fail on it, and how many on it alone") {
    CHECK(words(counted("{ one : a  two : b  three : c }")) == "one 9 1 9, two 9 1 9, three 9 1 9");
    const auto cited = counted("{ one \"One\" cite \"1.1\" : a  two : b }");
    CHECK(cited.front().cite == "1.1");
    CHECK(cited.front().sentence.text == "One");
}

TEST_CASE("clauses inside of clauses are counted too, those of which some are enough as one") {
    CHECK(words(counted("{ one : a  both all { two : b  three : c } }")) == "one 9 1 9, both 15 5 9, both/two 9 1 9, both/three 9 1 9");
    CHECK(words(counted("{ one : a  either any { two : b  three : c } }")) == "one 9 5 9, either 3 1 9");
    CHECK(words(counted("{ one : a  bars none { two : b  three : c } }")) == "one 9 1 9, bars 15 5 9");
}

TEST_CASE("an item that is not applicable fails nobody") {
    CHECK(words(counted("{ one : a  two : b only if c }")) == "one 9 5 9, two 3 1 9");
}

TEST_CASE("a criterion that asks for some of its items has no clauses, nor one that is a condition alone") {
    CHECK(counted("any { one : a  two : b }").empty());
    CHECK(counted(": a and b").empty());
}

TEST_CASE("records that are not asked about are not counted") {
    const auto rules = load_text("r.guong", "ruleset r { language en }\nrecord p { a : boolean  b : boolean  c : boolean }\ncriterion x for p { one : a }");
    const auto read = records_from_json(*rules, "p", all_records()).value();
    const auto bits = evaluate(evaluator{rules->program(), read.data});
    const std::vector<row_number> rows{read.roots.back().row, read.roots[9].row};
    CHECK(words(count_clauses(rules->program(), bits, 0, rows)) == "one 1 1 1");
    CHECK(words(count_clauses(rules->program(), bits, 0, {})) == "one 0 0 0");
}

TEST_CASE("a change says which clauses it serves") {
    const auto rules = load_text("r.guong", "ruleset r { language en }\nrecord p { a : boolean  b : boolean  c : boolean }\n"
                                            "criterion x for p { one : a  two \"Two\" cite \"2\" : b  inner all { three : c and a } }");
    const auto found = find_changes(rules->criterion("x")->evaluate(record_from_json_text(*rules, "p", R"({"a":false,"b":false,"c":true})").value()));
    REQUIRE(found.sets.size() == 1);
    const auto& [first, second] = std::pair{found.sets[0].changes[0], found.sets[0].changes[1]};
    REQUIRE(first.serves.size() == 2);
    CHECK(first.serves[0].item == "one");
    CHECK(first.serves[1].item == "inner/three");
    REQUIRE(second.serves.size() == 1);
    CHECK(second.serves[0].item == "two");
    CHECK(second.serves[0].cite == "2");
}

#include "support/small_suite.hpp"

#include <algorithm>
#include <map>

#include <guong/mutation.hpp>
#include <guong/testing.hpp>

namespace {

using namespace suite;
using guong::mutant_fate;
using texts = std::vector<std::string>;

guong::mutants mutants_for(const std::string& body, const texts& records, unsigned jobs = 1) {
    const auto rules = rules_of(body);
    guong::mutation_options options;
    options.jobs = jobs;
    return guong::find_mutants(rules, tests_of(rules, records), options);
}

/// The lines that survivors make, without the head of the criterion.
texts survivors(const guong::mutants& told, const std::string& head, mutant_fate fate = mutant_fate::survived) {
    texts found;
    for (const auto& each : told.all) {
        if (each.fate != fate) continue;
        const auto line = guong::edited(told.sources, each.edit).after;
        found.push_back(line.starts_with(head) ? line.substr(head.size()) : line);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

TEST_CASE("a weak suite leaves exactly the mutants that it does not tell from the rules") {
    const std::string head = "criterion x for person : ";
    const auto told = mutants_for(head + "n >= 3", {R"("n": 5)", R"("n": 1)", ""});
    CHECK(survivors(told, head) == texts{"n > 3", "n >= 2", "n >= 4"});
    CHECK(told.count(mutant_fate::killed) == 2); // of the fact that is missing, and the one that only the bound itself meets
}

TEST_CASE("tests at the edges kill what moves them") {
    const std::string head = "criterion x for person : ";
    CHECK(survivors(mutants_for(head + "n >= 3", {R"("n": 3)", R"("n": 2)", ""}), head) == texts{"n = 3"});
    const auto told = mutants_for(head + "n >= 3", {R"("n": 3)", R"("n": 2)", R"("n": 4)", ""});
    CHECK(survivors(told, head).empty());
    CHECK(told.count(mutant_fate::killed) == told.all.size());
    for (const auto& each : told.all) CHECK(each.killed_by.has_value());
}

TEST_CASE("survivors come with the smallest record that kills them") {
    const auto told = mutants_for("criterion x for person { i : a  j : n >= 3 }", {R"("a": true, "n": 5)", R"("a": true, "n": 1)"});
    const auto dropped = std::find_if(told.all.begin(), told.all.end(), [](const auto& each) { return each.what == guong::mutation::item && each.item == "x/i"; });
    REQUIRE(dropped != told.all.end());
    CHECK(dropped->fate == mutant_fate::survived);
    REQUIRE(dropped->witness.has_value());
    CHECK(dropped->witness->before == guong::verdict::ineligible);
    CHECK(dropped->witness->after == guong::verdict::eligible);
    CHECK(dropped->witness->facts.size() == 2);
}

TEST_CASE("mutants that no record tells apart are none of the survivors") {
    const std::string head = "criterion x for person ";
    const auto told = mutants_for(head + "any { i : n >= 3  j : n >= 5 }", {R"("n": 3)", R"("n": 2)", ""});
    // That j is dropped, or begins earlier or later, or one of them is unmet where n is unknown, makes no difference; that `any` is `all` does, and a test shows it.
    CHECK(survivors(told, head, mutant_fate::equivalent) ==
          texts{"any { i : (n is known and n >= 3)  j : n >= 5 }", "any { i : n >= 3   }", "any { i : n >= 3  j : (n is known and n >= 5) }",
                "any { i : n >= 3  j : n = 5 }", "any { i : n >= 3  j : n > 5 }", "any { i : n >= 3  j : n >= 4 }", "any { i : n >= 3  j : n >= 6 }"});
    CHECK(survivors(told, head, mutant_fate::killed).size() + told.count(mutant_fate::survived) + 7 == told.all.size());
}

TEST_CASE("what has errors is no mutant") {
    const auto told = mutants_for("criterion x for person : n between 3 and 3", {R"("n": 3)"});
    CHECK(told.count(mutant_fate::invalid) == 2); // between 4 and 3, between 3 and 2
}

TEST_CASE("values that are reported are told too, and never proved the same by verdicts alone") {
    const std::string rules = "value bonus for person : if n >= 3 then 10 else 5\ncriterion x for person : a";
    CHECK(survivors(mutants_for(rules, {R"("n": 3, "a": true)", R"("n": 2, "a": false)", R"("a": true)"}), "value bonus for person : ") ==
          texts{"criterion x for person : (a is known and a)", "if n = 3 then 10 else 5"});
    const auto told = mutants_for(rules, {R"("n": 5, "a": true)", R"("n": 2, "a": false)", ""});
    CHECK(survivors(told, "value bonus for person : if ") == texts{"n > 3 then 10 else 5", "n >= 4 then 10 else 5"});
}

TEST_CASE("several threads come to the same") {
    const std::string rules = "criterion x for person { i : a  j : n >= 3 and g is high or better  k any { l : b  m : c } }";
    const texts records = {R"("a": true, "n": 5, "g": "high", "b": true)", R"("a": true, "n": 1, "g": "low", "c": false, "b": false)"};
    const auto one = mutants_for(rules, records), two = mutants_for(rules, records, 2);
    REQUIRE(one.all.size() == two.all.size());
    for (std::size_t i = 0; i < one.all.size(); ++i) CHECK(one.all[i].fate == two.all[i].fate);
}

TEST_CASE("mutants of files that are used are made there") {
    const std::map<std::string, std::string> files = {{"rules/base.guong", std::string{types} + "criterion x for person : n >= 3"}};
    guong::load_options options;
    options.read = guong::text_reader{[&](const std::string& path) -> std::optional<std::string> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional{found->second};
    }};
    const auto rules = guong::load_text("rules/unit/here.guong", "use \"../base.guong\"\ncriterion y for person : a", {}, options).value();
    const auto told = guong::find_mutants(rules, tests_of(rules, {R"("n": 3, "a": true)", R"("n": 4)", R"("n": 2, "a": false)", ""}));
    CHECK(told.count(mutant_fate::survived) == 0);
    CHECK(std::any_of(told.all.begin(), told.all.end(), [](const auto& each) { return each.edit.where.source == 1 && each.fate == mutant_fate::killed; }));
    CHECK(told.count(mutant_fate::invalid) == 0);
}

TEST_CASE("a change is proved to make no difference from the conditions around it, whatever is calculated elsewhere") {
    const std::string head = "criterion x for person ";
    const auto told = mutants_for(head + "{ i : n + m >= 3  j any { k : n >= 3  l : n >= 5 } }", {R"("n": 3, "m": 0)", R"("n": 2, "m": 3)", R"("n": 3, "m": -1)", ""});
    const auto equivalent = survivors(told, head, mutant_fate::equivalent);
    CHECK(std::count_if(equivalent.begin(), equivalent.end(), [](const std::string& line) { return line.find("l : n >= 5") == std::string::npos; }) == 6);
    // Three-valued too: with `n` unknown both are undetermined.
    CHECK(std::find(equivalent.begin(), equivalent.end(), "{ i : n + m >= 3  j any { k : n >= 3  l : (n is known and n >= 5) } }") != equivalent.end());
}

TEST_CASE("what is unknown is a case of its own in a proof") {
    const std::string head = "criterion x for person ";
    // All records that are known in full agree, but not one with a unknown and n = 3.
    const auto told = mutants_for(head + "any { i : a  j : not a  k : n >= 3 }", {R"("a": true)"});
    const auto same = survivors(told, head, mutant_fate::equivalent);
    CHECK(std::find(same.begin(), same.end(), "any { i : a  j : not a  k : n >= 4 }") == same.end());
}

TEST_CASE("what an element lacks makes no difference where a value beside it needs that of every element") {
    const std::string body = "record stretch { from : date  to : date  good : boolean }\nrecord servant { id : text  services : list of stretch }\n"
                             "criterion x for servant { i : ";
    const std::string exception = " unless some s in services where to after 2020-01-01 and good }";
    const auto is_equivalent = [&](const std::string& asked) {
        const auto told = mutants_for(body + asked + exception, {});
        const auto guarded = std::find_if(told.all.begin(), told.all.end(), [](const guong::mutant& each) { return each.edit.replacement == "(to is known and to after 2020-01-01)"; });
        REQUIRE(guarded != told.all.end());
        return guarded->fate == mutant_fate::equivalent;
    };
    CHECK(is_equivalent("(days covered by from to to over s in services) >= 2 days"));
    CHECK_FALSE(is_equivalent("(days covered by from to to over s in services where good) >= 2 days"));
    CHECK_FALSE(is_equivalent("count of s in services >= 2"));
}

TEST_CASE("the record of a survivor is a test that passes and fails on the mutant, of reported values too") {
    const std::string body = "value bonus for person : if n + m >= 3 then 10 else 5\n"
                             "criterion x for person { i : a  j : n >= 3 }\n";
    const auto rules = rules_of(body);
    std::size_t of_values = 0;
    for (const auto& each : guong::find_mutants(rules, tests_of(rules, {R"("n": 9, "m": 0, "a": true)"})).all) {
        if (each.fate != mutant_fate::survived) continue;
        CAPTURE(each.edit.replacement);
        REQUIRE(!each.test.empty());
        of_values += each.witness->value.has_value();
        CHECK(guong::run_tests(rules_of(body + each.test)).passed());
        auto changed = types + body;
        changed.replace(each.edit.where.begin, each.edit.where.end - each.edit.where.begin, each.edit.replacement);
        CHECK_FALSE(guong::run_tests(guong::load_text("r.guong", changed + each.test).value()).passed());
    }
    CHECK(of_values >= 4);
}

TEST_CASE("only what stands in the files that are named is changed") {
    guong::mutation_options options;
    options.only = {"other.guong"};
    CHECK(guong::find_mutants(rules_of("criterion x for person : n >= 3"), options).all.empty());
    options.only = {"r.guong"};
    CHECK(guong::find_mutants(rules_of("criterion x for person : n >= 3"), options).all.size() == 5);
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/rules.hpp>

#include "../../src/model/influences.hpp"

namespace {

using guong::checking::direction;
using guong::checking::influence;

const std::string groundwork = R"(
scale grade { poor fair good }
record award { level : grade  year : integer }
record person { marks : integer  rating : grade  good : boolean  awards : list of award  code : text  born : date }
)";

/// How the parameter `p` bears on the criteria of the text, in the order in which it is met: `+`, `-` or `?`, with the criterion.
std::string influences(const std::string& text, const std::string& parameter = "parameter p = 2\n") {
    const auto rules = guong::load_text("rules.guong", groundwork + parameter + text);
    if (!rules) return guong::error{rules.report()}.what();
    std::string words;
    for (const auto& each : guong::checking::influences_of_parameter(0, rules->model(), {true})) {
        words += words.empty() ? "" : " ";
        words += each.moves == direction::along ? "+" : each.moves == direction::against ? "-" : "?";
        words += rules->model().criteria[each.criterion].name;
    }
    return words;
}

std::string of_condition(const std::string& condition, const std::string& parameter = "parameter p = 2\n") {
    return influences("criterion c for person : " + condition, parameter);
}

} // namespace

TEST_CASE("a greater lower bound makes a criterion harder, a greater upper bound easier") {
    CHECK(of_condition("marks >= p") == "-c");
    CHECK(of_condition("marks > p") == "-c");
    CHECK(of_condition("p <= marks") == "-c");
    CHECK(of_condition("marks <= p") == "+c");
    CHECK(of_condition("marks between p and 10") == "-c");
    CHECK(of_condition("marks between 0 and p") == "+c");
    CHECK(of_condition("marks not between 0 and p") == "-c");
    CHECK(of_condition("rating is p or better", "parameter p : grade = good\n") == "-c");
    CHECK(of_condition("rating is not p or better", "parameter p : grade = good\n") == "+c");
    CHECK(of_condition("born before p", "parameter p = 2000-01-01\n") == "+c");
}

TEST_CASE("where equality is asked neither value is stricter") {
    CHECK(of_condition("marks = p") == "?c");
    CHECK(of_condition("marks != p") == "?c");
    CHECK(of_condition("code is one of (p, \"b\")", "parameter p = \"a\"\n") == "?c");
    CHECK(of_condition("p between 1 and marks") == "?c");
}

TEST_CASE("a choice that is a condition by itself moves with its answer") {
    CHECK(of_condition("p", "parameter p = true\n") == "+c");
    CHECK(of_condition("not p or good", "parameter p = true\n") == "-c");
    CHECK(of_condition("p = false or good", "parameter p = true\n") == "-c");
    CHECK(of_condition("good = p", "parameter p = true\n") == "?c");
}

TEST_CASE("groups turn the direction where their items must not be met, and lose it where a number must be exact") {
    CHECK(influences("criterion c for person { a : marks >= p b any { d : marks >= p e : good } }") == "-c -c");
    CHECK(influences("criterion c for person none { a : marks >= p b : good }") == "+c");
    CHECK(influences("criterion c for person none { a none { d : marks >= p } b : good }") == "-c");
    CHECK(influences("criterion c for person at least 2 of { a : marks >= p b : good d : code is known }") == "-c");
    CHECK(influences("criterion c for person exactly 1 of { a : marks >= p b : good }") == "?c");
}

TEST_CASE("the number of items that are needed is harder the greater it is") {
    CHECK(influences("criterion c for person at least p of { a : marks >= 1 b : good }") == "-c");
    CHECK(influences("criterion c for person none { d at least p of { a : marks >= 1 b : good } }") == "+c");
    CHECK(influences("criterion c for person exactly p of { a : marks >= 1 b : good }") == "?c");
}

TEST_CASE("lists: some and count go with their filter, every and no against it") {
    CHECK(of_condition("some award in awards where year >= p") == "-c");
    CHECK(of_condition("every award in awards where year >= p satisfies level is good") == "+c");
    CHECK(of_condition("every award in awards satisfies year >= p") == "-c");
    CHECK(of_condition("no award in awards where year >= p") == "+c");
    CHECK(of_condition("no award in awards satisfies year >= p") == "+c");
    CHECK(of_condition("count of awards >= p") == "-c");
    CHECK(of_condition("2 <= count of award in awards where year >= p") == "-c");
    CHECK(of_condition("2 >= count of award in awards where year >= p") == "+c");
}

TEST_CASE("more numbers in a range make every and no harder to meet, and some easier") {
    CHECK(of_condition("every k in 1 to p satisfies marks != k") == "-c");
    CHECK(of_condition("every k in p to 5 satisfies marks != k") == "+c");
    CHECK(of_condition("no k in 1 to p satisfies marks = k") == "-c");
    CHECK(of_condition("some k in 1 to p satisfies marks = k") == "+c");
    CHECK(of_condition("not some k in p to 5 satisfies marks = k") == "+c");
}

TEST_CASE("helpers are looked into, in each direction once") {
    CHECK(influences("define h for person : marks >= p\ncriterion c for person : h and h\ncriterion d for person : not h") == "-c +d");
    CHECK(influences("define n for person : count of award in awards where year >= p\ncriterion c for person : n <= 3") == "+c");
}

TEST_CASE("a criterion that asks for another not to be met moves the other way") {
    CHECK(influences("criterion c for person : marks >= p\ncriterion d for person : good and meets c") == "-c");
    CHECK(influences("criterion c for person : marks >= p\ncriterion d for person : not (meets c)") == "-c +d");
    CHECK(influences("criterion c for person : marks >= p\ncriterion d for person : meets c\ncriterion e for person : not (meets d)") == "-c +e");
}

TEST_CASE("criteria are found where others ask for them") {
    const auto rules = guong::load_text("rules.guong", groundwork + "criterion c for person : good\ncriterion d for person : meets c\n"
                                                                    "criterion e for person : not (meets d)\n"
                                                                    "criterion f for person exactly 1 of { a : meets c b : good }")
                           .value();
    const auto found = guong::checking::influences_of_criterion(0, rules.model(), {true});
    REQUIRE(found.size() == 3);
    CHECK(found[0].moves == direction::along);
    CHECK(found[1].moves == direction::against);
    CHECK(rules.model().criteria[found[1].criterion].name == "e");
    CHECK(found[2].moves == direction::unclear);
}

TEST_CASE("what is open to change does not count") {
    CHECK(influences("criterion c for person { a open : marks >= p b : marks <= p }") == "+c");
    CHECK(influences("criterion c for person open { a : marks >= p }") == "");
}

TEST_CASE("what other files declare does not count") {
    const auto rules = guong::load_text("rules.guong", groundwork + "parameter p = 2\ncriterion c for person : marks >= p").value();
    CHECK(guong::checking::influences_of_parameter(0, rules.model(), {false}).empty());
}

TEST_CASE("sums and days that are moved go with their terms") {
    CHECK(of_condition("marks + p >= 8") == "+c");
    CHECK(of_condition("marks - p >= 8") == "-c");
    CHECK(of_condition("marks >= p - 1") == "-c");
    CHECK(of_condition("born + p <= 2020-01-01", "parameter p = 18 years\n") == "-c");
    CHECK(of_condition("born >= 2020-01-01 - p", "parameter p = 18 years\n") == "+c");
}

TEST_CASE("of what else is calculated no direction is claimed") {
    CHECK(of_condition("marks * p >= 8") == "?c");
    CHECK(of_condition("(if good then p else 3) <= marks") == "?c");
    CHECK(of_condition("(if marks >= p then 1 else 0) >= 1") == "?c");
    CHECK(of_condition("smallest of (p, marks) >= 1") == "?c");
    CHECK(of_condition("50% <= share of a in awards where (a.year >= p) satisfies (a.year > 2000)") == "?c");
    CHECK(of_condition("code starts with p", "parameter p = \"a\"\n") == "?c");
    CHECK(influences("table t for person { given marks - p  row at least 1 : 1  otherwise 0 }\ncriterion c for person : t >= 1") == "?c");
}

TEST_CASE("where an item applies only if something holds, it is not clear which way it moves with that") {
    CHECK(influences("criterion c for person { a : good only if marks >= p }") == "?c");
    CHECK(influences("criterion c for person { a : good unless marks >= p  b : marks >= p }") == "?c -c");
}

TEST_CASE("a parameter that depends on the day bears like any other") {
    const std::string dated = "parameter p { from 2020-01-01 = 2 from 2024-01-01 = 3 }\n";
    CHECK(of_condition("marks >= p", dated) == "-c");
    CHECK(of_condition("marks >= p in force on born", dated) == "-c");
}

TEST_CASE("how many of the greatest values count may make a sum greater or, with values below zero, smaller") {
    CHECK(of_condition("(sum of award.year over award in awards, the p largest) >= 5") == "?c");
    CHECK(of_condition("(sum of award.year over award in awards, the most for each award.year + p) >= 5") == "?c");
}

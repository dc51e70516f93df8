#include <doctest/doctest.h>

#include <string>

#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using guong_test::words_of;

/// The declarations of a text without a fault; otherwise its first finding.
std::string declarations(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    if (!parsed || parsed.report().has_errors()) return findings_of(text).front();
    return words_of(*parsed);
}

/// The condition of a criterion.
std::string condition(const std::string& text) {
    const std::string head = "criterion c for s : ";
    const std::string words = declarations("criterion c for s : " + text);
    return words.starts_with(head) ? words.substr(head.size(), words.size() - head.size() - 1) : words;
}

} // namespace

TEST_CASE("a ruleset holds sources, a period and a language") {
    CHECK(declarations("ruleset r {}") == "ruleset r\n");
    CHECK(
        declarations(
            "ruleset r \"Tên\" note \"n\" {\n  source \"a\" source \"b\"\n  valid from 2023-06-21 through 31/12/2025\n  language vi\n}") ==
        "ruleset r \"Tên\" note\"n\" source\"a\" source\"b\" from 2023-06-21 through 2025-12-31 language vi\n");
    CHECK(declarations("ruleset r { valid from 2023-06-21 }") == "ruleset r from 2023-06-21\n");
}

TEST_CASE("a scale lists its values, lowest first, each with annotations") {
    CHECK(declarations("scale s { low \"thấp\" en \"low\" high }") == "scale s [low \"thấp\" en\"low\"] [high]\n");
    CHECK(declarations("scale s \"S\" { note note \"x\" cite key }") == "scale s \"S\" [note note\"x\"] [cite] [key]\n");
}

TEST_CASE("a parameter has a literal or a scale value") {
    CHECK(declarations("parameter p = 2") == "parameter p = 2\n");
    CHECK(declarations("parameter p = 80% \"L\" note \"a\" note \"b\"") == "parameter p = 80% \"L\" note\"a\" note\"b\"\n");
    CHECK(declarations("parameter p : level = good cite \"III\"") == "parameter p : level = good cite\"III\"\n");
    CHECK(declarations("parameter p = true parameter q = \"x\" parameter d = 2023-06-21") ==
          "parameter p = true\nparameter q = \"x\"\nparameter d = 2023-06-21\n");
}

TEST_CASE("a record lists fields with types and keys") {
    CHECK(declarations("record r \"R\" {\n a : integer\n b : list of text \"L\" key \"Họ và tên\"\n c : grade vi \"v\" en \"e\"\n}") ==
          "record r \"R\" [a : integer] [b : list of text \"L\" key\"Họ và tên\"] [c : grade en\"e\" vi\"v\"]\n");
}

TEST_CASE("words of the language that are not reserved are names where a name is expected") {
    CHECK(declarations("record record { note : text cite : text level : date for : scale criterion : list of record }") ==
          "record record [note : text] [cite : text] [level : date] [for : scale] [criterion : list of record]\n");
    CHECK(declarations("criterion for for for { note \"n\" : source cite any { key : language } }") ==
          "criterion for for for all [note \"n\" : source] [cite any [key : language]]\n");
    CHECK(declarations("scale scale { scale }") == "scale scale [scale]\n");
}

TEST_CASE("reserved words are names in backticks") {
    CHECK(declarations("record r { `count` : integer `and` : boolean }") == "record r [count : integer] [and : boolean]\n");
    CHECK(condition("`count` > 2 and u.`no`") == "((> count 2) and u.no)");
}

TEST_CASE("names begin like keywords without being them") {
    CHECK(condition("notable and android or_else") == "E0112 1:41 expected a declaration, found `or_else`");
    CHECK(condition("notable and isolated and order and some_x") == "(notable and isolated and order and some_x)");
}

TEST_CASE("a definition is for one record type or several") {
    CHECK(declarations("define d for a, b , c \"L\" : x") == "define d for a b c \"L\" : x\n");
    CHECK(declarations("define d for a : count of x") == "define d for a : (count x)\n");
}

TEST_CASE("a criterion is a condition or a group of items") {
    CHECK(declarations("criterion c for s \"C\" en \"E\" vi \"V\" cite \"III\" note \"N\" : x") ==
          "criterion c for s \"C\" en\"E\" vi\"V\" cite\"III\" note\"N\" : x\n");
    CHECK(declarations("criterion c for s { a : x b \"B\" : y }") == "criterion c for s all [a : x] [b \"B\" : y]\n");
    CHECK(declarations("criterion c for s any { a all { b : x } d none { e : y } }") ==
          "criterion c for s any [a all [b : x]] [d none [e : y]]\n");
    CHECK(declarations("criterion c for s at least 2 of { a exactly n of { b : x } }") ==
          "criterion c for s at-least 2 [a exactly n [b : x]]\n");
}

TEST_CASE("keywords of several words may stand on several lines") {
    CHECK(declarations("criterion c for s at\n least  2 # so\n of { a : x is good or\n better }") ==
          "criterion c for s at-least 2 [a : (is x good or-better)]\n");
}

TEST_CASE("literals keep what was written") {
    CHECK(condition("x = 8.50") == "(= x 8.5)");
    CHECK(condition("x = -12") == "(= x -12)");
    CHECK(condition("x = 12.5%") == "(= x 12.5%)");
    CHECK(condition("x = -5 %") == "(= x -5%)");
    CHECK(condition("x = 21/06/2023") == "(= x 2023-06-21)");
    CHECK(condition("x = 1/6/2023") == "(= x 2023-06-01)");
    CHECK(condition("x = 2023-06-21") == "(= x 2023-06-21)");
    CHECK(condition("x = true or x = false") == "((= x true) or (= x false))");
    CHECK(condition(R"(x = "a \"b\" \\ c\nd")") == "(= x \"a \"b\" \\ c\nd\")");
    CHECK(condition("x = “a "
                    "\"b\"”") == "(= x \"a \"b\"\")");
}

TEST_CASE("comparisons are written with signs or words") {
    CHECK(condition("a = b") == "(= a b)");
    CHECK(condition("a != b and a <> b and a ≠ b") == "((!= a b) and (!= a b) and (!= a b))");
    CHECK(condition("a < 1 and a <= 1 and a ≤ 1") == "((< a 1) and (<= a 1) and (<= a 1))");
    CHECK(condition("a > 1 and a >= 1 and a ≥ 1") == "((> a 1) and (>= a 1) and (>= a 1))");
    CHECK(condition("a before d and a on or before d") == "((< a d) and (<= a d))");
    CHECK(condition("a after d and a on or after d") == "((> a d) and (>= a d))");
    CHECK(condition("3 <= count of l") == "(<= 3 (count l))");
}

TEST_CASE("`is` tests a value, a list of values, or whether anything is known") {
    CHECK(condition("a is good") == "(is a good)");
    CHECK(condition("a.b is not good") == "(not-is a.b good)");
    CHECK(condition("a is good or better and b is not third or worse") == "((is a good or-better) and (not-is b third or-worse))");
    CHECK(condition("a is good or b") == "((is a good) or b)");
    CHECK(condition("a is one of (x, \"y\", 3)") == "(one-of a x \"y\" 3)");
    CHECK(condition("a is not one of (x)") == "(not-one-of a x)");
    CHECK(condition("a is one of (1,5)") == "(one-of a 1 5)");
    CHECK(condition("a is known and b.c is not known") == "((known a) and (not-known b.c))");
}

TEST_CASE("`between` holds both ends") {
    CHECK(condition("a between 1 and 5 and b") == "((between a 1 5) and b)");
    CHECK(condition("a not between 2023-01-01 and 2023-12-31") == "(not-between a 2023-01-01 2023-12-31)");
}

TEST_CASE("`not`, `and`, `or` and brackets make conditions of conditions") {
    CHECK(condition("a and b and c") == "(a and b and c)");
    CHECK(condition("a and (b or c)") == "(a and (b or c))");
    CHECK(condition("a and b or c") == "(a and b or c)");
    CHECK(condition("not a and not (b or c)") == "((not a) and (not (b or c)))");
    CHECK(condition("not not a = 1") == "(not (not (= a 1)))");
    CHECK(condition("((a))") == "a");
}

TEST_CASE("a quantifier goes over numbers or school years from one to another") {
    CHECK(condition("every y in 2019 to 2023 satisfies hours >= y and ethics") == "(every y in 2019 to 2023 satisfies ((>= hours y) and ethics))");
    CHECK(condition("some y in -1 to last_one satisfies a = y") == "(some y in -1 to last_one satisfies (= a y))");
    CHECK(condition("no y in first to 2019-2020 satisfies a = y") == "(no y in first to 2019-2020 satisfies (= a y))");
    CHECK(condition("mọi y trong 2019 đến 2023 đều phải hours >= y") == "(every y in 2019 to 2023 satisfies (>= hours y))");
    CHECK(condition("x trong khoảng từ 1 đến 3 và có y trong a đến b thỏa mãn hours = y") ==
          "((between x 1 3) and (some y in a to b satisfies (= hours y)))");
    CHECK(findings_of("criterion c for r : every y in 2019 to 2023 hours = y").front().find("expected `satisfies`") != std::string::npos);
}

TEST_CASE("quantifiers reach as far right as they can") {
    CHECK(condition("some x in l where a and b") == "(some x in l where (a and b))");
    CHECK(condition("(some x in l where a) and b") == "((some x in l where a) and b)");
    CHECK(condition("every x in u.l satisfies x.a = 1 or b") == "(every x in u.l satisfies ((= x.a 1) or b))");
    CHECK(condition("no x in l where a satisfies b") == "(no x in l where a satisfies b)");
    CHECK(condition("some x in l") == "(some x in l)");
    CHECK(condition("some x in l meets c and b") == "((some x in l satisfies (meets c)) and b)");
    CHECK(condition("some x in l where (a) meets c") == "(some x in l where a satisfies (meets c))");
    CHECK(condition("share of x in l where (x.a) meets c >= 70%") == "(>= (share x in l where x.a satisfies (meets c)) 70%)");
    CHECK(condition("some x in l where a meets c") == "(some x in l where (meets a c))");
    CHECK(condition("some x in l where every y in x.m satisfies a") == "(some x in l where (every y in x.m satisfies a))");
}

TEST_CASE("lists are counted, with a filter or without") {
    CHECK(condition("count of l >= 2") == "(>= (count l) 2)");
    CHECK(condition("count of x in u.l where a and b") == "(count x in u.l where (a and b))");
    CHECK(condition("count of l where (a and b) >= 3") == "(>= (count l where (a and b)) 3)");
}

TEST_CASE("criteria of other records are called with `meets`") {
    CHECK(condition("unit meets tt and meets gv") == "((meets unit tt) and (meets gv))");
    CHECK(condition("not meets c") == "(not (meets c))");
}

TEST_CASE("every node says where it stands") {
    const std::string text = "criterion c for s : not (a.b >= 12) and x is not one of (y, z)\n";
    const auto parsed = guong::parse(guong::source{"test.guong", text}, 0);
    REQUIRE(parsed);
    const auto under = [&](guong::span where) { return text.substr(where.begin, where.end - where.begin); };
    const auto& declaration = parsed->declarations.front();
    CHECK(under(declaration.where) == text.substr(0, text.size() - 1));
    const auto& criterion = std::get<guong::syntax::criterion>(declaration.form);
    CHECK(under(criterion.name.where) == "c");
    CHECK(under(criterion.record.where) == "s");
    const auto& whole = std::get<guong::syntax::expression>(criterion.body);
    CHECK(under(whole.where) == "not (a.b >= 12) and x is not one of (y, z)");
    const auto& connection = std::get<guong::syntax::connection>(whole.form);
    CHECK(under(connection.operators[0].where) == "and");
    CHECK(under(connection.operands[0].where) == "not (a.b >= 12)");
    const auto& negated = *std::get<guong::syntax::negation>(connection.operands[0].form).operand;
    CHECK(under(negated.where) == "(a.b >= 12)");
    const auto& comparison = std::get<guong::syntax::comparison>(negated.form);
    CHECK(under(comparison.operator_where) == ">=");
    CHECK(under(comparison.left->where) == "a.b");
    CHECK(under(comparison.right->where) == "12");
    CHECK(under(connection.operands[1].where) == "x is not one of (y, z)");
}

TEST_CASE("a group stands where its words stand, or its brace") {
    const std::string text = "criterion c for s at least 2 of { a { b : x } }";
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    REQUIRE(parsed);
    const auto under = [&](guong::span where) { return text.substr(where.begin, where.end - where.begin); };
    const auto& group = std::get<guong::syntax::group>(std::get<guong::syntax::criterion>(parsed->declarations.front().form).body);
    CHECK(under(group.where) == "at least 2 of");
    CHECK(under(std::get<guong::syntax::group>(group.items.front().body).where) == "{");
}

TEST_CASE("spans name the source that the caller says") {
    const auto parsed = guong::parse(guong::source{"test.guong", "parameter p = 2 }"}, 3);
    REQUIRE(parsed);
    CHECK(std::get<guong::syntax::parameter>(parsed->declarations.front().form).name.where == guong::span{3, 10, 11});
    REQUIRE(parsed.report().findings.size() == 1);
    CHECK(parsed.report().findings.front().where == guong::span{3, 16, 17});
    CHECK(parsed.report().sources.at(3).name() == "test.guong");
}

TEST_CASE("what is said of an item in one status stands among its annotations, in a language of its own where one is named") {
    const auto parsed = guong::parse(guong::source{"test.guong", R"(criterion c for s "C" khi đạt "a" {
  a when unmet en "b" cite "d" khi chưa đủ căn cứ tiếng Việt "e" when not applicable "f" : met
})"});
    REQUIRE_FALSE(parsed.report().has_errors());
    const auto& made = std::get<guong::syntax::criterion>(parsed->declarations.front().form);
    REQUIRE(made.annotations.said.size() == 1);
    CHECK(made.annotations.said[0].when == guong::status::met);
    CHECK_FALSE(made.annotations.said[0].tongue);
    const auto& item = std::get<guong::syntax::group>(made.body).items.front();
    REQUIRE(item.annotations.said.size() == 3);
    CHECK(item.annotations.said[0].when == guong::status::unmet);
    CHECK(item.annotations.said[0].tongue == guong::language::en);
    CHECK(item.annotations.said[0].content.text == "b");
    CHECK(item.annotations.said[1].when == guong::status::undetermined);
    CHECK(item.annotations.said[1].tongue == guong::language::vi);
    CHECK(item.annotations.said[2].when == guong::status::not_applicable);
    CHECK(item.annotations.cite->text == "d");
}

TEST_CASE("what is said of one status in one language is said once") {
    CHECK(findings_of(R"(criterion c for s when met "a" when met "b" : x)").front().find("E0117") != std::string::npos);
    CHECK_FALSE(guong::parse(guong::source{"t", R"(criterion c for s when met "a" when met en "b" when unmet "c" : x)"}).report().has_errors());
}

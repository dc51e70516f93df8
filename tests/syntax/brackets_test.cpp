#include <doctest/doctest.h>

#include <string>

#include <guong/limits.hpp>

#include "findings.hpp"
#include "support/tree_words.hpp"

using guong_test::findings_of;
using lines = std::vector<std::string>;
namespace limits = guong::limits;

namespace {

const std::string head = "criterion c for s : ";

std::string repeated(const std::string& part, std::size_t times) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time) all += part;
    return all;
}

std::string tree_of(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    return parsed ? guong_test::words_of(*parsed) : "no tree";
}

/// Whether the text is refused for its depth alone.
bool is_too_deep(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    const auto& findings = parsed.report().findings;
    return !parsed && findings.size() == 1 && findings.front().code == guong::diagnostic_code::nesting_too_deep;
}

} // namespace

TEST_CASE("brackets may be nested as deep as the limit says, and no deeper") {
    const auto nested = [](std::size_t depth) { return head + repeated("(", depth) + "x" + repeated(")", depth); };
    CHECK(findings_of(nested(limits::nesting_max)) == lines{});
    CHECK(is_too_deep(nested(limits::nesting_max + 1)));
    CHECK(is_too_deep(nested(100'000)));
}

TEST_CASE("braces count like brackets") {
    const auto nested = [](std::size_t depth) { return "criterion c for s " + repeated("{ a ", depth) + ": x " + repeated("}", depth); };
    CHECK(findings_of(nested(limits::nesting_max)) == lines{});
    CHECK(is_too_deep(nested(limits::nesting_max + 1)));
    CHECK(is_too_deep("criterion c for s " + repeated("{ a ", 100'000)));
}

TEST_CASE("negations one behind another have a limit") {
    CHECK(findings_of(head + repeated("not ", limits::negations_max) + "x") == lines{});
    CHECK(is_too_deep(head + repeated("not ", limits::negations_max + 1) + "x"));
    CHECK(is_too_deep(head + repeated("not ", 100'000) + "x"));
}

TEST_CASE("what nests without brackets counts too") {
    CHECK(findings_of(head + repeated("some x in l where ", limits::nesting_max) + "x") == lines{});
    CHECK(is_too_deep(head + repeated("some x in l where ", limits::nesting_max + 1) + "x"));
    CHECK(is_too_deep(head + repeated("every x in l satisfies ", 100'000) + "x"));
    CHECK(is_too_deep(head + repeated("count of l where ", 100'000) + "x"));
    CHECK(is_too_deep(head + repeated("not not (", limits::nesting_max / 2) + "x" + repeated(")", limits::nesting_max / 2)));
    CHECK(is_too_deep(head + repeated("not not some x in l where ", limits::nesting_max / 2) + "x"));
}

TEST_CASE("what nests too deep is called by what it is") {
    CHECK(findings_of(head + repeated("(", 1000) + "x").front().ends_with("brackets are nested more than 200 deep"));
    CHECK(findings_of(head + repeated("some x in l where ", 1000) + "x")
              .front()
              .ends_with("conditions and values are nested more than 200 deep"));
    CHECK(findings_of(head + repeated("not ", 1000) + "x").front().ends_with("negations with `not` are nested more than 50 deep"));
}

TEST_CASE("what stands side by side does not count as nested") {
    CHECK(findings_of(head + repeated("not (some x in l where a) and ", 1000) + "x") == lines{});
    CHECK(findings_of(head + repeated("not some x in l and ", 1000) + "x") == lines{});
    CHECK(findings_of("criterion c for s {\n" + repeated("a : some x in l where not b\n", 1000) + "}") == lines{});
    CHECK(findings_of(repeated("define d for s : some x in l where a\n", 1000)) == lines{});
}

TEST_CASE("long flat chains are no deep ones") {
    CHECK(findings_of(head + repeated("x and ", 10'000) + "x") == lines{});
    CHECK(findings_of("criterion c for s {\n" + repeated("a \"A\" cite \"III\" : x > 1\n", 10'000) + "}") == lines{});
    CHECK(findings_of(head + "x is one of (1" + repeated(", 2", 10'000) + ")") == lines{});
    CHECK(findings_of(head + "x" + repeated(".x", 10'000)) == lines{});
}

TEST_CASE("a bracket that is not closed is reported where the next item shows it") {
    const std::string text = "criterion c for s {\n a : (x and y\n b : z\n d : (u or v }";
    CHECK(findings_of(text) == lines{"E0113 3:2 `(` is never closed", "E0113 4:14 `(` is never closed"});
    CHECK(tree_of(text) == "criterion c for s all [a : (x and y)] [b : z] [d : (u or v)]\n");
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    REQUIRE(parsed.report().findings.front().labels.size() == 1);
    CHECK(parsed.report().findings.front().labels.front().text.id == guong::phrase_id::opened_here);
    CHECK(text.substr(parsed.report().findings.front().labels.front().where.begin, 2) == "(x");
}

TEST_CASE("a brace that is not closed is reported where the next declaration shows it, or at the end") {
    const std::string text = "record r {\n a : text\ncriterion c for r {\n a any {\n b : x\n}";
    CHECK(findings_of(text) == lines{"E0113 3:1 `{` is never closed", "E0113 6:2 `{` is never closed"});
    CHECK(tree_of(text) == "record r [a : text]\ncriterion c for r all [a any [b : x]]\n");
}

TEST_CASE("fields and items may be called like declarations without closing a brace") {
    CHECK(findings_of(
              "record r {\n record : text\n criterion : text\n}\ncriterion c for r {\n criterion \"x\" : record\n define : record\n}") ==
          lines{});
}

TEST_CASE("a bracket that closes nothing is one fault") {
    CHECK(findings_of("criterion c for s : x\n}\nparameter p = 2") == lines{"E0114 2:1 `}` closes nothing"});
    CHECK(findings_of("criterion c for s {\n a : x)\n b : y\n}") == lines{"E0114 2:7 `)` closes nothing"});
    CHECK(findings_of("criterion c for s {\n a : (x]\n b : y\n}").size() == 1);
}

TEST_CASE("a brace that was not opened is one fault, though its partner is then too many") {
    CHECK(findings_of("criterion c for s\n a : x\n b : y\n}\nparameter p = 2") == lines{"E0112 2:2 expected `:` or `{`, found `a`"});
    CHECK(findings_of("criterion c for s {\n a any\n b : x\n }\n}\nparameter p = 2") == lines{"E0112 3:2 expected `{`, found `b`"});
}

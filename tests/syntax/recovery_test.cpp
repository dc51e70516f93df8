#include <doctest/doctest.h>

#include <string>

#include "findings.hpp"
#include "support/tree_words.hpp"

using guong_test::findings_of;
using guong_test::words_of;
using lines = std::vector<std::string>;

namespace {

guong::result<guong::syntax::file> parsed(const std::string& text) {
    return guong::parse(guong::source{"test.guong", text});
}

std::vector<std::string> poisoned_by(const std::string& text) {
    std::vector<std::string> names;
    const auto read = parsed(text);
    for (const auto& name : read.value().poisoned) names.push_back(name.text);
    return names;
}

/// What the first finding suggests.
std::string help_for(const std::string& text) {
    const auto read = parsed(text);
    const auto& findings = read.report().findings;
    return findings.empty() || findings.front().help.empty() ? "" : guong::message(findings.front().help.front());
}

} // namespace

TEST_CASE("one run reports every independent fault") {
    const std::string text = R"(ruleset r "R" {
  valid from 2023-02-30
}
scale grade { weak, good }
record student {
  marks decimal
  level : grade
}
paramter many = 2
criterion a for student {
  a1 : marks == 8
  a2 "A" marks > 3
  a3 : (marks > 3
  a4 : marks >
}
criterion b fro student { b1 : marks > 3 cite "III" }
define d for student : marks is
)";
    CHECK(findings_of(text) == lines{
                                   "E0111 2:14 expected a day of the calendar, found `2023-02-30`",
                                   "E0112 4:19 expected a scale value or `}`, found `,`",
                                   "E0112 6:9 expected `:`, found `decimal`",
                                   "E0115 9:1 expected a declaration, found `paramter`",
                                   "E0119 11:14 `==` is not used here; write `=`",
                                   "E0112 12:10 expected `:` or `{`, found `marks`",
                                   "E0113 14:3 `(` is never closed",
                                   "E0112 15:1 expected a value, found `}`",
                                   "E0112 16:13 expected `for`, found `fro`",
                                   "E0118 16:42 `cite` does not belong to a condition",
                                   "E0112 18:1 expected a value, found the end of the file",
                               });
}

TEST_CASE("what was expected is said in the words of the language, never of the implementation") {
    const auto expect = [](const std::string& text, const std::string& finding) {
        CAPTURE(text);
        CHECK(findings_of(text) == lines{finding});
    };
    expect("record", "E0112 1:7 expected a name, found the end of the file");
    expect("record r", "E0112 1:9 expected `{`, found the end of the file");
    expect("record r : text", "E0112 1:10 expected `{`, found `:`");
    expect("record r { a : }", "E0112 1:16 expected a type, found `}`");
    expect("record r { a : list of }", "E0112 1:24 expected a name, found `}`");
    expect("record r { a : text 5 }", "E0112 1:21 expected a field or `}`, found `5`");
    expect("record r { a : text cite 5 }", "E0112 1:26 expected a quotation, found `5`");
    expect("scale s { 5 }", "E0112 1:11 expected a scale value or `}`, found `5`");
    expect("ruleset r { source 5 }", "E0112 1:20 expected a quotation, found `5`");
    expect("ruleset r { valid from today }", "E0112 1:24 expected a date, found `today`");
    expect("ruleset r { until 2023-06-21 }", "E0112 1:13 expected `source`, `valid from`, `language`, `months end on` or `}`, found `until`");
    expect("parameter p 2", "E0112 1:13 expected `=` or `{`, found `2`");
    expect("parameter p =", "E0112 1:14 expected a value, found the end of the file");
    expect("define d : x", "E0112 1:10 expected `for`, found `:`");
    expect("define d for a, : x", "E0112 1:17 expected a name, found `:`");
    expect("define d for a { b : x }", "E0112 1:16 expected `:`, found `{`");
    expect("criterion c for s \"C\" x", "E0112 1:23 expected `:` or `{`, found `x`");
    expect("criterion for s : x", "E0112 1:11 expected a name, found `for`");
    expect("criterion c for s at least of { a : x }", "E0112 1:28 expected a number or a name, found `of`");
    expect("criterion c for s at least 2 { a : x }", "E0112 1:30 expected `of`, found `{`");
    expect("criterion c for s any : x", "E0112 1:23 expected `{`, found `:`");
    expect("criterion c for s { any { a : x } }", "E0112 1:21 expected an item or `}`, found `any`");
    expect("criterion c for s { a : x y }", "E0112 1:27 expected `and`, `or`, an item or `}`, found `y`");
    expect("criterion c for s { a : 1 <= x <= 5 }", "E0112 1:32 expected `and`, `or`, an item or `}`, found `<=`");
    expect("criterion c for s : and", "E0112 1:21 expected a condition, found `and`");
    expect("criterion c for s : x and", "E0112 1:26 expected a condition, found the end of the file");
    expect("criterion c for s : (x", "E0113 1:23 `(` is never closed");
    expect("criterion c for s : (x = 1 y)", "E0112 1:28 expected `)`, found `y`");
    expect("criterion c for s : x =", "E0112 1:24 expected a value, found the end of the file");
    expect("criterion c for s : x is not", "E0112 1:29 expected a value, found the end of the file");
    expect("criterion c for s : x is one of a", "E0112 1:33 expected `(`, found `a`");
    expect("criterion c for s : x is one of ()", "E0112 1:34 expected a value, found `)`");
    expect("criterion c for s : x is one of (a b)", "E0112 1:36 expected `,` or `)`, found `b`");
    expect("criterion c for s : x between 1 or 2", "E0112 1:33 expected `and`, found `or`");
    expect("criterion c for s : some in l", "E0112 1:26 expected a name, found `in`");
    expect("criterion c for s : some x of l", "E0112 1:28 expected `in`, found `of`");
    expect("criterion c for s : every x in l satisfies", "E0112 1:43 expected a condition, found the end of the file");
    expect("criterion c for s : count of", "E0112 1:29 expected a name, found the end of the file");
    expect("criterion c for s : meets 5", "E0112 1:27 expected a name, found `5`");
    expect("criterion c for s : 5 meets c", "E0112 1:21 expected a name, found `5`");
    expect("criterion c for s : count of l is known", "E0112 1:21 expected a name, found `count of l`");
    expect("criterion c for s : a.", "E0112 1:23 expected a name, found the end of the file");
    expect("{ a : x }", "E0112 1:1 expected a declaration, found `{`");
    expect("\"x\"", "E0112 1:1 expected a declaration, found `\"x\"`");
}

TEST_CASE("a condition that was left out is missed before the next item, which stays whole") {
    const std::string text = "criterion c for s {\n a :\n b \"B\" : y\n d : y and\n e : y =\n f : z\n}";
    CHECK(findings_of(text) == lines{"E0112 3:2 expected a condition, found `b`", "E0112 5:2 expected a condition, found `e`",
                                     "E0112 6:2 expected a value, found `f`"});
    CHECK(words_of(*parsed(text)) == "criterion c for s all [a BROKEN] [b \"B\" : y] [d BROKEN] [e BROKEN] [f : z]\n");
    CHECK(findings_of("define d for s :\ncriterion c for s : x") == lines{"E0112 2:1 expected a condition, found `criterion`"});
}

TEST_CASE("a fault inside a nested group leaves the other items whole") {
    CHECK(words_of(*parsed("criterion c for s {\n a any {\n b : =\n d : x\n }\n e : y\n}")) ==
          "criterion c for s all [a any [b BROKEN] [d : x]] [e : y]\n");
}

TEST_CASE("the names that a broken declaration introduces are poisoned") {
    CHECK(poisoned_by("paramter many = 2\ncriterion c for s : x") == lines{"many"});
    CHECK(poisoned_by("criteria c for s { a : x }") == lines{"c"});
    CHECK(poisoned_by("define d fro s : x") == lines{"d"});
    CHECK(poisoned_by("scale s \"S\" = { low high }") == lines{"s", "low", "high"});
    CHECK(poisoned_by("record r { a text b : text }") == lines{"a", "text"});
    CHECK(poisoned_by("record r {\n a text\n b : text\n}") == lines{"a", "text"});
    CHECK(poisoned_by("criterion c for s {\n a : x =\n b : y z\n}") == lines{});
    CHECK(poisoned_by("parameter p = 2") == lines{});
}

TEST_CASE("a declaration with a broken header is dropped, but its items are still read") {
    const std::string text = "criterion c of s {\n a : x =\n}\nparameter p = 2";
    CHECK(findings_of(text) == lines{"E0112 1:13 expected `for`, found `of`", "E0112 3:1 expected a value, found `}`"});
    CHECK(words_of(*parsed(text)) == "parameter p = 2\n");
}

TEST_CASE("a misspelt declaration is reported with what exists, and the next ones are read") {
    const std::string text = "scael s { a }\nrecord r { a : text }\nParameter p = 2\nrule c for r : a is known\n";
    CHECK(findings_of(text) == lines{"E0115 1:1 expected a declaration, found `scael`",
                                     "E0115 3:1 expected a declaration, found `Parameter`",
                                     "E0115 4:1 expected a declaration, found `rule`"});
    CHECK(words_of(*parsed(text)) == "record r [a : text]\n");
    CHECK(help_for("scael s { a }") == "did you mean `scale`?");
    CHECK(help_for("Parameter p = 2") == "did you mean `parameter`?");
    CHECK(help_for("rule c for r : x") == "");
}

TEST_CASE("a misspelt keyword is reported with the right one") {
    CHECK(help_for("criterion c fro s : x") == "did you mean `for`?");
    CHECK(help_for("criterion c for s { a : x AND y }") == "did you mean `and`?");
}

TEST_CASE("a reserved word that is meant as a name is reported with its cure") {
    const std::string cure = "to use it as a name, write it in backticks: `count`";
    CHECK(findings_of("record r { count : integer }") ==
          lines{"E0213 1:12 expected a name, found `count`, which is a word of the language"});
    CHECK(help_for("record r { count : integer }") == cure);
    CHECK(help_for("criterion c for s : u.count > 1") == cure);
    CHECK(help_for("criterion c for s : count > 1") == cure);
    CHECK(findings_of("criterion and for s { not : x }").size() == 2);
    CHECK(findings_of("scale s { some }").size() == 1);
    CHECK(words_of(*parsed("record r { count : integer }")) == "record r [count : integer]\n");
}

TEST_CASE("empty braces are named by what they should hold") {
    CHECK(findings_of("scale s { }") == lines{"E0116 1:9 a scale needs something between its braces"});
    CHECK(findings_of("record r {}") == lines{"E0116 1:10 a record needs something between its braces"});
    CHECK(findings_of("criterion c for s any { }") == lines{"E0116 1:23 a criterion needs something between its braces"});
    CHECK(findings_of("criterion c for s { a { } b { } }") ==
          lines{"E0116 1:23 a group needs something between its braces", "E0116 1:29 a group needs something between its braces"});
    CHECK(guong_test::underlined_by_first("scale s { # nothing\n }") == "{ # nothing\n }");
}

TEST_CASE("an annotation that is repeated points at the first one") {
    const std::string text = "criterion c for s \"A\" cite \"1\" \"B\" cite \"2\" note \"x\" note \"y\" : x";
    CHECK(findings_of(text) == lines{"E0117 1:32 the sentence is given twice", "E0117 1:36 `cite` is given twice"});
    CHECK(words_of(*parsed(text)) == "criterion c for s \"A\" cite\"1\" note\"x\" note\"y\" : x\n");
    const auto read = parsed(text);
    REQUIRE(read.report().findings.front().labels.size() == 1);
    CHECK(text.substr(read.report().findings.front().labels.front().where.begin, 3) == "\"A\"");
    CHECK(findings_of("ruleset r { language vi language en }") == lines{"E0117 1:34 `language` is given twice"});
    CHECK(findings_of("ruleset r { valid from 2023-01-01 valid from 2023-02-01 through 2023-03-01 }") ==
          lines{"E0117 1:46 `valid from` is given twice"});
}

TEST_CASE("an annotation where it does not belong is reported, and what is clear is taken") {
    CHECK(findings_of("criterion c for s key \"k\" : x") == lines{"E0118 1:23 `key` does not belong to a criterion"});
    CHECK(findings_of("scale s key \"k\" { a key \"l\" }") ==
          lines{"E0118 1:13 `key` does not belong to a scale", "E0118 1:25 `key` does not belong to a scale value"});
    CHECK(findings_of("parameter p = 2 key \"k\"") == lines{"E0118 1:21 `key` does not belong to a parameter"});
    const std::string late = "criterion c for s {\n a : x cite \"1\" \"A\"\n b : y\n  note \"n\"\n d : z\n}";
    CHECK(findings_of(late) == lines{"E0118 2:8 `cite` does not belong to a condition",
                                     "E0118 2:17 the sentence does not belong to a condition",
                                     "E0118 4:3 `note` does not belong to a condition"});
    CHECK(findings_of("define d for s : x \"D\"\ncriterion c for s : y cite \"1\"\nparameter p = 2") ==
          lines{"E0118 1:20 the sentence does not belong to a condition", "E0118 2:23 `cite` does not belong to a condition"});
    CHECK(words_of(*parsed(late)) == "criterion c for s all [a \"A\" cite\"1\" : x] [b note\"n\" : y] [d : z]\n");
}

TEST_CASE("the smallest place is primary: the token found, and at the end of the file the end") {
    CHECK(guong_test::underlined_by_first("criterion c for s \"C\" thing") == "thing");
    CHECK(guong_test::underlined_by_first("criterion c for s : x is on or before") == "on or before");
    const auto read = parsed("record r \n");
    REQUIRE(read.report().findings.size() == 1);
    CHECK(read.report().findings.front().where == guong::span{0, 10, 10});
}

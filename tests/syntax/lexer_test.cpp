#include <doctest/doctest.h>

#include <string>

#include "../../src/syntax/lexer.hpp"
#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using guong_test::words_of;
using lines = std::vector<std::string>;

std::string tree_of(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    return parsed ? words_of(*parsed) : "no tree";
}

const std::string head = "criterion c for s : ";

} // namespace

TEST_CASE("a foreign spelling is reported and read as what it means") {
    const auto check = [](const std::string& foreign, const std::string& own, const std::string& from, const std::string& to) {
        CAPTURE(foreign);
        const auto findings = findings_of(head + foreign);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].starts_with("E0119 "));
        CHECK(findings[0].ends_with("`" + from + "` is not used here; write `" + to + "`"));
        CHECK(tree_of(head + foreign) == tree_of(head + own));
        CHECK(findings_of(head + own) == lines{});
    };
    check("a == 1", "a = 1", "==", "=");
    check("a === 1", "a = 1", "===", "=");
    check("a !== 1", "a != 1", "!==", "!=");
    check("a => 1", "a >= 1", "=>", ">=");
    check("a =< 1", "a <= 1", "=<", "<=");
    check("a && b", "a and b", "&&", "and");
    check("a & b", "a and b", "&", "and");
    check("a || b", "a or b", "||", "or");
    check("a | b", "a or b", "|", "or");
    check("!a", "not a", "!", "not");
    check("a = 'x y'", "a = \"x y\"", "'", "\"");
    check("a = ‘x’", "a = \"x\"", "‘", "\"");
    check("a = 8,5", "a = 8.5", "8,5", "8.5");
    check("a = -8,5%", "a = -8.5%", "8,5%", "8.5%");
    check("a = 1.000.000", "a = 1000000", "1.000.000", "1000000");
    check("a = 1,000,000", "a = 1000000", "1,000,000", "1000000");
    check("a = 1.000,5", "a = 1000.5", "1.000,5", "1000.5");
    check("a = 21.06.2023", "a = 2023-06-21", "21.06.2023", "2023-06-21");
    check("a = 21-6-2023", "a = 2023-06-21", "21-6-2023", "2023-06-21");
    check("a = 2023/06/21", "a = 2023-06-21", "2023/06/21", "2023-06-21");
    check("a = 2023-6-21", "a = 2023-06-21", "2023-6-21", "2023-06-21");
    check("a is one of [x, y]", "a is one of (x, y)", "[", "(");
    check("a // why", "a # why", "//", "#");
}

TEST_CASE("a semicolon means nothing") {
    CHECK(findings_of("parameter p = 2;\nparameter q = 3") == lines{"E0119 1:16 `;` is not used here"});
    CHECK(tree_of("parameter p = 2;\nparameter q = 3") == "parameter p = 2\nparameter q = 3\n");
}

TEST_CASE("full-width signs and curly quotes are accepted silently") {
    const std::string text = "criterion c for s ｛ a “A” ： （x ＞＝ 80％） and y is one of （1，2） b ： x ＜ 2 and z ＝ －3 ｝";
    CHECK(findings_of(text) == lines{});
    CHECK(tree_of(text) == "criterion c for s all [a \"A\" : ((>= x 80%) and (one-of y 1 2))] [b : ((< x 2) and (= z -3))]\n");
}

TEST_CASE("names compare after composition, whatever spelling was typed") {
    const std::string composed = "record tổ_đội { điểm : integer \"Điểm ổn\" }";
    const std::string decomposed =
        "record to\u0302\u0309_đo\u0323\u0302i { đie\u0302\u0309m : integer \"Đie\u0302\u0309m o\u0302\u0309n\" }";
    const std::string windows_style = "record tô\u0309_đô\u0323i { điê\u0309m : integer \"Điê\u0309m ô\u0309n\" }";
    CHECK(tree_of(composed) == "record tổ_đội [điểm : integer \"Điểm ổn\"]\n");
    CHECK(tree_of(decomposed) == tree_of(composed));
    CHECK(tree_of(windows_style) == tree_of(composed));
    CHECK(findings_of(decomposed) == lines{});
}

TEST_CASE("the same fault stands at the same letter in all spellings") {
    CHECK(findings_of("record tổ { điểm ộ integer }") == lines{"E0112 1:18 expected `:`, found `ộ`"});
    CHECK(findings_of("record tổ { điểmểm integer }") == lines{"E0112 1:20 expected `:`, found `integer`"});
    CHECK(findings_of("record to\u0302\u0309 { đie\u0302\u0309me\u0302\u0309m integer }") ==
          lines{"E0112 1:20 expected `:`, found `integer`"});
    CHECK(findings_of("record tô\u0309 { điê\u0309mê\u0309m integer }") == lines{"E0112 1:20 expected `:`, found `integer`"});
}

TEST_CASE("look-alikes of đ are read as đ, with a warning") {
    const auto findings = findings_of("record ðơn_vị { Ðiểm : text }");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0] == "W0121 1:8 `ð` only looks like `đ`, and is read as `đ`");
    CHECK(findings[1] == "W0121 1:17 `Ð` only looks like `Đ`, and is read as `Đ`");
    CHECK(tree_of("record ðơn_vị { Ðiểm : text }") == "record đơn_vị [Điểm : text]\n");
    CHECK(findings_of("record r \"Ðơn vị\" { a : text }") == lines{});
}

TEST_CASE("line breaks of Windows, a byte order mark and blanks of word processors change nothing") {
    const std::string plain = "record r {\n  a : text \"A\"\n}\ncriterion c for r : a is known\n";
    std::string windows = "\xEF\xBB\xBF";
    for (const char letter : plain) windows += letter == '\n' ? "\r\n" : std::string{letter};
    CHECK(findings_of(windows) == lines{});
    CHECK(tree_of(windows) == tree_of(plain));
    CHECK(tree_of("record\u00A0r\u3000{\u200Ba : text \"A\"\n}\ncriterion c for r : a is known") == tree_of(plain));
    CHECK(findings_of("\xEF\xBB\xBFrecord r { a text }\r\n") == lines{"E0112 1:14 expected `:`, found `text`"});
}

TEST_CASE("neighbouring characters without meaning are one fault, and what follows from it is none") {
    CHECK(findings_of(head + "a @@@ b") == lines{"E0108 1:23 the character `@` has no meaning here"});
    CHECK(findings_of("criterion c for s {\n a : x $ 1\n b : y ~ 1\n}") ==
          lines{"E0108 2:8 the character `$` has no meaning here", "E0108 3:8 the character `~` has no meaning here"});
    CHECK(findings_of(head + "a \x01") == lines{"E0108 1:23 the character `U+0001` has no meaning here"});
    CHECK(findings_of(head + "a = \"x\\ty\"") == lines{"E0108 1:27 the character `\\t` has no meaning here"});
    CHECK(findings_of("record `` { a : text }") == lines{"E0108 1:8 the character ``` has no meaning here"});
}

TEST_CASE("a text without its end is one fault, whatever it swallowed") {
    CHECK(findings_of("criterion c for s \"C {\n a : x\n}\ncriterion d for s : y") ==
          lines{"E0109 1:19 expected a closing `\"` on this line, found the end of the line"});
    CHECK(findings_of("criterion c for s {\n a \"A : x\n b : y\n}") ==
          lines{"E0109 2:4 expected a closing `\"` on this line, found the end of the line"});
    CHECK(findings_of("criterion c for s {\n a \"A cite \"III\" : x\n b : y\n}").size() == 1);
    CHECK(findings_of("criterion c for s : x = “abc").size() == 1);
    CHECK(findings_of("record `r { a : text }").size() == 1);
    CHECK(guong_test::underlined_by_first("parameter p = \"abc") == "\"");
}

TEST_CASE("numbers too long and days that do not exist are reported, and nothing follows from them") {
    CHECK(findings_of(head + "a = 1234567890123456789 and b") ==
          lines{"E0110 1:25 expected a number of at most 18 digits, found `1234567890123456789`"});
    CHECK(findings_of(head + "a = 123456789012345678") == lines{});
    CHECK(findings_of(head + "a = 000000000000000000000008.500000000000000000000000000") == lines{});
    CHECK(findings_of(head + "a = 30/02/2023 and b") == lines{"E0111 1:25 expected a day of the calendar, found `30/02/2023`"});
    CHECK(findings_of("ruleset r { valid from 2023-13-01 }") == lines{"E0111 1:24 expected a day of the calendar, found `2023-13-01`"});
    CHECK(tree_of(head + "a = 30/02/2023") == head + "(= a BROKEN)\n");
    CHECK(findings_of("criterion c for s at least 1234567890123456789 of { a : x }").size() == 1);
}

TEST_CASE("a piece of the source in a message is one line, and not long") {
    CHECK(guong::parsing::for_message("a\tb\nc") == "a b c");
    CHECK(guong::parsing::for_message("a\x1B[31m") == "aU+001B[31m");
    CHECK(guong::parsing::for_message(std::string(100, 'x')) == std::string(40, 'x') + "…");
}

#include <doctest/doctest.h>

#include <string>

#include "../../src/rendering/markdown.hpp"

using guong::markdown::escaped;

TEST_CASE("what Markdown would take for a mark is escaped") {
    CHECK(escaped(R"(a*b_c`d[e](f)<g>#h|i~j&amp;\k)") == R"(a\*b\_c\`d\[e\](f)\<g\>\#h\|i\~j\&amp;\\k)");
}

TEST_CASE("a text that begins a line begins no list, heading or line across") {
    CHECK(escaped("- none") == "\\- none");
    CHECK(escaped("+ one") == "\\+ one");
    CHECK(escaped("1. first") == "1\\. first");
    CHECK(escaped("12) twelfth") == "12\\) twelfth");
    CHECK(escaped("---") == "\\---");
    CHECK(escaped("===") == "\\===");
    CHECK(escaped("# title") == "\\# title");
    CHECK(escaped("> said") == "\\> said");
    CHECK(escaped("-") == "\\-");
    CHECK(escaped("3.") == "3\\.");
}

TEST_CASE("numbers and hyphens that mean nothing to Markdown stay as they are") {
    CHECK(escaped("-5") == "-5");
    CHECK(escaped("8.5") == "8.5");
    CHECK(escaped("III.2.1") == "III.2.1");
    CHECK(escaped("2023-2024") == "2023-2024");
    CHECK(escaped("điểm 8,5 (xem mục 3)") == "điểm 8,5 (xem mục 3)");
}

TEST_CASE("a text stays on its line, and none of it is invisible") {
    CHECK(escaped("one\n\n- two\tthree\r\n") == "one  - two three");
    CHECK(escaped("    not code") == "not code");
    CHECK(escaped("") == "");
    CHECK(escaped(" \n ") == "");
    CHECK(escaped("a\x1b[31mb").find('\x1b') == std::string::npos);
    CHECK(escaped("\xff") == "\xEF\xBF\xBD");
}

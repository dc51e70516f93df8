#include <doctest/doctest.h>

#include "../../src/json/text_fault.hpp"

using namespace guong::json_reading;

TEST_CASE("places are counted in lines and letters, not in bytes") {
    const std::string_view composed = "{\n  \"tổ\": ổ}";
    CHECK(fault_teller{composed}.words({composed.rfind("ổ"), "a value"}) == "line 2, column 9: expected a value, found `ổ`");
    const std::string_view decomposed = "{\n  \"to\u0302\u0309\": x}";
    CHECK(fault_teller{decomposed}.words({decomposed.find('x'), "a value"}) == "line 2, column 9: expected a value, found `x`");
}

TEST_CASE("one fault is told after the other, on the same line, behind it or before it") {
    fault_teller teller{"ab\ncdé f\ng"};
    CHECK(teller.words({1, "x"}) == "line 1, column 2: expected x, found `b`");
    CHECK(teller.words({4, "x"}) == "line 2, column 2: expected x, found `d`");
    CHECK(teller.words({8, "x"}) == "line 2, column 5: expected x, found `f`");
    CHECK(teller.words({10, "x"}) == "line 3, column 1: expected x, found `g`");
    CHECK(teller.words({0, "x"}) == "line 1, column 1: expected x, found `a`");
}

TEST_CASE("a text may end before the whole does") {
    fault_teller teller{"{\n{"};
    CHECK(teller.words({1, "x"}, 1) == "line 1, column 2: expected x, found the end of the text");
    CHECK(teller.words({3, "x"}) == "line 2, column 2: expected x, found the end of the text");
}

TEST_CASE("a byte that is no UTF-8 is shown as one letter") {
    CHECK(fault_teller{"\xFF\xFE"}.words({0, "x"}) == "line 1, column 1: expected x, found `\uFFFD`");
}

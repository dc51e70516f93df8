#include <doctest/doctest.h>

#include <cstdint>

#include <guong/limits.hpp>

#include "../../src/json/tape.hpp"
#include "../../src/json/tape_from_json.hpp"

using namespace guong;
using namespace guong::json_reading;

namespace {

/// Why a text is no JSON; empty if it is.
std::string problem_of(std::string_view text) {
    tape values;
    const auto fault = read_text(text, values);
    return fault ? fault_teller{text}.words(*fault) : "";
}

/// What is on the tape, whether or not the text was read to its end.
std::string on_tape(std::string_view text) {
    tape values;
    static_cast<void>(read_text(text, values));
    return values.compact(0);
}

std::string text_of(std::string_view json) {
    tape values;
    REQUIRE_FALSE(read_text(json, values).has_value());
    REQUIRE(values[0].kind == json_kind::text);
    return std::string{values[0].text()};
}

/// The pointer to the text that is no UTF-8.
std::string broken_text_in(std::string_view json) {
    tape values;
    REQUIRE_FALSE(read_text(json, values).has_value());
    REQUIRE(values.first_fault().has_value());
    REQUIRE(values[*values.first_fault()].kind == json_kind::broken_text);
    return values.pointer_to(*values.first_fault());
}

std::string nested(std::size_t depth, char opening, char closing) { return std::string(depth, opening) + std::string(depth, closing); }

} // namespace

TEST_CASE("numbers keep the digits they were written with, however many") {
    for (const std::string number :
         {"0", "-7", "12", "1.50", "-1e-7", "1E+300", "9007199254740993", "-9223372036854775808", "18446744073709551615",
          "18446744073709551616", "123456789012345678901234567890.12345678901234567890"}) {
        tape values;
        REQUIRE_FALSE(read_text(number, values).has_value());
        CHECK(values[0].kind == json_kind::number);
        CHECK(values[0].text() == number);
    }
}

TEST_CASE("what JSON does not call a value is refused at the place where it goes wrong") {
    CHECK(problem_of("") == "line 1, column 1: expected a value, found the end of the text");
    CHECK(problem_of("nul") == "line 1, column 1: expected a value, found `n`");
    CHECK(problem_of("'a'") == "line 1, column 1: expected a value, found `'`");
    CHECK(problem_of("[1,]") == "line 1, column 4: expected a value, found `]`");
    CHECK(problem_of("[1 2]") == "line 1, column 4: expected `,` or `]`, found `2`");
    CHECK(problem_of("[1}") == "line 1, column 3: expected `,` or `]`, found `}`");
    CHECK(problem_of("{1:2}") == "line 1, column 2: expected a key in quotes, found `1`");
    CHECK(problem_of("{\"a\" 1}") == "line 1, column 6: expected `:`, found `1`");
    CHECK(problem_of("{\"a\":1,}") == "line 1, column 8: expected a key in quotes, found `}`");
    CHECK(problem_of("{\"a\":1]") == "line 1, column 7: expected `,` or `}`, found `]`");
    CHECK(problem_of("01") == "line 1, column 2: expected the end of the text, found `1`");
    CHECK(problem_of("-") == "line 1, column 2: expected a digit, found the end of the text");
    CHECK(problem_of("1.x") == "line 1, column 3: expected a digit, found `x`");
    CHECK(problem_of("1e") == "line 1, column 3: expected a digit, found the end of the text");
    CHECK(problem_of("\"abc") == "line 1, column 5: expected a closing quote, found the end of the text");
    CHECK(problem_of("\"a\nb\"") == "line 1, column 3: expected a closing quote, found ` `");
    CHECK(problem_of("\"\\x\"") == "line 1, column 3: expected one of `\"\\/bfnrtu` behind `\\`, found `x`");
    CHECK(problem_of("\"\\u12g4\"") == "line 1, column 6: expected four hexadecimal digits behind `\\u`, found `g`");
    CHECK(problem_of("[1] x") == "line 1, column 5: expected the end of the text, found `x`");
}

TEST_CASE("escapes mean what RFC 8259 says") {
    CHECK(text_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(text_of(R"("a\u1EDBb")") == "aớb");
    CHECK(text_of(R"("\ud83c\udf93")") == "🎓");
    CHECK(text_of(R"("plain text beyond eight bytes \u0041 and more of it")") == "plain text beyond eight bytes A and more of it");
    CHECK(text_of(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("half of a surrogate pair is no letter") {
    for (const std::string_view text : {R"("\ud83c")", R"("\udf93\ud83c")", R"("\ud83c\u0041")"})
        CHECK(problem_of(text).find("expected the other half of a surrogate pair") != std::string::npos);
}

TEST_CASE("a text that is no UTF-8 is marked, and what stands before it is kept") {
    CHECK(broken_text_in("[1,\"\xE1\xBB\",2]") == "/1");
    CHECK(broken_text_in("\"\xC0\x80\"").empty());
    CHECK(broken_text_in("{\"a\":[{\"b\":1,\"c\":\"\xFF\"}]}") == "/a/0/c");
    CHECK(broken_text_in("{\"a\":{\"\xFF\":1}}") == "/a/");
    CHECK(on_tape("{\"a\":[{\"b\":1,\"c\":\"\xFF\"}]}") == R"({"a":[{"b":1,"c":""}]})");
    CHECK(on_tape("\"Lê Thị Gương\"") == "\"Lê Thị Gương\"");
}

TEST_CASE("a number beyond every range is marked with its digits, and what stands before it is kept") {
    tape values;
    REQUIRE_FALSE(read_text(R"({"a":1,"b":[-1e400,2]})", values).has_value());
    REQUIRE(values.first_fault().has_value());
    CHECK(values[*values.first_fault()].kind == json_kind::unbounded_number);
    CHECK(values[*values.first_fault()].text() == "-1e400");
    CHECK(values.pointer_to(*values.first_fault()) == "/b/0");
    CHECK(values.compact(0) == R"({"a":1,"b":[-1e400]})");
}

TEST_CASE("of a text that breaks off the tape holds what was read, whole and closed") {
    CHECK(on_tape("") == "null");
    CHECK(on_tape(R"({"id":"a","b":[1,{"c")") == R"({"id":"a","b":[1,{"c":null}]})");
    CHECK(on_tape(R"({"id":"a","b" 5})") == R"({"id":"a","b":null})");
    CHECK(on_tape(R"({"id":"a"} x)") == R"({"id":"a"})");
    CHECK(on_tape("{\"id\":\"a\"} \"\xFF\"") == R"({"id":"a"})");
    const std::string whole = R"({"a":[1,-2.5,true,false,null,{"b\"":"\u0110"}],"c":{}})";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        tape values;
        CHECK(read_text(whole.substr(0, length), values).has_value());
        CHECK(problem_of(values.compact(0)).empty());
    }
}

TEST_CASE("a null byte ends no text") {
    CHECK(problem_of({"{}\0", 3}) == "line 1, column 3: expected the end of the text, found ` `");
    CHECK(problem_of({"[1\0]", 4}).starts_with("line 1, column 3: "));
}

TEST_CASE("nesting up to the limit is read, one level more is marked and left out") {
    tape values;
    const auto deepest = nested(limits::record_nesting_max, '[', ']');
    REQUIRE_FALSE(read_text(deepest, values).has_value());
    CHECK_FALSE(values.first_fault().has_value());
    const auto deeper = "[" + deepest + ",1]";
    REQUIRE_FALSE(read_text(deeper, values).has_value());
    REQUIRE(values.first_fault().has_value());
    CHECK(values[*values.first_fault()].kind == json_kind::too_deep);
    CHECK(values[values.next(1)].text() == "1");
}

TEST_CASE("hostile nesting costs no stack") {
    const std::size_t depth = 1'000'000;
    CHECK(problem_of(nested(depth, '[', ']')).empty());
    CHECK(problem_of(std::string(depth, '[')) == "line 1, column 1000001: expected a value, found the end of the text");
    std::string objects;
    for (std::size_t level = 0; level < depth / 10; ++level) objects += "{\"a\":";
    CHECK(problem_of(objects + "1" + std::string(depth / 10, '}')).empty());
    CHECK_FALSE(problem_of(objects + "1" + std::string(depth / 10, ']')).empty());
}

#include <doctest/doctest.h>

#include "../../src/json/tape.hpp"
#include "../../src/json/tape_from_json.hpp"

using namespace guong::json_reading;

namespace {

tape read(std::string_view text) {
    tape values;
    REQUIRE_FALSE(read_text(text, values).has_value());
    return values;
}

} // namespace

TEST_CASE("the pointer to each node of a tape is the place of its value") {
    const auto values = read(R"({"a":[1,[true],{"b":null}],"c":{"d":"x"}})");
    CHECK(values.pointer_to(0).empty());
    CHECK(values.pointer_to(1) == "/a"); // the key stands for its value
    CHECK(values.pointer_to(2) == "/a");
    CHECK(values.pointer_to(3) == "/a/0");
    CHECK(values.pointer_to(4) == "/a/1");
    CHECK(values.pointer_to(5) == "/a/1/0");
    CHECK(values.pointer_to(6) == "/a/2");
    CHECK(values.pointer_to(8) == "/a/2/b");
    CHECK(values.pointer_to(10) == "/c");
    CHECK(values.pointer_to(12) == "/c/d");
}

TEST_CASE("slashes and tildes in keys are escaped in pointers") {
    const auto values = read(R"({"/~":{"":1}})");
    CHECK(values.pointer_to(4) == "/~1~0/");
}

TEST_CASE("keys are found at their own level only") {
    const auto values = read(R"({"a":{"b":1},"c":2})");
    CHECK(values.find(0, "a") == 2);
    CHECK_FALSE(values.find(0, "b").has_value());
    CHECK(values[values.find(0, "c").value()].text() == "2");
    CHECK(values.find(2, "b").has_value());
}

TEST_CASE("a value is written back without blanks, with its digits as they were") {
    const auto* const text = R"( { "a" : [ 1.50 , 0, 1e2, true, false, null ], "q\"" : { } , "s":[ ] , "đ": "\u0110\n" } )";
    CHECK(read(text).compact(0) == "{\"a\":[1.50,0,1e2,true,false,null],\"q\\\"\":{},\"s\":[],\"đ\":\"Đ\\n\"}");
}

TEST_CASE("a cleared tape has forgotten its faults") {
    tape values;
    CHECK_FALSE(read_text("[\"\xFF\"]", values).has_value());
    CHECK(values.first_fault() == 1);
    values.clear();
    CHECK_FALSE(values.first_fault().has_value());
}

TEST_CASE("texts that a tape keeps stay where they are, however many come after them, until it is cleared") {
    tape values;
    std::vector<std::string_view> kept;
    for (int number = 0; number < 2'000; ++number) kept.push_back(values.keep(std::to_string(number)));
    kept.push_back(values.keep(std::string(100'000, 'x')));
    for (int number = 0; number < 2'000; ++number) CHECK(kept[static_cast<std::size_t>(number)] == std::to_string(number));
    CHECK(kept.back() == std::string(100'000, 'x'));
    values.clear();
    CHECK(values.empty());
    CHECK(values.keep("y") == "y");
}

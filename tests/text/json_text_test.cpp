#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "../../src/text/json_text.hpp"

using guong::json_pointer_token;
using guong::json_quoted;
using guong::json_writer;

TEST_CASE("a quoted text is what a JSON reader gives back") {
    using namespace std::string_literals;
    for (const std::string& text : {""s, "tiêu chuẩn"s, "a\"b\\c/d"s, "\b\f\n\r\t\0\x1f\x7f"s, "\U0001F600 \u2028"s}) {
        CAPTURE(text);
        CHECK(nlohmann::json::parse(json_quoted(text)).get<std::string>() == text);
    }
    CHECK(json_quoted("a\n\x01") == "\"a\\n\\u0001\"");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
    CHECK(json_quoted("h\xEAn") == "\"h\uFFFDn\"");
    CHECK(json_quoted("\xE1\xBB") == "\"\uFFFD\uFFFD\"");
}

TEST_CASE("a writer puts commas and colons where they belong") {
    json_writer json;
    json.begin_object();
    json.key("id").text("k1").key("n").number(-2).key("yes").boolean(true).key("no").boolean(false).key("nothing").null();
    json.key("marks").raw("8.5").key("names").texts({"a", "b"}).key("none").begin_array().end_array();
    json.key("inner").begin_object().key("list").begin_array().number(1).begin_object().end_object().number(2).end_array().end_object();
    json.end_object();
    CHECK(json.take() == R"({"id":"k1","n":-2,"yes":true,"no":false,"nothing":null,"marks":8.5,"names":["a","b"],"none":[],)"
                         R"("inner":{"list":[1,{},2]}})");
    CHECK(json.take().empty());
    json.begin_array().end_array();
    CHECK(json.take() == "[]");
}

TEST_CASE("a key with the signs of a pointer in it stays one token") {
    CHECK(json_pointer_token("a/b~c") == "a~1b~0c");
    CHECK(json_pointer_token("Họ và tên") == "Họ và tên");
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/text.hpp>

using guong::position;
using guong::source;
using guong::span;

TEST_CASE("an empty source has one empty line") {
    const source empty{"r.guong", ""};
    CHECK(empty.locate(0) == position{1, 1});
    CHECK(empty.locate(99) == position{1, 1});
    CHECK(empty.line(1).empty());
    CHECK(empty.line(2).empty());
    CHECK(empty.line_begin(1) == 0);
}

TEST_CASE("lines are counted from one and given without their breaks, whether LF or CRLF") {
    const source text{"r.guong", "one\r\ntwo\n\nfour"};
    CHECK(text.line(0).empty());
    CHECK(text.line(1) == "one");
    CHECK(text.line(2) == "two");
    CHECK(text.line(3).empty());
    CHECK(text.line(4) == "four");
    CHECK(text.line(5).empty());
    CHECK(text.line_begin(2) == 5);
    CHECK(text.line_begin(4) == 10);
    CHECK(text.line_begin(5) == text.bytes().size());
    CHECK(text.locate(5) == position{2, 1});
    CHECK(text.locate(4) == position{1, 4});
}

TEST_CASE("the end of the text stands behind the last letter, or on a new line after a line break") {
    CHECK(source{"r", "abc"}.locate(3) == position{1, 4});
    CHECK(source{"r", "abc"}.locate(1000) == position{1, 4});
    CHECK(source{"r", "abc\n"}.locate(4) == position{2, 1});
}

TEST_CASE("columns are the same for the three spellings of a letter") {
    for (const char* word : {"bổng lộc", "bo\u0302\u0309ng lo\u0323\u0302c", "bô\u0309ng lô\u0323c"}) {
        CAPTURE(word);
        const source text{"r", std::string{"x\n"} + word + " = 1"};
        CHECK(text.locate(text.bytes().find('=')) == position{2, 10});
        CHECK(text.locate(text.bytes().find('l')) == position{2, 6});
    }
}

TEST_CASE("an offset inside a letter is the letter's place") {
    const source text{"r", "bo\u0302\u0309ng"};
    for (std::size_t offset = 1; offset < text.bytes().find('n'); ++offset) CHECK(text.locate(offset) == position{1, 2});
    CHECK(text.locate(text.bytes().find('n')) == position{1, 3});
}

TEST_CASE("a byte order mark is no letter of the first line") {
    const source text{"r", "\uFEFFscale"};
    CHECK(text.locate(0) == position{1, 1});
    CHECK(text.locate(3) == position{1, 1});
    CHECK(text.locate(5) == position{1, 3});
    CHECK(text.line(1) == "scale");
}

TEST_CASE("each byte that is no UTF-8 counts as one letter") {
    const source text{"r", "a\xEA\xE8z"};
    CHECK(text.locate(1) == position{1, 2});
    CHECK(text.locate(2) == position{1, 3});
    CHECK(text.locate(3) == position{1, 4});
}

TEST_CASE("two spans are joined by the least span around both") {
    CHECK(guong::join(span{1, 4, 6}, span{1, 9, 12}) == span{1, 4, 12});
    CHECK(guong::join(span{1, 9, 12}, span{1, 4, 6}) == span{1, 4, 12});
    CHECK(guong::join(span{0, 2, 20}, span{0, 4, 6}) == span{0, 2, 20});
}

TEST_CASE("places in a long line are found without counting it anew, and are the same") {
    std::string line;
    std::vector<std::size_t> begins; // of each letter
    for (int i = 0; i < 20'000; ++i)
        for (const char* letter : {"a", " ", "ộ", "o\u0302\u0323", "b"}) {
            begins.push_back(line.size());
            line += letter;
        }
    const source text{"r", "first\n" + line + "\n" + line};
    const auto line_size = line.size() + 1;
    for (std::size_t i = 0; i < begins.size(); i += 97) {
        CHECK(text.locate(6 + begins[i]) == position{2, static_cast<std::uint32_t>(i + 1)});
        CHECK(text.locate(6 + line_size + begins[i]) == position{3, static_cast<std::uint32_t>(i + 1)});
    }
    for (std::size_t i = 0; i < 200'000; ++i) CHECK_UNARY(text.locate(6 + i % line.size()).line == 2);
}

TEST_CASE("a line ends with a line feed, a carriage return, or both") {
    const guong::source text{"a", "a\rbc\r\nd\n\re"};
    const std::vector<std::string_view> lines = {"a", "bc", "d", "", "e"};
    for (std::uint32_t number = 1; number <= lines.size(); ++number) CHECK(text.line(number) == lines[number - 1]);
    CHECK(text.locate(text.bytes().size()).line == lines.size());
}

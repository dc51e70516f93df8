#include <doctest/doctest.h>

#include <random>

#include <nlohmann/json.hpp>

#include <guong/limits.hpp>

#include "../../src/json/tape.hpp"
#include "../../src/json/text_reader.hpp"

using namespace guong;
using namespace guong::json_reading;

namespace {

/// Why a text is no JSON; empty if it is.
std::string problem_of(std::string_view text) {
    tape values;
    text_reader reader{text};
    if (!reader.read_value(values)) return reader.problem();
    if (!reader.at_end()) {
        reader.fail("the end of the text");
        return reader.problem();
    }
    return {};
}

std::string text_of(std::string_view json) {
    tape values;
    REQUIRE(text_reader{json}.read_value(values));
    REQUIRE(values[0].kind == json_kind::text);
    return std::string{values[0].text()};
}

bool is_broken(std::string_view json) {
    tape values;
    REQUIRE(text_reader{json}.read_value(values));
    return values.first_fault().has_value();
}

std::string nested(std::size_t depth, char opening, char closing) { return std::string(depth, opening) + std::string(depth, closing); }

} // namespace

TEST_CASE("numbers keep the digits they were written with, however many") {
    for (const std::string number : {"0", "-0", "12", "1.50", "-1e-7", "1E+400", "123456789012345678901234567890.12345678901234567890"}) {
        tape values;
        REQUIRE(text_reader{number}.read_value(values));
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

TEST_CASE("places are counted in lines and letters, not in bytes") {
    CHECK(problem_of("{\n  \"tổ\": ổ}") == "line 2, column 9: expected a value, found `ổ`");
    CHECK(problem_of("{\n  \"to\u0302\u0309\": x}") == "line 2, column 9: expected a value, found `x`");
}

TEST_CASE("a text cut out of a longer one counts the lines before it") {
    tape values;
    text_reader reader{"{]"};
    CHECK_FALSE(reader.read_value(values));
    CHECK(reader.problem(41) == "line 42, column 2: expected a key in quotes, found `]`");
}

TEST_CASE("escapes mean what RFC 8259 says") {
    CHECK(text_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(text_of(R"("a\u1EDBb")") == "aớb");
    CHECK(text_of(R"("\ud83c\udf93")") == "🎓");
    CHECK(text_of(R"("plain text beyond eight bytes \u0041 and more of it")") == "plain text beyond eight bytes A and more of it");
    CHECK(text_of(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("a text that is no UTF-8 is marked, and reading goes on") {
    CHECK(is_broken("[1,\"\xE1\xBB\",2]"));
    CHECK(is_broken("\"\xC0\x80\""));
    CHECK(is_broken(R"("\ud83c")"));
    CHECK(is_broken(R"("\udf93\ud83c")"));
    CHECK(is_broken(R"("\ud83c\u0041")"));
    CHECK(is_broken("{\"\xFF\":1}"));
    CHECK_FALSE(is_broken("\"Lê Thị Gương\""));
}

TEST_CASE("nesting up to the limit is read, one level more is marked and left out") {
    tape values;
    const auto deepest = nested(limits::record_nesting_max, '[', ']');
    REQUIRE(text_reader{deepest}.read_value(values));
    CHECK_FALSE(values.first_fault().has_value());
    const auto deeper = "[" + deepest + ",1]";
    text_reader reader{deeper};
    REQUIRE(reader.read_value(values));
    CHECK(reader.at_end());
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

TEST_CASE("one value is read at a time and what follows is left") {
    text_reader reader{" [1, 2] , 3"};
    tape values;
    CHECK(reader.offset() == 1);
    REQUIRE(reader.read_value(values));
    CHECK(reader.take(','));
    CHECK_FALSE(reader.take(','));
    CHECK(reader.offset() == 10);
    REQUIRE(reader.read_value(values));
    CHECK(values[0].text() == "3");
    CHECK(reader.at_end());
    reader.restart("[true]", 1);
    REQUIRE(reader.read_value(values));
    CHECK(values[0].kind == json_kind::yes);
    CHECK(reader.sees(']'));
}

TEST_CASE("twenty thousand changed documents are read or refused exactly as nlohmann/json does") {
    const std::string good =
        R"({"id":"p-1","list":[1,-2.5e3,true,false,null,[],{}],"tên":"Lê \"A\" \\ \n \t","o":{"k":{"x":0.125}},"z":""})";
    const std::string_view alphabet = "{}[]\",:\\ \n0123456789eE+-.truefalsnu/x\x01\x1f\x7f";
    std::mt19937 dice{20'230'621};
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(dice); };
    std::size_t accepted = 0;
    for (int trial = 0; trial < 20'000; ++trial) {
        auto text = good;
        for (auto changes = below(3) + 1; changes > 0; --changes) {
            const auto at = below(text.size());
            switch (below(4)) {
            case 0: text[at] = alphabet[below(alphabet.size())]; break;
            case 1: text.insert(at, 1, alphabet[below(alphabet.size())]); break;
            case 2: text.erase(at, below(4) + 1); break;
            default: text.insert(at, text.substr(below(text.size()), below(12))); break;
            }
            if (text.empty()) text = " ";
        }
        tape values;
        text_reader reader{text};
        const bool ours = reader.read_value(values) && reader.at_end() && !values.first_fault();
        const bool theirs = nlohmann::json::accept(text);
        CAPTURE(text);
        CHECK(ours == theirs);
        if (ours && theirs) {
            ++accepted;
            CHECK(nlohmann::json::parse(values.compact(0)) == nlohmann::json::parse(text));
        }
    }
    CHECK(accepted > 1'000);
}

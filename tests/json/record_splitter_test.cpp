#include <doctest/doctest.h>

#include <random>
#include <vector>

#include <nlohmann/json.hpp>

#include "../../src/json/record_splitter.hpp"

using namespace guong::json_reading;

namespace {

/// The extents of the elements of an array, or nothing if brackets, quotes and commas make no array.
std::optional<std::vector<std::string>> elements_of(std::string_view text) {
    record_splitter pieces{text};
    std::vector<std::string> elements;
    if (!pieces.take('[')) return std::nullopt;
    if (!pieces.take(']')) {
        do {
            const auto element = pieces.take_value();
            if (!element) return std::nullopt;
            elements.emplace_back(*element);
        } while (pieces.take(','));
        if (!pieces.take(']')) return std::nullopt;
    }
    return pieces.at_end() ? std::optional{elements} : std::nullopt;
}

text_fault fault_of_value(std::string_view text) {
    record_splitter pieces{text};
    REQUIRE_FALSE(pieces.take_value().has_value());
    return pieces.fault();
}

using texts = std::vector<std::string>;

} // namespace

TEST_CASE("an array is split into its elements, whatever blanks stand around them") {
    CHECK(elements_of("[]") == texts{});
    CHECK(elements_of(" \r\n[\t] ") == texts{});
    CHECK(elements_of("[{},[ ],1,\"\",null]") == texts{"{}", "[ ]", "1", "\"\"", "null"});
    CHECK(elements_of("[ {\"a\" : [1, 2]}\n,\t-2.5e3 , true ]") == texts{"{\"a\" : [1, 2]}", "-2.5e3", "true"});
}

TEST_CASE("brackets, commas and quotes in texts are letters") {
    CHECK(elements_of(R"(["]", {"}":"[,"}, "\"]", "\\", {"a\\\"}":1}])") ==
          texts{R"("]")", R"({"}":"[,"})", R"("\"]")", R"("\\")", R"({"a\\\"}":1})"});
}

TEST_CASE("what is broken inside an element is not looked at") {
    CHECK(elements_of("[{\"id\":},{1 2},nul,{\"a\":\"\\x\n\xFF\"},{:,},{\"id\":1}]")->size() == 6);
}

TEST_CASE("an array that is none is refused") {
    for (const std::string_view text : {"", "{}", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[1] x", "[{]}", "[{]", "[\"]",
                                        "[\"\\\"]", "[}]", "[1:2]", "[\"a\"\"b\"]", "[{}{}]"}) {
        CAPTURE(text);
        CHECK_FALSE(elements_of(text).has_value());
    }
}

TEST_CASE("why there is no value is said with its place") {
    const auto check = [](std::string_view text, std::size_t offset, std::string_view expected) {
        CAPTURE(text);
        CHECK(fault_of_value(text).offset == offset);
        CHECK(fault_of_value(text).expected == expected);
    };
    check("  ", 2, "a value");
    check(" ]", 1, "a value");
    check("{\"a\":[1}", 7, "`]`");
    check("[{\"a\":1]", 7, "`}`");
    check("[[1]", 4, "a closing bracket");
    check("[\"a]", 4, "a closing quote");
    check("\"a\\", 3, "a closing quote");
}

TEST_CASE("the pieces of an object are taken one by one") {
    record_splitter pieces{" {\"a\" : [1], \"b\":2} "};
    CHECK(pieces.sees('{'));
    CHECK(pieces.take('{'));
    CHECK_FALSE(pieces.take('{'));
    CHECK(pieces.offset() == 2);
    CHECK(pieces.take_value() == "\"a\"");
    CHECK(pieces.take(':'));
    CHECK(pieces.take_value() == "[1]");
    CHECK(pieces.take(','));
    CHECK(pieces.take_value() == "\"b\"");
    CHECK(pieces.take(':'));
    CHECK(pieces.take_value() == "2");
    CHECK_FALSE(pieces.at_end());
    CHECK(pieces.take('}'));
    CHECK(pieces.at_end());
}

TEST_CASE("lines are taken without their ends") {
    record_splitter pieces{"a\n\n b\r\nc"};
    CHECK(pieces.take_line() == "a");
    CHECK(pieces.take_line() == "");
    CHECK(pieces.take_line() == " b\r");
    CHECK(pieces.take_line() == "c");
    CHECK_FALSE(pieces.take_line().has_value());
    CHECK_FALSE(record_splitter{""}.take_line().has_value());
}

TEST_CASE("every beginning of a good array but the whole is refused") {
    const std::string whole = R"([{"a":"x\"]}\\","b":[[],{}]},"\u0041",{"c":{"d":[1,2]}},7])";
    REQUIRE(elements_of(whole)->size() == 4);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(elements_of(whole.substr(0, length)).has_value());
    }
}

TEST_CASE("hostile nesting costs no stack") {
    const std::size_t depth = 1'000'000;
    const auto nested = std::string(depth, '[') + std::string(depth, ']');
    CHECK(record_splitter{nested}.take_value()->size() == 2 * depth);
    CHECK(fault_of_value(std::string(depth, '[')).offset == depth);
    CHECK(fault_of_value(std::string(depth, '{') + ']').offset == depth);
}

TEST_CASE("what nlohmann/json takes for an array is split into the same elements, in twenty thousand changed texts") {
    const std::string good = R"([{"id":"p-1","list":[1,-2.5e3,true,[],{}]}, "Lê \"A\" \\ ]", {"o":{"k":{"x":0.125}},"z":""},[[7]],null])";
    const std::string_view alphabet = "{}[]\",:\\ \n01e-.tn";
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
        const auto theirs = nlohmann::json::parse(text, nullptr, false);
        const auto ours = elements_of(text);
        if (!theirs.is_array()) continue;
        ++accepted;
        CAPTURE(text);
        REQUIRE(ours.has_value());
        REQUIRE(ours->size() == theirs.size());
        for (std::size_t element = 0; element < ours->size(); ++element) CHECK(nlohmann::json::parse((*ours)[element]) == theirs[element]);
    }
    CHECK(accepted > 1'000);
}

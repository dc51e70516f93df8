#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <guong/diagnostic.hpp>

#include "support/golden.hpp"

using guong::diagnostic_code;
using guong::severity;

namespace {

struct listed_code {
    std::string name;
    unsigned number;
    bool warning;
};

/// The codes as the header lists them.
std::vector<listed_code> codes_in_header() {
    const std::string header = guong::tests::read_repository_file("include/guong/diagnostic_codes.hpp");
    const std::regex row{R"(\n    ([a-z_0-9]+) = ([0-9]+), *///<([^\n]*))"};
    std::vector<listed_code> codes;
    for (std::sregex_iterator found{header.begin(), header.end(), row}, end; found != end; ++found) {
        const bool warning = (*found)[3].str().find("(warning") != std::string::npos;
        codes.push_back({(*found)[1], static_cast<unsigned>(std::stoul((*found)[2])), warning});
    }
    return codes;
}

/// The arguments that a template mentions.
std::set<char> placeholders(std::string_view text) {
    std::set<char> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) found.insert(text[at + 1]);
    return found;
}

/// Any letter beyond ASCII that is no mark of punctuation: these begin with the bytes of U+0080 to U+07FF, or of U+1E00 to U+1EFF.
bool has_vietnamese_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) {
        const auto lead = static_cast<unsigned char>(byte);
        return (lead >= 0xC3u && lead <= 0xC6u) || lead == 0xE1u;
    });
}

} // namespace

TEST_CASE("every code of the header has its row, in order, under its own name") {
    const auto codes = codes_in_header();
    const auto& rows = guong::diagnostic_catalogue();
    REQUIRE(codes.size() > 60);
    REQUIRE(rows.size() == codes.size());
    for (std::size_t index = 0; index < rows.size(); ++index) {
        CAPTURE(codes[index].name);
        CHECK(static_cast<unsigned>(rows[index].code) == codes[index].number);
        std::string slug = codes[index].name;
        std::replace(slug.begin(), slug.end(), '_', '-');
        CHECK(rows[index].slug == slug);
        CHECK((rows[index].severity == severity::warning) == codes[index].warning);
        if (index > 0) CHECK(rows[index - 1].code < rows[index].code);
    }
}

TEST_CASE("every message is one line in both languages, lower case, without a full stop, with the same arguments") {
    for (const auto& row : guong::diagnostic_catalogue()) {
        CAPTURE(row.slug);
        // Where an argument quotes keywords, there is one for each language.
        using guong::diagnostic_code;
        const bool quotes_keywords = row.code == diagnostic_code::unexpected_token || row.code == diagnostic_code::repeated_annotation ||
                                     row.code == diagnostic_code::misplaced_annotation || row.code == diagnostic_code::wrong_outcome;
        CHECK((quotes_keywords || placeholders(row.message.en) == placeholders(row.message.vi)));
        for (const std::string_view words : {row.message.en, row.message.vi}) {
            REQUIRE_FALSE(words.empty());
            CHECK(words.back() != '.');
            CHECK_FALSE((words.front() >= 'A' && words.front() <= 'Z'));
            CHECK(words.find('\n') == std::string_view::npos);
            CHECK(std::count(words.begin(), words.end(), '`') % 2 == 0);
            CHECK(words.find("illegal") == std::string_view::npos);
            CHECK(words.find("invalid") == std::string_view::npos);
            CHECK(guong::compose(words) == words);
        }
    }
}

TEST_CASE("every code is explained by a cause, an example and a cure, in sentences of both languages") {
    for (const auto& row : guong::diagnostic_catalogue()) {
        CAPTURE(row.slug);
        for (const auto& prose : {row.cause, row.cure}) {
            for (const std::string_view words : {prose.en, prose.vi}) {
                CAPTURE(words);
                CHECK(words.ends_with('.'));
                CHECK_FALSE(words.ends_with(".."));
                CHECK(words.find('\n') == std::string_view::npos);
                CHECK(words.find("  ") == std::string_view::npos);
                CHECK(std::count(words.begin(), words.end(), '`') % 2 == 0);
            }
        }
        for (const std::string_view example : {row.example.en, row.example.vi}) CHECK_FALSE(example.empty());
    }
}

TEST_CASE("what the catalogue says in Vietnamese is Vietnamese, in composed letters") {
    for (const auto& row : guong::diagnostic_catalogue()) {
        CAPTURE(row.slug);
        for (const auto& words : {row.message, row.cause, row.cure}) {
            CAPTURE(words.vi);
            CHECK(words.en != words.vi);
            CHECK(has_vietnamese_letter(words.vi));
        }
        for (const auto& words : {row.message, row.cause, row.example, row.cure}) {
            CHECK(guong::compose(words.en) == words.en);
            CHECK(guong::compose(words.vi) == words.vi);
        }
    }
}

TEST_CASE("words are had in the language asked for") {
    constexpr guong::bilingual words{"cause", "nguyên nhân"};
    CHECK(words.in(guong::language::en) == "cause");
    CHECK(words.in(guong::language::vi) == "nguyên nhân");
}

TEST_CASE("a code is found by its name in either case, its number and its slug") {
    for (const char* name : {"E0203", "e0203", "0203", "203", "unknown-field"}) {
        CAPTURE(name);
        CHECK(guong::find_diagnostic_code(name) == diagnostic_code::unknown_field);
    }
    for (const char* name : {"", "E", "E9999", "E02O3", "203x", "X203", "unknown_field", "-203", "99999999999"}) {
        CAPTURE(name);
        CHECK_FALSE(guong::find_diagnostic_code(name).has_value());
    }
    for (const auto& row : guong::diagnostic_catalogue()) {
        CHECK(guong::find_diagnostic_code(guong::code_name(row.code)) == row.code);
        CHECK(&guong::describe(row.code) == &row);
    }
}

TEST_CASE("errors are named with an E and warnings with a W") {
    CHECK(guong::code_name(diagnostic_code::unreadable_file) == "E0101");
    CHECK(guong::code_name(diagnostic_code::unused_declaration) == "W0220");
    CHECK(guong::severity_of(diagnostic_code::unreadable_file) == severity::error);
    CHECK(guong::severity_of(diagnostic_code::unused_declaration) == severity::warning);
}

#include <doctest/doctest.h>

#include <string>

#include <guong/limits.hpp>

#include "../../src/syntax/encoding.hpp"
#include "findings.hpp"

namespace parsing = guong::parsing;
using guong::diagnostic_code;
using guong_test::findings_of;
using lines = std::vector<std::string>;

namespace {

/// The name of the encoding that the bytes look like, or what else is wrong with them.
std::string verdict_on(const std::string& bytes) {
    const auto fault = parsing::find_encoding_fault(bytes);
    if (!fault) return "UTF-8";
    if (fault->code == diagnostic_code::foreign_encoding) return fault->argument;
    return std::string{guong::describe(fault->code).slug};
}

std::string as_utf16(const std::string& ascii, bool big_endian) {
    std::string wide;
    for (const char letter : ascii) {
        if (big_endian) wide.push_back('\0');
        wide.push_back(letter);
        if (!big_endian) wide.push_back('\0');
    }
    return wide;
}

} // namespace

TEST_CASE("text in UTF-8 is accepted, with a mark or without") {
    CHECK(verdict_on("") == "UTF-8");
    CHECK(verdict_on("tiêu chuẩn 😀") == "UTF-8");
    CHECK(verdict_on("\xEF\xBB\xBFtiêu chuẩn") == "UTF-8");
    CHECK(parsing::byte_order_mark_bytes("\xEF\xBB\xBFx") == 3);
    CHECK(parsing::byte_order_mark_bytes("\xEF\xBB") == 0);
}

TEST_CASE("UTF-16 is recognised by its mark, and without one by its zeros") {
    const std::string text = "record student { marks : decimal }";
    CHECK(verdict_on("\xFF\xFE" + as_utf16(text, false)) == "UTF-16");
    CHECK(verdict_on("\xFE\xFF" + as_utf16(text, true)) == "UTF-16");
    CHECK(verdict_on(as_utf16(text, false)) == "UTF-16");
    CHECK(verdict_on(as_utf16(text, true)) == "UTF-16");
    CHECK(verdict_on(std::string{"\xFF\xFE\0\0r\0\0\0", 8}) == "UTF-32");
}

TEST_CASE("the old Vietnamese encodings are recognised by their frequent bytes") {
    CHECK(verdict_on("record gv \"Gi\xB6ng vi\xAAn ho\xB5n th\xB5nh t\xEBt nhi\xD6m v\xF4 \xAE\xAD\xEE"
                     "c giao, \xAE\xB9o \xAE\xF8"
                     "c\"") == "TCVN3");
    CHECK(verdict_on("record gv \"Gia\xD2ng vi\xEAn ho\xE0n th\xE0nh t\xF4\xECt nhi\xEA\xF2m vu\xF2 \xF0\xFD\xF5\xF2"
                     "c giao, \xF0"
                     "a\xF2o \xF0\xFD\xEC"
                     "c\"") == "Windows-1258");
    CHECK(verdict_on("record gv \"Gia\xFBng vie\xE2n hoa\xF8n tha\xF8nh to\xE1t nhie\xE4m vu\xEF \xF1\xF6\xF4\xEF"
                     "c giao, \xF1"
                     "a\xEFo \xF1\xF6\xF9"
                     "c\"") == "VNI");
}

TEST_CASE("one byte that is no UTF-8 is no encoding, but a place") {
    CHECK(findings_of("record r \"ti\xEAu\" { a : text }") == lines{"E0103 1:13 expected text in UTF-8, found a byte that is not"});
    CHECK(findings_of("parameter p = \"\xE1\xBB") == lines{"E0103 1:16 expected text in UTF-8, found a byte that is not"});
    CHECK(findings_of("# \xED\xA0\x80") == lines{"E0103 1:3 expected text in UTF-8, found a byte that is not"});
}

TEST_CASE("what is no text is said to be none") {
    CHECK(verdict_on(std::string{"PK\3\4\x14\0\6\0\x08\0\0\0!\0\xDF\xA4", 16}) == "binary-file");
    CHECK(verdict_on(std::string{"record r { a : text }\0", 22}) == "binary-file");
    std::string noise;
    for (unsigned seed = 1, byte = 0; byte < 4096; ++byte) {
        seed = seed * 1103515245u + 12345u;
        noise.push_back(static_cast<char>(1 + (seed >> 16u) % 255));
    }
    CHECK(verdict_on(noise) == "binary-file");
}

TEST_CASE("a file is refused for its size alone beyond the limit") {
    CHECK_FALSE(parsing::find_encoding_fault(std::string(guong::limits::source_bytes_max, ' ')).has_value());
    CHECK(verdict_on(std::string(guong::limits::source_bytes_max + 1, ' ')) == "file-too-large");
    const auto parsed = guong::parse(guong::source{"big.guong", std::string(50u << 20, 'x')});
    CHECK_FALSE(parsed);
    REQUIRE(parsed.report().findings.size() == 1);
    CHECK(parsed.report().findings.front().code == diagnostic_code::file_too_large);
}

TEST_CASE("help says how to save the file") {
    const auto parsed = guong::parse(guong::source{"test.guong", "\xFF\xFE" + as_utf16("record", false)});
    CHECK_FALSE(parsed);
    REQUIRE(parsed.report().findings.size() == 1);
    REQUIRE(parsed.report().findings.front().help.size() == 1);
    CHECK(parsed.report().findings.front().help.front().id == guong::phrase_id::save_as_utf8);
}

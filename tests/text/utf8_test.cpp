#include <doctest/doctest.h>

#include <guong/text.hpp>

#include "../../src/text/utf8.hpp"

using guong::compose;
using guong::display_width;
using guong::first_invalid_utf8;
using guong::fold;
using guong::letter_count;
namespace utf8 = guong::utf8;

TEST_CASE("the three spellings of Vietnamese letters compose to one") {
    CHECK(compose("o\u0302\u0309") == "ổ");
    CHECK(compose("ô\u0309") == "ổ");
    CHECK(compose("ổ") == "ổ");
    CHECK(compose("Ha\u0323nh ki\u00EA\u0309m u\u031B\u0301ng") == "Hạnh kiểm ứng");
    CHECK(compose("\u0323o\u0302") == "\u0323ô");
}

TEST_CASE("composition orders marks whatever order they were typed in") {
    CHECK(compose("e\u0302\u0323") == "ệ");
    CHECK(compose("e\u0323\u0302") == "ệ");
    CHECK(compose("ẹ\u0302") == "ệ");
}

TEST_CASE("composition leaves zero bytes and text that is not UTF-8 alone") {
    using namespace std::string_literals;
    CHECK(compose("a\0o\u0302b"s) == "a\0ôb"s);
    CHECK(compose("o\u0302\xFF") == "o\u0302\xFF");
    CHECK(compose("").empty());
}

TEST_CASE("folding is blind to case, tone marks, diacritics, đ and runs of blank") {
    CHECK(fold("Tuổi") == "tuoi");
    CHECK(fold("TUO\u0302\u0309I") == "tuoi");
    CHECK(fold("tuoi") == "tuoi");
    CHECK(fold("Đơn  vị\t\n chủ quản ") == "don vi chu quan");
    CHECK(fold("ÐẶNG ðình") == "dang dinh");
    CHECK(fold("Ước Ơ Ư") == "uoc o u");
    CHECK(fold("  ") == "");
}

TEST_CASE("display width counts cells: marks none, wide characters two, broken bytes one") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("ổ") == 1);
    CHECK(display_width("o\u0302\u0309") == 1);
    CHECK(display_width("漢字") == 4);
    CHECK(display_width("（") == 2);
    CHECK(display_width("a\tb") == 3);
    CHECK(display_width("\xFF\xFE") == 2);
    CHECK(display_width("") == 0);
}

TEST_CASE("letters are code points after composition") {
    CHECK(letter_count("tuổi") == 4);
    CHECK(letter_count("tuo\u0302\u0309i") == 4);
    CHECK(letter_count("tuô\u0309i") == 4);
    CHECK(letter_count("a\xEA" "b") == 3);
    CHECK(letter_count("x\u0323\u0302") == 3); // no composed form: each mark is a code point of its own
}

TEST_CASE("the first invalid byte is found, whatever is wrong with it") {
    CHECK_FALSE(first_invalid_utf8("tiêu chuẩn, 漢字 \U0001F600").has_value());
    CHECK(first_invalid_utf8("ab\x80") == 2u);             // a continuation byte alone
    CHECK(first_invalid_utf8("ab\xE1\xBB") == 2u);         // cut off
    CHECK(first_invalid_utf8("\xC0\x80") == 0u);           // overlong
    CHECK(first_invalid_utf8("\xE0\x9F\xBF") == 0u);       // overlong
    CHECK(first_invalid_utf8("\xF0\x8F\xBF\xBF") == 0u);   // overlong
    CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1u);      // a surrogate
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0u);   // beyond U+10FFFF
    CHECK(first_invalid_utf8("\xF8\x88\x80\x80\x80") == 0u);
}

TEST_CASE("every code point survives encoding and decoding") {
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point == 0xD800) code_point = 0xE000;
        std::string text;
        utf8::append(text, code_point);
        const utf8::unit read = utf8::decode(text, 0);
        const bool same = read.valid && read.code_point == code_point && read.bytes == text.size();
        if (!same) FAIL_CHECK("code point " << static_cast<unsigned>(code_point));
    }
}

TEST_CASE("a letter begins before its continuation bytes and marks") {
    const std::string text = "a" "o\u0302\u0309" "n";
    for (std::size_t offset = 1; offset < 6; ++offset) CHECK(utf8::letter_begin(text, offset) == 1);
    CHECK(utf8::letter_begin(text, 6) == 6);
    CHECK(utf8::letter_begin(text, 100) == text.size());
    CHECK(utf8::letter_begin("\u0302", 0) == 0);
    CHECK(utf8::letter_begin("\x80\x80\x80\x80\x80", 4) == 4);
}

TEST_CASE("what would move the cursor or turn the text round is drawn as a sign") {
    CHECK(utf8::printable("a\x1b[31m\tb\n") == "a␛[31m␉b␊");
    CHECK(utf8::printable("x\u202Ey\u2066z\u0085\x7F") == "x\uFFFDy\uFFFDz\uFFFD\uFFFD");
    CHECK(utf8::printable("h\xEA" "n") == "h\uFFFDn");
    CHECK(utf8::printable("tiêu chuẩn") == "tiêu chuẩn");
}

TEST_CASE("letters, marks and digits are told apart in any script") {
    CHECK(utf8::is_letter(U'ạ'));
    CHECK(utf8::is_letter(U'漢'));
    CHECK_FALSE(utf8::is_letter(U'_'));
    CHECK_FALSE(utf8::is_letter(U'\u0302'));
    CHECK(utf8::is_mark(U'\u0323'));
    CHECK_FALSE(utf8::is_mark(U'a'));
    CHECK(utf8::is_digit(U'7'));
    CHECK_FALSE(utf8::is_digit(U'½'));
}

TEST_CASE("a label inside a sentence begins small, unless it begins with capitals") {
    using guong::utf8::inside_sentence;
    CHECK(inside_sentence("Đề tài") == "đề tài");
    CHECK(inside_sentence("Ấn phẩm") == "ấn phẩm");
    CHECK(inside_sentence("award") == "award");
    CHECK(inside_sentence("ISO") == "ISO");
    CHECK(inside_sentence("ĐTVN") == "ĐTVN");
    CHECK(inside_sentence("").empty());
    CHECK(guong::utf8::capitalised("đề tài") == "Đề tài");
}

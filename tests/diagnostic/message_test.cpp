#include <doctest/doctest.h>

#include <regex>

#include <guong/diagnostic.hpp>

#include "support/golden.hpp"

using guong::diagnostic_code;
using guong::language;
using guong::message;
using guong::phrase;
using guong::phrase_id;

namespace {

std::string words(diagnostic_code code, std::vector<std::string> arguments, language which) {
    guong::diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    return message(finding, which);
}

} // namespace

TEST_CASE("a message is its template filled with the author's words") {
    CHECK(words(diagnostic_code::unknown_field, {"tuoi", "student"}, language::en) == "`student` has no field `tuoi`");
    CHECK(words(diagnostic_code::unknown_field, {"tuoi", "student"}, language::vi) == "`student` không có mục thông tin `tuoi`");
}

TEST_CASE("sorts of things are translated, the author's words are not") {
    CHECK(words(diagnostic_code::unexpected_token, {"`:` or `or`", "the end of the file"}, language::en) ==
          "expected `:` or `or`, found the end of the file");
    CHECK(words(diagnostic_code::unexpected_token, {"`:` or `or`", "the end of the file", "`:` or `hoặc`"}, language::vi) ==
          "cần `:` hoặc `hoặc`, nhưng gặp hết tệp");
    CHECK(words(diagnostic_code::unused_declaration, {"parameter", "parameter"}, language::vi) ==
          "tham số `parameter` không được dùng đến");
    CHECK(words(diagnostic_code::wrong_fact_type, {"a whole number", "the text \"a list or so\""}, language::vi) ==
          "cần một số nguyên, nhưng gặp chữ \"a list or so\"");
    CHECK(words(diagnostic_code::wrong_fact_type, {"the id of a `collective`, or the record itself", "the number 3.5"}, language::vi) ==
          "cần mã của một `collective`, hoặc ghi chính hồ sơ đó, nhưng gặp số 3.5");
    CHECK(words(diagnostic_code::empty_braces, {"a scale"}, language::vi) == "trong ngoặc nhọn của thang bậc chưa có gì");
}

TEST_CASE("words of the rule language are quoted in the reader's language, the author's words anywhere as they are") {
    CHECK(words(diagnostic_code::type_mismatch, {"list of text", "decimal"}, language::vi) ==
          "cần giá trị kiểu `danh sách chữ`, nhưng gặp giá trị kiểu `số_thập_phân`");
    CHECK(words(diagnostic_code::type_mismatch, {"list of text", "grade"}, language::en) == "expected a value of type `list of text`, found one of type `grade`");
    CHECK(words(diagnostic_code::foreign_spelling, {"&&", "and"}, language::vi) == "ở đây không dùng `&&`; hãy viết `và`");
    CHECK(message(phrase{phrase_id::set_instead, {"line"}}, language::vi).ends_with("hãy viết `đặt line = …`"));
    CHECK(message(phrase{phrase_id::tighten_instead, {"line"}}, language::vi) == "muốn đòi hỏi thêm, hãy viết `siết chặt line { … }`");
    CHECK(message(phrase{phrase_id::count_it, {"line"}}, language::vi) == "hãy viết `số lượng line`, hoặc `có x trong line mà …`");
}

TEST_CASE("words are translated whole: a word within a word is left alone") {
    CHECK(words(diagnostic_code::wrong_fact_type, {"an orchard", "origin"}, language::vi) == "cần an orchard, nhưng gặp origin");
}

TEST_CASE("a part in brackets is left out where its argument is empty or blank") {
    CHECK(words(diagnostic_code::foreign_spelling, {"&&", "and"}, language::en) == "`&&` is not used here; write `and`");
    CHECK(words(diagnostic_code::foreign_spelling, {";", " "}, language::en) == "`;` is not used here");
    CHECK(words(diagnostic_code::outside_validity, {"2030-01-01", "2023-06-21", "2025-12-31"}, language::en) ==
          "on 2030-01-01 the rules are not in force; they are valid from 2023-06-21 through 2025-12-31");
    CHECK(words(diagnostic_code::outside_validity, {"2030-01-01", "", "2025-12-31"}, language::vi) ==
          "ngày 2030-01-01 quy định không có hiệu lực; hiệu lực đến hết ngày 2025-12-31");
    CHECK(message(phrase{phrase_id::known_names, {"", "`a`, `b`"}}) == "known names: `a`, `b`");
    CHECK(message(phrase{phrase_id::known_names, {"fields of `student`", "`a`, `b`"}}) == "known names (fields of `student`): `a`, `b`");
}

TEST_CASE("one, two and three suggestions are joined as people join them") {
    CHECK(message(phrase{phrase_id::did_you_mean, {"a"}}) == "did you mean `a`?");
    CHECK(message(phrase{phrase_id::did_you_mean, {"a", "b"}}) == "did you mean `a` or `b`?");
    CHECK(message(phrase{phrase_id::did_you_mean, {"a", "b", "c"}}) == "did you mean `a`, `b` or `c`?");
    CHECK(message(phrase{phrase_id::did_you_mean, {"a", "b", "c"}}, language::vi) == "có phải ý bạn là `a`, `b` hoặc `c`?");
}

TEST_CASE("an argument is never taken for a template") {
    CHECK(words(diagnostic_code::unknown_name, {"{0}[{1}]"}, language::en) == "nothing here is called `{0}[{1}]`");
}

TEST_CASE("an argument that is not given is empty") {
    CHECK(words(diagnostic_code::unknown_field, {}, language::en) == "`` has no field ``");
}

TEST_CASE("an argument longer than a line is cut between letters") {
    std::string long_name;
    for (int letter = 0; letter < 300; ++letter) long_name += "ổ";
    const std::string shown = words(diagnostic_code::unknown_name, {long_name}, language::en);
    CHECK(shown.ends_with("ổ…`"));
    CHECK(guong::letter_count(shown) == guong::letter_count("nothing here is called ``") + 200 + 1);
    CHECK_FALSE(guong::first_invalid_utf8(shown).has_value());
}

TEST_CASE("every phrase of the header has words in both languages") {
    const std::string header = guong::tests::read_repository_file("include/guong/diagnostic_codes.hpp");
    std::string list = header.substr(header.find("enum class phrase_id"));
    list.resize(list.find("};"));
    const std::regex row{R"(\n    [a-z_0-9]+, *///<)"};
    const auto count = std::distance(std::sregex_iterator{list.begin(), list.end(), row}, std::sregex_iterator{});
    REQUIRE(count > 10);
    for (int id = 0; id < count; ++id) {
        CAPTURE(id);
        const phrase text{static_cast<phrase_id>(id), {"x", "y"}};
        CHECK_FALSE(message(text, language::en).empty());
        CHECK(message(text, language::en) != message(text, language::vi));
    }
    CHECK_THROWS_AS(static_cast<void>(message(phrase{static_cast<phrase_id>(count), {}})), std::out_of_range);
}

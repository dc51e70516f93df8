/// Rule files with Vietnamese keywords: what they mean, and in which spellings.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using guong_test::words_of;
using lines = std::vector<std::string>;

std::string tree_of(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    if (!parsed || parsed.report().has_errors()) return findings_of(text).front();
    return words_of(*parsed);
}

std::string condition(const std::string& text) { return tree_of("criterion c for s : " + text); }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// Each letter with a tone mark as a letter and a mark behind it, as Windows-1258 has them.
std::string with_marks_apart(std::string text) {
    constexpr std::array<std::string_view, 5> marks = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};
    constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 5>>, 13> letters = {{
        {"a", {"à", "á", "ả", "ã", "ạ"}},
        {"ă", {"ằ", "ắ", "ẳ", "ẵ", "ặ"}},
        {"â", {"ầ", "ấ", "ẩ", "ẫ", "ậ"}},
        {"e", {"è", "é", "ẻ", "ẽ", "ẹ"}},
        {"ê", {"ề", "ế", "ể", "ễ", "ệ"}},
        {"i", {"ì", "í", "ỉ", "ĩ", "ị"}},
        {"o", {"ò", "ó", "ỏ", "õ", "ọ"}},
        {"ô", {"ồ", "ố", "ổ", "ỗ", "ộ"}},
        {"ơ", {"ờ", "ớ", "ở", "ỡ", "ợ"}},
        {"u", {"ù", "ú", "ủ", "ũ", "ụ"}},
        {"ư", {"ừ", "ứ", "ử", "ữ", "ự"}},
        {"y", {"ỳ", "ý", "ỷ", "ỹ", "ỵ"}},
        {"Đ", {"Đ", "Đ", "Đ", "Đ", "Đ"}},
    }};
    for (const auto& [base, toned] : letters) {
        for (std::size_t tone = 0; tone < marks.size(); ++tone) {
            if (toned[tone] != base) replace_all(text, toned[tone], std::string{base} + std::string{marks[tone]});
        }
    }
    return text;
}

/// Every mark apart: hats and horns too.
std::string decomposed(std::string text) {
    text = with_marks_apart(std::move(text));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> letters = {
        {{"ă", "a\u0306"}, {"â", "a\u0302"}, {"ê", "e\u0302"}, {"ô", "o\u0302"}, {"ơ", "o\u031B"}, {"ư", "u\u031B"}}};
    for (const auto& [whole, apart] : letters) replace_all(text, whole, apart);
    return text;
}

const std::string vietnamese = R"(bộ tiêu chuẩn thi_đua "Thi đua" tiếng Anh "Emulation" ghi chú "n" {
  nguồn "Kế hoạch"
  có hiệu lực từ 2023-06-21 đến hết 2025-12-31
  ngôn ngữ vi
}
thang bậc mức { thấp "thấp" tiếng Việt "t" cao }
tham số nhiều : mức = cao căn cứ "III"
đối tượng người "Người" { họ_tên : chữ tên trong hồ sơ "Họ và tên" cấp : danh sách mức }
định nghĩa giỏi áp dụng cho người, đơn_vị "G" : điểm >= 8
tiêu chuẩn tt áp dụng cho người "T" {
  a tất cả { x : giỏi }
  b một trong các điều kiện sau { x : giỏi }
  c không thuộc trường hợp nào { x : giỏi }
  d ít nhất 2 trong { x : giỏi y : giỏi }
  đ đúng nhiều trong { x : giỏi y : giỏi }
  e "E" : mọi x trong xs mà a thỏa mãn b
}
)";

const std::string english = R"(ruleset thi_đua "Thi đua" en "Emulation" note "n" {
  source "Kế hoạch"
  valid from 2023-06-21 through 2025-12-31
  language vi
}
scale mức { thấp "thấp" vi "t" cao }
parameter nhiều : mức = cao cite "III"
record người "Người" { họ_tên : text key "Họ và tên" cấp : list of mức }
define giỏi for người, đơn_vị "G" : điểm >= 8
criterion tt for người "T" {
  a all { x : giỏi }
  b any { x : giỏi }
  c none { x : giỏi }
  d at least 2 of { x : giỏi y : giỏi }
  đ exactly nhiều of { x : giỏi y : giỏi }
  e "E" : every x in xs where a satisfies b
}
)";

/// Type words are names to the parser.
std::string with_english_types(std::string tree) {
    replace_all(tree, " : chữ", " : text");
    return tree;
}

} // namespace

TEST_CASE("a file in Vietnamese reads as the one in English, word for word") {
    CHECK(with_english_types(tree_of(vietnamese)) == tree_of(english));
}

TEST_CASE("both languages stand in one file, in one declaration and in one phrase's neighbours") {
    CHECK(tree_of("criterion c áp dụng cho s một trong các điều kiện sau { a : x is tốt trở lên or not y }") ==
          tree_of("criterion c for s any { a : x is tốt or better or not y }"));
}

TEST_CASE("conditions in Vietnamese") {
    const auto same = [](const std::string& vi, const std::string& en) { CHECK(condition(vi) == condition(en)); };
    same("a và không b", "a and not b");
    same("a đồng thời không phải b", "a and not b");
    same("a hoặc (b và c)", "a or (b and c)");
    same("a là tốt", "a is tốt");
    same("a không là tốt và b không phải là tốt", "a is not tốt and b is not tốt");
    same("a là tốt trở lên và b là tốt trở xuống", "a is tốt or better and b is tốt or worse");
    same("a là tốt hoặc cao hơn và b là tốt hoặc thấp hơn", "a is tốt or higher and b is tốt or lower");
    same("a là một trong (x, y)", "a is one of (x, y)");
    same("a không là một trong (x, y)", "a is not one of (x, y)");
    same("a đã có thông tin và b chưa có thông tin", "a is known and b is not known");
    same("a đã rõ và b chưa rõ", "a is known and b is not known");
    same("a trước ngày 01/02/2023", "a before 2023-02-01");
    same("a sau ngày 2023-02-01", "a after 2023-02-01");
    same("a chậm nhất ngày 2023-02-01 và b từ ngày 2023-02-01", "a on or before 2023-02-01 and b on or after 2023-02-01");
    same("có x trong xs mà a", "some x in xs where a");
    same("có ít nhất một x trong xs mà a", "some x in xs where a");
    same("không có x trong xs mà a", "no x in xs where a");
    same("không phải có x trong xs mà a", "not some x in xs where a");
    same("mọi x trong xs đáp ứng tt", "every x in xs meets tt");
    same("đáp ứng tiêu chuẩn tt và đơn_vị đáp ứng tt", "meets tt and đơn_vị meets tt");
    same("số lượng xs >= 2", "count of xs >= 2");
    same("số lượng x trong xs mà (a) >= 2", "count of x in xs where (a) >= 2");
    same("a = đúng hoặc a = sai", "a = true or a = false");
}

TEST_CASE("values in Vietnamese, and how they were written before") {
    const auto same = [](const std::string& vi, const std::string& before, const std::string& en) {
        CHECK(condition(vi + " > 2") == condition(en + " > 2"));
        CHECK(condition(before + " > 2") == condition(en + " > 2"));
    };
    same("15% của a làm tròn", "15% trong a làm tròn nửa lên", "15% of a rounded half up");
    same("15% của a", "15% trong số a", "15% of a");
    same("tổng của a ở mỗi x trong xs", "tổng của a tính trên x trong xs", "sum of a over x in xs");
    same("chuỗi liên tục dài nhất của năm ở mỗi x trong xs", "chuỗi liên tục dài nhất của năm tính trên x trong xs",
         "longest run of năm over x in xs");
    same("số tháng trong các khoảng từ a đến b ở mỗi x trong xs không kể các khoảng từ c đến d ở mỗi y trong ys chỉ tính từ e đến f",
         "tổng số tháng từ a đến b tính trên x trong xs không kể c đến d tính trên y trong ys trong thời gian từ e đến f",
         "months covered by a to b over x in xs excluding c to d over y in ys within e to f");
    CHECK(tree_of("bảng t áp dụng cho s { xét theo a kết quả là chữ dòng 1 : \"x\" }") ==
          tree_of("bảng t áp dụng cho s { căn theo a cho ra chữ dòng 1 : \"x\" }"));
}

TEST_CASE("a word that means two things means what its place says") {
    CHECK(condition("a từ 2 đến 5 và b") == condition("a between 2 and 5 and b"));
    CHECK(condition("a từ 8 đến dưới 9 và b") == condition("a from 8 to below 9 and b"));
    CHECK(condition("a từ 2.5 trở lên và b là tốt trở lên") == condition("a from 2.5 upwards and b is tốt or better"));
    CHECK(condition("a từ số lượng x trong xs mà (b từ 2 đến 5) trở xuống") ==
          condition("a from count of x in xs where (b from 2 to 5) downwards"));
    CHECK(condition("a <= 4 năm 6 tháng") == condition("a <= 54 months"));
    CHECK(condition("(số năm từ a đến b) từ 3 năm đến 5 năm") == condition("(years from a to b) from 3 years to 5 years"));
    CHECK(condition("a làm tròn xuống đến 2 chữ số thập phân từ 3 đến 5") == condition("a rounded down to 2 places from 3 to 5"));
    CHECK(condition("tổng >= 3 và tổng của x tính trên y trong ys > 2") == condition("`tổng` >= 3 and sum of x over y in ys > 2"));
    CHECK(condition("a trong khoảng từ 2 và 5 và b") == condition("a between 2 and 5 and b"));
    CHECK(condition("a ngoài khoảng từ 2 đến 5") == condition("a not between 2 and 5"));
    CHECK(condition("(a từ số lượng x trong xs mà (b và c) đến 5) và d") ==
          condition("(a between count of x in xs where (b and c) and 5) and d"));
    CHECK(tree_of("ruleset r { valid from 2023-01-01 đến hết ngày 2023-12-31 }") ==
          tree_of("ruleset r { valid from 2023-01-01 through 2023-12-31 }"));
    CHECK(condition("a đến hết ngày 2023-12-31") == condition("a on or before 2023-12-31"));
    CHECK(tree_of("criterion c for s đúng 1 trong { a : b = đúng }") == tree_of("criterion c for s exactly 1 of { a : b = true }"));
    CHECK(condition("a = đúng và có x trong xs") == condition("a = true and some x in xs"));
}

TEST_CASE("the three spellings of Vietnamese letters and both places of tone marks are the same keywords") {
    REQUIRE(with_marks_apart(vietnamese) != vietnamese);
    REQUIRE(decomposed(vietnamese) != with_marks_apart(vietnamese));
    CHECK(tree_of(with_marks_apart(vietnamese)) == tree_of(vietnamese));
    CHECK(tree_of(decomposed(vietnamese)) == tree_of(vietnamese));
    CHECK(condition("mọi x trong xs thoả mãn a") == condition("mọi x trong xs thỏa mãn a"));
    CHECK(condition(decomposed("mọi x trong xs thoả mãn a")) == condition("mọi x trong xs thỏa mãn a"));
}

TEST_CASE("the place of a tone mark makes two names") { CHECK(condition("hoà") != condition("hòa")); }

TEST_CASE("words of phrases are names by themselves") {
    CHECK(condition("tiêu và chuẩn và số và lượng và ngày và đến") ==
          "criterion c for s : (tiêu and chuẩn and số and lượng and ngày and đến)\n");
    CHECK(tree_of("scale s { nguồn đến trước sau nào }") == "scale s [nguồn] [đến] [trước] [sau] [nào]\n");
    CHECK(condition("đến từ 1 đến 2") == "criterion c for s : (between đến 1 2)\n");
}

TEST_CASE("a word of a phrase in backticks is a name") {
    CHECK(tree_of("scale s { `trở` lên }") == "scale s [trở] [lên]\n");
    CHECK(tree_of("scale s { `không` `có` }") == "scale s [không] [có]\n");
    CHECK(findings_of("scale s { không }") == lines{"E0213 1:11 expected a name, found `không`, which is a word of the language"});
}

TEST_CASE("a fault in Vietnamese is found where one in English is, and the next declaration is read") {
    CHECK(findings_of("tiêu chuẩn a áp dụng cho s : x = \ntiêu chuẩn b áp dụng cho s : = y\ntham số p = ") ==
          lines{"E0112 2:1 expected a value, found `tiêu chuẩn`", "E0112 2:30 expected a condition, found `=`",
                "E0112 3:13 expected a value, found the end of the file"});
    CHECK(findings_of("criterion a for s { x : y\ntiêu chuẩn b áp dụng cho s : z") == lines{"E0113 2:1 `{` is never closed"});
}

TEST_CASE("a misspelt declaration of several words is suggested as a whole") {
    const auto parsed = guong::parse(guong::source{"test.guong", "tiêu chuản a áp dụng cho s : x"});
    REQUIRE(parsed.report().findings.size() == 1);
    const auto& finding = parsed.report().findings.front();
    CHECK(guong::message(finding) == "expected a declaration, found `tiêu chuản`");
    REQUIRE(finding.help.size() == 1);
    CHECK(finding.help.front().arguments == std::vector<std::string>{"tiêu chuẩn", "bộ tiêu chuẩn"});
}

TEST_CASE("the word for a day between a comparison and the reference date is written once or twice") {
    const auto wanted = condition("a before reference date");
    CHECK(condition("a trước ngày xét") == wanted);
    CHECK(condition("a trước ngày ngày xét") == wanted);
    CHECK(condition("a từ ngày xét") == condition("a on or after reference date"));
    CHECK(condition("a đến hết ngày xét") == condition("a on or before reference date"));
    CHECK(condition("a sau ngày xét - 1 ngày") == condition("a after reference date - 1 day"));
    CHECK(condition("a trước ngày xét_duyệt") == condition("a before xét_duyệt"));
    CHECK(condition("số ngày từ ngày xét đến b >= 3 ngày") == condition("days from reference date to b >= 3 days"));
}

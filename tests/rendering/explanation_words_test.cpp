#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../../src/rendering/explanation_words.hpp"

namespace {

using namespace guong;

/// The words of a condition on a record with a field of every type.
std::string words(const std::string& condition, language which) {
    const auto rules = load_text("rules.guong", R"(
scale grade { low "yếu" en "weak"  middle "khá" en "fair"  high "giỏi" en "good" }
record r {
  n : decimal "Điểm" en "Mark"  p : percent "Tỷ lệ" en "Share"  d : date "Ngày" en "Day"  g : grade "Xếp loại" en "Grade"
  t : text "Mã" en "Code"  b : boolean "Cờ" en "Flag"  j : judgement "Uy tín" en "Standing"  xs : list of integer "Lần" en "Times"  other : decimal "Mốc" en "Mark to beat"
}
criterion c for r : )" + condition)
                           .value();
    const auto candidate =
        record_from_json_text(rules, "r", R"({"n":7.25,"p":"12.5%","d":"2023-03-05","g":"fair","t":"X","b":true,"j":false,"xs":[1,2]})")
            .value();
    return phrasing::words_of(explain(rules.criterion("c")->evaluate(candidate)).because, which).text;
}

std::string vi(const std::string& condition) { return words(condition, language::vi); }
std::string en(const std::string& condition) { return words(condition, language::en); }

} // namespace

TEST_CASE("a number is compared in words, with the decimal sign of the language") {
    CHECK(vi("n >= 8.5") == "Điểm: 7,25; cần: từ 8,5 trở lên");
    CHECK(vi("n > 8.5") == "Điểm: 7,25; cần: trên 8,5");
    CHECK(vi("n <= 8.5") == "Điểm: 7,25; cần: không quá 8,5");
    CHECK(vi("n < 8.5") == "Điểm: 7,25; cần: dưới 8,5");
    CHECK(vi("n = 8.5") == "Điểm: 7,25; cần: 8,5");
    CHECK(vi("n != 8.5") == "Điểm: 7,25; cần: khác 8,5");
    CHECK(en("n >= 8.5") == "Mark: 7.25; needed: at least 8.5");
    CHECK(en("n > 8.5") == "Mark: 7.25; needed: more than 8.5");
    CHECK(en("n <= 8.5") == "Mark: 7.25; needed: at most 8.5");
    CHECK(en("n < 8.5") == "Mark: 7.25; needed: less than 8.5");
    CHECK(en("8.5 <= n") == "Mark: 7.25; needed: at least 8.5");
    CHECK(vi("p >= 70%") == "Tỷ lệ: 12,5%; cần: từ 70% trở lên");
}

TEST_CASE("a level is compared by its label") {
    CHECK(vi("g is high or better") == "Xếp loại: khá; cần: giỏi trở lên");
    CHECK(vi("g is low or worse") == "Xếp loại: khá; cần: yếu trở xuống");
    CHECK(vi("g is not middle") == "Xếp loại: khá; cần: khác khá");
    CHECK(en("g is high or better") == "Grade: fair; needed: good or higher");
    CHECK(en("g is low or worse") == "Grade: fair; needed: weak or lower"); // what is low may be what is good
    CHECK(en("g < low") == "Grade: fair; needed: below weak");
    CHECK(en("g is one of (low, high)") == "Grade: fair; needed: one of: weak, good");
    CHECK(vi("g is not one of (low, middle)") == "Xếp loại: khá; cần: không thuộc: yếu, khá");
}

TEST_CASE("a day is written as the language writes days, in Vietnamese with two digits where one could be added to") {
    CHECK(vi("d before 2023-02-28") == "Ngày: ngày 05 tháng 3 năm 2023; cần: trước ngày 28 tháng 02 năm 2023");
    CHECK(vi("d on or before 2022-12-31") == "Ngày: ngày 05 tháng 3 năm 2023; cần: chậm nhất ngày 31 tháng 12 năm 2022");
    CHECK(vi("d after 2024-10-10") == "Ngày: ngày 05 tháng 3 năm 2023; cần: sau ngày 10 tháng 10 năm 2024");
    CHECK(en("d on or after 2024-01-02") == "Day: 5 March 2023; needed: on or after 2 January 2024");
    CHECK(en("d = 2024-01-02") == "Day: 5 March 2023; needed: 2 January 2024");
}

TEST_CASE("texts stand in quotes, and yes and no are words") {
    CHECK(vi("t is \"Y\"") == "Mã: “X”; cần: “Y”");
    CHECK(en("t is not \"X\"") == "Code: “X”; needed: other than “X”");
    CHECK(vi("not b") == "Cờ: có; cần: không");
    CHECK(en("not not b") == "Flag: yes; needed: yes");
    CHECK(en("b is not true") == "Flag: yes; needed: no");
    CHECK(vi("j") == "Uy tín: không đạt; cần: đạt");
    CHECK(en("j") == "Standing: not met; needed: met");
}

TEST_CASE("intervals, knowledge and values from other fields say what they compare with") {
    CHECK(vi("n between 8 and 10") == "Điểm: 7,25; cần: từ 8 đến 10");
    CHECK(en("n not between 5 and 10") == "Mark: 7.25; needed: outside 5 to 10");
    CHECK(vi("other is known") == "Mốc: chưa có thông tin; cần: có thông tin");
    CHECK(en("n is not known") == "Mark: 7.25; needed: not known");
    CHECK(vi("n >= other") == "Điểm: 7,25; cần: từ “Mốc” (chưa có thông tin) trở lên");
    CHECK(en("n > 9 or b is not true") == "needed: any one of the following; 0 of 2 met");
}

TEST_CASE("a count says how many there are, and how many qualify") {
    CHECK(vi("count of xs >= 3") == "Lần (số lượng): 2; cần: từ 3 trở lên");
    CHECK(en("3 <= count of x in xs where x > 1") == "Times (how many qualify): 1; needed: at least 3");
    CHECK(en("some x in xs satisfies x > 2") == "Times: 2 entries; needed: at least one entry that qualifies");
}

TEST_CASE("who judged, when, why and by what evidence is one line") {
    const annotation note{"Hội đồng mẫu", "2025-02-03", "đã họp", {"BB-01", "BB-02"}};
    CHECK(phrasing::words_of(note, language::vi) ==
          "Hội đồng mẫu đánh giá ngày 03 tháng 02 năm 2025; lý do: đã họp; minh chứng: BB-01, BB-02");
    CHECK(phrasing::words_of(note, language::en) == "judged by Hội đồng mẫu on 3 February 2025; reason: đã họp; evidence: BB-01, BB-02");
    CHECK(phrasing::words_of(annotation{}, language::en) == "");
}

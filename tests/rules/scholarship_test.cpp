/// The invented scholarship: points, bands and amounts.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/guong.hpp>

#include "judged_records.hpp"
#include "support/golden.hpp"

namespace {

using guong_test::value_of;
using guong_test::verdict_of;
using lines = std::vector<std::string>;

const guong_test::judged_records students{
    "rules/scholarship/scholarship.guong",
    "rules/scholarship/students.json",
    "rules/scholarship/students.verdicts.ndjson",
    {},
};

std::string scholarship_of(const std::string& id, const guong::parameter_values& set = {}) { return verdict_of(students, id, "học_bổng", set); }

} // namespace

TEST_CASE("the scholarship's rules are correct, without a warning") {
    CHECK(guong::render(guong::load_text(students.rules_path, students.rules_text()).report()) == "");
}

TEST_CASE("the scholarship's verdicts and values are those that are committed") {
    CHECK(guong::tests::golden_difference(students.verdicts_path, guong_test::verdict_lines(students, students.rules_text())) == "");
}

TEST_CASE("the scholarship's students show every verdict, every item alone and every row of a table") {
    CHECK(guong_test::criteria_without_every_verdict(students) == lines{});
    CHECK(guong_test::items_never_alone(students) == lines{});
    CHECK(guong_test::rows_without_effect(students) == lines{});
}

TEST_CASE("the scholarship's rules are the same in the keywords of both languages") {
    CHECK(guong_test::twin_fault(students) == "");
}

TEST_CASE("a grade average is weighted by credits and rounded before its band is read") {
    CHECK(value_of(students, "s01", "điểm_trung_bình") == "3.67"); // (5*4 + 5*3 + 5*4) / 15 = 3.666…
    CHECK(value_of(students, "s05", "điểm_trung_bình") == "2.56"); // (5*3 + 5*2 + 5*3 + 3*2) / 18 = 2.555…
    CHECK(value_of(students, "s06", "điểm_trung_bình") == "2.5");  // 7, 7, 5.5 and 5.5 by 4 credits each
    CHECK(scholarship_of("s06") == "eligible");
    CHECK(value_of(students, "s07", "điểm_trung_bình") == "2.25"); // 5.49 for the last of them
    CHECK(scholarship_of("s07") == "ineligible: học_tập");
    CHECK(value_of(students, "s36", "điểm_trung_bình") == "null"); // no course, no average
}

TEST_CASE("the lower edge of a band belongs to it, the upper one does not") {
    CHECK(value_of(students, "s37", "điểm_trung_bình") == "3.2"); // 8.5, 7 and 6.9: (8*4 + 8*3 + 4*2) / 20
    CHECK(value_of(students, "s37", "loại") == R"("loại_giỏi")"); // with 80 points of conduct
    CHECK(scholarship_of("s05") == "eligible");                // 66 points of conduct
    CHECK(scholarship_of("s10") == "ineligible: rèn_luyện");   // 64
    CHECK(scholarship_of("s09") == "ineligible: không_trượt"); // 3.9 in one course
}

TEST_CASE("the class is the first row that both bands reach") {
    CHECK(value_of(students, "s01", "loại") == R"("loại_xuất_sắc")"); // excellent in both
    CHECK(value_of(students, "s02", "loại") == R"("loại_giỏi")");     // 3.67, but 85 points of conduct
    CHECK(value_of(students, "s04", "loại") == R"("loại_khá")");      // 3.33, but 70
    CHECK(value_of(students, "s17", "loại") == R"("không_xếp")");     // reprimanded
}

TEST_CASE("the amount is a share of the tuition, rounded down to whole thousands") {
    CHECK(value_of(students, "s01", "mức_học_bổng") == "14814000"); // 120% of 12345678 = 14814813.6
    CHECK(value_of(students, "s02", "mức_học_bổng") == "10999000"); // 110% of 9999999 = 10999998.9
    CHECK(value_of(students, "s03", "mức_học_bổng") == "11358000"); // in hardship: 115% of 9876543 = 11358024.45
    CHECK(value_of(students, "s04", "mức_học_bổng") == "8000000");  // 100% of 8000500
    CHECK(value_of(students, "s17", "mức_học_bổng") == "0");
    CHECK(value_of(students, "s38", "mức_học_bổng") == "null"); // the tuition is not recorded
    CHECK(scholarship_of("s38") == "eligible");
}

TEST_CASE("bonus points are added up, and ten at most") {
    CHECK(value_of(students, "s34", "điểm_cộng") == "6");  // an officer, one merit: 2 + 4
    CHECK(value_of(students, "s31", "điểm_cộng") == "7");  // three merits: 4 + 3
    CHECK(value_of(students, "s29", "điểm_cộng") == "10"); // 2 + 3 + 4 + 3 = 12
    CHECK(value_of(students, "s33", "điểm_cộng") == R"({"at_least":0,"at_most":4})");
    CHECK(value_of(students, "s01", "điểm_xét") == "86.6"); // 3.67 / 4 * 70 + 20% of 92 + 4 = 86.625
    CHECK(value_of(students, "s33", "điểm_xét") == R"({"at_least":88,"at_most":92})");
}

TEST_CASE("hardship and the last semester lower what is asked, the first semester adds to it") {
    CHECK(scholarship_of("s13") == "ineligible: tín_chỉ"); // 14 credits
    CHECK(scholarship_of("s14") == "eligible");            // 12 in hardship
    CHECK(scholarship_of("s15") == "ineligible: tín_chỉ"); // 11 in hardship
    CHECK(scholarship_of("s25") == "undetermined: /khó_khăn");
    CHECK(scholarship_of("s16") == "eligible"); // 8 in the last semester
    CHECK(scholarship_of("s21") == "eligible");
    CHECK(scholarship_of("s22") == "ineligible: tuyển_sinh"); // 23.75
    CHECK(scholarship_of("s23") == "undetermined: /điểm_tuyển_sinh");
    CHECK(scholarship_of("s24") == "eligible"); // 18, but in the second semester
}

TEST_CASE("the day of the deadline is still in time") {
    CHECK(scholarship_of("s19") == "eligible");
    CHECK(scholarship_of("s20") == "ineligible: hồ_sơ");
}

TEST_CASE("a university that decides otherwise sets a parameter") {
    CHECK(scholarship_of("s13", {{"tín_chỉ_tối_thiểu", "14"}}) == "eligible");
    CHECK(scholarship_of("s20", {{"hạn_nộp", "2025-03-15"}}) == "eligible");
}

TEST_CASE("a merit counts with a decision of the school year alone") {
    CHECK(verdict_of(students, "s30", "tài_năng") == "eligible");
    CHECK(verdict_of(students, "s39", "tài_năng") == "ineligible: nổi_bật/quốc_gia, nổi_bật/nhiều"); // decided the year before
    CHECK(verdict_of(students, "s39", "tài_năng", {{"đầu_năm_học", "2024-01-01"}}) == "eligible");
    CHECK(value_of(students, "s33", "điểm_cộng") == R"({"at_least":0,"at_most":4})"); // nobody said whether there is a decision
}

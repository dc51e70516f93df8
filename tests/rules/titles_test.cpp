/// The ladder of emulation titles: consecutive years, members of a collective, quotas and rules that change on a day.

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

guong_test::judged_records academy_on(const std::string& day) {
    return {
        "rules/titles/titles.guong",
        "rules/titles/academy.json",
        "rules/titles/academy.verdicts.ndjson",
        guong::date::parse(day),
    };
}

const auto academy = academy_on("2025-08-31");
/// Before the rules for the title of the ministry changed.
const auto earlier = academy_on("2023-08-31");

} // namespace

TEST_CASE("the ladder's rules are correct, without a warning") {
    CHECK(guong::render(guong::load_text(academy.rules_path, academy.rules_text()).report()) == "");
}

TEST_CASE("the ladder's verdicts and values are those that are committed") {
    CHECK(guong::tests::golden_difference(academy.verdicts_path, guong_test::verdict_lines(academy, academy.rules_text())) == "");
}

TEST_CASE("the ladder's academy shows every verdict and every item alone, each on a day when it applies") {
    CHECK(guong_test::criteria_without_every_verdict(academy) == lines{});
    CHECK(guong_test::items_never_alone(academy) == lines{"chiến_sĩ_bộ/liên_tục"});
    CHECK(verdict_of(earlier, "c15", "chiến_sĩ_bộ") == "ineligible: liên_tục");
}

TEST_CASE("the ladder's rules are the same in the keywords of both languages") {
    CHECK(guong_test::twin_fault(academy) == "");
    CHECK(guong_test::twin_fault(earlier) == "");
}

TEST_CASE("years in a row end with the year under review, and revoked titles do not count") {
    CHECK(value_of(academy, "c01", "số_năm_liên_tục") == "4"); // 2021-2022 to 2024-2025, the first as one of the ministry
    CHECK(value_of(academy, "c03", "số_năm_liên_tục") == "1"); // 2023-2024 is missing
    CHECK(value_of(academy, "c05", "số_năm_liên_tục") == "2"); // 2022-2023 was revoked
    CHECK(value_of(academy, "c06", "số_năm_liên_tục") == R"({"at_least":2,"at_most":3})");
    CHECK(verdict_of(academy, "c05", "chiến_sĩ_bộ") == "ineligible: ba_năm");
    CHECK(verdict_of(academy, "c06", "chiến_sĩ_bộ") == "undetermined: /danh_hiệu/0/bị_hủy");
    CHECK(value_of(academy, "c16", "số_năm_liên_tục") == "0"); // five years, but not this one
}

TEST_CASE("since the rules changed one year may be missing in between, not two") {
    CHECK(verdict_of(academy, "c03", "chiến_sĩ_bộ") == "eligible");
    CHECK(verdict_of(academy, "c04", "chiến_sĩ_bộ") == "ineligible: ba_năm");
    CHECK(verdict_of(earlier, "c16", "chiến_sĩ_bộ") == "eligible");            // 2019-2020 to 2022-2023
    CHECK(verdict_of(earlier, "c18", "chiến_sĩ_bộ") == "ineligible: liên_tục"); // 2020-2021, and then 2022-2023
}

TEST_CASE("the votes that are needed depend on the day") {
    CHECK(verdict_of(academy, "c08", "chiến_sĩ_bộ") == "ineligible: phiếu");   // 89%: 90% are needed
    CHECK(verdict_of(earlier, "c08", "chiến_sĩ_bộ") == "ineligible: liên_tục"); // 80% were
    CHECK(verdict_of(academy, "c09", "chiến_sĩ_bộ") == "undetermined: /phiếu");
}

TEST_CASE("two blocks of three years are six years in all") {
    CHECK(value_of(academy, "c02", "số_đợt") == "2"); // six in a row
    CHECK(verdict_of(academy, "c02", "chiến_sĩ_toàn_quốc") == "eligible");
    CHECK(value_of(academy, "c15", "số_đợt") == "2"); // three, a year without, three
    CHECK(verdict_of(academy, "c15", "chiến_sĩ_toàn_quốc") == "ineligible: cấp_bộ"); // revoked
    CHECK(value_of(academy, "c16", "số_đợt") == "1"); // five, one of them with two titles
    CHECK(verdict_of(academy, "c16", "chiến_sĩ_toàn_quốc") == "ineligible: hai_đợt");
    CHECK(value_of(academy, "c17", "số_đợt") == "2"); // seven
    CHECK(verdict_of(academy, "c17", "chiến_sĩ_toàn_quốc") == "ineligible: sáng_kiến");
}

TEST_CASE("study leave does not count as time in service, and remote areas need less of it") {
    CHECK(value_of(academy, "c10", "thâm_niên") == "21");
    CHECK(verdict_of(academy, "c10", "kỷ_niệm_chương") == "eligible");
    CHECK(value_of(academy, "c11", "thâm_niên") == "19"); // 21 less 2 years of study
    CHECK(verdict_of(academy, "c11", "kỷ_niệm_chương") == "ineligible: thâm_niên");
    CHECK(value_of(academy, "c12", "thâm_niên") == "16"); // 7 and 9, with a year in between
    CHECK(verdict_of(academy, "c12", "kỷ_niệm_chương") == "eligible");
    CHECK(verdict_of(academy, "c14", "kỷ_niệm_chương") == "undetermined: /vùng_khó");
    CHECK(value_of(earlier, "c10", "thâm_niên") == "19"); // time after the review does not count either
}

TEST_CASE("ten months of work are needed, but for those who studied with a fair result") {
    CHECK(verdict_of(academy, "c54", "lao_động_tiên_tiến") == "ineligible: thời_gian");
    CHECK(verdict_of(academy, "c55", "lao_động_tiên_tiến") == "eligible");
    CHECK(verdict_of(academy, "c56", "lao_động_tiên_tiến") == "ineligible: thời_gian");
    CHECK(verdict_of(academy, "c57", "lao_động_tiên_tiến") == "undetermined: /đi_học/0/kết_quả");
}

TEST_CASE("the quota is 15% of the advanced workers, rounded down, and one at least") {
    CHECK(value_of(academy, "k01", "chỉ_tiêu") == "2"); // 15% of 14 = 2.1
    CHECK(verdict_of(academy, "k01", "đề_nghị_đúng") == "eligible");
    CHECK(value_of(academy, "k02", "chỉ_tiêu") == "1"); // 15% of 13 = 1.95
    CHECK(verdict_of(academy, "k02", "đề_nghị_đúng") == "ineligible: chỉ_tiêu");
    CHECK(value_of(academy, "k03", "chỉ_tiêu") == "1"); // 15% of 2 = 0.3
    CHECK(verdict_of(academy, "k09", "đề_nghị_đúng") == "ineligible: đủ_chuẩn");
}

TEST_CASE("a collective is judged by those who name it as theirs") {
    CHECK(verdict_of(academy, "k01", "tập_thể_xuất_sắc") == "eligible");
    CHECK(verdict_of(academy, "k03", "tập_thể_xuất_sắc") == "ineligible: tiên_tiến"); // 2 of 3
    CHECK(verdict_of(academy, "k04", "tập_thể_xuất_sắc") == "ineligible: chiến_sĩ");
    CHECK(verdict_of(academy, "k05", "tập_thể_xuất_sắc") == "ineligible: kỷ_luật"); // 3 of 4, but one under a warning
    CHECK(verdict_of(academy, "k10", "tập_thể_xuất_sắc") == "undetermined: cá_nhân/c53#/gương_mẫu"); // 2 or 3 of 3
    CHECK(verdict_of(academy, "k12", "tập_thể_xuất_sắc") == "ineligible: chiến_sĩ"); // of nobody there is no share
    CHECK(verdict_of(academy, "k03", "tập_thể_xuất_sắc", {{"tỷ_lệ_tiên_tiến", "66%"}}) == "eligible");
}

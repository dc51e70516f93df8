#include <doctest/doctest.h>

#include <string>

#include <guong/limits.hpp>

#include "findings.hpp"
#include "support/golden.hpp"
#include "support/tree_words.hpp"

using guong_test::findings_of;
using guong_test::words_of;
using lines = std::vector<std::string>;

namespace {

guong::result<guong::syntax::file> parsed(const std::string& text) {
    return guong::parse(guong::source{"test.guong", text});
}

/// A file with every construct of the language, and Vietnamese letters of several bytes.
const std::string everything = R"(# gương
ruleset r "Bộ" en "R" { source "Kế hoạch" valid from 2023-06-21 through 31/12/2025 language vi }
scale xếp_loại "Xếp loại" { yếu "yếu" khá en "fair" tốt note "n" }
parameter nhiều = 2 "nhiều" note "D5"
parameter mức : xếp_loại = khá
record giải { cấp : xếp_loại "Cấp" năm : date }
record người "Người" { tên : text key "Họ và tên" điểm : decimal tỷ_lệ : percent đạt : judgement các_giải : list of giải `count` : integer }
define khá_lên for người, giải "Khá trở lên" : xếp is khá or better
criterion sv for người "Sinh viên" cite "III.2.2.d" note "a \"b\" \\ \n" {
  a "A" cite "1" : điểm >= 8.5 and tỷ_lệ ≥ 80% and not (đạt or điểm not between 1 and 2)
  b any { b1 : some g in các_giải where g.cấp is not khá or worse satisfies năm on or after 01/01/2024
          b2 : count of các_giải >= nhiều or meets sv }
  d at least 2 of { d1 : tên is one of (“x”, "y") d2 : tên is not known d3 : `count` < -3 d4 : đạt = true }
  e none { e1 : every g in các_giải meets sv }
}
)";

/// Whether some part of the tree is missing.
bool has_gaps(const guong::syntax::file& file) {
    return words_of(file).find("BROKEN") != std::string::npos || !file.poisoned.empty();
}

/// Parses, and holds what must hold for any bytes: no crash, and no gap without an error.
void check_promises(const std::string& text) {
    const auto read = parsed(text);
    if (!read || has_gaps(*read)) CHECK(read.report().has_errors());
    for (const auto& finding : read.report().findings) {
        CHECK(finding.where.begin <= finding.where.end);
        CHECK(finding.where.end <= text.size());
        CHECK(guong::message(finding).find("boost") == std::string::npos);
        CHECK(guong::message(finding).find("parsing") == std::string::npos);
    }
}

} // namespace

TEST_CASE("a file without content is an error and no tree") {
    for (const std::string text : {"", " \n\t\r\n", "# a comment\n# another", "\xEF\xBB\xBF"}) {
        CAPTURE(text);
        CHECK_FALSE(parsed(text));
        REQUIRE(findings_of(text).size() == 1);
        CHECK(findings_of(text).front().starts_with("E0102 "));
    }
}

TEST_CASE("a file with every construct has no findings") {
    CHECK(findings_of(everything) == lines{});
    REQUIRE(parsed(everything));
    CHECK_FALSE(has_gaps(*parsed(everything)));
}

TEST_CASE("a name before the colon of a table's row is a cell, and one behind a table that is not closed an item") {
    const std::string table = "table t for r {\n  given x, y\n  takes first row\n  row low, high : 1\n  row is high, is low : 2\n  otherwise 3\n";
    CHECK(findings_of(table + "}\n") == lines{});
    CHECK(findings_of("table t for r { given x row low : 1 row high : 2 }") == lines{});
    CHECK(findings_of(table + "}\ncriterion c for r {\n  a : x is low\n  b : y\n}\n") == lines{});
    CHECK(findings_of(table + "criterion c for r {\n  a : x is low and\n  b : y\n}\n").size() == 2);
}

TEST_CASE("a file cut off at any byte is parsed or reported") {
    for (std::size_t bytes = 0; bytes < everything.size(); ++bytes) {
        CAPTURE(bytes);
        check_promises(everything.substr(0, bytes));
    }
}

TEST_CASE("the rules of the plan parse without findings, and cut off anywhere they are reported") {
    const std::string rules = guong::tests::read_repository_file("rules/hvqlgd-326/exemplars.guong");
    CHECK(findings_of(rules) == lines{});
    for (std::size_t bytes = 0; bytes < rules.size(); bytes += 1009) {
        CAPTURE(bytes);
        check_promises(rules.substr(0, bytes));
    }
}

TEST_CASE("a file without any one of its bytes is parsed or reported") {
    for (std::size_t at = 0; at < everything.size(); ++at) {
        CAPTURE(at);
        check_promises(everything.substr(0, at) + everything.substr(at + 1));
    }
}

TEST_CASE("a file with a sign anywhere it does not belong is parsed or reported") {
    for (const std::string sign :
         {"}", "{", "(", ")", "\"", ":", " and ", " not ", " count ", " criterion x for y : ", "`", "@", "\n\"", " 5 ", "“"}) {
        for (std::size_t at = 0; at < everything.size(); at += 13) {
            CAPTURE(sign);
            CAPTURE(at);
            check_promises(everything.substr(0, at) + sign + everything.substr(at));
        }
    }
}

TEST_CASE("errors are listed up to the limit, in the order of the text, and the others are counted") {
    std::string text = "criterion c for s {\n";
    for (int item = 0; item < 50; ++item) text += "  a : x =\n  b : y == 1\n";
    text += "}\n";
    const auto read = parsed(text);
    REQUIRE(read);
    const auto& findings = read.report().findings;
    REQUIRE(findings.size() == guong::limits::diagnostics_max);
    CHECK(read.report().suppressed == 100 - guong::limits::diagnostics_max);
    for (std::size_t index = 1; index < findings.size(); ++index) CHECK(findings[index - 1].where.begin <= findings[index].where.begin);
    CHECK(findings[0].code == guong::diagnostic_code::unexpected_token);
    CHECK(findings[1].code == guong::diagnostic_code::foreign_spelling);
}

TEST_CASE("a file of nothing but errors is given up in the end") {
    std::string text;
    for (std::size_t line = 0; line < 2 * guong::limits::errors_counted_max; ++line) text += "critera c for s : x\n";
    const auto read = parsed(text);
    CHECK(read.report().findings.size() == guong::limits::diagnostics_max);
    CHECK(read.report().suppressed == guong::limits::errors_counted_max - guong::limits::diagnostics_max);
}

TEST_CASE("warnings ride along with a tree") {
    const auto read = parsed("record ðơn { a : text }");
    REQUIRE(read);
    CHECK_FALSE(read.report().has_errors());
    CHECK(read.report().findings.size() == 1);
    CHECK(parsed("record r { a : text }").report().empty());
}

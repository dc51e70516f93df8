/// Samples and tests: what they read as, in both languages, and what is said of those that cannot be read.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using lines = std::vector<std::string>;

/// The tree of a text without findings, or the findings.
std::string tree_of(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    std::string found;
    for (const auto& each : findings_of(text)) found += each + "\n";
    return found.empty() && parsed ? guong_test::words_of(*parsed) : found;
}

/// What the lines of one test read as.
std::string test_of(const std::string& written) { return tree_of("test \"t\" for r {\n" + written + "\n}\n"); }

} // namespace

TEST_CASE("a sample gives facts of every kind") {
    CHECK(tree_of("sample s for r \"A sample\" { like t given a 12, b -8.5, c 80%, d 2023-06-21, e \"x\", f 2023-2024, g true, h met, i unmet, j unknown,\n"
                  "  k good, l [1, 2], m [], n u like v { o good }, p { q 1 }, judge of h \"H\", evidence of a [like w, x] }") ==
          "sample s for r \"A sample\" like t [a 12] [b -8.5] [c 80%] [d 2023-06-21] [e \"x\"] [f 2023-2024] [g true] [h (met)] [i (unmet)] [j unknown] "
          "[k good] [l (list 1 2)] [m (list)] [n (record u like v [o good])] [p (record [q 1])] [judge of h \"H\"] "
          "[evidence of a (list (record like w) x)]\n");
}

TEST_CASE("a test reads as its lines, in whatever order they stand") {
    CHECK(test_of("as of 2025-08-01\nset many = 3\nlike s\ngiven a 1\nwith u like v { w this }\nwith x\nwith no y\nexpect c eligible\ngiven b 2") ==
          "test \"t\" for r as-of 2025-08-01 set many = 3 like s [a 1] [b 2] with (record u like v [w (this)]) with (record x) with-no y "
          "(expect c eligible)\n");
}

TEST_CASE("expectations are about a name or a way down, positive or negative") {
    CHECK(test_of("expect c eligible, c/a/b met, not c ineligible, c is undetermined, c is not eligible, a not met, a is not applicable, a applicable") ==
          "test \"t\" for r (expect c eligible) (expect c/a/b met) (expect-not c ineligible) (expect c undetermined) (expect-not c eligible) "
          "(expect-not a met) (expect a not_applicable) (expect-not a not_applicable)\n"
          );
    CHECK(test_of("expect not a applicable, a not applicable") ==
          "test \"t\" for r (expect a not_applicable) (expect a not_applicable)\n");
    CHECK(test_of("expect v = 12, v != 8.5, v is good, v is not \"x\", v is unknown, v is not known, v is known, v = [1, 2]") ==
          "test \"t\" for r (expect v = 12) (expect-not v = 8.5) (expect v = good) (expect-not v = \"x\") (expect v = unknown) (expect v = unknown) "
          "(expect-not v = unknown) (expect v = (list 1 2))\n");
}

TEST_CASE("reasons and missing facts stand behind an outcome, or alone") {
    CHECK(test_of("expect c ineligible because a and c/b not because d, c undetermined missing x and u.y not missing judge of z, c missing reference date") ==
          "test \"t\" for r (expect c ineligible (because a c/b) (not-because d)) (expect c undetermined (missing x u.y) (not-missing (judge z))) "
          "(expect c (missing (reference-date)))\n");
}

TEST_CASE("a table of cases has rows with facts and expectations") {
    CHECK(test_of("cases a, judge of b for c\n row 80%, \"H\" : eligible\n row unknown, unknown : undetermined missing a, v = 3") ==
          "test \"t\" for r (cases a judge of b for c [80% \"H\" : (expect eligible)] "
          "[unknown unknown : (expect undetermined (missing a)) (expect v = 3)])\n");
}

TEST_CASE("samples and tests read alike in Vietnamese") {
    CHECK(tree_of("mẫu s áp dụng cho r { như t cho a đạt, b chưa biết }\n"
                  "ví dụ \"t\" áp dụng cho r { tính đến ngày 2025-08-01 đặt many = 3 như s kèm theo u như v { w hồ sơ đang xét } không kèm theo y\n"
                  "  kết quả mong đợi c chưa đủ tiêu chuẩn vì a và b, a chưa đạt, c/b không áp dụng, c chưa đủ căn cứ còn thiếu x không còn thiếu y\n"
                  "  các trường hợp a áp dụng cho c dòng đúng : đủ tiêu chuẩn không vì a }") ==
          "sample s for r like t [a (met)] [b unknown]\n"
          "test \"t\" for r as-of 2025-08-01 set many = 3 like s with (record u like v [w (this)]) with-no y "
          "(expect c ineligible (because a b)) (expect a unmet) (expect c/b not_applicable) (expect c undetermined (missing x) (not-missing y)) "
          "(cases a for c [true : (expect eligible (not-because a))])\n");
}

TEST_CASE("the words of tests are names elsewhere") {
    const std::string fields = "record r { test : boolean sample : text given : integer like : text with : text expect : text cases : text because : text "
                               "missing : boolean unknown : boolean eligible : boolean met : boolean applicable : boolean as : integer đạt : boolean mẫu : text }\n";
    CHECK(findings_of(fields + "criterion c for r {\n  test \"T\" : not missing and not applicable\n  sample : met or unknown\n  with : đạt\n}\n"
                               "parameter as_many = 2\n").empty());
    CHECK(tree_of("criterion c for r at least as of { a : x b : y }") == "criterion c for r at-least as [a : x] [b : y]\n");
}

TEST_CASE("square brackets are lists in tests and a foreign spelling elsewhere") {
    CHECK(findings_of("criterion c for r : x is one of [a, b]") == lines{"E0119 1:33 `[` is not used here; write `(`"});
    CHECK(findings_of("test \"t\" for r {\n  given a [1, 2\n  expect c eligible\n}") == lines{"E0113 3:3 `[` is never closed"});
}

TEST_CASE("what cannot be read is reported where it stands, and the lines around it are kept") {
    CHECK(findings_of("test \"t\" for r {\n  given a\n  expect c eligible\n}").size() == 1);
    CHECK(findings_of("test \"t\" for r {\n  expect c\n  given a 1\n}").size() == 1);
    CHECK(findings_of("test \"t\" for r {\n  row 1 : eligible\n}").size() == 1);
    CHECK(findings_of("test \"t\" for r {\n  as of 2025-08-01\n  as of 2025-08-02\n  expect c eligible\n}") ==
          lines{"E0117 3:9 `as of` is given twice"});
    CHECK(findings_of("test \"t\" for r {\n  give a 1\n  expect c eligible\n}").size() == 1);
    CHECK(findings_of("test \"t\" for r { }") == lines{"E0116 1:16 a test needs something between its braces"});
    CHECK(findings_of("test \"t\" for r {\n  given a 1, b 2\n  expect c eligible\n\ncriterion c for r : a\n").size() == 1);
}

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "formatted.hpp"
#include "support/golden.hpp"

namespace {

using guong::language;
using guong_test::check_canonical_form;
using guong_test::formatted;
using guong_test::meaning_of;

} // namespace

TEST_CASE("each declaration, item, field and value stands on its line") {
    CHECK(formatted("scale s { low \"thấp\" high }\nrecord r{a:text bb:list of s \"L\"} parameter p=2\n"
                    "criterion c for r any{x \"X\":a is known y{z:bb is known}}") == "scale s {\n"
                                                                                     "  low \"thấp\"\n"
                                                                                     "  high\n"
                                                                                     "}\n"
                                                                                     "record r {\n"
                                                                                     "  a  : text\n"
                                                                                     "  bb : list of s \"L\"\n"
                                                                                     "}\n"
                                                                                     "parameter p = 2\n"
                                                                                     "criterion c for r any {\n"
                                                                                     "  x \"X\" : a is known\n"
                                                                                     "  y {\n"
                                                                                     "    z : bb is known\n"
                                                                                     "  }\n"
                                                                                     "}\n");
}

TEST_CASE("what changes another file has its items on lines, and ways to them close together") {
    const std::string text = "use \"plan.guong\"\n"
                             "set many = 3 cite \"Decision 1\"\n"
                             "tighten gv/gv2 {\n"
                             "  a \"A\" : x / 2 > 1\n"
                             "  b open : y\n"
                             "}\n"
                             "add to gv/gv4/c {\n"
                             "  d : z\n"
                             "}\n"
                             "replace gv/e \"E\" open any {\n"
                             "  f : z\n"
                             "}\n"
                             "parameter free = 2 open \"Free\"\n";
    CHECK(formatted("use \"plan.guong\" set many=3 cite \"Decision 1\" tighten gv / gv2 {a \"A\":x/2>1 b open:y} add to gv/ gv4 /c{d:z} "
                    "replace gv/e \"E\" open any{f:z} parameter free=2 open \"Free\"") == text);
    const std::string vietnamese = formatted(text, language::vi);
    CHECK(vietnamese.find("siết chặt gv/gv2 {") != std::string::npos);
    CHECK(formatted(vietnamese, language::en) == text);
}

TEST_CASE("what the language prefers is written so") {
    CHECK(formatted("criterion c for r : ( a≥2 and b ≠ -1 ) and d on or before 1/2/2023 and e>=80 % and f = “x “y”") ==
          "criterion c for r : (a >= 2 and b != -1) and d on or before 2023-02-01 and e >= 80% and f = \"x “y\"\n");
}

TEST_CASE("texts keep what they say") {
    CHECK(formatted("parameter p = “một \"hai\" \\\\ \\n ba”") == "parameter p = \"một \\\"hai\\\" \\\\ \\n ba\"\n");
}

TEST_CASE("names are composed, and in backticks where they need them") {
    CHECK(formatted("scale s { `low` `count` ho\u0323c `note` note }") == "scale s {\n  low\n  `count`\n  học\n  `note`\n  note\n}\n");
    CHECK(formatted("scale s { trở `lên` tiêu `chuẩn` }", language::en) == "scale s {\n  `trở`\n  lên\n  `tiêu`\n  chuẩn\n}\n");
    CHECK(formatted("criterion c for s { record all { a : b } }") == "criterion c for s {\n  `record` all {\n    a : b\n  }\n}\n");
    // A neighbour in the other language may make a phrase of a name.
    CHECK(formatted("criterion c for s : x is bộ criterion d for s : có_x", language::vi) ==
          "tiêu chuẩn c áp dụng cho s : x là `bộ`\ntiêu chuẩn d áp dụng cho s : có_x\n");
    CHECK(formatted("criterion c for s : some x in khoảng", language::vi) == "tiêu chuẩn c áp dụng cho s : có x trong `khoảng`\n");
    CHECK(formatted("criterion c for s : not some x in y", language::vi) == "tiêu chuẩn c áp dụng cho s : không phải có x trong y\n");
}

TEST_CASE("a long entry has its annotations and its condition on lines of their own") {
    const std::string sentence(70, 'x');
    CHECK(formatted("criterion c for s \"" + sentence + "\" en \"" + sentence + "\" cite \"I\" { a \"" + sentence + "\" cite \"" +
                    sentence + "\" : b\n d \"" + sentence + "\" note \"" + sentence + "\" at least 2 of { e : f g : h } }") ==
          "criterion c for s \"" + sentence + "\"\n  en \"" + sentence + "\"\n  cite \"I\"\n{\n  a \"" + sentence + "\"\n    cite \"" +
              sentence + "\"\n    : b\n  d \"" + sentence + "\"\n    note \"" + sentence +
              "\"\n    at least 2 of {\n      e : f\n      g : h\n    }\n}\n");
}

TEST_CASE("a long condition is broken before its connectives, not inside brackets") {
    const std::string name(50, 'x');
    CHECK(formatted("criterion c for s : " + name + " and (" + name + " or a) and " + name) ==
          "criterion c for s\n  : " + name + "\n    and (" + name + " or a)\n    and " + name + "\n");
}

TEST_CASE("what is broken and still too long is broken again, one step further in") {
    const std::string name(50, 'x');
    CHECK(formatted("criterion c for s : a and (" + name + " or " + name + " or (" + name + " and " + name + " and " + name + "))") ==
          "criterion c for s\n  : a\n    and (" + name + "\n      or " + name + "\n      or (" + name + "\n        and " + name + "\n        and " +
              name + "))\n");
    CHECK(formatted("criterion c for s : a is one of (" + name + ", " + name + ", " + name + ")") ==
          "criterion c for s\n  : a is one of (" + name + ",\n    " + name + ",\n    " + name + ")\n");
}

TEST_CASE("a condition behind `where` is broken as its own, not as part of what stands around") {
    const std::string name(50, 'x');
    CHECK(formatted("criterion c for s : " + name + " and some y in " + name + " where " + name + " and " + name + " and b") ==
          "criterion c for s\n  : " + name + "\n    and some y in " + name + "\n      where " + name + "\n        and " + name +
              "\n        and b\n");
    CHECK(formatted("criterion c for s { i : " + name + " unless some y in " + name + " where y > 5 }") ==
          "criterion c for s {\n  i\n    : " + name + "\n      unless some y in " + name + " where y > 5\n}\n");
}

TEST_CASE("a long calculation is broken before its branches, its lists and its signs") {
    const std::string name(50, 'x');
    CHECK(formatted("define d for s : " + name + " * " + name + " + " + name + " - " + name) ==
          "define d for s\n  : " + name + " * " + name + "\n    + " + name + "\n    - " + name + "\n");
    CHECK(formatted("define d for s : if " + name + " and " + name + " then " + name + " else if a then " + name + " else 0") ==
          "define d for s\n  : if " + name + "\n      and " + name + " then " + name + "\n    else if a then " + name + "\n    else 0\n");
    CHECK(formatted("define d for s : sum of " + name + " * " + name + " over y in " + name + " where a") ==
          "define d for s\n  : sum of " + name + " * " + name + "\n    over y in " + name + "\n    where a\n");
}

TEST_CASE("lines are broken by the words of each language, and its own way comes back") {
    const std::string text = formatted("ruleset r { language en }\ndefine d for s : largest of (1, " + std::string(45, 'x') + ") + sum of n over y in " +
                                       std::string(25, 'z') + " where b");
    CHECK(text.find("\n    over") == std::string::npos);
    guong::format_options vietnamese;
    vietnamese.keywords = guong::language::vi;
    const auto turned = guong::format(guong::source{"test.guong", text}, vietnamese).value();
    CHECK(turned.find("\n    ở mỗi y trong") != std::string::npos);
    guong::format_options english;
    english.keywords = guong::language::en;
    CHECK(guong::format(guong::source{"test.guong", turned}, english).value() == text);
}

TEST_CASE("fields and items that stand together have their parts in columns") {
    CHECK(formatted("record r { a : text \"A\" key \"k\"\n bbb : list of text cite \"x\"\n cc : s \"C\" }") ==
          "record r {\n"
          "  a   : text \"A\" key \"k\"\n"
          "  bbb : list of text cite \"x\"\n"
          "  cc  : s \"C\"\n"
          "}\n");
    CHECK(formatted("criterion c for r { a \"tốt\" : b\n bb \"rất tốt\" : c\n\n d \"x\" : e }") == "criterion c for r {\n"
                                                                                                   "  a  \"tốt\"     : b\n"
                                                                                                   "  bb \"rất tốt\" : c\n"
                                                                                                   "\n"
                                                                                                   "  d \"x\" : e\n"
                                                                                                   "}\n");
}

TEST_CASE("comments stay with what they stand behind or above, and one blank line of several stays") {
    CHECK(formatted("\n\n# first\n\n\n\n# second\nrecord r { # fields\n\n  # above\n a : text # behind   \n\n\n # last\n } # "
                    "end\n\n\n\nparameter p = 2\n"
                    "# tail\n") == "# first\n"
                                   "\n"
                                   "# second\n"
                                   "record r {  # fields\n"
                                   "  # above\n"
                                   "  a : text  # behind\n"
                                   "\n"
                                   "  # last\n"
                                   "}  # end\n"
                                   "\n"
                                   "parameter p = 2\n"
                                   "# tail\n");
}

TEST_CASE("comments inside an entry break its line where they stand") {
    CHECK(formatted("criterion c for r \"l\" # behind the label\n # above\n : a and # because\n b is # odd\n not d") ==
          "criterion c for r \"l\"  # behind the label\n"
          "  # above\n"
          "  : a and  # because\n"
          "    b\n"
          "    # odd\n"
          "    is not d\n");
}

TEST_CASE("a file is written in the language of its language line, or of most of its keywords") {
    CHECK(formatted("ruleset r { language vi } record s { a : boolean }") ==
          "bộ tiêu chuẩn r {\n  ngôn ngữ vi\n}\nđối tượng s {\n  a : đúng_sai\n}\n");
    CHECK(formatted("bộ tiêu chuẩn r { ngôn ngữ en }") == "ruleset r {\n  language en\n}\n");
    CHECK(formatted("tham số p = true tham số q = 2") == "tham số p = đúng\ntham số q = 2\n");
    CHECK(formatted("tham số p = true parameter q = 2") == "parameter p = true\nparameter q = 2\n");
}

TEST_CASE("of two words for one thing the author's stays, in the other language and back") {
    const std::string text = "criterion c for r : a is b or better and (c is d or higher or e is f or worse) and g is h or lower\n";
    const std::string vietnamese = formatted(text, language::vi);
    CHECK(vietnamese == "tiêu chuẩn c áp dụng cho r : a là b trở lên và (c là d hoặc cao hơn hoặc e là f trở xuống) và g là h hoặc thấp hơn\n");
    CHECK(formatted(vietnamese, language::en) == text);
}

TEST_CASE("what is counted is one thing or several") {
    const std::string text = "define c for r : (a rounded down to 1 place) + (b rounded down to 2 places)\n"
                             "define d for r : e + 1 day + 1 month + 11 years + 0 days\n";
    CHECK(formatted(text) == text);
    CHECK(formatted(formatted(text, language::vi), language::en) == text);
    CHECK(formatted("define c for r : e + 1 days or else a rounded down to 1 places") == "define c for r : e + 1 day or else a rounded down to 1 place\n");
}

TEST_CASE("before the reference date, the word for a day stands once") {
    const std::string english = "criterion c for r : a before reference date and b on or after reference date and a after b\n";
    const std::string vietnamese = formatted(english, language::vi);
    CHECK(vietnamese == "tiêu chuẩn c áp dụng cho r : a trước ngày xét và b từ ngày xét và a sau ngày b\n");
    CHECK(formatted(vietnamese, language::vi) == vietnamese);
    CHECK(formatted(vietnamese, language::en) == english);
    CHECK(formatted("tiêu chuẩn c áp dụng cho r : a trước ngày ngày xét\n", language::vi) == "tiêu chuẩn c áp dụng cho r : a trước ngày xét\n");
}

TEST_CASE("words about the record itself and about the best are turned") {
    const std::string english = "value v for r : sum of x.p over x in this.l where x.y > this.y, the most for each x.y, the 3 largest\n";
    const std::string vietnamese = formatted(english, language::vi);
    CHECK(vietnamese == "giá trị v áp dụng cho r\n"
                        "  : tổng của x.p\n"
                        "    ở mỗi x trong hồ sơ đang xét.l\n"
                        "    mà x.y > hồ sơ đang xét.y, chỉ tính mức cao nhất của mỗi x.y, chỉ tính 3 mức cao nhất\n");
    CHECK(formatted(vietnamese, language::en) == english);
}

TEST_CASE("the rule for ends of months is turned too, and is a name elsewhere") {
    const std::string text = "ruleset r {\n  months end on last_day\n}\nparameter last_day = next_day\n";
    const std::string vietnamese = formatted(text, language::vi);
    CHECK(vietnamese == "bộ tiêu chuẩn r {\n  tháng kết thúc vào ngày_cuối_tháng\n}\ntham số last_day = next_day\n");
    CHECK(formatted(vietnamese, language::en) == text);
    CHECK(formatted("ruleset r { months end on next_day }", language::vi).find("ngày_kế_tiếp") != std::string::npos);
    CHECK(formatted("ruleset r { months end on friday }", language::vi).find("friday") != std::string::npos);
}

TEST_CASE("lines end as everywhere here, whatever they ended with") {
    for (const std::string end : {"\n", "\r\n", "\r"})
        CHECK(formatted("\xEF\xBB\xBFparameter p = 2 # x" + end + end + "parameter q = 3" + end) == "parameter p = 2  # x\n\nparameter q = 3\n");
}

TEST_CASE("braces without entries of their own keep their lines") {
    CHECK(formatted("ruleset r {}") == "ruleset r {}\n");
    CHECK(formatted("ruleset r { # why\n}") == "ruleset r {  # why\n}\n");
}

TEST_CASE("a text with syntax errors has no canonical form") {
    const auto made = guong::format(guong::source{"test.guong", "record r {"});
    CHECK_FALSE(made.has_value());
    CHECK(made.report().has_errors());
    CHECK_FALSE(guong::format(guong::source{"test.guong", ""}).has_value());
    // Names and types are the checker's matter.
    CHECK(guong::format(guong::source{"test.guong", "criterion c for nothing : unknown"}).has_value());
}

TEST_CASE("all rule files of the repository have a canonical form in both languages that says the same") {
    std::size_t checked = 0;
    for (const char* folder : {"examples", "rules", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
            if (entry.path().extension() != ".guong") continue;
            const std::string text = guong::tests::read_repository_file(entry.path().string());
            if (meaning_of(text).empty()) continue; // broken on purpose
            CAPTURE(entry.path().string());
            check_canonical_form(text);
            ++checked;
        }
    }
    CHECK(checked >= 40);
}

TEST_CASE("the criteria of plan 326 give the same verdicts in canonical form and in Vietnamese") {
    const std::string text = guong::tests::read_repository_file("rules/hvqlgd-326/exemplars.guong");
    const std::string academy = guong::tests::read_repository_file("rules/hvqlgd-326/academy.json");
    const auto verdicts = [&](const std::string& rules_text) {
        const auto rules = guong::load_text("exemplars.guong", rules_text).value();
        const auto records = guong::dataset_from_json(rules, academy).value();
        std::string lines;
        for (const auto& candidate : records.roots) {
            for (const auto& criterion : rules.model().criteria) {
                if (criterion.record != candidate.type) continue;
                const auto outcome = rules.criterion(criterion.name)->evaluate(candidate);
                lines += criterion.name + " " + std::string{guong::to_string(outcome.verdict())};
                for (const auto& item : guong::unmet_items(outcome)) lines += " " + item;
                lines += "\n";
            }
        }
        return lines;
    };
    const std::string vietnamese = formatted(text, language::vi);
    CHECK(vietnamese.find("tiêu chuẩn sv áp dụng cho student") != std::string::npos);
    CHECK(formatted(formatted(vietnamese, language::en), language::vi) == vietnamese);
    CHECK(verdicts(text).size() > 1000);
    CHECK(verdicts(vietnamese) == verdicts(text));
    CHECK(verdicts(formatted(text, language::en)) == verdicts(text));
}

TEST_CASE("the lines of samples and tests stand below one another, facts on lines of their own where they are too many for one") {
    const std::string text = "sample s for r {\n"
                             "  like t\n"
                             "  given a -1, b \"x\", c [1, -2], d [], e u like v { f met }, judge of a \"Board\"\n"
                             "}\n"
                             "\n"
                             "test \"one\" for r cite \"III.2\" {\n"
                             "  as of 2025-08-01\n"
                             "  set many = 3\n"
                             "  like s\n"
                             "  with u { w this }\n"
                             "  with no y\n"
                             "  expect c/a met, c ineligible because a and c/b not because d, v = 12, v is not unknown, not e not applicable\n"
                             "  cases a, b for c\n"
                             "  row 80%, \"x\"   : eligible  # the edge\n"
                             "  row unknown, 5 : undetermined missing a and u.b, v != 3\n"
                             "}\n";
    CHECK(formatted(text) == text);
    check_canonical_form(text);
    check_canonical_form("test \"t\" for r { given a_long_name_of_a_fact 1, another_long_name_of_a_fact 2, the_third_long_name_of_a_fact [{ x 1 }, { y 2 }], d 4 "
                         "expect c eligible # why\n}");
    check_canonical_form("mẫu s áp dụng cho r { cho a chưa biết, b đạt }\nví dụ \"t\" áp dụng cho r {\n# ghi chú\ncho u {\n  a 1,\n  b 2\n}\nkết quả mong đợi c chưa đủ căn cứ còn thiếu a không vì b }");
    check_canonical_form("record r { `met` : text unknown : text like : text }\ntest \"t\" for r { given `met` \"m\", unknown `unknown`, like `like` expect `eligible` eligible }");
}

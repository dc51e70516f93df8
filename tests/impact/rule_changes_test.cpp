#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/impact.hpp>

namespace {

using namespace guong;

std::vector<rule_change> changes(const std::string& before, const std::string& after) {
    return compare_rules(load_text("before.guong", before).value(), load_text("after.guong", after).value());
}

const std::string base = R"(
scale grade { low middle high }
parameter many = 2 "How many" cite "1"
record person "Person" { grade : grade  n : integer "Number" }
define fine for person : grade is middle or better
criterion c for person "All well" cite "2" {
  a "Enough" : n >= many
  b "Fine" : fine only if n >= 1
}
)";

std::string replaced(std::string text, const std::string& part, const std::string& instead) {
    return text.replace(text.find(part), part.size(), instead);
}

} // namespace

TEST_CASE("rules that differ in layout, comments or the language of keywords alone say the same") {
    CHECK(changes(base, base).empty());
    CHECK(changes(base, "# a comment\n" + replaced(base, "n >= many", "n   >=\n many # so many")).empty());
    CHECK(changes(base, replaced(base, "parameter many", "tham số many")).empty());
}

TEST_CASE("a condition, a number and a sentence that changed are told apart, with both places") {
    const auto threshold = changes(base, replaced(base, "many = 2", "many = 3"));
    REQUIRE(threshold.size() == 1);
    CHECK(threshold[0].what == rule_change::kind::changed);
    CHECK(threshold[0].about == rule_change::matter::rule);
    CHECK(threshold[0].part == rule_part::parameter);
    CHECK(threshold[0].path == "many");
    CHECK(threshold[0].before == "= 2");
    CHECK(threshold[0].after == "= 3");
    CHECK(threshold[0].before_where->where.line == 3);
    CHECK(threshold[0].after_where->file == "after.guong");

    const auto words = changes(base, replaced(base, "\"Enough\"", "\"Enough of them\""));
    REQUIRE(words.size() == 1);
    CHECK(words[0].about == rule_change::matter::words);
    CHECK(words[0].path == "c/a");

    const auto applicability = changes(base, replaced(base, "only if n >= 1", "unless n >= 1"));
    REQUIRE(applicability.size() == 1);
    CHECK(applicability[0].path == "c/b");
    CHECK(applicability[0].after == ": fine unless n >= 1");
}

TEST_CASE("what is new and what is gone is told under its name") {
    const auto more = changes(base, replaced(base, "  b \"Fine\"", "  d \"New\" : n <= 9\n  b \"Fine\""));
    REQUIRE(more.size() == 1);
    CHECK(more[0].what == rule_change::kind::added);
    CHECK(more[0].path == "c/d");
    CHECK(more[0].after == ": n <= 9");
    CHECK_FALSE(more[0].before_where);

    const auto renamed = changes(base, replaced(base, "a \"Enough\"", "enough \"Enough\""));
    REQUIRE(renamed.size() == 2);
    CHECK(renamed[0].what == rule_change::kind::added);
    CHECK(renamed[1].what == rule_change::kind::removed);
    CHECK(renamed[1].path == "c/a");
}

TEST_CASE("a bar is not the condition that it is made of, and a group not another one") {
    const auto barred = changes(base, replaced(base, ": n >= many", "barred if n >= many"));
    REQUIRE(barred.size() == 1);
    CHECK(barred[0].before == ": n >= many");
    CHECK(barred[0].after == "barred if n >= many");

    const auto group = changes(base, replaced(base, "cite \"2\" {", "cite \"2\" any {"));
    REQUIRE(group.size() == 1);
    CHECK(group[0].part == rule_part::criterion);
    CHECK(group[0].before == "person all");
    CHECK(group[0].after == "person any");
}

TEST_CASE("changes are told in both languages and as JSON") {
    const auto told = changes(base, replaced(base, "many = 2", "many = 3"));
    CHECK(render(told, {language::en}) == "~ parameter many  after.guong:3:11\n    - = 2\n    + = 3\n");
    CHECK(render(told, {language::vi}) == "~ tham số many  after.guong:3:11\n    - = 2\n    + = 3\n");
    CHECK(render_json(told) == R"([{"change":"changed","about":"rule","part":"parameter","path":"many","cite":"1","before":"= 2","after":"= 3",)"
                               R"("rows_before":[],"rows_after":[],)"
                               R"("before_at":{"file":"before.guong","line":3,"column":11},"after_at":{"file":"after.guong","line":3,"column":11}}])");
    CHECK(render(changes(base, base), {language::vi}) == "hai bản quy định như nhau\n");
}

TEST_CASE("quotation marks in texts, and the languages of words, make a difference") {
    const std::string text = "record r { name : text }\ncriterion c for r \"A\" note \"B\" : name is \"a\\\"  # b\"";
    CHECK(changes(text, replaced(text, "# b", "# c")).size() == 1);
    CHECK(changes(text, replaced(text, "note \"B\"", "note en \"B\"")).size() == 1);
    const std::string curly = "record r { name : text }\ncriterion c for r : name is “lớp #1”";
    const auto told = changes(curly, replaced(curly, "#1", "#2"));
    REQUIRE(told.size() == 1);
    CHECK(told[0].after == "r : name is “lớp #2”");
}

namespace {

const std::string banded = R"(
record person { age : integer  paid : boolean }
table band for person "Band" {
  given age, paid
  takes first row
  row < 10, true  : 1
  row < 20, true  : 2
  row < 30, any value : 3
  otherwise 4
}
value fee for person : band * 10
)";

} // namespace

TEST_CASE("of a table, the rows are told that one version alone has, and what stands around them only where it differs") {
    const auto cell = changes(banded, replaced(banded, "row < 20, true  : 2", "row < 21, true : 2"));
    REQUIRE(cell.size() == 1);
    CHECK(cell[0].part == rule_part::table);
    CHECK(cell[0].before.empty());
    CHECK(cell[0].after.empty());
    CHECK(cell[0].rows_before == std::vector<std::string>{"row < 20, true : 2"});
    CHECK(cell[0].rows_after == std::vector<std::string>{"row < 21, true : 2"});
    CHECK(render(cell, {language::en}) == "~ table band  after.guong:3:7\n    - row < 20, true : 2\n    + row < 21, true : 2\n");

    const auto moved = changes(banded, replaced(replaced(banded, "  row < 10, true  : 1\n", ""), "  otherwise", "  row < 10, true : 1\n  otherwise"));
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].rows_before == std::vector<std::string>{"row < 10, true : 1"});
    CHECK(moved[0].rows_after == moved[0].rows_before);

    const auto otherwise = changes(banded, replaced(banded, "otherwise 4", "otherwise 5"));
    REQUIRE(otherwise.size() == 1);
    CHECK(otherwise[0].rows_after == std::vector<std::string>{"otherwise 5"});

    const auto policy = changes(banded, replaced(banded, "takes first row", "takes sum of rows"));
    REQUIRE(policy.size() == 1);
    CHECK(policy[0].rows_before.empty());
    CHECK(policy[0].before == "person age, paid, takes first row");
    CHECK(policy[0].after == "person age, paid, takes sum of rows");
}

TEST_CASE("what is told of a file is told in its own words") {
    const std::string vietnamese = R"(
đối tượng nhóm { số : số_nguyên  có_người : danh sách người theo nhóm }
đối tượng người { n : số_nguyên mức khó 3  nhóm : nhóm }
tiêu chuẩn c áp dụng cho người "Tốt" căn cứ "2" {
  a "Đủ" : n >= 1 chỉ khi n >= 0
}
)";
    const auto applicability = changes(vietnamese, replaced(vietnamese, "n >= 0", "n >= -1"));
    REQUIRE(applicability.size() == 1);
    CHECK(applicability[0].after == ": n >= 1 chỉ khi n >= -1");
    const auto cost = changes(vietnamese, replaced(vietnamese, "mức khó 3", "mức khó 4"));
    REQUIRE(cost.size() == 1);
    CHECK(cost[0].after == "số_nguyên mức khó 4");
    const auto words = changes(vietnamese, replaced(vietnamese, "căn cứ \"2\"", "căn cứ \"3\""));
    REQUIRE(words.size() == 1);
    CHECK(words[0].after == "\"Tốt\" căn cứ \"3\"");
    CHECK(changes(vietnamese, replaced(vietnamese, "căn cứ", "cite")).empty());
}

TEST_CASE("every part of a file is called by its own name, the last ones too") {
    const auto used = [](const std::string& text) {
        load_options where;
        where.read = [](const std::string&) { return std::optional{base}; };
        where.others = unregistered_functions::unanswered;
        return load_text("unit.guong", "use \"base.guong\"\n" + text, {}, where).value();
    };
    const auto told = render(compare_rules(used(""), used("tighten c/b { z : n >= 2 }\nfunction f gives integer { n : integer }\nset many = 3\n")), {language::en});
    CHECK(told.find("+ refinement tighten c/b") != std::string::npos);
    CHECK(told.find("+ function f") != std::string::npos);
    CHECK(told.find("+ setting many") != std::string::npos);
}

TEST_CASE("what counts from a day on reads as the file writes it, entry by entry") {
    const std::string text = "ruleset r { valid from 2022-01-01 through 2026-12-31  months end on last_day }\nparameter rate { from 2022-01-01 = 3  from 2024-01-01 = 5 }\n"
                             "record p { n : integer }\nvalue v for p : n * rate in force on reference date\n";
    const auto load = [](const std::string& written) { return guong::load_text("r.guong", written).value(); };
    auto changed = text;
    changed.replace(changed.find("2026-12-31"), 10, "2027-12-31").replace(changed.find("= 5"), 3, "= 6").replace(changed.find("n * "), 4, "2 * n * ");
    const auto found = guong::compare_rules(load(text), load(changed));
    REQUIRE(found.size() == 3);
    CHECK(found[0].after == "valid from 2022-01-01 through 2027-12-31, months end on last_day");
    CHECK(found[1].after == "from 2022-01-01 = 3, from 2024-01-01 = 6");
    CHECK(found[2].after == "value for p : 2 * n * rate in force on reference date");
}

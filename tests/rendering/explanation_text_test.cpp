#include <doctest/doctest.h>

#include <memory>
#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../support/golden.hpp"

namespace {

using namespace guong;

const std::string folder = "tests/rendering/explanations/";

/// The invented office of `office.guong`.
struct office {
    guong::rules rules = load_text("office.guong", tests::read_repository_file(folder + "office.guong")).value();
    guong::records records = dataset_from_json(rules, tests::read_repository_file(folder + "office.json")).value();
    std::shared_ptr<const evaluator> engine = std::make_shared<const evaluator>(rules.program(), records.data);

    outcome evaluate(const std::string& criterion, const std::string& id, evaluation_options options = {}) const {
        const auto index = *rules.model().find_criterion(criterion);
        const auto dated = options.as_of ? std::make_shared<const evaluator>(rules.program(), records.data, options) : engine;
        return {dated, index, *records.data->find(rules.model().criteria[index].record, id)};
    }

    std::string text(const std::string& criterion, const std::string& id, language which, bool all_items = false) const {
        text_options options;
        options.language = which;
        options.all_items = all_items;
        return render(explain(evaluate(criterion, id)), options);
    }
};

std::string difference(const std::string& file, const std::string& text) { return tests::golden_difference(folder + file, text); }

} // namespace

TEST_CASE("an eligible record is explained by all that it meets, in both languages") {
    const office example;
    CHECK(difference("binh.vi.txt", example.text("ql", "binh", language::vi)) == "");
    CHECK(difference("binh.en.txt", example.text("ql", "binh", language::en)) == "");
}

TEST_CASE("a manager is ineligible because of the unit led, and the item that the unit fails is named") {
    const office example;
    CHECK(difference("an.vi.txt", example.text("ql", "an", language::vi)) == "");
    CHECK(difference("an.en.txt", example.text("ql", "an", language::en)) == "");
}

TEST_CASE("an undetermined record is explained by what is not known and what is missing") {
    const office example;
    CHECK(difference("chi.vi.txt", example.text("ql", "chi", language::vi)) == "");
    CHECK(difference("chi.en.txt", example.text("ql", "chi", language::en)) == "");
}

TEST_CASE("every kind of unmet condition shows what stood there beside what was needed") {
    const office example;
    CHECK(difference("dung.vi.txt", example.text("ql", "dung", language::vi)) == "");
    CHECK(difference("dung.en.txt", example.text("ql", "dung", language::en)) == "");
}

TEST_CASE("all items are shown where they are asked for") {
    const office example;
    CHECK(difference("an.all.vi.txt", example.text("ql", "an", language::vi, true)) == "");
}

TEST_CASE("without colours there is no escape sequence, and with them nothing else changes") {
    const office example;
    const auto why = explain(example.evaluate("ql", "dung"));
    text_options options;
    const auto plain = render(why, options);
    CHECK(plain.find('\x1b') == std::string::npos);
    options.colour = true;
    auto coloured = render(why, options);
    CHECK(coloured.find("\x1b[31m✗") != std::string::npos);
    for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
        coloured.erase(at, coloured.find('m', at) + 1 - at);
    CHECK(coloured == plain);
}

TEST_CASE("the reference date of the host is shown") {
    const office example;
    const auto why = explain(example.evaluate("tt", "k2", {date::of(2025, 8, 1)}));
    CHECK(render(why, language::vi).find("Ngày xét: ngày 01 tháng 8 năm 2025\n") != std::string::npos);
    CHECK(render(why, language::en).find("Reference date: 1 August 2025\n") != std::string::npos);
}

TEST_CASE("what a calculation is made of is called as people call it, and a value known within bounds is not shown by one of them") {
    const auto rules = load_text("x.guong", R"(parameter line "Line" vi "Mức" { from 2025-01-01 = 5 }
record r { n : integer "Number"  hard : boolean }
define most for r "Most" : if hard then 3 else 9
table band for r "Band" { given n  gives integer  takes first row  row below 3 : 1  otherwise 2 }
criterion c for r {
  a : reference date before 2025-06-01
  b : n >= line
  d : n < most
  e : band >= 2
})").value();
    const auto candidate = record_from_json_text(rules, "r", R"({"n":2})").value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate, {date::of(2025, 8, 1)}));
    text_options all;
    all.all_items = true;
    const auto text = render(why, all);
    CHECK(text.find("Reference date: 1 August 2025; needed: before 1 June 2025\n") != std::string::npos);
    CHECK(text.find("Number: 2; needed: at least 5 (set by “Line”)\n") != std::string::npos);
    CHECK(text.find("needed: less than “Most” (3 to 9)\n") != std::string::npos);
    CHECK(text.find("Band: 1; needed: at least 2\n  from Number: 2\n  by row 1 of the table “Band” (rule x.guong:4:68)\n  record /n;") != std::string::npos);
    CHECK(render(why, language::vi).find("cần: từ 5 trở lên (mức quy định “Mức”)\n") != std::string::npos);
}

TEST_CASE("what a list must not be for an item to apply is said as what is not wanted") {
    const auto rules = load_text("x.guong", "record r { n : integer  marks : list of integer }\ncriterion c for r {\n"
                                            "  a : n > 3 unless some m in marks where m > 5\n"
                                            "  b : n > 3 unless every m in marks satisfies m > 5\n"
                                            "  d : n > 3 unless no m in marks where m > 5\n}")
                           .value();
    const auto candidate = record_from_json_text(rules, "r", R"({"n":1,"marks":[4]})").value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate));
    text_options all;
    all.all_items = true;
    const auto text = render(why, all);
    CHECK(text.find("✓ met – marks: 1 entry; needed: no entry to which the following applies\n") != std::string::npos);
    CHECK(text.find("✓ met – marks: 1 entry; needed: not every entry qualifies\n") != std::string::npos);
    CHECK(text.find("✗ not met – marks: 1 entry; needed: at least one entry that qualifies\n") != std::string::npos);
}

TEST_CASE("a count is told by its number and what is needed, and beneath it the entries that count, which are no bars") {
    const auto rules = load_text("x.guong", R"(record penalty "Penalty" vi "Kỷ luật" { warning : boolean "Warning" vi "Cảnh cáo"  year : integer "Year" }
record r { penalties : list of penalty "Penalties" }
define warnings for r "Number of warnings" vi "Số lần cảnh cáo" : count of p in penalties where warning
criterion c for r {
  a : warnings <= 1
  b : (count of p in penalties where warning and not (year between 2000 and 2009)) < 2
  d : (count of p in penalties where warning) between 3 and 4
})").value();
    const auto candidate = record_from_json_text(rules, "r", R"({"penalties":[{"warning":true,"year":2024},{"warning":true,"year":2025},{"warning":false}]})").value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate));
    const auto text = render(why, language::en);
    CHECK(text.find("✗ not met – a\n  Number of warnings: 2; needed: at most 1\n  record /penalties; rule x.guong:5:3\n"
                    "  • counts – Penalty 1\n    Warning: yes; counts if: yes\n") != std::string::npos);
    CHECK(text.find("    • counts – Year: 2024; counts if: outside 2000 to 2009\n") != std::string::npos);
    CHECK(text.find("  ○ does not count – Penalty 3\n    Warning: no; counts if: yes\n") != std::string::npos);
    CHECK(text.find("ruled out") == std::string::npos);
    const auto vietnamese = render(why, language::vi);
    CHECK(vietnamese.find("  Số lần cảnh cáo: 2; cần: không quá 1\n") != std::string::npos);
    CHECK(vietnamese.find("  • được tính – Kỷ luật 2\n    Cảnh cáo: có; được tính nếu: có\n") != std::string::npos);
    CHECK(render_json(why, language::en).find(R"("text":"Warning: yes; counts if: yes")") != std::string::npos);
}

TEST_CASE("a long list shows its first ten deciding elements and how many more there are") {
    const auto rules =
        load_text("x.guong", "record r { marks : list of integer }\ncriterion c for r : every m in marks satisfies m >= 5").value();
    std::string marks = "4";
    for (int i = 0; i < 11; ++i) marks += ",4";
    const auto candidate = record_from_json_text(rules, "r", R"({"marks":[)" + marks + "]}").value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate));
    CHECK(why.because.children.size() == 12);
    const auto text = render(why, language::en);
    CHECK(text.find("and 2 more\n") != std::string::npos);
    CHECK(text.find("/marks/9;") != std::string::npos);
    CHECK(text.find("/marks/10;") == std::string::npos);
    text_options all;
    all.all_items = true;
    CHECK(render(why, all).find("/marks/11;") != std::string::npos);
}

TEST_CASE("the notes of a ruleset stand below its source where all is asked for, and what a bound cut off is said where it was cut") {
    explanation why;
    why.sources = {"Plan 1"};
    why.ruleset_notes = {{"read “many” as two", {}, {}}};
    why.because.kind = node_kind::every;
    why.because.complete = false;
    const auto text = render(why, language::en);
    text_options all;
    all.all_items = true;
    CHECK(render(why, all).find("Source: Plan 1\n  note: read “many” as two\n") != std::string::npos);
    all.notes_told = true;
    CHECK(render(why, all).find("read “many” as two") == std::string::npos);
    CHECK(text.find("read “many” as two") == std::string::npos);
    CHECK(text.find("(The rest is left out here.)\n") != std::string::npos);
    CHECK(render(why, language::vi).find("(Phần còn lại ở đây được lược bớt.)\n") != std::string::npos);
    CHECK(render_json(why, language::en).find(R"("children":[],"complete":false)") != std::string::npos);
}

#include <optional>
#include <set>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include <guong/description.hpp>
#include <guong/model_parts.hpp>
#include <guong/rules.hpp>

#include "support/golden.hpp"

namespace {

using guong::language;
namespace model = guong::model;

model::ruleset load(const std::string& path) {
    guong::load_options without_functions;
    without_functions.others = guong::unregistered_functions::unanswered;
    const auto loaded = guong::load_text(path, guong::tests::read_repository_file(path), {}, without_functions);
    REQUIRE(loaded.has_value());
    return loaded->model();
}

std::string described(const std::string& text, language which = language::en, const guong::parameter_values& overrides = {}) {
    const auto loaded = guong::load_text("rules.guong", text, overrides);
    REQUIRE(loaded.has_value());
    return guong::describe(loaded->model(), which);
}

const std::string every_form = "tests/description/every_form.guong";

/// Which forms of conditions and values occur, by their place among the alternatives.
class form_collector {
public:
    std::set<std::size_t> conditions, operands;

    void collect(const model::condition& condition) {
        conditions.insert(condition.form.index());
        if (condition.applicability) collect(**condition.applicability);
        std::visit([&](const auto& form) { look_into(form); }, condition.form);
    }
    void collect(const model::operand& operand) {
        operands.insert(operand.form.index());
        model::for_each_part(
            operand, [&](const model::operand& part) { collect(part); }, [&](const model::condition& part) { collect(part); });
    }

private:
    void look_into(const model::comparison& form) { collect(form.left), collect(form.right); }
    void look_into(const model::group& form) {
        for (const auto& child : form.children) collect(child);
    }
    void look_into(const model::quantifier& form) {
        if (form.elements.filter) collect(**form.elements.filter);
        if (form.body) collect(**form.body);
    }
    template <class Form>
    void look_into(const Form&) {}
};

} // namespace

TEST_CASE("the plan is described in both languages") {
    const auto rules = load("rules/hvqlgd-326/exemplars.guong");
    CHECK(guong::tests::golden_difference("tests/description/hvqlgd_326.vi.md", guong::describe(rules, language::vi)) == "");
    CHECK(guong::tests::golden_difference("tests/description/hvqlgd_326.en.md", guong::describe(rules, language::en)) == "");
}

TEST_CASE("every form of condition and value is described in both languages") {
    const auto rules = load(every_form);
    CHECK(guong::tests::golden_difference("tests/description/every_form.vi.md", guong::describe(rules, language::vi)) == "");
    CHECK(guong::tests::golden_difference("tests/description/every_form.en.md", guong::describe(rules, language::en)) == "");
}

TEST_CASE("the file of every form has every form") {
    const auto rules = load(every_form);
    form_collector found;
    for (const auto& criterion : rules.criteria) found.collect(criterion.body);
    for (const auto& definition : rules.definitions) std::visit([&](const auto& body) { found.collect(body); }, definition.body);
    CHECK(found.conditions.size() == std::variant_size_v<decltype(model::condition::form)>);
    CHECK(found.operands.size() == std::variant_size_v<decltype(model::operand::form)>);
}

TEST_CASE("nothing is left without words") {
    const auto rules = load(every_form);
    for (const auto which : {language::en, language::vi}) {
        const auto text = guong::describe(rules, which);
        for (const auto* sign : {"“”", "…", "{", "()", "  \n", " ,", "- \n", ": :"}) {
            CAPTURE(sign);
            CHECK(text.find(sign) == std::string::npos);
        }
    }
}

TEST_CASE("a label without the other language is that of the ruleset") {
    const auto text = described("ruleset r \"Bộ\" { language vi }\nrecord p \"Người\" en \"Person\" { x : boolean \"Đúng\" }\ncriterion c for p \"Tiêu chuẩn\" : x");
    CHECK(text.find("# Bộ\n") != std::string::npos);
    CHECK(text.find("### Person\n") != std::string::npos);
    CHECK(text.find("- “Đúng” is yes\n") != std::string::npos);
}

TEST_CASE("letters that mean something in Markdown are shown as they are") {
    const auto text = described("record p \"A|B *c* <d> [e](f) #g\" { x : boolean \"_x_\\ny\" }\ncriterion c for p : x");
    CHECK(text.find("### A\\|B \\*c\\* \\<d\\> \\[e\\](f) \\#g\n") != std::string::npos);
    CHECK(text.find("| \\_x\\_ y | yes or no |") != std::string::npos);
}

TEST_CASE("numbers and days stand as each language writes them") {
    const std::string rules = "record p { x : decimal  y : date }\ncriterion c for p any { a : x >= 1234567.5  b : y after 2024-02-01  d : x < -12345  e : x = 2025 }";
    const auto english = described(rules, language::en), vietnamese = described(rules, language::vi);
    CHECK(english.find("“x” is at least 1,234,567.5\n") != std::string::npos);
    CHECK(english.find("“y” is after 1 February 2024\n") != std::string::npos);
    CHECK(english.find("“x” is less than -12,345\n") != std::string::npos);
    CHECK(english.find("“x” is 2025\n") != std::string::npos);
    CHECK(vietnamese.find("“x” từ 1.234.567,5 trở lên\n") != std::string::npos);
    CHECK(vietnamese.find("“y” sau ngày 01 tháng 02 năm 2024\n") != std::string::npos);
}

TEST_CASE("a value that the host sets is told from those of the file") {
    const std::string rules = "parameter many = 2 \"Many\"\nrecord p { xs : list of text }\ncriterion c for p : count of xs >= many";
    CHECK(described(rules).find("| Many | 2 |") != std::string::npos);
    const auto text = described(rules, language::en, {{"many", "3"}});
    CHECK(text.find("| Many | 3 (set for this description, not by the file) |") != std::string::npos);
    CHECK(text.find("the number of entries in “xs” is at least 3 (set by “Many”)") != std::string::npos);
}

TEST_CASE("what is turned round is said in plain words") {
    const auto text = described("record p { a : boolean  b : boolean  x : integer }\n"
                                "criterion c for p any { first : not (a and b)  second : not (a or x > 5)  third : not (not a) }");
    CHECK(text.find("- “a” is no or “b” is no\n") != std::string::npos);
    CHECK(text.find("- “a” is no and “x” is at most 5\n") != std::string::npos);
    CHECK(text.find("- “a” is yes\n") != std::string::npos);
}

TEST_CASE("a ruleset with nothing but a record is described too") {
    CHECK(described("record p { x : boolean }").find("# Ruleset\n") == 0);
}

TEST_CASE("files that are used, what a file set and what is left open are said") {
    const std::string plan = "parameter many = 2 \"Many\"\nparameter year = 2024 \"Year\" note \"n\" open\n"
                             "record p { x : integer  y : integer }\n"
                             "criterion c for p { a \"A\" open : x >= many  b : y = year }\ncriterion d for p open : x >= 1";
    const auto read = [&](const std::string& path) -> std::optional<std::string> { return path == "plan.guong" ? std::optional{plan} : std::nullopt; };
    const auto rules = guong::load_text("unit.guong", "use \"plan.guong\"\nset many = 3 cite \"Decision 1\"", {}, {{}, read}).value();
    const auto text = guong::describe(rules.model(), language::en);
    CHECK(text.find("- Builds on: `plan.guong`\n") != std::string::npos);
    CHECK(text.find("| Many | 3 (set by `unit.guong`) | Decision 1 |") != std::string::npos);
    CHECK(text.find("| Year | 2024 | | n – open: a file that builds on these rules may set any value |") != std::string::npos);
    CHECK(text.find("“x” is at least 3 (set by “Many”)\n   - Open: a file that builds on these rules may change this freely\n") != std::string::npos);
    CHECK(text.find("For “p”. In reports: `d`.\n\n- Open: a file") != std::string::npos);
    const auto vietnamese = guong::describe(rules.model(), language::vi);
    CHECK(vietnamese.find("- Dựa trên các tệp: `plan.guong`\n") != std::string::npos);
    CHECK(vietnamese.find("3 (do tệp `unit.guong` đặt)") != std::string::npos);
}

TEST_CASE("where lists stand inside one another, elements are called by the names that the rules give them") {
    const std::string records = "record award { year : integer  level : integer }\nrecord person { awards : list of award  marks : list of integer }\n";
    CHECK(described(records + "criterion c for person : some a in awards satisfies some b in awards where b.year > a.year and level = 3")
              .find("- there is at least one entry in “awards” (each called `a`) for which there is at least one entry in “awards” of the “person” under review "
                    "(each called `b`) for which “year” of `b` is more than “year” of `a` and “level” of `b` is 3\n") != std::string::npos);
    CHECK(described(records + "criterion c for person : every a in awards where (count of b in awards where b.year = a.year) = 1 satisfies year > 3")
              .find("for every entry in “awards” (each called `a`) for which the number of entries in “awards” of the “person” under review "
                    "(each called `b`) is 1, counting those for which “year” of `b` is “year” of `a`") != std::string::npos);
    CHECK(described(records + "criterion c for person : some a in awards satisfies some m in marks where m > a.year")
              .find("(each called `m`) for which `m` is more than “year” of `a`\n") != std::string::npos);
    CHECK(described(records + "criterion c for person : some a in awards satisfies level = 3").find("called") == std::string::npos);
}

TEST_CASE("a long calculation stands in numbered steps, a short one in a line") {
    const auto rules = [](const std::string& calculation) {
        return described("record person { basic : decimal \"The basic monthly amount\"  extra : decimal \"The supplement for hard work\"  months : integer \"Full "
                         "months of service in the year\" }\nvalue v for person : " + calculation);
    };
    CHECK(rules("(basic + extra) * months rounded down")
              .find("- ((“The basic monthly amount” + “The supplement for hard work”) × “Full months of service in the year”), rounded down to a whole number\n") !=
          std::string::npos);
    CHECK(rules("(basic + extra) * months + (extra - basic * 2) * (months - 1) + largest of (basic, extra) rounded down")
              .find("1. (“The basic monthly amount” + “The supplement for hard work”) × “Full months of service in the year”\n"
                    "2. (“The supplement for hard work” − “The basic monthly amount” × 2) × (“Full months of service in the year” − 1)\n"
                    "3. (1) + (2) + (the largest of “The basic monthly amount”; “The supplement for hard work”)\n"
                    "4. (3), rounded down to a whole number\n") !=
          std::string::npos);
}

// What the rule file says of items, in place of the engine's words.

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

const std::string head = R"(ruleset k "K" { language vi }
scale grade { low "yếu" en "weak"  high "giỏi" en "good" }
record r "Hồ sơ" { g : grade "Xếp loại" en "Grade"  n : integer "Số"  b : boolean "Cờ" }
)";

explanation explain_one(const std::string& text, const std::string& record) {
    const auto rules = load_text("rules.guong", head + text).value();
    return explain(rules.criterion("c")->evaluate(record_from_json_text(rules, "r", record).value()));
}

std::string told(const std::string& text, const std::string& record, language which = language::vi) { return render(explain_one(text, record), which); }

bool says(const std::string& text, const std::string& line) { return text.find("  " + line + "\n") != std::string::npos; }

} // namespace

TEST_CASE("each status has its sentence, and one without keeps the engine's words") {
    const std::string item = R"(criterion c for r { a when met "Đã {thực tế}." when undetermined "Chưa nộp." : g is high })";
    CHECK(says(told(item, R"({"g":"high"})"), "Đã giỏi."));
    CHECK(says(told(item, "{}"), "Chưa nộp."));
    CHECK(says(told(item, R"({"g":"low"})"), "Xếp loại: yếu; cần: giỏi"));
}

TEST_CASE("a sentence is said in its own language alone") {
    const std::string item = R"(criterion c for r { a when unmet "Mới {thực tế}, phải {yêu cầu}." when met en "It is {actual}." : g is high })";
    CHECK(says(told(item, R"({"g":"low"})"), "Mới yếu, phải giỏi."));
    CHECK(says(told(item, R"({"g":"low"})", language::en), "Grade: weak; needed: good"));
    CHECK(says(told(item, R"({"g":"high"})", language::en), "It is good."));
    CHECK(says(told(item, R"({"g":"high"})"), "Xếp loại: giỏi; cần: giỏi"));
}

TEST_CASE("a criterion and an item in braces say how many of theirs are met") {
    const std::string group = R"(criterion c for r when unmet "Cả thảy {thực tế}." { a when unmet "Ở đây {thực tế}, cần {yêu cầu}." any { x : g is high  y : n > 5 } })";
    const auto text = told(group, R"({"g":"low","n":1})");
    CHECK(text.find("\nCả thảy đạt 0/1 điều kiện.\n") != std::string::npos);
    CHECK(says(text, "Ở đây đạt 0/2 điều kiện, cần một trong các điều kiện sau."));
}

TEST_CASE("an item that is a helper by name speaks of what the helper asks") {
    const std::string item = R"(define skilled for r : g is high
criterion c for r { a when unmet "Mới {thực tế}." : skilled })";
    CHECK(says(told(item, R"({"g":"low"})"), "Mới yếu."));
}

TEST_CASE("where a place has nothing to be filled with, the engine's words stand") {
    const std::string item = R"(criterion d for r : g is high
criterion c for r { a when unmet "Tìm thấy {thực tế}." : meets d })";
    const auto text = told(item, R"({"g":"low"})");
    CHECK(text.find("Tìm thấy") == std::string::npos);
    CHECK(text.find("Xếp loại: yếu; cần: giỏi") != std::string::npos);
}

TEST_CASE("an item that does not apply says so in its sentence") {
    const std::string item = R"(criterion c for r { a when not applicable "Không phải xét." : g is high unless b  z : n > 5 })";
    auto why = explain_one(item, R"({"g":"low","n":6,"b":true})");
    text_options options;
    options.language = language::vi;
    CHECK(says(render(why, options), "Không phải xét."));
}

TEST_CASE("braces that are letters stay, and what is filled in is not filled again") {
    const auto rules = load_text("rules.guong", "record r { t : text }\ncriterion c for r { a when unmet \"{{{actual}}}\" : t is \"x\" }").value();
    const auto text = render(explain(rules.criterion("c")->evaluate(record_from_json_text(rules, "r", R"({"t":"{needed}"})").value())), language::en);
    CHECK(says(text, "{“{needed}”}"));
}

TEST_CASE("the JSON says the sentence as the text of the node") {
    const auto json = render_json(explain_one(R"(criterion c for r { a when unmet "Mới {thực tế}." : g is high })", R"({"g":"low"})"), language::vi);
    CHECK(json.find(R"("text":"Mới yếu.","actual":"yếu","needed":"giỏi")") != std::string::npos);
}

TEST_CASE("a unit's stricter item has its own sentence, and that of the plan speaks of the plan's condition alone") {
    const auto read = [](const std::string& path) -> std::optional<std::string> {
        return path == "plan" ? std::optional{head + R"(criterion c for r { a "Giỏi" when unmet "Mới {thực tế}." when met "Đã {thực tế}." : g is high })"} : std::nullopt;
    };
    const auto rules = load_text("unit", R"(use "plan"
tighten c/a { more when unmet vi "Mới có {thực tế}." : n >= 3 })", {}, {{}, read}).value();
    const auto text = [&](const std::string& record) {
        return render(explain(rules.criterion("c")->evaluate(record_from_json_text(rules, "r", record).value())), language::vi);
    };
    const auto fails_unit = text(R"({"g":"high","n":1})");
    CHECK(says(fails_unit, "Mới có 1."));
    CHECK(fails_unit.find("Mới giỏi.") == std::string::npos);
    const auto fails_plan = text(R"({"g":"low","n":3})");
    CHECK(fails_plan.find("Mới yếu.") != std::string::npos);
    CHECK(fails_plan.find("Mới có") == std::string::npos);
}

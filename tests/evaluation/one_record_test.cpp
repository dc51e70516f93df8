#include <string>

#include <doctest/doctest.h>

#include <guong/json.hpp>
#include <guong/limits.hpp>

namespace {

guong::verdict verdict_of(const std::string& rules_text, const std::string& type, const std::string& record) {
    const auto rules = guong::load_text("rules.guong", rules_text).value();
    const auto read = guong::record_from_json_text(rules, type, record).value();
    return rules.criterion("c").value().evaluate(read).verdict();
}

} // namespace

TEST_CASE("helpers that call one another twice at every step are run once each") {
    std::string text = "record person { active : boolean  tall : boolean }\ndefine h0 for person : active\n";
    constexpr auto steps = guong::limits::dependency_depth_max - 1;
    for (std::size_t i = 1; i < steps; ++i) {
        const auto before = "h" + std::to_string(i - 1);
        text += "define h" + std::to_string(i) + " for person : " + before + " or (" + before + " and tall)\n";
    }
    text += "criterion c for person : h" + std::to_string(steps - 1) + "\n";
    CHECK(verdict_of(text, "person", R"({"active": true})") == guong::verdict::eligible);
    CHECK(verdict_of(text, "person", R"({"tall": true})") == guong::verdict::undetermined);
}

TEST_CASE("criteria that walk round a circle of records are run once for each record") {
    std::string text = "record unit { fine : boolean  next : list of unit }\ncriterion c0 for unit : fine\n";
    constexpr auto steps = guong::limits::dependency_depth_max - 1;
    for (std::size_t i = 1; i < steps; ++i)
        text += "criterion c" + std::to_string(i) + " for unit : every n in next meets c" + std::to_string(i - 1) + "\n";
    text += "criterion c for unit : every n in next meets c" + std::to_string(steps - 1) + "\n";
    const auto rules = guong::load_text("rules.guong", text).value();
    const auto read = guong::dataset_from_json(rules, R"({"unit": [{"id": "a", "fine": true, "next": ["a", "b"]},
                                                                {"id": "b", "fine": true, "next": ["b", "a"]}]})");
    REQUIRE(read.has_value());
    CHECK(rules.criterion("c").value().evaluate(read->roots.front()).verdict() == guong::verdict::eligible);
}

TEST_CASE("short and long lists, with and without unknown facts, are decided alike") {
    const std::string rules = R"(
record award { year : integer  level : boolean }
record person { awards : list of award }
criterion c for person {
  i1 : some a in awards where year >= 2023 and level
  i2 : every a in awards satisfies year >= 2000
  i3 : no a in awards where year > 2030
  i4 : count of a in awards where (year >= 2023 and level) <= 2
}
)";
    const auto person = [](int others, const std::string& last) {
        std::string list;
        for (int i = 0; i < others; ++i) list += R"({"year": 2010, "level": true},)";
        return R"({"awards": [)" + list + last + "]}";
    };
    for (int others = 0; others <= 9; ++others) {
        CHECK(verdict_of(rules, "person", person(others, R"({"year": 2024, "level": true})")) == guong::verdict::eligible);
        CHECK(verdict_of(rules, "person", person(others, R"({"year": 2024, "level": false})")) == guong::verdict::ineligible);
        CHECK(verdict_of(rules, "person", person(others, R"({"year": 2031, "level": true})")) == guong::verdict::ineligible);
        CHECK(verdict_of(rules, "person", person(others, R"({"year": 2024})")) == guong::verdict::undetermined);
    }
    CHECK(verdict_of(rules, "person", R"({"awards": []})") == guong::verdict::ineligible);
    CHECK(verdict_of(rules, "person", "{}") == guong::verdict::undetermined);
}

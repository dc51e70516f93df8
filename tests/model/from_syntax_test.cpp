#include <string>

#include <doctest/doctest.h>

#include <guong/limits.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;
namespace model = guong::model;

guong::result<guong::rules> load(const std::string& text, const guong::parameter_values& overrides = {}) {
    return guong::load_text("rules.guong", text, overrides);
}

model::ruleset checked(const std::string& text, const guong::parameter_values& overrides = {}) {
    const auto loaded = load(text, overrides);
    if (!loaded) MESSAGE(guong::error{loaded.report()}.what());
    REQUIRE(loaded.has_value());
    return loaded->model();
}

std::vector<diagnostic_code> codes_of(const std::string& text, const guong::parameter_values& overrides = {}) {
    std::vector<diagnostic_code> codes;
    for (const auto& finding : load(text, overrides).report().findings) codes.push_back(finding.code);
    return codes;
}

using codes = std::vector<diagnostic_code>;

const std::string records = R"(
scale grade { poor "kém" fair "khá" good "tốt" }
record unit { rating : grade  size : integer }
record award { level : grade  year : integer  unit : unit }
record person {
  rating : grade   votes : percent   born : date   code : text   active : boolean   trusted : judgement   mark : decimal
  unit : unit   leads : list of unit   awards : list of award   tags : list of text
}
)";

std::string for_person(const std::string& condition) { return records + "criterion c for person : " + condition + "\n"; }

const model::condition& body_of(const model::ruleset& rules) { return rules.criteria.front().body; }

} // namespace

TEST_CASE("levels of a scale are found by name and by label, also on the left of a comparison") {
    for (const auto* written : {"rating is good", "rating is \"tốt\"", "rating = good"}) {
        const auto rules = checked(for_person(written));
        const auto& comparison = std::get<model::comparison>(body_of(rules).form);
        CHECK(comparison.operation == guong::comparison_operator::equal);
        CHECK(std::get<model::constant>(comparison.right.form).content == guong::value{guong::level{2}});
    }
    const auto rules = checked(for_person("rating is fair or better"));
    CHECK(std::get<model::comparison>(body_of(rules).form).operation == guong::comparison_operator::greater_or_equal);
}

TEST_CASE("a value of a scale on the left takes the scale of what stands on the right") {
    for (const auto* written : {"fair > rating", "fair = unit.rating", "fair between rating and unit.rating"})
        CHECK(codes_of(for_person(written)).empty());
    const auto rules = checked(for_person("fair > rating"));
    const auto& comparison = std::get<model::comparison>(body_of(rules).form);
    CHECK(std::get<model::constant>(comparison.left.form).content == guong::value{guong::level{1}});
    CHECK(std::holds_alternative<model::field_path>(comparison.right.form));
    CHECK(codes_of(for_person("fairr > rating")) == codes{diagnostic_code::unknown_scale_value});
    CHECK(codes_of(for_person("fairr > ratting")) == codes{diagnostic_code::unknown_name});
    CHECK(codes_of(for_person("fair > mark")) == codes{diagnostic_code::unknown_name});
}

TEST_CASE("higher and lower say the same as better and worse, for scales where high is bad") {
    const auto operation_of = [](const std::string& written) {
        return std::get<model::comparison>(body_of(checked(for_person(written))).form).operation;
    };
    CHECK(operation_of("rating is fair or higher") == guong::comparison_operator::greater_or_equal);
    CHECK(operation_of("rating is fair or lower") == guong::comparison_operator::less_or_equal);
    CHECK(operation_of("rating is fair\n or   lower") == guong::comparison_operator::less_or_equal);
}

TEST_CASE("a wrong value for a parameter is answered with an example") {
    const std::string text = records + R"(
parameter many = 2
parameter share = 80%
parameter strictly = false
parameter since = 2020-01-01
parameter least : grade = fair
criterion c for person : (count of awards >= many and votes >= share) or strictly or born > since or rating is least or better
)";
    const auto example = [&](const std::string& name, const std::string& value) {
        const auto report = load(text, {{name, value}}).report();
        REQUIRE(report.findings.size() == 1);
        return message(report.findings.front().help.back());
    };
    CHECK(example("many", "two") == "for example `many=3`");
    CHECK(example("share", "all") == "for example `share=80%`");
    CHECK(example("strictly", "yes") == "for example `strictly=true`");
    CHECK(example("since", "2020") == "for example `since=2023-06-21`");
    CHECK(example("least", "fiar") == "for example `least=good`");
    CHECK(message(load(text, {{"least", "fiar"}}).report().findings.front().help.front()) == "did you mean `fair`?");
}

TEST_CASE("a condition with thousands of terms on one field is examined in no time") {
    std::string any = "mark = 0.5", none = "mark != 0.5";
    for (int i = 1; i < 4'000; ++i) {
        any += " or mark = " + std::to_string(i);
        none += " and mark != " + std::to_string(i);
    }
    CHECK(codes_of(for_person(any)).empty());
    CHECK(codes_of(for_person(none)).empty());
    CHECK(codes_of(for_person("(" + any + ") and mark = 4000")) == codes{diagnostic_code::never_met});
}

TEST_CASE("paths lead along references and out of the elements of lists") {
    const auto dotted = checked(for_person("unit.size >= 3"));
    const auto& path = std::get<model::field_path>(std::get<model::comparison>(body_of(dotted).form).left.form);
    CHECK(path.row.depth == 0);
    CHECK(path.row.hops == std::vector<model::field_index>{*dotted.records[*dotted.find_record("person")].find("unit")});
    CHECK(dotted.records[path.row.end].name == "unit");

    const auto outer = checked(for_person("some a in awards where a.level is good and votes >= 50%"));
    const auto& filter = **std::get<model::quantifier>(body_of(outer).form).elements.filter;
    const auto& children = std::get<model::group>(filter.form).children;
    CHECK(std::get<model::field_path>(std::get<model::comparison>(children[0].form).left.form).row.depth == 0);
    CHECK(std::get<model::field_path>(std::get<model::comparison>(children[1].form).left.form).row.depth == 1);
}

TEST_CASE("`this` is the record that the declaration is for, however deep in lists") {
    const auto plain = checked(for_person("this.unit.size >= 3"));
    CHECK(std::get<model::field_path>(std::get<model::comparison>(body_of(plain).form).left.form) ==
          std::get<model::field_path>(std::get<model::comparison>(body_of(checked(for_person("unit.size >= 3"))).form).left.form));

    const auto inside = checked(for_person("some a in this.awards where this.votes >= 50%"));
    const auto& filter = **std::get<model::quantifier>(body_of(inside).form).elements.filter;
    const auto& path = std::get<model::field_path>(std::get<model::comparison>(filter.form).left.form);
    CHECK(path.row.depth == 1);
    CHECK(inside.records[path.row.end].name == "person");
}

TEST_CASE("`this` alone is no value, and what it has no field for is told") {
    CHECK(codes_of(for_person("this.nothing >= 3")) == codes{diagnostic_code::unknown_field});
    CHECK(codes_of(for_person("votes >= this")).size() == 1);
    CHECK(codes_of(for_person("count of this >= 3")) == codes{diagnostic_code::not_a_list});
}

TEST_CASE("the element of a list of plain values is its value") {
    const auto rules = checked(for_person("some tag in tags where tag is \"A\""));
    const auto& filter = **std::get<model::quantifier>(body_of(rules).form).elements.filter;
    CHECK(std::get<model::comparison>(filter.form).left.type.base == model::base_type::text);
}

TEST_CASE("an item without a sentence takes that of the helper that is its whole condition") {
    const auto rules = checked(records + R"(
define well for person, unit "Hoàn thành tốt" : rating is good
criterion p for person { a : well  b "của riêng mình" : well  c "x" : active }
criterion u for unit { a : well }
)");
    const auto& items = std::get<model::group>(rules.criteria[0].body.form).children;
    CHECK(items[0].item->sentence.text == "Hoàn thành tốt");
    CHECK(items[1].item->sentence.text == "của riêng mình");
    CHECK(std::get<model::group>(rules.criteria[1].body.form).children[0].item->sentence.text == "Hoàn thành tốt");
    CHECK(rules.definitions.size() == 2);
}

TEST_CASE("definitions and criteria come in the order of what they need") {
    const auto rules = checked(records + R"(
criterion a for person : unit meets b and helper
define helper for person : deeper
define deeper for person : active
criterion b for unit : size > 1
)");
    using kind = model::ruleset::step::kind;
    const auto place = [&](kind what, std::string_view name) {
        for (std::size_t i = 0; i < rules.order.size(); ++i) {
            const auto& step = rules.order[i];
            if (step.what == what && (what == kind::criterion ? rules.criteria[step.index].name : rules.definitions[step.index].name) == name) return i;
        }
        return rules.order.size();
    };
    CHECK(place(kind::definition, "deeper") < place(kind::definition, "helper"));
    CHECK(place(kind::definition, "helper") < place(kind::criterion, "a"));
    CHECK(place(kind::criterion, "b") < place(kind::criterion, "a"));
}

TEST_CASE("a host sets parameters as a rule file would write them") {
    const auto text = records + R"(
parameter many = 2
parameter share = 70%
parameter least : grade = fair
criterion c for person : count of awards >= many and votes >= share and rating is least or better
)";
    const auto rules = checked(text, {{"many", "3"}, {"share", "80"}, {"least", "good"}});
    CHECK(rules.parameters[0].content == guong::value{guong::decimal{3}});
    CHECK(rules.parameters[1].content == guong::value{guong::decimal{80}});
    CHECK(rules.parameters[2].content == guong::value{guong::level{2}});
    CHECK(rules.parameters[2].overridden);
    CHECK(codes_of(text, {{"many", "2.5"}}) == codes{diagnostic_code::wrong_parameter_value});
    CHECK(codes_of(text, {{"manny", "2"}}) == codes{diagnostic_code::unknown_parameter});
}

TEST_CASE("one cause gives one error") {
    CHECK(codes_of(records + "record broken { x : nonsense }\ncriterion c for broken : x is good and x >= 3\n") == codes{diagnostic_code::unknown_type});
    CHECK(codes_of(records + "define h for person, unit : ratting is good\ncriterion c for person : h\ncriterion d for unit : h\n") ==
          codes{diagnostic_code::unknown_name});
    CHECK(codes_of(for_person("missing is fair")) == codes{diagnostic_code::unknown_name});
}

TEST_CASE("types that do not belong together are refused") {
    CHECK(codes_of(for_person("votes >= 80")) == codes{diagnostic_code::type_mismatch});
    CHECK(codes_of(for_person("born > 2020")) == codes{diagnostic_code::type_mismatch});
    CHECK(codes_of(for_person("code < \"A\"")) == codes{diagnostic_code::not_ordered});
    CHECK(codes_of(for_person("votes")) == codes{diagnostic_code::not_a_condition});
    CHECK(codes_of(for_person("awards")) == codes{diagnostic_code::list_needs_quantifier});
    CHECK(codes_of(for_person("some x in votes")) == codes{diagnostic_code::not_a_list});
    CHECK(codes_of(for_person("code.x = 1")) == codes{diagnostic_code::not_a_reference});
    CHECK(codes_of(for_person("rating is excellent")) == codes{diagnostic_code::unknown_scale_value});
    CHECK(codes_of(for_person("active or trusted and active")) == codes{diagnostic_code::mixed_and_or});
    CHECK(codes_of(for_person("every x in awards where year > 2000")) == codes{diagnostic_code::missing_condition});
    CHECK(codes_of(for_person("mark between 8 and 5")) == codes{diagnostic_code::interval_reversed});
    CHECK(codes_of(for_person("mark >= 5 and mark <= 8.5")).empty());
}

TEST_CASE("conditions that can never be met or never fail are pointed out, unless a parameter decides") {
    CHECK(codes_of(for_person("mark > 8 and mark < 5")) == codes{diagnostic_code::never_met});
    CHECK(codes_of(for_person("mark > 5 or mark < 8")) == codes{diagnostic_code::never_fails});
    CHECK(codes_of(for_person("rating is poor or better")) == codes{diagnostic_code::never_fails});
    CHECK(codes_of(for_person("count of awards >= 0")) == codes{diagnostic_code::never_fails});
    CHECK(codes_of(for_person("count of awards < 0")) == codes{diagnostic_code::never_met});
    CHECK(codes_of(for_person("some a in awards where year > 5 and year < 6")) == codes{diagnostic_code::never_met});
    CHECK(codes_of(for_person("mark > 5 and mark < 6")).empty());
    CHECK(codes_of(for_person("unit.size > 5 and size_limit")) == codes{diagnostic_code::unknown_name});
    CHECK(codes_of(records + "parameter top = 3\ncriterion c for person : unit.size > 5 and unit.size < top\n").empty());
}

TEST_CASE("a cycle shows each of its steps") {
    const auto loaded = load(records + R"(
criterion a for person : meets b
criterion b for person : meets c
criterion c for person : meets a
)");
    REQUIRE(loaded.report().findings.size() == 1);
    const auto& finding = loaded.report().findings[0];
    CHECK(finding.code == diagnostic_code::dependency_cycle);
    CHECK(finding.labels.size() == 3);
}

TEST_CASE("chains of helpers end at the limit") {
    const auto chain = [](std::size_t steps) {
        std::string text = records + "define h0 for person : active\n";
        for (std::size_t i = 1; i + 1 < steps; ++i) text += "define h" + std::to_string(i) + " for person : h" + std::to_string(i - 1) + "\n";
        return text + "criterion c for person : h" + std::to_string(steps - 2) + "\n";
    };
    CHECK(codes_of(chain(guong::limits::dependency_depth_max)).empty());
    CHECK(codes_of(chain(guong::limits::dependency_depth_max + 1)) == codes{diagnostic_code::dependency_too_deep});
}

TEST_CASE("errors beyond the limit are counted, not listed") {
    std::string text = records;
    for (std::size_t i = 0; i < guong::limits::diagnostics_max + 7; ++i) text += "criterion c" + std::to_string(i) + " for person : nonsense" + std::to_string(i) + "\n";
    const auto loaded = load(text);
    CHECK(loaded.report().findings.size() == guong::limits::diagnostics_max);
    CHECK(loaded.report().suppressed == 7);
}

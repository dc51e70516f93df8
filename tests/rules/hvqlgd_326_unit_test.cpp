/// The file of an invented unit that builds on the rules of Plan 326/KH-HVQLGD.

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "support/golden.hpp"

namespace {

const std::string folder = "rules/hvqlgd-326/";

std::optional<std::string> read(const std::string& path) { return guong::tests::read_repository_file(folder + path); }

guong::result<guong::rules> load(const std::string& text) { return guong::load_text("units/unit.guong", text, {}, {{}, read}); }

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "\"" : ",\"") + part + "\"";
    return text;
}

/// The verdicts on one criterion, as `guong evaluate` prints them.
std::string verdicts(const guong::rules& rules, const guong::records& records, const std::string& name) {
    const auto criterion = rules.criterion(name).value();
    std::string lines;
    for (const auto& candidate : records.roots) {
        if (candidate.type != criterion.definition().record) continue;
        const auto outcome = criterion.evaluate(candidate);
        std::vector<std::string> missing;
        for (const auto& fact : guong::missing_facts(outcome)) missing.push_back(fact.at);
        lines += "{\"record\":\"" + rules.model().records[candidate.type].name + "\",\"id\":\"" +
                 records.data->of(candidate.type).ids[candidate.row] + "\",\"criterion\":\"" + name + "\",\"verdict\":\"" +
                 std::string{guong::to_string(outcome.verdict())} + "\",\"unmet\":[" + joined(guong::unmet_items(outcome)) + "],\"missing\":[" +
                 joined(missing) + "],\"values\":{}}\n";
    }
    return lines;
}

} // namespace

TEST_CASE("the unit's file is correct, and its verdicts on the academy are the committed ones") {
    const auto unit = load(*read("units/khoa-mau-b.guong"));
    CHECK(guong::render(unit.report()) == "");
    const auto rules = unit.value();
    const auto records = guong::dataset_from_json(rules, *read("academy.json"), {.strict = true}).value();
    CHECK(guong::tests::golden_difference(folder + "units/khoa-mau-b.verdicts.ndjson", verdicts(rules, records, "gv") + verdicts(rules, records, "sv")) ==
          "");
}

TEST_CASE("nobody whom the plan does not let through is eligible under the unit's file") {
    const auto plan = load(*read("exemplars.guong")).value();
    const auto unit = load(*read("units/khoa-mau-b.guong")).value();
    const auto of_plan = guong::dataset_from_json(plan, *read("academy.json")).value();
    const auto of_unit = guong::dataset_from_json(unit, *read("academy.json")).value();
    for (const auto* name : {"tt", "ql", "gv", "nv", "sv"}) {
        const auto before = plan.criterion(name).value();
        const auto after = unit.criterion(name).value();
        for (std::size_t i = 0; i < of_plan.roots.size(); ++i) {
            if (of_plan.roots[i].type != before.definition().record) continue;
            const auto stricter = after.evaluate(of_unit.roots[i]).verdict();
            CHECK((stricter != guong::verdict::eligible || before.evaluate(of_plan.roots[i]).verdict() == guong::verdict::eligible));
        }
    }
}

TEST_CASE("what a unit decides otherwise it may not decide in its own file where that makes the plan easier") {
    const auto of_unit = [](const std::string& text) { return load("use \"../exemplars.guong\"\n" + text); };
    CHECK(of_unit("set gv4_many = 3\nset sv2_b_rank = first\nset documents_min = 2\nset review_year = \"2023-2024\""));
    for (const auto* easier : {"set gv4_many = 1", "set documents_min = 0", "set tt2_accepts_title = true", "set sv2_a_gpa = 3.2"}) {
        CAPTURE(easier);
        const auto loaded = of_unit(easier);
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.report().findings.front().code == guong::diagnostic_code::loosened_parameter);
    }
}

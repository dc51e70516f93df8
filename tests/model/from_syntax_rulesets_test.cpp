#include <doctest/doctest.h>

#include <string>

#include <guong/rules.hpp>

namespace {

/// A plan, and a file of a unit that uses it.
guong::result<guong::rules> load(const std::string& unit, const std::string& plan) {
    const std::string rest = "record r { a : boolean }\ncriterion c for r : a\n";
    return guong::load_text("unit.guong", "use \"plan.guong\"\n" + unit, {}, {{}, [&](const std::string&) { return plan + rest; }});
}

} // namespace

TEST_CASE("the name, the title and the language are those of the loaded file") {
    const auto rules = load("ruleset unit \"U\" { language en }", "ruleset plan \"P\" { language vi }").value();
    CHECK(rules.model().name == "unit");
    CHECK(rules.model().title.text == "U");
    CHECK(rules.model().language == guong::language::en);
}

TEST_CASE("what the loaded file does not say is as in the file it uses") {
    const auto rules = load("criterion d for r : meets c", "ruleset plan \"P\" { language vi }").value();
    CHECK(rules.model().name == "plan");
    CHECK(rules.model().title.text == "P");
    CHECK(rules.model().language == guong::language::vi);
    CHECK(load("ruleset unit { }", "ruleset plan { language vi }").value().model().language == guong::language::vi);
}

TEST_CASE("sources and notes add up, those of the loaded file first") {
    const auto rules = load("ruleset unit note \"n\" { source \"Decision\" source \"Plan\" }", "ruleset plan note \"m\" { source \"Plan\" }").value();
    CHECK(rules.model().sources == std::vector<std::string>{"Decision", "Plan"});
    CHECK(texts_in(rules.model().notes, guong::language::en) == std::vector<std::string>{"n", "m"});
}

TEST_CASE("the rules are in force while all files are") {
    const auto rules = load("ruleset unit { valid from 2024-01-01 }", "ruleset plan { valid from 2023-06-21 through 2025-12-31 }").value();
    CHECK(rules.model().valid_from->to_string() == "2024-01-01");
    CHECK(rules.model().valid_through->to_string() == "2025-12-31");
    const auto longer = load("ruleset unit { valid from 2020-01-01 through 2030-12-31 }", "ruleset plan { valid from 2023-06-21 through 2025-12-31 }");
    CHECK(longer.value().model().valid_from->to_string() == "2023-06-21");
    CHECK(longer.value().model().valid_through->to_string() == "2025-12-31");
}

TEST_CASE("files that are never in force together are refused, with both places") {
    const auto apart = load("ruleset unit { valid from 2026-01-01 }", "ruleset plan { valid from 2023-06-21 through 2025-12-31 }");
    REQUIRE_FALSE(apart);
    const auto& finding = apart.report().findings.front();
    CHECK(finding.code == guong::diagnostic_code::validity_reversed);
    CHECK(finding.where.source == 1);
    REQUIRE(finding.labels.size() == 1);
    CHECK(finding.labels.front().where.source == 0);
}

TEST_CASE("one file has one ruleset") {
    CHECK(load("ruleset unit { }", "ruleset plan { }"));
    CHECK(load("ruleset unit { }\nruleset other { }", "").report().findings.front().code == guong::diagnostic_code::duplicate_ruleset);
}

TEST_CASE("how months end is the same for all, and the files that are used say it") {
    using guong::month_end_rule;
    CHECK(load("ruleset unit { }", "ruleset plan { months end on next_day }").value().model().month_ends == month_end_rule::next_day);
    CHECK(load("ruleset unit { months end on next_day }", "ruleset plan { months end on next_day }"));
    CHECK(load("ruleset unit { months end on last_day }", "ruleset plan { }"));
    CHECK(load("ruleset unit { months end on next_day }", "").value().model().month_ends == month_end_rule::next_day);
    for (const auto* plan : {"ruleset plan { }", "ruleset plan { months end on last_day }"}) {
        const auto rules = load("ruleset unit { months end on next_day }", plan);
        REQUIRE(rules.report().findings.size() == 1);
        CHECK(rules.report().findings.front().code == guong::diagnostic_code::month_ends_differ);
        CHECK(rules.report().findings.front().arguments == std::vector<std::string>{"next_day", "last_day"});
    }
}

TEST_CASE("a note for readers of one language stands for the one before it, or alone") {
    const auto rules = load("ruleset unit { language vi }", R"(ruleset plan note "một" note en "one" note "hai" note vi "ba" note en "three" note en "four" { })");
    const auto& notes = rules.value().model().notes;
    CHECK(texts_in(notes, guong::language::vi) == std::vector<std::string>{"một", "ba"});
    CHECK(texts_in(notes, guong::language::en) == std::vector<std::string>{"one", "three", "four"});
}

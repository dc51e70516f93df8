#pragma once

/// Small rules with records in JSON as their tests.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include <guong/coverage.hpp>
#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace suite {

inline const char* const types = R"(
ruleset r { language en }
scale grade { low middle high top }
record award { level : grade  year : integer  active : boolean }
record person {
  a : boolean  b : boolean  c : boolean  n : integer  m : integer  x : decimal  p : percent  g : grade  d : date  t : text
  awards : list of award
}
)";

inline guong::rules rules_of(const std::string& body) {
    auto loaded = guong::load_text("r.guong", types + body);
    if (!loaded) FAIL(body << guong::render(loaded.report()));
    return std::move(loaded).value();
}

/// Each text is a record of a person, without its braces; all criteria and reported values are asked.
inline std::vector<guong::tested_record> tests_of(const guong::rules& rules, const std::vector<std::string>& records,
                                                  guong::evaluation_options options = {guong::date::of(2025, 8, 1)}) {
    std::vector<guong::tested_record> made;
    for (const auto& each : records) {
        const auto record = guong::record_from_json_text(rules, "person", "{" + each + "}").value();
        guong::tested_record test{each, record.data, record.type, record.row, options};
        for (guong::model::criterion_index criterion = 0; criterion < rules.model().criteria.size(); ++criterion)
            if (rules.model().criteria[criterion].record == record.type) test.asked.push_back(criterion);
        for (guong::model::definition_index value = 0; value < rules.model().definitions.size(); ++value)
            if (rules.model().definitions[value].reported) test.asked_values.push_back(value);
        made.push_back(std::move(test));
    }
    return made;
}

inline guong::coverage coverage_of(const std::string& body, const std::vector<std::string>& records) {
    const auto rules = rules_of(body);
    return guong::find_coverage(rules, tests_of(rules, records));
}

/// What no pair of tests shows to decide alone.
inline std::vector<std::string> undecided(const guong::coverage& told) {
    std::vector<std::string> found;
    for (const auto& each : told.conditions)
        if (each.must_decide && !each.decides) found.push_back(each.text);
    return found;
}

inline const guong::covered_condition& condition(const guong::coverage& told, const std::string& text) {
    for (const auto& each : told.conditions)
        if (each.text == text && !each.is_group) return each;
    FAIL("no condition " << text);
    return told.conditions.front();
}

/// The sides of edges that no test stands on: `n >= 3 at 3`, `n >= 3 below 3`.
inline std::vector<std::string> open_edges(const guong::coverage& told) {
    std::vector<std::string> found;
    for (const auto& each : told.edges) {
        if (!each.at) found.push_back(each.text + " at " + each.bound);
        if (!each.next) found.push_back(each.text + (each.beyond == guong::edge_side::below ? " below " : " above ") + each.bound);
    }
    return found;
}

} // namespace suite

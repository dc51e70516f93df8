#pragma once

/// Two rulesets in one, so that one record can be asked by both.

#include <cstdint>
#include <optional>
#include <vector>

#include <guong/rules.hpp>

namespace guong::inline v0::differing {

/// Which verdicts a difference is about.
enum class verdict_change : std::uint8_t {
    either,
    lost, ///< eligible before, and ineligible after
    won,  ///< ineligible before, and eligible after
};

/// The rules with the criteria, helpers and parameters of others behind them, and three more criteria: two conditions, and one that is met
/// exactly where these differ in the way that is asked for. Fields may all be changed, at a cost of one: the joined rules ask what can be,
/// not what a person can do.
struct joined_rules {
    program code;
    model::criterion_index before{};
    model::criterion_index after{};
    model::criterion_index differs{};
};

/// A condition of the rules and one of the changed rules, on records of one type. Nothing where they do not declare the same scales and record types, or
/// months end otherwise.
[[nodiscard]] std::optional<joined_rules> join_conditions(const model::ruleset& rules, const model::condition& before, const model::ruleset& changed,
                                                          const model::condition& after, model::record_index record,
                                                          verdict_change asked = verdict_change::either);

/// A criterion, and that of its name of the changed rules.
[[nodiscard]] std::optional<joined_rules> join_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion,
                                                     verdict_change asked = verdict_change::either);

/// A reported value, and that of its name and record type of the changed rules: `differs` is met where both are known and not the same, and
/// so are the others.
[[nodiscard]] std::optional<joined_rules> join_values(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition);

/// A reported value, and that of its name and record type of the changed rules, with all that they hang on and nothing else.
struct joined_values {
    program code;
    model::definition_index before{};
    model::definition_index after{};
};
/// Nothing where the changed rules have none of that type, or do not declare the same scales and record types, or months end otherwise.
[[nodiscard]] std::optional<joined_values> join_reported(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition);

/// The rules with one more criterion for each part of a condition: each asks for one part more than the one before, and the last for all of it.
struct stepped_rules {
    program code;
    std::vector<model::criterion_index> steps;
};
[[nodiscard]] stepped_rules step_rules(const model::ruleset& rules, const model::condition& whole, model::record_index record);

} // namespace guong::inline v0::differing

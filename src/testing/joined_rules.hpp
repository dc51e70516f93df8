#pragma once

/// Two rulesets in one, so that one record can be asked by both.

#include <optional>

#include <guong/rules.hpp>

namespace guong::inline v0::differing {

/// The rules with the criteria, helpers and parameters of others behind them, and a criterion that is met exactly where one of them and what the
/// others make of it differ. Fields may all be changed, at a cost of one: the joined rules ask what can be, not what a person can do.
struct joined_rules {
    program code;
    model::criterion_index before{};
    model::criterion_index after{};
    model::criterion_index differs{};
};

/// Nothing where they do not declare the same scales and record types, or the criterion is not for the same records.
[[nodiscard]] std::optional<joined_rules> join_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion);

} // namespace guong::inline v0::differing

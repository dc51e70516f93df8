#pragma once

/// A record with one fact moved until two rulesets differ on it.

#include <functional>
#include <optional>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/explanation.hpp>

#include "../coverage/asked_outcomes.hpp"
#include "joined_rules.hpp"
#include "known_facts.hpp"

namespace guong::inline v0::differing {

/// What both rules say to what is asked of a record.
struct both_outcomes {
    covering::asked_outcomes before;
    covering::asked_outcomes after;
};

/// What is asked of a record by one of the rules.
struct asked_of_rules {
    std::vector<model::criterion_index> criteria;
    std::vector<model::definition_index> values;
};

struct both_asked {
    program code; ///< both rules joined
    asked_of_rules before;
    asked_of_rules after;
    evaluation_options options;
    std::function<bool(const both_outcomes&)> is_wanted; ///< whether they differ as is wanted
};

/// Whether verdicts differ in the way that is asked for.
[[nodiscard]] bool are_apart(verdict before, verdict after, verdict_change wanted) noexcept;

[[nodiscard]] both_outcomes outcomes_of(const both_asked& asked, const evaluator& engine, row_number row);

/// Two criteria of one program, of which the verdicts are to be apart.
[[nodiscard]] both_asked verdicts_asked(const program& code, model::criterion_index before, model::criterion_index after,
                                        const evaluation_options& options, verdict_change wanted);

struct moved_record {
    record data;
    known_fact what; ///< the fact that was moved
    value from;
    value to;
};

/// Moves one known fact after the other: far away in steps that grow, and, where the outcome changes on the way, to the place where it does.
/// Thresholds are found so even of what is calculated, where no bound can be read off the rules. At most so many records are asked.
/// Deterministic. Cost: the program is bound once, to a copy of all records around this one; then that of evaluating.
[[nodiscard]] std::optional<moved_record> find_by_moving(const model::ruleset& rules, const record& base, const both_asked& asked,
                                                         std::size_t trials_max);

/// What was moved, as a change.
[[nodiscard]] change change_of(const model::ruleset& rules, const moved_record& moved);

} // namespace guong::inline v0::differing

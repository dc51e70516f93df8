#pragma once

/// A record with one fact moved until two rulesets differ on it.

#include <functional>
#include <optional>

#include <guong/dataset.hpp>
#include <guong/explanation.hpp>

#include "../coverage/asked_outcomes.hpp"
#include "known_facts.hpp"

namespace guong::inline v0::differing {

/// What both rules say to what is asked of a record.
struct both_outcomes {
    covering::asked_outcomes before;
    covering::asked_outcomes after;
};

struct both_asked {
    std::function<both_outcomes(const record&)> of;
    std::function<bool(const both_outcomes&)> is_wanted; ///< whether they differ as is wanted
};

struct moved_record {
    record data;
    known_fact what; ///< the fact that was moved
    value from;
    value to;
};

/// Moves one known fact after the other: far away in steps that grow, and, where the outcome changes on the way, to the place where it does. Thresholds are found
/// so even of what is calculated, where no bound can be read off the rules. At most so many records are asked. Deterministic.
[[nodiscard]] std::optional<moved_record> find_by_moving(const model::ruleset& rules, const record& base, const both_asked& asked, std::size_t trials_max);

/// What was moved, as a change.
[[nodiscard]] change change_of(const model::ruleset& rules, const moved_record& moved);

} // namespace guong::inline v0::differing

#pragma once

/// Two rulesets taken apart where a part of a criterion asks something else.

#include <vector>

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

/// What must be so for the difference of a part to be one of the whole is asked step by step, from the part outwards: among all, the others
/// are met; among some, they are not.
struct parted_rules {
    program code;
    verdict_change wanted{}; ///< of the part, for that of the whole
    model::criterion_index part_before{};
    model::criterion_index part_after{};
    std::vector<model::criterion_index> bases; ///< met where the part applies and is met, or where it is not, by either rules
    std::vector<model::criterion_index> steps; ///< the first is met where the part differs, the last where the verdicts do
    model::criterion_index before{};
    model::criterion_index after{};
};

/// One for each innermost part that differs, few at most. None where the rules cannot be joined.
[[nodiscard]] std::vector<parted_rules> part_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion,
                                                   verdict_change asked);

} // namespace guong::inline v0::differing

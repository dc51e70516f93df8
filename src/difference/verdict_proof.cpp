#include "verdict_proof.hpp"

#include "every_case.hpp"
#include "same_program.hpp"
#include "truth_cases.hpp"

namespace guong::inline v0::differing {

bool is_never_changed(const joined_rules& joined, verdict_change asked) {
    if (agree_in_every_case(joined)) return true;
    return asked == verdict_change::either ? agree_in_truth_cases(joined) : is_never_met(joined.code, joined.differs);
}

bool is_never_changed(const rules& before, const rules& changed, model::criterion_index criterion, verdict_change asked) {
    const auto other = changed.model().find_criterion(before.model().criteria[criterion].name);
    if (other && are_same(before.program(), criterion, changed.program(), *other)) return true;
    const auto joined = join_rules(before.model(), changed.model(), criterion, asked);
    return joined && is_never_changed(*joined, asked);
}

} // namespace guong::inline v0::differing

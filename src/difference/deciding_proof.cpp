#include <guong/difference.hpp>

#include <algorithm>
#include <atomic>
#include <vector>

#include "../coverage/turned_rules.hpp"
#include "../evaluation/jobs.hpp"
#include "same_program.hpp"
#include "verdict_proof.hpp"

namespace guong::inline v0 {

namespace differing {

namespace {

/// Two tests show it of one criterion: in one the turned condition makes an eligible record ineligible, in the other an ineligible one eligible.
/// What is proved of a condition on elements of a list holds for each element alone too: its truth cases take the condition on the list for
/// one that may come out anyhow once it is turned, so also the other way round.
bool is_never_deciding(const rules& tested, const rules& turned) {
    if (!report_the_same(tested.program(), turned.program())) return false;
    for (model::criterion_index each = 0; each < tested.model().criteria.size(); ++each)
        if (!is_never_changed(tested, turned, each, verdict_change::lost) && !is_never_changed(tested, turned, each, verdict_change::won))
            return false;
    return true;
}

} // namespace

} // namespace differing

coverage without_impossible(coverage whole, const rules& tested, unsigned jobs) {
    const covering::point_map points{tested.program()};
    std::atomic<covering::point_index> next{0};
    run_jobs(std::max(1u, jobs), [&] {
        for (auto at = next++; at < whole.conditions.size(); at = next++) {
            auto& each = whole.conditions[at];
            if (!each.must_decide || each.decides) continue;
            each.cannot_decide = differing::is_never_deciding(tested, covering::turned_rules(tested.model(), points, at));
        }
    });
    return whole;
}

} // namespace guong::inline v0

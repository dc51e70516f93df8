#include "relevance.hpp"

#include <algorithm>
#include <vector>

#include "attainable.hpp"
#include "cells.hpp"

namespace guong::inline v0::relevance {

namespace {

/// What every fact may cost as long as anything is left.
constexpr std::uint64_t effort_min = 100 * attainable::trial_effort;

} // namespace

namespace {

/// The search for one formula, step by step.
class relevance_search {
public:
    relevance_search(const formula& form, std::uint64_t effort_max)
        : form_{form}, effort_max_{effort_max}, possible_{form} {
        found_.can_matter.resize(form.facts.size());
    }

    relevant_facts find() {
        find_candidates();
        const auto& places = possible_.places();
        if (places.has_shared() || places.has_free()) drop_impossible();
        if (has_untried(form_)) prove();
        return std::move(found_);
    }

private:
    /// Every condition by itself: what cannot matter so, cannot matter at all.
    void find_candidates() {
        auto effort_left = effort_max_;
        for (fact_index fact = 0; fact < form_.facts.size(); ++fact) {
            if (form_.facts[fact].holder != nothing) continue;
            const auto superset = possible_.at_root(fact, attainable::care::loose, effort_left);
            if (superset && !superset->can_differ()) continue;
            found_.can_matter[fact] = true;
            if (superset)
                candidates_.push_back(fact);
            else
                found_.exact = false;
        }
    }

    /// Calls `judge` with each candidate and its pairs at the root, if they could be found with a fair share of the effort.
    template <class Judge>
    void for_each_candidate(attainable& search, Judge judge) {
        auto effort_left = effort_max_;
        search.prepare(attainable::care::exact, effort_left);
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            // A share for each, so that one hard fact does not leave nothing for the others.
            const auto share = std::max(effort_left / (candidates_.size() - i), std::min(effort_left, effort_min));
            auto effort = share;
            const auto pairs = search.at_root(candidates_[i], attainable::care::exact, effort);
            effort_left -= share - effort;
            judge(candidates_[i], pairs);
        }
    }

    void drop_impossible() {
        for_each_candidate(possible_, [&](fact_index fact, const std::optional<pair_set>& pairs) {
            if (pairs) found_.can_matter[fact] = pairs->can_differ();
            if (!pairs || (pairs->can_differ() && possible_.places().has_free())) found_.exact = false;
        });
        std::erase_if(candidates_, [&](fact_index fact) { return !found_.can_matter[fact]; });
    }

    /// Where calculations were not tried in full, the candidates are a superset. It is exact if values were found that make each matter.
    void prove() {
        if (candidates_.empty()) return;
        attainable proven{form_, attainable::belief::witnessed};
        for_each_candidate(proven, [&](fact_index, const std::optional<pair_set>& pairs) {
            if (!pairs || !pairs->can_differ()) found_.exact = false;
        });
    }

    const formula& form_;
    std::uint64_t effort_max_;
    attainable possible_;
    std::vector<fact_index> candidates_;
    relevant_facts found_;
};

} // namespace

relevant_facts find_relevant(const formula& form, std::size_t trials_max) {
    relevant_facts found;
    found.can_matter.resize(form.facts.size());
    if (form.nodes[form.root].what == node::kind::constant) return found;

    const auto effort_max = std::uint64_t{trials_max} * attainable::trial_effort;
    if (size_of_cells(form) <= effort_max) return relevance_search{form, effort_max}.find();
    for (fact_index fact = 0; fact < form.facts.size(); ++fact) found.can_matter[fact] = form.facts[fact].holder == nothing;
    found.exact = false;
    return found;
}

} // namespace guong::inline v0::relevance

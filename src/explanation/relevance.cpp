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

relevant_facts find_relevant(const formula& form, std::size_t trials_max) {
    relevant_facts found;
    found.can_matter.resize(form.facts.size());
    if (form.nodes[form.root].what == node::kind::constant) return found;

    const auto effort_max = std::uint64_t{trials_max} * attainable::trial_effort;
    if (size_of_cells(form) > effort_max) {
        for (fact_index fact = 0; fact < form.facts.size(); ++fact) found.can_matter[fact] = form.facts[fact].holder == nothing;
        found.exact = false;
        return found;
    }
    attainable search{form};
    auto effort_left = effort_max;
    std::vector<fact_index> candidates;
    for (fact_index fact = 0; fact < form.facts.size(); ++fact) {
        if (form.facts[fact].holder != nothing) continue;
        const auto superset = search.at_root(fact, attainable::care::loose, effort_left);
        if (superset && !superset->can_differ()) continue;
        found.can_matter[fact] = true;
        if (superset)
            candidates.push_back(fact);
        else
            found.exact = false;
    }
    if (!candidates.empty() && has_opaque(form)) found.exact = false;
    if (!search.places().has_shared() && !search.places().has_free()) return found;

    effort_left = effort_max;
    search.prepare(attainable::care::exact, effort_max);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        // A share for each, so that one hard fact does not leave nothing for the others.
        const auto share = std::max(effort_left / (candidates.size() - i), std::min(effort_left, effort_min));
        auto effort = share;
        const auto pairs = search.at_root(candidates[i], attainable::care::exact, effort);
        effort_left -= share - effort;
        if (pairs) found.can_matter[candidates[i]] = pairs->can_differ();
        if (!pairs || (pairs->can_differ() && search.places().has_free())) found.exact = false;
    }
    return found;
}

} // namespace guong::inline v0::relevance

#include "certainty.hpp"

#include "attainable.hpp"
#include "cells.hpp"

namespace guong::inline v0::relevance {

std::optional<truth> certain_outcome(const formula& form, std::size_t trials_max) {
    const auto effort_max = std::uint64_t{trials_max} * attainable::trial_effort;
    if (size_of_cells(form) > effort_max) return std::nullopt;
    attainable search{form, attainable::belief::anything, attainable::others::known};
    for (const auto how : {attainable::care::loose, attainable::care::exact}) {
        const auto found = search.when_complete(how, effort_max);
        if (!found) return std::nullopt;
        for (const auto outcome : {truth::yes, truth::no})
            if (*found == pair_set{outcome_pair{outcome, outcome}}) return outcome;
    }
    return std::nullopt;
}

} // namespace guong::inline v0::relevance

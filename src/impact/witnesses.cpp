#include <guong/impact.hpp>

#include <algorithm>
#include <utility>

#include "witness_search.hpp"

namespace guong::inline v0 {

std::vector<witness> find_witnesses(const rules& before, const rules& after, const evaluation_options& options, std::size_t trials_max) {
    impacts::witness_search search{before, after, options, trials_max};
    std::vector<witness> all(after.model().criteria.size());
    for (const auto& step : after.model().order)
        if (step.what == model::ruleset::step::kind::criterion) all[step.index] = search.of_criterion(step.index);
    return all;
}

std::vector<value_witness> find_value_witnesses(const rules& before, const rules& after, const evaluation_options& options, std::size_t trials_max) {
    const impacts::witness_search search{before, after, options, trials_max};
    std::vector<value_witness> all;
    for (model::definition_index each = 0; each < after.model().definitions.size(); ++each)
        if (after.model().definitions[each].reported) all.push_back(search.of_value(each));
    for (model::definition_index each = 0; each < before.model().definitions.size(); ++each) {
        if (!before.model().definitions[each].reported) continue;
        auto removed = impacts::uncompared(before.model(), each);
        const auto is_told = [&](const value_witness& told) { return told.name == removed.name && told.record == removed.record; };
        if (std::none_of(all.begin(), all.end(), is_told)) all.push_back(std::move(removed));
    }
    return all;
}

} // namespace guong::inline v0

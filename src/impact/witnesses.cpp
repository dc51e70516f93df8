#include <guong/impact.hpp>

#include <utility>
#include <vector>

#include <guong/testing.hpp>

#include "../difference/difference.hpp"
#include "../difference/same_program.hpp"
#include "../testing/test_words.hpp"
#include "impact_words.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

bool declare_the_same(const rules& before, const rules& after) {
    return dataset_builder{before.model()}.build().fits(after.model());
}

witness::kind kind_of(differing::answer found) noexcept {
    switch (found) {
    case differing::answer::differs: return witness::kind::found;
    case differing::answer::same: return witness::kind::none;
    case differing::answer::same_where_known: return witness::kind::none_where_known;
    case differing::answer::unclear: break;
    }
    return witness::kind::unclear;
}

witness find_witness(const rules& before, const rules& after, const model::criterion& criterion, const evaluation_options& asked,
                     std::size_t trials_max) {
    witness made{criterion.name, witness::kind::not_compared, {}, {}, {}};
    const auto earlier = before.model().find_criterion(criterion.name);
    if (!earlier || !declare_the_same(before, after) || before.model().criteria[*earlier].record != criterion.record) return made;
    const auto later = static_cast<model::criterion_index>(&criterion - after.model().criteria.data());
    if (differing::are_same(before.program(), *earlier, after.program(), later)) return {criterion.name, witness::kind::none, {}, {}, {}};
    differing::difference_options options;
    options.trials_max = trials_max;
    options.as_of = asked.as_of;
    options.valid_from = after.model().valid_from;
    std::vector<differing::eligible_record> eligible;
    for (auto known : {differing::find_eligible(before, *earlier, {}, trials_max, asked.as_of),
                       differing::find_eligible(after, later, {}, trials_max, asked.as_of)})
        if (known) eligible.push_back(std::move(*known));
    options.eligible = eligible;
    const auto found = differing::find_difference(before, after, *earlier, options);
    made.what = kind_of(found.what);
    if (!found.record) return made;
    made.before = found.record->before;
    made.after = found.record->after;
    const auto language = after.model().language;
    const auto was = testing::words_of(made.before, language), is = testing::words_of(made.after, language);
    const auto name = phrasing::filled(impact_phrases_in(language).witness_name, {criterion.name, was, is});
    const auto expected = criterion.name + ' ' + std::string{to_string(made.after)};
    made.test = written_test(after, found.record->data, {name, {expected}, found.record->options, language});
    return made;
}

} // namespace

} // namespace impacts

std::vector<witness> find_witnesses(const rules& before, const rules& after, const evaluation_options& options, std::size_t trials_max) {
    std::vector<witness> all;
    for (const auto& criterion : after.model().criteria) all.push_back(impacts::find_witness(before, after, criterion, options, trials_max));
    return all;
}

} // namespace guong::inline v0

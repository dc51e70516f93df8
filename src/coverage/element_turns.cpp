#include "element_turns.hpp"

#include <vector>

#include "../value/truth.hpp"

namespace guong::inline v0::covering {

namespace {

truth truth_of_range(std::uint64_t surely, std::uint64_t at_most, std::uint64_t low, std::uint64_t high) noexcept {
    if (surely >= low && at_most <= high) return truth::yes;
    return surely > high || at_most < low ? truth::no : truth::unknown;
}

truth outcome_of_group(const instruction& code, const std::vector<truth>& outcomes) noexcept {
    element_counts counts;
    for (std::uint32_t child = 0; child < code.size; ++child) counts.add(outcomes[code.first + child]);
    const std::uint64_t surely = counts.met, at_most = surely + counts.open, size = code.size;
    switch (code.what) {
    case operation::all: return truth_of_range(surely, at_most, size, size);
    case operation::any: return truth_of_range(surely, at_most, 1, size);
    case operation::none: return truth_of_range(surely, at_most, 0, 0);
    case operation::at_least: return truth_of_range(surely, at_most, code.needed, size);
    default: return truth_of_range(surely, at_most, code.needed, code.needed);
    }
}

} // namespace

void element_counts::add(truth outcome, int so_many) noexcept {
    auto& count = outcome == truth::yes ? met : outcome == truth::no ? unmet : open;
    count = static_cast<std::uint32_t>(static_cast<std::int64_t>(count) + so_many);
}

truth outcome_of_list(const instruction& code, const element_counts& counts) noexcept {
    const std::uint64_t surely = counts.met, at_most = surely + counts.open, size = at_most + counts.unmet;
    switch (code.what) {
    case operation::some: return truth_of_range(surely, at_most, 1, size);
    case operation::every: return truth_of_range(surely, at_most, size, size);
    case operation::no: return truth_of_range(surely, at_most, 0, 0);
    default: return truth_of_range(surely, at_most, code.count_low, code.count_high);
    }
}

truth outcome_of(const unit& whole, const std::function<std::optional<truth>(std::size_t slot)>& said) {
    std::vector<truth> outcomes(whole.code.size());
    // Children stand behind their group.
    for (auto at = whole.code.size(); at-- > 0;) {
        const auto& code = whole.code[at];
        if (const auto told = said(at))
            outcomes[at] = *told;
        else if (is_group(code.what))
            outcomes[at] = turned(outcome_of_group(code, outcomes), code.negated);
    }
    return outcomes.front();
}

truth outcome_with(const unit& whole, const slots& found, std::size_t slot, truth instead) {
    return outcome_of(whole, [&](std::size_t at) -> std::optional<truth> {
        if (at == slot) return instead;
        return is_group(whole.code[at].what) ? std::nullopt : std::optional{found[at]};
    });
}

} // namespace guong::inline v0::covering

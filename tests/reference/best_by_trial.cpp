#include "best_by_trial.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace guong::reference {

namespace {

constexpr std::size_t ways_max = 20'000;

/// One way: which elements are meant, and which group each belongs to.
using grouping = std::vector<std::optional<std::size_t>>;

template <class Bound>
fraction sum_of(const std::vector<best_candidate>& candidates, const grouping& groups, std::int64_t count_max, Bound bound) {
    std::map<std::size_t, fraction> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!groups[i]) continue;
        const fraction& content = bound(candidates[i].content);
        const auto [place, is_first] = best.emplace(*groups[i], content);
        if (!is_first && place->second < content) place->second = content;
    }
    std::vector<fraction> values;
    for (const auto& [group, value] : best) values.push_back(value);
    std::sort(values.begin(), values.end(), std::greater<>{});
    if (count_max > 0 && static_cast<std::int64_t>(values.size()) > count_max) values.resize(static_cast<std::size_t>(count_max));
    auto total = exactly(0);
    for (const auto& each : values) total = sum(total, exactly(each));
    return total->low;
}

} // namespace

possible_value best_by_trial(const std::vector<best_candidate>& candidates, std::int64_t count_max) {
    std::map<same_key, std::size_t> known_groups;
    bool lacks_key = false, may_be_negative = false;
    for (const auto& each : candidates) {
        if (each.key)
            known_groups.emplace(*each.key, known_groups.size());
        else
            lacks_key = true;
        may_be_negative = may_be_negative || each.content.low < 0;
    }
    if (lacks_key && may_be_negative) return std::nullopt;
    std::vector<std::vector<std::optional<std::size_t>>> choices;
    std::size_t ways = 1, groups_so_far = known_groups.size();
    for (const auto& each : candidates) {
        auto& here = choices.emplace_back();
        if (!each.surely) here.push_back(std::nullopt);
        if (each.key) {
            here.push_back(known_groups.at(*each.key));
        } else {
            ++groups_so_far; // one of its own, or that of another, also of one of these
            for (std::size_t group = 0; group < groups_so_far; ++group) here.push_back(group);
        }
        ways *= here.size();
        if (ways > ways_max) throw too_many_ways{};
    }
    std::optional<fraction> least, greatest;
    for (std::size_t way = 0; way < ways; ++way) {
        grouping groups;
        auto rest = way;
        for (const auto& here : choices) {
            groups.push_back(here[rest % here.size()]);
            rest /= here.size();
        }
        const auto low = sum_of(candidates, groups, count_max, [](const known_value& content) -> const fraction& { return content.low; });
        const auto high = sum_of(candidates, groups, count_max, [](const known_value& content) -> const fraction& { return content.high; });
        least = least ? std::min(*least, low) : low;
        greatest = greatest ? std::max(*greatest, high) : high;
    }
    return between(*least, *greatest);
}

} // namespace guong::reference

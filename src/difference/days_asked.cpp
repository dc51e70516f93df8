#include "days_asked.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace guong::inline v0::differing {

namespace {

constexpr std::size_t days_asked_max = 6;

} // namespace

std::vector<std::optional<date>> days_asked(const model::ruleset& joined, const difference_options& options) {
    if (options.as_of) return {options.as_of};
    std::vector<std::optional<date>> chosen;
    const auto add = [&](std::optional<date> day) {
        if (day && chosen.size() < days_asked_max && std::find(chosen.begin(), chosen.end(), day) == chosen.end()) chosen.push_back(day);
    };
    for (const auto& each : options.tests) add(each.options.as_of);
    std::set<date, std::greater<>> changes;
    for (const auto& parameter : joined.parameters)
        for (const auto& version : parameter.dated) changes.insert(version.from);
    if (joined.valid_from) changes.insert(*joined.valid_from);
    if (options.valid_from) changes.insert(*options.valid_from);
    for (const auto& day : changes) add(day);
    for (const auto& day : changes) add(date{day.days - 1});
    if (chosen.empty()) chosen.emplace_back(day_in_force(joined));
    return chosen;
}

date day_in_force(const model::ruleset& rules) { return rules.valid_from.value_or(date::of(2025, 1, 1).value()); }

} // namespace guong::inline v0::differing

#include "repaired_records.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "../explanation/repair_search.hpp"
#include "../explanation/repair_world.hpp"
#include "../explanation/told_changes.hpp"

namespace guong::inline v0::differing {

namespace {

constexpr std::size_t changes_max = 64;

change_options one_repair(std::size_t trials_max) {
    change_options options;
    options.sets_max = 1;
    options.changes_max = changes_max;
    options.show_sensitive = true;
    options.trials_max = trials_max;
    return options;
}

/// The records as they are in a world.
guong::record record_in(explaining::repair_room& room, const explaining::world& changed) {
    const auto& ground = room.ground(changed);
    return {std::make_shared<const dataset>(ground.engine().data()), room.root().first, ground.copy_of(room.root())};
}

} // namespace

repair_result repaired(const program& code, const guong::record& from, model::criterion_index criterion, const evaluation_options& asked,
                       std::size_t trials_max) {
    const auto changing = one_repair(trials_max);
    const outcome result{std::make_shared<const evaluator>(code, from.data, asked), criterion, from.row};
    if (result.verdict() == verdict::eligible) return {changed_record{from, {}}, true, false};
    explaining::repair_room room{result, trials_max};
    if (!room.is_open()) return {};
    const auto found = explaining::find_repairs(room, changing);
    if (found.worlds.empty()) return {std::nullopt, found.complete, found.complete && found.obstacles.empty()};
    const auto& cheapest = found.worlds.front();
    return {changed_record{record_in(room, cheapest), explaining::told_changes(room, cheapest).changes}, true, false};
}

std::vector<change> joined_changes(std::vector<change> first, const std::vector<change>& second) {
    for (const auto& each : second) {
        const auto again = std::find_if(first.begin(), first.end(), [&](const change& other) { return other.at == each.at && other.to && each.to; });
        if (again == first.end())
            first.push_back(each);
        else
            again->to = each.to;
    }
    return first;
}

std::optional<changed_record> repaired_by_steps(const program& code, const guong::record& from, const std::vector<model::criterion_index>& steps,
                                                const evaluation_options& asked, std::size_t trials_max) {
    changed_record made{from, {}};
    for (const auto step : steps) {
        auto next = repaired(code, made.data, step, asked, trials_max);
        if (!next.record) return std::nullopt;
        made = {std::move(next.record->data), joined_changes(std::move(made.facts), next.record->facts)};
    }
    return made;
}

} // namespace guong::inline v0::differing

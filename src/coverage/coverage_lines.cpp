#include "coverage_lines.hpp"

#include <algorithm>

namespace guong::inline v0::covering {

std::size_t covered_line::shown() const {
    std::size_t count = 0;
    for (const auto& place : places) count += static_cast<std::size_t>(std::count(place.begin(), place.end(), true));
    return count;
}

std::size_t covered_line::all() const {
    std::size_t count = 0;
    for (const auto& place : places) count += place.size();
    return count;
}

std::map<std::uint32_t, covered_line> lines_of(const coverage& told, std::uint32_t source) {
    std::map<std::uint32_t, covered_line> lines;
    const auto add = [&](span where, std::vector<bool> outcomes) {
        if (where.source == source) lines[told.sources.at(source).locate(where.begin).line].places.push_back(std::move(outcomes));
    };
    for (const auto& each : told.conditions) {
        std::vector<bool> outcomes{each.met.has_value(), each.unmet.has_value()};
        if (each.can_be_undetermined) outcomes.push_back(each.undetermined.has_value());
        if (each.is_to_decide()) outcomes.push_back(each.decides.has_value());
        add(each.where, std::move(outcomes));
    }
    for (const auto& each : told.edges) add(each.where, {each.at.has_value(), each.next.has_value()});
    for (const auto& each : told.rows) add(each.where, {each.hit.has_value()});
    for (const auto& each : told.versions) add(each.where, {each.used.has_value()});
    return lines;
}

} // namespace guong::inline v0::covering

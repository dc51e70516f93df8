#include "coverage_edges.hpp"

#include <algorithm>

namespace guong::inline v0::covering {

namespace {

/// A value as a place on a line of steps.
std::optional<decimal> place_of(const value& content) {
    if (const auto* number = std::get_if<decimal>(&content)) return *number;
    if (const auto* day = std::get_if<date>(&content)) return decimal{std::int64_t{day->days}};
    if (const auto* rank = std::get_if<level>(&content)) return decimal{std::int64_t{rank->rank}};
    if (const auto* years = std::get_if<school_year>(&content)) return decimal{std::int64_t{years->first}};
    if (const auto* span = std::get_if<duration>(&content)) return decimal{std::int64_t{span->amount}};
    return std::nullopt;
}

/// Of spans of time, only those of one unit stand on one line.
bool are_comparable(const value& left, const value& right) {
    const auto *first = std::get_if<duration>(&left), *second = std::get_if<duration>(&right);
    return !first || !second || first->unit == second->unit;
}

struct placed_reading {
    test_index test;
    decimal found;
    decimal bound;
    bool is_calculated;
};

/// Digits behind the point that rules and records write there.
int places_of(const std::vector<placed_reading>& readings) {
    int places = 0;
    for (const auto& each : readings) places = std::max({places, each.found.scale(), each.bound.scale()});
    return places;
}

class edge_notes {
public:
    edge_notes(const std::vector<placed_reading>& readings, covered_edge& edge) : readings_{readings}, edge_{edge}, places_{places_of(readings)} {}

    void note() {
        for (const auto& each : readings_) {
            if (!edge_.at && each.found == each.bound) edge_.at = each.test;
            if (!edge_.next && is_next(each)) edge_.next = each.test;
        }
    }

private:
    [[nodiscard]] bool is_next(const placed_reading& read) const {
        const bool is_beyond = edge_.beyond == edge_side::below ? read.found < read.bound : read.found > read.bound;
        // What a calculation gives next to the bound hangs on the records.
        if (!is_beyond || read.is_calculated) return is_beyond;
        const auto found = read.found.at_scale(places_), bound = read.bound.at_scale(places_);
        return found && bound && (*found - *bound == 1 || *bound - *found == 1);
    }

    const std::vector<placed_reading>& readings_;
    covered_edge& edge_;
    int places_;
};

} // namespace

void note_edges(std::span<const observation> of_tests, std::vector<covered_edge>& edges) {
    std::vector<std::vector<placed_reading>> readings(edges.size());
    for (test_index test = 0; test < of_tests.size(); ++test)
        for (const auto& each : of_tests[test].edges) {
            const auto found = place_of(each.found), bound = place_of(each.bound);
            if (found && bound && are_comparable(each.found, each.bound)) readings[each.edge].push_back({test, *found, *bound, each.is_calculated});
        }
    for (std::size_t edge = 0; edge < edges.size(); ++edge) edge_notes{readings[edge], edges[edge]}.note();
}

} // namespace guong::inline v0::covering

#pragma once

/// What tests can touch of a ruleset: its conditions, rows and versions with where they stand.

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <guong/coverage.hpp>

namespace guong::inline v0::covering {

using point_index = std::uint32_t;

/// Conditions and rows of the model that are written in one place: a helper for several record types is there once for each, and a condition
/// on numbers of a range once for each number.
using place_key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::size_t>;

/// The ends of ranges of one condition, by which end it is.
struct edge_key {
    point_index condition{};
    bool is_high = false; ///< the upper end of an interval; of `exactly`, that more are too many

    friend auto operator<=>(const edge_key&, const edge_key&) = default;
};

/// The parts of a coverage with nothing shown yet, and where each of them is in a program of these rules, whatever its parameters are.
class point_map {
public:
    explicit point_map(const program& code);

    /// Of a program of the same rules. Both must outlive what is returned.
    struct places {
        std::unordered_map<const model::condition*, point_index> conditions;
        std::unordered_map<const model::operand*, std::vector<point_index>> rows; ///< of a choice, by row; the last where no row holds
    };
    [[nodiscard]] places places_in(const model::ruleset& rules) const;

    [[nodiscard]] const coverage& blank() const noexcept { return blank_; }
    [[nodiscard]] const std::map<edge_key, std::size_t>& edges() const noexcept { return edges_; }
    /// The version of a parameter that begins on a day.
    [[nodiscard]] const std::map<std::pair<model::parameter_index, date>, std::size_t>& versions() const noexcept { return versions_; }
    /// Which conditions decide the clause of that index, and rows of which tables.
    struct clause_grounds {
        std::vector<point_index> conditions;
        std::vector<point_index> rows;
    };
    [[nodiscard]] const std::vector<clause_grounds>& clauses() const noexcept { return clauses_; }

private:
    void add_conditions(const model::ruleset& rules);
    void add_edges(const program& code, const places& known);
    void add_versions(const model::ruleset& rules);

    coverage blank_;
    std::map<place_key, point_index> conditions_;
    std::map<place_key, point_index> rows_;
    std::map<edge_key, std::size_t> edges_;
    std::map<std::pair<model::parameter_index, date>, std::size_t> versions_;
    std::vector<clause_grounds> clauses_;
};

/// What stands at a place, on one line.
[[nodiscard]] std::string text_at(const source_map& sources, span where);

} // namespace guong::inline v0::covering

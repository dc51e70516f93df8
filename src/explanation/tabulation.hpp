#pragma once

// What conditions on calculated values come to, found by trying values of the facts that they hang on.

#include <memory>
#include <optional>
#include <vector>

#include "formula.hpp"
#include "trial_ground.hpp"

namespace guong::inline v0::explaining {

/// A condition on calculated values, in a unit of the program.
struct tried_condition {
    std::uint32_t unit = 0;
    std::uint32_t slot = 0;
    std::vector<data_row> scopes;
};

/// Tries conditions of one record. Yes or no, judgements and levels are tried in full. Of numbers, days and years it tries those that stand in
/// the rules, their neighbours and some far ones; where one fact alone is unknown it then closes in, from both sides, on every value at which
/// the outcome changes, or one side of a comparison overtakes the other. Decimal numbers have nine places behind the point in this.
class tabulator {
public:
    tabulator(const evaluator& engine, data_row root, std::size_t trials_max) : engine_{engine}, root_{root}, trials_left_{trials_max} {}

    /// Outcomes are those before the condition is turned round. `present`: the outcome with all facts left unknown, as things stand. Of other facts than scalar ones, and past the bound on trials,
    /// that alone is noted.
    [[nodiscard]] std::shared_ptr<const relevance::trial_table> tried(const tried_condition& asked, const std::vector<data_fact>& facts,
                                                                      truth present);

private:
    class single_search;
    struct line;

    [[nodiscard]] bool is_ready();
    [[nodiscard]] line line_of(const model::type& type) const;
    void collect_constants();
    void try_one(const tried_condition& asked, const data_fact& fact, const line& values, relevance::trial_table& table);
    void try_several(const tried_condition& asked, const std::vector<data_fact>& facts, const std::vector<line>& lines,
                     relevance::trial_table& table);
    void try_around(const std::vector<std::uint32_t>& base, const relevance::trial_table& table, std::vector<std::vector<std::uint32_t>>& choices) const;

    const evaluator& engine_;
    data_row root_;
    std::size_t trials_left_;
    bool is_asked_ = false; ///< whether the ground was looked for
    std::optional<trial_ground> ground_;
    std::vector<decimal> numbers_; ///< that stand in the rules
    std::vector<std::int64_t> days_;
    std::vector<std::int64_t> years_;
};

} // namespace guong::inline v0::explaining

#pragma once

/// Searches for records that are worth a test.

#include <map>
#include <set>
#include <span>
#include <vector>

#include <guong/suggestion.hpp>

#include "../difference/difference.hpp"
#include "../mutation/dependence.hpp"
#include "../mutation/edited_rules.hpp"
#include "candidate_book.hpp"
#include "row_ways.hpp"

namespace guong::inline v0::proposing {

/// Gathers candidates. Each search looks first at what was gathered for others, so that few records serve many gaps.
class candidate_finder {
public:
    candidate_finder(const rules& tested, std::span<const tested_record> tests, const suggestion_options& options);

    void add_witness(const difference_record& found);
    void look_for_row(covering::point_index row);
    /// Records in which the condition decides alone, and one in which it is undetermined.
    void look_for_condition(covering::point_index condition);
    void look_for_edge(const covered_edge& edge, std::size_t index);
    /// A record with a fact left out that tells changed rules apart, where none known in full was found.
    void look_for_mutant(const mutant& survivor);
    void look_for_version(const covered_version& version, std::size_t index);

    [[nodiscard]] const std::vector<candidate>& found() const noexcept { return book_.found(); }
    /// Of a condition that was looked for: whether it is proved that no two records show that it decides alone.
    [[nodiscard]] bool is_never_deciding(covering::point_index condition) const { return never_deciding_.contains(condition); }

private:
    struct way_found {
        bool found = false;
        bool is_impossible = false;
    };

    [[nodiscard]] const std::vector<differing::eligible_record>& eligible_for(model::criterion_index criterion);
    /// Of tests of the suite: where none is found from nothing.
    [[nodiscard]] std::vector<differing::eligible_record> eligible_of_suite(model::criterion_index criterion) const;
    /// `by_turned` is remembered from one way to the other.
    way_found look_apart(covering::point_index condition, const rules& turned, model::criterion_index criterion, differing::verdict_change wanted,
                         differing::changed_eligible& by_turned);
    /// Records of which a reported value hangs on the condition: being met, and being unmet.
    void look_for_value_on(covering::point_index condition);
    bool look_for_value_apart(const rules& forced, model::definition_index definition);
    void leave_out_for(covering::point_index condition);
    bool leave_out(const candidate& whole, covering::point_index condition);
    bool leave_out(std::size_t which, const rules& changed);
    bool move_to_edge(const candidate& from, const covering::edge_reading& reading, const value& target);
    [[nodiscard]] bool move_facts(const covered_edge& edge, std::size_t index);
    void look_for_mutants_at(const covered_edge& edge);

    const rules& tested_;
    std::span<const tested_record> tests_;
    const suggestion_options& options_;
    candidate_book book_;
    mutating::dependence depends_;
    mutating::rule_texts_in_memory texts_;
    std::vector<row_way> ways_;
    std::set<covering::point_index> looked_for_; ///< conditions
    std::set<covering::point_index> never_deciding_;
    std::map<model::criterion_index, std::vector<differing::eligible_record>> eligible_;
};

} // namespace guong::inline v0::proposing

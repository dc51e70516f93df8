#pragma once

// Which outcomes the places of a formula can have, in two worlds at once.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "cells.hpp"
#include "pair_set.hpp"
#include "shape.hpp"

namespace guong::inline v0::relevance {

/// Finds the pairs of outcomes that the root can have: one world in which a given fact is left unknown, another in which it is set to
/// some value; all other facts are free, and the same in both.
class attainable {
public:
    enum class care : std::uint8_t {
        loose, ///< every place of a fact by itself: a superset, found at once
        exact, ///< the values of shared facts are tried
    };

    /// What is said of conditions of which not everything was tried.
    enum class belief : std::uint8_t {
        anything,  ///< they may come to anything: finds a superset
        witnessed, ///< they come to what was found for the values tried, and to nothing else: what it finds is proven. For `care::exact`
    };

    /// What facts may be that do not vary.
    enum class others : std::uint8_t {
        free,  ///< known or unknown
        known, ///< known: for `when_complete`
    };

    explicit attainable(const formula& form, belief held = belief::anything, others rest = others::free);

    /// Finds out once for all facts what depends on none of them. Spends at most `effort`.
    void prepare(care how, std::uint64_t effort);
    /// The pairs for one fact of the data. Nothing if that would cost more than `effort` allows; what was spent is subtracted.
    [[nodiscard]] std::optional<pair_set> at_root(fact_index varied, care how, std::uint64_t& effort);

    /// The outcomes that the root can have where every fact is known. Nothing if that would cost more than `effort` allows.
    [[nodiscard]] std::optional<pair_set> when_complete(care how, std::uint64_t effort);

    [[nodiscard]] const shape& places() const noexcept { return shape_; }

    /// What one trial may cost, in the unit of `effort`: a step of one condition.
    static constexpr std::uint64_t trial_effort = 1000;

private:
    static constexpr std::int32_t unset = -1;

    /// The number of a fact's cell in both worlds; for a list, of one of its outcomes.
    struct choice {
        std::int32_t first = unset;
        std::int32_t second = unset;
        bool made = false;
    };
    /// What an unknown list can turn out to be: a tally for each of its `list` nodes.
    using list_outcome = std::vector<tally_pair>;
    /// What can be said once and for all of the children of a threshold that depend on nothing outside.
    struct settled_children {
        std::array<std::uint32_t, 8> count_by_outcomes{}; ///< the key has a bit for each truth that is possible
        std::vector<node_index> others;
        /// By the outcomes a child has otherwise and those it has now: the outcomes of the threshold if that child alone changes.
        std::map<std::pair<unsigned, std::uint16_t>, pair_set> if_one_changes;
        bool known = false;
    };
    struct memory {
        std::vector<pair_set> outcomes; ///< by node; empty where not yet known
        std::vector<settled_children> children;
    };

    void begin_without_variation(care how, std::uint64_t effort);
    void mark_changed(fact_index varied);
    void mark_changed_above(node_index place);
    void spend(std::uint64_t effort);

    [[nodiscard]] pair_set outcomes(node_index node);
    /// The shared facts of a place in the order in which they are tried: those that vary change fastest.
    [[nodiscard]] std::vector<fact_index> trial_order(node_index place) const;
    void try_homed(node_index node, std::span<const fact_index> facts, pair_set& found);
    [[nodiscard]] pair_set combined(node_index node);
    [[nodiscard]] pair_set combined_children(node_index node);
    [[nodiscard]] pair_set anything(node_index node) const;
    [[nodiscard]] pair_set outcomes_tried(node_index node);
    [[nodiscard]] pair_set pairs_tried(node_index node);
    [[nodiscard]] pair_set read_tried(node_index node) const;
    void read_facts(node_index node, std::size_t next, pair_set& found);
    [[nodiscard]] pair_set read(node_index node);
    [[nodiscard]] pair_set read_test(node_index node) const;
    [[nodiscard]] pair_set read_knowledge(node_index node) const;
    [[nodiscard]] pair_set read_list(node_index node);
    [[nodiscard]] pair_set read_comparison(node_index node);

    /// A side of a comparison in each world; nothing where it is unknown.
    using side_values = std::array<std::optional<position_range>, 2>;
    [[nodiscard]] side_values value_of(fact_index fact) const;
    /// Or, where a count has no one value, the outcomes of the comparison.
    [[nodiscard]] std::variant<side_values, pair_set> value_of(const count_side& compared, node_index comparison);

    [[nodiscard]] settled_children& settled(node_index node);
    [[nodiscard]] unsigned possible_truths(node_index settled_child) const;
    [[nodiscard]] pair_set combined_with(node_index node, const settled_children& children, const std::vector<node_index>& changed);
    [[nodiscard]] tally_set added(const tally_set& before, pair_set outcomes, std::uint32_t cap);
    [[nodiscard]] tally_set added_alike(const tally_set& before, unsigned possible, std::uint32_t cap, std::uint32_t count);
    [[nodiscard]] tally_set tallies_of_elements(pair_set one_element, std::uint32_t cap);
    [[nodiscard]] std::vector<list_outcome> list_outcomes(fact_index list);
    void collect_element_kinds(fact_index list, std::span<const fact_index> facts, std::set<std::vector<outcome_pair>>& kinds);
    [[nodiscard]] std::vector<list_outcome> closure(fact_index list, const std::set<std::vector<outcome_pair>>& kinds);

    /// Goes through the values of a fact in the two worlds.
    template <class Next>
    void choose(fact_index fact, Next next);
    template <class Visit>
    void for_each_choice(fact_index fact, std::size_t cells, Visit visit) const;
    [[nodiscard]] bool is_out_of_reach(fact_index fact, bool second_world) const;
    [[nodiscard]] bool is_open(node_index place) const { return care_ == care::exact && shape_.is_open(place); }
    [[nodiscard]] bool is_changed(node_index place) const { return changed_[place] == stamp_; }

    const formula& form_;
    belief belief_;
    others others_;
    shape shape_;
    cell_table cells_;
    std::vector<std::vector<fact_index>> facts_behind_; ///< by fact of the data: itself and the imagined ones
    std::vector<std::uint32_t> index_in_list_;          ///< of `list` nodes: which of the list's nodes it is
    std::vector<std::uint32_t> count_caps_;             ///< of `list` nodes

    std::vector<std::vector<pair_set>> pairs_tried_;   ///< by node: for each of its facts, and last where none of them varies
    std::array<memory, 2> memories_;                                      ///< by care
    std::vector<std::optional<std::vector<list_outcome>>> settled_lists_; ///< of shared lists that depend on nothing outside

    // For the question at hand.
    fact_index varied_ = nothing;
    care care_ = care::loose;
    std::uint64_t effort_ = 0;
    bool exhausted_ = false;
    std::uint32_t stamp_ = 0; ///< marks what was changed for it
    std::uint32_t last_stamp_ = 0;
    std::vector<std::uint32_t> changed_; ///< by place
    std::vector<std::vector<node_index>> changed_children_;
    std::vector<pair_set> recent_; ///< outcomes of changed nodes that depend on nothing outside
    std::vector<std::uint32_t> recent_stamps_;
    std::vector<choice> choices_;
    std::vector<std::vector<list_outcome>> list_outcomes_; ///< of shared lists, as things stand
};

} // namespace guong::inline v0::relevance

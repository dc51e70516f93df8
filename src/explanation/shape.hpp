#pragma once

// How a formula hangs together: which facts stand in several of its places, and where it is enough to try their values.

#include <cstdint>
#include <vector>

#include "formula.hpp"

namespace guong::inline v0::relevance {

/// A fact that stands in one place only can be left to that place: what it makes possible there is independent of all other places.
/// A fact that stands in several is *shared*: its values are tried, one after the other, at its *home*, the lowest place above them all.
///
/// A list that is unknown may turn out to have any number of elements, so what is said of one element must hold for each: facts of the
/// element are tried for each element anew, facts outside it for all elements together, and so their home is outside. A shared list
/// has a place of its own, below its home, under which all conditions on one element of it stand: its *stem*.
class shape {
public:
    explicit shape(const formula& form);

    /// Places are the nodes, and behind them a stem for each fact (used for shared lists alone).
    [[nodiscard]] std::size_t place_count() const noexcept { return parent_.size(); }
    [[nodiscard]] node_index stem_of(fact_index list) const noexcept { return static_cast<node_index>(form_->nodes.size()) + list; }
    [[nodiscard]] bool is_stem(node_index place) const noexcept { return place >= form_->nodes.size(); }
    [[nodiscard]] fact_index list_of_stem(node_index place) const noexcept { return place - static_cast<node_index>(form_->nodes.size()); }
    /// The place above; `nothing` above the root.
    [[nodiscard]] node_index parent(node_index place) const noexcept { return parent_[place]; }

    /// The nodes that read a fact.
    [[nodiscard]] const std::vector<node_index>& readers(fact_index fact) const noexcept { return readers_[fact]; }
    /// The facts that a node reads itself but for lists: its own, those of its sides, and the references on the way, where it matters
    /// whether they are known.
    [[nodiscard]] const std::vector<fact_index>& reads(node_index node) const noexcept { return reads_[node]; }
    /// The `list` nodes of an unknown list.
    [[nodiscard]] const std::vector<node_index>& list_nodes(fact_index list) const noexcept { return list_nodes_[list]; }

    [[nodiscard]] bool is_shared(fact_index fact) const noexcept { return shared_[fact]; }
    [[nodiscard]] bool has_shared() const noexcept { return has_shared_; }
    /// The shared facts whose values are tried at a place, each before those that depend on it.
    [[nodiscard]] const std::vector<fact_index>& homed(node_index place) const noexcept { return homed_[place]; }
    /// Whether what a place can yield depends on facts tried further up.
    [[nodiscard]] bool is_open(node_index place) const noexcept { return open_[place]; }
    /// A list whose elements cannot be imagined one by one: conditions on them depend on elements of another imagined list, which in
    /// turn are compared with them. Anything is held possible of it.
    [[nodiscard]] bool is_free(fact_index list) const noexcept { return free_[list]; }
    [[nodiscard]] bool has_free() const noexcept { return has_free_; }

    /// The fact of the data behind an imagined one; itself, for a fact of the data.
    [[nodiscard]] fact_index root_of(fact_index fact) const noexcept;

private:
    enum class progress : std::uint8_t { waiting, begun, done };

    void link_children();
    void find_reads();
    void add_reader(node_index node, fact_index fact);
    [[nodiscard]] fact_index scope_of(fact_index fact) const noexcept;
    bool settle_homes();
    void settle_home(fact_index fact);
    void settle_list(fact_index list);
    [[nodiscard]] node_index above(node_index place);
    [[nodiscard]] std::vector<node_index> way_up(node_index from, fact_index fact);
    [[nodiscard]] node_index lowest_common(const std::vector<std::vector<node_index>>& ways) const;
    [[nodiscard]] node_index raised(node_index home, const std::vector<node_index>& way, fact_index fact) const;
    void set_free(fact_index list);
    void mark_open();

    const formula* form_;
    std::vector<node_index> parent_;
    std::vector<std::vector<node_index>> readers_;
    std::vector<std::vector<fact_index>> reads_;
    std::vector<std::vector<node_index>> list_nodes_;
    std::vector<std::vector<fact_index>> homed_;
    std::vector<node_index> home_;
    std::vector<bool> shared_;
    std::vector<bool> free_;
    std::vector<bool> open_;
    std::vector<progress> progress_;
    std::vector<fact_index> settled_lists_; ///< in the order they were settled
    bool has_shared_ = false;
    bool has_free_ = false;
    bool must_repeat_ = false;
};

} // namespace guong::inline v0::relevance

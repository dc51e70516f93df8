#pragma once

// Records changed in thought: what they would say, what that costs, and what comes of it.

#include <compare>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>

#include "atlas.hpp"
#include "trial_ground.hpp"

namespace guong::inline v0::explaining {

/// A fact of some row.
using fact_place = std::pair<data_row, model::field_index>;

/// What the records say otherwise.
struct world {
    std::map<fact_place, value> facts; ///< those of rows that were put in too
    list_edits lists;

    friend std::strong_ordering operator<=>(const world&, const world&) = default;
};

/// Something by which records can be changed, or not.
struct spot {
    enum class kind : std::uint8_t {
        fact,
        addition, ///< to a list
        removal,  ///< of an element of a list
        reference,
        known,    ///< a fact that would have to become unknown
    };
    spot::kind what{};
    data_row row;
    model::field_index field{};
    row_number element = 0; ///< of a removal

    friend std::strong_ordering operator<=>(const spot&, const spot&) = default;
};

/// What changes cost, and of changes that cost the same, how far they move.
struct price {
    std::int64_t cost = 0;
    std::int64_t moved = 0; ///< in thousandths of a whole

    friend price operator+(const price& left, const price& right) noexcept { return {left.cost + right.cost, left.moved + right.moved}; }
    friend auto operator<=>(const price&, const price&) = default;
};
inline constexpr price unaffordable{std::numeric_limits<std::int64_t>::max() / 4, 0};

/// The records around one record, changed in many ways. Runs the criterion there, as often as the bound on trials allows.
class repair_room {
public:
    repair_room(const outcome& result, std::size_t trials_max);

    /// False where too many rows can be reached.
    [[nodiscard]] bool is_open() const noexcept { return is_open_; }
    [[nodiscard]] const evaluator& engine() const noexcept { return engine_; }
    [[nodiscard]] const program& code() const noexcept { return engine_.program(); }
    [[nodiscard]] const model::ruleset& rules() const noexcept { return code().model(); }
    [[nodiscard]] const model::field& field(model::record_index record, model::field_index field) const { return rules().records[record].fields[field]; }
    [[nodiscard]] data_row root() const noexcept { return root_; }
    [[nodiscard]] std::uint32_t unit() const noexcept { return unit_; }

    /// The copy in which the records are as in a world. Stays so until the next call.
    [[nodiscard]] trial_ground& ground(const world& changed);
    [[nodiscard]] bool is_eligible(const world& changed);

    [[nodiscard]] std::size_t trials_left() const noexcept { return trials_left_; }
    void spend(std::size_t trials) noexcept { trials_left_ -= std::min(trials, trials_left_); }

    /// What the record says as it stands.
    [[nodiscard]] value original(const fact_place& fact) const;
    /// A row to be put into a list, the `ordinal`-th.
    [[nodiscard]] row_number fresh_row(const list_place& list, std::size_t ordinal);
    /// Whether the field, or a list that the row stands in, is declared fixed.
    [[nodiscard]] bool is_fixed(data_row row, model::field_index field) const;
    /// Whether some list can be changed at all.
    [[nodiscard]] bool can_add(data_row row, model::field_index list) const;
    [[nodiscard]] bool can_remove(data_row row, model::field_index list, row_number element) const;
    /// Where a row was met first on the ways from the record; those that were put in have no place.
    [[nodiscard]] const place& place_of(data_row row) const { return places_.at(row); }
    /// The place that a pointer leads to; nullptr where no row was met there.
    [[nodiscard]] const place* place_at(const std::string& pointer) const noexcept;
    [[nodiscard]] const atlas& places() const noexcept { return atlas_; }

    [[nodiscard]] price price_of(const world& changed) const;
    /// How far a fact moves that becomes another.
    [[nodiscard]] std::int64_t distance(model::type type, const value& from, const value& to) const;

private:
    struct kept_ground {
        list_edits lists;
        trial_ground ground;
        std::map<fact_place, value> facts; ///< that are set now
    };

    void find_places(const trial_ground& base);
    [[nodiscard]] std::vector<std::string> texts() const;
    void set_facts(kept_ground& kept, const std::map<fact_place, value>& facts) const;

    const evaluator& engine_;
    data_row root_;
    std::uint32_t unit_;
    atlas atlas_;
    std::size_t trials_left_;
    std::vector<std::string> texts_;
    bool is_open_ = false;
    std::list<kept_ground> grounds_; ///< the one used last first
    std::map<data_row, place> places_;
    std::set<data_row> fixed_rows_;
    std::map<std::pair<list_place, std::size_t>, row_number> fresh_rows_;
};

} // namespace guong::inline v0::explaining

#pragma once

// The cheapest worlds in which a record is eligible.

#include <vector>

#include <guong/explanation.hpp>

#include "repair_world.hpp"

namespace guong::inline v0::explaining {

struct found_repairs {
    std::vector<world> worlds; ///< the cheapest first
    bool complete = true;
    std::vector<std::pair<obstacle::kind, spot>> obstacles;
};

[[nodiscard]] found_repairs find_repairs(repair_room& room, const change_options& options);

/// The parts of a world that can be there without the others: a fact, an element taken away or put in with all its facts, an unknown list
/// that is said to be empty.
class world_parts {
public:
    explicit world_parts(const world& whole);
    [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
    /// The world of some parts.
    [[nodiscard]] world of(const std::vector<bool>& kept) const;

private:
    struct part {
        enum class kind { fact, without, fresh, emptied };
        kind what{};
        std::pair<data_row, model::field_index> place;
        row_number element = 0;
    };
    const world& whole_;
    std::vector<part> parts_;
};

} // namespace guong::inline v0::explaining

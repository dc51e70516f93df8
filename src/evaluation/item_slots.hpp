#pragma once

/// Which slots of a criterion's unit say what has become of its items.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <guong/program.hpp>

#include "../value/truth.hpp"

namespace guong::inline v0 {

/// An item, or the criterion itself.
struct item_slot {
    /// Of an item that may not be applicable: what says whether it is, and the group of both.
    struct condition {
        std::uint32_t applies = 0;
        std::uint32_t whole = 0;
    };
    std::string path; ///< from the criterion down: `sv/sv2/b`
    std::uint32_t slot = 0;
    std::optional<condition> only_where = std::nullopt;
};

/// The criterion first, then its items in the order of the rules.
[[nodiscard]] std::vector<item_slot> items_of(const program& code, model::criterion_index criterion);

/// What has become of an item; `truth_at` gives the truth of a slot.
template <class TruthAt>
[[nodiscard]] status status_of(const item_slot& item, const TruthAt& truth_at) {
    if (item.only_where) {
        const truth applies = truth_at(item.only_where->applies);
        if (applies == truth::no) return status::not_applicable;
        if (applies == truth::unknown) return status_of(truth_at(item.only_where->whole));
    }
    return status_of(truth_at(item.slot));
}

} // namespace guong::inline v0

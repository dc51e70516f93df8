#pragma once

// The items of a criterion that must all be met.

#include <cstdint>
#include <string>
#include <vector>

#include <guong/evaluation.hpp>

namespace guong::inline v0::explaining {

/// An item on which eligibility hangs by itself: where it is not met, the record is not eligible, whatever the others say.
struct clause {
    std::uint32_t slot = 0;            ///< met also where the item is not applicable
    const model::item* item = nullptr;
    std::string path;                  ///< from the criterion down: `sv2/b`
    std::vector<std::uint32_t> others; ///< slots that must be met besides: beside it, and beside those around it
    bool is_innermost = true;
};

/// In the order of the rules, an outer one before those inside. None for a criterion that is a condition alone, or asks for some of its items.
[[nodiscard]] std::vector<clause> clauses_of(const unit& code);

} // namespace guong::inline v0::explaining

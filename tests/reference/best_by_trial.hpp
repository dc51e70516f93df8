#pragma once

/// Sums in which only the best count, found by trying every way in which it may be.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "possible_value.hpp"

namespace guong::reference {

/// What makes two keys the same.
using same_key = std::pair<fraction, std::string>;

struct best_candidate {
    known_value content;
    std::optional<same_key> key; ///< nothing where it is not known
    bool surely;
};

/// `count_max` 0: all count. Throws `too_many_ways` where there are more than can be tried.
[[nodiscard]] possible_value best_by_trial(const std::vector<best_candidate>& candidates, std::int64_t count_max);

} // namespace guong::reference

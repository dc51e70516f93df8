#pragma once

/// A program in which the outcome of one condition is the opposite of what it should be.

#include <utility>
#include <vector>

#include "coverage_points.hpp"

namespace guong::inline v0::covering {

/// Turns conditions of one program round. Turning is done in the code: it says there whether a condition is negated, as it does in the model.
class program_turner {
public:
    program_turner(const program& code, const point_map::places& places, std::size_t points);

    /// The program with a condition turned round wherever it stands. Safe from many threads.
    [[nodiscard]] program turned(point_index condition) const;

private:
    struct slot_place {
        std::uint32_t unit;
        std::uint32_t slot;
    };
    program::parts parts_;
    std::vector<std::vector<slot_place>> slots_; ///< of each condition
};

} // namespace guong::inline v0::covering

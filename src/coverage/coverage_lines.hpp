#pragma once

/// What was shown, by lines of a rule file.

#include <map>
#include <vector>

#include <guong/coverage.hpp>

namespace guong::inline v0::covering {

/// Each outcome that could be shown of what begins on a line, in the order of the rules: by place, whether it was.
struct covered_line {
    std::vector<std::vector<bool>> places;

    [[nodiscard]] std::size_t shown() const;
    [[nodiscard]] std::size_t all() const;
};

[[nodiscard]] std::map<std::uint32_t, covered_line> lines_of(const coverage& told, std::uint32_t source);

} // namespace guong::inline v0::covering

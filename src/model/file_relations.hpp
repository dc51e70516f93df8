#pragma once

/// Which rule file builds on which.

#include <cstdint>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

class file_relations {
public:
    explicit file_relations(const rule_files& files);

    /// Whether one file uses the other, itself or by way of others.
    [[nodiscard]] bool builds_on(std::uint32_t file, std::uint32_t other) const { return below_[file][other]; }
    /// The files that must not be loosened by what this one changes: all but itself and those that build on it.
    [[nodiscard]] std::vector<bool> protected_from(std::uint32_t file) const;

private:
    std::vector<std::vector<bool>> below_; ///< for each file, which ones it builds on
};

} // namespace guong::inline v0::checking

#pragma once

/// How large conditions and values are when every helper value stands written out where it is used.

#include <cstddef>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

/// Values and conditions are counted. Helper values must have been added in the order of their dependencies. Sizes stop at the greatest number
/// that fits.
class expanded_sizes {
public:
    explicit expanded_sizes(const model::ruleset& rules) : rules_{rules} {}

    /// Remembers the size of a definition, for those that use it.
    std::size_t add(model::definition_index index);
    [[nodiscard]] std::size_t of(const model::condition& written) const;

private:
    [[nodiscard]] std::size_t of(const model::operand& written) const;

    const model::ruleset& rules_;
    std::vector<std::size_t> sizes_; ///< by definition; 0 for those not added
};

} // namespace guong::inline v0::checking

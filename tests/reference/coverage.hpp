#pragma once

/// Which operators of the language a run of random rules has met, and how they came out.

#include <array>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <guong/model.hpp>
#include <guong/value.hpp>

namespace guong::reference {

class coverage {
public:
    /// Counts an outcome for every operator that the condition shows.
    void add(const model::condition& what, truth outcome);
    /// To be called when the conditions counted so far go out of life: they are known by their address.
    void forget_conditions() { operators_of_.clear(); }

    /// A line for each operator: how often met, unmet, undetermined.
    void print(std::ostream& out) const;
    /// The operators that never came out one of the ways they can.
    [[nodiscard]] std::vector<std::string> uncovered() const;

private:
    std::unordered_map<const model::condition*, std::vector<std::size_t>> operators_of_;
    std::vector<std::array<std::size_t, 3>> counts_; ///< of each operator; by truth
};

} // namespace guong::reference

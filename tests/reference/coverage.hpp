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

#include "possible_value.hpp"

namespace guong::reference {

class coverage {
public:
    /// Conditions and operands of this ruleset are counted from now on. They are known by their address.
    void begin(const model::ruleset& rules);
    /// Counts an outcome for every operator that the condition shows.
    void add(const model::condition& what, truth outcome);
    /// Counts what was found for an operand: exactly, within bounds, not at all.
    void add(const model::operand& what, const possible_value& found);

    /// A line for each operator: how often met, unmet, undetermined; and for each kind of value.
    void print(std::ostream& out) const;
    /// The operators that never came out one of the ways they can.
    [[nodiscard]] std::vector<std::string> uncovered() const;

private:
    const model::ruleset* rules_ = nullptr;
    std::unordered_map<const model::condition*, std::vector<std::size_t>> operators_of_;
    std::unordered_map<const model::operand*, std::vector<std::size_t>> kinds_of_;
    std::vector<std::array<std::size_t, 3>> counts_;       ///< of each operator; by truth
    std::vector<std::array<std::size_t, 3>> value_counts_; ///< of each kind of value: exact, within bounds, unknown
};

} // namespace guong::reference

#pragma once

/// Records brought to meet a criterion by the fewest changes.

#include <cstddef>
#include <optional>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/explanation.hpp>

namespace guong::inline v0::differing {

/// A record that was brought about by changes.
struct changed_record {
    guong::record data;
    std::vector<change> facts;
};

struct repair_result {
    std::optional<changed_record> record;
    bool is_complete = false; ///< more trials would not find more
    bool is_impossible = false;
};

/// The record with the cheapest changes that meet a criterion of the program.
[[nodiscard]] repair_result repaired(const program& code, const guong::record& from, model::criterion_index criterion,
                                     const evaluation_options& asked, std::size_t trials_max);

/// Changes, and others after them: of a fact that changes twice, the second counts.
[[nodiscard]] std::vector<change> joined_changes(std::vector<change> first, const std::vector<change>& second);

/// Brings a record to meet one after the other of criteria, of which each asks for more than the one before: much that must be so is found
/// so where the whole is too much to be looked for at once.
[[nodiscard]] std::optional<changed_record> repaired_by_steps(const program& code, const guong::record& from,
                                                              const std::vector<model::criterion_index>& steps,
                                                              const evaluation_options& asked, std::size_t trials_max);

} // namespace guong::inline v0::differing

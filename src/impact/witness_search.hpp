#pragma once

// A search for a record that tells two versions of the rules apart, for a criterion or a value of both.

#include <optional>
#include <string>
#include <vector>

#include <guong/impact.hpp>

#include "../difference/difference.hpp"

namespace guong::inline v0::impacts {

/// What is told of a reported value that has nothing to be compared with.
[[nodiscard]] value_witness uncompared(const model::ruleset& rules, model::definition_index definition);

class witness_search {
public:
    /// The rules must outlive it.
    witness_search(const rules& before, const rules& after, const evaluation_options& asked, std::size_t trials_max);

    /// Those that a criterion asks must come before it: what was found for them is tried inside its records.
    [[nodiscard]] witness of_criterion(model::criterion_index later);
    [[nodiscard]] value_witness of_value(model::definition_index later) const;

private:
    [[nodiscard]] differing::difference_options options() const;
    [[nodiscard]] differing::difference difference_of(model::criterion_index earlier, model::criterion_index later) const;
    [[nodiscard]] std::vector<tested_record> leading_to_found(model::criterion_index earlier, model::criterion_index later) const;
    [[nodiscard]] std::vector<differing::eligible_record> eligible_of(model::record_index type) const;
    [[nodiscard]] std::string test_of(const std::string& name, const difference_record& found, tested_record asked) const;
    [[nodiscard]] std::string name_of_test(const difference_record& found) const;
    [[nodiscard]] std::optional<difference_record> moved_value_of(model::definition_index earlier) const;

    const rules& before_;
    const rules& after_;
    evaluation_options asked_;
    std::size_t trials_max_;
    bool are_alike_; ///< whether they declare the same scales and record types
    std::vector<tested_record> tests_; ///< of the later rules, and those of other names of the earlier ones
    std::vector<difference_record> found_; ///< so far
};

} // namespace guong::inline v0::impacts

#pragma once

/// Rules loaded again with something else in one of their files.

#include <map>
#include <string>

#include <guong/mutation.hpp>

namespace guong::inline v0::mutating {

/// The texts of all files of a ruleset, by paths as they use one another.
class rule_texts_in_memory {
public:
    /// `of` tells what functions of the host answer.
    rule_texts_in_memory(const model::ruleset& of, parameter_values overrides);

    /// Nothing where there are errors then.
    [[nodiscard]] std::optional<rules> load_with(const text_edit& edit) const;

private:
    std::vector<std::string> paths_; ///< the loaded file is the first
    std::vector<std::string> texts_;
    parameter_values overrides_;
    host_functions functions_;
};

} // namespace guong::inline v0::mutating

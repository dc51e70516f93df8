#pragma once

/// Which criteria and reported values hang on a declaration.

#include <set>
#include <string>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::mutating {

class dependence {
public:
    explicit dependence(const model::ruleset& rules);

    /// Criteria that a criterion, helper, table or parameter of that name is part of, itself included.
    [[nodiscard]] std::vector<model::criterion_index> criteria_on(const std::string& name) const;
    /// Whether some reported value is calculated with it.
    [[nodiscard]] bool is_reported_with(const std::string& name) const;

private:
    using names = std::set<std::string>;
    std::vector<names> criteria_; ///< all that each is made of
    names reported_;
};

} // namespace guong::inline v0::mutating

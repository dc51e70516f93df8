#pragma once

/// Which criteria and reported values hang on a declaration.

#include <map>
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
    /// Reported values that are calculated with it, or are it.
    [[nodiscard]] std::vector<model::definition_index> reported_on(const std::string& name) const;
    [[nodiscard]] bool is_reported_with(const std::string& name) const { return !reported_on(name).empty(); }

private:
    using names = std::set<std::string>;
    std::vector<names> criteria_; ///< all that each is made of
    std::map<model::definition_index, names> reported_;
};

} // namespace guong::inline v0::mutating

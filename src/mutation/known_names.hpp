#pragma once

/// What names in rule files stand for, as far as edits must know it to leave the file without errors.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/model.hpp>
#include <guong/syntax.hpp>

namespace guong::inline v0::mutating {

class known_names {
public:
    explicit known_names(const model::ruleset& rules);

    /// The values beside one that is named there, as they are written. A name may stand in several scales: which is meant, the checked
    /// rules say; all of them where they do not.
    [[nodiscard]] std::vector<std::string> levels_beside(const syntax::name& level) const;
    /// The same of the value of a parameter.
    [[nodiscard]] std::vector<std::string> levels_beside(const syntax::name& level, const std::string& parameter) const;
    /// Whether it is a helper and nothing else: of a helper cannot be asked whether it is known.
    [[nodiscard]] bool is_helper(const std::string& name) const { return helpers_.contains(name); }

private:
    using scale_index = std::uint32_t;
    void note_scales_of_values(const model::ruleset& rules);
    void add_beside(scale_index scale, std::string_view level, std::vector<std::string>& found) const;
    [[nodiscard]] std::vector<scale_index> scales_at(span where) const;

    std::vector<std::vector<std::pair<std::string, std::string>>> scales_; ///< of each level its name, and as it is written
    std::map<std::pair<std::uint32_t, std::uint32_t>, scale_index> values_; ///< by where they begin
    std::vector<std::pair<span, scale_index>> memberships_; ///< conditions whose options are levels
    std::map<std::string, scale_index> parameters_;
    std::set<std::string> helpers_;
};

} // namespace guong::inline v0::mutating

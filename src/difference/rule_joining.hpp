#pragma once

/// What rules are joined with: conditions that are made, and parts of one ruleset put behind another.

#include <vector>

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

/// Scales and record types alike, and how months end, which holds for all that is joined.
[[nodiscard]] bool declare_the_same(const model::ruleset& left, const model::ruleset& right);

/// One ruleset with another behind it, while criteria are added that ask both. Fields may all be changed, at a cost of one.
class rule_joining {
public:
    /// The rules alone.
    explicit rule_joining(const model::ruleset& rules);
    /// Both, which must declare the same.
    rule_joining(const model::ruleset& rules, const model::ruleset& changed);

    /// A condition of the changed rules, as it stands behind the others.
    [[nodiscard]] model::condition moved(model::condition of_changed) const;
    model::criterion_index add(const char* name, model::record_index record, model::condition body);
    [[nodiscard]] const model::ruleset& rules() const noexcept { return made_; }
    /// The rules, without what these criteria and values do not hang on: every trial binds the program anew.
    [[nodiscard]] model::ruleset take(const std::vector<model::criterion_index>& criteria, const std::vector<model::definition_index>& values = {}) &&;

private:
    model::ruleset made_;
    std::uint32_t definitions_ = 0; ///< how many the first of them has
    std::uint32_t criteria_ = 0;
    std::uint32_t parameters_ = 0;
    std::uint32_t functions_ = 0;
    std::uint32_t sources_ = 0;
};

[[nodiscard]] model::condition joined(model::group::kind quantity, std::vector<model::condition> children);
[[nodiscard]] model::condition opposite(model::condition of);
/// Old and not new, or new and not old.
[[nodiscard]] model::condition difference_between(const model::condition& before, const model::condition& after, verdict_change asked);
[[nodiscard]] model::condition meets(model::criterion_index criterion, model::record_index record, bool negated);

/// Of a criterion or helper that is asked of the record itself; nullptr of another condition.
[[nodiscard]] const model::condition* body_of(const model::ruleset& rules, const model::condition& here, model::record_index record);
/// What must be so together for a condition of the rules to be met: the items of a group of all, those of a group of none turned round, and
/// what they are made of in turn.
[[nodiscard]] std::vector<model::condition> parts_of(const model::ruleset& rules, const model::condition& whole, model::record_index record);

} // namespace guong::inline v0::differing

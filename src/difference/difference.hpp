#pragma once

/// A record on which two rulesets differ, or a proof that there is none.

#include <guong/difference.hpp>

#include <optional>
#include <span>

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

enum class answer : std::uint8_t {
    differs, ///< on `record`
    same,    ///< no record gets another verdict, whatever is known of it
    same_where_known, ///< no record that is known in full does
    unclear, ///< none was found within the bound, or what is calculated leaves no proof
};

struct difference {
    answer what = answer::unclear;
    std::optional<difference_record> record;
};

/// A record that meets a criterion, with no fact more than it needs.
struct eligible_record {
    guong::record data;
    std::vector<change> facts; ///< how it comes about from nothing
    evaluation_options options;
};

/// Nothing where none is found within the bound. Where the criterion asks for a day, those of tests are tried.
[[nodiscard]] std::optional<eligible_record> find_eligible(const rules& asked, model::criterion_index criterion, std::span<const tested_record> tests,
                                                           std::size_t trials_max);

/// A record that meets a condition of these rules on records of a type: `base` changed a little, or, without it, one with no fact more than it needs.
[[nodiscard]] std::optional<eligible_record> find_meeting(const rules& asked, const model::condition& met, model::record_index record,
                                                          const eligible_record* base, std::size_t trials_max);

struct difference_options {
    /// Records that meet the criterion, to change a little or to leave facts out of.
    std::span<const eligible_record> eligible;
    /// Records to look at besides: of tests. That of one may be the base of a difference.
    std::span<const tested_record> tests;
    std::size_t trials_max = limits::changes_trials_max;
    /// If it is one way, the verdicts must be known by both, and a record that meets the criterion but for little is preferred to the smallest.
    verdict_change wanted = verdict_change::either;
};

/// For a criterion of `before`, and the one of the same name of `changed`. First from a record of which nothing is known but that it has the records
/// that it refers to: what is the least that must be known, so that the verdicts differ? Where that is not found soon, from
/// records that are eligible by either rules; then by leaving single facts out of those, and of records of tests. Deterministic.
[[nodiscard]] difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion, const difference_options& options);

} // namespace guong::inline v0::differing

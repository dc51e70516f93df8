#pragma once

/// A record on which two rulesets differ, or a proof that there is none.

#include <optional>
#include <span>

#include <guong/mutation.hpp>

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
    /// The record itself, for the rules as they are.
    std::optional<guong::record> data;
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

struct difference_options {
    /// Records that meet the criterion, to leave facts out of.
    std::span<const eligible_record> eligible;
    /// Records to look at besides: of tests. That of one may be the base of a difference.
    std::span<const tested_record> tests;
    std::size_t trials_max = limits::changes_trials_max;
};

/// For a criterion of `before`, and the one of the same name of `changed`. First from a record of which nothing is known but that it has the records
/// that it refers to: what is the least that must be known, so that the verdicts differ? Then by leaving single facts out of
/// records that are eligible, and of those of tests. Deterministic.
[[nodiscard]] difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion, const difference_options& options);

} // namespace guong::inline v0::differing

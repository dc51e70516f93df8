#pragma once

/// A record on which two rulesets differ, or a proof that there is none.

#include <guong/difference.hpp>

#include <functional>
#include <optional>
#include <span>

#include "joined_rules.hpp"
#include "parted_rules.hpp"

namespace guong::inline v0::differing {

enum class answer : std::uint8_t {
    differs, ///< on `record`
    same,    ///< no record gets another verdict, in the way that is asked for, whatever is known of it
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

/// Nothing where none is found within the bound. Where the criterion asks for a day, `as_of` is that, or else those of tests are tried, and
/// those on which something changes.
[[nodiscard]] std::optional<eligible_record> find_eligible(const rules& asked, model::criterion_index criterion, std::span<const tested_record> tests,
                                                           std::size_t trials_max, std::optional<date> as_of = {});

/// A record that meets a condition of these rules on records of a type: `base` changed a little, or, without it, one with no fact more than it needs.
[[nodiscard]] std::optional<eligible_record> find_meeting(const rules& asked, const model::condition& met, model::record_index record,
                                                          const eligible_record* base, std::size_t trials_max);

/// What was found that meets the criterion of the changed rules, for the search the other way.
struct changed_eligible {
    bool is_sought = false;
    std::optional<eligible_record> found;
};

struct difference_options {
    /// Records that meet the criterion, to change a little or to leave facts out of.
    std::span<const eligible_record> eligible;
    /// Records to look at besides: of tests. That of one may be the base of a difference.
    std::span<const tested_record> tests;
    std::size_t trials_max = limits::changes_trials_max;
    std::optional<date> as_of = {}; ///< the reference date; days on which something may change are tried where none is given
    std::optional<date> valid_from = {}; ///< a day to try besides: that from which on the changed rules are in force
    /// If it is one way, the verdicts must be known by both, and a record that meets the criterion but for little is preferred to the smallest.
    verdict_change wanted = verdict_change::either;
    /// Where that is remembered, between searches that differ in `wanted` alone.
    changed_eligible* by_changed = nullptr;
    bool are_values_known = false; ///< of a reported value: both must be known
    /// The criteria taken apart where they differ, made when they are asked for; `find_difference` sees to it.
    std::function<std::vector<parted_rules>()> parted = {};
};

/// For a criterion of `before`, and the one of the same name of `changed`. First from a record of which nothing is known but that it has the records
/// that it refers to: what is the least that must be known, so that the verdicts differ? Where that is not found soon, from
/// records that are eligible by either rules; then by leaving single facts out of those, and of records of tests. Deterministic.
[[nodiscard]] difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion,
                                         const difference_options& options);

/// The same among the records of tests, and those around them, as they are: they say what people expect to see. Of a verdict, one that both rules know is preferred.
/// Cost: that of evaluating them.
[[nodiscard]] std::optional<difference_record> find_tested_difference(const rules& before, const rules& changed, model::criterion_index criterion,
                                                                      const difference_options& options);

/// For a reported value of `before`, and the one of the same name of `changed`: a record of which they report something else. No proof is looked for.
[[nodiscard]] std::optional<difference_record> find_value_difference(const rules& before, const rules& changed, model::definition_index definition,
                                                                     const difference_options& options);
/// Among the records of tests, and those around them, as they are.
[[nodiscard]] std::optional<difference_record> find_tested_value_difference(const rules& before, const rules& changed,
                                                                            model::definition_index definition, const difference_options& options);

} // namespace guong::inline v0::differing

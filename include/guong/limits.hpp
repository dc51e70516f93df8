#pragma once

/// The limits of the library, in one place. Exceeding one is never a crash: where a code stands beside it that is reported, elsewhere the answer
/// becomes coarser and says so.

#include <cstddef>
#include <cstdint>

namespace guong::inline v0::limits {

/// Size of one rule file (E0106).
inline constexpr std::size_t source_bytes_max = 16u << 20;
/// Brackets and braces open at one place of a rule file, and conditions and values (E0107). Checked before the parser
/// recurses.
inline constexpr std::size_t nesting_max = 200;
/// Operators `not` standing one behind another, likewise (E0107).
inline constexpr std::size_t negations_max = 50;
/// Errors reported for one rule file; how many more there were is said (E0120).
inline constexpr std::size_t diagnostics_max = 20;
/// Errors counted before the reader gives a rule file up; what it says about how many more there were is exact below this.
inline constexpr std::size_t errors_counted_max = 10'000;
/// Criteria and helpers that build on one another, in one chain (E0402): evaluation and explanation follow the chain.
inline constexpr std::size_t dependency_depth_max = 100;
/// Lists on whose elements a condition hangs at once, one list inside the other (E0409): their lengths multiply, in time, not in memory.
inline constexpr std::size_t entangled_lists_max = 4;
/// Numbers of one range, those of ranges around it multiplied (E0410): what is asked of a range is checked for each of them.
inline constexpr std::size_t range_numbers_max = 1'000;
/// Bytes of conditions on ranges, each counted once for every number (E0411).
inline constexpr std::size_t range_bytes_max = 4u << 20;
/// Expressions inside one another along such a chain (E0423): evaluation follows them all.
inline constexpr std::size_t total_nesting_max = 1000;
/// Values and conditions of one criterion or helper, when each helper value stands written out wherever it is used (E0425).
inline constexpr std::size_t expanded_size_max = 100'000;
/// Values of one scale (E0405): a level is stored in a byte.
inline constexpr std::size_t scale_levels_max = 250;
/// Significant digits of a number in a rule or a record (E0110, E0606).
inline constexpr int number_digits_max = 18;
/// The largest whole number of as many digits.
inline constexpr std::int64_t whole_number_max = 999'999'999'999'999'999;
static_assert(number_digits_max == 18);
/// The year in which the last school year begins.
inline constexpr std::int32_t school_year_max = 9998;
/// Days, months or years of a duration in a rule file: no calendar here reaches further.
inline constexpr std::int64_t duration_amount_max = 4'000'000;
/// Objects and arrays open at one place of a record (E0608).
inline constexpr std::size_t record_nesting_max = 64;
/// Elements of one list of one record (E0609).
inline constexpr std::size_t list_elements_max = 1'000'000;
/// Pairs of boxes that the check of one table may compare, about a second's work (W0514): beyond, gaps and overlaps are not looked for.
inline constexpr std::size_t table_comparisons_max = 300'000;
/// Suggestions in one help line.
inline constexpr std::size_t suggestions_max = 3;
/// Nodes of the tree of one explanation, and of the formula in which missing facts are searched: beyond, conditions inside other
/// records and elements are left out, and missing facts become a superset.
inline constexpr std::size_t explanation_nodes_max = 50'000;
/// Trial evaluations that one exact search for missing facts may take before it reports a superset instead.
inline constexpr std::size_t relevance_trials_max = 20'000;
/// Rows that the record leads to of which a copy is made, to try values of unknown facts where values are calculated; beyond, nothing is
/// tried, and missing facts become a superset.
inline constexpr std::size_t trial_rows_max = 2'000;
/// Unknown facts of one condition that are tried together: of more, nothing is tried.
inline constexpr std::size_t trial_facts_max = 16;
/// Constants of one type in the rules that are tried as values of unknown facts, and combinations of several facts.
inline constexpr std::size_t trial_constants_max = 200;
inline constexpr std::size_t trial_combinations_max = 1'000;
/// Stretches of time of which nobody knows whether they count, that are tried each way to find the months they cover; of more, bounds by days.
inline constexpr std::size_t open_stretches_max = 6;
/// Trial evaluations that the search for changes that make a record eligible may take; beyond, what it found by then is what it says.
inline constexpr std::size_t changes_trials_max = 20'000;
/// What a change of one field may cost (E0440).
inline constexpr std::int64_t field_cost_max = 1'000'000;
/// Changes in one set of those, unless the caller says otherwise.
inline constexpr std::size_t changes_max = 8;
/// Sets of items, each of which decides a verdict by itself, that an explanation names.
inline constexpr std::size_t reasons_max = 32;

/// Records of one test, those inside samples and those that these start from counted each time (E0915).
inline constexpr std::size_t test_records_max = 100'000;
/// Rule files that one is made of, itself included (E0805).
inline constexpr std::size_t rule_files_max = 100;
/// Bytes of all of them together (E0806).
inline constexpr std::size_t rule_files_bytes_max = 32u << 20;

} // namespace guong::inline v0::limits

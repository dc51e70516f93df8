#pragma once

// The words of explanations, a table for each language. A new language is a new table.

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include <guong/value.hpp>

namespace guong::inline v0::phrasing {

/// Words for `comparison_operator`, in its order. {0} is the value.
using comparison_words = std::array<std::string_view, 6>;

/// {0}, {1} are places for arguments. Words that may begin a line begin with a capital.
struct wording_table {
    // Verdicts and statuses.
    std::string_view eligible, ineligible, undetermined;
    std::array<std::string_view, 3> wanted_status, unwanted_status, counted_status; ///< met, unmet, not known; by what a condition is asked for
    std::string_view not_applicable;

    // The head and the foot.
    std::string_view criterion, source, as_of, no_as_of;
    std::string_view missing_one, missing_many, missing_inexact, given_by_host, values;
    std::string_view may_decide; ///< which of the missing facts, and the verdict that they may bring about by themselves
    std::string_view certain;    ///< the verdict that every completion brings about
    std::string_view irrelevant_one, irrelevant_many, irrelevant_more, settled_item, no_value_matters;
    std::string_view deciding, deciding_cut_short; ///< stands before sets of items, each of which is enough

    // Values.
    std::string_view yes, no, judged_met, judged_unmet;
    std::string_view not_known, not_judged, known, withheld;
    std::string_view division_by_zero, out_of_range, empty_group, no_row, several_rows, no_reference_date, not_in_force, no_answer,
        function_failed, facts_missing;
    std::string_view about;                  ///< a value that is rounded for showing
    std::array<std::string_view, 3> spans, single_spans; ///< by time unit; single: of one
    std::string_view quoted, percent, decimal_point, group_sign, date, school_year;
    std::array<std::string_view, 12> months; ///< what stands for the month in `date`; empty where numbers do
    bool short_numbers_padded;               ///< days below 10 and the first two months with a leading zero
    std::string_view range;                  ///< of counts that are not settled
    std::string_view no_values;              ///< of a table that takes all rows, where none holds
    std::string_view no_entries, one_entry, many_entries;
    std::string_view count_of, filtered_count_of;
    // What a calculated value is made of.
    std::string_view part_nameless;                         ///< of a calculation without a name: its steps
    std::string_view part, part_list, part_excluded;        ///< subject, what stood there; of a list: how many of its elements count
    std::string_view counted_of, so_many_met, entry, doubtful; ///< doubtful: an element of which nobody knows whether it counts
    std::string_view unmet_entries, open_entries, run, day_range;
    std::string_view table_row, in_force_from; ///< row: number, table, place
    std::string_view with_source, with_formula; ///< value, field it stands in

    // How it was calculated. {0} is the list, or the first part.
    std::string_view calculated, calculated_value, calculated_above;
    std::string_view times, divided, per_cent_of;
    std::string_view branch_held, no_branch_held, fallen_back;
    std::string_view function_of;
    std::string_view smallest, largest;
    std::string_view number_of, sum_of, least_of, most_of, average_of, share_of, longest_run_of, run_ending_in, blocks_of; ///< {1}: end; length
    std::array<std::string_view, 3> covered_by, elapsed;      ///< by time unit
    std::string_view year_of, school_year_of, length_of;
    std::array<std::string_view, 4> rounded;                  ///< by mode
    std::string_view to_places, to_one_place, to_multiples;
    std::string_view value_missing, value_missing_of_bounds;  ///< before the facts that a reported value waits for

    // What was needed.
    std::string_view needed, ruled_out_if, counted_if;
    comparison_words number, level, day, plain; ///< plain: texts and yes/no
    std::string_view between, not_between, from_to_below, not_from_to_below, one_of, none_of;
    std::string_view starts_with, ends_with, contains, blank; ///< {0} is the text
    std::string_view not_starting_with, not_ending_with, not_containing, not_blank;
    std::string_view all, any, none, at_least, exactly, met_of, applying_of;
    std::string_view some_entry, every_entry, no_entry, not_every_entry;
    std::string_view must_meet;
    std::string_view parameter;

    // Notes.
    std::string_view in_record, in_rules, note, applies_if;
    std::string_view judged_by, judged_on, reason, evidence;
    std::string_view more_entries, cut_short, incomplete;
};

[[nodiscard]] const wording_table& english_wording();
[[nodiscard]] const wording_table& vietnamese_wording();
[[nodiscard]] const wording_table& wording_in(language which);

/// `pattern` with {0}, {1}, … replaced by the arguments.
[[nodiscard]] std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments);

} // namespace guong::inline v0::phrasing

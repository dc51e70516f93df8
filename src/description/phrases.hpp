#pragma once

// The words of descriptions that explanations do not need, a table for each language. Words for comparisons, values and groups are those of
// explanations (rendering/wording.hpp).

#include <array>
#include <string_view>

#include "../rendering/wording.hpp"

namespace guong::inline v0::describing {

/// {0}, {1} are places for arguments. A link joins a subject {0} to what is asked of it {1}.
struct phrase_table {
    // The document.
    std::string_view untitled;
    std::string_view in_force_from_through, in_force_from, in_force_through;
    std::string_view months_end_on_next_day;
    std::string_view builds_on;
    std::string_view parameters, parameter, value, cited, notes, from_day, set_by_host, set_by_file, open_parameter, open_item;
    std::string_view functions, function, given, answer;
    std::array<std::string_view, 4> said; ///< by `status`; what explanations say of an item then
    std::string_view place_of_actual, place_of_needed; ///< in such a sentence
    std::string_view scales, lowest_first;
    std::string_view records, fact, type, key_in_records, fixed, costs, sensitive;
    std::string_view definitions, definition_heading, table_heading, reported;
    std::string_view criteria, applies_to, identified, asked, as_defined;

    // Types of fields.
    std::string_view yes_or_no, judgement, whole_number, number, percent, text, date, school_year;
    std::array<std::string_view, 3> span_of_time; ///< by time unit
    std::string_view level_of, one_record, list_of, list_referring, with_evidence;

    // Tables.
    std::array<std::string_view, 5> policy; ///< by `choice::policy`
    std::string_view any_value, otherwise;

    // Who is spoken of.
    std::string_view of;           ///< {0}, what it belongs to
    std::string_view called;       ///< list, what each of its elements is called
    std::string_view entry_numbered; ///< where the author gave no name
    std::string_view record_judged; ///< record type
    std::string_view the_entry;    ///< an element of a list of plain values
    std::string_view for_subject;  ///< record, what it must meet
    std::string_view entries, entries_where;
    std::string_view see_definition, see_table; ///< label, number
    std::string_view parameter_named;
    std::string_view at_present; ///< statement about a parameter, its value

    // Statements.
    phrasing::comparison_words number_link, level_link, day_link, plain_link;
    std::string_view range_link, membership_link, exclusion_link, text_link, state_link;
    std::string_view is_yes, is_no, judged_met, judged_unmet;
    std::string_view meets, meets_not, subject_meets, subject_meets_not;
    std::string_view holds, holds_not;
    phrasing::comparison_words count_of_entries; ///< number
    std::string_view there_are; ///< number as `count_of_entries` says it, list
    std::string_view some, some_where, no, no_where;
    std::string_view every, every_where, not_every, not_every_where;
    std::string_view number_range; ///< name, first, last
    std::string_view some_number, no_number, every_number, not_every_number; ///< range, condition
    std::string_view where; ///< entries, filter
    std::string_view conjunction, disjunction;
    std::string_view fewer_than, not_exactly;

    // Calculated values.
    std::string_view number_of_entries;
    std::string_view plus, minus, times, divided_by, opposite;
    std::string_view later, earlier;
    std::array<std::string_view, 4> rounded; ///< by `rounding_mode`
    std::string_view to_whole, to_place, to_places, to_multiples;
    std::string_view first_case; ///< stands before the cases of an `if`
    std::string_view value_if, value_otherwise;
    std::string_view fallback;
    std::string_view function_of;
    std::string_view smallest, largest;
    std::array<std::string_view, 4> aggregates; ///< by `aggregate::kind`: content, entries
    std::string_view best_of_each; ///< sum, key
    std::string_view only_largest; ///< sum, how many
    std::string_view share;
    std::string_view longest_run, run_ending, blocks, gaps;
    std::array<std::string_view, 3> completed; ///< by time unit
    std::string_view elapsed;
    std::string_view covered, excluding, within, stretch;
    std::string_view year_of, school_year_of, length_of;
    std::string_view reference_date, in_force_on;
};

[[nodiscard]] const phrase_table& english_phrases();
[[nodiscard]] const phrase_table& vietnamese_phrases();
[[nodiscard]] const phrase_table& phrases_in(language which);

} // namespace guong::inline v0::describing

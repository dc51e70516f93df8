#pragma once

/// The one list of diagnostics. A code and its slug never change meaning; `guong codes E0203` prints cause, example and cure.
/// The words stand in `src/diagnostic/catalogue_*.cpp`, in English and Vietnamese.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0 {

enum class severity : std::uint8_t { error, warning };

/// The number is the code's: 203 is E0203. Behind each, the arguments of its message: the author's own words bare, and sorts of things in
/// English ("a name"), which messages in Vietnamese translate where the catalogue has the words.
enum class diagnostic_code : std::uint16_t {
    // 01xx: the text of a rule file and its syntax
    unreadable_file = 101,     ///< name
    empty_file = 102,          ///<
    not_utf8 = 103,            ///<
    foreign_encoding = 104,    ///< name of the encoding
    binary_file = 105,         ///<
    file_too_large = 106,      ///< most bytes
    nesting_too_deep = 107,    ///< deepest nesting, what nests ("brackets")
    unexpected_character = 108,///< character
    unclosed_quotation = 109,  ///<
    number_too_long = 110,     ///< number as written, most digits
    no_such_day = 111,         ///< date as written
    unexpected_token = 112,    ///< what was expected ("`:` or `{`"), what was found ("`x`", "the end of the file"), what was expected with Vietnamese keywords
    unclosed_bracket = 113,    ///< bracket
    unmatched_bracket = 114,   ///< bracket
    unknown_declaration = 115, ///< word
    empty_braces = 116,        ///< what needs content: "a scale", "a record", "a group", "a criterion"
    repeated_annotation = 117, ///< annotation ("`cite`", "the sentence"), the same with a Vietnamese keyword
    misplaced_annotation = 118,///< annotation ("`key`", "the sentence"), where it does not belong ("a criterion"), the annotation with a Vietnamese keyword
    foreign_spelling = 119,    ///< what was written, what to write; blank for what is merely left out
    too_many_errors = 120,     ///< how many more
    look_alike_letter = 121,   ///< (warning) letter found, letter meant
    no_such_school_year = 122, ///< years as written
    // 02xx: names
    unknown_name = 201,          ///< name
    unknown_type = 202,          ///< name
    unknown_field = 203,         ///< field, record type
    unknown_scale_value = 204,   ///< value, scale
    unknown_criterion = 205,     ///< name
    unknown_record_type = 206,   ///< name
    unknown_parameter = 207,     ///< name (set by the host, or by a file)
    duplicate_name = 208,        ///< name
    duplicate_item = 209,        ///< name
    duplicate_ruleset = 210,     ///<
    duplicate_scale_label = 211, ///< label, scale
    wrong_record_type = 212,     ///< criterion or helper, record type it is for, record type it is used on
    reserved_name = 213,         ///< word
    shared_record_key = 214,     ///< key, other field
    unknown_placeholder = 215,   ///< name between the braces
    unknown_function = 216,      ///< name
    unused_declaration = 220,    ///< (warning) kind ("parameter", "definition"), name
    ambiguous_name = 221,        ///< (warning) name, element, record type around it that has such a field too
    unlabelled_level = 222,      ///< (warning) value, scale: others of the scale have labels
    // 03xx: types
    type_mismatch = 301,      ///< left type, right type
    not_a_condition = 302,    ///< type
    not_a_value = 303,        ///<
    not_ordered = 304,        ///< type
    not_a_list = 305,         ///< name
    list_needs_quantifier = 306, ///< name
    not_a_reference = 307,    ///< name
    different_scales = 308,   ///< left scale, right scale
    mixed_and_or = 309,       ///<
    threshold_not_whole = 310,///< value
    missing_condition = 311,  ///< quantifier word
    wrong_parameter_value = 312, ///< parameter, value, type (set by the host)
    unknowable_operand = 313, ///< name: `is known` of something that is no field
    not_calculable = 330,     ///< sign or word, left type, right type where there are two
    division_by_zero = 331,   ///<
    not_consecutive = 332,    ///< type: a run over something that is neither whole numbers nor school years
    different_units = 333,    ///< left unit ("days"), right unit
    cells_do_not_match = 334, ///< cells there are, columns there are
    rounding_unsaid = 335,    ///< value that may have no end behind the point
    not_dated = 336,          ///< parameter with one value for all days
    not_a_referring_field = 337, ///< field, record type it should refer to
    number_outside = 338,     ///< what is allowed ("a number from 1 to 12"), number as written
    not_a_constant = 339,     ///<
    rows_are_no_value = 340,  ///< table
    not_judged = 345,         ///< name: `judge of` something that is no judgement
    not_evidenced = 346,      ///< name: `evidence of` something that is not declared with evidence
    levels_only = 347,        ///< type that `or better` was said of
    wrong_argument_count = 348, ///< function, how many it takes, how many there are
    unfit_argument_type = 349, ///< type
    unfit_result_type = 350,  ///< type
    // 04xx: structure
    dependency_cycle = 401,   ///< name of a criterion or definition in it
    dependency_too_deep = 402,///< name, most steps
    validity_reversed = 403,  ///< from, through
    unknown_language = 404,   ///< word
    too_many_levels = 405,    ///< scale, most
    interval_reversed = 406,  ///< low, high
    threshold_beyond_items = 407, ///< needed, items there are
    threshold_zero = 408,     ///<
    entangled_lists = 409,    ///< most lists
    range_too_long = 410,     ///< numbers there are, with those of ranges around it multiplied, most numbers
    ranges_too_large = 411,   ///< most bytes
    range_reversed = 412,     ///< first, last
    dates_not_in_order = 420, ///< day, day before it
    unknown_month_rule = 421, ///< word
    table_without_rows = 422, ///< table
    total_nesting_too_deep = 423, ///< name of a criterion or definition, deepest nesting
    row_without_value = 424,  ///<
    expanded_too_large = 425,     ///< name of a criterion or definition, most values and conditions
    rows_overlap = 430,       ///< table, values for which both rows hold ("`score = 8`, any other text in `post`")
    cost_out_of_range = 440,  ///< cost as written, greatest
    // 05xx: conditions that look wrong
    never_met = 501,          ///< (warning)
    never_fails = 502,        ///< (warning)
    repeated_option = 503,    ///< (warning) option
    point_in_thousands = 504, ///< (warning) number as written, what it is read as
    percent_above_hundred = 510, ///< (warning) percentage as written
    table_gap = 511,          ///< (warning) table, values that no row covers, as in rows_overlap
    row_shadowed = 512,       ///< (warning)
    row_never_matches = 513,  ///< (warning)
    table_too_large = 514,    ///< (warning) table
    // 06xx: records
    not_json = 601,           ///< what the reader says
    unknown_table = 602,      ///< key
    wrong_fact_type = 603,    ///< what was expected, what stood there
    unknown_key = 604,        ///< (warning; an error where strict) key, record type
    duplicate_id = 605,       ///< id, record type
    number_out_of_range = 606,///< number as written
    dangling_reference = 607, ///< id, record type
    record_nesting_too_deep = 608, ///< deepest nesting
    list_too_long = 609,      ///< most elements
    duplicate_key = 610,      ///< key
    fact_not_on_scale = 612,  ///< text, scale
    fact_no_such_day = 613,   ///< text
    no_records = 614,         ///<
    record_not_utf8 = 615,    ///<
    not_of_one_type = 616,    ///< record type that was given for the file, which is a dataset
    refused_reference = 617,  ///< (warning) id, record type: it refers to a record that was refused
    not_an_audit = 618,       ///< what was expected
    audit_version = 619,      ///< version that was found, version that is read
    // 07xx: what the host asks for
    no_such_criterion = 701,  ///< name
    no_such_record = 702,     ///< id
    outside_validity = 703,   ///< (warning) date, from, through; empty where the ruleset leaves an end open
    reference_date_missing = 704, ///< (warning)
    no_such_field = 705,      ///< name
    unwritable_file = 711,    ///< name
    own_tests_fail = 712,     ///< file, how many fail, how many there are
    // 08xx: files that build on others
    unreadable_used_file = 801, ///< path as written
    path_not_relative = 802,    ///< path as written
    path_outside_root = 803,    ///< path as written
    use_cycle = 804,            ///< file
    too_many_files = 805,       ///< most files
    files_too_large = 806,      ///< most bytes
    no_files_to_use = 807,      ///< path as written
    file_outside_root = 808,    ///< the loaded file, root
    unknown_item = 809,         ///< item, where it was looked for
    not_from_used_file = 810,   ///< name
    set_twice = 811,            ///< parameter
    loosened_parameter = 812,   ///< parameter, value before, value set
    unclear_parameter = 813,    ///< parameter, value before, value set
    loosened_item = 814,        ///< path, criterion that becomes easier
    unclear_item = 815,         ///< path, criterion
    not_open = 816,             ///< path
    not_a_group = 817,          ///< path
    tightened_exclusion = 818,  ///< path
    replaced_refinement = 819,  ///< path
    month_ends_differ = 820,    ///< how months end here, and in the file that says or leaves it first
    // 09xx: samples and tests
    unknown_sample = 901,          ///< name
    wrong_sample_type = 902,       ///< sample, record type it is of, record type needed
    sample_cycle = 903,            ///< name of a sample in it
    wrong_given_value = 904,       ///< fact, parameter or value, its type, what was written
    given_twice = 905,             ///< fact or parameter
    found_not_given = 906,         ///< list, record type of its elements
    unknown_target = 907,          ///< name or path, record type
    ambiguous_target = 908,        ///< name or path
    wrong_outcome = 909,           ///< name or path, what that is ("an item"), what can be expected of it, the same with Vietnamese keywords
    nothing_expected = 910,        ///<
    target_missing = 911,          ///<
    grounds_of_criterion = 912,    ///< name or path
    tested_record_in_sample = 913, ///<
    none_and_some = 914,           ///< record type
    test_too_large = 915,          ///< test, most records
    // 10xx: objects and arrays of the host, and what binds them
    unknown_bound_record = 1001,   ///< record type
    unknown_bound_field = 1002,    ///< field, record type
    unfitting_bound_field = 1003,  ///< field, type that is declared, what the program gives ("a whole number")
    unknown_bound_level = 1004,    ///< level, field, scale
    field_bound_twice = 1005,      ///< field, record type
    unbindable_field = 1006,       ///< field
    unbound_enumerator = 1007,     ///< enumerator, field
    not_a_number = 1008,           ///< field
    enumerator_bound_twice = 1009, ///< enumerator, field
    unfitting_column = 1010,       ///< column (`student.average`), what is expected, what it holds
    broken_array = 1011,           ///< column or table, why it cannot be read
    array_stream_failed = 1012,    ///< what the stream says
    too_many_rows = 1013,          ///< record type, most rows
    no_such_dictionary_value = 1014, ///< field
    day_with_time = 1015,          ///< field
    unregistered_function = 1020,  ///< function
    unfitting_function = 1021,     ///< function, its types as declared ("(date) → integer"), as the program has them
};

/// Words for labels and help lines. Behind each, its arguments.
enum class phrase_id : std::uint16_t {
    declared_here,        ///< name
    first_declared_here,  ///<
    label_here,           ///< scale value that has a label
    did_you_mean,         ///< one to three names
    write_instead,        ///< the edited text
    hold_in_test,         ///< record type
    known_names,          ///< what they are ("fields of `student`") or nothing, the names joined: "`a`, `b`"
    opened_here,          ///<
    depends_on,           ///< name, name it depends on
    this_is,              ///< type
    put_brackets,         ///< the text with brackets
    add_satisfies,        ///<
    remove_or_use,        ///<
    count_it,             ///< list name
    quote_name,           ///< name: reserved words stand in backticks
    save_as_utf8,         ///<
    close_quotation,      ///<
    highest_is,           ///< what, bound: why a condition can never hold
    bracket_filter,       ///<
    say_rounding,         ///<
    for_example,          ///< the text of an example
    write_both_halves,    ///<
    begins_here,          ///< from when rules are in force
    uses,                 ///< file, file it uses
    give_root,            ///<
    set_instead,          ///< parameter
    refine_instead,       ///< criterion
    set_here,             ///<
    easier_with,          ///< value, value instead of which, criterion
    neither_is_stricter,  ///< value, other value, criterion
    one_is_enough,        ///<
    must_not_be_met,      ///<
    exact_number,         ///<
    asked_not_to_hold,    ///< criterion, criterion it asks for
    asked_unclearly,      ///< criterion, criterion it asks for
    open_allows,          ///< what would be open
    tighten_instead,      ///< criterion or item
    add_instead,          ///< criterion or item
    this_row_too,         ///<
    exclude_or_order,     ///<
    this_row_takes,       ///<
    add_row_or_otherwise, ///<
    take_year,            ///< what is written
    say_unit,             ///< number
    write_unit,           ///< number, unit
    meet_behind_satisfies, ///< condition of a filter, element, criterion
    report_or_count_rows, ///< table
    say_element_or_this,  ///< element, field
    say_element_or_other, ///< element, field, element around it
    choice_needs_else,    ///<
    take_over_elements,   ///<
    bound_in_criterion,   ///<
    dates_in_braces,      ///<
    add_spans_in_turn,    ///<
    percent_behind_number, ///<
    multiply_instead,     ///<
    bound_in_words,       ///<
    write_brace_twice,    ///<
    given_first_here,     ///<
    starts_from,          ///< sample, sample it starts from
    bind_as_level,        ///< scale
};

/// The same words in both languages.
struct bilingual {
    std::string_view en;
    std::string_view vi;

    [[nodiscard]] constexpr std::string_view in(language which) const noexcept { return which == language::vi ? vi : en; }
};

/// One row of the catalogue. Where cause and cure quote keywords, they do so in the spelling of their language; names are the example's.
struct diagnostic_description {
    diagnostic_code code;
    std::string_view slug;     ///< `unknown-field`, in every language
    guong::severity severity;
    bilingual message;         ///< a template: `{0}`, `{1}` for the arguments
    bilingual cause;           ///< why it is reported: prose
    bilingual example;         ///< a fragment that provokes it; the two differ only where they hold prose
    bilingual cure;            ///< what to do about it: prose
};

/// All of them, by number. Static data.
[[nodiscard]] const std::vector<diagnostic_description>& diagnostic_catalogue();
[[nodiscard]] const diagnostic_description& describe(diagnostic_code code);
/// By code (`E0203`, `e0203`, `203`) or slug; nothing if there is none.
[[nodiscard]] std::optional<diagnostic_code> find_diagnostic_code(std::string_view code_or_slug);
/// `E0203`; warnings begin with `W`.
[[nodiscard]] std::string_view code_name(diagnostic_code code);
[[nodiscard]] severity severity_of(diagnostic_code code) noexcept;

} // namespace guong::inline v0

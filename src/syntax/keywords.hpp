#pragma once

/// The words of the rule language. What they are called in a language is data: one table, one row for each spelling.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::parsing {

enum class keyword : std::uint8_t {
    none, ///< as the meaning of a spelling: reserved, because a phrase begins or ends with it
    // declarations
    ruleset,
    scale,
    parameter,
    record,
    define,
    value,
    table,
    function,
    criterion,
    sample,
    test,
    applies_to,
    // inside a ruleset
    source,
    valid_from,
    valid_through,
    language,
    month_ends,
    // annotations
    label_en,
    label_vi,
    cite,
    note,
    key,
    when_met,
    when_unmet,
    when_undetermined,
    when_not_applicable,
    // groups
    all,
    any,
    none_of,
    at_least,
    exactly,
    percent_of, ///< the `of` of `15% of n`
    of,
    // items
    only_if,
    unless,
    barred_if,
    // conditions
    range_end, ///< the `and` of `between`
    conjunction,
    disjunction,
    negation,
    is,
    is_not,
    is_known,
    is_not_known,
    is_blank,
    is_not_blank,
    one_of,
    or_better,
    or_higher, ///< the same, where high is not good
    or_worse,
    or_lower,
    between,
    not_between,
    before,
    after,
    on_or_before,
    on_or_after,
    below,
    above,
    at_most,
    from,
    to,
    to_below,
    upwards, ///< behind `from`: no upper end
    downwards,
    starts_with,
    ends_with,
    contains,
    meets,
    // lists
    list_of,
    count_of,
    some,
    every,
    no,
    in,
    where,
    satisfies,
    over,
    referring_by,
    evidenced_by,
    // values
    yes_value,
    no_value,
    days,
    months,
    years,
    choice,
    choice_then,
    choice_else,
    choice_else_if,
    or_else,
    smallest_of,
    largest_of,
    sum_of,
    least_of,
    most_of,
    average_of,
    share_of,
    longest_run_of,
    run_of,
    ending_in,
    gaps_of_at_most,
    blocks_of,
    consecutive,
    days_from,
    months_from,
    years_from,
    days_covered,
    months_covered,
    years_covered,
    excluding,
    within,
    year_of,
    school_year_of,
    starting_in_month,
    length_of,
    reference_date,
    in_force_on,
    rounded_down,
    rounded_up,
    rounded_half_up,
    rounded_half_even,
    places,
    to_multiples_of,
    judge_of,
    judging_day_of,
    reason_of,
    evidence_of,
    this_record,
    most_for_each,
    the_largest, ///< the `the` of `the 3 largest`
    largest,
    // tables
    given,
    gives,
    takes_only_row,
    takes_first_row,
    takes_total,
    takes_count,
    takes_all,
    row,
    any_value,
    otherwise,
    // files that build on others
    use,
    set,
    tighten,
    add_to,
    replace,
    open,
    // behind fields
    fixed,
    costs,
    sensitive,
    // samples and tests
    as_of,
    like,
    given_facts, ///< the `given` of samples and tests
    with_record,
    with_no,
    expect,
    cases,
    because,
    missing,
    unknown_fact,
    eligible,
    ineligible,
    undetermined,
    met,
    unmet,
    applicable, ///< behind `not`
};

/// One way to write a keyword. The first row of a keyword in a language is what the formatter writes. Two keywords may be spelled alike if
/// their places tell them apart: then the later row is what the words mean by themselves, and `keyword_places.cpp` knows the other.
struct keyword_spelling {
    keyword meaning;
    guong::language tongue;
    std::string_view words; ///< composed, with single blanks
    bool reserved;          ///< a name must stand in backticks to be written like it
};

/// Every spelling.
[[nodiscard]] const std::vector<keyword_spelling>& keyword_spellings();

/// How a keyword is written in a language, what the formatter writes first.
[[nodiscard]] std::vector<std::string_view> spellings_of(keyword meaning, language tongue);

/// What a message quotes, in English (`` "`else` or `}`" ``), with the keywords in backticks as the formatter writes them in a language.
[[nodiscard]] std::string with_keywords_in(language tongue, std::string_view words);

/// The spelling that makes a keyword of these words; nothing if the keyword is never written so.
[[nodiscard]] const keyword_spelling* find_spelling(keyword meaning, std::string_view words);

/// The longest spelling that the words at the front of a sequence make, wherever tone marks are put (`thỏa`, `thoả`). `count` 0: none.
struct keyword_match {
    const keyword_spelling* spelling = nullptr;
    std::size_t words = 0;
};
[[nodiscard]] keyword_match longest_keyword(const std::string_view* words, std::size_t count);

/// The most words that one spelling has.
[[nodiscard]] std::size_t keyword_words_max();

/// Words that begin a declaration, in both languages, for suggestions.
[[nodiscard]] const std::vector<std::string>& declaration_words();

/// Of those that begin a declaration, the ones that speak of another file.
[[nodiscard]] constexpr bool is_declaration_of_used(keyword word) noexcept { return word >= keyword::use && word <= keyword::replace; }
[[nodiscard]] constexpr bool is_declaration(keyword word) noexcept {
    return (word >= keyword::ruleset && word <= keyword::test) || is_declaration_of_used(word);
}
[[nodiscard]] constexpr bool is_annotation(keyword word) noexcept { return word >= keyword::label_en && word <= keyword::when_not_applicable; }
/// What is said of an item in one status; a language may stand behind it.
[[nodiscard]] constexpr bool is_saying(keyword word) noexcept { return word >= keyword::when_met && word <= keyword::when_not_applicable; }
/// Whether a language may stand between the word and its text: `when met en "…"`, `note vi "…"`.
[[nodiscard]] constexpr bool may_name_language(keyword word) noexcept { return is_saying(word) || word == keyword::note; }
[[nodiscard]] constexpr bool is_label_language(keyword word) noexcept { return word == keyword::label_en || word == keyword::label_vi; }
/// Words with a value behind them, which may be such a word again: `sum of`, `years from`, `if`.
[[nodiscard]] constexpr bool opens_value(keyword word) noexcept {
    switch (word) {
    case keyword::choice_then:
    case keyword::choice_else:
    case keyword::choice_else_if:
    case keyword::or_else:
    case keyword::ending_in:
    case keyword::gaps_of_at_most:
    case keyword::consecutive:
    case keyword::excluding:
    case keyword::within:
    case keyword::starting_in_month:
    case keyword::reference_date: return false;
    default: return word >= keyword::choice && word <= keyword::in_force_on;
    }
}
/// Words that begin a line of a sample or test.
[[nodiscard]] constexpr bool is_test_line(keyword word) noexcept {
    return (word >= keyword::as_of && word <= keyword::cases) || word == keyword::row || word == keyword::set;
}
/// What a test expects of a criterion, item or condition.
[[nodiscard]] constexpr bool is_expected_outcome(keyword word) noexcept { return word >= keyword::eligible && word <= keyword::applicable; }
[[nodiscard]] constexpr bool is_quantity(keyword word) noexcept { return word >= keyword::all && word <= keyword::exactly; }

} // namespace guong::inline v0::parsing

#pragma once

/// Which tokens the grammar takes where. A predicate may look at the tokens behind the one it is asked about: the last is always `end`.

#include "token.hpp"

namespace guong::inline v0::parsing::grammar {

template <keyword Meaning>
bool means(const token* here) noexcept {
    return here->meaning == Meaning;
}

template <token_kind Kind>
bool has_kind(const token* here) noexcept {
    return here->kind == Kind;
}

[[nodiscard]] bool is_connective(const token* here) noexcept;
[[nodiscard]] bool is_quantifier(const token* here) noexcept;
/// `every y in 2019 to …`, `no y in first to …`
[[nodiscard]] bool is_number_quantifier(const token* here) noexcept;
[[nodiscard]] bool is_literal(const token* here) noexcept;
[[nodiscard]] bool is_comparison(const token* here) noexcept;
/// A number with a unit of time behind it on the same line: on the next one `year` begins something else.
[[nodiscard]] bool is_amount_of_time(const token* here) noexcept;
[[nodiscard]] bool is_time_unit(const token* here) noexcept;
/// `6 months` behind `4 years`
[[nodiscard]] bool is_months_behind_years(const token* here) noexcept;
[[nodiscard]] bool is_sum_sign(const token* here) noexcept;
/// `of` multiplies behind a percentage.
[[nodiscard]] bool is_product_sign(const token* here) noexcept;
/// `from` behind an operand, rather than the name of the next item.
[[nodiscard]] bool is_range_begin(const token* here) noexcept;
[[nodiscard]] bool is_range_high(const token* here) noexcept;
/// `to`, `to below`, `upwards` or `downwards`
[[nodiscard]] bool is_range_reach(const token* here) noexcept;
[[nodiscard]] bool is_upward(const token* here) noexcept;   ///< `or better`, `or higher`
[[nodiscard]] bool is_downward(const token* here) noexcept; ///< `or worse`, `or lower`
[[nodiscard]] bool is_rounding(const token* here) noexcept;
[[nodiscard]] bool is_extreme(const token* here) noexcept;
[[nodiscard]] bool is_aggregate(const token* here) noexcept;
/// The comma of `, the most for each KEY`.
[[nodiscard]] bool is_best_of_each(const token* here) noexcept;
/// The comma of `, the 3 largest`.
[[nodiscard]] bool is_only_largest(const token* here) noexcept;
[[nodiscard]] bool is_elapsed(const token* here) noexcept;
[[nodiscard]] bool is_covered_time(const token* here) noexcept;
[[nodiscard]] bool is_plain_part(const token* here) noexcept;
[[nodiscard]] bool is_text_test(const token* here) noexcept;
[[nodiscard]] bool is_applicability(const token* here) noexcept;
/// `by` on the line of the field it belongs to.
[[nodiscard]] bool is_referring(const token* here) noexcept;
[[nodiscard]] bool is_policy(const token* here) noexcept;
/// Whether a row does not end here: it then has a value.
[[nodiscard]] bool goes_on_in_row(const token* here) noexcept;
/// A bracket round a name alone, with a test behind it that is not about that name: the filter of what is counted.
[[nodiscard]] bool is_filter_in_brackets(const token* here) noexcept;
/// `where (active) meets c`: the elements are asked `meets c`.
[[nodiscard]] bool is_filter_before_meets(const token* here) noexcept;
[[nodiscard]] bool begins_next_declaration(const token* here) noexcept;
/// A name that stands where one is expected, rather than one that begins the next thing because this one was left out.
[[nodiscard]] bool is_mention(const token* here) noexcept;
/// Words that lead from a fact to what was recorded beside it.
[[nodiscard]] bool is_companion(const token* here) noexcept;
/// A mention, or `this`.
[[nodiscard]] bool is_path_begin(const token* here) noexcept;
[[nodiscard]] bool is_operand_name(const token* here) noexcept;
/// `workdays(`
[[nodiscard]] bool is_call(const token* here) noexcept;
/// `rate()`
[[nodiscard]] bool is_call_without_values(const token* here) noexcept;
/// A name before the colon of a row, where otherwise an item would begin.
[[nodiscard]] bool is_last_cell(const token* here) noexcept;
[[nodiscard]] bool is_part(const token* here) noexcept;
[[nodiscard]] bool is_element_name(const token* here) noexcept;
[[nodiscard]] bool is_header_name(const token* here) noexcept;
/// In `criterion for student` the name is missing.
[[nodiscard]] bool is_header_name_before_for(const token* here) noexcept;
[[nodiscard]] bool is_field_name(const token* here) noexcept;
/// A word behind a condition on the same line is no item unless it looks like one: more likely an `and` is missing.
[[nodiscard]] bool is_item_name(const token* here) noexcept;
[[nodiscard]] bool is_plain_quantity(const token* here) noexcept;
[[nodiscard]] bool is_counted_quantity(const token* here) noexcept;
/// An annotation word, unless it is the name of the next field or item.
[[nodiscard]] bool is_annotation_word(const token* here) noexcept;
/// `en` or `vi` behind `when met` and the like.
[[nodiscard]] bool is_language_of_text(const token* here) noexcept;
/// `fixed`, `costs` and `sensitive` behind a field, likewise.
[[nodiscard]] bool is_fixed_mark(const token* here) noexcept;
[[nodiscard]] bool is_cost_mark(const token* here) noexcept;
[[nodiscard]] bool is_sensitive_mark(const token* here) noexcept;
/// The levels of a scale stand one behind another: there an annotation word is one only with its text.
[[nodiscard]] bool begins_level_annotation(const token* here) noexcept;
/// An annotation that stands where the next item is expected.
[[nodiscard]] bool is_late_annotation(const token* here) noexcept;
[[nodiscard]] bool is_late_annotation_word(const token* here) noexcept;
[[nodiscard]] bool is_late_text(const token* here) noexcept;

} // namespace guong::inline v0::parsing::grammar

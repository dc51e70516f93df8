#include "token_predicates.hpp"

#include "landmarks.hpp"

namespace guong::inline v0::parsing::grammar {

namespace {

/// Whether a test of several readings is one: `contains "x" : y` begins an item, but not behind `row` and `,`.
bool goes_on_as_test(const token* here) noexcept {
    return here[-1].meaning == keyword::row || here[-1].kind == token_kind::comma || !begins_entry(here);
}

/// What stands behind `( path )`; nothing where something else stands there.
const token* behind_path_in_brackets(const token* here) noexcept {
    if (here->kind != token_kind::bracket_open || (!is_name(here[1]) && here[1].meaning != keyword::this_record)) return nullptr;
    const token* behind = here + 2;
    while (behind->kind == token_kind::dot && is_word(behind[1])) behind += 2;
    return behind->kind == token_kind::bracket_close ? behind + 1 : nullptr;
}

/// What a condition cannot be followed by, so that it goes on with the value around the filter.
bool goes_on_outside(const token* here) noexcept {
    return is_comparison(here) || is_rounding(here) || is_sum_sign(here) || is_product_sign(here) || is_range_begin(here) ||
           here->meaning == keyword::or_else || here->meaning == keyword::between || here->meaning == keyword::not_between ||
           here->meaning == keyword::is || here->meaning == keyword::is_not;
}

} // namespace

bool is_connective(const token* here) noexcept {
    return here->meaning == keyword::conjunction || here->meaning == keyword::disjunction;
}

bool is_quantifier(const token* here) noexcept {
    return here->meaning == keyword::some || here->meaning == keyword::every || here->meaning == keyword::no;
}

bool is_number_quantifier(const token* here) noexcept {
    if (!is_quantifier(here) || !is_name(here[1]) || here[2].meaning != keyword::in) return false;
    const token* first = here + 3;
    if (first->kind == token_kind::number || first->kind == token_kind::school_year) return true;
    if (first->kind == token_kind::minus) return first[1].kind == token_kind::number;
    return is_name(*first) && first[1].meaning == keyword::to;
}

bool is_literal(const token* here) noexcept {
    return (here->kind >= token_kind::number && here->kind <= token_kind::text) || here->meaning == keyword::yes_value ||
           here->meaning == keyword::no_value;
}

bool is_comparison(const token* here) noexcept {
    if (here->kind >= token_kind::equal && here->kind <= token_kind::greater_or_equal) return true;
    const bool is_words = (here->meaning >= keyword::before && here->meaning <= keyword::at_most) || here->meaning == keyword::at_least;
    return is_words && goes_on_as_test(here);
}

bool is_amount_of_time(const token* here) noexcept {
    return here->kind == token_kind::number && is_time_unit(here + 1) && !here[1].first_on_line;
}

bool is_time_unit(const token* here) noexcept {
    return here->meaning >= keyword::days && here->meaning <= keyword::years;
}

bool is_months_behind_years(const token* here) noexcept {
    return here[-1].meaning == keyword::years && !here->first_on_line && is_amount_of_time(here) && here[1].meaning == keyword::months;
}

bool is_sum_sign(const token* here) noexcept {
    return here->kind == token_kind::plus || here->kind == token_kind::minus;
}

bool is_product_sign(const token* here) noexcept {
    if (here->kind == token_kind::times || here->kind == token_kind::divided_by) return true;
    return here->meaning == keyword::percent_of && here[-1].kind == token_kind::percent;
}

bool is_range_begin(const token* here) noexcept {
    return here->meaning == keyword::from && goes_on_as_test(here);
}

bool is_range_high(const token* here) noexcept {
    return here->meaning == keyword::to || here->meaning == keyword::to_below;
}

bool is_range_reach(const token* here) noexcept {
    return is_range_high(here) || here->meaning == keyword::upwards || here->meaning == keyword::downwards;
}

bool is_upward(const token* here) noexcept {
    return here->meaning == keyword::or_better || here->meaning == keyword::or_higher;
}

bool is_downward(const token* here) noexcept {
    return here->meaning == keyword::or_worse || here->meaning == keyword::or_lower;
}

bool is_rounding(const token* here) noexcept {
    return here->meaning >= keyword::rounded_down && here->meaning <= keyword::rounded_half_even;
}

bool is_extreme(const token* here) noexcept {
    return here->meaning == keyword::smallest_of || here->meaning == keyword::largest_of;
}

bool is_aggregate(const token* here) noexcept {
    if (is_word(*here) && goes_on_outside(here + 1)) return false; // a name: `tổng >= 3`
    return here->meaning >= keyword::sum_of && here->meaning <= keyword::average_of;
}

bool is_best_of_each(const token* here) noexcept {
    return here->kind == token_kind::comma && here[1].meaning == keyword::most_for_each;
}

bool is_only_largest(const token* here) noexcept {
    if (here->kind != token_kind::comma || here[1].meaning != keyword::the_largest) return false;
    return (here[2].kind == token_kind::number || is_name(here[2])) && here[3].meaning == keyword::largest;
}

bool is_elapsed(const token* here) noexcept {
    return here->meaning >= keyword::days_from && here->meaning <= keyword::years_from;
}

bool is_covered_time(const token* here) noexcept {
    return here->meaning >= keyword::days_covered && here->meaning <= keyword::years_covered;
}

bool is_plain_part(const token* here) noexcept {
    return here->meaning == keyword::year_of || here->meaning == keyword::length_of;
}

bool is_text_test(const token* here) noexcept {
    return here->meaning >= keyword::starts_with && here->meaning <= keyword::contains && goes_on_as_test(here);
}

bool is_applicability(const token* here) noexcept {
    return (here->meaning == keyword::only_if || here->meaning == keyword::unless) && !begins_entry(here);
}

bool is_referring(const token* here) noexcept {
    return here->meaning == keyword::referring_by && !here->first_on_line && here[1].kind != token_kind::colon;
}

bool is_policy(const token* here) noexcept {
    return here->meaning >= keyword::takes_only_row && here->meaning <= keyword::takes_all;
}

bool goes_on_in_row(const token* here) noexcept {
    return here->meaning != keyword::row && here->meaning != keyword::otherwise && here->kind != token_kind::brace_close;
}

bool is_filter_in_brackets(const token* here) noexcept {
    const token* behind = behind_path_in_brackets(here);
    return behind != nullptr && (goes_on_outside(behind) || behind->meaning == keyword::meets);
}

bool is_filter_before_meets(const token* here) noexcept {
    const token* behind = behind_path_in_brackets(here);
    return behind != nullptr && behind->meaning == keyword::meets;
}

bool begins_next_declaration(const token* here) noexcept {
    return here->first_on_line && begins_declaration(here);
}

bool is_mention(const token* here) noexcept {
    return is_name(*here) && !begins_next_declaration(here);
}

bool is_companion(const token* here) noexcept {
    return here->meaning >= keyword::judge_of && here->meaning <= keyword::evidence_of;
}

bool is_path_begin(const token* here) noexcept {
    return here->meaning == keyword::this_record || is_mention(here);
}

bool is_operand_name(const token* here) noexcept {
    return is_companion(here) || here->meaning == keyword::this_record || (is_mention(here) && !begins_entry(here));
}

bool is_call(const token* here) noexcept {
    return is_mention(here) && here[1].kind == token_kind::bracket_open && !begins_entry(here);
}

bool is_call_without_values(const token* here) noexcept {
    return is_call(here) && here[2].kind == token_kind::bracket_close;
}

bool is_last_cell(const token* here) noexcept {
    return is_mention(here) && here[1].kind == token_kind::colon;
}

bool is_part(const token* here) noexcept {
    return is_word(*here);
}

bool is_element_name(const token* here) noexcept {
    return is_name(*here) && here[1].meaning == keyword::in;
}

bool is_header_name(const token* here) noexcept {
    return is_word(*here) && !begins_next_declaration(here);
}

bool is_header_name_before_for(const token* here) noexcept {
    return is_header_name(here) && (here->meaning != keyword::applies_to || here[1].meaning == keyword::applies_to);
}

bool is_field_name(const token* here) noexcept {
    return is_word(*here) && (!here->reserved || here[1].kind == token_kind::colon);
}

bool is_item_name(const token* here) noexcept {
    if (!is_word(*here)) return false;
    const bool stands_apart = here->first_on_line || here[-1].kind == token_kind::brace_open || here[-1].kind == token_kind::brace_close;
    return begins_entry(here) || (stands_apart && !here->reserved);
}

bool is_plain_quantity(const token* here) noexcept {
    return here->meaning >= keyword::all && here->meaning <= keyword::none_of;
}

bool is_counted_quantity(const token* here) noexcept {
    return here->meaning == keyword::at_least || here->meaning == keyword::exactly;
}

bool is_annotation_word(const token* here) noexcept {
    return is_word_or_phrase(*here) && is_annotation(here->meaning) && here[1].kind != token_kind::colon;
}

bool is_language_of_text(const token* here) noexcept {
    return is_label_language(here->meaning) && may_name_language(here[-1].meaning);
}

bool is_fixed_mark(const token* here) noexcept {
    return here->meaning == keyword::fixed && here[1].kind != token_kind::colon;
}

bool is_cost_mark(const token* here) noexcept {
    return here->meaning == keyword::costs && here[1].kind != token_kind::colon;
}

bool is_sensitive_mark(const token* here) noexcept {
    return here->meaning == keyword::sensitive && here[1].kind != token_kind::colon;
}

bool begins_level_annotation(const token* here) noexcept {
    return begins_annotation(here);
}

bool is_late_annotation(const token* here) noexcept {
    return begins_annotation(here) && !begins_body(behind_annotations(here));
}

bool is_late_annotation_word(const token* here) noexcept {
    return is_word_or_phrase(*here) && is_late_annotation(here);
}

bool is_late_text(const token* here) noexcept {
    return is_text(*here) && is_late_annotation(here);
}

} // namespace guong::inline v0::parsing::grammar

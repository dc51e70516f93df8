#include "token_predicates.hpp"

#include "landmarks.hpp"

namespace guong::inline v0::parsing::grammar {

bool is_connective(const token* here) noexcept {
    return here->meaning == keyword::conjunction || here->meaning == keyword::disjunction;
}

bool is_quantifier(const token* here) noexcept {
    return here->meaning == keyword::some || here->meaning == keyword::every || here->meaning == keyword::no;
}

bool is_literal(const token* here) noexcept {
    return (here->kind >= token_kind::number && here->kind <= token_kind::text) || here->meaning == keyword::yes_value ||
           here->meaning == keyword::no_value;
}

bool is_comparison(const token* here) noexcept {
    return (here->kind >= token_kind::equal && here->kind <= token_kind::greater_or_equal) ||
           (here->meaning >= keyword::before && here->meaning <= keyword::on_or_after);
}

bool begins_next_declaration(const token* here) noexcept {
    return here->first_on_line && begins_declaration(here);
}

bool is_mention(const token* here) noexcept {
    return is_name(*here) && !begins_next_declaration(here);
}

bool is_operand_name(const token* here) noexcept {
    return is_mention(here) && !begins_entry(here);
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

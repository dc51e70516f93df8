#include "landmarks.hpp"

namespace guong::inline v0::parsing {

namespace {

bool is_kind(const token* here, token_kind kind) noexcept {
    return here->kind == kind;
}

/// `any {`, `at least 2 of {`
bool begins_group(const token* here) noexcept {
    if (is_kind(here, token_kind::brace_open)) return true;
    if (!is_quantity(here->meaning)) return false;
    const bool is_counted = here->meaning == keyword::at_least || here->meaning == keyword::exactly;
    if (!is_counted) return is_kind(here + 1, token_kind::brace_open);
    return (is_word(here[1]) || is_kind(here + 1, token_kind::number)) && here[2].meaning == keyword::of;
}

/// `open`, where it cannot be a name.
bool is_open_mark(const token* here) noexcept {
    return here->meaning == keyword::open && (begins_annotation(here + 1) || begins_body(here + 1));
}

/// `tighten gv/gv2 {`, `replace gv/gv2 "…" :`
bool begins_refinement(const token* here) noexcept {
    if (!is_word(here[1])) return false;
    const token* behind = here + 2;
    if (is_kind(behind, token_kind::divided_by)) return true;
    return here->meaning == keyword::replace ? begins_body(behind_annotations(behind)) : is_kind(behind, token_kind::brace_open);
}

bool begins_declaration_of_used(const token* here) noexcept {
    switch (here->meaning) {
    case keyword::use: return is_text(here[1]) && !begins_body(here + 2);
    case keyword::set: return is_word(here[1]) && is_kind(here + 2, token_kind::equal);
    default: return begins_refinement(here);
    }
}

} // namespace

std::ptrdiff_t annotation_size(const token* here) noexcept {
    if (is_text(*here)) return 1;
    if (!is_word_or_phrase(*here) || !is_annotation(here->meaning)) return 0;
    if (is_text(here[1])) return 2;
    return may_name_language(here->meaning) && is_label_language(here[1].meaning) && is_text(here[2]) ? 3 : 0;
}

bool begins_annotation(const token* here) noexcept { return annotation_size(here) > 0; }

const token* behind_annotations(const token* here) noexcept {
    // More than anybody writes on one thing; the bound keeps the search for landmarks linear.
    constexpr int annotations_max = 32;
    for (int count = 0; count < annotations_max; ++count) {
        if (is_open_mark(here))
            ++here;
        else if (const auto size = annotation_size(here); size > 0)
            here += size;
        else
            break;
    }
    return here;
}

bool begins_declaration(const token* here) noexcept {
    if (here->meaning == keyword::set && here->in_test) return false;
    if (here->meaning == keyword::test) return is_text(here[1]) && here[2].meaning == keyword::applies_to;
    if (is_declaration_of_used(here->meaning)) return begins_declaration_of_used(here);
    if (!is_word_or_phrase(*here) || !is_declaration(here->meaning) || !is_word(here[1])) return false;
    switch (here->meaning) {
    case keyword::define:
    case keyword::value:
    case keyword::table:
    case keyword::criterion:
    case keyword::sample: return is_word_or_phrase(here[2]) && here[2].meaning == keyword::applies_to;
    case keyword::parameter:
        return is_kind(here + 2, token_kind::equal) || is_kind(here + 2, token_kind::colon) ||
               is_kind(behind_annotations(here + 2), token_kind::brace_open);
    case keyword::function: return behind_annotations(here + 2)->meaning == keyword::gives;
    default: return is_kind(behind_annotations(here + 2), token_kind::brace_open);
    }
}

bool resembles_declaration(const token* here) noexcept {
    if (!here->first_on_line) return false;
    if (here->in_test) return begins_declaration(here);
    const bool is_like_test = is_text(here[1]) && here[2].meaning == keyword::applies_to;
    if (is_like_test && (here->meaning == keyword::test || is_name(*here))) return true;
    if (is_declaration_of_used(here->meaning)) return is_word(here[1]) || is_text(here[1]);
    if (!is_word(here[1])) return false;
    if (is_word_or_phrase(*here) && is_declaration(here->meaning)) return true;
    if (!is_name(*here)) return false;
    const token* third = here + 2;
    return is_kind(third, token_kind::equal) || is_kind(third, token_kind::colon) || is_kind(third, token_kind::brace_open) ||
           is_text(*third) || (is_word_or_phrase(*third) && third->meaning == keyword::applies_to);
}

bool begins_body(const token* here) noexcept {
    return is_kind(here, token_kind::colon) || here->meaning == keyword::barred_if || begins_group(here);
}

bool begins_entry(const token* here) noexcept {
    if (!is_word(*here) || here->in_table) return false;
    const token* behind = behind_annotations(here + 1);
    // A text behind a reserved word is no label: `is "x"`, `and "x" = y`.
    if (here->reserved) return is_kind(behind, token_kind::colon) || (behind != here + 1 && begins_body(behind));
    if (begins_body(behind)) return true;
    // `at least` also compares: a line that goes on with `hours at least 100` begins no item.
    const bool is_quantity_alone = is_quantity(behind->meaning) && behind->meaning != keyword::at_least;
    return here->first_on_line && (is_quantity_alone || (behind != here + 1 && !begins_annotation(here)));
}

} // namespace guong::inline v0::parsing

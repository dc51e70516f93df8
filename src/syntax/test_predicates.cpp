#include "test_predicates.hpp"

#include "token_predicates.hpp"

namespace guong::inline v0::parsing::grammar {

bool is_given_name(const token* here) noexcept {
    return is_mention(here) && !(here->first_on_line && is_test_line(here->meaning));
}

bool is_like(const token* here) noexcept {
    if (here->meaning != keyword::like || !is_name(here[1])) return false;
    const bool is_next_line = here->first_on_line && is_word(here[-1]);
    return !is_next_line;
}

bool is_record_type_name(const token* here) noexcept {
    return is_given_name(here) && !is_like(here);
}

bool is_record_in_place(const token* here) noexcept {
    if (here->kind == token_kind::brace_open || is_like(here)) return true;
    return is_given_name(here) && (here[1].kind == token_kind::brace_open || is_like(here + 1));
}

bool is_judgement(const token* here) noexcept {
    return here->meaning == keyword::met || here->meaning == keyword::unmet;
}

bool is_target(const token* here) noexcept {
    return is_given_name(here) && !is_expected_outcome(here->meaning) && here->meaning != keyword::because && here->meaning != keyword::missing;
}

bool is_outcome_word(const token* here) noexcept {
    return is_expected_outcome(here->meaning);
}

bool is_negated_outcome(const token* here) noexcept {
    return here->meaning == keyword::negation && is_outcome_word(here + 1);
}

bool is_equality(const token* here) noexcept {
    return here->kind == token_kind::equal || here->kind == token_kind::not_equal;
}

bool is_copula(const token* here) noexcept {
    return here->meaning == keyword::is || here->meaning == keyword::is_not;
}

bool is_knowledge_of_value(const token* here) noexcept {
    return here->meaning == keyword::is_known || here->meaning == keyword::is_not_known;
}

bool is_reasons_begin(const token* here) noexcept {
    return here->meaning == keyword::because || (here->meaning == keyword::negation && here[1].meaning == keyword::because);
}

bool is_missing_begin(const token* here) noexcept {
    return here->meaning == keyword::missing || (here->meaning == keyword::negation && here[1].meaning == keyword::missing);
}

bool is_and(const token* here) noexcept {
    return here->meaning == keyword::conjunction;
}

} // namespace guong::inline v0::parsing::grammar

#pragma once

/// Which tokens the grammar takes where in samples and tests; as in `token_predicates.hpp`.

#include "token.hpp"

namespace guong::inline v0::parsing::grammar {

/// A name, rather than the first word of the next line of a test.
[[nodiscard]] bool is_given_name(const token* here) noexcept;
/// `like SAMPLE`, rather than the next line of a test.
[[nodiscard]] bool is_like(const token* here) noexcept;
/// The record type before `like` or `{`.
[[nodiscard]] bool is_record_type_name(const token* here) noexcept;
/// `TYPE {`, `TYPE like SAMPLE`, `like SAMPLE`, `{`
[[nodiscard]] bool is_record_in_place(const token* here) noexcept;
/// `met` or `unmet`
[[nodiscard]] bool is_judgement(const token* here) noexcept;
/// The name of what something is expected of, rather than what is expected.
[[nodiscard]] bool is_target(const token* here) noexcept;
[[nodiscard]] bool is_outcome_word(const token* here) noexcept;
/// The `not` of `not met`, `not applicable`.
[[nodiscard]] bool is_negated_outcome(const token* here) noexcept;
/// `=` or `!=`
[[nodiscard]] bool is_equality(const token* here) noexcept;
/// `is` or `is not`
[[nodiscard]] bool is_copula(const token* here) noexcept;
/// `is known` or `is not known`
[[nodiscard]] bool is_knowledge_of_value(const token* here) noexcept;
/// `because`, or the `not` before it.
[[nodiscard]] bool is_reasons_begin(const token* here) noexcept;
/// `missing`, or the `not` before it.
[[nodiscard]] bool is_missing_begin(const token* here) noexcept;
[[nodiscard]] bool is_and(const token* here) noexcept;

} // namespace guong::inline v0::parsing::grammar

#pragma once

/// A syntax tree as one line of words, for comparing in tests: prefix form, in brackets.

#include <string>

#include <guong/syntax.hpp>

namespace guong_test {

[[nodiscard]] std::string words_of(const guong::syntax::file& file);
[[nodiscard]] std::string words_of(const guong::syntax::declaration& declaration);
[[nodiscard]] std::string words_of(const guong::syntax::expression& expression);
[[nodiscard]] std::string words_of(const guong::syntax::body& body);
/// What stands between the braces.
[[nodiscard]] std::string words_of_lines(const guong::syntax::sample& sample);
[[nodiscard]] std::string words_of_lines(const guong::syntax::test& test);

} // namespace guong_test

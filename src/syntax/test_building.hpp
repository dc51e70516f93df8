#pragma once

/// From tokens and parts to the nodes of samples and tests.

#include <vector>

#include <guong/syntax.hpp>

#include "parse_state.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

/// One line of a sample or test, on its way into it.
struct test_line {
    const token* word = nullptr; ///< which begins it
    bool is_whole = false;       ///< false where the parser recovered
    syntax::name name;           ///< behind `like` and `with no`
    syntax::literal day;
    syntax::test_setting setting;
    std::vector<syntax::given_fact> facts;
    syntax::given_record record;
    std::vector<syntax::expectation> expected;
    syntax::test_cases cases;
    syntax::test_row row;
};

/// A literal, or `broken` where it has no content.
[[nodiscard]] syntax::given_value to_given_value(syntax::literal content);
/// The number with a minus before it; what is no number is reported.
[[nodiscard]] syntax::given_value to_opposite(parse_state& state, syntax::literal content);
/// What one word expects. `applicable` is the opposite of a status.
void put_outcome_word(syntax::expectation& expected, const token* word);
/// What several parts of an expectation say.
void put_outcome(syntax::expectation& expected, syntax::expectation part);

void add_line(parse_state& state, syntax::sample& sample, test_line line);
void add_line(parse_state& state, syntax::test& test, test_line line);

} // namespace guong::inline v0::parsing

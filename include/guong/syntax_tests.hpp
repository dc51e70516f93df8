#pragma once

/// Tests of the rules, as written: records to try them on, and what is expected.

#include <optional>
#include <variant>
#include <vector>

#include <guong/syntax_parts.hpp>

namespace guong::inline v0::syntax {

struct given_fact;
struct given_value;

/// `like SAMPLE`, `TYPE like SAMPLE { FACTS }`, `TYPE { FACTS }`: a record that is written where it is needed.
struct given_record {
    std::optional<syntax::name> type;
    std::optional<syntax::name> like;
    std::vector<given_fact> facts;
    span where;
};

/// What a fact is given as. `broken` stands where the parser recovered.
struct given_value {
    struct broken {};
    /// `unknown`: nobody knows it, whatever a sample says.
    struct unknown {};
    /// `this`: the record that is tested.
    struct tested_record {};
    /// `met`, `unmet`: a judgement, or yes or no.
    struct judgement {
        bool met = false;
    };
    /// `[A, B]`
    struct list {
        std::vector<given_value> elements;
    };
    std::variant<broken, literal, name, unknown, tested_record, judgement, list, given_record> form; ///< a name: a scale value, or a sample
    span where;
};

/// `completion`, `judge of ethics`: what is given, in front of its value or above a column of them.
struct fact_name {
    std::optional<companion> beside;
    syntax::name field;
    span where;
};

/// `completion good`, `judge of ethics "…"`
struct given_fact {
    fact_name what;
    given_value content;
};

/// `set PARAMETER = VALUE`, `set FUNCTION = VALUE`, for one test alone.
struct test_setting {
    syntax::name parameter;
    given_value content;
};

/// `because A and B`, `not because A`
struct expected_reasons {
    bool negated = false;
    std::vector<item_path> items;
    span where;
};

/// `missing A and unit.B`, `not missing A`
struct expected_missing {
    bool negated = false;
    std::vector<path> facts; ///< one without parts is the reference date
    span where;
};

/// `ql ineligible because ql4`, `not tt eligible`, `bonus = 100`, `ql/ql2 is met`
struct expectation {
    std::optional<item_path> target; ///< none where the column of a table of cases says it
    bool negated = false;
    /// What is expected of the target; nothing where only reasons or missing facts are.
    std::variant<std::monostate, verdict, status, given_value> outcome;
    std::vector<expected_reasons> reasons;
    std::vector<expected_missing> missing;
    span where;
};

/// `row A, B : EXPECTATION, EXPECTATION`: a test of its own.
struct test_row {
    std::vector<given_value> cells;
    std::vector<expectation> expected;
    span where;
};

/// `cases FACT, FACT for TARGET  row …  row …`
struct test_cases {
    std::vector<fact_name> columns;
    std::optional<item_path> target; ///< of the first expectation of each row, where that names none
    std::vector<test_row> rows;
    span where;
};

/// `sample NAME for RECORD { like SAMPLE  given FACT, FACT }`: a record that tests refer to, or start from.
struct sample {
    syntax::name name;
    syntax::name record;
    syntax::annotations annotations;
    std::optional<syntax::name> like;
    std::vector<given_fact> facts;
};

/// `test "…" for RECORD { as of DATE  set …  like …  given …  with …  with no …  expect …  cases … }`
struct test {
    quotation name;
    syntax::name record;
    syntax::annotations annotations;
    std::optional<literal> as_of;
    std::vector<test_setting> settings;
    std::optional<syntax::name> like;
    std::vector<given_fact> facts;
    std::vector<given_record> others;  ///< `with`; of a name alone it is the `type`, though it may be that of a sample
    std::vector<syntax::name> without; ///< `with no`: record types
    std::vector<expectation> expected;
    std::vector<test_cases> cases;
    bool broken = false; ///< some line could not be read: what is missing may have stood there
};

} // namespace guong::inline v0::syntax

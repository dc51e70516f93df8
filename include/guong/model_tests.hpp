#pragma once

/// Tests of the rules, as meant: which records they are tried on, and what is expected of them. `testing.hpp` runs them.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <guong/model_indices.hpp>
#include <guong/syntax_parts.hpp>
#include <guong/wording.hpp>

namespace guong::inline v0::model {

struct given_fact;
struct given_value;

/// A record that is written where it is needed: what the sample says, and these facts instead or besides.
struct given_record {
    record_index record{};
    std::optional<sample_index> like;
    std::vector<given_fact> facts;
    span where;
};

/// What a fact is given as.
struct given_value {
    /// The record of a sample itself, the same one wherever it is named.
    struct sample_record {
        sample_index sample{};
    };
    /// The record that is tested.
    struct tested_record {};
    struct list {
        std::vector<given_value> elements;
    };
    std::variant<value, sample_record, tested_record, list, given_record> form; ///< a value that is not known makes the fact unknown
};

/// A fact of a record, or what is said beside it: then `field` is the fact beside which it stands.
struct given_fact {
    field_index field{};
    std::optional<companion> beside;
    given_value content;
    span where;
};

/// A record that tests refer to, or start from. Its name is its id.
struct sample {
    std::string name;
    record_index record{};
    wording label;
    std::optional<sample_index> like;
    std::vector<given_fact> facts;
    std::string cite;
    std::vector<wording> notes;
    span where;
};

/// A parameter's value in one test, or what a function of the host answers there.
struct test_setting {
    parameter_index parameter{};
    value content; ///< of a function it may be unknown
    std::optional<function_index> function = std::nullopt; ///< of a function, which: then no parameter is meant
};

/// What something is expected of: a criterion, an item of it, or a helper, for the record that is tested.
struct expected_target {
    std::string path;                          ///< `ql`, `ql/ql2`, `bonus`: a criterion and the items on the way down, or a helper
    std::optional<criterion_index> criterion;  ///< of a criterion or item
    std::vector<std::string> items;            ///< below the criterion
    std::optional<definition_index> definition; ///< of a helper condition or value
};

/// That these items, or reasons inside them, together decide the verdict, and none can be left out; or, negated, that none is a reason.
struct expected_reasons {
    bool negated = false;
    std::vector<std::string> items; ///< paths from the criterion down, as in `explanation::reasons`
    span where;
};

/// A way to a fact that may be missing.
struct missing_path {
    /// The record type that a key stands in, and the key as records write it.
    struct step {
        std::string record;
        std::string key;
    };
    std::string words;       ///< as the rule file writes it: `completion`, `unit.founded`
    std::vector<step> steps; ///< none for the reference date
};

/// That each of these facts is unknown and can still change the verdict; or, negated, that none of them is such.
struct expected_missing {
    bool negated = false;
    std::vector<missing_path> facts;
    span where;
};

/// What is expected of one target. A value that is not known stands for `unknown`; several are what a table gives that takes all its rows.
struct expectation {
    expected_target target;
    bool negated = false; ///< of the outcome
    std::variant<std::monostate, verdict, status, value, std::vector<value>> outcome;
    std::vector<expected_reasons> reasons;
    std::vector<expected_missing> missing;
    span where;
};

/// Which row of a table of cases a test is.
struct test_row {
    std::uint32_t number = 0; ///< from 1
    std::string words;        ///< its cells as they are written
    span where;
};

/// One test: a record, and what is expected of it.
struct test {
    std::string name;
    record_index record{};
    std::string cite;
    std::vector<wording> notes;
    std::optional<test_row> row; ///< of a table of cases
    std::optional<date> as_of;
    std::vector<test_setting> settings;
    std::optional<sample_index> like;
    std::vector<given_fact> facts;       ///< of several for one field, the last counts
    std::vector<given_value> others;     ///< other records in the data
    std::vector<record_index> without;   ///< record types of which there is no other record
    std::vector<expectation> expected;
    span where; ///< the name
};

} // namespace guong::inline v0::model

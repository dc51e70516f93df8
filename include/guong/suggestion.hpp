#pragma once

/// Tests that are missing, written ready to be put into a rule file: for what no test has shown of the rules yet, and for mutants that none notices.

#include <cstdint>
#include <string>
#include <vector>

#include <guong/coverage.hpp>
#include <guong/mutation.hpp>

namespace guong::inline v0 {

/// Something that no test of the suite shows.
struct test_gap : covered_place {
    enum class kind : std::uint8_t {
        met,          ///< a condition was never met
        unmet,
        undetermined,
        decides,      ///< no two tests show that it decides alone
        at_bound,     ///< no test stands at a threshold
        beside_bound, ///< nor at the nearest value where the outcome is another
        row,          ///< a row of a table gave no value
        branch,       ///< no record went into a branch of an `if`
        version,      ///< a value of a parameter was in force in no test
        clause,       ///< no verdict hangs on a clause
        mutant,       ///< no test fails when `replacement` stands there
    };
    test_gap::kind what{};
    std::string bound{};       ///< of a threshold, as the rule file writes it
    edge_side beyond{};        ///< of one beside a bound: on which side
    std::string replacement{}; ///< of a mutant
};

/// A test that closes gaps. What it expects is what the rules say now: whether that is meant, a person must say.
struct suggested_test {
    std::string name;
    std::string text;             ///< in the rule language, in canonical form, below a comment that says what it is for
    std::vector<test_gap> closes; ///< with the suite and the suggested tests before it; that a condition decides alone two tests show together
};

/// A gap that no suggested test closes.
struct remaining_gap {
    enum class why : std::uint8_t {
        impossible, ///< no record closes it: that is proved
        not_found,  ///< none was found within the bound
    };
    test_gap gap;
    remaining_gap::why because{};
};

struct suggestions {
    source_map sources; ///< the rule files
    std::vector<suggested_test> tests; ///< those that close the most first
    std::vector<remaining_gap> open;   ///< in the order of the rules, those of mutants last
};

struct suggestion_options {
    unsigned jobs = 1;                          ///< threads for coverage and mutants, at least 1
    parameter_values overrides = {};            ///< with which the rules were loaded
    std::size_t trials_max = mutant_trials_max; ///< of each search for a record
    std::vector<std::string> only = {};         ///< names of the rule files whose gaps are looked at, as in `suggestions::sources`; all if empty
    bool mutants = true;                        ///< whether tests for mutants are suggested too: senseless while a test of the suite fails
};

/// Looks for few small records that close the gaps of the loaded file's tests. Each suggested test was read again as it is written, passes, and closes what it
/// claims. Deterministic. Cost: that of coverage, and of `find_mutants`; for each gap a few bounded searches.
[[nodiscard]] suggestions suggest_tests(const rules& tested, const suggestion_options& options = {});

/// The tests one after the other, as a part of a rule file. Empty where none is suggested.
[[nodiscard]] std::string render(const suggestions& told);
/// How many tests are suggested and how many gaps they close; then the gaps that remain, with why.
[[nodiscard]] std::string render_remaining(const suggestions& told, language which);
/// Version 1 of its JSON form, one line (see `schema/suggestions.schema.json`).
[[nodiscard]] std::string render_json(const suggestions& told);

} // namespace guong::inline v0

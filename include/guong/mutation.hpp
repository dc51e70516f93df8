#pragma once

/// Mutants: the rules with one thing written otherwise. A suite of tests that means what the rules say fails on each of them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <guong/coverage.hpp>
#include <guong/difference.hpp>

namespace guong::inline v0 {

/// What is changed in a rule file. Each is one change of what a person could have meant.
enum class mutation : std::uint8_t {
    threshold,  ///< a number, per cent, span of time or school year by the least step that is written there
    day,        ///< a date by one day
    level,      ///< a value of a scale by one step
    edge,       ///< `>=` and `>`, `<=` and `<`, and their words; `to` and `to below`
    exact,      ///< only the bound itself counts: `>=` and `<=` become `=`, `at least N of` becomes `exactly N of`, and `or better` goes
    quantity,   ///< `all` and `any`
    count,      ///< `at least N of`, `exactly N of` by one
    item,       ///< an item is dropped
    opposite,   ///< `is` and `is not`, `=` and `!=`, `between`, `is known`, `is blank`; `not` is dropped
    connective, ///< `and` and `or`
    quantifier, ///< `some` and `every`; `no` becomes `some`
    missing,    ///< what is unknown counts as unmet: `X` becomes `X is known and X`
};

/// A piece of a rule file that something else is put in the place of.
struct text_edit {
    span where;
    std::string replacement;

    friend bool operator==(const text_edit&, const text_edit&) = default;
};

/// What became of a mutant.
enum class mutant_fate : std::uint8_t {
    killed,     ///< a test fails
    survived,   ///< no test fails, and it is not proved that none could
    equivalent, ///< no record tells it from the rules as they are
    invalid,    ///< the file has errors then
};

struct mutant {
    mutation what{};
    text_edit edit;
    std::string item; ///< the path of the innermost item around it, or the name of the helper, parameter or table
    std::string cite; ///< of the innermost of them that has one
    mutant_fate fate{};
    std::optional<test_index> killed_by{};
    std::optional<difference_record> witness{}; ///< of one that survived: the smallest record found that tells it from the rules
    std::string test{}; ///< that record as a test in the rule language, which passes and would fail on the mutant; empty where none can be written
};

/// The mutants of a ruleset. Holds what it needs to be rendered.
struct mutants {
    source_map sources; ///< the rule files
    std::vector<std::string> tests;
    std::vector<mutant> all; ///< in the order of the rules

    [[nodiscard]] std::size_t count(mutant_fate fate) const noexcept;
};

/// Trial evaluations that the search for a record may take that tells one mutant apart, unless the caller says otherwise.
inline constexpr std::size_t mutant_trials_max = 500;

struct mutation_options {
    unsigned jobs = 1;                               ///< threads, at least 1
    parameter_values overrides = {};                 ///< with which the rules were loaded
    std::size_t trials_max = mutant_trials_max;      ///< of the search for a record that tells a mutant apart
    std::vector<std::string> only = {};              ///< names of the rule files that are changed, as in `mutants::sources`; all if empty
};

/// All changes that are made, each alone, in the order of the text. Not yet tried: what they make of the file may have errors.
[[nodiscard]] std::vector<mutant> mutants_of(const rules& original);

/// A rule file with one edit, on its line: what was there, and what is there then.
struct edited_line {
    std::string file;
    std::uint32_t line = 0;
    std::string before; ///< of an item that is dropped, all its lines
    std::string after;
};
[[nodiscard]] edited_line edited(const source_map& sources, const text_edit& edit);

/// Makes each mutant, and runs the tests on it until one fails: one of the verdicts or reported values that they ask for is another than by the
/// rules as they are; parameters that a test sets for itself are not set here. Of those that survive, looks for a record that tells them apart, or for a proof that there is none. Cost: for each mutant, that of
/// loading the rules; for each survivor, that of a search for changes.
[[nodiscard]] mutants find_mutants(const rules& original, std::span<const tested_record> tests, const mutation_options& options = {});

/// The same with the tests of the loaded rule file, as `run_tests` runs them: one fails where anything that it expects is not so.
[[nodiscard]] mutants find_mutants(const rules& original, const mutation_options& options = {});

/// Those that survived, by clause, each as an edit of the rule file; the first line tells how many were killed.
[[nodiscard]] std::string render(const mutants& told, language which);
/// Version 1 of its JSON form, one line (see `schema/mutants.schema.json`).
[[nodiscard]] std::string render_json(const mutants& told);

} // namespace guong::inline v0

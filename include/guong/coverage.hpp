#pragma once

/// What tests have shown of rules: of each condition, threshold, row, version and clause, whether some test touched it, and how.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <guong/rules.hpp>

namespace guong::inline v0 {

/// A record that a test evaluates, and what the test asks of it.
struct tested_record {
    std::string name; ///< of the test
    std::shared_ptr<const dataset> data;
    model::record_index type{};
    row_number row{};
    evaluation_options options{};
    std::vector<model::criterion_index> asked{};         ///< criteria for the type of the record
    std::vector<model::definition_index> asked_values{}; ///< reported values, likewise
    /// The same rules with values of parameters that this test alone sets; nothing where it sets none.
    std::optional<program> code{};
};

/// An index into `coverage::tests`.
using test_index = std::uint32_t;

/// Where something stands that tests can touch, and whose it is.
struct covered_place {
    span where;
    std::string text; ///< as the rule file writes it, on one line
    std::string item; ///< the path of the innermost item around it from the criterion down (`sv/sv2/b`), or the name of the helper
    std::string cite; ///< of the innermost of them that says where the source has it
};

/// Two tests that show that a condition decides alone.
struct deciding_pair {
    test_index met{};   ///< in which the condition is met
    test_index unmet{}; ///< in which it is not
};

/// What tests have shown of one condition. Where it is asked of many rows, what it was for any of them counts.
struct covered_condition : covered_place {
    std::optional<test_index> met{}; ///< the first test that showed it so
    std::optional<test_index> unmet{};
    std::optional<test_index> undetermined{};
    bool is_group = false; ///< made of other conditions
    bool can_be_undetermined = true;
    /// Whether it is a condition of its own that a verdict or a reported value may hang on. Cells of tables are not: of tables, rows count.
    bool must_decide = true;
    /// Masking MC/DC (Chilenski and Miller 1994; Chilenski 2001): in both tests the verdict turns where the outcome of this condition alone is
    /// turned round, all else being as it is. The verdict is eligible in one of them and ineligible in the other, of one criterion, and so is the
    /// condition met in one and unmet in the other. Of a condition on elements of a list, or one that stands in a helper, all places are turned
    /// together, and of one on elements also that for one element alone, where its list is asked about once. Where no verdict hangs on it, a reported value that changes in both counts.
    std::optional<deciding_pair> decides{};
    bool cannot_decide = false; ///< that is proved: `without_impossible` of `difference.hpp` looks for it

    /// Whether it is missing that two tests show that it decides alone.
    [[nodiscard]] bool is_to_decide() const noexcept { return must_decide && !cannot_decide; }
};

/// On which side of its bound a threshold is still to be tested.
enum class edge_side : std::uint8_t { below, above };

/// The end of a range: a comparison of what has an order, an end of an interval, `at least N of`. One test should stand at the bound, and one at the
/// nearest value on the side where the outcome is another: whole numbers, counts, levels, days and years a step away, decimals and per cent
/// a step of the last digit that the rules or the tested records write there. Of what is reckoned, other than counts and time, every value on that side will do:
/// which ones there are next to the bound, only the records say.
struct covered_edge : covered_place {
    std::string bound;               ///< as the rule file writes it
    edge_side beyond{};              ///< on which side of the bound the outcome is another
    std::optional<test_index> at{};  ///< the first test exactly at the bound
    std::optional<test_index> next{}; ///< the first one at the nearest value beyond
};

/// A row of a table, a branch of an `if`, or what either gives otherwise.
struct covered_row : covered_place {
    std::uint32_t number = 0; ///< from 1; 0 for `otherwise`, `else`
    bool is_branch = false;
    std::optional<test_index> hit{}; ///< the first test in which it gave the value, or went into it
};

/// What a parameter is from a day on.
struct covered_version : covered_place {
    date from;
    std::optional<test_index> used{};
};

/// Where the source says something, or an item whose place it does not say. A test touches a clause where it asks for a criterion, an item of that
/// clause is met or unmet in it, and the verdict would be another were the item not so: evaluated is not enough. A table is touched where a row is hit.
struct covered_clause {
    std::string cite;               ///< empty for an item without
    std::vector<std::string> items; ///< paths of all that it is the place of
    span where;                     ///< of the first of them
    std::optional<test_index> touched{};
};

/// So many of so many.
struct covered_share {
    std::size_t shown = 0;
    std::size_t of = 0;

    friend bool operator==(const covered_share&, const covered_share&) = default;
};

struct coverage_totals {
    covered_share met;
    covered_share unmet;
    covered_share undetermined;
    covered_share decides;
    covered_share edges; ///< sides, two for each edge
    covered_share rows;
    covered_share versions;
    covered_share clauses;
    std::size_t impossible = 0; ///< conditions that are proved not to decide alone, which are not counted among the others
};

/// All of it, in the order of the rules. Holds what it needs to be rendered.
struct coverage {
    source_map sources; ///< the rule files
    std::vector<std::string> tests;
    std::vector<covered_condition> conditions;
    std::vector<covered_edge> edges;
    std::vector<covered_row> rows;
    std::vector<covered_version> versions;
    std::vector<covered_clause> clauses;

    [[nodiscard]] coverage_totals totals() const;
    /// Of what stands in one rule file.
    [[nodiscard]] coverage_totals totals_of(std::uint32_t source) const;
};

/// Evaluates the records and takes down what they showed, with `jobs` threads (at least 1). Cost: for each condition, one more evaluation of each
/// record that asks it.
[[nodiscard]] coverage find_coverage(const rules& tested, std::span<const tested_record> tests, unsigned jobs = 1);

/// Of it what stands in some of the rule files, by their names in `sources`: of a file that builds on a large one, what it says itself.
[[nodiscard]] coverage only_in(coverage whole, std::span<const std::string> files);

/// The tests of the loaded rule file: what they give, and which criteria and reported values they expect something of.
[[nodiscard]] std::vector<tested_record> tested_records(const rules& tested);

/// What is missing, by clause, for people; the first line tells the shares.
[[nodiscard]] std::string render(const coverage& told, language which);
/// Version 1 of its JSON form, one line (see `schema/coverage.schema.json`).
[[nodiscard]] std::string render_json(const coverage& told);
/// One page that needs no other file and no script: the rule files, with what was shown of each line in colours and words.
[[nodiscard]] std::string render_html(const coverage& told, language which);
/// A tracefile of lcov: lines (DA) with how many of their outcomes were shown, and a branch (BRDA) for each outcome of each condition, row and version.
[[nodiscard]] std::string render_lcov(const coverage& told);

} // namespace guong::inline v0

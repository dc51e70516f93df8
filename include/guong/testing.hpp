#pragma once

/// Runs the tests of rule files: records that a file gives, and what it expects of them.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <guong/explanation.hpp>
#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace guong::inline v0 {

/// Something that came out otherwise than a test expects.
struct test_failure {
    model::wording expected; ///< in both languages, as are the words for what was found
    model::wording found;
    std::string file;        ///< where the expectation stands
    guong::position where;
};

/// What came out of one test; of a table of cases, of one row.
struct test_result {
    std::string name;
    std::uint32_t row = 0;  ///< of a table of cases: which one, from 1; else 0
    std::string row_words;  ///< its cells, as the rule file writes them
    std::string record;     ///< the record type
    std::string cite;
    std::string file;       ///< where the test stands, or its row
    guong::position where;
    std::vector<test_failure> failures;
    std::vector<explanation> explanations; ///< of a test that failed: of each criterion that came out otherwise

    [[nodiscard]] bool passed() const noexcept { return failures.empty(); }
};

/// Which tests to run, and how.
struct test_options {
    std::string filter = {};                ///< only those with these words in their name, row or citation, in whatever case and tone marks; all if empty
    std::vector<std::string> criteria = {}; ///< only those that expect something of one of these criteria; all if empty
    unsigned jobs = 1;                      ///< threads
    bool explained = true;                  ///< whether failures come with explanations
};

/// What came out of tests.
struct test_report {
    std::vector<test_result> results; ///< in the order of the rule file

    [[nodiscard]] std::size_t failed() const noexcept;
    [[nodiscard]] bool passed() const noexcept { return failed() == 0; }
};

/// Runs the tests of the loaded file; those of files that it uses are not run. Deterministic: the same for any number of `jobs`. Cost: that of
/// evaluating the record of each test, and of those that fail that of explaining it.
[[nodiscard]] test_report run_tests(const rules& tested, const test_options& options = {});

/// Loads a rule file and runs its tests, in one line of any framework of a host's own tests: `CHECK(guong::failed_tests("scholarship.tests.guong") == "")`.
/// Words for what failed, also where the file cannot be loaded, or holds no test; empty where every test passed.
[[nodiscard]] std::string failed_tests(const std::string& path, language which = language::en, const load_options& where = {});

/// A test with its records, ready to be evaluated. Cheap to copy; keeps the rules alive.
struct prepared_test {
    program code;                       ///< of the rules, with the parameters that the test sets
    const model::test* test = nullptr;  ///< of these rules
    std::shared_ptr<const dataset> data;
    model::record_index type{};
    row_number row{};
    evaluation_options options;
    std::vector<model::criterion_index> criteria;       ///< of which it expects something, each once
    std::vector<model::definition_index> definitions;   ///< likewise of helpers
    std::vector<span> unfit;            ///< facts whose number does not fit its column; then the test fails
};

/// The tests of the loaded file, in its order. Cost: that of building their records.
[[nodiscard]] std::vector<prepared_test> prepare_tests(const rules& tested);

/// Runs a test on rules that declare the same scales and record types, and criteria, helpers and parameters in the same order, such as rules that
/// were changed a little. An item that is expected and not there fails. Parameters that the test sets are set in `code` too.
[[nodiscard]] test_result run_test(const prepared_test& prepared, const program& code, const test_options& options = {});
/// Whether it passes: the same, cheaper.
[[nodiscard]] bool passes(const prepared_test& prepared, const program& code);
/// The rules with other values of parameters, compiled again.
[[nodiscard]] program with_settings(const program& code, const std::vector<model::test_setting>& settings);

/// What a test that is written says besides its record.
struct written_test_options {
    std::string name;
    std::vector<std::string> expected; ///< what stands behind `expect`, with English keywords: `gv ineligible`
    evaluation_options options = {};
    language keywords = language::en;
};

/// A test in the rule language with all that is known of a record and of those that it leads to, ready to be put into a rule file; in canonical form.
/// Records that lead back to one around them, other than the tested one, are left out there.
[[nodiscard]] std::string written_test(const rules& tested, const record& told, const written_test_options& how);

/// For people: each failing test with what was expected, what was found and the explanation of what happened; then how many passed.
[[nodiscard]] std::string render(const test_report& told, const text_options& options);
/// One test of those, as `render` shows it. Empty for a test that passed.
[[nodiscard]] std::string render(const test_result& told, const text_options& options);
/// `{"guong":1,"suite","tests":[{"name","row","record","cite","file","line","column","passed","failures":[{"expected","found","file","line","column"}],
/// "explanations":[…]}],"passed","failed"}` on one line; `row` is null or `{"number","cells"}`, explanations are as `render_json` of them.
[[nodiscard]] std::string render_json(const test_report& told, std::string_view suite, language which);
/// As test servers read it: one `<testsuite>` of the given name, a `<testcase>` for each test, a `<failure>` in those that failed.
[[nodiscard]] std::string render_junit(const test_report& told, std::string_view suite, language which);
/// The same of a rule file that has errors, so that none of its tests could be run: `"tests":[]`, and `"errors"`, which stand nowhere else, as `render_json` of a
/// report gives them.
[[nodiscard]] std::string render_json(const report& failure, std::string_view suite, language which);
/// One `<testsuite>` with one `<testcase>` that holds an `<error>`: test servers read it there.
[[nodiscard]] std::string render_junit(const report& failure, std::string_view suite, language which);

} // namespace guong::inline v0

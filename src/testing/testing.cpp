#include <guong/testing.hpp>

#include <algorithm>
#include <atomic>
#include <utility>

#include "../evaluation/jobs.hpp"
#include "test_comparison.hpp"
#include "test_data.hpp"
#include "test_words.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

template <class Index>
void add_index_once(std::vector<Index>& all, std::optional<Index> one) {
    if (one && std::find(all.begin(), all.end(), *one) == all.end()) all.push_back(*one);
}

prepared_test prepare(const program& code, const model::test& test) {
    auto built = build_test_data(code.model(), test);
    prepared_test made{test.settings.empty() ? code : with_settings(code, test.settings), nullptr, std::move(built.data), test.record, built.row,
                       {test.as_of}, {}, {}, std::move(built.unfit)};
    // The changed rules hold the tests too; whichever program the test keeps alive, its own test is in it.
    made.test = &made.code.model().tests[static_cast<std::size_t>(&test - code.model().tests.data())];
    for (const auto& each : test.expected) {
        add_index_once(made.criteria, each.target.criterion);
        add_index_once(made.definitions, each.target.definition);
    }
    return made;
}

bool holds_words(const std::string& folded, const std::string& text) { return fold(text).find(folded) != std::string::npos; }

bool is_chosen(const model::ruleset& rules, const model::test& test, const test_options& options) {
    if (!options.filter.empty()) {
        const auto folded = fold(options.filter);
        const bool is_named = holds_words(folded, test.name) || holds_words(folded, test.cite) || (test.row && holds_words(folded, test.row->words));
        if (!is_named) return false;
    }
    if (options.criteria.empty()) return true;
    return std::any_of(test.expected.begin(), test.expected.end(), [&](const model::expectation& each) {
        if (!each.target.criterion) return false;
        const auto& name = rules.criteria[*each.target.criterion].name;
        return std::find(options.criteria.begin(), options.criteria.end(), name) != options.criteria.end();
    });
}

} // namespace

} // namespace testing

std::size_t test_report::failed() const noexcept {
    return static_cast<std::size_t>(std::count_if(results.begin(), results.end(), [](const test_result& each) { return !each.passed(); }));
}

std::vector<prepared_test> prepare_tests(const rules& tested) {
    std::vector<prepared_test> prepared;
    for (const auto& test : tested.model().tests) prepared.push_back(testing::prepare(tested.program(), test));
    return prepared;
}

test_report run_tests(const rules& tested, const test_options& options) {
    std::vector<const model::test*> chosen;
    for (const auto& test : tested.model().tests)
        if (testing::is_chosen(tested.model(), test, options)) chosen.push_back(&test);
    test_report made;
    made.results.resize(chosen.size());
    std::atomic<std::size_t> next{0};
    const auto jobs = std::min<std::size_t>(std::max(options.jobs, 1u), std::max<std::size_t>(chosen.size(), 1));
    run_jobs(jobs, [&] {
        for (auto at = next++; at < chosen.size(); at = next++) {
            const auto prepared = testing::prepare(tested.program(), *chosen[at]);
            made.results[at] = testing::compare(prepared, prepared.code, {false, options.explained});
        }
    });
    return made;
}

test_result run_test(const prepared_test& prepared, const program& code, const test_options& options) {
    const auto& settings = prepared.test->settings;
    return testing::compare(prepared, settings.empty() ? code : with_settings(code, settings), {false, options.explained});
}

bool passes(const prepared_test& prepared, const program& code) {
    const auto& settings = prepared.test->settings;
    return testing::compare(prepared, settings.empty() ? code : with_settings(code, settings), {true, false}).passed();
}

std::string failed_tests(const std::string& path, language which, const load_options& where) {
    const auto loaded = load(path, {}, where);
    text_options how;
    how.language = which;
    if (!loaded) return render(loaded.report(), how);
    const auto told = run_tests(*loaded);
    if (told.results.empty()) return path + ": " + std::string{testing::test_phrases_in(which).none} + '\n';
    return told.passed() ? std::string{} : render(told, how);
}

} // namespace guong::inline v0

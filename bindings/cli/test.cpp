/// `guong test FILE…`

#include <algorithm>

#include <guong/testing.hpp>

#include "commands.hpp"
#include "criteria_choice.hpp"
#include "file_watch.hpp"
#include "findings.hpp"
#include "output.hpp"
#include "rules_input.hpp"
#include "test_measures.hpp"
#include "wording.hpp"

namespace cli {
namespace {

/// What came out of one file.
struct file_outcome {
    exit_status status = exit_status::done;
    guong::source_map files; ///< it, and those it uses, as they were read
    std::size_t tests_run = 0;
};

void say_there_is_none(const std::string& file, const guong::rules& rules, const options& chosen, guong::language which) {
    const auto words = rules.model().tests.empty()
                           ? guong::bilingual{"{0} holds no test", "{0} không có phép kiểm thử nào"}
                           : guong::bilingual{"no test of {0} is meant by `--filter` and `--criterion`", "không phép kiểm thử nào của {0} khớp với `--filter` và `--criterion`"};
    if (chosen.format == "text" || !rules.model().tests.empty()) complain("guong: " + say(which, words, {display_name(file)}) + "\n");
}

void write_report(const std::string& file, const guong::test_report& told, const options& chosen, guong::language which) {
    const auto name = display_name(file);
    if (chosen.format == "json") return write(guong::render_json(told, name, which) + "\n");
    if (chosen.format == "junit") return write(guong::render_junit(told, name, which));
    // A page on standard output stands alone there.
    if (is_format_of_coverage(chosen.format) && chosen.output_file.empty()) return;
    if (told.results.empty()) return;
    guong::text_options how;
    how.language = which;
    how.colour = output_has_colour();
    write((chosen.rule_files.size() > 1 ? name + ": " : std::string{}) + guong::render(told, how));
}

/// Servers and scripts must not take a file that was not run for one without tests.
void write_errors(const std::string& file, const guong::report& failure, const options& chosen, guong::language which) {
    if (chosen.suggest) return;
    if (chosen.format == "json") write(guong::render_json(failure, display_name(file), which) + "\n");
    if (chosen.format == "junit") write(guong::render_junit(failure, display_name(file), which));
}

file_outcome test_one(const std::string& file, const options& chosen, criteria_asked& criteria) {
    const auto rules = load_rules(file, chosen);
    const auto which = language_for(chosen, rules);
    complain(rules.report(), which);
    if (!rules) {
        criteria.note_unreadable();
        write_errors(file, rules.report(), chosen, which);
        return {status_of(rules.report()), rules.report().sources};
    }
    if (!criteria.are_in(*rules, which)) return {exit_status::done, rules->model().sources_text};
    guong::test_options asked;
    asked.filter = chosen.filter;
    asked.criteria = chosen.criteria;
    asked.jobs = chosen.jobs;
    const auto told = guong::run_tests(*rules, asked);
    if (chosen.suggest) {
        write_suggestions(*rules, told.passed(), chosen, which);
        return {exit_status::done, rules->model().sources_text, told.results.size()};
    }
    write_report(file, told, chosen, which);
    write_measures(*rules, told.passed(), chosen, which);
    if (told.results.empty()) say_there_is_none(file, *rules, chosen, which);
    return {told.passed() ? exit_status::done : exit_status::rules_have_errors, rules->model().sources_text, told.results.size()};
}

file_outcome test_all(const options& chosen) {
    file_outcome all;
    criteria_asked criteria{chosen.criteria};
    if (chosen.format == "junit") write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (const auto& file : chosen.rule_files) {
        auto one = test_one(file, chosen, criteria);
        all.status = std::max(all.status, one.status);
        all.files.insert(all.files.end(), one.files.begin(), one.files.end());
        all.tests_run += one.tests_run;
    }
    if (chosen.format == "junit") write("</testsuites>\n");
    flush_output();
    // A filter that nothing passes is mistyped: nobody may take that for tests that pass. Measures are of all tests, whatever passes it.
    const bool only_tests = !chosen.coverage && !chosen.mutants && !chosen.suggest;
    const bool nothing_meant = only_tests && !chosen.filter.empty() && all.tests_run == 0 && all.status == exit_status::done;
    if (criteria.some_are_unknown() || nothing_meant) all.status = exit_status::unusable;
    return all;
}

/// Runs the tests again each time that a file is saved, until nobody reads what they say.
exit_status test_and_watch(const options& chosen) {
    const auto which = chosen.language.value_or(guong::language::en);
    file_watch watch;
    for (;;) {
        const auto outcome = test_all(chosen);
        watch.look_at(outcome.files);
        const auto changed = watch.wait();
        if (!changed) return outcome.status;
        for (const auto& file : *changed) complain("\n" + say(which, {"{0} has changed", "{0} đã thay đổi"}, {file}) + "\n");
    }
}

} // namespace

exit_status test(const options& chosen) {
    check_measures(chosen);
    if (!chosen.watch) {
        outlive_reader();
        return test_all(chosen).status;
    }
    if (std::find(chosen.rule_files.begin(), chosen.rule_files.end(), "-") != chosen.rule_files.end())
        throw usage_error(say(chosen.language.value_or(guong::language::en),
                              {"`--watch` looks at files, not at standard input", "`--watch` theo dõi tệp, không theo dõi đầu vào chuẩn"}));
    return test_and_watch(chosen);
}

} // namespace cli

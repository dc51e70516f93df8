/// The tests that stand in rule files.

#include <guong/testing.hpp>

#include "boundary.hpp"
#include "handles.hpp"

namespace {

/// Looked at before the tests are run.
void require_format(guong_format asked) {
    if (asked != GUONG_JSON && asked != GUONG_PLAIN_TEXT)
        throw c_binding::failure{GUONG_INVALID_ARGUMENT, "what came out of tests is told as GUONG_JSON or GUONG_PLAIN_TEXT"};
}

std::string render(const guong::test_report& told, guong_format format, const guong::rules& tested, guong::language which) {
    if (format == GUONG_JSON) return guong::render_json(told, tested.model().sources_text.front().name(), which);
    guong::text_options how;
    how.language = which;
    return guong::render(told, how);
}

} // namespace

guong_status guong_rules_run_tests(const guong_rules* rules, const guong_test_options* options, size_t* failed, guong_text** out,
                                   guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto asked = c_binding::options_of(options);
        const auto& tested = c_binding::require(rules, "rules").content;
        require_format(asked.format);
        const auto which = c_binding::language_of(asked.language, tested.model().language);
        guong::test_options how;
        how.filter = c_binding::text_of(asked.filter, "filter");
        how.jobs = c_binding::jobs_of(asked.jobs);
        const auto told = guong::run_tests(tested, how);
        auto text = std::make_unique<guong_text>(guong_text{render(told, asked.format, tested, which)});
        if (failed) *failed = told.failed();
        return text;
    });
}

/// The tests of rule files, and what they cover.

#include <vector>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <guong/difference.hpp>
#include <guong/rendering.hpp>
#include <guong/testing.hpp>

#include "glue.hpp"

namespace python_binding {
namespace {

guong::test_report run_tests(const loaded_rules& rules, std::string filter, std::vector<std::string> criteria, bool explained) {
    guong::test_options chosen;
    chosen.filter = std::move(filter);
    chosen.criteria = std::move(criteria);
    chosen.explained = explained;
    return unlocked([&] { return guong::run_tests(rules.content, chosen); });
}

guong::text_options in(std::string_view language) {
    guong::text_options how;
    how.language = language_of(language);
    return how;
}

std::string failed_tests(const std::string& path, std::string_view language, std::string root) {
    require_path(path);
    const auto which = language_of(language);
    guong::load_options loading;
    loading.root = std::move(root);
    loading.others = guong::unregistered_functions::unanswered; // tests say themselves what functions answer
    return unlocked([&] { return guong::failed_tests(path, which, loading); });
}

guong::coverage coverage(const loaded_rules& rules) {
    return unlocked([&] { return guong::without_impossible(guong::find_coverage(rules.content, guong::tested_records(rules.content)), rules.content); });
}

} // namespace

void bind_testing(nb::module_& module) {
    nb::class_<guong::test_report>(module, "TestReport", "What came out of tests.")
        .def("text", [](const guong::test_report& told, std::string_view language) { return guong::render(told, in(language)); }, nb::arg("language"))
        .def(
            "text_of",
            [](const guong::test_report& told, std::size_t test, std::string_view language) { return guong::render(told.results.at(test), in(language)); },
            nb::arg("test"), nb::arg("language"), "One test; empty if it passed.")
        .def(
            "json",
            [](const guong::test_report& told, std::string_view suite, std::string_view language) {
                return guong::render_json(told, suite, language_of(language));
            },
            nb::arg("suite"), nb::arg("language"))
        .def(
            "junit",
            [](const guong::test_report& told, std::string_view suite, std::string_view language) {
                return guong::render_junit(told, suite, language_of(language));
            },
            nb::arg("suite"), nb::arg("language"));
    nb::class_<guong::coverage>(module, "Coverage", "What tests show of rules.")
        .def("text", [](const guong::coverage& told, std::string_view language) { return guong::render(told, language_of(language)); }, nb::arg("language"))
        .def("html", [](const guong::coverage& told, std::string_view language) { return guong::render_html(told, language_of(language)); }, nb::arg("language"))
        .def("json", [](const guong::coverage& told) { return guong::render_json(told); })
        .def("lcov", [](const guong::coverage& told) { return guong::render_lcov(told); });
    module.def("run_tests", run_tests, nb::arg("rules"), nb::arg("filter"), nb::arg("criteria"), nb::arg("explained"));
    module.def("failed_tests", failed_tests, nb::arg("path"), nb::arg("language"), nb::arg("root"));
    module.def("coverage", coverage, nb::arg("rules"));
}

} // namespace python_binding

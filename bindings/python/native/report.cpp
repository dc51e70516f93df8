/// What is wrong with rules or records, and how it becomes an exception.

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

#include <guong/rendering.hpp>

#include "glue.hpp"

namespace python_binding {
namespace {

/// The exceptions of the package are classes of Python: people catch them, and they hold the report.
void raise_refusal(const std::exception_ptr& thrown, void*) {
    try {
        std::rethrow_exception(thrown);
    } catch (const refusal& why) {
        const nb::object type = nb::module_::import_("guong.reports").attr(why.exception_name);
        PyErr_SetObject(type.ptr(), type(nb::cast(why.report)).ptr());
    }
}

std::string text_of(const told_report& told, std::string_view language) {
    guong::text_options how;
    how.language = language_of(language);
    return guong::render(told.findings, how);
}

} // namespace

guong::language language_of(std::string_view code) {
    if (code == "vi") return guong::language::vi;
    if (code == "en") return guong::language::en;
    throw nb::value_error(("no language has the code `" + std::string{code} + "`: there are `vi` and `en`").c_str());
}

const char* code_of(guong::language which) noexcept { return which == guong::language::vi ? "vi" : "en"; }

void bind_report(nb::module_& module) {
    nb::register_exception_translator(raise_refusal);
    nb::class_<told_report>(module, "Report", "Findings about rules or records.")
        .def_prop_ro("language", [](const told_report& told) { return code_of(told.language); })
        .def_prop_ro("has_errors", [](const told_report& told) { return told.findings.has_errors(); })
        .def("text", text_of, nb::arg("language"), "The findings for people.")
        .def(
            "findings",
            [](const told_report& told, std::string_view language) {
                return object_of(guong::render_json(told.findings, language_of(language)));
            },
            nb::arg("language"), nb::sig("def findings(self, language: str) -> list[dict[str, object]]"),
            "The findings as `guong check --format json` gives them.");
}

} // namespace python_binding

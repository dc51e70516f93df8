/// Explanations: as JSON for programs, as text, Markdown and HTML for people.

#include <vector>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <guong/rendering.hpp>

#include "glue.hpp"

namespace python_binding {
namespace {

guong::text_options options_of(std::string_view language, bool all_items) {
    guong::text_options how;
    how.language = language_of(language);
    how.all_items = all_items;
    return how;
}

std::string json(const guong::explanation& why, std::string_view language) {
    const auto which = language_of(language);
    return unlocked([&] { return guong::render_json(why, which); });
}

std::string text(const guong::explanation& why, std::string_view language, bool all_items, bool colour) {
    auto how = options_of(language, all_items);
    how.colour = colour;
    return unlocked([&] { return guong::render(why, how); });
}

std::vector<guong::explanation> copies(const std::vector<const guong::explanation*>& all) {
    std::vector<guong::explanation> copied;
    for (const auto* each : all) copied.push_back(*each);
    return copied;
}

std::string markdown(const std::vector<const guong::explanation*>& all, std::string_view language, bool all_items) {
    const auto how = options_of(language, all_items);
    return unlocked([&] { return guong::render_markdown(copies(all), how); });
}

std::string html(const std::vector<const guong::explanation*>& all, std::string_view language, bool all_items) {
    const auto how = options_of(language, all_items);
    return unlocked([&] { return guong::render_html(copies(all), how); });
}

} // namespace

void bind_explanation(nb::module_& module) {
    nb::class_<guong::explanation>(module, "Explanation", "Why a verdict is what it is; outlives record and rules.")
        .def("json", json, nb::arg("language"))
        .def("text", text, nb::arg("language"), nb::arg("all_items"), nb::arg("colour"));
    module.def("markdown", markdown, nb::arg("explanations"), nb::arg("language"), nb::arg("all_items"));
    module.def("html", html, nb::arg("explanations"), nb::arg("language"), nb::arg("all_items"));
}

} // namespace python_binding

/// Rules: reading them, and what they declare.

#include <vector>

#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <guong/text.hpp>

#include "functions.hpp"
#include "glue.hpp"

namespace python_binding {
namespace {

using settings = std::map<std::string, std::string>;

guong::parameter_values composed(const settings& given) {
    guong::parameter_values values;
    for (const auto& [name, content] : given) values[guong::compose(name)] = content;
    return values;
}

/// What a call of `load` says beside what it reads, in plain types.
struct load_settings {
    settings parameters;
    std::string root;
    nb::object read;
    std::vector<std::string> sensitive;
    std::vector<offered_function> functions;
    nb::object on_failure;
    bool unanswered = false;
    std::optional<std::string> language;
};

/// `read` is only called while the rules are read, on this thread, so it is enough that the caller holds it.
guong::text_reader reader_of(nb::handle read) {
    if (read.is_none()) return {};
    return [read](const std::string& path) -> std::optional<std::string> {
        const nb::gil_scoped_acquire held;
        const nb::object text = read(path);
        if (text.is_none()) return std::nullopt;
        if (!nb::isinstance<nb::str>(text)) throw nb::type_error("`read` gives a text, or None");
        return nb::cast<std::string>(text);
    };
}

std::optional<guong::language> asked_language(const std::optional<std::string>& code) {
    if (!code) return std::nullopt;
    return language_of(*code);
}

/// Of no language asked for, the rules' own; where there are no rules, English.
template <class Read>
loaded_rules load_with(const load_settings& asked, Read read) {
    const auto language = asked_language(asked.language);
    offered_functions functions{asked.functions, asked.on_failure};
    guong::load_options loading;
    loading.root = asked.root;
    loading.read = reader_of(asked.read);
    loading.sensitive = asked.sensitive;
    loading.functions = functions.registered();
    if (asked.unanswered) loading.others = guong::unregistered_functions::unanswered;

    auto loaded = unlocked([&] { return read(composed(asked.parameters), loading); });
    if (!loaded) throw refusal{"RulesError", std::move(loaded).report(), language.value_or(guong::language::en)};
    functions.declare(loaded->model());
    const auto which = language.value_or(loaded->model().language);
    auto warnings = loaded.report();
    return {std::move(loaded).value(), {std::move(warnings), which}, which};
}

loaded_rules load(const std::string& path, const load_settings& asked) {
    require_path(path);
    return load_with(asked, [&](const auto& parameters, const auto& loading) { return guong::load(path, parameters, loading); });
}

loaded_rules load_text(const std::string& name, const std::string& text, const load_settings& asked) {
    return load_with(asked, [&](const auto& parameters, const auto& loading) { return guong::load_text(name, text, parameters, loading); });
}

/// Name, title, citation and record type of each criterion.
using criterion_row = std::tuple<std::string, std::string, std::string, std::string>;

std::vector<criterion_row> criteria(const loaded_rules& rules, std::string_view language) {
    const auto& model = rules.content.model();
    std::vector<criterion_row> rows;
    for (const auto& each : model.criteria)
        rows.emplace_back(each.name, each.title.in(language_of(language)), each.cite, model.records[each.record].name);
    return rows;
}

std::vector<std::tuple<std::string, std::string>> record_types(const loaded_rules& rules, std::string_view language) {
    std::vector<std::tuple<std::string, std::string>> rows;
    for (const auto& each : rules.content.model().records)
        if (!each.plain_element) rows.emplace_back(each.name, each.label.in(language_of(language)));
    return rows;
}

std::vector<std::tuple<std::string, std::string>> files(const loaded_rules& rules) {
    const auto& model = rules.content.model();
    std::vector<std::tuple<std::string, std::string>> rows{{model.sources_text.front().name(), model.sha256}};
    for (const auto& each : model.used_files) rows.emplace_back(each.name, each.sha256);
    return rows;
}

} // namespace

void require_path(std::string_view path) {
    // What reads the file would stop there, and read another.
    if (path.find('\0') != std::string_view::npos) throw nb::value_error("the path holds a zero byte");
}

guong::criterion require_criterion(const loaded_rules& rules, std::string_view name) {
    auto found = rules.content.criterion(name);
    if (!found) throw refusal{"UnknownNameError", std::move(found).report(), rules.language};
    return *std::move(found);
}

guong::model::record_index require_record_type(const loaded_rules& rules, std::string_view name) {
    auto found = rules.content.record_type(name);
    if (!found) throw refusal{"UnknownNameError", std::move(found).report(), rules.language};
    return *found;
}

void bind_rules(nb::module_& module) {
    nb::class_<loaded_rules>(module, "Rules", "Rules that were read, checked and compiled.")
        .def_prop_ro("name", [](const loaded_rules& rules) { return rules.content.model().name; })
        .def_prop_ro("language", [](const loaded_rules& rules) { return code_of(rules.language); })
        .def_prop_ro("sources", [](const loaded_rules& rules) { return rules.content.model().sources; })
        .def_prop_ro("files", files, "The loaded file and those it uses, each with the SHA-256 of its bytes.")
        .def_prop_ro("warnings", [](const loaded_rules& rules) { return rules.warnings; })
        .def(
            "title", [](const loaded_rules& rules, std::string_view language) { return rules.content.model().title.in(language_of(language)); },
            nb::arg("language"))
        .def("criteria", criteria, nb::arg("language"), "Name, title, citation and record type of each.")
        .def("record_types", record_types, nb::arg("language"), "Name and label of each.")
        .def(
            "criterion_name", [](const loaded_rules& rules, std::string_view name) { return require_criterion(rules, name).name(); },
            nb::arg("name"), "The name as it is declared.");
    nb::class_<load_settings>(module, "LoadSettings", "What a call of `load` says beside what it reads.")
        .def(nb::init<settings, std::string, nb::object, std::vector<std::string>, std::vector<offered_function>, nb::object, bool, std::optional<std::string>>(),
             nb::arg("parameters"), nb::arg("root"), nb::arg("read").none(), nb::arg("sensitive"), nb::arg("functions"), nb::arg("on_failure").none(),
             nb::arg("unanswered"), nb::arg("language").none());
    module.def("load", load, nb::arg("path"), nb::arg("settings"));
    module.def("load_text", load_text, nb::arg("name"), nb::arg("text"), nb::arg("settings"));
}

} // namespace python_binding

/// Records: reading them, and which they are.

#include <tuple>
#include <vector>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "glue.hpp"

namespace python_binding {
namespace {

read_records read_several(const loaded_rules& rules, std::string_view type, nb::handle data, bool strict) {
    require_record_type(rules, type);
    const auto json = json_of(data);
    return require_read(rules, unlocked([&] { return guong::records_from_json(rules.content, type, json, {strict}); }));
}

read_records read_lines(const loaded_rules& rules, std::string_view type, std::string_view lines, bool strict) {
    require_record_type(rules, type);
    return require_read(rules, unlocked([&] { return guong::records_from_ndjson(rules.content, type, lines, {strict}); }));
}

read_records read_dataset(const loaded_rules& rules, nb::handle data, bool strict) {
    const auto json = json_of(data);
    return require_read(rules, unlocked([&] { return guong::dataset_from_json(rules.content, json, {strict}); }));
}

std::vector<std::tuple<std::string, std::string>> ids(const read_records& records) {
    std::vector<std::tuple<std::string, std::string>> rows;
    for (const auto& each : records.content.roots)
        rows.emplace_back(records.read_for.model().records[each.type].name, each.data->of(each.type).ids[each.row]);
    return rows;
}

/// Record type, id, place in the file, code, words, and the place of what is wrong.
using refused_row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;

std::vector<refused_row> refused(const read_records& records, std::string_view language) {
    std::vector<refused_row> rows;
    for (const auto& each : records.content.refused)
        rows.emplace_back(records.read_for.model().records[each.type].name, each.id, each.pointer, code_name(each.finding),
                          message(each.finding, language_of(language)), each.finding.pointer);
    return rows;
}

} // namespace

read_records require_read(const loaded_rules& rules, guong::result<guong::records> found) {
    const auto is_empty = [](const guong::records& read) { return read.roots.empty() && read.refused.empty(); };
    if (!found || (is_empty(*found) && found.report().has_errors())) throw refusal{"RecordsError", std::move(found).report(), rules.language};
    auto findings = found.report();
    return {rules.content, std::move(found).value(), {std::move(findings), rules.language}};
}

void bind_records(nb::module_& module) {
    nb::class_<read_records>(module, "Records", "Records that were read for some rules.")
        .def("__len__", [](const read_records& records) { return records.content.roots.size(); })
        .def_prop_ro("ids", ids, "Record type and id of each.")
        .def_prop_ro("report", [](const read_records& records) { return records.findings; })
        .def("refused", refused, nb::arg("language"), "Record type, id, place, code, words and place of the fault of each that was refused.");
    module.def("read_several", read_several, nb::arg("rules"), nb::arg("type"), nb::arg("data"), nb::arg("strict"));
    module.def("read_lines", read_lines, nb::arg("rules"), nb::arg("type"), nb::arg("lines"), nb::arg("strict"));
    module.def("read_dataset", read_dataset, nb::arg("rules"), nb::arg("data"), nb::arg("strict"));
}

} // namespace python_binding

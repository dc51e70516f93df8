/// Rules bound to records, the verdicts on them, and what lies behind each.

#include <algorithm>
#include <iterator>
#include <memory>
#include <tuple>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <guong/audit.hpp>
#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

#include "evaluator.hpp"

namespace python_binding {
namespace {

constexpr unsigned jobs_max = 256;

std::optional<guong::date> day_of(const std::optional<std::string>& written) {
    if (!written) return std::nullopt;
    if (const auto day = guong::date::parse(*written)) return day;
    throw nb::value_error(("the reference date is a day such as 2025-08-01, not " + *written).c_str());
}

/// What the rules say of the reference date, or of there being none.
told_report check(const loaded_rules& rules, const std::optional<std::string>& as_of) {
    return {rules.content.check({day_of(as_of)}), rules.language};
}

bound_records bind(const loaded_rules& rules, const read_records& records, const std::optional<std::string>& as_of) {
    const guong::evaluation_options options{day_of(as_of)};
    return unlocked([&] {
        auto engine = std::make_shared<const guong::evaluator>(rules.content.program(), records.content.data, options);
        return bound_records{rules, std::move(engine), records.content.roots};
    });
}

using texts = std::vector<std::string>;

/// Nothing for a record of another type than the criterion's.
std::vector<std::optional<std::string>> verdicts(const bound_records& bound, std::string_view criterion, unsigned jobs) {
    const auto asked = require_criterion(bound.rules, criterion);
    require_jobs(jobs);
    return unlocked([&] {
        const std::vector<guong::model::criterion_index> criteria{asked.index()};
        const auto bits = guong::evaluate(*bound.engine, criteria, jobs);
        std::vector<std::optional<std::string>> words(bound.roots.size());
        std::transform(bound.roots.begin(), bound.roots.end(), words.begin(), [&](const guong::record& each) -> std::optional<std::string> {
            if (each.type != asked.definition().record) return std::nullopt;
            return std::string{to_string(bits.of(asked.index(), each.row))};
        });
        return words;
    });
}

/// What the rules report of a record, as a JSON object; what is sensitive is withheld.
std::string values_json(const guong::evaluator& engine, guong::model::record_index type, guong::row_number row, bool show_sensitive) {
    const auto& model = engine.program().model();
    const auto sensitive = show_sensitive ? std::vector<bool>(model.definitions.size()) : guong::sensitive_definitions(model);
    std::string object = "{";
    for (const auto& [index, content] : guong::reported_values(engine, type, row)) {
        const auto& definition = model.definitions[index];
        const bool is_withheld = sensitive[index] && content.why == guong::unknown_reason::none;
        if (object.size() > 1) object += ',';
        // A name is made of letters, digits and `_`: nothing of it is escaped.
        object += '"' + definition.name + "\":";
        object += is_withheld ? std::string{guong::withheld_json} : guong::render_json(content, model, definition.type());
    }
    return object + "}";
}

/// Where the facts stand that can still change the verdict. Mostly none can once it is decided, and none is looked for.
texts missing_places(const guong::outcome& outcome) {
    texts places;
    if (outcome.verdict() == guong::verdict::undetermined || outcome.evaluator().program().asks_what_is_known())
        for (auto& fact : guong::missing_facts(outcome)) places.push_back(std::move(fact.at));
    return places;
}

/// Record type, id, criterion, verdict, unmet items, missing facts and, as JSON, reported values.
using row = std::tuple<std::string, std::string, std::string, std::string, texts, texts, std::string>;

/// A row for each record and criterion for it; all criteria if none is named.
std::vector<row> rows(const bound_records& bound, const texts& criteria, bool show_sensitive) {
    std::vector<guong::criterion> asked;
    for (const auto& name : criteria) asked.push_back(require_criterion(bound.rules, name));
    const auto& model = bound.rules.content.model();
    if (asked.empty())
        for (const auto& each : model.criteria) asked.push_back(require_criterion(bound.rules, each.name));
    return unlocked([&] {
        std::vector<row> all;
        for (const auto& record : bound.roots) {
            std::string values;
            for (const auto& criterion : asked) {
                if (criterion.definition().record != record.type) continue;
                if (values.empty()) values = values_json(*bound.engine, record.type, record.row, show_sensitive);
                const guong::outcome outcome{bound.engine, criterion.index(), record.row};
                all.emplace_back(model.records[record.type].name, record.data->of(record.type).ids[record.row], criterion.name(),
                                 to_string(outcome.verdict()), guong::unmet_items(outcome), missing_places(outcome), values);
            }
        }
        return all;
    });
}

/// The outcome for the record of a number; nothing where it is of another type than the criterion's.
std::optional<guong::outcome> outcome_of(const bound_records& bound, std::string_view criterion, std::size_t record) {
    const auto asked = require_criterion(bound.rules, criterion);
    const auto& candidate = bound.roots.at(record);
    if (candidate.type != asked.definition().record) return std::nullopt;
    return unlocked([&] { return guong::outcome{bound.engine, asked.index(), candidate.row}; });
}

/// The outcome, and warnings: of the record, and of the reference date.
std::pair<guong::outcome, told_report> evaluate_one(const loaded_rules& rules, std::string_view criterion, nb::handle data,
                                                    const std::optional<std::string>& as_of, bool strict) {
    const auto asked = require_criterion(rules, criterion);
    const guong::evaluation_options options{day_of(as_of)};
    const auto& type = rules.content.model().records[asked.definition().record].name;
    const auto json = json_of(data);
    auto record = unlocked([&] { return guong::record_from_json_text(rules.content, type, json, {strict}); });
    if (!record) throw refusal{"RecordsError", std::move(record).report(), rules.language};
    auto warnings = record.report();
    auto found = rules.content.check(options).findings;
    warnings.findings.insert(warnings.findings.end(), std::move_iterator{found.begin()}, std::move_iterator{found.end()});
    return {unlocked([&] { return asked.evaluate(*record, options); }), {std::move(warnings), rules.language}};
}

std::vector<std::tuple<std::string, std::string>> items(const guong::outcome& outcome) {
    const auto told = unlocked([&] { return guong::audit_of(outcome); });
    std::vector<std::tuple<std::string, std::string>> rows;
    for (const auto& each : told.items) rows.emplace_back(each.path, to_string(each.status));
    return rows;
}

std::vector<std::tuple<std::string, std::string>> missing(const guong::outcome& outcome, std::string_view language) {
    const auto which = language_of(language);
    const auto facts = unlocked([&] { return guong::missing_facts(outcome); });
    std::vector<std::tuple<std::string, std::string>> rows;
    for (const auto& each : facts) rows.emplace_back(each.at, each.label.in(which));
    return rows;
}

guong::explanation explain(const guong::outcome& outcome, std::size_t change_sets, bool margins, bool show_sensitive) {
    return unlocked([&] {
        auto why = guong::explain(outcome, {show_sensitive});
        if (change_sets > 0) {
            guong::change_options sought;
            sought.sets_max = change_sets;
            sought.show_sensitive = show_sensitive;
            why.changes = guong::find_changes(outcome, sought);
        }
        if (margins) {
            guong::margin_options sought;
            sought.show_sensitive = show_sensitive;
            why.margins = guong::find_margins(outcome, sought);
        }
        return why;
    });
}

guong::model::record_index type_of(const guong::outcome& outcome) { return outcome.model().criteria[outcome.criterion()].record; }

} // namespace

void require_jobs(unsigned jobs) {
    if (jobs < 1 || jobs > jobs_max) throw nb::value_error("`jobs` is a number from 1 to 256");
}

void bind_outcome(nb::module_& module) {
    nb::class_<bound_records>(module, "Evaluator", "Rules bound to records and a reference date.")
        .def("verdicts", verdicts, nb::arg("criterion"), nb::arg("jobs"))
        .def("rows", rows, nb::arg("criteria"), nb::arg("show_sensitive"))
        .def("outcome", outcome_of, nb::arg("criterion"), nb::arg("record"));
    nb::class_<guong::outcome>(module, "Outcome", "The outcome of a criterion for a record; keeps both alive.")
        .def_prop_ro("verdict", [](const guong::outcome& outcome) { return to_string(outcome.verdict()); })
        .def_prop_ro("criterion", [](const guong::outcome& outcome) { return outcome.model().criteria[outcome.criterion()].name; })
        .def_prop_ro("record_type", [](const guong::outcome& outcome) { return outcome.model().records[type_of(outcome)].name; })
        .def_prop_ro("record_id", [](const guong::outcome& outcome) { return outcome.evaluator().data().of(type_of(outcome)).ids[outcome.row()]; })
        .def_prop_ro("items", items, "Path and status of each item, the criterion first.")
        .def_prop_ro("unmet", [](const guong::outcome& outcome) { return unlocked([&] { return guong::unmet_items(outcome); }); })
        .def("missing", missing, nb::arg("language"), "Place and label of each unknown fact that can still change the verdict.")
        .def(
            "values_json",
            [](const guong::outcome& outcome, bool show_sensitive) {
                return unlocked([&] { return values_json(outcome.evaluator(), type_of(outcome), outcome.row(), show_sensitive); });
            },
            nb::arg("show_sensitive"))
        .def("explain", explain, nb::arg("change_sets"), nb::arg("margins"), nb::arg("show_sensitive"));
    module.def("check", check, nb::arg("rules"), nb::arg("as_of").none(), "Warnings about the reference date.");
    module.def("bind", bind, nb::arg("rules"), nb::arg("records"), nb::arg("as_of").none());
    module.def("evaluate_one", evaluate_one, nb::arg("rules"), nb::arg("criterion"), nb::arg("data"), nb::arg("as_of").none(), nb::arg("strict"));
    module.def("object_of", object_of, nb::arg("json"), nb::sig("def object_of(json: str) -> object"), "JSON that the engine wrote, as objects.");
}

} // namespace python_binding

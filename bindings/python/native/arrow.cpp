/// Tables by the Arrow C data interface, in capsules of Python as https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html describes. Cells are
/// read where they lie as far as `guong/arrow.hpp` says.

#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <guong/arrow.hpp>

#include "evaluator.hpp"

namespace python_binding {
namespace {

template <class Structure>
Structure* content_of(nb::handle capsule, const char* name) {
    auto* const content = static_cast<Structure*>(PyCapsule_GetPointer(capsule.ptr(), name));
    if (!content) nb::raise_python_error();
    return content;
}

/// Takes over what a table hands out. What it was taken from is marked as released, so its capsule has nothing left to do.
guong::arrow_batches batches_of(const loaded_rules& rules, nb::handle table) {
    if (nb::hasattr(table, "__arrow_c_stream__")) {
        const nb::object capsule = table.attr("__arrow_c_stream__")();
        auto* const stream = content_of<ArrowArrayStream>(capsule, "arrow_array_stream");
        auto taken = unlocked([&] { return guong::arrow_batches::from_stream(stream); });
        if (!taken) throw refusal{"RecordsError", std::move(taken).report(), rules.language};
        return std::move(taken).value();
    }
    const nb::object pair = table.attr("__arrow_c_array__")();
    const nb::object schema = pair[0];
    const nb::object array = pair[1];
    return {content_of<ArrowSchema>(schema, "arrow_schema"), content_of<ArrowArray>(array, "arrow_array")};
}

read_records read_tables(const loaded_rules& rules, const std::vector<std::pair<std::string, nb::object>>& given, bool strict) {
    std::vector<guong::arrow_table> tables;
    for (const auto& [type, table] : given) {
        require_record_type(rules, type);
        tables.push_back({type, batches_of(rules, table)});
    }
    return require_read(rules, unlocked([&] { return guong::dataset_from_arrow(rules.content, tables, {strict}); }));
}

/// A structure in a capsule, which releases it unless somebody takes it over.
template <class Structure>
void release_in_capsule(PyObject* capsule) {
    const std::unique_ptr<Structure> content{static_cast<Structure*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)))};
    if (content && content->release) content->release(content.get());
}

template <class Structure>
nb::object in_capsule(std::unique_ptr<Structure> content, const char* name) {
    PyObject* const capsule = PyCapsule_New(content.get(), name, release_in_capsule<Structure>);
    if (!capsule) {
        if (content->release) content->release(content.get());
        nb::raise_python_error();
    }
    static_cast<void>(content.release());
    return nb::steal(capsule);
}

/// What is asked of records: verdicts by some criteria, or the statuses of the items of one. It is found anew whenever somebody reads it: that costs less than it
/// does to keep.
struct asked_table {
    bound_records bound;
    guong::model::record_index type{};
    guong::arrow_verdict_options options;
    std::optional<guong::model::criterion_index> items_of;

    void fill(ArrowSchema& schema, ArrowArray& array) const {
        if (items_of)
            guong::statuses_to_arrow(*bound.engine, *items_of, options.jobs, schema, array);
        else
            guong::verdicts_to_arrow(*bound.engine, type, options, schema, array);
    }
};

asked_table verdict_table(const bound_records& bound, std::string_view type, const std::vector<std::string>& criteria, unsigned jobs, bool ids) {
    const auto record = require_record_type(bound.rules, type);
    require_jobs(jobs);
    asked_table asked{bound, record, {{}, jobs, ids}, std::nullopt};
    for (const auto& name : criteria) {
        const auto criterion = require_criterion(bound.rules, name);
        if (criterion.definition().record != asked.type) throw nb::value_error(("the criterion " + name + " is for records of another type").c_str());
        asked.options.criteria.push_back(criterion.index());
    }
    return asked;
}

asked_table status_table(const bound_records& bound, std::string_view criterion, unsigned jobs) {
    require_jobs(jobs);
    const auto asked = require_criterion(bound.rules, criterion);
    return {bound, asked.definition().record, {{}, jobs, false}, asked.index()};
}

using capsules = std::pair<nb::object, nb::object>;

capsules arrays(const asked_table& asked) {
    auto schema = std::make_unique<ArrowSchema>();
    auto array = std::make_unique<ArrowArray>();
    unlocked([&] { asked.fill(*schema, *array); });
    auto first = in_capsule(std::move(schema), "arrow_schema");
    return {std::move(first), in_capsule(std::move(array), "arrow_array")};
}

/// A stream of one batch, for those who know streams alone.
struct single_batch {
    explicit single_batch(asked_table table) : asked{std::move(table)} { asked.fill(schema, array); }
    single_batch(const single_batch&) = delete;
    single_batch& operator=(const single_batch&) = delete;
    ~single_batch() {
        if (schema.release) schema.release(&schema);
        if (array.release) array.release(&array);
    }

    /// The schema may be asked for again, also behind the batch.
    int give_schema(ArrowSchema* out) noexcept {
        try {
            if (!schema.release) {
                ArrowArray once_more{};
                unlocked_anyway([&] { asked.fill(schema, once_more); });
                once_more.release(&once_more);
            }
        } catch (...) {
            return ENOMEM;
        }
        *out = std::exchange(schema, {});
        return 0;
    }

    asked_table asked;
    ArrowSchema schema{};
    ArrowArray array{};
};

single_batch& batch_of(ArrowArrayStream* stream) { return *static_cast<single_batch*>(stream->private_data); }

nb::object stream(const asked_table& asked) {
    auto batch = unlocked([&] { return std::make_unique<single_batch>(asked); });
    auto stream = std::make_unique<ArrowArrayStream>();
    stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) { return batch_of(self).give_schema(out); };
    stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) {
        *out = std::exchange(batch_of(self).array, {}); // without `release`: the end
        return 0;
    };
    stream->get_last_error = [](ArrowArrayStream*) -> const char* { return "there is no memory left"; };
    stream->release = [](ArrowArrayStream* self) {
        delete &batch_of(self);
        self->release = nullptr;
    };
    stream->private_data = batch.release();
    return in_capsule(std::move(stream), "arrow_array_stream");
}

std::string shown(const asked_table& asked) {
    const auto batch = unlocked([&] { return std::make_unique<single_batch>(asked); });
    std::string columns;
    for (std::int64_t i = 0; i < batch->schema.n_children; ++i) columns += std::string{i == 0 ? "" : ", "} + batch->schema.children[i]->name;
    const auto rows = batch->array.length;
    return "<Table: " + std::to_string(rows) + (rows == 1 ? " row" : " rows") + ", columns " + columns + ">";
}

} // namespace

void bind_arrow(nb::module_& module) {
    static constexpr const char* requested = "Another schema that is asked for is not heeded, as the protocol allows.";
    nb::class_<asked_table>(module, "Table", "Verdicts or statuses as a table that pyarrow, polars, pandas and others read.")
        .def("__repr__", shown)
        .def(
            "__arrow_c_array__", [](const asked_table& asked, nb::handle) { return arrays(asked); }, nb::arg("requested_schema").none() = nb::none(), requested)
        .def(
            "__arrow_c_stream__", [](const asked_table& asked, nb::handle) { return stream(asked); }, nb::arg("requested_schema").none() = nb::none(), requested);
    module.def("read_tables", read_tables, nb::arg("rules"), nb::arg("tables"), nb::arg("strict"));
    module.def("verdict_table", verdict_table, nb::arg("bound"), nb::arg("record_type"), nb::arg("criteria"), nb::arg("jobs"), nb::arg("ids"));
    module.def("status_table", status_table, nb::arg("bound"), nb::arg("criterion"), nb::arg("jobs"));
}

} // namespace python_binding

/// Arrays in and out.

#include <span>
#include <utility>
#include <vector>

#include <guong/arrow.hpp>

#include "boundary.hpp"
#include "handles.hpp"
#include "names.hpp"

namespace {

using c_binding::failure;
using c_binding::require;
using c_binding::text_of;

template <class Structure>
void let_go(Structure* of) noexcept {
    if (of != nullptr && of->release != nullptr) of->release(of);
}

/// Whatever comes of a call, what was handed over with it is no longer the caller's.
class handed_over {
public:
    handed_over(const guong_arrow_table* tables, size_t count) noexcept : tables_{tables}, count_{tables != nullptr ? count : 0} {}
    handed_over(const handed_over&) = delete;
    handed_over& operator=(const handed_over&) = delete;
    ~handed_over() {
        for (size_t i = 0; i < count_; ++i) {
            let_go(tables_[i].schema);
            let_go(tables_[i].array);
            let_go(tables_[i].stream);
        }
    }

private:
    const guong_arrow_table* tables_;
    size_t count_;
};

guong::arrow_batches taken(const guong_arrow_table& table, guong::language which) {
    if (table.stream == nullptr) return {table.schema, table.array};
    if (table.schema != nullptr || table.array != nullptr) throw failure{GUONG_INVALID_ARGUMENT, "a table has a stream and an array"};
    auto read = guong::arrow_batches::from_stream(table.stream);
    if (!read) throw failure{GUONG_RECORDS_REFUSED, std::move(read).report(), which};
    return std::move(read).value();
}

/// Does the work of a function that fills two structures.
template <class Work>
guong_status fill_arrays(ArrowSchema* schema, ArrowArray* array, guong_report** report, Work work) noexcept {
    if (schema != nullptr) *schema = {};
    if (array != nullptr) *array = {};
    return c_binding::fill(report, [&] {
        static_cast<void>(require(schema, "schema"));
        static_cast<void>(require(array, "array"));
        work();
    });
}

guong::arrow_verdict_options verdicts_asked(const guong::rules& rules, const guong_arrow_options& options) {
    guong::arrow_verdict_options asked;
    const auto* names = c_binding::array_of(options.criteria, options.criterion_count, "criteria");
    for (size_t i = 0; i < options.criterion_count; ++i) asked.criteria.push_back(c_binding::require_criterion(rules, text_of(names[i], "criteria")).index());
    asked.jobs = c_binding::jobs_of(options.jobs);
    asked.ids = options.ids != 0;
    return asked;
}

} // namespace

guong_status guong_records_from_arrow(const guong_rules* rules, const guong_arrow_table* tables, size_t table_count,
                                      const guong_record_options* options, guong_records** out, guong_report** report) {
    const handed_over all{tables, table_count};
    return c_binding::give(out, report, [&] {
        const auto& read_for = require(rules, "rules").content;
        const auto which = read_for.model().language;
        const auto* given = c_binding::array_of(tables, table_count, "tables");
        std::vector<guong::arrow_table> taken_over;
        for (size_t i = 0; i < table_count; ++i) {
            const auto name = text_of(given[i].type, "type");
            c_binding::require_record_type(read_for, name);
            taken_over.push_back({std::string{name}, taken(given[i], which)});
        }
        auto found = guong::dataset_from_arrow(read_for, taken_over, {c_binding::options_of(options).strict != 0});
        if (!found) throw failure{GUONG_RECORDS_REFUSED, std::move(found).report(), which};
        auto findings = found.report();
        auto records = std::make_unique<guong_records>(guong_records{read_for, std::move(found).value()});
        c_binding::tell(report, std::move(findings), which);
        return records;
    });
}

guong_status guong_evaluator_verdicts_to_arrow(const guong_evaluator* evaluator, const char* type, size_t type_size,
                                               const guong_arrow_options* options, ArrowSchema* schema, ArrowArray* array,
                                               guong_report** report) {
    return fill_arrays(schema, array, report, [&] {
        const auto& bound = require(evaluator, "evaluator");
        const auto record = c_binding::require_record_type(bound.rules, text_of(type, type_size, "type"));
        guong::verdicts_to_arrow(*bound.engine, record, verdicts_asked(bound.rules, c_binding::options_of(options)), *schema, *array);
    });
}

guong_status guong_evaluator_statuses_to_arrow(const guong_evaluator* evaluator, const char* criterion, size_t criterion_size, uint32_t jobs,
                                               ArrowSchema* schema, ArrowArray* array, guong_report** report) {
    return fill_arrays(schema, array, report, [&] {
        const auto& bound = require(evaluator, "evaluator");
        const auto asked = c_binding::require_criterion(bound.rules, text_of(criterion, criterion_size, "criterion"));
        guong::statuses_to_arrow(*bound.engine, asked.index(), c_binding::jobs_of(jobs), *schema, *array);
    });
}

/// Rules bound to records, and the verdicts on them.

#include <algorithm>
#include <optional>
#include <span>

#include <guong/rendering.hpp>

#include "boundary.hpp"
#include "handles.hpp"
#include "names.hpp"

namespace {

using c_binding::failure;
using c_binding::require;
using c_binding::text_of;

std::optional<guong::date> day_of(guong_string written) {
    const auto text = text_of(written, "as_of");
    if (text.empty()) return std::nullopt;
    if (const auto day = guong::date::parse(text)) return day;
    throw failure{GUONG_INVALID_ARGUMENT, "`as_of` expects a day such as 2025-08-01, not " + std::string{text}};
}

const guong::record& require_record(const guong_evaluator& bound, size_t number) {
    if (number >= bound.roots.size()) throw failure{GUONG_INVALID_ARGUMENT, "no record has the number " + std::to_string(number)};
    return bound.roots[number];
}

guong_verdict number_of(guong::verdict outcome) {
    switch (outcome) {
    case guong::verdict::ineligible: return GUONG_INELIGIBLE;
    case guong::verdict::eligible: return GUONG_ELIGIBLE;
    case guong::verdict::undetermined: break;
    }
    return GUONG_UNDETERMINED;
}

void write_verdicts(const guong_evaluator& bound, const guong::criterion& asked, unsigned jobs, std::span<guong_verdict> verdicts) {
    const std::vector<guong::model::criterion_index> criteria{asked.index()};
    const auto bits = guong::evaluate(*bound.engine, criteria, jobs);
    const auto type = asked.definition().record;
    std::transform(bound.roots.begin(), bound.roots.end(), verdicts.begin(), [&](const guong::record& each) {
        return each.type == type ? number_of(bits.of(asked.index(), each.row)) : GUONG_OTHER_RECORD_TYPE;
    });
}

} // namespace

guong_status guong_evaluator_bind(const guong_rules* rules, const guong_records* records, const guong_evaluation_options* options,
                                  guong_evaluator** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto given = c_binding::options_of(options);
        const auto& code = require(rules, "rules").content;
        const auto& read = require(records, "records").content;
        const guong::evaluation_options asked{day_of(given.as_of)};
        auto engine = std::make_shared<const guong::evaluator>(code.program(), read.data, asked);
        auto bound = std::make_unique<guong_evaluator>(guong_evaluator{code, std::move(engine), read.roots, given.show_sensitive != 0});
        c_binding::tell(report, code.check(asked), code.model().language);
        return bound;
    });
}

guong_status guong_evaluator_verdicts(const guong_evaluator* evaluator, const char* criterion, size_t criterion_size, uint32_t jobs,
                                      guong_verdict* verdicts, size_t count, guong_report** report) {
    return c_binding::fill(report, [&] {
        const auto& bound = require(evaluator, "evaluator");
        const auto asked = c_binding::require_criterion(bound.rules, text_of(criterion, criterion_size, "criterion"));
        if (count != bound.roots.size()) throw failure{GUONG_INVALID_ARGUMENT, "`count` is not the number of records"};
        const auto threads = c_binding::jobs_of(jobs);
        if (count == 0) return;
        static_cast<void>(require(verdicts, "verdicts"));
        write_verdicts(bound, asked, threads, {verdicts, count});
    });
}

guong_status guong_evaluator_values(const guong_evaluator* evaluator, size_t record, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& bound = require(evaluator, "evaluator");
        const auto& candidate = require_record(bound, record);
        const auto& model = bound.rules.model();
        const auto sensitive = bound.show_sensitive ? std::vector<bool>(model.definitions.size()) : guong::sensitive_definitions(model);
        auto table = std::make_unique<guong_table>(guong_table{{"name", "json"}, {}});
        for (const auto& [index, content] : guong::reported_values(*bound.engine, candidate.type, candidate.row)) {
            const auto& definition = model.definitions[index];
            const bool is_withheld = sensitive[index] && content.why == guong::unknown_reason::none;
            table->rows.push_back(
                {definition.name, is_withheld ? std::string{guong::withheld_json} : guong::render_json(content, model, definition.type())});
        }
        return table;
    });
}

void guong_evaluator_free(guong_evaluator* evaluator) { delete evaluator; }

guong_status guong_evaluator_evaluate(const guong_evaluator* evaluator, const char* criterion, size_t criterion_size, size_t record,
                                      guong_outcome** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& bound = require(evaluator, "evaluator");
        const auto asked = c_binding::require_criterion(bound.rules, text_of(criterion, criterion_size, "criterion"));
        const auto& candidate = require_record(bound, record);
        if (candidate.type != asked.definition().record)
            throw failure{GUONG_INVALID_ARGUMENT, "the criterion is for records of another type"};
        return std::make_unique<guong_outcome>(guong_outcome{{bound.engine, asked.index(), candidate.row}, bound.show_sensitive});
    });
}

guong_status guong_outcome_verdict(const guong_outcome* outcome, guong_verdict* out, guong_report** report) {
    return c_binding::fill(report, [&] {
        const auto& judged = require(outcome, "outcome").content;
        static_cast<void>(require(out, "out"));
        *out = number_of(judged.verdict());
    });
}

void guong_outcome_free(guong_outcome* outcome) { delete outcome; }

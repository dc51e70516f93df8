/// `guong_verdicts(rules, dataset[, as_of])`: each record of a dataset by each criterion that is for it; references lead from record to
/// record.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases.hpp"
#include "functions.hpp"
#include "table_function.hpp"

namespace sqlite_binding {
namespace {

enum argument : size_t { rules_path, dataset, as_of };
enum column : int { record, id, criterion, verdict, unmet, missing, values, explanation, error };

std::string json_of(std::string_view content) {
    return nlohmann::json(content).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The first column of a table, as a JSON array.
std::string first_column(const table& of) {
    std::string array = "[";
    for (size_t row = 0; row < guong_table_row_count(of.get()); ++row) array += (row == 0 ? "" : ",") + json_of(cell(of, row, 0));
    return array + "]";
}

/// Names and values, as a JSON object.
std::string object_of(const table& of) {
    std::string object = "{";
    for (size_t row = 0; row < guong_table_row_count(of.get()); ++row)
        object.append(row == 0 ? "" : ",").append(json_of(cell(of, row, 0))).append(":").append(cell(of, row, 1));
    return object + "}";
}

/// Rows are reckoned when they are asked for, and of each only what is asked: an explanation costs more than a verdict.
class verdict_rows final : public row_reader {
public:
    verdict_rows(const guong_rules& judging, std::string_view json, std::string_view day) {
        const auto read = take<records>(
            [&](auto out, auto told) { return guong_records_read_dataset(&judging, json.data(), json.size(), nullptr, out, told); });
        engine_ = bind(judging, read, day);
        listed_ = take<table>([&](auto out, auto told) { return guong_records_list(read.get(), out, told); });
        refused_ = take<table>([&](auto out, auto told) { return guong_records_refused(read.get(), GUONG_LANGUAGE_OF_RULES, out, told); });
        criteria_ = take<table>([&](auto out, auto told) { return guong_rules_criteria(&judging, GUONG_LANGUAGE_OF_RULES, out, told); });
        for (size_t number = 0; number < guong_table_row_count(listed_.get()); ++number)
            for (size_t which = 0; which < guong_table_row_count(criteria_.get()); ++which)
                if (cell(criteria_, which, 3) == cell(listed_, number, 0)) cases_.push_back({number, which});
    }

    [[nodiscard]] size_t row_count() const override { return cases_.size() + guong_table_row_count(refused_.get()); }

    void answer_cell(sqlite3_context* context, size_t row, int which) const override {
        if (row >= cases_.size())
            answer_refused(context, row - cases_.size(), which);
        else
            answer_case(context, cases_[row], which);
    }

private:
    struct judged_case {
        size_t record;
        size_t criterion;
    };

    void answer_refused(sqlite3_context* context, size_t row, int which) const {
        if (which == record || which == id) answer(context, cell(refused_, row, static_cast<size_t>(which)));
        if (which == error) answer(context, std::string{cell(refused_, row, 4)} + ": " + std::string{cell(refused_, row, 3)});
    }

    void answer_case(sqlite3_context* context, const judged_case& about, int which) const {
        switch (which) {
        case record:
        case id: return answer(context, cell(listed_, about.record, static_cast<size_t>(which)));
        case criterion: return answer(context, cell(criteria_, about.criterion, 0));
        case values: return answer(context, object_of(table_of(guong_evaluator_values, engine_.get(), about.record)));
        case verdict: return answer(context, verdict_of(outcome_of(about)));
        case unmet: return answer(context, first_column(table_of(guong_outcome_unmet, outcome_of(about).get())));
        case missing:
            return answer(context, first_column(table_of(guong_outcome_missing, outcome_of(about).get(), GUONG_LANGUAGE_OF_RULES)));
        case explanation: return answer_explanation(context, about);
        default: return;
        }
    }

    void answer_explanation(sqlite3_context* context, const judged_case& about) const {
        const auto judged = outcome_of(about);
        const auto why = take<text>([&](auto out, auto told) { return guong_outcome_explain(judged.get(), nullptr, out, told); });
        answer(context, view_of(why));
    }

    template <class Function, class... Arguments>
    [[nodiscard]] static table table_of(Function called, Arguments... arguments) {
        return take<table>([&](auto out, auto told) { return called(arguments..., out, told); });
    }

    [[nodiscard]] outcome outcome_of(const judged_case& about) const {
        const auto name = cell(criteria_, about.criterion, 0);
        return take<outcome>([&](auto out, auto told) {
            return guong_evaluator_evaluate(engine_.get(), name.data(), name.size(), about.record, out, told);
        });
    }

    evaluator engine_;
    table listed_;
    table refused_;
    table criteria_;
    std::vector<judged_case> cases_;
};

class no_rows final : public row_reader {
public:
    [[nodiscard]] size_t row_count() const override { return 0; }
    void answer_cell(sqlite3_context*, size_t, int) const override {}
};

std::unique_ptr<row_reader> read_verdicts(rules_shelf& shelf, std::span<sqlite3_value* const> given) {
    const auto json = text_of(given[dataset]);
    if (!json) return std::make_unique<no_rows>();
    const auto rules = shelf.find(require_text(given[rules_path], "path of the rules"));
    return std::make_unique<verdict_rows>(*rules, *json, optional_text(given, as_of));
}

constexpr table_function function{
    "guong_verdicts",
    "CREATE TABLE x(record TEXT, id TEXT, criterion TEXT, verdict TEXT, unmet TEXT, missing TEXT, \"values\" TEXT, explanation TEXT, error "
    "TEXT, rules HIDDEN, "
    "dataset HIDDEN, as_of HIDDEN)",
    error + 1,
    2,
    3,
    read_verdicts,
};

} // namespace

int register_verdict_table(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf) {
    return register_table_function(connection, shelf, function);
}

} // namespace sqlite_binding

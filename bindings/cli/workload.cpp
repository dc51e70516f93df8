#include "workload.hpp"

#include <algorithm>
#include <set>

#include "criteria_choice.hpp"
#include "findings.hpp"
#include "progress.hpp"
#include "records_input.hpp"
#include "rules_input.hpp"
#include "wording.hpp"

namespace cli {
namespace {

using guong::diagnostic_code;

/// Whether the rules report values for the record type, and the user asked for no criterion in particular.
bool only_reports(const workload& work, guong::model::record_index record, const options& chosen) {
    const auto& definitions = work.model().definitions;
    return chosen.criteria.empty() && std::any_of(definitions.begin(), definitions.end(), [&](const guong::model::definition& each) {
               return each.reported && each.record == record;
           });
}

/// Keeps the records with the ids asked for, of the good ones and the refused. An id that none has is an error.
void choose_records(workload& work, const guong::records& records, const options& chosen) {
    std::set<std::string> missing;
    for (const auto& id : chosen.ids) missing.insert(guong::compose(id));
    const auto wanted = missing;
    const auto is_wanted = [&](const std::string& id) {
        if (wanted.empty()) return true;
        missing.erase(id);
        return wanted.count(id) != 0;
    };
    for (const auto& root : records.roots) {
        if (!is_wanted(work.id_of(root))) continue;
        const auto& criteria = work.criteria_by_record[root.type];
        if (!criteria.empty() || only_reports(work, root.type, chosen)) work.tasks.push_back({root, &criteria});
    }
    for (const auto& refused : records.refused)
        if (is_wanted(refused.id)) work.refused.push_back(refused);
    if (!missing.empty()) {
        std::vector<std::string> ids;
        for (const auto& root : records.roots) ids.push_back(work.id_of(root));
        for (const auto& id : missing) complain(unknown_name(diagnostic_code::no_such_record, id, "`--id`", ids), work.language);
        throw stop{exit_status::unusable};
    }
    if (!wanted.empty() && work.tasks.empty() && work.refused.empty())
        throw usage_error(say(work.language, {"none of the criteria asked for is for the records asked for",
                                              "không tiêu chuẩn nào được hỏi áp dụng cho các hồ sơ được hỏi"}));
}

} // namespace

guong::batch workload::judge(unsigned jobs) const {
    const progress shown{say(language, {"evaluating", "đang xét"})};
    return guong::evaluate(*engine, criteria, jobs);
}

std::unique_ptr<const workload> prepare(const options& chosen) {
    auto rules = require_rules(chosen, guong::unregistered_functions::refused);
    const auto language = chosen.language.value_or(rules.model().language);
    auto criteria = choose_criteria(rules, chosen, language);
    complain(lacks_of(rules, chosen), language);
    const auto records = require_records(rules, chosen, language);

    auto work = std::unique_ptr<workload>{new workload{std::move(rules), language, nullptr, std::move(criteria), {}, {}, {}}};
    work->some_were_bad = records.report().has_errors();
    work->engine = std::make_shared<const guong::evaluator>(work->rules.program(), records->data, guong::evaluation_options{chosen.as_of});
    work->criteria_by_record.resize(work->model().records.size());
    for (const auto index : work->criteria) work->criteria_by_record[work->model().criteria[index].record].push_back(index);
    choose_records(*work, *records, chosen);
    return work;
}

} // namespace cli

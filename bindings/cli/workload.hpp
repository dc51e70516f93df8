#pragma once

/// What `evaluate` and `explain` share: rules, records, and which of them were asked for.

#include <memory>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/json.hpp>

#include "exit_status.hpp"
#include "options.hpp"

namespace cli {

struct workload {
    /// A record and the criteria to be looked at for it; none where the rules only report values for it.
    struct task {
        guong::record candidate;
        const std::vector<guong::model::criterion_index>* criteria;
    };

    guong::rules rules;
    guong::language language; ///< to speak in
    std::shared_ptr<const guong::evaluator> engine;
    std::vector<guong::model::criterion_index> criteria; ///< asked for
    std::vector<std::vector<guong::model::criterion_index>> criteria_by_record;
    std::vector<task> tasks;
    std::vector<guong::refused_record> refused; ///< of those asked for
    bool some_were_bad = false;

    [[nodiscard]] const guong::model::ruleset& model() const { return rules.model(); }
    [[nodiscard]] const std::string& id_of(const guong::record& candidate) const {
        return candidate.data->of(candidate.type).ids[candidate.row];
    }
    [[nodiscard]] exit_status status() const { return some_were_bad ? exit_status::records_were_bad : exit_status::done; }
    /// `evaluate` for some of the criteria, with progress.
    [[nodiscard]] guong::batch judge(unsigned jobs) const;
};

/// Reads everything; findings are told on standard error. Throws `stop` or `usage_error`. Neither copies nor moves: tasks point inside.
[[nodiscard]] std::unique_ptr<const workload> prepare(const options& chosen);

} // namespace cli

/// `guong diff OLD NEW [RECORDS]`

#include <algorithm>
#include <utility>

#include <guong/impact.hpp>

#include "commands.hpp"
#include "criteria_choice.hpp"
#include "findings.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "records_input.hpp"
#include "rules_input.hpp"
#include "wording.hpp"

namespace cli {
namespace {

struct both_rules {
    guong::rules before;
    guong::rules after;
    guong::language language;
};

/// In JSON too: scripts must not take files that were not compared for ones alike.
[[noreturn]] void stop_at_errors(const std::vector<guong::report>& failures, const options& chosen, guong::language which) {
    auto status = exit_status::done;
    std::string told; // what stands in the arrays, each on one line
    for (auto each : failures) {
        if (each.has_errors()) status = std::max(status, status_of(each));
        std::erase_if(each.findings, [](const guong::diagnostic& finding) { return finding.severity() != guong::severity::error; });
        if (each.findings.empty()) continue;
        const auto array = guong::render_json(each, which);
        told += (told.empty() ? "" : ",") + array.substr(1, array.size() - 2);
    }
    if (chosen.format == "json") write(R"({"guong":1,"errors":[)" + told + "]}\n");
    throw stop{status};
}

both_rules require_both(const options& chosen) {
    auto earlier = chosen;
    earlier.rule_files = {chosen.earlier_rule_file};
    // Without records only trial records are evaluated, for which a function may as well give no answer.
    const auto functions = chosen.records_file.empty() ? guong::unregistered_functions::unanswered : guong::unregistered_functions::refused;
    auto before = load_rules(earlier.rule_file(), earlier, functions), after = load_rules(chosen.rule_file(), chosen, functions);
    complain(before.report(), language_for(chosen, before));
    complain(after.report(), language_for(chosen, after));
    const auto which = language_for(chosen, after);
    if (!before || !after) stop_at_errors({before.report(), after.report()}, chosen, which);
    return {std::move(before).value(), std::move(after).value(), which};
}

/// Once, where both lack the same.
void warn_of_both(const both_rules& rules, const options& chosen) {
    // Where records are looked for, days are looked for with them.
    if (chosen.records_file.empty() && !chosen.as_of) return;
    const auto before = lacks_of(rules.before, chosen), after = lacks_of(rules.after, chosen);
    complain(before, rules.language);
    const auto are_same = std::equal(before.findings.begin(), before.findings.end(), after.findings.begin(), after.findings.end(),
                                     [](const guong::diagnostic& a, const guong::diagnostic& b) { return guong::message(a) == guong::message(b); });
    if (!are_same) complain(after, rules.language);
}

/// Only what is about the criteria asked for.
template <class Told>
void keep_chosen(std::vector<Told>& all, const both_rules& rules, const options& chosen) {
    if (chosen.criteria.empty()) return;
    std::erase_if(all, [&, wanted = choose_criteria(rules.after, chosen, rules.language)](const Told& each) {
        const auto index = rules.after.model().find_criterion(each.criterion);
        return !index || std::find(wanted.begin(), wanted.end(), *index) == wanted.end();
    });
}

exit_status diff_records(const both_rules& rules, const std::vector<guong::rule_change>& changes, const options& chosen, const guong::text_options& how) {
    const auto records = require_records(rules.before, rules.after, chosen, rules.language);
    auto told = [&] {
        const progress shown{say(rules.language, {"evaluating", "đang xét"})};
        return guong::find_impact({&rules.before, records.before.data}, {&rules.after, records.after.data}, {chosen.as_of}, chosen.jobs);
    }();
    keep_chosen(told.verdicts, rules, chosen);
    if (chosen.format == "json")
        write(R"({"guong":1,"changes":)" + guong::render_json(changes) + R"(,"impact":)" + guong::render_json(told, rules.language) + "}\n");
    else
        write(guong::render(changes, how) + '\n' + guong::render(told, how));
    return records.some_were_bad ? exit_status::records_were_bad : exit_status::done;
}

/// Who asks for criteria does not ask for values.
std::vector<guong::value_witness> values_told_apart(const both_rules& rules, const options& chosen) {
    if (!chosen.criteria.empty()) return {};
    return guong::find_value_witnesses(rules.before, rules.after, {chosen.as_of});
}

exit_status diff_rules(const both_rules& rules, const std::vector<guong::rule_change>& changes, const options& chosen, const guong::text_options& how) {
    auto [told, values] = [&] {
        const progress shown{say(rules.language, {"looking for a record that tells them apart", "đang tìm hồ sơ phân biệt hai bản"})};
        return std::pair{guong::find_witnesses(rules.before, rules.after, {chosen.as_of}), values_told_apart(rules, chosen)};
    }();
    keep_chosen(told, rules, chosen);
    if (chosen.format == "json")
        write(R"({"guong":1,"changes":)" + guong::render_json(changes) + R"(,"witnesses":)" + guong::render_json(told) + R"(,"value_witnesses":)" + guong::render_json(values) +
              "}\n");
    else
        write(guong::render(changes, how) + '\n' + guong::render(told, how) + guong::render(values, how));
    return exit_status::done;
}

} // namespace

exit_status diff(const options& chosen) {
    const auto rules = require_both(chosen);
    warn_of_both(rules, chosen);
    const auto changes = guong::compare_rules(rules.before, rules.after);
    guong::text_options how;
    how.language = rules.language;
    how.colour = output_has_colour();
    return chosen.records_file.empty() ? diff_rules(rules, changes, chosen, how) : diff_records(rules, changes, chosen, how);
}

} // namespace cli

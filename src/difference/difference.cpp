#include "difference.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "../coverage/asked_outcomes.hpp"
#include "../program/reached_code.hpp"
#include "blank_record.hpp"
#include "days_asked.hpp"
#include "joined_rules.hpp"
#include "known_facts.hpp"
#include "moved_facts.hpp"
#include "part_difference.hpp"
#include "repaired_records.hpp"
#include "same_program.hpp"
#include "tested_rows.hpp"
#include "verdict_proof.hpp"

namespace guong::inline v0::differing {

namespace {

/// Rows of the records of one test, of which copies are made.
constexpr std::size_t rows_copied_max = 500;

std::size_t rows_in(const dataset& data) {
    std::size_t count = 0;
    for (model::record_index table = 0; table < data.table_count(); ++table) count += data.of(table).row_count();
    return count;
}

class difference_search {
public:
    difference_search(const joined_rules& joined, model::criterion_index criterion, const difference_options& options)
        : joined_{joined}, criterion_{criterion}, options_{options}, reached_{reached_from(joined.code, joined.code.unit_of(joined.differs))} {
    }

    difference find() {
        if (options_.wanted != verdict_change::either && start_from_eligible()) return std::move(*made_);
        if (start_from_nothing(first_trials())) return std::move(*made_);
        // What is calculated is found sooner from where it changes than from the bounds that the rules name.
        if (reached_.calculates && (move_facts_of_eligible() || start_from_parts())) return std::move(*made_);
        if (options_.wanted == verdict_change::either && start_from_eligible()) return std::move(*made_);
        if (!reached_.calculates && (move_facts_of_eligible() || start_from_parts())) return std::move(*made_);
        if (!was_complete_ && first_trials() < options_.trials_max && start_from_nothing(options_.trials_max)) return std::move(*made_);
        for (const auto& each : options_.eligible)
            if (ask_on_days(each) || leave_out({each.data, each.facts}, each.options, {})) return std::move(*made_);
        const bool is_proved = was_impossible_ && !reached_.calculates && !reached_.reads_referring_lists && !reached_.reads_reference_date;
        if (!is_proved && look_at_tests()) return std::move(*made_);
        return {is_proved ? answer::same_where_known : answer::unclear, std::nullopt};
    }

    /// One of which both verdicts are known says more than one of which a test left something out.
    std::optional<difference_record> find_among_tests() const {
        std::optional<difference_record> found;
        ask_tested_rows(rules(), record_type(), options_, days(), [&](const auto& asked, const auto& options, test_index test) {
            const auto verdicts = verdicts_of(asked, options);
            if (!differ_as_wanted(verdicts)) return false;
            const bool are_known = verdicts.first != verdict::undetermined && verdicts.second != verdict::undetermined;
            if (are_known || !found) found = differs({asked, {}}, options, {}, test).record;
            return are_known;
        });
        return found;
    }

    /// The record with the least that a criterion asks for; of one that asks for much, one that says little more.
    std::optional<eligible_record> find_eligible_by(model::criterion_index criterion) const {
        if (auto found = find_eligible_at_once(criterion, first_trials())) return found;
        if (auto found = find_eligible_by_steps(criterion)) return found;
        return first_trials() < options_.trials_max ? find_eligible_at_once(criterion, options_.trials_max) : std::nullopt;
    }
    std::optional<eligible_record> find_eligible_from(const eligible_record& base, model::criterion_index criterion) const {
        auto found = repair(base.data, criterion, base.options, options_.trials_max);
        if (!found.record) return std::nullopt;
        return eligible_record{std::move(found.record->data), joined_changes(base.facts, found.record->facts), base.options};
    }
    std::optional<eligible_record> find_eligible() const { return find_eligible_by(joined_.before); }

private:
    static constexpr std::size_t tests_tried_max = 24; ///< of whose records facts are left out
    static constexpr std::size_t tests_repaired_max = 4;
    /// From nothing, records that say little are found soon or hardly ever: where much must be known, it is better to start from a record
    /// that says it.
    static constexpr std::size_t trials_from_nothing_first = 400;

    /// From a record that meets one of the rules, little has to change.
    static constexpr std::size_t trials_from_eligible_max = 2'000;
    static constexpr std::size_t trials_of_step_max = 2'000;
    static constexpr std::size_t trials_of_part = 250; ///< for so many trials one part is looked at on one day
    static constexpr std::size_t moves_max = 1'500; ///< records that come about by moving facts of one

    /// A search with more trials begins anew: where hardly more are allowed, all are spent at once.
    [[nodiscard]] std::size_t first_trials() const noexcept {
        return options_.trials_max < 2 * trials_from_nothing_first ? options_.trials_max : trials_from_nothing_first;
    }

    [[nodiscard]] const model::ruleset& rules() const noexcept { return joined_.code.model(); }
    [[nodiscard]] model::record_index record_type() const { return rules().criteria[criterion_].record; }

    std::optional<eligible_record> find_eligible_at_once(model::criterion_index criterion, std::size_t trials_max) const {
        for (const auto& day : days())
            if (auto found = repair(blank_record(rules(), record_type()), criterion, {day}, trials_max); found.record)
                return eligible_record{std::move(found.record->data), std::move(found.record->facts), {day}};
        return std::nullopt;
    }

    std::optional<eligible_record> find_eligible_by_steps(model::criterion_index criterion) const {
        const auto stepped = step_rules(rules(), rules().criteria[criterion].body, record_type());
        if (stepped.steps.size() < 3) return std::nullopt; // one part, and the whole again
        const auto trials_max = std::min(options_.trials_max, trials_of_step_max);
        for (const auto& day : days())
            if (auto found = repaired_by_steps(stepped.code, blank_record(rules(), record_type()), stepped.steps, {day}, trials_max))
                return eligible_record{std::move(found->data), std::move(found->facts), {day}};
        return std::nullopt;
    }

    /// None where no condition asks for one.
    [[nodiscard]] std::vector<std::optional<date>> days() const {
        if (!reached_.reads_reference_date) return {std::nullopt};
        return days_asked(rules(), options_);
    }

    bool start_from_nothing(std::size_t trials_max) {
        was_complete_ = was_impossible_ = true;
        for (const auto& day : days()) {
            const auto found = repair(blank_record(rules(), record_type()), joined_.differs, {day}, trials_max);
            if (found.record) {
                made_ = differs(*found.record, {day}, {});
                return true;
            }
            was_complete_ = was_complete_ && found.is_complete;
            was_impossible_ = was_impossible_ && found.is_impossible;
        }
        return false;
    }

    /// Few changes lead from a record that meets the criterion to one on which the rules differ. Where none do, those that meet the changed
    /// one are looked at.
    bool start_from_eligible() {
        for (const auto& each : options_.eligible)
            if (start_from(each)) return true;
        const auto& by_changed = eligible_by_changed();
        return by_changed && start_from(*by_changed);
    }

    const std::optional<eligible_record>& eligible_by_changed() {
        auto& kept = options_.by_changed ? *options_.by_changed : by_changed_;
        if (!kept.is_sought) kept = {true, find_eligible_by_changed()};
        return kept.found;
    }

    /// Where a record is known that meets the criterion as it is, little has to change; to look for all of it anew takes long, and hardly gives another.
    std::optional<eligible_record> find_eligible_by_changed() const {
        return options_.eligible.empty() ? find_eligible_by(joined_.after) : find_eligible_from(options_.eligible.front(), joined_.after);
    }

    bool start_from(const eligible_record& base) {
        auto asked = days();
        std::stable_partition(asked.begin(), asked.end(), [&](const auto& day) { return day == base.options.as_of; });
        for (const auto& day : asked) {
            const auto found = repair(base.data, joined_.differs, {day}, std::min(options_.trials_max, trials_from_eligible_max));
            if (!found.record) continue;
            made_ = differs({found.record->data, joined_changes(base.facts, found.record->facts)}, {day}, {});
            return true;
        }
        return false;
    }

    repair_result repair(const guong::record& from, model::criterion_index criterion, const evaluation_options& asked, std::size_t trials_max) const {
        return repaired(joined_.code, from, criterion, asked, trials_max);
    }

    bool start_from_parts() {
        const auto parts = options_.parted ? options_.parted() : std::vector<parted_rules>{};
        // Of many steps each is a small one.
        const auto trials_max = std::min(options_.trials_max / 4, trials_of_step_max);
        auto left = std::max<std::size_t>(options_.trials_max / trials_of_part, 1);
        for (const auto& day : days())
            for (const auto& part : parts) {
                if (left-- == 0) return false;
                const auto found = find_by_part(part, {day}, trials_max);
                if (!found) continue;
                made_ = differs(*found, {day}, {});
                return true;
            }
        return false;
    }

    /// A single fact moved from where a record meets the criterion to where it does not passes the place where the rules differ.
    bool move_facts_of_eligible() {
        return std::any_of(options_.eligible.begin(), options_.eligible.end(), [&](const eligible_record& each) { return move_facts(each, {}); });
    }

    bool move_facts(const eligible_record& base, std::optional<test_index> like) {
        const auto asked = verdicts_asked(joined_.code, joined_.before, joined_.after, base.options, options_.wanted);
        auto found = find_by_moving(rules(), base.data, asked, std::min(moves_max, options_.trials_max));
        if (!found) return false;
        auto facts = joined_changes(base.facts, {change_of(rules(), *found)});
        made_ = differs({std::move(found->data), std::move(facts)}, base.options, {}, like);
        return true;
    }

    [[nodiscard]] std::pair<verdict, verdict> verdicts_of(const guong::record& asked, const evaluation_options& options) const {
        const evaluator engine{joined_.code, asked.data, options};
        const model::criterion_index both[] = {joined_.before, joined_.after};
        const auto told = covering::outcomes_of(engine, asked.row, both, {});
        return {told.verdicts.front(), told.verdicts.back()};
    }

    difference differs(const changed_record& found, const evaluation_options& options, std::string left_out,
                       std::optional<test_index> like = {}) const {
        const auto [before, after] = verdicts_of(found.data, options);
        const auto& asked = rules().criteria[criterion_];
        difference_record told;
        told.type = record_type();
        told.criterion = criterion_;
        told.facts = found.facts;
        told.like = like;
        told.left_out = std::move(left_out);
        told.criterion_name = asked.name;
        told.record_name = rules().records[asked.record].name;
        told.before = before;
        told.after = after;
        told.options = options;
        told.data = found.data;
        return {answer::differs, std::move(told)};
    }

    [[nodiscard]] bool differ_as_wanted(std::pair<verdict, verdict> verdicts) const {
        return are_apart(verdicts.first, verdicts.second, options_.wanted);
    }

    /// A day on which nothing is known of the same record, by one of the rules alone, makes a difference too.
    bool ask_on_days(const eligible_record& whole) {
        for (const auto& day : days()) {
            if (!differ_as_wanted(verdicts_of(whole.data, {day}))) continue;
            made_ = differs({whole.data, whole.facts}, {day}, {});
            return true;
        }
        return false;
    }

    /// A fact without which the rules differ.
    bool leave_out(const changed_record& whole, const evaluation_options& asked, std::optional<test_index> like) {
        for (const auto& fact : parts_known(rules(), whole.data)) {
            auto without = std::make_shared<dataset>(*whole.data.data);
            if (!without->replace(fact.type, fact.row, fact.field, value{})) continue;
            changed_record left{{without, whole.data.type, whole.data.row}, whole.facts};
            if (!differ_as_wanted(verdicts_of(left.data, asked))) continue;
            made_ = differs(left, asked, fact.at, like);
            return true;
        }
        return false;
    }

    bool look_at_tests() {
        std::size_t tried = 0;
        for (test_index test = 0; test < options_.tests.size() && tried < tests_tried_max; ++test) {
            const auto& each = options_.tests[test];
            // Values of parameters that a test sets for itself are not those of the rules.
            if (each.type != record_type() || each.code || !each.data->fits(rules()) || rows_in(*each.data) > rows_copied_max) continue;
            const guong::record of_test{each.data, each.type, each.row};
            if (leave_out({of_test, {}}, each.options, test)) return true;
            if (++tried > tests_repaired_max) continue;
            if (const auto found = repair(of_test, joined_.differs, each.options, options_.trials_max); found.record) {
                made_ = differs(*found.record, each.options, {}, test);
                return true;
            }
            if (move_facts({of_test, {}, each.options}, test)) return true;
        }
        return false;
    }

    const joined_rules& joined_;
    model::criterion_index criterion_;
    const difference_options& options_;
    reached_code reached_;
    changed_eligible by_changed_; ///< where the options name no place for it
    bool was_complete_ = false; ///< what came of the search from nothing
    bool was_impossible_ = false;
    std::optional<difference> made_;
};

} // namespace

std::optional<eligible_record> find_eligible(const rules& asked, model::criterion_index criterion, std::span<const tested_record> tests,
                                             std::size_t trials_max, std::optional<date> as_of) {
    const auto joined = join_rules(asked.model(), asked.model(), criterion);
    difference_options options;
    options.as_of = as_of;
    options.tests = tests;
    options.trials_max = trials_max;
    return difference_search{*joined, criterion, options}.find_eligible();
}

std::optional<eligible_record> find_meeting(const rules& asked, const model::condition& met, model::record_index record, const eligible_record* base,
                                            std::size_t trials_max) {
    const auto joined = join_conditions(asked.model(), met, asked.model(), met, record);
    difference_options options;
    options.trials_max = trials_max;
    const difference_search search{*joined, joined->before, options};
    return base ? search.find_eligible_from(*base, joined->before) : search.find_eligible();
}

std::optional<difference_record> find_tested_difference(const rules& before, const rules& changed, model::criterion_index criterion,
                                                        const difference_options& options) {
    const auto joined = join_rules(before.model(), changed.model(), criterion, options.wanted);
    return joined ? difference_search{*joined, criterion, options}.find_among_tests() : std::nullopt;
}

difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion, const difference_options& options) {
    const auto joined = join_rules(before.model(), changed.model(), criterion, options.wanted);
    if (!joined) return {};
    // It has the criterion, or they could not be joined.
    const auto other = *changed.model().find_criterion(before.model().criteria[criterion].name);
    if (are_same(before.program(), criterion, changed.program(), other) || is_never_changed(*joined, options.wanted)) return {answer::same, std::nullopt};
    auto whole = options;
    whole.parted = [&] { return part_rules(before.model(), changed.model(), criterion, options.wanted); };
    return difference_search{*joined, criterion, whole}.find();
}

} // namespace guong::inline v0::differing

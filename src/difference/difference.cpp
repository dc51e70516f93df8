#include "difference.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "../explanation/repair_search.hpp"
#include "../explanation/repair_world.hpp"
#include "blank_record.hpp"
#include "every_case.hpp"
#include "joined_rules.hpp"
#include "known_facts.hpp"
#include "reached_code.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace {

/// Days on which rules are asked, if they ask for one.
constexpr std::size_t days_max = 6;
/// Rows of the records of one test, of which copies are made.
constexpr std::size_t rows_copied_max = 500;

verdict verdict_of(const evaluator& engine, model::criterion_index criterion, row_number row) {
    slots bits;
    engine.run(engine.program().unit_of(criterion), {&row, 1}, bits);
    return bits[0] == truth::yes ? verdict::eligible : bits[0] == truth::no ? verdict::ineligible : verdict::undetermined;
}

/// A record that was brought about by changes.
struct changed_record {
    guong::record data;
    std::vector<change> facts;
};

/// The record with the cheapest changes that meet a criterion; nothing where none were found.
std::optional<changed_record> repaired(const outcome& asked, const repairs& found, const change_options& options) {
    if (found.sets.empty()) return std::nullopt;
    explaining::repair_room room{asked, options.trials_max};
    const auto again = explaining::find_repairs(room, options);
    if (again.worlds.empty()) return std::nullopt;
    const auto& ground = room.ground(again.worlds.front());
    guong::record made{std::make_shared<const dataset>(ground.engine().data()), room.root().first, ground.copy_of(room.root())};
    return changed_record{std::move(made), found.sets.front().changes};
}

/// Changes, and others after them: of a fact that changes twice, the second counts.
std::vector<change> joined_changes(std::vector<change> first, const std::vector<change>& second) {
    for (const auto& each : second) {
        const auto again = std::find_if(first.begin(), first.end(), [&](const change& other) { return other.at == each.at && other.to && each.to; });
        if (again == first.end())
            first.push_back(each);
        else
            again->to = each.to;
    }
    return first;
}

std::size_t rows_in(const dataset& data) {
    std::size_t count = 0;
    for (model::record_index table = 0; table < data.table_count(); ++table) count += data.of(table).row_count();
    return count;
}

class difference_search {
public:
    difference_search(const joined_rules& joined, model::criterion_index criterion, const difference_options& options)
        : joined_{joined}, criterion_{criterion}, options_{options}, reached_{reached_from(joined.code, joined.code.unit_of(joined.differs))} {
        changing_.sets_max = 1;
        changing_.changes_max = changes_max;
        changing_.show_sensitive = true;
    }

    difference find() {
        if (agree_in_every_case(joined_)) return {answer::same, std::nullopt};
        if (options_.wanted != verdict_change::either && start_from_eligible()) return std::move(*made_);
        if (start_from_nothing(std::min(options_.trials_max, trials_from_nothing_first))) return std::move(*made_);
        if (options_.wanted == verdict_change::either && start_from_eligible()) return std::move(*made_);
        if (!was_complete_ && start_from_nothing(options_.trials_max)) return std::move(*made_);
        for (const auto& each : options_.eligible)
            if (ask_on_days(each) || leave_out({each.data, each.facts}, each.options, {})) return std::move(*made_);
        const bool is_proved = was_impossible_ && !reached_.calculates && !reached_.reads_referring_lists && !reached_.reads_reference_date;
        if (!is_proved && look_at_tests()) return std::move(*made_);
        return {is_proved ? answer::same_where_known : answer::unclear, std::nullopt};
    }

    /// The record with the least that a criterion asks for.
    std::optional<eligible_record> find_eligible_by(model::criterion_index criterion) const {
        for (const auto& day : days())
            if (auto found = repair(blank_record(rules(), record_type()), criterion, {day}, options_.trials_max); found.record)
                return eligible_record{std::move(found.record->data), std::move(found.record->facts), {day}};
        return std::nullopt;
    }
    std::optional<eligible_record> find_eligible_from(const eligible_record& base) const {
        auto found = repair(base.data, joined_.before, base.options, options_.trials_max);
        if (!found.record) return std::nullopt;
        return eligible_record{std::move(found.record->data), joined_changes(base.facts, found.record->facts), base.options};
    }
    std::optional<eligible_record> find_eligible() const { return find_eligible_by(joined_.before); }

private:
    static constexpr std::size_t changes_max = 64;
    static constexpr std::size_t tests_tried_max = 24; ///< of whose records facts are left out
    static constexpr std::size_t tests_repaired_max = 4;
    /// From nothing, records that say little are found soon or hardly ever: where much must be known, it is better to start from a record that says it.
    static constexpr std::size_t trials_from_nothing_first = 400;

    struct repair_result {
        std::optional<changed_record> record;
        bool is_complete = false;   ///< more trials would not find more
        bool is_impossible = false;
    };

    [[nodiscard]] const model::ruleset& rules() const noexcept { return joined_.code.model(); }
    [[nodiscard]] model::record_index record_type() const { return rules().criteria[criterion_].record; }

    /// None where no condition asks for one.
    [[nodiscard]] std::vector<std::optional<date>> days() const {
        if (!reached_.reads_reference_date) return {std::nullopt};
        std::set<date> found;
        for (const auto& each : options_.tests)
            if (each.options.as_of && found.size() < days_max) found.insert(*each.options.as_of);
        for (const auto& parameter : rules().parameters)
            for (const auto& version : parameter.dated) {
                found.insert(version.from);
                found.insert(date{version.from.days - 1});
            }
        std::vector<std::optional<date>> chosen(found.begin(), found.end());
        if (chosen.size() > days_max) chosen.resize(days_max);
        if (chosen.empty()) chosen.emplace_back(rules().valid_from.value_or(date::of(2025, 1, 1).value()));
        return chosen;
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

    /// Few changes lead from a record that meets the criterion to one on which the rules differ. Where none do, those that meet the changed one are looked at.
    bool start_from_eligible() {
        for (const auto& each : options_.eligible)
            if (start_from(each)) return true;
        const auto by_changed = find_eligible_by(joined_.after);
        return by_changed && start_from(*by_changed);
    }

    bool start_from(const eligible_record& base) {
        auto asked = days();
        std::stable_partition(asked.begin(), asked.end(), [&](const auto& day) { return day == base.options.as_of; });
        for (const auto& day : asked) {
            const auto found = repair(base.data, joined_.differs, {day}, options_.trials_max);
            if (!found.record) continue;
            made_ = differs({found.record->data, joined_changes(base.facts, found.record->facts)}, {day}, {});
            return true;
        }
        return false;
    }

    repair_result repair(const guong::record& from, model::criterion_index criterion, const evaluation_options& asked, std::size_t trials_max) const {
        auto changing = changing_;
        changing.trials_max = trials_max;
        const outcome result{std::make_shared<const evaluator>(joined_.code, from.data, asked), criterion, from.row};
        if (result.verdict() == verdict::eligible) return {changed_record{from, {}}, true, false};
        const auto found = find_changes(result, changing);
        if (found.sets.empty()) return {std::nullopt, found.complete, found.complete && found.obstacles.empty()};
        return {repaired(result, found, changing), true, false};
    }

    [[nodiscard]] std::pair<verdict, verdict> verdicts_of(const guong::record& asked, const evaluation_options& options) const {
        const evaluator engine{joined_.code, asked.data, options};
        return {verdict_of(engine, joined_.before, asked.row), verdict_of(engine, joined_.after, asked.row)};
    }

    difference differs(const changed_record& found, const evaluation_options& options, std::string left_out, std::optional<test_index> like = {}) const {
        const auto [before, after] = verdicts_of(found.data, options);
        const auto& asked = rules().criteria[criterion_];
        difference_record told{record_type(), criterion_, found.facts, like, std::move(left_out), asked.name, rules().records[asked.record].name, before, after,
                               options, found.data};
        return {answer::differs, std::move(told)};
    }

    /// Whether verdicts differ in the way that is asked for.
    [[nodiscard]] bool are_apart(std::pair<verdict, verdict> verdicts) const {
        switch (options_.wanted) {
        case verdict_change::lost: return verdicts == std::pair{verdict::eligible, verdict::ineligible};
        case verdict_change::won: return verdicts == std::pair{verdict::ineligible, verdict::eligible};
        case verdict_change::either: break;
        }
        return verdicts.first != verdicts.second;
    }

    /// A day on which nothing is known of the same record, by one of the rules alone, makes a difference too.
    bool ask_on_days(const eligible_record& whole) {
        for (const auto& day : days()) {
            if (!are_apart(verdicts_of(whole.data, {day}))) continue;
            made_ = differs({whole.data, whole.facts}, {day}, {});
            return true;
        }
        return false;
    }

    /// A fact without which the rules differ.
    bool leave_out(const changed_record& whole, const evaluation_options& asked, std::optional<test_index> like) {
        for (const auto& fact : known_facts(rules(), whole.data)) {
            auto without = std::make_shared<dataset>(*whole.data.data);
            if (!without->replace(fact.type, fact.row, fact.field, value{})) continue;
            changed_record left{{without, whole.data.type, whole.data.row}, whole.facts};
            if (!are_apart(verdicts_of(left.data, asked))) continue;
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
        }
        return false;
    }

    const joined_rules& joined_;
    model::criterion_index criterion_;
    const difference_options& options_;
    reached_code reached_;
    change_options changing_;
    bool was_complete_ = false; ///< what came of the search from nothing
    bool was_impossible_ = false;
    std::optional<difference> made_;
};

} // namespace

std::optional<eligible_record> find_eligible(const rules& asked, model::criterion_index criterion, std::span<const tested_record> tests,
                                             std::size_t trials_max) {
    const auto joined = join_rules(asked.model(), asked.model(), criterion);
    difference_options options;
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
    return base ? search.find_eligible_from(*base) : search.find_eligible();
}

difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion, const difference_options& options) {
    const auto joined = join_rules(before.model(), changed.model(), criterion, options.wanted);
    if (!joined) return {};
    // It has the criterion, or they could not be joined.
    const auto other = *changed.model().find_criterion(before.model().criteria[criterion].name);
    if (are_same(before.program(), criterion, changed.program(), other)) return {answer::same, std::nullopt};
    return difference_search{*joined, criterion, options}.find();
}

} // namespace guong::inline v0::differing

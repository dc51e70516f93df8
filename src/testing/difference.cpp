#include "difference.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "../explanation/atlas.hpp"
#include "../explanation/repair_search.hpp"
#include "../explanation/repair_world.hpp"
#include "blank_record.hpp"
#include "every_case.hpp"
#include "joined_rules.hpp"
#include "reached_code.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace {

/// Days on which rules are asked, if they ask for one.
constexpr std::size_t days_max = 6;
constexpr int places_deep_max = 4;
/// Rows of the records of one test, of which copies are made.
constexpr std::size_t rows_copied_max = 500;

struct known_fact {
    std::string at;
    model::record_index type;
    row_number row;
    model::field_index field;
};

/// Facts of a record and of those that it holds or refers to that can be left out.
class fact_finder {
public:
    fact_finder(const model::ruleset& rules, const record& whole) : rules_{rules}, whole_{whole}, atlas_{rules, *whole.data, whole.type, whole.row} {}

    std::vector<known_fact> find() && {
        add_row(atlas_.root(), 0);
        return std::move(found_);
    }

private:
    void add_row(const explaining::place& at, int depth) {
        if (depth > places_deep_max || !seen_.emplace(at.record, at.row).second) return;
        const auto& fields = rules_.records[at.record].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) {
            const auto type = fields[field].type;
            if (type.list)
                add_elements(at, field, depth);
            else if (type.base != model::base_type::record)
                add_fact(at, field);
            else if (const auto there = atlas_.referenced(at, field))
                add_row(*there, depth + 1);
        }
    }

    void add_elements(const explaining::place& at, model::field_index field, int depth) {
        const auto elements = whole_.data->elements(at.record, at.row, field);
        if (!elements) return;
        const auto type = rules_.records[at.record].fields[field].type.index;
        for (std::size_t index = 0; index < elements->size(); ++index) add_row(atlas_.element(at, field, index, type, (*elements)[index]), depth + 1);
    }

    void add_fact(const explaining::place& at, model::field_index field) {
        if (is_known(whole_.data->fact(at.record, at.row, field))) found_.push_back({atlas_.pointer(at, field), at.record, at.row, field});
    }

    const model::ruleset& rules_;
    const record& whole_;
    explaining::atlas atlas_;
    std::set<std::pair<model::record_index, row_number>> seen_;
    std::vector<known_fact> found_;
};

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
        changing_.trials_max = options.trials_max;
        changing_.show_sensitive = true;
    }

    difference find() {
        if (agree_in_every_case(joined_)) return {answer::same, std::nullopt, std::nullopt};
        bool is_proved = !reached_.calculates && !reached_.reads_referring_lists;
        for (const auto& day : days()) {
            const auto found = repair(blank_record(rules(), record_type()), joined_.differs, {day});
            if (found.record) return differs(*found.record, {day}, {});
            is_proved = is_proved && found.is_impossible;
        }
        for (const auto& each : options_.eligible)
            if (ask_on_days(each) || leave_out({each.data, each.facts}, each.options, {})) return std::move(*made_);
        is_proved = is_proved && !reached_.reads_reference_date;
        if (!is_proved && look_at_tests()) return std::move(*made_);
        return {is_proved ? answer::same_where_known : answer::unclear, std::nullopt, std::nullopt};
    }

    /// The record with the least that the rules before ask for.
    std::optional<eligible_record> find_eligible() const {
        for (const auto& day : days())
            if (auto found = repair(blank_record(rules(), record_type()), joined_.before, {day}); found.record)
                return eligible_record{std::move(found.record->data), std::move(found.record->facts), {day}};
        return std::nullopt;
    }

private:
    static constexpr std::size_t changes_max = 64;
    static constexpr std::size_t tests_tried_max = 24; ///< of whose records facts are left out
    static constexpr std::size_t tests_repaired_max = 4;

    struct repair_result {
        std::optional<changed_record> record;
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

    repair_result repair(const guong::record& from, model::criterion_index criterion, const evaluation_options& asked) const {
        const outcome result{std::make_shared<const evaluator>(joined_.code, from.data, asked), criterion, from.row};
        if (result.verdict() == verdict::eligible) return {changed_record{from, {}}, false};
        const auto found = find_changes(result, changing_);
        if (found.sets.empty()) return {std::nullopt, found.complete && found.obstacles.empty()};
        return {repaired(result, found, changing_), false};
    }

    [[nodiscard]] std::pair<verdict, verdict> verdicts_of(const guong::record& asked, const evaluation_options& options) const {
        const evaluator engine{joined_.code, asked.data, options};
        return {verdict_of(engine, joined_.before, asked.row), verdict_of(engine, joined_.after, asked.row)};
    }

    difference differs(const changed_record& found, const evaluation_options& options, std::string left_out, std::optional<test_index> like = {}) const {
        const auto [before, after] = verdicts_of(found.data, options);
        const auto& asked = rules().criteria[criterion_];
        difference_record told{record_type(), criterion_, found.facts, like, std::move(left_out), asked.name, rules().records[asked.record].name, before, after,
                               options};
        return {answer::differs, std::move(told), found.data};
    }

    /// A day on which nothing is known of the same record, by one of the rules alone, makes a difference too.
    bool ask_on_days(const eligible_record& whole) {
        for (const auto& day : days()) {
            const auto [before, after] = verdicts_of(whole.data, {day});
            if (before == after) continue;
            made_ = differs({whole.data, whole.facts}, {day}, {});
            return true;
        }
        return false;
    }

    /// A fact without which the rules differ.
    bool leave_out(const changed_record& whole, const evaluation_options& asked, std::optional<test_index> like) {
        for (const auto& fact : fact_finder{rules(), whole.data}.find()) {
            auto without = std::make_shared<dataset>(*whole.data.data);
            if (!without->replace(fact.type, fact.row, fact.field, value{})) continue;
            changed_record left{{without, whole.data.type, whole.data.row}, whole.facts};
            const auto [before, after] = verdicts_of(left.data, asked);
            if (before == after) continue;
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
            if (const auto found = repair(of_test, joined_.differs, each.options); found.record) {
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

difference find_difference(const rules& before, const rules& changed, model::criterion_index criterion, const difference_options& options) {
    const auto joined = join_rules(before.model(), changed.model(), criterion);
    if (!joined) return {};
    if (are_same(before.program(), changed.program())) return {answer::same, std::nullopt, std::nullopt};
    return difference_search{*joined, criterion, options}.find();
}

} // namespace guong::inline v0::differing

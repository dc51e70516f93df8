#include "difference.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <guong/rendering.hpp>

#include "../coverage/asked_outcomes.hpp"
#include "../program/reached_code.hpp"
#include "blank_record.hpp"
#include "days_asked.hpp"
#include "known_facts.hpp"
#include "moved_facts.hpp"
#include "repaired_records.hpp"
#include "tested_rows.hpp"

namespace guong::inline v0::differing {

namespace {

class value_difference_search {
public:
    value_difference_search(const rules& before, const rules& changed, const joined_values& joined, const difference_options& options)
        : before_{before}, changed_{changed}, joined_{joined}, definition_{joined.before}, options_{options} {}

    std::optional<difference_record> find() {
        for (const auto& base : bases())
            if (look_at(base)) return std::move(found_);
        for (const auto& day : days())
            if (look_at({{plain_record(before_.model(), named().record, day.value_or(day_in_force(before_.model()))), {}}, {day}, {}})) return std::move(found_);
        look_from_bases();
        return std::move(found_);
    }

    std::optional<difference_record> find_among_tests() {
        ask_tested_rows(before_.model(), named().record, options_, days(), [&](const auto& asked, const auto& options, test_index test) {
            return note_if_apart({asked, {}}, options, {}, test);
        });
        return std::move(found_);
    }

private:
    static constexpr std::size_t bases_max = 12;
    static constexpr std::size_t bases_repaired_max = 3;
    static constexpr std::size_t days_repaired_max = 2;
    static constexpr std::size_t moves_max = 400; ///< records that come about by moving facts of one

    [[nodiscard]] const model::definition& named() const { return before_.model().definitions[definition_]; }

    /// A record to begin with, and how it comes about.
    struct base_record {
        changed_record whole;
        evaluation_options options;
        std::optional<test_index> like;
    };

    [[nodiscard]] std::vector<base_record> bases() const {
        std::vector<base_record> found;
        for (const auto& each : options_.eligible)
            if (each.data.type == named().record) found.push_back({{each.data, each.facts}, each.options, {}});
        for (test_index test = 0; test < options_.tests.size() && found.size() < bases_max; ++test) {
            const auto& each = options_.tests[test];
            // Values of parameters that a test sets for itself are not those of the rules.
            if (each.type == named().record && !each.code && each.data->fits(changed_.model()))
                found.push_back({{{each.data, each.type, each.row}, {}}, each.options, test});
        }
        return found;
    }

    [[nodiscard]] both_asked values_asked(const evaluation_options& options) const {
        return {joined_.code, {{}, {joined_.before}}, {{}, {joined_.after}}, options, [this](const both_outcomes& told) { return are_values_apart(told); }};
    }

    [[nodiscard]] both_outcomes ask(const guong::record& asked, const evaluation_options& options) const {
        return outcomes_of(values_asked(options), evaluator{joined_.code, asked.data, options}, asked.row);
    }

    /// Bounds of what is not known are nothing that a test could expect.
    [[nodiscard]] bool are_values_apart(const both_outcomes& told) const {
        const auto &before = told.before.values.front(), &after = told.after.values.front();
        const auto is_told = [](const operand_value& found) { return is_known(found.content) || found.rows; };
        if (options_.are_values_known && (!is_told(before) || !is_told(after))) return false;
        return before.content != after.content || before.rows != after.rows;
    }

    /// As it is, with a fact moved, and, where values may be unknown, without one.
    bool look_at(const base_record& base) {
        if (note_if_apart(base.whole, base.options, {}, base.like)) return true;
        if (auto moved = find_by_moving(before_.model(), base.whole.data, values_asked(base.options), std::min(moves_max, options_.trials_max))) {
            auto facts = joined_changes(base.whole.facts, {change_of(before_.model(), *moved)});
            return note_if_apart({std::move(moved->data), std::move(facts)}, base.options, {}, base.like);
        }
        if (options_.are_values_known) return false;
        for (const auto& part : parts_known(before_.model(), base.whole.data)) {
            auto without = std::make_shared<dataset>(*base.whole.data.data);
            if (!without->replace(part.type, part.row, part.field, value{})) continue;
            if (note_if_apart({{without, base.whole.data.type, base.whole.data.row}, base.whole.facts}, base.options, part.at, base.like))
                return true;
        }
        return false;
    }

    /// The fewest changes of nothing, and of records of tests, after which both values are known and differ.
    void look_from_bases() {
        const auto joined = join_values(before_.model(), changed_.model(), definition_);
        if (!joined) return;
        auto from = bases();
        from.resize(std::min(from.size(), bases_repaired_max));
        auto latest = days();
        latest.resize(std::min(latest.size(), days_repaired_max));
        for (const auto& day : latest) from.push_back({{blank_record(before_.model(), named().record), {}}, {day}, {}});
        for (const auto& base : from) {
            if (!base.whole.data.data->fits(joined->code.model())) continue;
            auto found = repaired(joined->code, base.whole.data, joined->differs, base.options, options_.trials_max);
            if (!found.record) continue;
            found.record->facts = joined_changes(base.whole.facts, found.record->facts);
            if (note_if_apart(*found.record, base.options, {}, base.like)) return;
        }
    }

    /// None where no calculation asks for one.
    [[nodiscard]] std::vector<std::optional<date>> days() const {
        const auto reads_day = [&](model::definition_index value) { return reached_from_definition(joined_.code, value).reads_reference_date; };
        if (!reads_day(joined_.before) && !reads_day(joined_.after)) return {std::nullopt};
        return days_asked(joined_.code.model(), options_);
    }

    bool note_if_apart(const changed_record& asked, const evaluation_options& options, std::string left_out, std::optional<test_index> like) {
        const auto told = ask(asked.data, options);
        if (!are_values_apart(told)) return false;
        const auto type = named().type();
        difference_record made;
        made.type = named().record;
        made.value = definition_;
        made.facts = asked.facts;
        made.like = like;
        made.left_out = std::move(left_out);
        made.value_name = named().name;
        made.record_name = before_.model().records[named().record].name;
        made.value_before = render_json(told.before.values.front(), before_.model(), type);
        made.value_after = render_json(told.after.values.front(), changed_.model(), type);
        made.options = options;
        made.data = asked.data;
        found_ = std::move(made);
        return true;
    }

    const rules& before_;
    const rules& changed_;
    const joined_values& joined_;
    model::definition_index definition_;
    const difference_options& options_;
    std::optional<difference_record> found_;
};

} // namespace

std::optional<difference_record> find_value_difference(const rules& before, const rules& changed, model::definition_index definition,
                                                       const difference_options& options) {
    const auto joined = join_reported(before.model(), changed.model(), definition);
    return joined ? value_difference_search{before, changed, *joined, options}.find() : std::nullopt;
}

std::optional<difference_record> find_tested_value_difference(const rules& before, const rules& changed, model::definition_index definition,
                                                              const difference_options& options) {
    const auto joined = join_reported(before.model(), changed.model(), definition);
    return joined ? value_difference_search{before, changed, *joined, options}.find_among_tests() : std::nullopt;
}

} // namespace guong::inline v0::differing

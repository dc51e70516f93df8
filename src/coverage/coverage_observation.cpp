#include "coverage_observation.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>

#include "element_turns.hpp"

namespace guong::inline v0::covering {

namespace {

using row_frame = std::vector<row_number>;

class observer {
public:
    observer(const tested_record& test, const covered_program& tested, const point_map& points)
        : tested_{tested}, points_{points}, engine_{tested.code, test.data, test.options} {
        seen_.conditions.resize(points.blank().conditions.size());
    }

    observation observe(const tested_record& test) && {
        for (const auto criterion : test.asked) follow_unit(tested_.code.unit_of(criterion), {test.row});
        for (const auto value : test.asked_values)
            if (const auto operand = tested_.code.operand_of_definition(value); operand != no_operand) follow_operand(operand, {test.row});
        std::erase_if(seen_.element_turns, [&](const element_turn& each) { return list_askings_[each.list] > 1; });
        return std::move(seen_);
    }

private:
    // Conditions

    void follow_unit(std::uint32_t index, const row_frame& frame) {
        if (index == no_unit || !followed_units_.emplace(index, frame).second) return;
        slots outcomes;
        engine_.run(index, frame, outcomes);
        const auto& unit = tested_.code.units()[index];
        for (std::size_t slot = 0; slot < unit.code.size(); ++slot) {
            const auto& code = unit.code[slot];
            note(code, outcomes[slot]);
            note_edges(unit, code, outcomes, frame);
            follow_parts(code, frame);
        }
    }

    void note(const instruction& code, truth outcome) {
        if (const auto* point = point_of(code)) seen_.conditions[*point] |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(outcome));
    }

    [[nodiscard]] const point_index* point_of(const instruction& code) const {
        const auto known = tested_.places.conditions.find(code.origin);
        return known == tested_.places.conditions.end() ? nullptr : &known->second;
    }

    void follow_parts(const instruction& code, const row_frame& frame) {
        switch (code.what) {
        case operation::call:
            if (const auto row = engine_.follow(tested_.code.accesses()[code.access].row, frame)) follow_unit(code.unit, {*row});
            break;
        case operation::some:
        case operation::every:
        case operation::no:
        case operation::count_within:
            follow_elements(code.access, frame, [&](const row_frame& element) { follow_unit(code.unit, element); });
            note_element_turns(code, frame);
            break;
        case operation::compare:
            follow_operand(code.first, frame);
            follow_operand(code.first + 1, frame);
            break;
        case operation::text_test:
            for (std::uint32_t side = 0; side < code.size; ++side) follow_operand(code.first + side, frame);
            break;
        default: break;
        }
    }

    template <class Follow>
    void follow_elements(std::uint32_t access, const row_frame& frame, Follow follow) {
        const auto& list = tested_.code.accesses()[access];
        const auto owner = engine_.follow(list.row, frame);
        const auto elements = owner ? engine_.data().elements(list.row.end, *owner, list.field) : std::nullopt;
        if (!elements) return;
        auto inside = frame;
        inside.push_back(0);
        for (const auto element : *elements) {
            inside.back() = element;
            follow(inside);
        }
    }

    // Elements

    /// Each condition on one element, turned round for that one alone: does the list come out otherwise?
    void note_element_turns(const instruction& code, const row_frame& frame) {
        const auto* list = point_of(code);
        if (!list || code.unit == no_unit) return;
        ++list_askings_[*list];
        std::vector<slots> elements;
        element_counts counts;
        follow_elements(code.access, frame, [&](const row_frame& element) {
            engine_.run(code.unit, element, elements.emplace_back());
            counts.add(elements.back()[0]);
        });
        for (const auto& each : elements) note_element_turns(code, each, counts, *list);
    }

    void note_element_turns(const instruction& code, const slots& element, const element_counts& counts, point_index list) {
        const auto before = outcome_of_list(code, counts);
        const auto& unit = tested_.code.units()[code.unit];
        for (std::size_t slot = 0; slot < unit.code.size(); ++slot) {
            const auto* point = point_of(unit.code[slot]);
            if (!point || element[slot] == truth::unknown) continue;
            const bool met = element[slot] == truth::yes;
            auto turned = counts;
            turned.add(element[0], -1);
            turned.add(outcome_with(unit, element, slot, met ? truth::no : truth::yes));
            const auto after = outcome_of_list(code, turned);
            if (before != after && before != truth::unknown && after != truth::unknown) seen_.element_turns.insert({*point, met, list});
        }
    }

    // Values

    void follow_operand(std::uint32_t index, const row_frame& frame) {
        if (!followed_operands_.emplace(index, frame).second) return;
        using kind = operand_code::kind;
        const auto& code = tested_.code.operands()[index];
        if (operand_code::is_over_list(code.what)) return follow_list(code, frame);
        if (code.what == kind::call) {
            if (const auto row = engine_.follow(code.subject, frame)) follow_parts_of(code, {*row});
            return;
        }
        if (code.what == kind::choice) note_rows(code, frame);
        if (code.what == kind::dated_parameter) note_version(code, frame);
        for (const auto unit : code.units) follow_unit(unit, frame);
        follow_parts_of(code, frame);
    }

    void follow_parts_of(const operand_code& code, const row_frame& frame) {
        for (std::uint32_t part = 0; part < code.size; ++part) follow_operand(code.first + part, frame);
    }

    void follow_list(const operand_code& code, const row_frame& frame) {
        const bool has_outer = code.what == operand_code::kind::run_ending && code.size > 1;
        if (has_outer) follow_operand(code.first + 1, frame);
        follow_elements(code.access, frame, [&](const row_frame& element) {
            follow_unit(code.unit, element);
            for (const auto unit : code.units) follow_unit(unit, element);
            for (std::uint32_t part = 0; part < (has_outer ? 1 : code.size); ++part) follow_operand(code.first + part, element);
        });
    }

    void note_rows(const operand_code& code, const row_frame& frame) {
        const auto known = tested_.places.rows.find(code.origin);
        if (known == tested_.places.rows.end()) return;
        bool others_fail = true;
        for (std::size_t row = 0; row < code.units.size(); ++row) {
            slots outcomes;
            engine_.run(code.units[row], frame, outcomes);
            const bool is_behind = code.takes == model::choice::policy::first && !others_fail;
            if (outcomes[0] == truth::yes && !is_behind) seen_.rows.insert(known->second[row]);
            others_fail = others_fail && outcomes[0] == truth::no;
        }
        if (others_fail && code.has_last) seen_.rows.insert(known->second.back());
    }

    void note_version(const operand_code& code, const row_frame& frame) {
        auto day = engine_.options().as_of;
        if (code.size > 0) {
            const auto found = engine_.value_of(code.first, frame).content;
            const auto* of_record = std::get_if<date>(&found);
            day = of_record ? std::optional{*of_record} : std::nullopt;
        }
        const auto& versions = tested_.code.model().parameters[code.parameter].dated;
        const auto behind =
            std::find_if(versions.begin(), versions.end(), [&](const model::dated_content& each) { return !day || each.from > *day; });
        if (behind == versions.begin()) return;
        if (const auto known = points_.versions().find({code.parameter, std::prev(behind)->from}); known != points_.versions().end())
            seen_.versions.insert(known->second);
    }

    // Edges

    void note_edges(const unit& whole, const instruction& code, const slots& outcomes, const row_frame& frame) {
        const auto* point = code.origin ? point_of(code) : nullptr;
        if (!point) return;
        if (std::holds_alternative<model::comparison>(code.origin->form)) read_bound(code, frame, {*point, false}, false);
        if (std::holds_alternative<model::interval>(code.origin->form)) {
            const bool is_one = code.what != operation::all;
            const auto part = [&](std::uint32_t end) -> const instruction& { return is_one ? code : whole.code[code.first + end]; };
            read_bound(part(0), frame, {*point, false}, false);
            read_bound(part(1), frame, {*point, true}, true);
        }
        if (std::holds_alternative<model::group>(code.origin->form) && code.needed > 0) read_group(code, outcomes, *point);
    }

    void read_bound(const instruction& code, const row_frame& frame, edge_key key, bool is_high) {
        const auto edge = points_.edges().find(key);
        if (edge == points_.edges().end()) return;
        if (code.what == operation::within) {
            const auto found = fact_at(code.access, frame);
            add_reading({edge->second, found, is_known(code.low) && !(is_high && is_known(code.high)) ? code.low : code.high, false});
        } else if (code.what == operation::count_within) {
            const auto tally = engine_.count(code.access, code.unit, frame);
            if (!tally || tally->at_least != tally->at_most) return;
            constexpr auto endless = std::numeric_limits<std::uint32_t>::max();
            const bool takes_high = code.count_high != endless && (is_high || code.count_low == 0);
            add_reading({edge->second, decimal{std::int64_t{tally->at_least}},
                         decimal{std::int64_t{takes_high ? code.count_high : code.count_low}}, false});
        } else if (code.what == operation::compare) {
            const auto found = engine_.value_of(code.first, frame), bound = engine_.value_of(code.first + 1, frame);
            // A value without an end behind the point may only seem to be the bound.
            if (bound.is_rounded || (found.is_rounded && found.content == bound.content)) return;
            add_reading({edge->second, found.content, bound.content, is_calculated(code.first)});
        }
    }

    /// Whether numbers are reckoned, so that only the records say which ones there are next to a bound; counts and spans of time go in steps.
    [[nodiscard]] bool is_calculated(std::uint32_t operand) const {
        const auto& code = tested_.code.operands()[operand];
        switch (code.what) {
        case operand_code::kind::call: return is_calculated(code.first);
        case operand_code::kind::fact:
        case operand_code::kind::count:
        case operand_code::kind::longest_run:
        case operand_code::kind::run_ending:
        case operand_code::kind::blocks:
        case operand_code::kind::elapsed:
        case operand_code::kind::covered_time:
        case operand_code::kind::year:
        case operand_code::kind::school_year:
        case operand_code::kind::text_length: return false;
        default: return true;
        }
    }

    [[nodiscard]] value fact_at(std::uint32_t access, const row_frame& frame) const {
        const auto& place = tested_.code.accesses()[access];
        const auto row = engine_.follow(place.row, frame);
        return row ? engine_.data().fact(place.row.end, *row, place.field) : value{};
    }

    void read_group(const instruction& code, const slots& outcomes, point_index point) {
        std::uint32_t met = 0;
        for (std::uint32_t child = 0; child < code.size; ++child) {
            if (outcomes[code.first + child] == truth::unknown) return;
            met += outcomes[code.first + child] == truth::yes;
        }
        for (const bool is_high : {false, true})
            if (const auto edge = points_.edges().find({point, is_high}); edge != points_.edges().end())
                add_reading({edge->second, decimal{std::int64_t{met}}, decimal{std::int64_t{code.needed}}, false});
    }

    void add_reading(edge_reading read) {
        if (is_known(read.found) && read.found.index() == read.bound.index()) seen_.edges.push_back(std::move(read));
    }

    const covered_program& tested_;
    const point_map& points_;
    evaluator engine_;
    observation seen_;
    std::set<std::pair<std::uint32_t, row_frame>> followed_units_;
    std::set<std::pair<std::uint32_t, row_frame>> followed_operands_;
    std::map<point_index, std::size_t> list_askings_; ///< of how many rows each condition on a list was asked
};

} // namespace

observation observe(const tested_record& test, const covered_program& tested, const point_map& points) {
    return observer{test, tested, points}.observe(test);
}

} // namespace guong::inline v0::covering

#include "repair_world.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>

namespace guong::inline v0::explaining {

namespace {

constexpr std::size_t repair_rows_max = 2'000;
constexpr std::size_t kept_grounds_max = 64;
constexpr std::int64_t whole_distance = 1'000; // moved by as much as can be said of facts of all kinds
constexpr std::int64_t given_distance = 500;   // a fact that was unknown, or is no more

/// A part of the greater of two numbers, in thousandths of it.
std::int64_t part_of_greater(decimal from, decimal to) {
    constexpr int places = 9;
    const auto first = from.at_scale(places), second = to.at_scale(places);
    if (!first || !second || std::abs(*first) > std::numeric_limits<std::int64_t>::max() / 4 || std::abs(*second) > std::numeric_limits<std::int64_t>::max() / 4)
        return whole_distance;
    const auto step = std::max<std::int64_t>(1, std::max(std::abs(*first), std::abs(*second)) / whole_distance);
    return std::clamp<std::int64_t>(std::abs(*first - *second) / step, 1, 2 * whole_distance);
}

} // namespace

repair_room::repair_room(const outcome& result, std::size_t trials_max)
    : engine_{result.evaluator()}, root_{engine_.program().model().criteria[result.criterion()].record, result.row()},
      unit_{engine_.program().unit_of(result.criterion())}, atlas_{engine_.program().model(), engine_.data(), root_.first, root_.second},
      trials_left_{trials_max}, texts_{texts()} {
    auto base = trial_ground::around(engine_, root_, repair_rows_max, {{}, texts_});
    if (!base) return;
    is_open_ = true;
    find_places(*base);
    grounds_.push_back({{}, std::move(*base), {}});
}

/// All that stand in the rules.
std::vector<std::string> repair_room::texts() const {
    std::set<std::string> found;
    const auto note = [&](const value& content) {
        if (const auto* text = std::get_if<std::string>(&content)) found.insert(*text);
    };
    for (const auto& operand : code().operands()) note(operand.content);
    for (const auto& option : code().options()) note(option);
    for (const auto& each : code().units())
        for (const auto& instruction : each.code) {
            note(instruction.low);
            note(instruction.high);
        }
    return {found.begin(), found.end()};
}

void repair_room::find_places(const trial_ground& base) {
    std::deque<data_row> waiting{root_};
    places_.emplace(root_, atlas_.root());
    const auto met = [&](place at, bool is_fixed) {
        const data_row row{at.record, at.row};
        if (!base.has(row)) return;
        if (is_fixed) fixed_rows_.insert(row);
        if (places_.emplace(row, std::move(at)).second) waiting.push_back(row);
    };
    while (!waiting.empty()) {
        const auto row = waiting.front();
        waiting.pop_front();
        const auto here = places_.at(row);
        const bool stands_in_fixed = fixed_rows_.contains(row);
        const auto& fields = rules().records[row.first].fields;
        for (model::field_index index = 0; index < fields.size(); ++index) {
            const auto is_inside = [&](data_row next) { return engine_.data().of(next.first).inline_row[next.second]; };
            if (fields[index].type.list) {
                const auto elements = engine_.data().elements(row.first, row.second, index);
                for (std::size_t i = 0; elements && i < elements->size(); ++i) {
                    const data_row next{fields[index].type.index, (*elements)[i]};
                    met(atlas_.element(here, index, i, next.first, next.second), is_inside(next) && (stands_in_fixed || fields[index].fixed));
                }
            } else if (fields[index].type.base == model::base_type::record) {
                if (auto next = atlas_.referenced(here, index)) {
                    const bool is_fixed = is_inside({next->record, next->row}) && (stands_in_fixed || fields[index].fixed);
                    met(std::move(*next), is_fixed);
                }
            }
        }
    }
}

const place* repair_room::place_at(const std::string& pointer) const noexcept {
    const auto found = std::find_if(places_.begin(), places_.end(), [&](const auto& each) { return each.second.pointer == pointer; });
    return found == places_.end() ? nullptr : &found->second;
}

void repair_room::set_facts(kept_ground& kept, const std::map<fact_place, value>& facts) const {
    for (const auto& [fact, content] : kept.facts)
        if (!facts.contains(fact)) static_cast<void>(kept.ground.set(fact.first, fact.second, original(fact)));
    for (const auto& [fact, content] : facts) static_cast<void>(kept.ground.set(fact.first, fact.second, content));
    kept.facts = facts;
}

trial_ground& repair_room::ground(const world& changed) {
    auto found = std::find_if(grounds_.begin(), grounds_.end(), [&](const kept_ground& each) { return each.lists == changed.lists; });
    if (found == grounds_.end()) {
        // No more rows than before, and those put in, which are as few as the changes.
        auto made = trial_ground::around(engine_, root_, std::numeric_limits<std::size_t>::max(), {changed.lists, texts_});
        grounds_.push_front({changed.lists, std::move(*made), {}});
        if (grounds_.size() > kept_grounds_max) grounds_.pop_back();
    } else if (found != grounds_.begin()) {
        grounds_.splice(grounds_.begin(), grounds_, found);
    }
    set_facts(grounds_.front(), changed.facts);
    return grounds_.front().ground;
}

bool repair_room::is_eligible(const world& changed) {
    spend(1);
    const auto& there = ground(changed);
    const auto row = there.copy_of(root_);
    slots bits;
    there.engine().run(unit_, {&row, 1}, bits);
    return bits[0] == truth::yes;
}

value repair_room::original(const fact_place& fact) const {
    if (is_fresh(fact.first)) return {};
    return engine_.data().fact(fact.first.first, fact.first.second, fact.second);
}

row_number repair_room::fresh_row(const list_place& list, std::size_t ordinal) {
    const auto next = static_cast<row_number>(first_fresh_row + fresh_rows_.size());
    return fresh_rows_.try_emplace({list, ordinal}, next).first->second;
}

bool repair_room::is_fixed(data_row row, model::field_index field) const {
    const auto& declared = this->field(row.first, field);
    return !is_fresh(row) && (declared.fixed || (fixed_rows_.contains(row) && !declared.costed));
}

bool repair_room::can_add(data_row row, model::field_index list) const {
    if (is_fresh(row)) return !field(row.first, list).referring;
    if (is_fixed(row, list)) return false;
    return !field(row.first, list).referring || engine_.data().elements(row.first, row.second, list).has_value();
}

bool repair_room::can_remove(data_row row, model::field_index list, row_number element) const {
    if (is_fresh(row) || is_fixed(row, list) || field(row.first, list).referring || element >= first_fresh_row) return false;
    // A list may name one record twice, and to take away one of the two places leaves the record in it.
    const auto elements = engine_.data().elements(row.first, row.second, list);
    return elements && std::count(elements->begin(), elements->end(), element) == 1;
}

price repair_room::price_of(const world& changed) const {
    price total;
    for (const auto& [fact, content] : changed.facts) {
        if (is_fresh(fact.first)) continue;
        const auto& declared = field(fact.first.first, fact.second);
        total = total + price{declared.cost, distance(declared.type, original(fact), content)};
    }
    for (const auto& [list, edit] : changed.lists) {
        const auto elements = static_cast<std::int64_t>(edit.without.size() + edit.fresh.size());
        total = total + price{std::max<std::int64_t>(1, elements) * field(list.first.first, list.second).cost,
                              elements == 0 ? given_distance : elements * whole_distance};
    }
    return total;
}

std::int64_t repair_room::distance(model::type type, const value& from, const value& to) const {
    if (!is_known(from) || !is_known(to)) return given_distance;
    constexpr std::int64_t days_in_ten_years = 3'652, ten_years = 10;
    switch (type.base) {
    case model::base_type::scale: {
        const auto steps = std::abs(std::get<level>(from).rank - std::get<level>(to).rank);
        const auto all = static_cast<std::int64_t>(rules().scales[type.index].levels.size()) - 1;
        return std::max<std::int64_t>(1, whole_distance * steps / std::max<std::int64_t>(1, all));
    }
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: return part_of_greater(std::get<decimal>(from), std::get<decimal>(to));
    case model::base_type::date: {
        const auto days = std::abs(std::int64_t{std::get<date>(from).days} - std::get<date>(to).days);
        return std::clamp<std::int64_t>(whole_distance * days / days_in_ten_years, 1, 2 * whole_distance);
    }
    case model::base_type::school_year: {
        const auto years = std::abs(std::get<school_year>(from).first - std::get<school_year>(to).first);
        return std::clamp<std::int64_t>(whole_distance * years / ten_years, 1, 2 * whole_distance);
    }
    default: return whole_distance;
    }
}

} // namespace guong::inline v0::explaining

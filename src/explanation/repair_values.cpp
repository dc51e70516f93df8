#include "repair_values.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <guong/limits.hpp>

namespace guong::inline v0::explaining {

namespace {

constexpr int places_max = 9;
constexpr std::int64_t furthest_unit = 100'000'000'000'000'000;
constexpr std::int64_t stride = 4;
constexpr std::int64_t far_from_all = 1'000'000; // in whole numbers, from what stands in record and rules

/// Where a value stands on the line of its kind.
std::optional<decimal> point_of_value(const value& content) {
    if (const auto* yes = std::get_if<bool>(&content)) return decimal{*yes ? 1 : 0};
    if (const auto* number = std::get_if<decimal>(&content)) return *number;
    if (const auto* day = std::get_if<date>(&content)) return decimal{day->days};
    if (const auto* rank = std::get_if<level>(&content)) return decimal{rank->rank};
    if (const auto* years = std::get_if<school_year>(&content)) return decimal{years->first};
    return std::nullopt;
}

bool is_number(model::base_type base) {
    return base == model::base_type::integer || base == model::base_type::decimal || base == model::base_type::percent;
}

void settle(std::vector<std::int64_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

} // namespace

/// The values of a fact as whole numbers, in order.
struct repair_values::line {
    model::type type;
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
    int places = 0;
    std::optional<std::int64_t> original; ///< what the record says
    std::int64_t usual = 0;               ///< where nothing else is known

    [[nodiscard]] bool is_short() const {
        return type.base == model::base_type::boolean || type.base == model::base_type::judgement || type.base == model::base_type::scale;
    }
    [[nodiscard]] value content(std::int64_t at) const {
        switch (type.base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return at != 0;
        case model::base_type::scale: return level{static_cast<std::uint8_t>(at)};
        case model::base_type::date: return date{static_cast<std::int32_t>(at)};
        case model::base_type::school_year: return school_year{static_cast<std::int32_t>(at)};
        default: return decimal::of(at, places);
        }
    }
};

repair_values::repair_values(repair_room& room, const calculated_fields& calculated) : room_{room}, calculated_{calculated} {
    for (const auto& unit : room_.code().units())
        for (const auto& code : unit.code) {
            collect_tests(code);
            collect_comparison(code);
        }
}

void repair_values::collect_tests(const instruction& code) {
    if (code.what != operation::within && code.what != operation::one_of) return;
    const auto& read = room_.code().accesses()[code.access];
    auto& found = limits_[{read.row.end, read.field}];
    const auto note = [&](const value& limit, bool begins, bool ends) {
        if (const auto* text = std::get_if<std::string>(&limit)) found.texts.push_back(*text);
        const auto point = point_of_value(limit);
        if (!point) return;
        if (begins) found.from.push_back(*point);
        if (ends) found.after.push_back(*point);
        found.places = std::max(found.places, std::min(point->scale(), places_max));
    };
    if (code.what == operation::within) {
        note(code.low, true, false);
        note(code.high, false, true);
    } else {
        for (std::uint32_t i = 0; i < code.size; ++i) note(room_.code().options()[code.first + i], true, true);
    }
}

void repair_values::collect_constants(std::uint32_t index, std::vector<value>& constants, std::vector<field_key>& fields,
                                      std::set<std::uint32_t>& seen) const {
    const auto& operand = room_.code().operands()[index];
    if (operand.what == operand_code::kind::call && !seen.insert(index).second) return;
    if (is_known(operand.content)) constants.push_back(operand.content);
    if (operand.what == operand_code::kind::fact) {
        const auto& read = room_.code().accesses()[operand.access];
        fields.emplace_back(read.row.end, read.field);
    }
    for (std::uint32_t part = 0; part < operand.size; ++part) collect_constants(operand.first + part, constants, fields, seen);
}

void repair_values::collect_comparison(const instruction& code) {
    if (!takes_operands(code.what)) return;
    std::vector<value> constants;
    std::vector<field_key> fields;
    std::set<std::uint32_t> seen;
    for (std::uint32_t side = 0; side < operand_count(code.what, code.size); ++side) collect_constants(code.first + side, constants, fields, seen);
    for (const auto& field : fields) {
        auto& found = limits_[field];
        auto& beside = compared_with_[field];
        for (const auto& each : constants) {
            if (const auto* text = std::get_if<std::string>(&each)) found.texts.push_back(*text);
            if (const auto* number = std::get_if<decimal>(&each)) found.places = std::max(found.places, std::min(number->scale(), places_max));
            beside.push_back(each);
        }
    }
}

repair_values::line repair_values::line_of(const fact_place& fact, const model::type& type) const {
    line made;
    made.type = type;
    const auto present = point_of_value(room_.original(fact));
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement: made.highest = 1; break;
    case model::base_type::scale: made.highest = static_cast<std::int64_t>(room_.rules().scales[type.index].levels.size()) - 1; break;
    case model::base_type::date:
        made.lowest = date::of(1, 1, 1)->days;
        made.highest = date::of(9999, 12, 31)->days;
        made.usual = room_.engine().options().as_of.value_or(*date::of(2000, 1, 1)).days;
        break;
    case model::base_type::school_year:
        made.lowest = 1;
        made.highest = limits::school_year_max;
        made.usual = room_.engine().options().as_of ? room_.engine().options().as_of->civil().year : 2000;
        break;
    default:
        if (type.base != model::base_type::integer) {
            if (const auto known = limits_.find({fact.first.first, fact.second}); known != limits_.end()) made.places = known->second.places;
            if (present) made.places = std::max(made.places, std::min(present->scale(), places_max));
        }
        made.lowest = -furthest_unit;
        made.highest = furthest_unit;
    }
    if (present) made.original = std::clamp(present->floor_at_scale(made.places), made.lowest, made.highest);
    return made;
}

/// Where stretches begin by what the rules compare the field itself with.
std::vector<std::int64_t> repair_values::beginnings(const line& values, const fact_place& fact) const {
    std::vector<std::int64_t> begin;
    if (values.is_short() && calculated_.contains(fact.first.first, fact.second))
        for (auto at = values.lowest + 1; at <= values.highest; ++at) begin.push_back(at);
    const auto known = limits_.find({fact.first.first, fact.second});
    if (known != limits_.end()) {
        for (const auto& point : known->second.from) begin.push_back(point.ceiling_at_scale(values.places));
        for (const auto& point : known->second.after)
            if (const auto at = point.floor_at_scale(values.places); at < values.highest) begin.push_back(at + 1);
    }
    std::erase_if(begin, [&](std::int64_t at) { return at <= values.lowest || at > values.highest; });
    settle(begin);
    return begin;
}

/// Looks for where the outcome changes, or one side overtakes the other: going out from the present value in greater and greater steps,
/// and then closing in.
std::vector<std::int64_t> repair_values::search(const compared_values& comparison, const world& changed, const fact_place& fact, const line& values,
                                                const std::vector<std::int64_t>& known) {
    auto& ground = room_.ground(changed);
    const auto& code = room_.code().units()[comparison.unit].code[comparison.slot];
    const auto current = changed.facts.find(fact);
    const auto present = current == changed.facts.end() ? room_.original(fact) : current->second;
    const auto middle = [&] {
        const auto point = point_of_value(present);
        return point ? std::clamp(point->floor_at_scale(values.places), values.lowest, values.highest) : values.usual;
    }();

    // What comes out although the fact is unknown comes out whatever it is.
    room_.spend(1);
    static_cast<void>(ground.set(fact.first, fact.second, value{}));
    const bool is_settled = !room_.code().asks_what_is_known() && ground.outcome(comparison.unit, comparison.slot, comparison.scopes) != truth::unknown;
    static_cast<void>(ground.set(fact.first, fact.second, present));
    if (is_settled) return {};

    std::int64_t one = 1;
    for (int place = 0; place < values.places; ++place) one *= 10;
    std::vector<std::int64_t> points{middle};
    auto furthest = std::abs(middle);
    const auto add = [&](std::int64_t at) {
        points.push_back(at);
        furthest = std::max(furthest, std::abs(at));
    };
    for (const auto at : known) add(at);
    if (const auto beside = compared_with_.find({fact.first.first, fact.second}); beside != compared_with_.end())
        for (const auto& each : beside->second)
            if (const auto point = point_of_value(each); point && (is_number(values.type.base) == std::holds_alternative<decimal>(each)))
                add(std::clamp(point->floor_at_scale(values.places), values.lowest, values.highest));
    const auto reach = std::min(furthest_unit, furthest * 2 > furthest_unit ? furthest_unit : furthest * 2 + far_from_all * one);
    for (std::int64_t step = 1; step <= reach; step *= stride) {
        points.push_back(middle - step);
        points.push_back(middle + step);
    }
    std::erase_if(points, [&](std::int64_t at) { return at < values.lowest || at > values.highest; });
    settle(points);

    struct finding {
        std::int64_t at = 0;
        truth outcome{};
        int order = 2;
    };
    const auto try_at = [&](std::int64_t at) -> std::optional<finding> {
        if (room_.trials_left() == 0 || !ground.set(fact.first, fact.second, values.content(at))) return std::nullopt;
        room_.spend(1);
        finding found{at, ground.outcome(comparison.unit, comparison.slot, comparison.scopes), 2};
        if (code.what != operation::compare) return found;
        const auto& operands = room_.code().operands();
        if (!operands[code.first].origin || !operands[code.first + 1].origin) return found;
        const auto left = ground.value_of(code.first, comparison.scopes), right = ground.value_of(code.first + 1, comparison.scopes);
        if (is_known(left.content) && left.content.index() == right.content.index())
            found.order = left.content < right.content ? -1 : right.content < left.content ? 1 : 0;
        return found;
    };
    std::vector<std::int64_t> begin;
    const auto close_in = [&](finding low, finding high, const auto& self) -> void {
        if (low.outcome == high.outcome && low.order == high.order) return;
        if (high.at - low.at <= 1) {
            begin.push_back(high.at);
            return;
        }
        const auto between = try_at(low.at + (high.at - low.at) / 2);
        if (!between) return;
        self(low, *between, self);
        self(*between, high, self);
    };
    // On either side, up to where one side has overtaken the other.
    const auto start = try_at(middle);
    const auto here = std::lower_bound(points.begin(), points.end(), middle);
    const auto is_overtaken = [&](const finding& found) { return found.order != 2 && found.order != 0 && start->order != 2 && found.order != start->order; };
    auto last = start;
    for (auto at = here; start && at != points.end() && !is_overtaken(*last); ++at) {
        const auto next = try_at(*at);
        if (!next) continue;
        close_in(*last, *next, close_in);
        last = next;
    }
    last = start;
    for (auto at = here; start && at != points.begin() && !is_overtaken(*last);) {
        const auto next = try_at(*--at);
        if (!next) continue;
        close_in(*next, *last, close_in);
        last = next;
    }
    static_cast<void>(ground.set(fact.first, fact.second, present));
    return begin;
}

void repair_values::add_beginnings_of(const compared_values& comparison, const world& changed, const fact_place& fact, const line& values,
                                      std::vector<std::int64_t>& begin) {
    world beside; // what else is changed of what it reads
    for (const auto& [list, edit] : changed.lists)
        if (std::binary_search(comparison.spots.begin(), comparison.spots.end(), spot{spot::kind::addition, list.first, list.second, 0}))
            beside.lists.emplace(list, edit);
    for (const auto& [other, content] : changed.facts)
        if (std::binary_search(comparison.spots.begin(), comparison.spots.end(), spot{spot::kind::fact, other.first, other.second, 0}))
            beside.facts.emplace(other, content);
    const auto known = begin;
    const auto [found, is_new] = searched_.try_emplace({comparison, fact, std::move(beside)});
    if (is_new) found->second = search(comparison, changed, fact, values, known);
    begin.insert(begin.end(), found->second.begin(), found->second.end());
}

/// Of each stretch the value nearest to what the record says; or the end that a rule names, where the record says nothing.
std::vector<std::int64_t> repair_values::chosen(const line& values, const std::vector<std::int64_t>& begin, bool both_ends) const {
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i <= begin.size(); ++i) {
        const auto low = i == 0 ? values.lowest : begin[i - 1];
        const auto high = i == begin.size() ? values.highest : begin[i] - 1;
        const bool has_low = i > 0 || values.is_short(), has_high = i < begin.size() || values.is_short();
        if (values.original)
            found.push_back(std::clamp(*values.original, low, high));
        else
            found.push_back(has_low ? low : has_high ? high : values.usual);
        if (!both_ends) continue;
        if (has_low) found.push_back(low);
        if (has_high) found.push_back(high);
    }
    return found;
}

std::vector<value> repair_values::of(const world& changed, const fact_place& fact, const std::vector<compared_values>& comparisons) {
    const auto type = room_.field(fact.first.first, fact.second).type;
    if (type.list || type.base == model::base_type::record || type.base == model::base_type::duration) return {};
    if (type.base == model::base_type::text) return of_texts(changed, fact, comparisons);
    const auto values = line_of(fact, type);
    auto begin = beginnings(values, fact);
    const bool is_calculated = calculated_.contains(fact.first.first, fact.second);
    const auto known = begin;
    if (is_calculated && !values.is_short())
        for (const auto& comparison : comparisons)
            if (std::binary_search(comparison.spots.begin(), comparison.spots.end(), spot{spot::kind::fact, fact.first, fact.second, 0})) {
                auto more = known;
                add_beginnings_of(comparison, changed, fact, values, more);
                begin.insert(begin.end(), more.begin(), more.end());
            }
    settle(begin);
    auto points = chosen(values, begin, is_calculated);
    settle(points);
    if (values.original)
        std::stable_sort(points.begin(), points.end(), [&](std::int64_t a, std::int64_t b) { return std::abs(a - *values.original) < std::abs(b - *values.original); });
    const auto current = changed.facts.find(fact);
    auto& ground = room_.ground(changed);
    std::vector<value> found;
    for (const auto at : points) {
        if (at == values.original) continue;
        auto content = values.content(at);
        if (current != changed.facts.end() && content == current->second) continue;
        if (ground.set(fact.first, fact.second, content)) found.push_back(std::move(content));
    }
    static_cast<void>(ground.set(fact.first, fact.second, current == changed.facts.end() ? room_.original(fact) : current->second));
    return found;
}

value repair_values::before(const fact_place& fact, const value& reached) const {
    const auto values = line_of(fact, room_.field(fact.first.first, fact.second).type);
    const auto at = point_of_value(reached)->floor_at_scale(values.places);
    return values.content(at < *values.original ? at + 1 : at - 1);
}

/// Those that the rules name, and those that it is compared with.
std::vector<value> repair_values::of_texts(const world& changed, const fact_place& fact, const std::vector<compared_values>& comparisons) {
    std::vector<std::string> texts;
    if (const auto known = limits_.find({fact.first.first, fact.second}); known != limits_.end()) texts = known->second.texts;
    const auto content_of = [&](const fact_place& asked) {
        const auto current = changed.facts.find(asked);
        return current == changed.facts.end() ? room_.original(asked) : current->second;
    };
    for (const auto& comparison : comparisons) {
        if (!std::binary_search(comparison.spots.begin(), comparison.spots.end(), spot{spot::kind::fact, fact.first, fact.second, 0})) continue;
        for (const auto& other : comparison.spots) {
            if (other.what != spot::kind::fact || room_.field(other.row.first, other.field).type.base != model::base_type::text) continue;
            const auto content = content_of({other.row, other.field});
            if (const auto* text = std::get_if<std::string>(&content)) texts.push_back(*text);
        }
    }
    std::vector<value> found;
    const auto original = room_.original(fact), current = content_of(fact);
    for (auto& text : texts) {
        value content{std::move(text)};
        if (content == original || content == current || std::find(found.begin(), found.end(), content) != found.end()) continue;
        found.push_back(std::move(content));
    }
    return found;
}

} // namespace guong::inline v0::explaining

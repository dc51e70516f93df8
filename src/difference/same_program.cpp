#include "same_program.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace guong::inline v0::differing {

namespace {

struct plain_range {
    value low;
    value high;
    bool negated = false;

    friend bool operator==(const plain_range&, const plain_range&) = default;
};

bool has_steps(model::base_type base) {
    return base == model::base_type::integer || base == model::base_type::date || base == model::base_type::scale ||
           base == model::base_type::school_year;
}

/// The next value of a type that has steps; nothing at the end of a scale.
std::optional<value> stepped(const value& from, int step, std::size_t levels) {
    if (const auto* number = std::get_if<decimal>(&from)) {
        const auto whole = step > 0 ? number->floor_at_scale(0) : number->ceiling_at_scale(0);
        constexpr auto far = std::numeric_limits<std::int64_t>::max() / 2;
        return whole > -far && whole < far ? std::optional<value>{decimal{whole + step}} : std::nullopt;
    }
    if (const auto* day = std::get_if<date>(&from)) return date{day->days + step};
    if (const auto* years = std::get_if<school_year>(&from)) return school_year{years->first + step};
    if (const auto* rank = std::get_if<level>(&from)) {
        const int next = rank->rank + step;
        if (next < 0 || static_cast<std::size_t>(next) >= levels) return std::nullopt;
        return level{static_cast<std::uint8_t>(next)};
    }
    return std::nullopt;
}

/// A whole number that is at least 2.5 is at least 3.
value to_whole(const value& bound, bool is_low) {
    const auto* number = std::get_if<decimal>(&bound);
    return number ? value{decimal{is_low ? number->ceiling_at_scale(0) : number->floor_at_scale(0)}} : bound;
}

/// Walks through both programs at once, from where both are entered.
class program_comparison {
public:
    program_comparison(const program& left, const program& right) : left_{left}, right_{right} {}

    [[nodiscard]] bool same_units(std::uint32_t a, std::uint32_t b) {
        if (a == no_unit || b == no_unit) return a == b;
        if (!met_units_.emplace(a, b).second) return true; // compared already, or about to be
        const auto &first = left_.units()[a], &second = right_.units()[b];
        return first.record == second.record && first.depth == second.depth &&
               std::equal(first.code.begin(), first.code.end(), second.code.begin(), second.code.end(),
                          [&](const instruction& x, const instruction& y) { return same(x, y); });
    }

    [[nodiscard]] bool same_operands(std::uint32_t a, std::uint32_t b) {
        if (a == no_operand || b == no_operand) return a == b;
        return !met_operands_.emplace(a, b).second || same(left_.operands()[a], right_.operands()[b]);
    }

    [[nodiscard]] bool same(const instruction& a, const instruction& b) {
        if (std::tuple{a.what, a.size, a.needed} != std::tuple{b.what, b.size, b.needed} || !same_units(a.unit, b.unit)) return false;
        if (is_group(a.what) && a.first != b.first) return false;
        if (!is_group(a.what) && !takes_operands(a.what) && !same_access(a.access, b.access)) return false;
        if (takes_operands(a.what) && !same_sides(a, b)) return false;
        if (a.what == operation::one_of && !same_options(a, b)) return false;
        if (a.what == operation::within) return range_of_fact(a, left_) == range_of_fact(b, right_);
        if (a.what == operation::count_within) return range_of_count(a) == range_of_count(b);
        return a.negated == b.negated;
    }

    [[nodiscard]] bool same(const operand_code& a, const operand_code& b) {
        const bool reads = a.what == operand_code::kind::fact || operand_code::is_over_list(a.what);
        const auto parts = [](const operand_code& code) {
            return std::tie(code.what, code.content, code.subject, code.size, code.inverse, code.has_last, code.covers_all,
                            code.takes_per_cent, code.mode, code.step, code.takes, code.time);
        };
        if (parts(a) != parts(b) || !same_units(a.unit, b.unit) || (reads && !same_access(a.access, b.access))) return false;
        if (!std::equal(a.units.begin(), a.units.end(), b.units.begin(), b.units.end(), [&](auto x, auto y) { return same_units(x, y); }))
            return false;
        for (std::uint32_t part = 0; part < a.size; ++part)
            if (!same_operands(a.first + part, b.first + part)) return false;
        const bool same_number = a.what == operand_code::kind::function_call ? same_functions(a.number, b.number) : a.number == b.number;
        if (!same_number) return false;
        return a.what != operand_code::kind::dated_parameter || same_versions(a.parameter, b.parameter);
    }

private:
    [[nodiscard]] bool same_access(std::uint32_t a, std::uint32_t b) const {
        const auto &first = left_.accesses()[a], &second = right_.accesses()[b];
        return first.row == second.row && first.field == second.field && first.type == second.type;
    }

    [[nodiscard]] bool same_sides(const instruction& a, const instruction& b) {
        if (a.comparison != b.comparison || a.text != b.text) return false;
        const std::uint32_t sides = a.what == operation::compare ? 2 : a.size;
        for (std::uint32_t side = 0; side < sides; ++side)
            if (!same_operands(a.first + side, b.first + side)) return false;
        return true;
    }

    [[nodiscard]] bool same_options(const instruction& a, const instruction& b) const {
        const auto first = left_.options().begin() + a.first, second = right_.options().begin() + b.first;
        return std::equal(first, first + a.size, second);
    }

    static plain_range range_of_fact(const instruction& code, const program& whole) {
        const auto type = whole.accesses()[code.access].type;
        plain_range range{code.low, code.high, code.negated};
        if (!has_steps(type.base)) return range;
        const auto levels = type.base == model::base_type::scale ? whole.model().scales[type.index].levels.size() : 0;
        if (type.base == model::base_type::integer) range = {to_whole(range.low, true), to_whole(range.high, false), range.negated};
        return turned_straight(std::move(range), levels);
    }

    /// Not at least 3 is at most 2.
    static plain_range turned_straight(plain_range range, std::size_t levels) {
        if (!range.negated || is_known(range.low) == is_known(range.high)) return range;
        const auto next = is_known(range.low) ? stepped(range.low, -1, levels) : stepped(range.high, 1, levels);
        if (!next) return range;
        return is_known(range.low) ? plain_range{{}, *next, false} : plain_range{*next, {}, false};
    }

    static std::tuple<std::uint32_t, std::uint32_t, bool> range_of_count(const instruction& code) {
        constexpr auto endless = std::numeric_limits<std::uint32_t>::max();
        if (!code.negated) return {code.count_low, code.count_high, false};
        if (code.count_low > 0 && code.count_high == endless) return {0, code.count_low - 1, false};
        if (code.count_low == 0 && code.count_high != endless) return {code.count_high + 1, endless, false};
        return {code.count_low, code.count_high, true};
    }

    /// By name and types: what the host answers to one name is then the same for both.
    [[nodiscard]] bool same_functions(std::int64_t a, std::int64_t b) const {
        const auto &left = left_.model().functions[static_cast<std::size_t>(a)], &right = right_.model().functions[static_cast<std::size_t>(b)];
        return left.name == right.name && left.result == right.result &&
               std::equal(left.arguments.begin(), left.arguments.end(), right.arguments.begin(), right.arguments.end(),
                          [](const auto& x, const auto& y) { return x.type == y.type; });
    }

    [[nodiscard]] bool same_versions(model::parameter_index a, model::parameter_index b) const {
        const auto &first = left_.model().parameters[a].dated, &second = right_.model().parameters[b].dated;
        return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                          [](const auto& x, const auto& y) { return x.from == y.from && x.content == y.content; });
    }

    const program& left_;
    const program& right_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> met_units_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> met_operands_;
};

} // namespace

bool are_same(const program& left, model::criterion_index criterion, const program& right, model::criterion_index other) {
    return left.model().month_ends == right.model().month_ends &&
           program_comparison{left, right}.same_units(left.unit_of(criterion), right.unit_of(other));
}

bool are_same(const program& left, const program& right) {
    const auto &rules = left.model(), &others = right.model();
    if (rules.criteria.size() != others.criteria.size() || rules.definitions.size() != others.definitions.size() ||
        rules.month_ends != others.month_ends)
        return false;
    program_comparison both{left, right};
    for (model::criterion_index each = 0; each < rules.criteria.size(); ++each)
        if (!both.same_units(left.unit_of(each), right.unit_of(each))) return false;
    for (model::definition_index each = 0; each < rules.definitions.size(); ++each)
        if (!both.same_operands(left.operand_of_definition(each), right.operand_of_definition(each))) return false;
    return true;
}

bool are_same_values(const program& left, model::definition_index definition, const program& right, model::definition_index other) {
    return left.model().month_ends == right.model().month_ends &&
           program_comparison{left, right}.same_operands(left.operand_of_definition(definition), right.operand_of_definition(other));
}

bool report_the_same(const program& left, const program& right) {
    if (left.model().month_ends != right.model().month_ends) return false;
    program_comparison both{left, right};
    const auto& rules = left.model();
    for (model::definition_index each = 0; each < rules.definitions.size(); ++each)
        if (rules.definitions[each].reported && !both.same_operands(left.operand_of_definition(each), right.operand_of_definition(each))) return false;
    return true;
}

bool are_same(const program& code, const instruction& left, const instruction& right) { return program_comparison{code, code}.same(left, right); }

bool are_same(const program& code, const operand_code& left, const operand_code& right) { return program_comparison{code, code}.same(left, right); }

} // namespace guong::inline v0::differing

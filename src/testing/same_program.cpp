#include "same_program.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace guong::inline v0::differing {

namespace {

struct plain_range {
    value low;
    value high;
    bool negated = false;

    friend bool operator==(const plain_range&, const plain_range&) = default;
};

bool has_steps(model::base_type base) {
    return base == model::base_type::integer || base == model::base_type::date || base == model::base_type::scale || base == model::base_type::school_year;
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

class program_comparison {
public:
    program_comparison(const program& left, const program& right) : left_{left}, right_{right} {}

    [[nodiscard]] bool holds() const {
        return have_same_entries() && all_same(left_.units(), right_.units(), [&](const unit& a, const unit& b) { return same(a, b); }) &&
               left_.options() == right_.options() &&
               all_same(left_.operands(), right_.operands(), [&](const operand_code& a, const operand_code& b) { return same(a, b); });
    }

private:
    template <class Whole, class Same>
    static bool all_same(const Whole& left, const Whole& right, Same same) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(), same);
    }

    [[nodiscard]] bool have_same_entries() const {
        const auto &rules = left_.model(), &others = right_.model();
        if (rules.criteria.size() != others.criteria.size() || rules.definitions.size() != others.definitions.size()) return false;
        for (model::criterion_index each = 0; each < rules.criteria.size(); ++each)
            if (left_.unit_of(each) != right_.unit_of(each)) return false;
        for (model::definition_index each = 0; each < rules.definitions.size(); ++each)
            if (left_.operand_of_definition(each) != right_.operand_of_definition(each)) return false;
        return rules.month_ends == others.month_ends;
    }

    [[nodiscard]] bool same(const unit& a, const unit& b) const {
        return a.record == b.record && a.depth == b.depth && all_same(a.code, b.code, [&](const instruction& x, const instruction& y) { return same(x, y); });
    }

    [[nodiscard]] bool same_access(std::uint32_t a, std::uint32_t b) const {
        const auto &first = left_.accesses()[a], &second = right_.accesses()[b];
        return first.row == second.row && first.field == second.field && first.type == second.type;
    }

    [[nodiscard]] bool same(const instruction& a, const instruction& b) const {
        if (a.what != b.what) return false;
        const bool is_group = a.what >= operation::all && a.what <= operation::exactly;
        const bool is_of_operands = a.what == operation::compare || a.what == operation::text_test;
        if (!is_group && !is_of_operands && !same_access(a.access, b.access)) return false;
        if (std::tuple{a.first, a.size, a.needed, a.unit, a.comparison, a.text} != std::tuple{b.first, b.size, b.needed, b.unit, b.comparison, b.text}) return false;
        if (a.what == operation::within) return range_of_fact(a, left_) == range_of_fact(b, right_);
        if (a.what == operation::count_within) return range_of_count(a) == range_of_count(b);
        return a.negated == b.negated;
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

    [[nodiscard]] bool same(const operand_code& a, const operand_code& b) const {
        const bool reads = a.what == operand_code::kind::fact || operand_code::is_over_list(a.what);
        const auto parts = [](const operand_code& code) {
            return std::tie(code.what, code.content, code.unit, code.subject, code.first, code.size, code.units, code.inverse, code.has_last, code.covers_all,
                            code.takes_per_cent, code.mode, code.step, code.takes, code.time, code.number, code.parameter);
        };
        if (parts(a) != parts(b) || (reads && !same_access(a.access, b.access))) return false;
        return a.what != operand_code::kind::dated_parameter || same_versions(a.parameter);
    }

    [[nodiscard]] bool same_versions(model::parameter_index parameter) const {
        return all_same(left_.model().parameters[parameter].dated, right_.model().parameters[parameter].dated,
                        [](const auto& a, const auto& b) { return a.from == b.from && a.content == b.content; });
    }

    const program& left_;
    const program& right_;
};

} // namespace

bool are_same(const program& left, const program& right) { return program_comparison{left, right}.holds(); }

} // namespace guong::inline v0::differing

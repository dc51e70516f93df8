#include "possible_value.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace guong::reference {

namespace {

/// The engine calculates with any two numbers of this length without giving up.
constexpr unsigned bits_max = 60;

void refuse_long(const fraction& number) {
    static const whole_number longest = whole_number{1} << bits_max;
    const auto is_long = [](const whole_number& part) { return part > longest || part < -longest; };
    if (is_long(numerator(number)) || is_long(denominator(number))) throw too_long{};
}

whole_number floor_of(const fraction& number) {
    const whole_number above = numerator(number), below = denominator(number);
    whole_number quotient = above / below; // towards zero
    if (quotient * below > above) --quotient;
    return quotient;
}

fraction rounded_exactly(const fraction& number, rounding_mode mode, const fraction& step) {
    const fraction steps = number / step;
    const whole_number lower = floor_of(steps);
    const fraction beyond = steps - fraction{lower};
    const fraction half{1, 2};
    bool goes_up = false;
    switch (mode) {
    case rounding_mode::down: break;
    case rounding_mode::up: goes_up = beyond > 0; break;
    case rounding_mode::half_up: goes_up = beyond >= half; break;
    case rounding_mode::half_even: goes_up = beyond > half || (beyond == half && lower % 2 != 0); break;
    }
    const whole_number chosen = lower + (goes_up ? 1 : 0);
    return fraction{chosen} * step;
}

bool holds_a_whole_number(const fraction& low, const fraction& high) { return fraction{floor_of(high)} >= low; }

struct possible_orders {
    bool less = false;
    bool equal = false;
    bool greater = false;
};

possible_orders orders_of(const known_value& left, const known_value& right) {
    if (left.text) return {false, left.text == right.text, left.text != right.text};
    if (left.is_exact() && right.is_exact()) {
        const auto order = left.low.compare(right.low);
        return {order < 0, order == 0, order > 0};
    }
    const auto bottom = std::max(left.low, right.low), top = std::min(left.high, right.high);
    const bool may_be_equal = bottom <= top && (!(left.is_whole || right.is_whole) || holds_a_whole_number(bottom, top));
    return {left.low < right.high, may_be_equal, left.high > right.low};
}

/// Whether a comparison holds where the left side is less, equal and greater.
std::array<bool, 3> answers(comparison_operator operation) {
    switch (operation) {
    case comparison_operator::equal: return {false, true, false};
    case comparison_operator::not_equal: return {true, false, true};
    case comparison_operator::less: return {true, false, false};
    case comparison_operator::less_or_equal: return {true, true, false};
    case comparison_operator::greater: return {false, false, true};
    case comparison_operator::greater_or_equal: return {false, true, true};
    }
    return {};
}

} // namespace

possible_value between(const fraction& low, const fraction& high) {
    refuse_long(low);
    refuse_long(high);
    return known_value{low, high, false, std::nullopt};
}

possible_value exactly(const fraction& number) {
    refuse_long(number);
    return known_value{number, number, false, std::nullopt};
}

possible_value text_value(std::string text) { return known_value{0, 0, false, std::move(text)}; }

fraction to_fraction(decimal number) {
    fraction result{number.coefficient()};
    for (int place = 0; place < number.scale(); ++place) result /= 10;
    return result;
}

possible_value to_possible(const value& content) {
    if (!is_known(content)) return std::nullopt;
    if (const auto* number = std::get_if<decimal>(&content)) return exactly(to_fraction(*number));
    if (const auto* day = std::get_if<date>(&content)) return exactly(day->days);
    if (const auto* grade = std::get_if<level>(&content)) return exactly(grade->rank);
    if (const auto* text = std::get_if<std::string>(&content)) return text_value(*text);
    if (const auto* time = std::get_if<duration>(&content)) return exactly(time->amount);
    if (const auto* years = std::get_if<school_year>(&content)) return exactly(years->first);
    return exactly(std::get<bool>(content) ? 1 : 0);
}

possible_value sum(const possible_value& left, const possible_value& right) {
    if (!left || !right) return std::nullopt;
    if (left->is_exact() && right->is_exact()) return exactly(left->low + right->low);
    return between(left->low + right->low, left->high + right->high);
}

possible_value opposite(const possible_value& number) {
    if (!number) return std::nullopt;
    return between(-number->high, -number->low);
}

possible_value product(const possible_value& left, const possible_value& right) {
    if (!left || !right) return std::nullopt;
    if (left->is_exact() && right->is_exact()) return exactly(left->low * right->low);
    const std::vector<fraction> corners{left->low * right->low, left->low * right->high, left->high * right->low, left->high * right->high};
    return between(*std::min_element(corners.begin(), corners.end()), *std::max_element(corners.begin(), corners.end()));
}

possible_value quotient(const possible_value& left, const possible_value& right) {
    if (!left || !right || (right->low <= 0 && right->high >= 0)) return std::nullopt;
    return product(left, between(1 / right->high, 1 / right->low));
}

possible_value smaller(const possible_value& left, const possible_value& right) {
    if (!left || !right) return std::nullopt;
    return between(std::min(left->low, right->low), std::min(left->high, right->high));
}

possible_value larger(const possible_value& left, const possible_value& right) {
    if (!left || !right) return std::nullopt;
    return between(std::max(left->low, right->low), std::max(left->high, right->high));
}

possible_value one_of_two(const possible_value& left, const possible_value& right) {
    if (!left || !right) return std::nullopt;
    if (left->text) return left->text == right->text ? left : std::nullopt; // texts have no order to lie within
    return between(std::min(left->low, right->low), std::max(left->high, right->high));
}

possible_value rounded(const possible_value& number, rounding_mode mode, const fraction& step) {
    if (!number) return std::nullopt;
    return between(rounded_exactly(number->low, mode, step), rounded_exactly(number->high, mode, step));
}

truth compare(comparison_operator operation, const possible_value& left, const possible_value& right) {
    if (!left || !right) return truth::unknown;
    const auto orders = orders_of(*left, *right);
    const auto holds = answers(operation);
    const bool may_hold = (orders.less && holds[0]) || (orders.equal && holds[1]) || (orders.greater && holds[2]);
    const bool may_fail = (orders.less && !holds[0]) || (orders.equal && !holds[1]) || (orders.greater && !holds[2]);
    if (may_hold && may_fail) return truth::unknown;
    return may_hold ? truth::yes : truth::no;
}

} // namespace guong::reference

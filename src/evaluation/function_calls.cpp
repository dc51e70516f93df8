#include "operands.hpp"

#include <exception>
#include <stdexcept>

#include <guong/limits.hpp>

namespace guong::inline v0 {

namespace calling {

namespace {

/// The calendar that records and rules have, of the years 1 to 9999.
bool is_in_calendar(date day) {
    constexpr std::int32_t first = -719'162, last = 2'932'896;
    return day.days >= first && day.days <= last;
}

/// What a function answered as a number; throws where that is not of the type that it declares.
rational number_of_answer(const value& answer, const bound_operand& operand) {
    using model::base_type;
    const auto& type = operand.function->result;
    const auto* number = std::get_if<decimal>(&answer);
    switch (type.base) {
    case base_type::boolean:
        if (const auto* yes = std::get_if<bool>(&answer)) return *yes;
        break;
    case base_type::integer:
        if (number && number->is_whole()) return *number;
        break;
    case base_type::decimal:
    case base_type::percent:
        if (number) return *number;
        break;
    case base_type::date:
        if (const auto* day = std::get_if<date>(&answer); day && is_in_calendar(*day)) return day->days;
        break;
    case base_type::scale:
        if (const auto* rank = std::get_if<level>(&answer); rank && rank->rank < operand.number) return rank->rank;
        break;
    case base_type::school_year:
        if (const auto* year = std::get_if<school_year>(&answer); year && year->first >= 1 && year->first <= limits::school_year_max) return year->first;
        break;
    case base_type::duration: // no name of a type means one
    case base_type::judgement:
    case base_type::text:
    case base_type::record: break;
    }
    throw std::domain_error{"the answer is not of the type that the rule file declares, or out of its range"};
}

value_range failed(const model::function& function, std::span<const value> arguments, std::string_view message) noexcept {
    if (function.listener) function.listener->hear({function.name, arguments, message});
    return value_range::unknown(unknown_reason::function_failed);
}

/// Whatever comes out of the host's code stops here.
value_range answer_of(const bound_operand& operand, std::span<const value> arguments) noexcept {
    const auto& function = *operand.function;
    try {
        const auto answer = function.body(arguments);
        return is_known(answer) ? value_range::exactly(number_of_answer(answer, operand)) : value_range::unknown(unknown_reason::no_answer);
    } catch (const std::exception& fault) {
        return failed(function, arguments, fault.what());
    } catch (...) {
        return failed(function, arguments, {});
    }
}

} // namespace

} // namespace calling

value_range range_of_function_call(const bound_program& code, const bound_operand& operand, const frame& innermost) {
    const auto& function = *operand.function;
    working_vector<value> arguments;
    arguments.reserve(operand.size);
    for (std::uint32_t part = 0; part < operand.size; ++part) {
        const auto found = range_of(code, operand.first + part, innermost);
        if (!found.is_exact()) return value_range::unknown(found.is_known() ? unknown_reason::missing_fact : found.why);
        bool is_rounded = false;
        auto argument = valuing::to_value(found.low, function.arguments[part].type, code, is_rounded);
        if (is_rounded || !is_known(argument)) return value_range::unknown(unknown_reason::out_of_range);
        arguments.push_back(std::move(argument));
    }
    return function.body ? calling::answer_of(operand, arguments) : value_range::unknown(unknown_reason::no_answer);
}

} // namespace guong::inline v0

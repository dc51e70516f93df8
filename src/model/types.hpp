#pragma once

/// What the checker asks of types.

#include <variant>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

[[nodiscard]] constexpr bool is_number(model::base_type base) noexcept {
    return base == model::base_type::integer || base == model::base_type::decimal;
}

[[nodiscard]] constexpr bool is_yes_or_no(model::base_type base) noexcept {
    return base == model::base_type::boolean || base == model::base_type::judgement;
}

/// Numbers and per cent: what arithmetic is about.
[[nodiscard]] constexpr bool is_amount(model::base_type base) noexcept { return is_number(base) || base == model::base_type::percent; }

/// The type that holds what either holds, of two that may be compared: integers are decimals too.
[[nodiscard]] constexpr model::type wider(model::type first, model::type second) noexcept {
    return is_number(first.base) && second.base == model::base_type::decimal ? second : first;
}

/// Whether values of the type have an order.
[[nodiscard]] constexpr bool is_ordered_type(model::base_type base) noexcept {
    return base != model::base_type::text && base != model::base_type::record && !is_yes_or_no(base);
}

[[nodiscard]] constexpr model::type type_of(time_unit unit) noexcept {
    return {model::base_type::duration, static_cast<std::uint32_t>(unit)};
}

/// The type that a literal has by itself: a number without a point is an integer.
[[nodiscard]] inline model::type type_of(const syntax::literal& written) {
    using kind = syntax::literal::kind;
    using model::base_type;
    switch (written.form) {
    case kind::boolean: return {base_type::boolean};
    case kind::number: return {std::get<decimal>(written.content).is_whole() ? base_type::integer : base_type::decimal};
    case kind::percent: return {base_type::percent};
    case kind::date: return {base_type::date};
    case kind::text: return {base_type::text};
    case kind::duration: return {base_type::duration, static_cast<std::uint32_t>(std::get<duration>(written.content).unit)};
    case kind::school_year: return {base_type::school_year};
    }
    return {};
}

/// Whether what a literal says is a value of the type; a whole number is a decimal too.
[[nodiscard]] inline bool is_of_type(const syntax::literal& written, model::type type) {
    using kind = syntax::literal::kind;
    using model::base_type;
    switch (type.base) {
    case base_type::boolean:
    case base_type::judgement: return written.form == kind::boolean;
    case base_type::integer: return written.form == kind::number && std::get<decimal>(written.content).is_whole();
    case base_type::decimal: return written.form == kind::number;
    case base_type::percent: return written.form == kind::percent;
    case base_type::date: return written.form == kind::date;
    case base_type::text: return written.form == kind::text;
    case base_type::duration: return written.form == kind::duration && type_of(written) == type;
    case base_type::school_year: return written.form == kind::school_year;
    case base_type::scale:
    case base_type::record: return false;
    }
    return false;
}

} // namespace guong::inline v0::checking

#pragma once

/// Facts as values. A missing fact is a value of its own: unknown, not false and not zero.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <guong/decimal.hpp>

namespace guong::inline v0 {

/// A day as a calendar writes it.
struct civil_day {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;

    friend bool operator==(civil_day, civil_day) = default;
};

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct date {
    std::int32_t days = 0;

    /// Reads `2023-06-21`. Nothing for anything else or for a day that does not exist; years 0001 to 9999.
    static std::optional<date> parse(std::string_view iso) noexcept;
    /// Nothing if the day does not exist.
    static std::optional<date> of(int year, unsigned month, unsigned day) noexcept;
    [[nodiscard]] civil_day civil() const noexcept;
    /// `2023-06-21`.
    [[nodiscard]] std::string to_string() const;

    friend auto operator<=>(date, date) = default;
};

/// One value of a scale, by its rank; 0 is the lowest. Which scale it belongs to, its type says.
struct level {
    std::uint8_t rank = 0;

    friend auto operator<=>(level, level) = default;
};

/// What spans of time are counted in.
enum class time_unit : std::uint8_t { days, months, years };

/// A span of time in whole units, as a rule writes it: `15 years`. How many days that is depends on the day it is counted from, so spans of
/// different units have no order: only those of one unit are compared.
struct duration {
    std::int32_t amount = 0;
    time_unit unit = time_unit::days;

    /// A total order for containers; an order of spans only within one unit.
    friend auto operator<=>(duration, duration) = default;
};

/// A school year, by the first of the two years it lies in: 2023 for 2023-2024.
struct school_year {
    std::int32_t first = 1970;

    /// Reads `2023-2024`, also with an en dash. Nothing for anything else or if the second year does not follow the first; years 0001 to 9999.
    static std::optional<school_year> parse(std::string_view text) noexcept;
    /// `2023-2024`.
    [[nodiscard]] std::string to_string() const;

    friend auto operator<=>(school_year, school_year) = default;
};

/// A fact: unknown, yes/no (also a judgement: met / not met), a number (integer, decimal, percent of a hundred), a day, a level of a scale, a text
/// (composed), a span of time, a school year. Records, references and lists are not values: they are rows of a dataset.
using value = std::variant<std::monostate, bool, decimal, date, level, std::string, duration, school_year>;

/// Whether the fact is known.
[[nodiscard]] inline bool is_known(const value& fact) noexcept { return !std::holds_alternative<std::monostate>(fact); }

/// What a record may say beside a fact, and what is a fact itself: who judged it, on which day, why, and the documents that show it.
enum class companion : std::uint8_t { judge, judging_day, reason, evidence };

/// Three-valued truth (strong Kleene logic).
enum class truth : std::uint8_t { no, yes, unknown };

/// The verdict of a criterion for a record, and the status of an item, are truth in other words.
enum class verdict : std::uint8_t { ineligible, eligible, undetermined };
enum class status : std::uint8_t { unmet, met, undetermined, not_applicable };

/// `eligible`, `ineligible`, `undetermined`: the words of scripts and JSON, the same in every language.
[[nodiscard]] std::string_view to_string(verdict outcome) noexcept;
/// `met`, `unmet`, `undetermined`, `not_applicable`.
[[nodiscard]] std::string_view to_string(status outcome) noexcept;

/// How two values compare. Texts and yes/no know only the first two.
enum class comparison_operator : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// Where a number goes that is no multiple of the step it is rounded to. "Lower" and "higher" are places on the number line, also below zero.
enum class rounding_mode : std::uint8_t {
    down,      ///< to the next lower multiple: 7.9 to 7, -7.1 to -8
    up,        ///< to the next higher multiple: 7.1 to 8, -7.9 to -7
    half_up,   ///< to the nearest; from the middle to the higher one: 7.5 to 8, -7.5 to -7
    half_even, ///< to the nearest; from the middle to the even multiple: 7.5 to 8, 6.5 to 6
};

/// Where 31 January + 1 month falls, or 29 February + 1 year: there is no such day.
enum class month_end_rule : std::uint8_t {
    last_day, ///< on the last day of that month, as the Vietnamese Civil Code of 2015 (article 148) ends periods of months and years
    next_day, ///< on the first day of the month after it
};

/// The languages of messages and explanations.
enum class language : std::uint8_t { en, vi };

} // namespace guong::inline v0

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

/// A fact: unknown, yes/no (also a judgement: met / not met), a number (integer, decimal, percent of a hundred), a day, a level of a scale, a text
/// (composed). Records, references and lists are not values: they are rows of a dataset.
using value = std::variant<std::monostate, bool, decimal, date, level, std::string>;

/// Whether the fact is known.
[[nodiscard]] inline bool is_known(const value& fact) noexcept { return !std::holds_alternative<std::monostate>(fact); }

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

/// The languages of messages and explanations.
enum class language : std::uint8_t { en, vi };

} // namespace guong::inline v0

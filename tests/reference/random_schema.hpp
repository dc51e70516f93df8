#pragma once

/// The declarations of a random rule file: scales, parameters and record types, and the words and literals to write them with.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <guong/model.hpp>

#include "dice.hpp"

namespace guong::reference {

struct schema_scale {
    std::string name;
    std::vector<std::string> levels;
};

/// A field, or a helper value, which rules use alike.
struct schema_field {
    std::string name;
    model::type type;
    std::string referring = {}; ///< of a list of the records that refer to this one: their field that does
    std::optional<std::uint32_t> evidence = {}; ///< record type of the documents that show it
};

struct schema_record {
    std::string name;
    std::vector<schema_field> fields;
    std::vector<schema_field> helper_values;
    std::vector<std::string> helper_conditions;

    [[nodiscard]] bool declares(const std::string& name) const;
};

struct schema_parameter {
    std::string name;
    model::type type;
};

struct schema {
    std::vector<schema_scale> scales;
    std::vector<schema_parameter> parameters;
    std::vector<schema_parameter> dated_parameters; ///< whose value depends on a day
    std::vector<schema_record> records;
    /// Fields that every record type has, under one name and type: what a helper for several record types may use.
    std::vector<schema_field> shared_fields;
    std::vector<std::string> declarations; ///< their text
    bool has_long_numbers = false;
};

/// With numbers of any size if rules are not to calculate with them; small ones otherwise.
[[nodiscard]] schema random_schema(dice& choices, bool has_long_numbers);

/// A literal of a type, as a rule file writes it.
[[nodiscard]] std::string random_literal(dice& choices, const schema& declared, model::type type);
/// What a rule file and a record call a type.
[[nodiscard]] std::string type_text(const schema& declared, model::type type);
/// A day as a rule file writes it, in either of the two ways.
[[nodiscard]] std::string random_day(dice& choices);
/// One of the days that rules and records mention: ends of months and of February among them.
[[nodiscard]] date random_date(dice& choices);
/// The first of the two years of a school year.
[[nodiscard]] std::int32_t random_school_year(dice& choices);
/// A number near those of the records, with at most so many digits behind the point.
[[nodiscard]] std::string random_number(dice& choices, std::size_t fraction_digits_max);
/// The same, or now and then one of as many digits as fit.
[[nodiscard]] std::string random_number_of_any_size(dice& choices, std::size_t fraction_digits_max);
/// A text that records hold now and then, without quotes.
[[nodiscard]] const std::string& random_text(dice& choices);

} // namespace guong::reference

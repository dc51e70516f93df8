#pragma once

/// What stands in a cell, as a fact of a type.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../json/fact_reader.hpp"
#include "../json/tape.hpp"
#include "array_view.hpp"

namespace guong::inline v0::arrow {

using json_reading::complaint;

/// 0001-01-01 and 9999-12-31: days between them are dates.
inline constexpr std::int32_t first_day = -719'162;
inline constexpr std::int32_t last_day = 2'932'896;

/// A fact, or what is wrong with it.
struct read_fact {
    value content;
    std::optional<complaint> why;
    json_reading::json_kind found{}; ///< what kind of thing stood there, for messages that may not say more
};

/// Whether cells of an array can say a fact of a type that is no list: null fits everything.
[[nodiscard]] bool can_say(const array_view& cells, model::type type) noexcept;
/// Whether they can be ids.
[[nodiscard]] bool can_be_ids(const array_view& cells) noexcept;
/// The id in a cell that is not null, composed; nothing where it is none.
[[nodiscard]] std::optional<std::string> id_in(const array_view& cells, std::int64_t at);
/// Whether a cell is null, or leads to a null of its dictionary.
[[nodiscard]] bool is_unknown(const array_view& cells, std::int64_t at) noexcept;

/// Reads the facts of one array. A value of a dictionary is read once.
class cell_facts {
public:
    /// All of these must outlive it; `type` is no list and no reference.
    cell_facts(const json_reading::fact_reader& reader, const model::ruleset& rules, const model::field& field, const array_view& cells);

    /// Of a cell that is not null.
    [[nodiscard]] const read_fact& read(std::int64_t at);
    /// Of a value of the dictionary.
    [[nodiscard]] const read_fact& read_value(std::int64_t place);

private:
    void read_cell(const array_view& cells, std::int64_t at, read_fact& into) const;
    void read_text(std::string_view text, read_fact& into) const;
    void read_day(std::int64_t days, read_fact& into) const;
    void read_time(std::int64_t units, std::int64_t units_a_day, read_fact& into) const;
    void read_number(const array_view& cells, std::int64_t at, read_fact& into) const;

    const json_reading::fact_reader* reader_;
    const model::ruleset* rules_;
    const model::field* field_;
    array_view cells_;
    std::vector<std::optional<read_fact>> of_dictionary_;
    read_fact last_;
};

} // namespace guong::inline v0::arrow

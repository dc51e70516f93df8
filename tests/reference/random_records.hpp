#pragma once

/// Records at random for any ruleset, as a dataset and as the JSON document that says the same.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/model.hpp>

#include "dice.hpp"

namespace guong::reference {

/// A fact, a row referred to, or rows in a list. `monostate`, or a value that is missing: unknown.
using random_cell = std::variant<std::monostate, value, row_number, std::vector<row_number>>;

struct random_row {
    std::string id; ///< empty for a row written inside another record
    std::vector<random_cell> cells;
};

/// Rows by record type: first those at top level, then those inside others.
struct random_records {
    std::vector<std::vector<random_row>> tables;
};

struct record_options {
    std::size_t rows_max = 12;       ///< at top level, of each record type
    std::size_t unknown_percent = 20;
    bool has_long_numbers = false;
    bool side_by_side = false;       ///< the elements of one list field are consecutive rows, in the order of the rows that hold them
};

[[nodiscard]] random_records make_random_records(dice& choices, const model::ruleset& rules, record_options options);

/// The rows keep their numbers. `spoiled_percent` of the rows at top level are refused, so that all their facts are unknown.
[[nodiscard]] dataset to_dataset(dice& choices, const model::ruleset& rules, const random_records& records, std::size_t spoiled_percent = 0);

/// A dataset document. Each fact is written in one of the ways that the format allows.
[[nodiscard]] std::string to_json(dice& choices, const model::ruleset& rules, const random_records& records);

} // namespace guong::reference

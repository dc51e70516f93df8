#pragma once

/// A table as boxes: its columns as a space of values, its rows as boxes in it.

#include <cstdint>
#include <string>
#include <vector>

#include <guong/model.hpp>

#include "value_box.hpp"

namespace guong::inline v0::checking {

/// The combinations for which a row may hold, and those for which it surely does. They differ where a cell compares with something else than
/// constants.
struct row_boxes {
    value_box possible;
    value_box certain;
};

struct table_boxes {
    value_space space;
    std::vector<row_boxes> rows;
    /// Of each column the texts that its cells name. As a value each is its place here; one more stands for all other texts.
    std::vector<std::vector<std::string>> texts;
};

/// Which values of a column the space holds. None holds levels beyond a scale, and counts and lengths below 0.
enum class table_space : std::uint8_t {
    likely,  ///< nor spans of time below 0, nor per cent below 0 or above 100, unless the cells speak of such
    possible ///< all that records may say
};

/// `table` is a choice with inputs.
[[nodiscard]] table_boxes boxes_of(const model::choice& table, const model::ruleset& rules, table_space space);

} // namespace guong::inline v0::checking

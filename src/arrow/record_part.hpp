#pragma once

/// Rows of one table of the dataset that come from one array.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <guong/dataset.hpp>

#include "array_view.hpp"

namespace guong::inline v0::arrow {

/// Places in an array, one for each row. Where they follow one another none is stored.
class row_places {
public:
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] bool follow_one_another() const noexcept { return scattered_.empty(); }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const noexcept {
        return scattered_.empty() ? first_ + static_cast<std::int64_t>(row) : scattered_[row];
    }
    void add(element_run run);

private:
    std::int64_t first_ = 0;
    std::size_t count_ = 0;
    std::vector<std::int64_t> scattered_;
};

struct record_part {
    record_part(model::record_index of, const array_view& held, std::shared_ptr<const void> by) : type{of}, rows{held}, keeper{std::move(by)} {}

    model::record_index type;
    array_view rows; ///< a struct for each record; of plain elements, the cells themselves
    std::shared_ptr<const void> keeper;
    bool is_plain = false;
    bool discreet = false; ///< inside a sensitive field
    row_places places;
    row_number first_row = 0;           ///< in the table
    std::optional<array_view> ids;

    // Of records at top level.
    std::uint32_t table = 0;            ///< which of those given
    std::uint32_t first_ordinal = 0;    ///< rows of it in arrays before

    // Of records inside others.
    const record_part* around = nullptr;
    std::string column;                 ///< of those around it in which these stand
    bool in_list = false;
    std::vector<row_number> around_rows; ///< which of those around it each stands in

    [[nodiscard]] std::size_t size() const noexcept { return places.size(); }
    [[nodiscard]] row_number row(std::size_t which) const noexcept { return first_row + static_cast<row_number>(which); }
    /// Where the columns of a record lie.
    [[nodiscard]] std::int64_t place_in_columns(std::size_t which) const noexcept {
        return is_plain ? places[which] : rows.place_in_children(places[which]);
    }
    /// Nothing is known of it: of records at top level an error.
    [[nodiscard]] bool is_null(std::size_t which) const noexcept { return !is_plain && rows.is_null(places[which]); }
};

} // namespace guong::inline v0::arrow

#include <stdexcept>
#include <utility>

#include "made_arrays.hpp"

namespace guong::inline v0 {

struct arrow_columns::content {
    std::size_t rows = 0;
    std::vector<arrow::array_plan> columns = {};

    /// Adds a column whose cells lie at `cells`.
    arrow::array_plan& add(std::string format, std::string name, std::size_t count, const void* cells, const std::uint8_t* known) {
        if (count != rows) throw std::invalid_argument{"the column `" + name + "` has another number of cells than there are rows"};
        // Buffers may be absent only where they are empty.
        const void* lent = cells != nullptr ? cells : &no_cells;
        return columns.emplace_back(
            arrow::array_plan{std::move(format), std::move(name), static_cast<std::int64_t>(rows), known != nullptr ? -1 : 0, {known, lent}});
    }

    static constexpr std::int64_t no_cells = 0;
};

arrow_columns::arrow_columns(std::size_t rows) : content_{std::make_unique<content>(content{rows})} {}
arrow_columns::arrow_columns(arrow_columns&&) noexcept = default;
arrow_columns& arrow_columns::operator=(arrow_columns&&) noexcept = default;
arrow_columns::~arrow_columns() = default;

arrow_columns& arrow_columns::numbers(std::string name, std::span<const std::int64_t> cells, const std::uint8_t* known) {
    content_->add("l", std::move(name), cells.size(), cells.data(), known);
    return *this;
}

arrow_columns& arrow_columns::numbers(std::string name, std::span<const double> cells, const std::uint8_t* known) {
    content_->add("g", std::move(name), cells.size(), cells.data(), known);
    return *this;
}

arrow_columns& arrow_columns::decimals(std::string name, std::span<const std::int64_t> cells, int scale, const std::uint8_t* known) {
    constexpr int scale_max = 18;
    if (scale < 0 || scale > scale_max) throw std::invalid_argument{"the scale of `" + name + "` is not between 0 and 18"};
    content_->add("d:18," + std::to_string(scale) + ",64", std::move(name), cells.size(), cells.data(), known);
    return *this;
}

arrow_columns& arrow_columns::days(std::string name, std::span<const std::int32_t> cells, const std::uint8_t* known) {
    content_->add("tdD", std::move(name), cells.size(), cells.data(), known);
    return *this;
}

arrow_columns& arrow_columns::answers(std::string name, const std::uint8_t* bits, const std::uint8_t* known) {
    if (bits == nullptr && content_->rows > 0) throw std::invalid_argument{"the bits of `" + name + "` are null"};
    content_->add("b", std::move(name), content_->rows, bits, known);
    return *this;
}

arrow_columns& arrow_columns::levels(std::string name, std::span<const std::uint8_t> places, std::vector<std::string> levels, const std::uint8_t* known) {
    auto& column = content_->add("C", std::move(name), places.size(), places.data(), known);
    column.dictionary.push_back(arrow::plan_of_texts(levels));
    return *this;
}

arrow_columns& arrow_columns::texts(std::string name, std::span<const std::string_view> cells, const std::uint8_t* known) {
    std::string bytes;
    std::vector<std::int64_t> offsets{0};
    offsets.reserve(cells.size() + 1);
    for (const auto each : cells) {
        bytes += each;
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    auto& column = content_->add("U", std::move(name), cells.size(), nullptr, known);
    column.buffers.pop_back();
    column.keep(std::move(offsets));
    column.keep(std::move(bytes));
    return *this;
}

arrow_batches arrow_columns::batch() && {
    ArrowSchema schema{};
    ArrowArray array{};
    arrow::give(arrow::plan_of_batch(static_cast<std::int64_t>(content_->rows), std::exchange(content_->columns, {})), schema, array);
    return {&schema, &array};
}

} // namespace guong::inline v0

#pragma once

/// The cells of one column of a dataset: its own, or those of somebody else's array, looked at where they lie.

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <guong/version.hpp>

namespace guong::inline v0 {

/// Cells one behind the other. Those that are lent are kept alive by their keeper and never written to; a copy has cells of its own.
template <class Cell>
class cell_array {
public:
    cell_array() = default;
    /// Looks at cells of others, for as long as `keeper` is held.
    cell_array(std::span<const Cell> lent, std::shared_ptr<const void> keeper) noexcept : lent_{lent}, keeper_{std::move(keeper)} {}

    cell_array(const cell_array& other) : own_{other.begin(), other.end()} {}
    cell_array(cell_array&& other) noexcept
        : own_{std::exchange(other.own_, {})}, lent_{std::exchange(other.lent_, {})}, keeper_{std::exchange(other.keeper_, {})} {}
    cell_array& operator=(cell_array other) noexcept {
        own_.swap(other.own_);
        std::swap(lent_, other.lent_);
        keeper_.swap(other.keeper_);
        return *this;
    }
    ~cell_array() = default;

    [[nodiscard]] bool is_lent() const noexcept { return keeper_ != nullptr; }
    [[nodiscard]] std::size_t size() const noexcept { return is_lent() ? lent_.size() : own_.size(); }
    [[nodiscard]] const Cell* data() const noexcept { return is_lent() ? lent_.data() : own_.data(); }
    [[nodiscard]] const Cell* begin() const noexcept { return data(); }
    [[nodiscard]] const Cell* end() const noexcept { return data() + size(); }
    [[nodiscard]] const Cell& operator[](std::size_t row) const noexcept { return data()[row]; }

    /// The cells as they can be written to; lent ones are copied first.
    [[nodiscard]] std::vector<Cell>& own() {
        if (is_lent()) *this = cell_array{std::as_const(*this)};
        return own_;
    }

private:
    std::vector<Cell> own_; // empty where they are lent
    std::span<const Cell> lent_;
    std::shared_ptr<const void> keeper_;
};

} // namespace guong::inline v0

#pragma once

/// Arrays that tests make by hand, to the letter of the Arrow C data interface, and that know whether they were released.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <guong/arrow.hpp>

namespace guong::tests {

/// An array to be, with its schema. Buffers are as the interface has them; an empty one is given as null.
struct array_spec {
    std::string format;
    std::string name;
    std::int64_t length = 0;
    std::int64_t offset = 0;
    std::vector<std::vector<std::byte>> buffers = {};
    std::vector<array_spec> children = {};
    std::vector<array_spec> dictionary = {}; ///< one, or none
};

/// Structures given away by `give` that were not released yet, by anyone. A second release of one makes it negative for good.
[[nodiscard]] std::int64_t unreleased_structures();

/// The structures, for the receiver to release.
void give(const array_spec& spec, ArrowSchema& schema, ArrowArray& array);
[[nodiscard]] arrow_batches batches_of(const array_spec& spec);
/// A stream of these arrays, whose schema is that of the first; `fails_at`: the call of `get_next`, from 0, that fails.
[[nodiscard]] ArrowArrayStream stream_of(std::vector<array_spec> specs, int fails_at = -1);

/// How arrays are made: so many cells that mean nothing stand before the first.
struct making {
    std::int64_t lead = 0;
};

template <class Cell>
void add_cell(std::vector<std::byte>& buffer, Cell content) {
    const auto at = buffer.size();
    buffer.resize(at + sizeof content);
    std::memcpy(buffer.data() + at, &content, sizeof content);
}

/// Which of some optional things are there; no bits where all are.
template <class Content>
std::vector<std::byte> validity_of(const std::vector<std::optional<Content>>& all, std::int64_t lead) {
    bool any_missing = false;
    std::vector<std::byte> bits((all.size() + static_cast<std::size_t>(lead) + 7) / 8);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto place = i + static_cast<std::size_t>(lead);
        if (all[i])
            bits[place / 8] |= std::byte{1} << static_cast<int>(place % 8);
        else
            any_missing = true;
    }
    return any_missing ? bits : std::vector<std::byte>{};
}

/// Cells of a fixed width; what is missing holds rubbish.
template <class Cell>
array_spec cells(std::string format, std::string name, const std::vector<std::optional<Cell>>& all, making how = {}) {
    constexpr unsigned char rubbish_byte = 0x5a;
    Cell rubbish;
    std::memset(&rubbish, rubbish_byte, sizeof rubbish);
    array_spec made{std::move(format), std::move(name), static_cast<std::int64_t>(all.size()), how.lead, {validity_of(all, how.lead), {}}};
    for (std::int64_t i = 0; i < how.lead; ++i) add_cell(made.buffers[1], rubbish);
    for (const auto& each : all) add_cell(made.buffers[1], each.value_or(rubbish));
    if (made.buffers[1].empty()) made.buffers[1].resize(sizeof rubbish);
    return made;
}

[[nodiscard]] array_spec bits(std::string name, const std::vector<std::optional<bool>>& all, making how = {});
[[nodiscard]] array_spec texts(std::string name, const std::vector<std::optional<std::string>>& all, making how = {}, bool large = false);
[[nodiscard]] array_spec text_views(std::string name, const std::vector<std::optional<std::string>>& all, making how = {});
/// Lists of so many elements each, which follow one another in `elements`.
[[nodiscard]] array_spec lists(std::string name, const std::vector<std::optional<std::int64_t>>& sizes, array_spec elements, making how = {}, bool large = false);
/// A struct for each; `is_there` says which are not null.
[[nodiscard]] array_spec structs(std::string name, const std::vector<std::optional<bool>>& is_there, std::vector<array_spec> columns);
/// Indices of 8 bits into values.
[[nodiscard]] array_spec dictionary(std::string name, const std::vector<std::optional<std::int8_t>>& indices, array_spec values, making how = {});
[[nodiscard]] array_spec nulls(std::string name, std::int64_t length);
/// The rows from `begin` on, without moving any.
[[nodiscard]] array_spec slice(array_spec whole, std::int64_t begin, std::int64_t length);

} // namespace guong::tests

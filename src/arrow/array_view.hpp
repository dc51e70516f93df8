#pragma once

/// An array together with its schema, as it is read: offsets are counted in, cells are taken from where they lie, however aligned.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <guong/arrow.hpp>

#include "arrow_type.hpp"

namespace guong::inline v0::arrow {

/// A run of elements of a child.
struct element_run {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

/// Looks at an array that somebody keeps. What is asked of it must have been found sound (`fault_of`).
class array_view {
public:
    array_view(const ArrowSchema& schema, const ArrowArray& array) noexcept
        : schema_{&schema}, array_{&array}, type_{type_of(schema.format)} {}

    [[nodiscard]] const ArrowSchema& schema() const noexcept { return *schema_; }
    [[nodiscard]] const ArrowArray& array() const noexcept { return *array_; }
    [[nodiscard]] std::string_view name() const noexcept { return schema_->name != nullptr ? schema_->name : std::string_view{}; }

    /// Of a dictionary-encoded array that of its indices.
    [[nodiscard]] const array_type& type() const noexcept { return type_; }
    /// Of the values, behind a dictionary or not.
    [[nodiscard]] array_type content_type() const noexcept { return has_dictionary() ? type_of(schema_->dictionary->format) : type_; }
    [[nodiscard]] std::int64_t length() const noexcept { return array_->length; }

    [[nodiscard]] bool is_null(std::int64_t at) const noexcept {
        if (type_.kind == type_kind::null) return true;
        return array_->buffers[0] != nullptr && !bit(0, at);
    }
    [[nodiscard]] bool has_validity() const noexcept { return array_->n_buffers > 0 && array_->buffers[0] != nullptr; }
    [[nodiscard]] bool is_yes(std::int64_t at) const noexcept { return bit(1, at); }

    template <class Cell>
    [[nodiscard]] Cell cell(std::int64_t at) const noexcept {
        return stored<Cell>(1, array_->offset + at);
    }
    /// Where a cell lies.
    [[nodiscard]] const std::byte* place(std::int64_t at) const noexcept { return buffer(1) + (array_->offset + at) * type_.bytes; }
    /// A cell of whole numbers; nothing where it does not fit.
    [[nodiscard]] std::optional<std::int64_t> whole(std::int64_t at) const noexcept;
    [[nodiscard]] std::string_view text(std::int64_t at) const noexcept;
    /// Where a text or list begins.
    [[nodiscard]] std::int64_t offset_of(std::int64_t at) const noexcept;
    /// The elements of a list, as places in its child.
    [[nodiscard]] element_run elements(std::int64_t at) const noexcept;

    [[nodiscard]] std::int64_t child_count() const noexcept { return array_->n_children; }
    [[nodiscard]] array_view child(std::int64_t which) const noexcept { return {*schema_->children[which], *array_->children[which]}; }
    /// The place in the children of a struct.
    [[nodiscard]] std::int64_t place_in_children(std::int64_t at) const noexcept { return array_->offset + at; }
    [[nodiscard]] bool has_dictionary() const noexcept { return schema_->dictionary != nullptr; }
    [[nodiscard]] array_view dictionary() const noexcept { return {*schema_->dictionary, *array_->dictionary}; }

private:
    [[nodiscard]] const std::byte* buffer(int which) const noexcept { return static_cast<const std::byte*>(array_->buffers[which]); }
    [[nodiscard]] bool bit(int which, std::int64_t at) const noexcept {
        const auto place = array_->offset + at;
        return (std::to_integer<unsigned>(buffer(which)[place / 8]) >> place % 8 & 1u) != 0;
    }
    template <class Cell>
    [[nodiscard]] Cell stored(int which, std::int64_t place) const noexcept {
        Cell content;
        std::memcpy(&content, buffer(which) + place * static_cast<std::int64_t>(sizeof content), sizeof content);
        return content;
    }

    const ArrowSchema* schema_;
    const ArrowArray* array_;
    array_type type_;
};

/// Why an array, or one inside it, cannot be read, `its offsets decrease`; nothing where it is sound, as far as that can be seen: how long buffers are is told by
/// nobody. Cost: linear in offsets and views.
[[nodiscard]] std::optional<std::string> fault_of(const ArrowSchema& schema, const ArrowArray& array);

/// The same for an array of records alone, without its children, which may be columns that nobody reads.
[[nodiscard]] std::optional<std::string> fault_of_itself(const ArrowSchema& schema, const ArrowArray& array);

} // namespace guong::inline v0::arrow

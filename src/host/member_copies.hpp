#pragma once

/// The members of an object that lie in it as integers do: they are copied into cells without asking the binding for each.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <guong/host.hpp>

#include "../dataset/record_buffer.hpp"

namespace guong::inline v0::host {

/// The rank of each enumerator, sorted by enumerators.
using level_ranks = std::vector<std::pair<std::int64_t, std::uint8_t>>;

/// Objects of one type, so many bytes from the beginning of one to that of the next.
struct objects_in_a_row {
    const std::byte* first = nullptr;
    std::size_t count = 1;
    std::size_t stride = 0;

    [[nodiscard]] const std::byte* operator[](std::size_t index) const noexcept { return first + index * stride; }
    [[nodiscard]] objects_in_a_row part(std::size_t begin, std::size_t size) const noexcept { return {first + begin * stride, size, stride}; }
};

class member_copies {
public:
    /// Takes a member whose content goes to a place. False for one that only its binding can read.
    bool add(const field_plan& plan, const level_ranks& ranks, const cell_place& place);

    /// Looks again at what the places say; each must stay where it was when it was added.
    void find_places();

    /// Copies the members of so many objects, which lie so many bytes apart, into rows from one on. False if a member cannot be a fact as it lies
    /// there: some are written then, and some are not.
    [[nodiscard]] bool copy(const objects_in_a_row& objects, row_number row);

private:
    struct copied_member {
        std::ptrdiff_t offset = 0; // from the object
        void* cells = nullptr;
        std::uint64_t* known = nullptr; // nothing where all are known
        std::int64_t low = 0; // the least integer that may be a fact
        std::int64_t high = 0;
        std::vector<std::uint8_t> rank_from_low; // of a level
        const cell_place* place = nullptr;
        const member_layout* layout = nullptr;
    };
    /// Copies members of one kind.
    using copier = bool (*)(std::span<const copied_member> members, const objects_in_a_row& objects, row_number row);
    struct members_alike {
        copier copy = nullptr;
        std::vector<copied_member> members;
    };
    struct copying;
    void locate(const std::byte* object);

    std::vector<members_alike> kinds_;
    bool is_located_ = false;
    bool numbers_are_whole_ = true; // in all columns
};

} // namespace guong::inline v0::host

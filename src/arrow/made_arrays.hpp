#pragma once

/// Arrays that the library gives away.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <guong/arrow.hpp>

namespace guong::inline v0::arrow {

/// An array to be: the buffers, and what keeps them.
struct array_plan {
    std::string format;
    std::string name;
    std::int64_t length = 0;
    std::int64_t null_count = 0; ///< -1 where nobody has counted
    std::vector<const void*> buffers;
    std::vector<std::shared_ptr<const void>> keepers = {};
    std::vector<array_plan> children = {};
    std::vector<array_plan> dictionary = {}; ///< one, or none

    /// Adds a buffer that is kept by the array itself.
    template <class Buffer>
    void keep(Buffer content) {
        auto kept = std::make_shared<const Buffer>(std::move(content));
        buffers.push_back(kept->data());
        keepers.push_back(std::move(kept));
    }
};

/// `utf8` without nulls.
[[nodiscard]] array_plan plan_of_texts(const std::vector<std::string>& texts);
/// The struct that holds columns, all of that length.
[[nodiscard]] array_plan plan_of_batch(std::int64_t length, std::vector<array_plan> columns);

/// Gives it away: both structures are then the receiver's to release. Where it throws, they are as they were.
void give(const array_plan& plan, ArrowSchema& schema, ArrowArray& array);

} // namespace guong::inline v0::arrow

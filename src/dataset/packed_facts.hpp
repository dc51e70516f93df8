#pragma once

/// How a dataset packs what it knows about a fact.

#include <guong/dataset.hpp>

namespace guong::inline v0::packed_facts {

[[nodiscard]] inline bool is_known(const std::vector<std::uint64_t>& known, row_number row) noexcept {
    return known[row / 64] >> row % 64 & 1;
}

inline void mark_known(std::vector<std::uint64_t>& known, row_number row) {
    if (known.size() <= row / 64) known.resize(row / 64 + 1);
    known[row / 64] |= std::uint64_t{1} << row % 64;
}

/// Tables and fields stand in a rule file, which is too small for more than 2^16 of either.
[[nodiscard]] inline std::uint64_t annotation_key(model::record_index record, row_number row, model::field_index field) noexcept {
    return std::uint64_t{record} << 48 | std::uint64_t{field} << 32 | row;
}

} // namespace guong::inline v0::packed_facts

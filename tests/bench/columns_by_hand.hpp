#pragma once

/// The nine criteria over columns, as a C++ programmer writes them in plain loops: nine bitmaps of who lacks what.

#include <array>
#include <cstdint>
#include <vector>

#include "lecturers.hpp"

namespace guong::bench {

struct lecturer_columns {
    std::vector<std::uint8_t> law_abiding, ethics_ok, disciplined, completion;
    std::vector<std::int32_t> trust_votes, solutions, social_activities, emulation_rank, evidence_count, years_of_service;
    std::vector<std::uint32_t> award_begins; ///< row r has the awards from begins[r] to begins[r + 1]
    std::vector<std::uint8_t> award_levels;
    std::vector<std::int32_t> award_years;
};

[[nodiscard]] lecturer_columns to_columns(const std::vector<lecturer>& rows);

/// Bit r % 64 of word r / 64: row r does not meet the criterion.
struct unmet_bitmaps {
    explicit unmet_bitmaps(std::size_t rows) {
        for (auto& each : words) each.resize((rows + 63) / 64);
    }
    [[nodiscard]] criteria_mask of(std::size_t row) const noexcept;

    std::array<std::vector<std::uint64_t>, criteria> words;
};

/// With a loop over each row's awards.
void find_unmet_by_row_loops(const lecturer_columns& columns, unmet_bitmaps& out);
/// With one pass over all awards that counts the fitting ones so far, so that a row takes two look-ups. `counts` is room to work in.
void find_unmet_by_prefix_counts(const lecturer_columns& columns, std::vector<std::uint32_t>& counts, unmet_bitmaps& out);

} // namespace guong::bench

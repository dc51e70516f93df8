#include "columns_by_hand.hpp"

#include <algorithm>

#include "by_hand.hpp"

namespace guong::bench {

namespace {

/// Sets bit r of `out` where `met` does not hold for row r.
template <class Met>
void fill_unmet(std::vector<std::uint64_t>& out, std::size_t rows, Met met) {
    for (std::size_t begin = 0; begin < rows; begin += 64) {
        const auto size = std::min<std::size_t>(64, rows - begin);
        std::uint64_t word = 0;
        if (size == 64)
            for (std::size_t bit = 0; bit < 64; ++bit) word |= std::uint64_t{!met(begin + bit)} << bit;
        else
            for (std::size_t bit = 0; bit < size; ++bit) word |= std::uint64_t{!met(begin + bit)} << bit;
        out[begin / 64] = word;
    }
}

bool is_recent_ministry_award(const lecturer_columns& columns, std::size_t award) {
    return columns.award_levels[award] == static_cast<std::uint8_t>(award_level::ministry) && columns.award_years[award] >= award_year_min;
}

void find_unmet_without_lists(const lecturer_columns& columns, unmet_bitmaps& out) {
    const auto rows = columns.law_abiding.size();
    const auto good = static_cast<std::uint8_t>(completion::good);
    const auto* law = columns.law_abiding.data();
    const auto* work = columns.completion.data();
    const auto* ethics = columns.ethics_ok.data();
    const auto* disciplined = columns.disciplined.data();
    fill_unmet(out.words[0], rows, [=](std::size_t row) { return law[row] != 0; });
    fill_unmet(out.words[1], rows, [=](std::size_t row) { return work[row] >= good; });
    fill_unmet(out.words[2], rows, [=](std::size_t row) { return (ethics[row] != 0) & (disciplined[row] == 0); });
    const auto at_least = [&](unsigned place, const std::vector<std::int32_t>& column, std::int32_t low) {
        fill_unmet(out.words[place], rows, [cells = column.data(), low](std::size_t row) { return cells[row] >= low; });
    };
    at_least(3, columns.trust_votes, 80);
    at_least(4, columns.solutions, 2);
    at_least(5, columns.social_activities, 1);
    at_least(7, columns.evidence_count, 1);
    at_least(8, columns.years_of_service, 1);
}

} // namespace

lecturer_columns to_columns(const std::vector<lecturer>& rows) {
    lecturer_columns columns;
    columns.award_begins.push_back(0);
    for (const auto& row : rows) {
        columns.law_abiding.push_back(row.law_abiding);
        columns.ethics_ok.push_back(row.ethics_ok);
        columns.disciplined.push_back(row.disciplined);
        columns.completion.push_back(static_cast<std::uint8_t>(row.completion));
        columns.trust_votes.push_back(row.trust_votes);
        columns.solutions.push_back(row.solutions);
        columns.social_activities.push_back(row.social_activities);
        columns.emulation_rank.push_back(row.emulation_rank);
        columns.evidence_count.push_back(row.evidence_count);
        columns.years_of_service.push_back(row.years_of_service);
        for (std::size_t index = 0; index < static_cast<std::size_t>(row.award_count); ++index) {
            columns.award_levels.push_back(static_cast<std::uint8_t>(row.awards[index].level));
            columns.award_years.push_back(row.awards[index].year);
        }
        columns.award_begins.push_back(static_cast<std::uint32_t>(columns.award_levels.size()));
    }
    return columns;
}

criteria_mask unmet_bitmaps::of(std::size_t row) const noexcept {
    criteria_mask mask = 0;
    for (unsigned place = 0; place < criteria; ++place)
        mask |= static_cast<criteria_mask>(words[place][row / 64] >> row % 64 & 1) << place;
    return mask;
}

void find_unmet_by_row_loops(const lecturer_columns& columns, unmet_bitmaps& out) {
    find_unmet_without_lists(columns, out);
    fill_unmet(out.words[6], columns.law_abiding.size(), [&](std::size_t row) {
        if (columns.emulation_rank[row] <= 3) return true;
        for (auto award = columns.award_begins[row]; award < columns.award_begins[row + 1]; ++award)
            if (is_recent_ministry_award(columns, award)) return true;
        return false;
    });
}

void find_unmet_by_prefix_counts(const lecturer_columns& columns, std::vector<std::uint32_t>& counts, unmet_bitmaps& out) {
    find_unmet_without_lists(columns, out);
    counts.resize(columns.award_levels.size() + 1);
    std::uint32_t count = 0;
    for (std::size_t award = 0; award < columns.award_levels.size(); ++award) {
        counts[award] = count;
        count += is_recent_ministry_award(columns, award);
    }
    counts.back() = count;
    const auto* rank = columns.emulation_rank.data();
    const auto* begins = columns.award_begins.data();
    const auto* before = counts.data();
    fill_unmet(out.words[6], columns.law_abiding.size(),
               [=](std::size_t row) { return (rank[row] <= 3) | (before[begins[row + 1]] > before[begins[row]]); });
}

} // namespace guong::bench

#include <guong/explanation.hpp>

#include <bit>

#include "clauses.hpp"

namespace guong::inline v0 {

namespace explaining {

namespace {

/// Bits of the rows that are counted, as in the columns.
std::vector<std::uint64_t> mask_of(std::span<const row_number> rows, std::size_t words) {
    std::vector<std::uint64_t> mask(words);
    for (const auto row : rows) mask[row / 64] |= std::uint64_t{1} << row % 64;
    return mask;
}

} // namespace

} // namespace explaining

std::vector<clause_count> count_clauses(const program& code, const batch& bits, model::criterion_index criterion, std::span<const row_number> rows) {
    const auto& columns = bits.bits(code.unit_of(criterion));
    const auto mask = explaining::mask_of(rows, columns.words_a_slot);
    const auto word = [&](const std::vector<std::uint64_t>& all, std::uint32_t slot, std::size_t number) { return all[slot * columns.words_a_slot + number]; };
    const auto count = [](std::uint64_t set) { return static_cast<std::size_t>(std::popcount(set)); };
    std::vector<clause_count> counts;
    for (const auto& each : explaining::clauses_of(code.units()[code.unit_of(criterion)])) {
        clause_count sum{each.path, each.item->sentence, each.item->cite};
        for (std::size_t number = 0; number < columns.words_a_slot; ++number) {
            const auto known = word(columns.is_known, each.slot, number), met = word(columns.is_true, each.slot, number);
            const auto unmet = mask[number] & known & ~met;
            auto alone = unmet;
            for (const auto other : each.others) alone &= word(columns.is_true, other, number) & word(columns.is_known, other, number);
            sum.unmet += count(unmet);
            sum.alone += count(alone);
            sum.undetermined += count(mask[number] & ~known);
        }
        counts.push_back(std::move(sum));
    }
    return counts;
}

} // namespace guong::inline v0

#pragma once

// What of a list went into a calculated value.

#include <cstddef>
#include <vector>

#include "readings.hpp"

namespace guong::inline v0::explaining {

/// The list of an operand over a list: which elements count, and what they gave.
[[nodiscard]] reading list_part(std::uint32_t operand, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                                const atlas& places, std::size_t& nodes);

/// A list of stretches of a covered time: the first one with the days that count in the end, the others with the days they take away.
[[nodiscard]] reading covered_part(const operand_code& covered, std::uint32_t stretch, const frame& scopes, const fact_reader& reader,
                                   const evaluator& engine, const atlas& places, std::size_t& nodes);

/// Adds the unknown facts that a part of a calculated value read: itself, or those of its elements; one that was
/// read several times comes several times.
void note_unknown(std::vector<missing_fact>& unknown, const reading& part);

} // namespace guong::inline v0::explaining

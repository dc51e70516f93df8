#pragma once

/// A record on which rules differ, found from the part of a criterion that asks something else.

#include <cstddef>
#include <optional>

#include "parted_rules.hpp"
#include "repaired_records.hpp"

namespace guong::inline v0::differing {

/// First a record on which the part differs, by few changes of nothing or by moving a fact of one that meets it or does not, or of a plain
/// one; then what is asked of the rest, step by step. Nothing where none is found.
[[nodiscard]] std::optional<changed_record> find_by_part(const parted_rules& parted, const evaluation_options& asked, std::size_t trials_max);

} // namespace guong::inline v0::differing

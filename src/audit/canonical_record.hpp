#pragma once

// The facts that a criterion hangs on, as one text.

#include <set>
#include <string>
#include <utility>

#include <guong/dataset.hpp>

namespace guong::inline v0::auditing {

/// Fields that lead to other records, by record type.
using followed_fields = std::set<std::pair<model::record_index, model::field_index>>;

/// The references and lists of records that a criterion reads, also through helpers, criteria and the values that the rules report of its record type.
/// Of a list of the records that refer to one, that reference too. Lists of plain values are none.
[[nodiscard]] followed_fields followed_by(const model::ruleset& rules, model::criterion_index criterion);

/// The record and those that it leads to.
[[nodiscard]] std::string canonical_text(const model::ruleset& rules, const dataset& data, const followed_fields& follows,
                                         model::record_index record, row_number row);

} // namespace guong::inline v0::auditing

#pragma once

/// What a record says that it need not say.

#include <string>
#include <vector>

#include <guong/dataset.hpp>

namespace guong::inline v0::differing {

struct known_fact {
    std::string at; ///< a JSON Pointer
    model::record_index type{};
    row_number row{};
    model::field_index field{};
};

/// The known facts of a record and of those that it holds or refers to, other than lists and references.
[[nodiscard]] std::vector<known_fact> known_facts(const model::ruleset& rules, const record& whole);

/// What may be left out: those facts, then the known lists, also of records that refer to this one, and the references. `dataset::replace`
/// makes each unknown.
[[nodiscard]] std::vector<known_fact> parts_known(const model::ruleset& rules, const record& whole);

} // namespace guong::inline v0::differing

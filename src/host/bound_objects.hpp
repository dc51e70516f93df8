#pragma once

/// A binding, checked against rules: which field each fact of an object goes to.

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include <guong/host.hpp>

#include "../dataset/record_buffer.hpp"
#include "member_copies.hpp"

namespace guong::inline v0::host {

struct bound_record;

struct bound_field {
    model::field_index field{};
    model::base_type base{};
    const field_plan* plan = nullptr;
    level_ranks ranks;
    bound_record* inside = nullptr;
    cell_place place{}; ///< where the reader writes
};

struct bound_record {
    model::record_index record{};
    std::vector<bound_field> fields;
    member_copies members;
    std::vector<const bound_field*> called; ///< those that are not copied: their bindings are asked
};

/// Holds what it points into; not copied.
struct bound_objects {
    record_plan plan;
    std::deque<bound_record> records; ///< the first is that of the objects themselves

    bound_objects() = default;
    bound_objects(const bound_objects&) = delete;
    bound_objects& operator=(const bound_objects&) = delete;
};

/// Fills `made` from its plan. What does not fit the rules is a finding.
void bind_objects(const model::ruleset& rules, bound_objects& made, report& findings);

/// What can be counted on for every object that is read so.
[[nodiscard]] buffer_promises promises_of(const model::ruleset& rules, const bound_objects& bound);

} // namespace guong::inline v0::host

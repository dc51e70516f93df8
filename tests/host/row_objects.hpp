#pragma once

/// Rows of a dataset as objects of a host: any rules can then be tried the way that host structs take. Reading them allocates nothing.

#include <memory>
#include <string>

#include <guong/host.hpp>

namespace guong::tests {

struct row_object {
    const dataset* data = nullptr;
    model::record_index record{};
    row_number row{};
};

/// All that a record type declares but lists that are found from other records; what is recorded beside facts is left out too. What is referred to
/// is followed `depth` times.
[[nodiscard]] host::record_plan plan_of(const model::ruleset& rules, model::record_index record, int depth);

} // namespace guong::tests

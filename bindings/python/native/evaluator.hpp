#pragma once

/// Rules bound to records: what verdicts are asked of, one by one and as tables.

#include <memory>
#include <string_view>
#include <vector>

#include <guong/evaluation.hpp>

#include "glue.hpp"

namespace python_binding {

/// Rules bound to records and a reference date.
struct bound_records {
    loaded_rules rules;
    std::shared_ptr<const guong::evaluator> engine;
    std::vector<guong::record> roots;
};

/// A ValueError for a number of threads that is none.
void require_jobs(unsigned jobs);

} // namespace python_binding

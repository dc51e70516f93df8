#pragma once

#include <string>

#include "workload.hpp"

namespace cli {

/// A table for people: how often each criterion gave each verdict, and which of its items were unmet most often.
[[nodiscard]] std::string summary(const workload& work, unsigned jobs);

/// A line of JSON for each clause: how many records are ineligible for it, and how many for it alone.
[[nodiscard]] std::string clauses_json(const workload& work, unsigned jobs);

} // namespace cli

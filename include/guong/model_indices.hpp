#pragma once

/// How parts of a checked ruleset refer to one another.

#include <cstdint>

namespace guong::inline v0::model {

/// Indices into the vectors of `ruleset`; fields are indices into the fields of their record type.
using scale_index = std::uint32_t;
using record_index = std::uint32_t;
using field_index = std::uint32_t;
using parameter_index = std::uint32_t;
using function_index = std::uint32_t;
using definition_index = std::uint32_t;
using criterion_index = std::uint32_t;
using sample_index = std::uint32_t;

} // namespace guong::inline v0::model

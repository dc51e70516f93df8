#pragma once

#include <string>

#include "workload.hpp"

namespace cli {

/// The NDJSON line of a record that was refused: `{"record","id","at","error"}`.
[[nodiscard]] std::string refused_line(const workload& work, const guong::refused_record& refused);

} // namespace cli

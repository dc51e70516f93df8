#pragma once

/// JSON text onto a tape. nlohmann/json reads it; here is only what becomes of what it finds.

#include <optional>
#include <string_view>

#include "tape.hpp"
#include "text_fault.hpp"

namespace guong::inline v0::json_reading {

/// Reads one value, which is the whole text. Numbers keep the digits they were written with; a value nested too deep is marked on the
/// tape and left out. Where the text is no JSON, a text in it no UTF-8 or a number beyond every range, the tape ends: what stands before
/// is on it, whole and closed. The first is returned, the others are marked on the tape.
[[nodiscard]] std::optional<text_fault> read_text(std::string_view text, tape& into);

} // namespace guong::inline v0::json_reading

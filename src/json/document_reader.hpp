#pragma once

/// A parsed nlohmann/json document onto a tape.

#include <nlohmann/json_fwd.hpp>

#include "tape.hpp"

namespace guong::inline v0::json_reading {

/// The texts on the tape stay in the document, which must outlive it. A double is written with the fewest digits that mean it.
/// What JSON cannot hold (a byte string, a discarded value) is a broken text.
void read_document(const nlohmann::json& document, tape& into);

} // namespace guong::inline v0::json_reading

#pragma once

/// Which missing fact is meant by its name in a test.

#include <string_view>

#include <guong/model.hpp>

namespace guong::inline v0::testing {

/// Whether a pointer to a missing fact (`missing_fact::at`) leads there, whichever elements of lists and which other records it passes.
[[nodiscard]] bool leads_to(std::string_view pointer, const model::missing_path& way);

} // namespace guong::inline v0::testing

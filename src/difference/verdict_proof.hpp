#pragma once

/// What is proved of changed rules without looking for a record.

#include <guong/rules.hpp>

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

/// True where no record gets another verdict in the way that is asked for, whatever is known of it. False where that is not proved so.
[[nodiscard]] bool is_never_changed(const joined_rules& joined, verdict_change asked);

/// The same of a criterion of `before`, and the one of its name of `changed`.
[[nodiscard]] bool is_never_changed(const rules& before, const rules& changed, model::criterion_index criterion, verdict_change asked);

} // namespace guong::inline v0::differing

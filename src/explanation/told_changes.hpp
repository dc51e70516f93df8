#pragma once

// What a world changes of the records, in the words of their fields.

#include <guong/explanation.hpp>

#include "repair_world.hpp"

namespace guong::inline v0::explaining {

[[nodiscard]] change_set told_changes(repair_room& room, const world& changed);

} // namespace guong::inline v0::explaining

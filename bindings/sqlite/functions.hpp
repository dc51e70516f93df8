#pragma once

/// What the extension registers with a connection. Each gives SQLite's code for how that went.

#include <memory>

#include "rules_shelf.hpp"
#include "sqlite_api.hpp"

namespace sqlite_binding {

/// `guong_root`, `guong_verdict` and `guong_explain`.
int register_functions(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf);
/// `guong_items`.
int register_item_table(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf);
/// `guong_verdicts`.
int register_verdict_table(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf);

} // namespace sqlite_binding

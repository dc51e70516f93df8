/// What SQLite calls when it loads the extension.

#include <memory>

#include <sqlite3ext.h>

#include "functions.hpp"

SQLITE_EXTENSION_INIT1

extern "C" __attribute__((visibility("default"))) int sqlite3_guong_init(sqlite3* connection, char** error,
                                                                         const sqlite3_api_routines* api) {
    SQLITE_EXTENSION_INIT2(api);
    try {
        const auto shelf = std::make_shared<sqlite_binding::rules_shelf>();
        int code = sqlite_binding::register_functions(connection, shelf);
        if (code == SQLITE_OK) code = sqlite_binding::register_item_table(connection, shelf);
        if (code == SQLITE_OK) code = sqlite_binding::register_verdict_table(connection, shelf);
        return code;
    } catch (const std::exception& why) {
        *error = sqlite3_mprintf("%s", why.what());
        return SQLITE_ERROR;
    }
}

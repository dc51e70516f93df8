#pragma once

/// SQLite as an extension sees it: by the table of functions that `extension.cpp` was given.

#include <new>
#include <optional>
#include <string_view>

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include "handles.hpp"

namespace sqlite_binding {

/// An argument; nothing for NULL. The text is valid until the value is asked for another form of itself.
inline std::optional<std::string_view> text_of(sqlite3_value* argument) {
    if (sqlite3_value_type(argument) == SQLITE_NULL) return std::nullopt;
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(argument));
    if (!data) throw std::bad_alloc{};
    return std::string_view{data, static_cast<size_t>(sqlite3_value_bytes(argument))};
}

inline void answer(sqlite3_context* context, std::string_view content) {
    sqlite3_result_text64(context, content.data(), content.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Does some work for SQLite, which is C: an exception becomes an error of the statement.
template <class Work>
void answer_guarded(sqlite3_context* context, Work work) noexcept {
    try {
        work();
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    } catch (const std::exception& why) {
        sqlite3_result_error(context, why.what(), -1);
    }
}

} // namespace sqlite_binding

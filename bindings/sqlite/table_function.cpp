#include "table_function.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sqlite_binding {
namespace {

/// What a module is registered with.
struct registration {
    const table_function* function;
    std::shared_ptr<rules_shelf> shelf;
};

struct virtual_table : sqlite3_vtab {
    const registration* registered = nullptr;
};

using kept_value = std::unique_ptr<sqlite3_value, decltype([](sqlite3_value* kept) { sqlite3_value_free(kept); })>;

struct cursor : sqlite3_vtab_cursor {
    std::unique_ptr<row_reader> rows;
    std::vector<kept_value> arguments; ///< what their hidden columns hold; nothing for one that was left out
    size_t row = 0;
};

cursor& cursor_of(sqlite3_vtab_cursor* given) { return *static_cast<cursor*>(given); }

/// An exception becomes SQLite's code, and its words those of the error.
template <class Work>
int guarded(sqlite3_vtab* owner, Work work) noexcept {
    try {
        work();
        return SQLITE_OK;
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    } catch (const std::exception& why) {
        sqlite3_free(owner->zErrMsg);
        owner->zErrMsg = sqlite3_mprintf("%s", why.what());
        return SQLITE_ERROR;
    }
}

int connect(sqlite3* connection, void* registered, int, const char* const*, sqlite3_vtab** out, char**) noexcept {
    const auto& known = *static_cast<const registration*>(registered);
    if (const auto code = sqlite3_declare_vtab(connection, known.function->declaration); code != SQLITE_OK) return code;
    auto* made = new (std::nothrow) virtual_table{};
    if (!made) return SQLITE_NOMEM;
    made->registered = &known;
    *out = made;
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) noexcept {
    delete static_cast<virtual_table*>(table);
    return SQLITE_OK;
}

/// Which arguments are given goes to `filter` as bits; they themselves in their order. An argument that is not known yet in this plan of a
/// join is known in another: this one is refused then.
int choose_index(sqlite3_vtab* table, sqlite3_index_info* plan) noexcept {
    const auto& function = *static_cast<virtual_table*>(table)->registered->function;
    bool is_possible = true;
    const auto code = guarded(table, [&] {
        std::vector<int> constraints(static_cast<size_t>(function.argument_count), -1);
        for (int i = 0; i < plan->nConstraint; ++i) {
            const auto& each = plan->aConstraint[i];
            const auto argument = each.iColumn - function.first_argument;
            if (argument < 0 || each.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
            if (each.usable)
                constraints[static_cast<size_t>(argument)] = i;
            else
                is_possible = false;
        }
        int place = 0;
        for (size_t argument = 0; argument < constraints.size(); ++argument) {
            if (constraints[argument] < 0) continue;
            auto& usage = plan->aConstraintUsage[constraints[argument]];
            usage.argvIndex = ++place;
            usage.omit = 1;
            plan->idxNum |= 1 << argument;
        }
        plan->estimatedCost = 1000;
    });
    return code == SQLITE_OK && !is_possible ? SQLITE_CONSTRAINT : code;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) noexcept {
    auto* made = new (std::nothrow) cursor{};
    *out = made;
    return made ? SQLITE_OK : SQLITE_NOMEM;
}

int close(sqlite3_vtab_cursor* given) noexcept {
    delete &cursor_of(given);
    return SQLITE_OK;
}

std::vector<sqlite3_value*> arguments_of(const table_function& function, int given, sqlite3_value** values) {
    std::vector<sqlite3_value*> arguments(static_cast<size_t>(function.argument_count));
    for (size_t argument = 0; argument < arguments.size(); ++argument)
        if (given & 1 << argument) arguments[argument] = *values++;
    for (int required = 0; required < function.required_arguments; ++required)
        if (!arguments[static_cast<size_t>(required)])
            throw statement_error{std::string{function.name} + " takes at least " + std::to_string(function.required_arguments) +
                                  " arguments"};
    return arguments;
}

int filter(sqlite3_vtab_cursor* given, int index, const char*, int, sqlite3_value** values) noexcept {
    const auto& registered = *static_cast<virtual_table*>(given->pVtab)->registered;
    return guarded(given->pVtab, [&] {
        auto& rows = cursor_of(given);
        rows.row = 0;
        const auto arguments = arguments_of(*registered.function, index, values);
        rows.rows = registered.function->read(*registered.shelf, arguments);
        rows.arguments.clear();
        for (const auto* each : arguments) rows.arguments.emplace_back(each ? sqlite3_value_dup(each) : nullptr);
    });
}

int advance(sqlite3_vtab_cursor* given) noexcept {
    ++cursor_of(given).row;
    return SQLITE_OK;
}

int is_at_end(sqlite3_vtab_cursor* given) noexcept {
    const auto& rows = cursor_of(given);
    return !rows.rows || rows.row >= rows.rows->row_count();
}

int read_cell(sqlite3_vtab_cursor* given, sqlite3_context* context, int column) noexcept {
    const auto& rows = cursor_of(given);
    const auto argument = column - static_cast<virtual_table*>(given->pVtab)->registered->function->first_argument;
    if (argument < 0) return guarded(given->pVtab, [&] { rows.rows->answer_cell(context, rows.row, column); });
    if (const auto& known = rows.arguments[static_cast<size_t>(argument)]) sqlite3_result_value(context, known.get());
    return SQLITE_OK;
}

int read_row_number(sqlite3_vtab_cursor* given, sqlite3_int64* out) noexcept {
    *out = static_cast<sqlite3_int64>(cursor_of(given).row);
    return SQLITE_OK;
}

/// Without `xCreate` it is there from the beginning, and only so.
sqlite3_module module_of_functions() {
    sqlite3_module made{};
    made.xConnect = connect;
    made.xBestIndex = choose_index;
    made.xDisconnect = disconnect;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = advance;
    made.xEof = is_at_end;
    made.xColumn = read_cell;
    made.xRowid = read_row_number;
    return made;
}

} // namespace

int register_table_function(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf, const table_function& function) {
    static const auto module = module_of_functions();
    return sqlite3_create_module_v2(connection, function.name, &module, new registration{&function, shelf},
                                    [](void* registered) { delete static_cast<registration*>(registered); });
}

} // namespace sqlite_binding

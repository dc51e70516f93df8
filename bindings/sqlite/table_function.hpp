#pragma once

/// Table-valued functions: eponymous virtual tables whose hidden columns are their arguments.

#include <memory>
#include <span>

#include "rules_shelf.hpp"
#include "sqlite_api.hpp"

namespace sqlite_binding {

/// The rows of one call.
class row_reader {
public:
    virtual ~row_reader() = default;
    [[nodiscard]] virtual size_t row_count() const = 0;
    virtual void answer_cell(sqlite3_context* context, size_t row, int column) const = 0;
};

struct table_function {
    const char* name;
    const char* declaration; ///< `CREATE TABLE x(…, argument HIDDEN, …)`: arguments stand last
    int first_argument;      ///< its column
    int required_arguments;
    int argument_count;
    /// An argument that was left out is nullptr. Throws.
    std::unique_ptr<row_reader> (*read)(rules_shelf& shelf, std::span<sqlite3_value* const> arguments);
};

/// `function` must live as long as the program.
int register_table_function(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf, const table_function& function);

} // namespace sqlite_binding

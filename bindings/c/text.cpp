/// Texts and tables out, and the version.

#include <guong/version.hpp>

#include "handles.hpp"

uint32_t guong_version(void) { return GUONG_VERSION_MAJOR * 1'000'000 + GUONG_VERSION_MINOR * 1'000 + GUONG_VERSION_PATCH; }

const char* guong_text_data(const guong_text* text) { return text ? text->content.c_str() : ""; }
size_t guong_text_size(const guong_text* text) { return text ? text->content.size() : 0; }
void guong_text_free(guong_text* text) { delete text; }

namespace {

const char* read(const std::vector<std::string>* texts, size_t index, size_t* size) {
    const bool exists = texts && index < texts->size();
    if (size) *size = exists ? (*texts)[index].size() : 0;
    return exists ? (*texts)[index].c_str() : nullptr;
}

} // namespace

size_t guong_table_row_count(const guong_table* table) { return table ? table->rows.size() : 0; }
size_t guong_table_column_count(const guong_table* table) { return table ? table->columns.size() : 0; }

const char* guong_table_column(const guong_table* table, size_t column, size_t* size) {
    return read(table ? &table->columns : nullptr, column, size);
}

const char* guong_table_cell(const guong_table* table, size_t row, size_t column, size_t* size) {
    return read(table && row < table->rows.size() ? &table->rows[row] : nullptr, column, size);
}

void guong_table_free(guong_table* table) { delete table; }

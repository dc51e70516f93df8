/* A host that loads the extension and runs SQL: what the shell `sqlite3` does, but compiled as the extension is, so that sanitizers see both.
 *     host EXTENSION SCRATCH, with SQL on standard input; prints rows, and errors as they come.
 * For the SQL: read_file(path); scratch(name), a path in the folder SCRATCH; write_file(path, text). */
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_stream(FILE *stream, size_t *size) {
    char *bytes = NULL;
    size_t room = 1;
    *size = 0;
    do {
        room *= 2;
        bytes = realloc(bytes, room);
        if (bytes == NULL) exit(2);
        *size += fread(bytes + *size, 1, room - *size - 1, stream);
    } while (*size == room - 1);
    bytes[*size] = '\0';
    return bytes;
}

static void read_file(sqlite3_context *context, int count, sqlite3_value **arguments) {
    FILE *file = fopen((const char *)sqlite3_value_text(arguments[0]), "rb");
    size_t size = 0;
    char *bytes;
    (void)count;
    if (file == NULL) {
        sqlite3_result_error(context, "no such file", -1);
        return;
    }
    bytes = read_stream(file, &size);
    fclose(file);
    sqlite3_result_text(context, bytes, (int)size, free);
}

static void write_file(sqlite3_context *context, int count, sqlite3_value **arguments) {
    FILE *file = fopen((const char *)sqlite3_value_text(arguments[0]), "wb");
    (void)count;
    if (file == NULL) {
        sqlite3_result_error(context, "cannot be written", -1);
        return;
    }
    fputs((const char *)sqlite3_value_text(arguments[1]), file);
    fclose(file);
}

static void scratch(sqlite3_context *context, int count, sqlite3_value **arguments) {
    (void)count;
    sqlite3_result_text(context, sqlite3_mprintf("%s/%s", sqlite3_user_data(context), sqlite3_value_text(arguments[0])), -1, sqlite3_free);
}

static void print_row(sqlite3_stmt *statement) {
    int column;
    for (column = 0; column < sqlite3_column_count(statement); ++column) {
        const unsigned char *cell = sqlite3_column_text(statement, column);
        printf("%s%s", column == 0 ? "" : "|", cell != NULL ? (const char *)cell : "NULL");
    }
    printf("\n");
}

static void run(sqlite3 *connection, const char *sql) {
    while (*sql != '\0') {
        sqlite3_stmt *statement = NULL;
        int code = sqlite3_prepare_v2(connection, sql, -1, &statement, &sql);
        if (code == SQLITE_OK && statement == NULL) continue; /* blank, or a remark */
        while (code == SQLITE_OK || code == SQLITE_ROW) {
            code = sqlite3_step(statement);
            if (code == SQLITE_ROW) print_row(statement);
        }
        if (code != SQLITE_DONE) printf("error: %s\n", sqlite3_errmsg(connection));
        sqlite3_finalize(statement);
    }
}

int main(int argument_count, char **arguments) {
    sqlite3 *connection = NULL;
    char *error = NULL;
    char *sql;
    size_t size = 0;
    if (argument_count != 3 || sqlite3_open(":memory:", &connection) != SQLITE_OK) return 2;
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
    if (sqlite3_load_extension(connection, arguments[1], NULL, &error) != SQLITE_OK) {
        fprintf(stderr, "%s\n", error);
        return 2;
    }
    sqlite3_create_function(connection, "read_file", 1, SQLITE_UTF8, NULL, read_file, NULL, NULL);
    sqlite3_create_function(connection, "write_file", 2, SQLITE_UTF8, NULL, write_file, NULL, NULL);
    sqlite3_create_function(connection, "scratch", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, arguments[2], scratch, NULL, NULL);
    sql = read_stream(stdin, &size);
    run(connection, sql);
    free(sql);
    return sqlite3_close(connection) == SQLITE_OK ? 0 : 1;
}

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

void check(int holds, const char *condition, const char *file, int line) {
    if (holds) return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    ++failures;
}

int failed_checks(void) { return failures; }

int text_is(guong_text *text, const char *wanted) {
    const size_t size = strlen(wanted);
    const int is_same = guong_text_size(text) == size && memcmp(guong_text_data(text), wanted, size + 1) == 0;
    if (!is_same) fprintf(stderr, "found: %s\n", guong_text_data(text));
    guong_text_free(text);
    return is_same;
}

int text_holds(guong_text *text, const char *part) {
    const int holds = strstr(guong_text_data(text), part) != NULL;
    if (!holds) fprintf(stderr, "found: %s\n", guong_text_data(text));
    guong_text_free(text);
    return holds;
}

int report_holds(guong_report *report, const char *part) {
    guong_text *text = NULL;
    CHECK(guong_report_render(report, GUONG_PLAIN_TEXT, GUONG_ENGLISH, &text) == GUONG_OK);
    guong_report_free(report);
    return text_holds(text, part);
}

static int same(const char *found, size_t size, const char *wanted) {
    const int is_same = found != NULL && size == strlen(wanted) && memcmp(found, wanted, size + 1) == 0;
    if (!is_same) fprintf(stderr, "found: %s\n", found != NULL ? found : "nothing");
    return is_same;
}

int cell_is(const guong_table *table, size_t row, size_t column, const char *wanted) {
    size_t size = 0;
    const char *found = guong_table_cell(table, row, column, &size);
    return same(found, size, wanted);
}

int column_is(const guong_table *table, size_t column, const char *wanted) {
    size_t size = 0;
    const char *found = guong_table_column(table, column, &size);
    return same(found, size, wanted);
}

static void require_done(guong_status status, guong_report *report) {
    guong_text *text = NULL;
    if (status != GUONG_OK) {
        guong_report_render(report, GUONG_PLAIN_TEXT, GUONG_ENGLISH, &text);
        fprintf(stderr, "%s\n", guong_text_data(text));
        exit(2);
    }
    guong_report_free(report);
}

guong_rules *load(const char *path) {
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    const guong_status status = guong_rules_load(path, strlen(path), NULL, &rules, &report);
    require_done(status, report);
    return rules;
}

guong_records *read_dataset(const guong_rules *rules, const char *path) {
    guong_records *records = NULL;
    guong_report *report = NULL;
    size_t size = 0;
    char *json = read_file(path, &size);
    const guong_status status = guong_records_read_dataset(rules, json, size, NULL, &records, &report);
    require_done(status, report);
    free(json);
    return records;
}

guong_evaluator *bind(const guong_rules *rules, const guong_records *records) {
    guong_evaluator *evaluator = NULL;
    guong_report *report = NULL;
    const guong_status status = guong_evaluator_bind(rules, records, NULL, &evaluator, &report);
    require_done(status, report);
    return evaluator;
}

guong_outcome *evaluate(const guong_evaluator *evaluator, const char *criterion, size_t record) {
    guong_outcome *outcome = NULL;
    guong_report *report = NULL;
    const guong_status status = guong_evaluator_evaluate(evaluator, criterion, strlen(criterion), record, &outcome, &report);
    require_done(status, report);
    return outcome;
}

char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 1;
    *size = 0;
    if (file == NULL) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    do {
        room *= 2;
        bytes = realloc(bytes, room);
        if (bytes == NULL) exit(2);
        *size += fread(bytes + *size, 1, room - *size, file);
    } while (*size == room);
    fclose(file);
    return bytes;
}

/* Reading records, and what is said of those that are refused. */
#include "check.h"

#include <string.h>

static void test_one(const guong_rules *rules) {
    guong_record_options options = {sizeof options, 1};
    guong_records *records = NULL;
    guong_report *report = NULL;
    guong_table *table = NULL;
    CHECK(guong_records_read_one(rules, TEXT("student"), TEXT("{\"id\":\"a\",\"study\":\"good\"}"), NULL, &records, &report) == GUONG_OK);
    CHECK(report == NULL && guong_records_count(records) == 1);
    CHECK(guong_records_list(records, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 1 && cell_is(table, 0, 0, "student") && cell_is(table, 0, 1, "a"));
    guong_table_free(table);
    guong_records_free(records);

    CHECK(guong_records_read_one(rules, TEXT("student"), TEXT("{\"study\":7}"), NULL, &records, &report) == GUONG_RECORDS_REFUSED);
    CHECK(records == NULL && report_holds(report, "/study"));
    CHECK(guong_records_read_one(rules, TEXT("student"), TEXT("{\"stdy\":\"good\"}"), NULL, &records, &report) == GUONG_OK);
    guong_records_free(records);
    CHECK(report_holds(report, "warning"));
    CHECK(guong_records_read_one(rules, TEXT("student"), TEXT("{\"stdy\":\"good\"}"), &options, &records, &report) == GUONG_RECORDS_REFUSED);
    CHECK(report_holds(report, "stdy"));
    CHECK(guong_records_read_one(rules, TEXT("studnt"), TEXT("{}"), NULL, &records, &report) == GUONG_NOT_FOUND);
    CHECK(report_holds(report, "`student`"));
}

static void test_dataset(const guong_rules *rules) {
    static const char json[] = "{\"student\":[{\"id\":\"a\",\"study\":7},{\"id\":\"b\"}]}";
    guong_records *records = NULL;
    guong_report *report = NULL;
    guong_table *table = NULL;
    CHECK(guong_records_read_dataset(rules, TEXT(json), NULL, &records, &report) == GUONG_OK);
    CHECK(guong_records_count(records) == 1);
    CHECK(report_holds(report, "/student/0/study"));
    CHECK(guong_records_refused(records, GUONG_VIETNAMESE, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 1 && guong_table_column_count(table) == 5);
    CHECK(cell_is(table, 0, 0, "student") && cell_is(table, 0, 1, "a") && cell_is(table, 0, 2, "/student/0"));
    CHECK(column_is(table, 4, "fault") && cell_is(table, 0, 4, "/student/0/study"));
    CHECK(strstr(guong_table_cell(table, 0, 3, NULL), "gặp số 7") != NULL);
    guong_table_free(table);
    guong_records_free(records);
    CHECK(guong_records_read_dataset(rules, TEXT("{"), NULL, &records, &report) == GUONG_RECORDS_REFUSED && records == NULL);
    CHECK(report_holds(report, "error"));
}

static void test_arrays_and_lines(const guong_rules *rules) {
    guong_records *records = NULL;
    CHECK(guong_records_read_array(rules, TEXT("student"), TEXT("[{\"id\":\"a\"},{\"id\":\"b\"}]"), NULL, &records, NULL) == GUONG_OK);
    CHECK(guong_records_count(records) == 2);
    guong_records_free(records);
    CHECK(guong_records_read_lines(rules, TEXT("student"), TEXT("{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n{\n"), NULL, &records, NULL) == GUONG_OK);
    CHECK(guong_records_count(records) == 2);
    guong_records_free(records);
    CHECK(guong_records_read_array(rules, TEXT("studnt"), TEXT("[]"), NULL, &records, NULL) == GUONG_NOT_FOUND);
    CHECK(guong_records_read_lines(rules, TEXT("studnt"), TEXT(""), NULL, &records, NULL) == GUONG_NOT_FOUND);
}

void test_records(void) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    test_one(rules);
    test_dataset(rules);
    test_arrays_and_lines(rules);
    guong_rules_free(rules);
}

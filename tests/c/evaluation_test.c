/* Binding, verdicts on many, and reported values. */
#include "check.h"

#include <string.h>

static void test_verdicts(const guong_rules *rules, const guong_records *records) {
    guong_evaluator *evaluator = bind(rules, records);
    guong_verdict verdicts[6];
    guong_report *report = NULL;
    CHECK(guong_records_count(records) == 6);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("st"), 2, verdicts, 6, &report) == GUONG_OK && report == NULL);
    CHECK(verdicts[0] == GUONG_OTHER_RECORD_TYPE && verdicts[1] == GUONG_OTHER_RECORD_TYPE);
    CHECK(verdicts[2] == GUONG_ELIGIBLE && verdicts[4] == GUONG_INELIGIBLE && verdicts[5] == GUONG_UNDETERMINED);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("un"), 0, verdicts, 6, NULL) == GUONG_OK);
    CHECK(verdicts[0] == GUONG_ELIGIBLE && verdicts[1] == GUONG_INELIGIBLE && verdicts[2] == GUONG_OTHER_RECORD_TYPE);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("st"), 1, verdicts, 5, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`count`"));
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("st"), 1000, verdicts, 6, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`jobs`"));
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("st"), 1, NULL, 6, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`verdicts` is NULL"));
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("sst"), 1, verdicts, 6, &report) == GUONG_NOT_FOUND);
    CHECK(report_holds(report, "`sst`"));
    guong_evaluator_free(evaluator);
}

static void test_binding_to_other_records(const guong_records *records) {
    guong_rules *others = load("tests/cli/files/quota.guong");
    guong_evaluator *evaluator = NULL;
    guong_report *report = NULL;
    CHECK(guong_evaluator_bind(others, records, NULL, &evaluator, &report) == GUONG_INVALID_ARGUMENT && evaluator == NULL);
    guong_report_free(report);
    CHECK(guong_evaluator_bind(others, NULL, NULL, &evaluator, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`records` is NULL"));
    guong_rules_free(others);
}

static void test_outcomes_that_are_not(const guong_rules *rules, const guong_records *records) {
    guong_evaluator *evaluator = bind(rules, records);
    guong_outcome *outcome = NULL;
    guong_report *report = NULL;
    CHECK(guong_evaluator_evaluate(evaluator, TEXT("sst"), 2, &outcome, &report) == GUONG_NOT_FOUND);
    CHECK(report_holds(report, "`sst`"));
    CHECK(guong_evaluator_evaluate(evaluator, TEXT("st"), 6, &outcome, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "number 6"));
    CHECK(guong_evaluator_evaluate(evaluator, TEXT("st"), 0, &outcome, &report) == GUONG_INVALID_ARGUMENT && outcome == NULL);
    CHECK(report_holds(report, "another type"));
    guong_evaluator_free(evaluator);
}

static void test_reference_date(void) {
    static const char text[] = "ruleset ages { valid from 2020-01-01 through 2025-12-31 }\nrecord student { born : date }\n"
                               "criterion grown for student : years from born to reference date >= 18 years\n";
    guong_evaluation_options options;
    guong_rules *rules = NULL;
    guong_records *records = NULL;
    guong_evaluator *evaluator = NULL;
    guong_report *report = NULL;
    guong_verdict verdict = GUONG_OTHER_RECORD_TYPE;
    CHECK(guong_rules_load_text(TEXT("given"), TEXT(text), NULL, &rules, NULL) == GUONG_OK);
    CHECK(guong_records_read_one(rules, TEXT("student"), TEXT("{\"born\":\"2007-08-01\"}"), NULL, &records, NULL) == GUONG_OK);
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    CHECK(guong_evaluator_bind(rules, records, &options, &evaluator, &report) == GUONG_OK);
    CHECK(report_holds(report, "W0704"));
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("grown"), 1, &verdict, 1, NULL) == GUONG_OK && verdict == GUONG_UNDETERMINED);
    guong_evaluator_free(evaluator);
    options.as_of.data = "2026-08-01";
    options.as_of.size = strlen(options.as_of.data);
    CHECK(guong_evaluator_bind(rules, records, &options, &evaluator, &report) == GUONG_OK);
    CHECK(report_holds(report, "W0703"));
    guong_evaluator_free(evaluator);
    options.as_of.data = "2025-08-01";
    CHECK(guong_evaluator_bind(rules, records, &options, &evaluator, &report) == GUONG_OK && report == NULL);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("grown"), 1, &verdict, 1, NULL) == GUONG_OK && verdict == GUONG_ELIGIBLE);
    guong_evaluator_free(evaluator);
    options.as_of.data = "2025-02-30";
    CHECK(guong_evaluator_bind(rules, records, &options, &evaluator, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "2025-02-30"));
    guong_records_free(records);
    guong_rules_free(rules);
}

static void test_values(void) {
    guong_rules *rules = load("tests/cli/files/quota.guong");
    guong_records *records = read_dataset(rules, "tests/cli/files/quota.json");
    guong_evaluator *evaluator = bind(rules, records);
    guong_table *table = NULL;
    CHECK(guong_evaluator_values(evaluator, 0, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 1 && cell_is(table, 0, 0, "quota") && cell_is(table, 0, 1, "7"));
    guong_table_free(table);
    CHECK(guong_evaluator_values(evaluator, 1, &table, NULL) == GUONG_OK);
    CHECK(cell_is(table, 0, 1, "null"));
    guong_table_free(table);
    CHECK(guong_evaluator_values(evaluator, 2, &table, NULL) == GUONG_INVALID_ARGUMENT && table == NULL);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
}

static void test_sensitive_values(int32_t show, const char *amount) {
    guong_evaluation_options options;
    guong_rules *rules = load("tests/cli/files/sensitive.guong");
    guong_records *records = read_dataset(rules, "tests/cli/files/sensitive.json");
    guong_evaluator *evaluator = NULL;
    guong_table *table = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.show_sensitive = show;
    CHECK(guong_evaluator_bind(rules, records, &options, &evaluator, NULL) == GUONG_OK);
    guong_records_free(records);
    guong_rules_free(rules); /* the evaluator keeps what it needs */
    CHECK(guong_evaluator_values(evaluator, 0, &table, NULL) == GUONG_OK);
    CHECK(cell_is(table, 0, 0, "amount") && cell_is(table, 0, 1, amount) && cell_is(table, 1, 1, "6"));
    guong_table_free(table);
    guong_evaluator_free(evaluator);
}

void test_evaluation(void) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    guong_records *records = read_dataset(rules, "tests/cli/files/school.json");
    test_verdicts(rules, records);
    test_binding_to_other_records(records);
    test_outcomes_that_are_not(rules, records);
    guong_records_free(records);
    guong_rules_free(rules);
    test_reference_date();
    test_values();
    test_sensitive_values(0, "{\"masked\":true}");
    test_sensitive_values(1, "0");
}

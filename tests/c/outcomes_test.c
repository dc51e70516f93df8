/* What an outcome tells. */
#include "check.h"

#include <string.h>

enum { lan, minh, hoa, nam };

/* Nothing but the outcome is left: it keeps what it needs. */
static guong_outcome *outcome_of(const char *criterion, size_t student) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    guong_records *records = read_dataset(rules, "tests/cli/files/school.json");
    guong_evaluator *evaluator = bind(rules, records);
    guong_outcome *outcome = evaluate(evaluator, criterion, student + 2); /* behind two units */
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    return outcome;
}

static void test_verdict(void) {
    guong_outcome *outcome = outcome_of("st", hoa);
    guong_verdict verdict = GUONG_OTHER_RECORD_TYPE;
    guong_report *report = NULL;
    CHECK(guong_outcome_verdict(outcome, &verdict, &report) == GUONG_OK && report == NULL);
    CHECK(verdict == GUONG_INELIGIBLE);
    CHECK(guong_outcome_verdict(outcome, NULL, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`out` is NULL"));
    guong_outcome_free(outcome);
}

static void test_items(void) {
    static const char *const rows[][2] = {{"st", "undetermined"}, {"st/st1", "met"},    {"st/st2", "undetermined"}, {"st/st3", "undetermined"},
                                          {"st/st3/a", "undetermined"}, {"st/st3/b", "unmet"}};
    guong_outcome *outcome = outcome_of("st", nam);
    guong_table *table = NULL;
    size_t row;
    CHECK(guong_outcome_items(outcome, &table, NULL) == GUONG_OK);
    CHECK(column_is(table, 0, "item") && column_is(table, 1, "status"));
    CHECK(guong_table_row_count(table) == 6);
    for (row = 0; row < 6; ++row) CHECK(cell_is(table, row, 0, rows[row][0]) && cell_is(table, row, 1, rows[row][1]));
    guong_table_free(table);
    guong_outcome_free(outcome);
}

static void test_unmet_and_missing(void) {
    guong_outcome *outcome = outcome_of("st", hoa);
    guong_table *table = NULL;
    CHECK(guong_outcome_unmet(outcome, &table, NULL) == GUONG_OK);
    CHECK(column_is(table, 0, "item") && guong_table_row_count(table) == 4);
    CHECK(cell_is(table, 0, 0, "st1") && cell_is(table, 1, 0, "st2") && cell_is(table, 2, 0, "st3/a") && cell_is(table, 3, 0, "st3/b"));
    guong_table_free(table);
    CHECK(guong_outcome_missing(outcome, 0, &table, NULL) == GUONG_OK && guong_table_row_count(table) == 0);
    guong_table_free(table);
    guong_outcome_free(outcome);

    outcome = outcome_of("st", nam);
    CHECK(guong_outcome_missing(outcome, GUONG_ENGLISH, &table, NULL) == GUONG_OK);
    CHECK(column_is(table, 0, "at") && column_is(table, 1, "label") && guong_table_row_count(table) == 2);
    CHECK(cell_is(table, 0, 0, "/conduct") && cell_is(table, 0, 1, "Conduct") && cell_is(table, 1, 0, "/activities"));
    guong_table_free(table);
    guong_outcome_free(outcome);
}

static guong_text *explanation(const guong_outcome *outcome, guong_format format, guong_language language) {
    guong_explain_options options;
    guong_text *text = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.format = format;
    options.language = language;
    CHECK(guong_outcome_explain(outcome, &options, &text, NULL) == GUONG_OK);
    return text;
}

static void test_explanations(void) {
    guong_outcome *outcome = outcome_of("st", hoa);
    guong_text *text = NULL;
    CHECK(guong_outcome_explain(outcome, NULL, &text, NULL) == GUONG_OK);
    CHECK(text_holds(text, "\"criterion\":{\"name\":\"st\",\"title\":\"Good student\",\"cite\":\"2.1\"},\"verdict\":\"ineligible\""));
    CHECK(text_holds(explanation(outcome, GUONG_JSON, GUONG_VIETNAMESE), "\"title\":\"Sinh viên tốt\""));
    CHECK(text_holds(explanation(outcome, GUONG_PLAIN_TEXT, GUONG_ENGLISH), "Not yet eligible: Student hoa\n"));
    CHECK(text_holds(explanation(outcome, GUONG_PLAIN_TEXT, GUONG_VIETNAMESE), "Chưa đủ tiêu chuẩn"));
    CHECK(text_holds(explanation(outcome, GUONG_MARKDOWN, GUONG_ENGLISH), "# "));
    CHECK(text_holds(explanation(outcome, GUONG_HTML, GUONG_ENGLISH), "<!DOCTYPE html>"));
    guong_outcome_free(outcome);
}

static void test_choices(void) {
    guong_explain_options options;
    guong_outcome *outcome = outcome_of("st", hoa);
    guong_text *text = NULL;
    guong_report *report = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.change_sets = 1;
    CHECK(guong_outcome_explain(outcome, &options, &text, NULL) == GUONG_OK && text_holds(text, "\"changes\":[["));
    options.format = GUONG_HTML + 1;
    CHECK(guong_outcome_explain(outcome, &options, &text, &report) == GUONG_INVALID_ARGUMENT && text == NULL);
    CHECK(report_holds(report, "format"));
    guong_outcome_free(outcome);

    outcome = outcome_of("st", lan);
    options.format = GUONG_JSON;
    options.change_sets = 0;
    options.margins = 1;
    CHECK(guong_outcome_explain(outcome, &options, &text, NULL) == GUONG_OK && text_holds(text, "\"margins\":[{"));
    options.format = GUONG_PLAIN_TEXT;
    options.language = GUONG_ENGLISH;
    options.all_items = 1;
    CHECK(guong_outcome_explain(outcome, &options, &text, NULL) == GUONG_OK && text_holds(text, "st2"));
    guong_outcome_free(outcome);
}

void test_outcomes(void) {
    test_verdict();
    test_items();
    test_unmet_and_missing();
    test_explanations();
    test_choices();
}

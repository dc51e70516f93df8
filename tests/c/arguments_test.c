/* What is wrong with arguments is answered, never obeyed. */
#include "check.h"

#include <string.h>

#define RULES "record r { f : integer }"

#define REFUSED(call) (report = NULL, CHECK((call) == GUONG_INVALID_ARGUMENT), CHECK(out == NULL), report)

static void test_null_handles(void) {
    guong_report *report = NULL;
    guong_text *text = NULL;
    guong_verdict verdict = GUONG_UNDETERMINED;
    {
        guong_table *out = NULL;
        CHECK(report_holds(REFUSED(guong_rules_criteria(NULL, 0, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_rules_find_criterion(NULL, TEXT("c"), 0, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_rules_files(NULL, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_records_list(NULL, &out, &report)), "`records` is NULL"));
        CHECK(report_holds(REFUSED(guong_records_refused(NULL, 0, &out, &report)), "`records` is NULL"));
        CHECK(report_holds(REFUSED(guong_evaluator_values(NULL, 0, &out, &report)), "`evaluator` is NULL"));
        CHECK(report_holds(REFUSED(guong_outcome_items(NULL, &out, &report)), "`outcome` is NULL"));
        CHECK(report_holds(REFUSED(guong_outcome_unmet(NULL, &out, &report)), "`outcome` is NULL"));
        CHECK(report_holds(REFUSED(guong_outcome_missing(NULL, 0, &out, &report)), "`outcome` is NULL"));
    }
    {
        guong_records *out = NULL;
        CHECK(report_holds(REFUSED(guong_records_read_one(NULL, TEXT("t"), TEXT("{}"), NULL, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_records_read_dataset(NULL, TEXT("{}"), NULL, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_records_read_array(NULL, TEXT("t"), TEXT("[]"), NULL, &out, &report)), "`rules` is NULL"));
        CHECK(report_holds(REFUSED(guong_records_read_lines(NULL, TEXT("t"), TEXT(RULES), NULL, &out, &report)), "`rules` is NULL"));
    }
    {
        guong_evaluator *out = NULL;
        CHECK(report_holds(REFUSED(guong_evaluator_bind(NULL, NULL, NULL, &out, &report)), "`rules` is NULL"));
    }
    {
        guong_outcome *out = NULL;
        CHECK(report_holds(REFUSED(guong_evaluator_evaluate(NULL, TEXT("c"), 0, &out, &report)), "`evaluator` is NULL"));
    }
    {
        guong_text *out = NULL;
        CHECK(report_holds(REFUSED(guong_outcome_explain(NULL, NULL, &out, &report)), "`outcome` is NULL"));
        CHECK(report_holds(REFUSED(guong_rules_run_tests(NULL, NULL, NULL, &out, &report)), "`rules` is NULL"));
    }
    CHECK(guong_evaluator_verdicts(NULL, TEXT("c"), 1, &verdict, 1, NULL) == GUONG_INVALID_ARGUMENT);
    CHECK(guong_outcome_verdict(NULL, &verdict, NULL) == GUONG_INVALID_ARGUMENT);
    CHECK(verdict == GUONG_UNDETERMINED);
    CHECK(guong_records_count(NULL) == 0);
    CHECK(guong_report_render(NULL, GUONG_PLAIN_TEXT, 0, &text) == GUONG_OK && text_is(text, ""));
    CHECK(guong_report_render(NULL, GUONG_JSON, 0, &text) == GUONG_OK && text_is(text, "[]"));
    CHECK(guong_report_render(NULL, GUONG_JSON, 0, NULL) == GUONG_INVALID_ARGUMENT);
}

static void test_texts_of_nothing(void) {
    size_t size = 7;
    CHECK(guong_text_size(NULL) == 0 && strcmp(guong_text_data(NULL), "") == 0);
    CHECK(guong_table_row_count(NULL) == 0 && guong_table_column_count(NULL) == 0);
    CHECK(guong_table_column(NULL, 0, &size) == NULL && size == 0);
    size = 7;
    CHECK(guong_table_cell(NULL, 0, 0, &size) == NULL && size == 0);
    CHECK(guong_table_cell(NULL, 0, 0, NULL) == NULL);
    guong_text_free(NULL);
    guong_table_free(NULL);
    guong_report_free(NULL);
    guong_rules_free(NULL);
    guong_records_free(NULL);
    guong_evaluator_free(NULL);
    guong_outcome_free(NULL);
}

/* Options of programs that know fewer members, or more. */
static void test_options_of_other_versions(void) {
    struct {
        guong_load_options known;
        size_t of_tomorrow;
    } later;
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    memset(&later, 0, sizeof later);

    later.known.size = sizeof later;
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), &later.known, &rules, NULL) == GUONG_OK);
    guong_rules_free(rules);
    later.of_tomorrow = 1;
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), &later.known, &rules, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(rules == NULL);
    CHECK(report_holds(report, "does not know"));

    later.known.size = sizeof later.known.size; /* what stands behind it is none of the library's business */
    later.known.setting_count = 1;
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), &later.known, &rules, NULL) == GUONG_OK);
    guong_rules_free(rules);
    later.known.size = 0;
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), &later.known, &rules, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "their size"));
}

static void test_texts_in(void) {
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    CHECK(guong_rules_load_text(NULL, 0, TEXT(RULES), NULL, &rules, NULL) == GUONG_OK);
    guong_rules_free(rules);
    CHECK(guong_rules_load_text(TEXT("t"), NULL, 1, NULL, &rules, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`text` is NULL"));
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), NULL, NULL, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`out` is NULL"));
    CHECK(guong_rules_load("a\0b", 3, NULL, &rules, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "zero byte"));
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.setting_count = 1;
    CHECK(guong_rules_load_text(TEXT("t"), TEXT(RULES), &options, &rules, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`settings` is NULL"));
}

void test_arguments(void) {
    test_null_handles();
    test_texts_of_nothing();
    test_options_of_other_versions();
    test_texts_in();
}

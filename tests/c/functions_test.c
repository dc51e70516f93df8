/* Functions of the host that rules ask: those of tests/host/asked, and what is wrong with others. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What became of the functions. The tests that count let one thread work. */
static int released, failures;
static char heard[200];

static void count_release(void *context) {
    ++released;
    if (context != NULL) ++*(int *)context;
}

static int32_t fail(guong_value *answer, const char *why) {
    answer->text.data = why;
    answer->text.size = strlen(why);
    return 0;
}

static int32_t workdays(void *context, const guong_value *given, size_t count, guong_value *answer) {
    int64_t day;
    (void)context;
    if (count != 2 || given[0].type != GUONG_DATE || given[1].type != GUONG_DATE) return fail(answer, "other arguments");
    if (given[0].number < 10957) return fail(answer, "no calendar of 1999");
    if (given[1].number < given[0].number) return 1;
    answer->type = GUONG_INTEGER;
    for (day = given[0].number; day <= given[1].number; ++day) answer->number += (day + 3) % 7 < 5; /* the first day of 1970 was a Thursday */
    return 1;
}

static int32_t day_after(void *context, const guong_value *given, size_t count, guong_value *answer) {
    (void)context, (void)count;
    *answer = given[0];
    ++answer->number;
    return 1;
}

static int32_t promoted(void *context, const guong_value *given, size_t count, guong_value *answer) {
    (void)context, (void)count;
    if (given[0].type != GUONG_LEVEL || given[1].type != GUONG_INTEGER) return fail(answer, "other arguments");
    answer->type = GUONG_LEVEL;
    answer->number = given[0].number + given[1].number;
    return 1;
}

static int32_t eighth(void *context, const guong_value *given, size_t count, guong_value *answer) {
    (void)context, (void)count;
    answer->type = given[0].type == GUONG_DECIMAL ? GUONG_DECIMAL : GUONG_BOOLEAN;
    answer->number = given[0].number * 125;
    answer->scale = given[0].scale + 3;
    return 1;
}

/* Answers in words. */
static int32_t year_after(void *context, const guong_value *given, size_t count, guong_value *answer) {
    (void)context, (void)count;
    answer->type = GUONG_TEXT;
    answer->text.data = given[0].number == 2024 ? "2025-2026" : "2024-2025";
    answer->text.size = strlen(answer->text.data);
    return 1;
}

static int32_t is_registered(void *context, const guong_value *given, size_t count, guong_value *answer) {
    const guong_string name = given[0].text;
    (void)context, (void)count;
    if (name.size == 0) return 1;
    answer->type = GUONG_BOOLEAN;
    answer->number = (name.size == 2 && memcmp(name.data, "An", 2) == 0) || (name.size == strlen("Bình") && memcmp(name.data, "Bình", name.size) == 0);
    return 1;
}

static void hear(void *context, const char *function, size_t function_size, const guong_value *given, size_t count, const char *reason, size_t reason_size) {
    (void)context;
    ++failures;
    snprintf(heard, sizeof heard, "%.*s of %d, the first %ld: %.*s", (int)function_size, function, (int)count, count > 0 ? (long)given[0].number : 0,
             (int)reason_size, reason);
}

static const guong_type of_workdays[] = {GUONG_INTEGER, GUONG_DATE, GUONG_DATE}, of_promoted[] = {GUONG_LEVEL, GUONG_LEVEL, GUONG_ANY},
                        of_eighth[] = {GUONG_DECIMAL, GUONG_DECIMAL};

static guong_function functions[] = {{{TEXT("workdays")}, of_workdays, 3, workdays, NULL, count_release},
                                     {{TEXT("day_after")}, NULL, 0, day_after, NULL, count_release},
                                     {{TEXT("promoted")}, of_promoted, 3, promoted, NULL, count_release},
                                     {{TEXT("eighth")}, of_eighth, 2, eighth, NULL, count_release},
                                     {{TEXT("year_after")}, NULL, 0, year_after, NULL, count_release},
                                     {{TEXT("is_registered")}, NULL, 0, is_registered, NULL, count_release}};
enum { function_count = sizeof functions / sizeof *functions };

static guong_load_options offering(const guong_function *offered, size_t count) {
    guong_load_options options;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.functions = offered;
    options.function_count = count;
    options.on_failure = hear;
    released = failures = 0;
    return options;
}

static const char *word_of(guong_verdict verdict) {
    return verdict == GUONG_ELIGIBLE ? "eligible" : verdict == GUONG_INELIGIBLE ? "ineligible" : "undetermined";
}

/* The lines of verdicts.expected, by so many threads. */
static void write_verdicts(const guong_rules *rules, uint32_t jobs, char *text) {
    guong_verdict verdicts[6][8];
    guong_records *records = read_dataset(rules, "tests/host/asked/leave.json");
    guong_evaluator *evaluator = bind(rules, records);
    const size_t count = guong_records_count(records);
    guong_table *criteria = NULL, *list = NULL;
    size_t record, criterion, size;
    CHECK(guong_rules_criteria(rules, GUONG_ENGLISH, &criteria, NULL) == GUONG_OK && guong_table_row_count(criteria) == 6 && count <= 8);
    CHECK(guong_records_list(records, &list, NULL) == GUONG_OK);
    for (criterion = 0; criterion < 6; ++criterion) {
        const char *name = guong_table_cell(criteria, criterion, 0, &size);
        CHECK(guong_evaluator_verdicts(evaluator, name, size, jobs, verdicts[criterion], count, NULL) == GUONG_OK);
    }
    for (record = 0; record < count; ++record) {
        text += sprintf(text, "%s", guong_table_cell(list, record, 1, NULL));
        for (criterion = 0; criterion < 6; ++criterion) text += sprintf(text, " %s", word_of(verdicts[criterion][record]));
        text += sprintf(text, "\n");
    }
    guong_table_free(list);
    guong_table_free(criteria);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
}

static void test_every_type(void) {
    guong_load_options options = offering(functions, function_count);
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    size_t size = 0;
    char *expected = read_file("tests/host/asked/verdicts.expected", &size);
    uint32_t jobs;
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, &rules, &report) == GUONG_OK && report == NULL);
    for (jobs = 1; jobs <= 4; jobs += 3) {
        char found[1000];
        write_verdicts(rules, jobs, found);
        CHECK(strlen(found) == size && memcmp(found, expected, size) == 0);
    }
    free(expected);
    guong_rules_free(rules);
    CHECK(released == function_count);
}

static void test_failures(void) {
    static const char early[] = "{\"begun\":\"1999-12-31\",\"ended\":\"2025-03-14\",\"standing\":\"senior\"}";
    guong_load_options options = offering(functions, function_count);
    guong_rules *rules = NULL;
    guong_records *records = NULL;
    guong_evaluator *evaluator = NULL;
    guong_outcome *outcome = NULL;
    guong_text *why = NULL;
    guong_explain_options how;
    memset(&how, 0, sizeof how);
    how.size = sizeof how;
    how.format = GUONG_PLAIN_TEXT;
    how.language = GUONG_ENGLISH;
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, &rules, NULL) == GUONG_OK);
    CHECK(guong_records_read_one(rules, TEXT("leave"), TEXT(early), NULL, &records, NULL) == GUONG_OK);
    CHECK(guong_evaluator_bind(rules, records, NULL, &evaluator, NULL) == GUONG_OK);
    /* What they are made of is freed: they keep what they need. */
    guong_rules_free(rules);
    guong_records_free(records);
    outcome = evaluate(evaluator, "short", 0);
    CHECK(failures == 1 && strcmp(heard, "workdays of 2, the first 10956: no calendar of 1999") == 0);
    CHECK(guong_outcome_explain(outcome, &how, &why, NULL) == GUONG_OK);
    CHECK(text_holds(why, "the program that keeps these records failed to answer"));
    guong_outcome_free(outcome);
    outcome = evaluate(evaluator, "senior", 0);
    CHECK(strstr(heard, "promoted of 2, the first 2: the answer is not of the type that the rule file declares") == heard);
    CHECK(released == 0);
    guong_evaluator_free(evaluator);
    CHECK(released == 0);
    guong_outcome_free(outcome);
    CHECK(released == function_count);
}

/* Answers what `context` points to. */
static int32_t answer_as_told(void *context, const guong_value *given, size_t count, guong_value *answer) {
    (void)given, (void)count;
    *answer = *(const guong_value *)context;
    return 1;
}

static guong_verdict verdict_with(guong_value *answer, const char *declared) {
    guong_function asked = {{TEXT("f")}, NULL, 0, answer_as_told, NULL, NULL};
    guong_load_options options = offering(&asked, 1);
    guong_rules *rules = NULL;
    guong_records *records = NULL;
    guong_evaluator *evaluator = NULL;
    guong_verdict verdict = GUONG_OTHER_RECORD_TYPE;
    char text[300];
    asked.context = answer;
    snprintf(text, sizeof text, "scale grade { poor \"Poor\" good \"Good\" }\nrecord r { n : integer }\nfunction f gives %s { }\ncriterion c for r : f() = %s\n", declared,
             strcmp(declared, "grade") == 0 ? "good" : strcmp(declared, "date") == 0 ? "2025-03-01" : strcmp(declared, "integer") == 0 ? "7" : "7.5");
    CHECK(guong_rules_load_text(TEXT("f.guong"), text, strlen(text), &options, &rules, NULL) == GUONG_OK);
    CHECK(guong_records_read_one(rules, TEXT("r"), TEXT("{}"), NULL, &records, NULL) == GUONG_OK);
    CHECK(guong_evaluator_bind(rules, records, NULL, &evaluator, NULL) == GUONG_OK);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("c"), 1, &verdict, 1, NULL) == GUONG_OK);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    return verdict;
}

static int answers(guong_type type, int32_t scale, int64_t number, const char *text, const char *declared) {
    guong_value answer = {type, scale, number, {NULL, 0}};
    answer.text.data = text;
    answer.text.size = text == NULL ? 0 : strlen(text);
    return verdict_with(&answer, declared) == GUONG_ELIGIBLE && failures == 0;
}

static int fails(guong_type type, int32_t scale, int64_t number, const char *text, const char *declared) {
    guong_value answer = {type, scale, number, {NULL, 0}};
    answer.text.data = text;
    answer.text.size = text == NULL ? 0 : strlen(text);
    return verdict_with(&answer, declared) == GUONG_UNDETERMINED && failures == 1;
}

static void test_answers(void) {
    guong_value lost = {GUONG_TEXT, 0, 0, {NULL, 3}};
    CHECK(answers(GUONG_LEVEL, 0, 1, NULL, "grade") && answers(GUONG_LEVEL, 0, 0, "good", "grade") && answers(GUONG_TEXT, 0, 0, "Good", "grade"));
    CHECK(answers(GUONG_DATE, 0, 20148, NULL, "date") && answers(GUONG_TEXT, 0, 0, "2025-03-01", "date"));
    CHECK(answers(GUONG_DECIMAL, 2, 750, NULL, "decimal") && answers(GUONG_INTEGER, 1, 70, NULL, "integer"));
    CHECK(fails(GUONG_LEVEL, 0, 300, NULL, "grade") && fails(GUONG_LEVEL, 0, 0, "best", "grade") && fails(GUONG_TEXT, 0, 0, "2025-02-30", "date"));
    CHECK(fails(GUONG_DATE, 0, INT64_MAX, NULL, "date") && fails(GUONG_SCHOOL_YEAR, 0, INT64_MIN, NULL, "date") && fails(GUONG_BOOLEAN, 0, 1, NULL, "date"));
    CHECK(fails(GUONG_DECIMAL, 19, 75, NULL, "decimal") && fails(GUONG_DECIMAL, -1, 75, NULL, "decimal") && fails(GUONG_TEXT, 0, 0, "7.5", "decimal"));
    CHECK(fails(GUONG_INTEGER, 1, 75, NULL, "integer") && fails(8, 0, 0, NULL, "decimal") && fails(-1, 0, 0, NULL, "decimal"));
    CHECK(verdict_with(&lost, "grade") == GUONG_UNDETERMINED && failures == 1);
}

/* Loads the rules with the functions offered, and gives what is said of it; each must be released once, however often it is offered. */
static guong_status refused(const guong_load_options *options, const char *said) {
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    const guong_status status = guong_rules_load(TEXT("tests/host/asked/leave.guong"), options, &rules, &report);
    CHECK(rules == NULL && released == (int)options->function_count);
    CHECK(report_holds(report, said));
    return status;
}

static void test_what_is_refused(void) {
    static const guong_type others[] = {GUONG_INTEGER, GUONG_DATE, GUONG_INTEGER}, none[] = {GUONG_INTEGER, 8};
    guong_function wrong[function_count];
    guong_load_options options = offering(functions, function_count - 1);
    guong_rules *rules = NULL;
    int times = 0;
    CHECK(refused(&options, "E1020: the program does not offer the function `is_registered`") == GUONG_RULES_REFUSED);
    memcpy(wrong, functions, sizeof wrong);
    wrong[0].types = others;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "E1021") == GUONG_RULES_REFUSED);
    options = offering(wrong, function_count);
    CHECK(refused(&options, "(date, date) → integer") == GUONG_RULES_REFUSED);
    wrong[0].type_count = 2;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "(date) → integer") == GUONG_RULES_REFUSED);
    wrong[0].types = none;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "no type has the number 8") == GUONG_INVALID_ARGUMENT);
    wrong[0].types = NULL;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "`types` is NULL") == GUONG_INVALID_ARGUMENT);
    wrong[0].type_count = 0;
    wrong[0].call = NULL;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "`call` of a function is NULL") == GUONG_INVALID_ARGUMENT);
    wrong[0] = functions[0];
    wrong[3].name.data = NULL;
    options = offering(wrong, function_count);
    CHECK(refused(&options, "`name` is NULL") == GUONG_INVALID_ARGUMENT);

    /* Before anything was read, and with nowhere to put what is loaded. */
    options = offering(functions, function_count);
    options.sensitive_count = 1;
    CHECK(refused(&options, "`sensitive` is NULL") == GUONG_INVALID_ARGUMENT);
    options = offering(functions, function_count);
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, NULL, NULL) == GUONG_INVALID_ARGUMENT && released == function_count);
    options = offering(NULL, 1);
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, &rules, NULL) == GUONG_INVALID_ARGUMENT && released == 0);

    /* Of two with one name the later counts, and the earlier is released too. */
    memcpy(wrong, functions, sizeof wrong);
    wrong[0].name = wrong[1].name;
    wrong[0].context = &times;
    options = offering(wrong, 2);
    options.unanswered = 1;
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, &rules, NULL) == GUONG_OK);
    guong_rules_free(rules);
    CHECK(released == 2 && times == 1);
}

static void test_what_is_not_offered(void) {
    guong_load_options options = offering(NULL, 0);
    guong_rules *rules = NULL;
    guong_records *records = NULL;
    guong_evaluator *evaluator = NULL;
    guong_verdict verdict = GUONG_ELIGIBLE;
    options.unanswered = 1;
    CHECK(guong_rules_load(TEXT("tests/host/asked/leave.guong"), &options, &rules, NULL) == GUONG_OK);
    CHECK(guong_records_read_one(rules, TEXT("leave"), TEXT("{\"name\":\"An\"}"), NULL, &records, NULL) == GUONG_OK);
    evaluator = bind(rules, records);
    CHECK(guong_evaluator_verdicts(evaluator, TEXT("registered"), 1, &verdict, 1, NULL) == GUONG_OK && verdict == GUONG_UNDETERMINED && failures == 0);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
}

void test_functions(void) {
    test_every_type();
    test_failures();
    test_answers();
    test_what_is_refused();
    test_what_is_not_offered();
}

/* Loading rules, and what is said of them. */
#include "check.h"

#include <string.h>

static void test_criteria(void) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    guong_table *table = NULL;
    CHECK(guong_rules_criteria(rules, GUONG_LANGUAGE_OF_RULES, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 3 && guong_table_column_count(table) == 4);
    CHECK(column_is(table, 0, "criterion") && column_is(table, 1, "title") && column_is(table, 2, "cite") && column_is(table, 3, "record"));
    CHECK(guong_table_column(table, 4, NULL) == NULL && guong_table_cell(table, 3, 0, NULL) == NULL);
    CHECK(cell_is(table, 1, 0, "st") && cell_is(table, 1, 1, "Good student") && cell_is(table, 1, 2, "2.1") && cell_is(table, 1, 3, "student"));
    guong_table_free(table);
    CHECK(guong_rules_criteria(rules, GUONG_VIETNAMESE, &table, NULL) == GUONG_OK);
    CHECK(cell_is(table, 1, 1, "Sinh viên tốt"));
    guong_table_free(table);
    CHECK(guong_rules_criteria(rules, 9, &table, NULL) == GUONG_INVALID_ARGUMENT && table == NULL);
    guong_rules_free(rules);
}

static void test_finding_a_criterion(void) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    guong_table *table = NULL;
    guong_report *report = NULL;
    CHECK(guong_rules_find_criterion(rules, TEXT("un"), GUONG_ENGLISH, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 1 && column_is(table, 3, "record"));
    CHECK(cell_is(table, 0, 0, "un") && cell_is(table, 0, 1, "Excellent unit") && cell_is(table, 0, 3, "unit"));
    guong_table_free(table);
    CHECK(guong_rules_find_criterion(rules, TEXT("stt"), GUONG_ENGLISH, &table, &report) == GUONG_NOT_FOUND && table == NULL);
    CHECK(report_holds(report, "did you mean `st`?"));
    guong_rules_free(rules);
}

static void test_files(void) {
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_table *table = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.root.data = "tests/cli/files";
    options.root.size = strlen(options.root.data);
    CHECK(guong_rules_load(TEXT("tests/cli/files/units/faculty.guong"), &options, &rules, NULL) == GUONG_OK);
    CHECK(guong_rules_files(rules, &table, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(table) == 2 && column_is(table, 0, "file") && column_is(table, 1, "sha256"));
    CHECK(cell_is(table, 0, 0, "tests/cli/files/units/faculty.guong") && cell_is(table, 1, 0, "tests/cli/files/school.guong"));
    CHECK(strlen(guong_table_cell(table, 1, 1, NULL)) == 64);
    guong_table_free(table);
    guong_rules_free(rules);
}

static void test_faults(void) {
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    guong_text *text = NULL;
    CHECK(guong_rules_load(TEXT("tests/cli/files/broken.guong"), NULL, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(rules == NULL);
    CHECK(guong_report_render(report, GUONG_JSON, GUONG_VIETNAMESE, &text) == GUONG_OK);
    CHECK(text_holds(text, "{\"code\":\"E0201\",\"severity\":\"error\",\"message\":\"ở đây không có gì mang tên `stdy`\",\"file\":\"tests/cli/files/"
                           "broken.guong\",\"line\":3,\"column\":30,\"end_line\":3,\"end_column\":34,\"help\":[\"có phải ý bạn là `study`?\"]}"));
    CHECK(guong_report_render(report, GUONG_PLAIN_TEXT, GUONG_VIETNAMESE, &text) == GUONG_OK);
    CHECK(text_holds(text, "ở đây không có gì mang tên `stdy`"));
    CHECK(guong_report_render(report, GUONG_HTML, GUONG_VIETNAMESE, &text) == GUONG_INVALID_ARGUMENT && text == NULL);
    CHECK(report_holds(report, "nothing here is called `stdy`"));

    CHECK(guong_rules_load(TEXT("tests/cli/files/none.guong"), NULL, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(report_holds(report, "none.guong"));
    CHECK(guong_rules_load(TEXT("tests/cli/files/none.guong"), NULL, &rules, NULL) == GUONG_RULES_REFUSED);
}

static void test_warnings(void) {
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    CHECK(guong_rules_load(TEXT("tests/cli/files/warned.guong"), NULL, &rules, &report) == GUONG_OK);
    CHECK(rules != NULL);
    CHECK(report_holds(report, "many"));
    guong_rules_free(rules);
}

static void test_settings(void) {
    static const char text[] = "parameter many = 2\nrecord student { study : integer }\ncriterion good for student : study >= many\n";
    guong_setting many = {{TEXT("many")}, {TEXT("nine")}};
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.settings = &many;
    options.setting_count = 1;
    CHECK(guong_rules_load_text(TEXT("given"), TEXT(text), &options, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(report_holds(report, "nine"));
    many.value.data = "9";
    many.value.size = 1;
    CHECK(guong_rules_load_text(TEXT("given"), TEXT(text), &options, &rules, &report) == GUONG_OK && report == NULL);
    guong_rules_free(rules);
}

static void test_used_files(void) {
    static const char text[] = "use \"../school.guong\"\nset many = 4 cite \"1\"\n";
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    CHECK(guong_rules_load_text(TEXT("units/given.guong"), TEXT(text), NULL, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(report_holds(report, "school.guong"));
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.root.data = "tests/cli/files";
    options.root.size = strlen(options.root.data);
    CHECK(guong_rules_load_text(TEXT("units/given.guong"), TEXT(text), &options, &rules, NULL) == GUONG_OK);
    guong_rules_free(rules);
}

/* Gives the text that `context` is, for one path alone; where that is NULL, a text that cannot be one. */
static int32_t read_one(void *context, const char *path, size_t path_size, guong_string *out) {
    static const char only[] = "bases/school.guong";
    if (path_size != sizeof only - 1 || memcmp(path, only, path_size) != 0) return 0;
    out->data = context;
    out->size = context == NULL ? 1 : strlen(context);
    return 1;
}

static void test_used_files_that_the_host_gives(void) {
    static char base[] = "parameter many = 2\nrecord student { study : integer }\ncriterion good for student : study >= many\n";
    static const char text[] = "use \"../bases/school.guong\"\nset many = 4 cite \"1\"\n";
    static const char lost[] = "use \"bases/lost.guong\"\n";
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_table *files = NULL;
    guong_report *report = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.read = read_one;
    options.read_context = base;
    CHECK(guong_rules_load_text(TEXT("units/given.guong"), TEXT(text), &options, &rules, NULL) == GUONG_OK);
    CHECK(guong_rules_files(rules, &files, NULL) == GUONG_OK);
    CHECK(guong_table_row_count(files) == 2 && cell_is(files, 1, 0, "bases/school.guong"));
    guong_table_free(files);
    guong_rules_free(rules);
    CHECK(guong_rules_load_text(TEXT("given.guong"), TEXT(lost), &options, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(report_holds(report, "bases/lost.guong"));
    options.read_context = NULL;
    CHECK(guong_rules_load_text(TEXT("units/given.guong"), TEXT(text), &options, &rules, &report) == GUONG_INVALID_ARGUMENT && rules == NULL);
    CHECK(report_holds(report, "the text of a used file"));
}

static void test_tests_of_rules(void) {
    static const char text[] = "record student { study : integer }\ncriterion good for student : study >= 2\n"
                               "test \"enough\" for student { given study 2 expect good eligible }\n"
                               "test \"too little\" for student { given study 1 expect good eligible }\n";
    guong_test_options options;
    guong_rules *rules = NULL;
    guong_text *told = NULL;
    guong_report *report = NULL;
    size_t failed = 9;
    CHECK(guong_rules_load_text(TEXT("given"), TEXT(text), NULL, &rules, NULL) == GUONG_OK);
    CHECK(guong_rules_run_tests(rules, NULL, &failed, &told, NULL) == GUONG_OK && failed == 1);
    CHECK(text_holds(told, "\"suite\":\"given\",\"tests\":[{\"name\":\"enough\""));
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.format = GUONG_PLAIN_TEXT;
    options.language = GUONG_ENGLISH;
    options.jobs = 2;
    CHECK(guong_rules_run_tests(rules, &options, NULL, &told, NULL) == GUONG_OK);
    CHECK(text_holds(told, "too little"));
    options.filter.data = "enough";
    options.filter.size = strlen(options.filter.data);
    CHECK(guong_rules_run_tests(rules, &options, &failed, &told, NULL) == GUONG_OK && failed == 0);
    guong_text_free(told);
    options.format = GUONG_HTML;
    CHECK(guong_rules_run_tests(rules, &options, NULL, &told, &report) == GUONG_INVALID_ARGUMENT && told == NULL);
    CHECK(report_holds(report, "GUONG_JSON or GUONG_PLAIN_TEXT"));
    guong_rules_free(rules);
}

static void test_sensitive_fields(void) {
    guong_string field = {TEXT("no_such_field")};
    guong_load_options options;
    guong_rules *rules = NULL;
    guong_report *report = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.sensitive = &field;
    options.sensitive_count = 1;
    CHECK(guong_rules_load(TEXT("tests/cli/files/school.guong"), &options, &rules, &report) == GUONG_RULES_REFUSED);
    CHECK(report_holds(report, "no_such_field"));
}

void test_rules(void) {
    test_criteria();
    test_finding_a_criterion();
    test_files();
    test_faults();
    test_warnings();
    test_settings();
    test_used_files();
    test_used_files_that_the_host_gives();
    test_tests_of_rules();
    test_sensitive_fields();
}

/* A host in C: it reads records, one a line, and prints for each criterion who is eligible, and why the first one who is not, is not. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <guong.h>

enum { FAILED = 1, MISUSED = 2 };

/* Tells what a call has to say, be it warnings alone, and ends the program if it failed. It stands in a statement of its own behind the call: C does not say
 * whether `require_ok(call(…, &report), report)` reads `report` before the call sets it. */
static void require_ok(guong_status status, guong_report *report) {
    guong_text *words = NULL;
    guong_report_render(report, GUONG_PLAIN_TEXT, GUONG_LANGUAGE_OF_RULES, &words);
    fprintf(stderr, "%s", guong_text_data(words));
    guong_text_free(words);
    guong_report_free(report);
    if (status != GUONG_OK) exit(FAILED);
}

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    if (file == NULL) return NULL;
    for (;;) {
        if (*size == room) {
            char *more = (char *)realloc(bytes, room = room * 2 + 4096);
            if (more == NULL) break;
            bytes = more;
        }
        size_t got = fread(bytes + *size, 1, room - *size, file);
        if (got == 0) break;
        *size += got;
    }
    fclose(file);
    return bytes;
}

static void explain(const guong_evaluator *evaluator, const char *criterion, size_t criterion_size, size_t record) {
    guong_explain_options how;
    guong_outcome *outcome = NULL;
    guong_text *why = NULL;
    guong_report *report;
    guong_status status;
    memset(&how, 0, sizeof how);
    how.size = sizeof how;
    how.format = GUONG_PLAIN_TEXT;
    how.language = GUONG_ENGLISH;
    status = guong_evaluator_evaluate(evaluator, criterion, criterion_size, record, &outcome, &report);
    require_ok(status, report);
    status = guong_outcome_explain(outcome, &how, &why, &report);
    require_ok(status, report);
    printf("\n%s", guong_text_data(why));
    guong_text_free(why);
    guong_outcome_free(outcome);
}

static void judge(const guong_rules *rules, const guong_records *records, const guong_evaluator *evaluator) {
    static const char *const words[] = {"ineligible", "eligible", "undetermined"};
    const size_t count = guong_records_count(records);
    guong_verdict *verdicts = (guong_verdict *)malloc(sizeof *verdicts * (count > 0 ? count : 1));
    guong_table *criteria = NULL, *listed = NULL;
    guong_report *report;
    guong_status status;
    size_t criterion, record, size, first_ineligible;
    const char *name;
    if (verdicts == NULL) exit(FAILED);
    status = guong_rules_criteria(rules, GUONG_LANGUAGE_OF_RULES, &criteria, &report);
    require_ok(status, report);
    status = guong_records_list(records, &listed, &report);
    require_ok(status, report);
    for (criterion = 0; criterion < guong_table_row_count(criteria); ++criterion) {
        name = guong_table_cell(criteria, criterion, 0, &size);
        status = guong_evaluator_verdicts(evaluator, name, size, 1, verdicts, count, &report);
        require_ok(status, report);
        first_ineligible = count;
        for (record = 0; record < count; ++record) {
            if (verdicts[record] == GUONG_OTHER_RECORD_TYPE) continue;
            printf("%s %s %s\n", guong_table_cell(listed, record, 1, NULL), name, words[verdicts[record]]);
            if (verdicts[record] == GUONG_INELIGIBLE && first_ineligible == count) first_ineligible = record;
        }
        if (first_ineligible < count) explain(evaluator, name, size, first_ineligible);
    }
    guong_table_free(listed);
    guong_table_free(criteria);
    free(verdicts);
}

int main(int argument_count, char **arguments) {
    guong_rules *rules = NULL;
    guong_records *records = NULL;
    guong_evaluator *evaluator = NULL;
    guong_report *report;
    guong_status status;
    size_t size;
    char *lines;
    if (argument_count != 4 || (lines = read_file(arguments[3], &size)) == NULL) {
        fprintf(stderr, "usage: 8_c_host RULES TYPE RECORDS.ndjson\n");
        return MISUSED;
    }
    status = guong_rules_load(arguments[1], strlen(arguments[1]), NULL, &rules, &report);
    require_ok(status, report);
    status = guong_records_read_lines(rules, arguments[2], strlen(arguments[2]), lines, size, NULL, &records, &report);
    require_ok(status, report);
    status = guong_evaluator_bind(rules, records, NULL, &evaluator, &report);
    require_ok(status, report);
    judge(rules, records, evaluator);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    free(lines);
    return 0;
}

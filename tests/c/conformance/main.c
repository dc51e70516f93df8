/* Prints the lines of tests/conformance/README.md as the C library gives them. Run in the repository. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { name, rules_path, records_path, root, as_of, column_count };

static guong_string string_of(const char *text) {
    guong_string string;
    string.data = text;
    string.size = strlen(text);
    return string;
}

static void require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "%s\n", what);
    exit(2);
}

/* Cuts a line at its tabs. */
static void cut(char *line, char *columns[column_count]) {
    int column;
    line[strcspn(line, "\n")] = '\0';
    for (column = 0; column < column_count; ++column) {
        char *tab = strchr(line, '\t');
        columns[column] = line;
        require((tab != NULL) == (column != column_count - 1), "cases.tsv has five columns");
        if (tab == NULL) break;
        *tab = '\0';
        line = tab + 1;
    }
}

static const char *word_of(guong_verdict verdict) {
    return verdict == GUONG_ELIGIBLE ? "eligible" : verdict == GUONG_INELIGIBLE ? "ineligible" : "undetermined";
}

/* The first column, with commas between. */
static void print_list(guong_table *table) {
    size_t row;
    for (row = 0; row < guong_table_row_count(table); ++row) printf("%s%s", row == 0 ? "" : ",", guong_table_cell(table, row, 0, NULL));
    printf("\t");
    guong_table_free(table);
}

static void print_values(const guong_evaluator *evaluator, size_t record) {
    guong_table *table = NULL;
    size_t row;
    require(guong_evaluator_values(evaluator, record, &table, NULL) == GUONG_OK, "no values");
    printf("{");
    for (row = 0; row < guong_table_row_count(table); ++row)
        printf("%s\"%s\":%s", row == 0 ? "" : ",", guong_table_cell(table, row, 0, NULL), guong_table_cell(table, row, 1, NULL));
    printf("}\t");
    guong_table_free(table);
}

static void print_outcome(const guong_evaluator *evaluator, const char *criterion, size_t record) {
    guong_outcome *outcome = evaluate(evaluator, criterion, record);
    guong_verdict verdict = GUONG_UNDETERMINED;
    guong_table *table = NULL;
    guong_text *text = NULL;
    require(guong_outcome_verdict(outcome, &verdict, NULL) == GUONG_OK, "no verdict");
    printf("%s\t", word_of(verdict));
    require(guong_outcome_unmet(outcome, &table, NULL) == GUONG_OK, "no unmet items");
    print_list(table);
    require(guong_outcome_missing(outcome, GUONG_LANGUAGE_OF_RULES, &table, NULL) == GUONG_OK, "no missing facts");
    print_list(table);
    print_values(evaluator, record);
    require(guong_outcome_explain(outcome, NULL, &text, NULL) == GUONG_OK, "no explanation");
    printf("%s\n", guong_text_data(text));
    guong_text_free(text);
    guong_outcome_free(outcome);
}

static guong_rules *rules_of(char *const columns[column_count]) {
    guong_load_options options;
    guong_rules *rules = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.root = string_of(columns[root]);
    require(guong_rules_load(columns[rules_path], strlen(columns[rules_path]), &options, &rules, NULL) == GUONG_OK, columns[rules_path]);
    return rules;
}

static guong_evaluator *evaluator_of(const guong_rules *rules, const guong_records *records, const char *day) {
    guong_evaluation_options options;
    guong_evaluator *evaluator = NULL;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.as_of = string_of(day);
    require(guong_evaluator_bind(rules, records, &options, &evaluator, NULL) == GUONG_OK, day);
    return evaluator;
}

static void print_case(char *const columns[column_count]) {
    guong_rules *rules = rules_of(columns);
    guong_records *records = read_dataset(rules, columns[records_path]);
    guong_evaluator *evaluator = evaluator_of(rules, records, columns[as_of]);
    guong_table *criteria = NULL;
    guong_table *list = NULL;
    size_t record, row;
    require(guong_rules_criteria(rules, GUONG_LANGUAGE_OF_RULES, &criteria, NULL) == GUONG_OK, "no criteria");
    require(guong_records_list(records, &list, NULL) == GUONG_OK, "no records");
    for (record = 0; record < guong_table_row_count(list); ++record) {
        const char *type = guong_table_cell(list, record, 0, NULL);
        for (row = 0; row < guong_table_row_count(criteria); ++row) {
            const char *criterion = guong_table_cell(criteria, row, 0, NULL);
            if (strcmp(guong_table_cell(criteria, row, 3, NULL), type) != 0) continue;
            printf("%s\t%s\t%s\t%s\t", columns[name], type, guong_table_cell(list, record, 1, NULL), criterion);
            print_outcome(evaluator, criterion, record);
        }
    }
    guong_table_free(list);
    guong_table_free(criteria);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
}

int main(void) {
    FILE *cases = fopen("tests/conformance/cases.tsv", "r");
    char line[1000];
    require(cases != NULL, "no tests/conformance/cases.tsv");
    while (fgets(line, sizeof line, cases) != NULL) {
        char *columns[column_count];
        cut(line, columns);
        print_case(columns);
    }
    fclose(cases);
    return 0;
}

/* What the parts of the test program share. */
#ifndef CHECK_H
#define CHECK_H

#include <guong.h>

/* Counts and tells what does not hold. */
#define CHECK(condition) check((condition) != 0, #condition, __FILE__, __LINE__)
void check(int holds, const char *condition, const char *file, int line);
int failed_checks(void);

/* A text in as the two arguments that it takes. */
#define TEXT(literal) (literal), (sizeof(literal) - 1)

/* Whether a text is, or holds, another. They free what they are given. */
int text_is(guong_text *text, const char *wanted);
int text_holds(guong_text *text, const char *part);
/* The same of what a report says in English. */
int report_holds(guong_report *report, const char *part);
int cell_is(const guong_table *table, size_t row, size_t column, const char *wanted);
int column_is(const guong_table *table, size_t column, const char *wanted);

/* Rules and records that must be in order; else the program ends. */
guong_rules *load(const char *path);
guong_records *read_dataset(const guong_rules *rules, const char *path);
guong_evaluator *bind(const guong_rules *rules, const guong_records *records);
guong_outcome *evaluate(const guong_evaluator *evaluator, const char *criterion, size_t record);
/* The bytes of a file; the caller frees them. */
char *read_file(const char *path, size_t *size);

void test_arguments(void);
void test_rules(void);
void test_records(void);
void test_evaluation(void);
void test_outcomes(void);
void test_arrow(void);
void test_functions(void);

#endif

/* Gương for programs in C, and for every language that can call C. This header is the manual; README.md holds a whole program.
 *
 * Handles. Everything is an opaque handle that a function gives through its `out` argument and that the caller frees with the function of its
 * name; freeing NULL does nothing. A handle keeps alive what it needs: they may be freed in any order. After a failure `*out` is NULL.
 *
 * Text in is a pointer and a length in bytes, UTF-8, and need not end in zero; it is copied or done with before the function returns. NULL with
 * length 0 is the empty text. Text out comes in a handle, `guong_text` for one and `guong_table` for many, and can be read, by pointer
 * and length, until that handle is freed; behind the last byte stands a zero, which the length does not count.
 *
 * Status and report. Every function that can fail returns a status. Its last argument, `report`, may be NULL (`guong_report_render` has none);
 * else `*report` is set, to NULL where there is nothing to say, or to a handle that the caller frees. There is something to say after every failure (but where there is no
 * memory to say it), and also with GUONG_OK: the warnings. Look at it, and free it, after each call, for the next one sets it anew; and in a statement of its own:
 * `check(guong_rules_load(…, &report), report)` may read `report` before it is set, as C does not say which argument is worked out first. No exception crosses this border, and no argument is too wrong: a handle or `out` that is
 * NULL is answered with GUONG_INVALID_ARGUMENT. Only a pointer to something else than is asked for cannot be noticed, and a handle that was freed.
 *
 * Threads. A handle never changes once it is given, so any number of threads may use it at once; only freeing must come last.
 *
 * Growth. Options are structures that begin with their size: set `size` to `sizeof` and all else to zero, and then what you want. Zero is
 * everywhere what happens without it. Members are added at the end only; a program that was compiled before they were added goes on working, and one that asks an
 * older library for what that does not know is refused. NULL stands for options that are all zero. Columns of tables are added at the end as well. */
#ifndef GUONG_H
#define GUONG_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define GUONG_API __attribute__((visibility("default")))
#else
#define GUONG_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- What is told by number -------------------------------------------------------------------------------------------------------- */

typedef int32_t guong_status;
enum {
    GUONG_OK = 0,
    GUONG_INVALID_ARGUMENT = 1, /* a NULL that may not be, a number out of range, no day, options of a later version */
    GUONG_RULES_REFUSED = 2,    /* the rules have errors, or cannot be read: the report says which and where */
    GUONG_RECORDS_REFUSED = 3,  /* the records cannot be read */
    GUONG_NOT_FOUND = 4,        /* the rules declare no criterion, or no record type, of that name */
    GUONG_OUT_OF_MEMORY = 5,
    GUONG_INTERNAL_ERROR = 6    /* a fault of the library: please report it */
};

typedef int32_t guong_language;
enum {
    GUONG_LANGUAGE_OF_RULES = 0, /* that of the ruleset; of a report on rules that were refused, English */
    GUONG_ENGLISH = 1,
    GUONG_VIETNAMESE = 2
};

typedef int32_t guong_verdict;
enum {
    GUONG_OTHER_RECORD_TYPE = -1, /* the criterion is not for this record: only `guong_evaluator_verdicts` says so */
    GUONG_INELIGIBLE = 0,
    GUONG_ELIGIBLE = 1,
    GUONG_UNDETERMINED = 2
};

typedef int32_t guong_format;
enum { GUONG_JSON = 0, GUONG_PLAIN_TEXT = 1, GUONG_MARKDOWN = 2, GUONG_HTML = 3 };

/* The version of the library: major * 1000000 + minor * 1000 + patch. */
GUONG_API uint32_t guong_version(void);

/* ---- Arrays ------------------------------------------------------------------------------------------------------------------------ */

/* The Arrow C data interface, as it is published (https://arrow.apache.org/docs/format/CDataInterface.html): whoever declares it first, it is the same. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};
#endif

/* ---- Text out ---------------------------------------------------------------------------------------------------------------------- */

typedef struct guong_text guong_text;

/* Of NULL: an empty text. Neither fails. */
GUONG_API const char *guong_text_data(const guong_text *text);
GUONG_API size_t guong_text_size(const guong_text *text);
GUONG_API void guong_text_free(guong_text *text);

/* Rows of texts, under columns that have names. */
typedef struct guong_table guong_table;

/* Of NULL: 0. Neither fails. */
GUONG_API size_t guong_table_row_count(const guong_table *table);
GUONG_API size_t guong_table_column_count(const guong_table *table);
/* Counted from 0. Of NULL, or out of range: NULL. Neither fails. `size` may be NULL. */
GUONG_API const char *guong_table_column(const guong_table *table, size_t column, size_t *size);
GUONG_API const char *guong_table_cell(const guong_table *table, size_t row, size_t column, size_t *size);
GUONG_API void guong_table_free(guong_table *table);

/* ---- Reports ----------------------------------------------------------------------------------------------------------------------- */

/* What a function has to say: findings in rules or records, each with its place, or what was wrong with an argument (in English). */
typedef struct guong_report guong_report;

/* For people, several lines; GUONG_PLAIN_TEXT or GUONG_JSON. The JSON is an array as `guong check --format json` writes it; what is said of
 * an argument has `null` for a code, and no place. Of a NULL report: an empty text, or `[]`. Cost: linear in what is said. */
GUONG_API guong_status guong_report_render(const guong_report *report, guong_format format, guong_language language, guong_text **out);
GUONG_API void guong_report_free(guong_report *report);

/* ---- Rules ------------------------------------------------------------------------------------------------------------------------- */

/* A text in, where several are needed. */
typedef struct guong_string {
    const char *data;
    size_t size;
} guong_string;

/* A parameter and its value, written as in a rule file: `3`, `80%`, `national`. */
typedef struct guong_setting {
    guong_string name;
    guong_string value;
} guong_setting;

/* A function of the host that gives the text of a used file by its path from the root: sets `*out`, which must stay readable until it is called again or
 * the rules are loaded, and answers 1; or answers 0 where there is none. It is called only while rules are loaded, by the thread that loads them, and must
 * return: no exception may leave it. */
typedef int32_t (*guong_read)(void *context, const char *path, size_t path_size, guong_string *out);

/* What a function of the host takes and gives. */
typedef int32_t guong_type;
enum {
    GUONG_ANY = 0,     /* as a type: not told, whatever the rules declare */
    GUONG_UNKNOWN = 0, /* as that of a value: there is none */
    GUONG_BOOLEAN = 1, /* `number`: 1, or 0 */
    GUONG_INTEGER = 2, /* `number`, as a GUONG_DECIMAL whose scale is 0 */
    GUONG_DECIMAL = 3, /* `number` / 10^`scale`, `scale` from 0 to 18: decimal, percent (of a hundred), and as an argument also integer */
    GUONG_DATE = 4,    /* `number`: days since 1970-01-01 */
    GUONG_LEVEL = 5,   /* `text`: its name. `number`: its rank, 0 for the lowest, which counts in an answer where `text` is empty */
    GUONG_TEXT = 6,    /* `text`. In an answer also a date, level or school year as records write it: `2025-03-01`, `good`, `2024-2025` */
    GUONG_SCHOOL_YEAR = 7 /* `number`: the first of its two years */
};

typedef struct guong_value {
    guong_type type;
    int32_t scale;
    int64_t number;
    guong_string text;
} guong_value;

/* Answers rules that ask a function of the host. The arguments are known, of the declared types, and can be read until it returns. It sets `*answer`, which
 * is GUONG_UNKNOWN as long as it does not, and returns 1; or it fails, and returns 0, with the reason in `answer->text`, if it has one. A text that it gives
 * must stay readable until the same thread calls again, or the function is released.
 *
 * Pure: for the same arguments it gives the same answer, and changes nothing that anybody sees. It is called by the threads that evaluate, explain or run
 * tests: those that call this library, and `jobs` of its own, several at once. Explanations, changes and margins try other facts, so that it is called
 * hundreds or thousands of times: one that is slow should remember its answers. It must return: no exception may leave it. */
typedef int32_t (*guong_call)(void *context, const guong_value *arguments, size_t argument_count, guong_value *answer);

/* A function that rules may ask. */
typedef struct guong_function {
    guong_string name;       /* as rule files declare it; of two with one name the later counts */
    const guong_type *types; /* of the answer first, then of each argument: where they are not what the rules declare, those are refused. None: not told */
    size_t type_count;
    guong_call call;
    void *context;                  /* is handed to `call` */
    void (*release)(void *context); /* if not NULL, called once, when nothing can call the function any more */
} guong_function;

/* Is told of each call that failed, by the thread and in the middle of the evaluation that made it: because `call` said so, with its reason, or because the
 * answer is not of the declared type. What was asked stays unknown, and the evaluation goes on. What it is handed can be read until it
 * returns, and no exception may leave it. */
typedef void (*guong_on_failure)(void *context, const char *function, size_t function_size, const guong_value *arguments, size_t argument_count,
                                 const char *reason, size_t reason_size);

typedef struct guong_load_options {
    size_t size;
    const guong_setting *settings; /* other values than the file gives to its parameters */
    size_t setting_count;
    guong_string root;              /* the folder that no used file may lie outside of; empty: that of the loaded file, and for text none */
    const guong_string *sensitive;  /* fields that are sensitive though no file declares it: `income`, or `student.income` */
    size_t sensitive_count;
    guong_read read;                /* if not NULL, no used file is opened: it is asked for their texts, and handed `read_context` */
    void *read_context;
    /* The functions that rules may ask; those that no rule file declares are left alone. They are taken over whatever comes of it, also with
     * GUONG_INVALID_ARGUMENT: each is released before the call returns, or by the thread that frees the last handle that was made of these rules. */
    const guong_function *functions;
    size_t function_count;
    guong_on_failure on_failure; /* if not NULL, it is told of calls that fail, until the last function is released, and handed `failure_context` */
    void *failure_context;
    int32_t unanswered; /* rules may declare functions that are not here: these never answer, and what needs them is undetermined. Else such rules are refused */
} guong_load_options;

/* A ruleset that was checked and compiled. */
typedef struct guong_rules guong_rules;

/* Reads a rule file, and those that it uses. The only function here that opens files.
 * GUONG_RULES_REFUSED where there are errors, GUONG_INVALID_ARGUMENT for a path with a zero byte. Cost: linear in the files, but for sorting. */
GUONG_API guong_status guong_rules_load(const char *path, size_t path_size, const guong_load_options *options, guong_rules **out,
                                        guong_report **report);
/* The same from text; `name` is what reports call it, and its path from the root. Files that it uses are found only if `root` says where, or `read` gives them. */
GUONG_API guong_status guong_rules_load_text(const char *name, size_t name_size, const char *text, size_t text_size,
                                             const guong_load_options *options, guong_rules **out, guong_report **report);
/* The criteria in the order of the rules. Columns: `criterion` (its name), `title`, `cite`, `record` (the record type that it is for). */
GUONG_API guong_status guong_rules_criteria(const guong_rules *rules, guong_language language, guong_table **out, guong_report **report);
/* The one of that name, in a table of one row, with the same columns. GUONG_NOT_FOUND where there is none: the report says which is near. */
GUONG_API guong_status guong_rules_find_criterion(const guong_rules *rules, const char *name, size_t name_size, guong_language language,
                                                  guong_table **out, guong_report **report);
/* The files that the rules were read from, as reports call them: the loaded one, then those that it uses. What `guong_rules_load` read is found under
 * these paths. Columns: `file`, `sha256`. */
GUONG_API guong_status guong_rules_files(const guong_rules *rules, guong_table **out, guong_report **report);

typedef struct guong_test_options {
    size_t size;
    guong_format format;     /* GUONG_JSON, as `guong test --format json` writes it of one file, or GUONG_PLAIN_TEXT */
    guong_language language;
    guong_string filter;     /* only tests with these words in their name, row or citation; empty: all */
    uint32_t jobs;           /* so many threads may work on it; 0 stands for 1 */
} guong_test_options;

/* Runs the tests of the loaded file, not those of files that it uses. GUONG_OK whatever came out: `*failed`, which may be NULL, is set to how many failed.
 * Cost: that of evaluating the records of the tests, and of those that fail that of explaining them. */
GUONG_API guong_status guong_rules_run_tests(const guong_rules *rules, const guong_test_options *options, size_t *failed, guong_text **out,
                                             guong_report **report);
GUONG_API void guong_rules_free(guong_rules *rules);

/* ---- Records ----------------------------------------------------------------------------------------------------------------------- */

typedef struct guong_record_options {
    size_t size;
    int32_t strict; /* an unknown key is an error that spoils its record, not a warning */
} guong_record_options;

/* Records that were read for a ruleset, numbered from 0 in the order of the document. Other rules can be evaluated over them
 * only if they declare the same scales and record types. How records are written is told in rules/README.md, "Records". */
typedef struct guong_records guong_records;

/* One record of a type. GUONG_RECORDS_REFUSED where anything is wrong with it, GUONG_NOT_FOUND where the rules declare no such type. Records that it refers to
 * must stand inside it. Cost, of all four: linear in the text. */
GUONG_API guong_status guong_records_read_one(const guong_rules *rules, const char *type, size_t type_size, const char *json, size_t json_size,
                                              const guong_record_options *options, guong_records **out, guong_report **report);
/* A dataset, `{"student": […], …}`, in which references lead to records by their id. A record with errors spoils itself alone: the others are given
 * with GUONG_OK, the report says what is wrong, and `guong_records_refused` which they are. GUONG_RECORDS_REFUSED where nothing can be read. */
GUONG_API guong_status guong_records_read_dataset(const guong_rules *rules, const char *json, size_t json_size, const guong_record_options *options,
                                                  guong_records **out, guong_report **report);
/* An array of records of one type, or one such record; what is wrong is told as for a dataset. */
GUONG_API guong_status guong_records_read_array(const guong_rules *rules, const char *type, size_t type_size, const char *json, size_t json_size,
                                                const guong_record_options *options, guong_records **out, guong_report **report);
/* Records of one type, one a line; what is wrong is told as for a dataset. */
GUONG_API guong_status guong_records_read_lines(const guong_rules *rules, const char *type, size_t type_size, const char *lines, size_t lines_size,
                                                const guong_record_options *options, guong_records **out, guong_report **report);
/* One table of arrays: the records of a type. Either `schema` and `array`, one batch of them, or `stream`; the others are NULL. */
typedef struct guong_arrow_table {
    guong_string type;
    struct ArrowSchema *schema;
    struct ArrowArray *array;
    struct ArrowArrayStream *stream;
} guong_arrow_table;

/* A dataset from arrays, by the Arrow C data interface: a struct array (a record batch) for each record type, with a column for each field, by its name or by the key that the rules declare for
 * it, and `id`. Columns are read where they lie where that is possible: int64, decimal64, date32, and scales as dictionaries; which other arrays a field takes, and what is copied,
 * is told in `guong/arrow.hpp`. A column that is missing holds unknown facts; one that the rules do not know is a warning.
 * The structures are taken over whatever comes of it, also with GUONG_INVALID_ARGUMENT: afterwards each is marked as released. The arrays are released, once, when the last handle that
 * looks at them is freed, by the thread that frees it, and may not be written to until then.
 * What is wrong is told as for a dataset: row 3 of the table `student` stands at `/student/3`. GUONG_RECORDS_REFUSED where a column is not what its field asks for, or an array or
 * stream is broken; GUONG_NOT_FOUND where the rules declare no such type. Cost: linear in the rows. */
GUONG_API guong_status guong_records_from_arrow(const guong_rules *rules, const guong_arrow_table *tables, size_t table_count,
                                                const guong_record_options *options, guong_records **out, guong_report **report);
/* How many there are, without those that were refused. Of NULL: 0. */
GUONG_API size_t guong_records_count(const guong_records *records);
/* A row for each, in the order of their numbers. Columns: `record` (its type), `id` (empty where it has none). */
GUONG_API guong_status guong_records_list(const guong_records *records, guong_table **out, guong_report **report);
/* Those that were refused. Columns: `record`, `id`, `at` (a JSON Pointer into the document: the record), `error` (what is wrong, in words of the language),
 * `fault` (a JSON Pointer: what of it is wrong, mostly a field). */
GUONG_API guong_status guong_records_refused(const guong_records *records, guong_language language, guong_table **out, guong_report **report);
GUONG_API void guong_records_free(guong_records *records);

/* ---- Evaluation -------------------------------------------------------------------------------------------------------------------- */

typedef struct guong_evaluation_options {
    size_t size;
    guong_string as_of;     /* the reference date, `2025-08-01`; empty for none: the library reads no clock */
    int32_t show_sensitive; /* outcomes tell what is sensitive: for those who are entitled to it. Else it is withheld */
} guong_evaluation_options;

/* Rules that were bound to records and a reference date. */
typedef struct guong_evaluator guong_evaluator;

/* Cost: linear in the rules and in the columns of records that they read, so bind once for many records. GUONG_INVALID_ARGUMENT for a day that does not exist,
 * and for records that were read for other record types. With GUONG_OK the report says, as warnings, that the rules read a reference date and none is given (W0704),
 * or that it is outside the days for which they are valid (W0703). */
GUONG_API guong_status guong_evaluator_bind(const guong_rules *rules, const guong_records *records, const guong_evaluation_options *options,
                                            guong_evaluator **out, guong_report **report);
/* The verdict of a criterion on every record, and nothing else: the fast way for many. `count` must be `guong_records_count`, and `verdicts` have room for
 * as many. `jobs` is how many threads may work on it; 0 stands for 1. */
GUONG_API guong_status guong_evaluator_verdicts(const guong_evaluator *evaluator, const char *criterion, size_t criterion_size, uint32_t jobs,
                                                guong_verdict *verdicts, size_t count, guong_report **report);
typedef struct guong_arrow_options {
    size_t size;
    const guong_string *criteria; /* which; none: all that are for the record type, in the order of the rules */
    size_t criterion_count;
    uint32_t jobs;                /* as for `guong_evaluator_verdicts` */
    int32_t ids;                  /* the first column, `id`, holds the ids of the records (large_utf8) */
} guong_arrow_options;

/* The verdicts on all records of a type, as one record batch: a row for each record at top level in the order in which they were given, those that were refused too (row r of the
 * array that `guong_records_from_arrow` took is row r here), and a column for each criterion, of its name: a dictionary, int8 to utf8, whose values are `ineligible`, `eligible`,
 * `undetermined`, at the places that `guong_verdict` has for them; null where the record was refused. `schema` and `array` are the caller's to release; after a
 * failure they are marked as released. Cost: that of the verdicts, and a byte for each. */
GUONG_API guong_status guong_evaluator_verdicts_to_arrow(const guong_evaluator *evaluator, const char *type, size_t type_size,
                                                         const guong_arrow_options *options, struct ArrowSchema *schema,
                                                         struct ArrowArray *array, guong_report **report);
/* The same for the items of a criterion: the first column is the criterion itself, then one for each item, named by its path (`sv/sv2/b`). The values are `unmet`, `met`,
 * `undetermined`, `not_applicable`. */
GUONG_API guong_status guong_evaluator_statuses_to_arrow(const guong_evaluator *evaluator, const char *criterion, size_t criterion_size, uint32_t jobs,
                                                         struct ArrowSchema *schema, struct ArrowArray *array, guong_report **report);
/* The values that the rules report of a record, also of one that no criterion is for. Columns: `name`, `json` (`null` where it is unknown,
 * `{"masked":true}` where it is withheld). Cost: that of the calculations. */
GUONG_API guong_status guong_evaluator_values(const guong_evaluator *evaluator, size_t record, guong_table **out, guong_report **report);
GUONG_API void guong_evaluator_free(guong_evaluator *evaluator);

/* What a criterion gives for a record, with the truth of all its conditions. */
typedef struct guong_outcome guong_outcome;

/* `record` is its number. GUONG_NOT_FOUND where there is no such criterion; GUONG_INVALID_ARGUMENT where there is no record of that number, or the criterion is for
 * another type. Cost: that of the criterion's conditions on one record. */
GUONG_API guong_status guong_evaluator_evaluate(const guong_evaluator *evaluator, const char *criterion, size_t criterion_size, size_t record,
                                                guong_outcome **out, guong_report **report);
GUONG_API guong_status guong_outcome_verdict(const guong_outcome *outcome, guong_verdict *out, guong_report **report);
/* The status of every item, the criterion first, in the order of the rules. Columns: `item` (its path, `sv/sv2/b`), `status` (`met`, `unmet`,
 * `undetermined`, `not_applicable`). Cost: linear in the conditions, and in the facts of the record and those that it leads to. */
GUONG_API guong_status guong_outcome_items(const guong_outcome *outcome, guong_table **out, guong_report **report);
/* The innermost items that are not met. Column: `item`, its path below the criterion (`sv2/b`). */
GUONG_API guong_status guong_outcome_unmet(const guong_outcome *outcome, guong_table **out, guong_report **report);
/* The unknown facts that can still change the verdict, in the order in which to ask for them. Columns: `at` (a JSON Pointer), `label`.
 * Cost: a search, bounded, that may take longer than the evaluation. */
GUONG_API guong_status guong_outcome_missing(const guong_outcome *outcome, guong_language language, guong_table **out, guong_report **report);
typedef struct guong_explain_options {
    size_t size;
    guong_format format;
    guong_language language;
    int32_t all_items;    /* every item, not only those that decided; JSON has them all anyway */
    uint32_t change_sets; /* so many of the cheapest sets of changes that would make the record eligible; 0: they are not looked for */
    int32_t margins;      /* how far each fact of an eligible record may move */
} guong_explain_options;

/* Why: the explanation as one line of JSON, as plain text, or as a document of its own in Markdown or HTML. Cost: a search for what is
 * missing, bounded; changes and margins are searches of their own. */
GUONG_API guong_status guong_outcome_explain(const guong_outcome *outcome, const guong_explain_options *options, guong_text **out,
                                             guong_report **report);
GUONG_API void guong_outcome_free(guong_outcome *outcome);

#ifdef __cplusplus
}
#endif

#endif

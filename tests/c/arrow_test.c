/* Arrays in and out, made and read by hand. */
#include "check.h"

#include <string.h>

static int releases = 0;

static void release_schema(struct ArrowSchema *schema) {
    ++releases;
    schema->release = NULL;
}
static void release_array(struct ArrowArray *array) {
    ++releases;
    array->release = NULL;
}

/* Students: `study` as a dictionary whose values are the levels in their order, `activities` as int64. */
static const uint8_t studies_known = 3;
static const uint8_t study_codes[] = {1, 2, 7};
static const int64_t activities[] = {2, 0, 5};
static const int32_t level_offsets[] = {0, 4, 8, 17};
static const void *level_buffers[] = {NULL, level_offsets, "fairgoodexcellent"};
static const void *study_buffers[] = {&studies_known, study_codes};
static const void *activity_buffers[] = {NULL, activities};
static const void *no_buffers[] = {NULL};

typedef struct batch {
    struct ArrowSchema schema, columns[2], values;
    struct ArrowSchema *column_pointers[2];
    struct ArrowArray array, cells[2], levels;
    struct ArrowArray *cell_pointers[2];
} batch;

static void make(batch *made, const char *activities_format) {
    memset(made, 0, sizeof *made);
    made->values.format = "u";
    made->columns[0].format = "C";
    made->columns[0].name = "study";
    made->columns[0].dictionary = &made->values;
    made->columns[1].format = activities_format;
    made->columns[1].name = "activities";
    made->column_pointers[0] = &made->columns[0];
    made->column_pointers[1] = &made->columns[1];
    made->schema.format = "+s";
    made->schema.n_children = 2;
    made->schema.children = made->column_pointers;
    made->schema.release = release_schema;

    made->levels.length = 3;
    made->levels.n_buffers = 3;
    made->levels.buffers = level_buffers;
    made->cells[0].length = 3;
    made->cells[0].n_buffers = 2;
    made->cells[0].buffers = study_buffers;
    made->cells[0].dictionary = &made->levels;
    made->cells[1].length = 3;
    made->cells[1].n_buffers = 2;
    made->cells[1].buffers = activity_buffers;
    made->cell_pointers[0] = &made->cells[0];
    made->cell_pointers[1] = &made->cells[1];
    made->array.length = 3;
    made->array.n_buffers = 1;
    made->array.n_children = 2;
    made->array.buffers = no_buffers;
    made->array.children = made->cell_pointers;
    made->array.release = release_array;
}

static guong_arrow_table table_of(batch *made) {
    guong_arrow_table table = {{"student", 7}, NULL, NULL, NULL};
    table.schema = &made->schema;
    table.array = &made->array;
    return table;
}

/* The stream gives one batch. */
static batch streamed;
static int given = 0;

static int schema_of_stream(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    (void)stream;
    *out = streamed.schema;
    return 0;
}
static int next_of_stream(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    (void)stream;
    memset(out, 0, sizeof *out);
    if (!given) *out = streamed.array;
    given = 1;
    return 0;
}
static const char *no_error(struct ArrowArrayStream *stream) {
    (void)stream;
    return NULL;
}
static void release_stream(struct ArrowArrayStream *stream) {
    ++releases;
    stream->release = NULL;
}

static void test_reading(const guong_rules *rules) {
    batch made;
    guong_arrow_table table;
    guong_records *records = NULL;
    guong_report *report = NULL;
    make(&made, "l");
    table = table_of(&made);
    releases = 0;
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, &records, &report) == GUONG_OK && report == NULL);
    CHECK(made.schema.release == NULL && made.array.release == NULL);
    CHECK(releases == 1 && guong_records_count(records) == 3); /* the schema; the cells are looked at */
    guong_records_free(records);
    CHECK(releases == 2);

    make(&streamed, "l");
    given = 0;
    releases = 0;
    {
        struct ArrowArrayStream stream = {schema_of_stream, next_of_stream, no_error, release_stream, NULL};
        guong_arrow_table of_stream = {{"student", 7}, NULL, NULL, NULL};
        of_stream.stream = &stream;
        CHECK(guong_records_from_arrow(rules, &of_stream, 1, NULL, &records, NULL) == GUONG_OK);
        CHECK(stream.release == NULL && guong_records_count(records) == 3);
        guong_records_free(records);
        CHECK(releases == 3);
    }
}

static void test_refusals(const guong_rules *rules) {
    batch made;
    guong_arrow_table table;
    guong_records *records = NULL;
    guong_report *report = NULL;
    releases = 0;
    make(&made, "b");
    table = table_of(&made);
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, &records, &report) == GUONG_RECORDS_REFUSED && records == NULL);
    CHECK(report_holds(report, "student.activities"));
    CHECK(releases == 2);
    make(&made, "l");
    table = table_of(&made);
    table.type.data = "studnet";
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, &records, &report) == GUONG_NOT_FOUND);
    CHECK(report_holds(report, "`student`"));
    CHECK(releases == 4 && made.array.release == NULL);
    make(&made, "l");
    table = table_of(&made);
    CHECK(guong_records_from_arrow(NULL, &table, 1, NULL, &records, NULL) == GUONG_INVALID_ARGUMENT);
    CHECK(releases == 6);
    make(&made, "l");
    table = table_of(&made);
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, NULL, NULL) == GUONG_INVALID_ARGUMENT);
    CHECK(releases == 8);
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, &records, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "released already"));
    CHECK(guong_records_from_arrow(rules, NULL, 1, NULL, &records, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`tables` is NULL"));
}

static int code_at(const struct ArrowArray *array, int column, int row) { return ((const int8_t *)array->children[column]->buffers[1])[row]; }

static void test_writing(const guong_rules *rules) {
    static const guong_string names[] = {{"st", 2}};
    guong_arrow_options options = {sizeof options, names, 1, 2, 1};
    batch made;
    guong_arrow_table table;
    guong_records *records = NULL;
    guong_evaluator *evaluator;
    guong_report *report = NULL;
    struct ArrowSchema schema;
    struct ArrowArray array;
    make(&made, "l");
    table = table_of(&made);
    CHECK(guong_records_from_arrow(rules, &table, 1, NULL, &records, NULL) == GUONG_OK);
    evaluator = bind(rules, records);
    guong_records_free(records);

    CHECK(guong_evaluator_verdicts_to_arrow(evaluator, TEXT("student"), &options, &schema, &array, &report) == GUONG_OK && report == NULL);
    CHECK(array.length == 3 && array.n_children == 2);
    CHECK(strcmp(schema.children[0]->name, "id") == 0 && strcmp(schema.children[1]->name, "st") == 0);
    CHECK(code_at(&array, 1, 0) == GUONG_UNDETERMINED && code_at(&array, 1, 1) == GUONG_UNDETERMINED);
    schema.release(&schema);
    array.release(&array);

    CHECK(guong_evaluator_statuses_to_arrow(evaluator, TEXT("st"), 0, &schema, &array, NULL) == GUONG_OK);
    CHECK(strcmp(schema.children[1]->name, "st/st1") == 0 && code_at(&array, 1, 0) == 1 && code_at(&array, 1, 2) == 2);
    schema.release(&schema);
    array.release(&array);

    CHECK(guong_evaluator_verdicts_to_arrow(evaluator, TEXT("unit"), &options, &schema, &array, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(schema.release == NULL && array.release == NULL && report_holds(report, "another type"));
    CHECK(guong_evaluator_verdicts_to_arrow(evaluator, TEXT("student"), NULL, NULL, &array, &report) == GUONG_INVALID_ARGUMENT);
    CHECK(report_holds(report, "`schema` is NULL"));
    CHECK(guong_evaluator_statuses_to_arrow(evaluator, TEXT("none"), 0, &schema, &array, NULL) == GUONG_NOT_FOUND);
    CHECK(guong_evaluator_statuses_to_arrow(evaluator, TEXT("st"), 1000, &schema, &array, NULL) == GUONG_INVALID_ARGUMENT);
    guong_evaluator_free(evaluator);
}

void test_arrow(void) {
    guong_rules *rules = load("tests/cli/files/school.guong");
    test_reading(rules);
    test_refusals(rules);
    test_writing(rules);
    guong_rules_free(rules);
}

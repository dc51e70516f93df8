/// Memory runs out at every place, one after the other: each time the C library says so, or does without, and never lets the exception out.
/// Run in the repository.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include <guong.h>

namespace {

bool counts = false;
long allocations = 0;
long failing = 0;

constexpr std::string_view rules_path = "examples/linked_host/scholarship.guong";
constexpr std::string_view criterion = "scholarship";
constexpr std::string_view record_type = "student";
constexpr std::string_view student = R"({"id": "s1", "average": 7.95, "conduct": "tốt", "activities": ["Hiến máu", "Mùa hè xanh"]})";

/// Loads, evaluates and explains; what it explained is in `told`.
guong_status explain(guong_text** told, guong_report** report) {
    guong_rules* rules = nullptr;
    guong_records* records = nullptr;
    guong_evaluator* evaluator = nullptr;
    guong_outcome* outcome = nullptr;
    auto status = guong_rules_load(rules_path.data(), rules_path.size(), nullptr, &rules, report);
    if (status == GUONG_OK)
        status = guong_records_read_one(rules, record_type.data(), record_type.size(), student.data(), student.size(), nullptr, &records,
                                        report);
    if (status == GUONG_OK) status = guong_evaluator_bind(rules, records, nullptr, &evaluator, report);
    if (status == GUONG_OK) status = guong_evaluator_evaluate(evaluator, criterion.data(), criterion.size(), 0, &outcome, report);
    if (status == GUONG_OK) status = guong_outcome_explain(outcome, nullptr, told, report);
    guong_outcome_free(outcome);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    return status;
}

int unreleased = 0;

void release_function(void*) { --unreleased; }

int32_t count_days(void*, const guong_value* given, size_t, guong_value* answer) {
    if (given[1].number < given[0].number) return 0;
    answer->type = GUONG_INTEGER;
    answer->number = given[1].number - given[0].number + 1;
    return 1;
}

void hear(void*, const char*, size_t, const guong_value*, size_t, const char*, size_t) {}

/// Loads rules that ask a function, and gives the verdicts on two records, of which the second makes it fail; their numbers are in `told`.
guong_status ask_function(char* told, guong_report** report) {
    constexpr std::string_view text = "record leave { begun : date  ended : date }\nfunction days gives integer { first : date  last : date }\n"
                                      "criterion short for leave : days(begun, ended) <= 12\n";
    constexpr std::string_view leaves = R"([{"begun": "2025-03-03", "ended": "2025-03-14"}, {"begun": "2025-03-14", "ended": "2025-03-03"}])";
    constexpr guong_type types[] = {GUONG_INTEGER, GUONG_DATE, GUONG_DATE};
    const guong_function days{{"days", 4}, types, 3, count_days, nullptr, release_function};
    guong_load_options options{};
    options.size = sizeof options;
    options.functions = &days;
    options.function_count = 1;
    options.on_failure = hear;
    ++unreleased;
    guong_rules* rules = nullptr;
    guong_records* records = nullptr;
    guong_evaluator* evaluator = nullptr;
    guong_verdict verdicts[2] = {};
    auto status = guong_rules_load_text("leave", 5, text.data(), text.size(), &options, &rules, report);
    if (status == GUONG_OK) status = guong_records_read_array(rules, "leave", 5, leaves.data(), leaves.size(), nullptr, &records, report);
    if (status == GUONG_OK) status = guong_evaluator_bind(rules, records, nullptr, &evaluator, report);
    if (status == GUONG_OK) status = guong_evaluator_verdicts(evaluator, "short", 5, 1, verdicts, 2, report);
    if (status == GUONG_OK) *told = static_cast<char>('0' + 3 * verdicts[0] + verdicts[1]);
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    return status;
}

/// A student's mark and conduct, as arrays that nobody has to allocate.
struct batch {
    std::int64_t marks[1] = {9};
    std::uint8_t conducts[1] = {0};
    std::int32_t offsets[2] = {0, 5};
    const void* mark_buffers[2] = {nullptr, marks};
    const void* conduct_buffers[2] = {nullptr, conducts};
    const void* level_buffers[3] = {nullptr, offsets, "tốt"};
    const void* no_buffers[1] = {nullptr};
    ArrowSchema values{"u", "", nullptr, 0, 0, nullptr, nullptr, nullptr, nullptr};
    ArrowSchema columns[2] = {{"l", "average", nullptr, 0, 0, nullptr, nullptr, nullptr, nullptr},
                              {"C", "conduct", nullptr, 0, 0, nullptr, &values, nullptr, nullptr}};
    ArrowSchema* column_pointers[2] = {&columns[0], &columns[1]};
    ArrowArray levels{1, 0, 0, 3, 0, level_buffers, nullptr, nullptr, nullptr, nullptr};
    ArrowArray cells[2] = {{1, 0, 0, 2, 0, mark_buffers, nullptr, nullptr, nullptr, nullptr},
                           {1, 0, 0, 2, 0, conduct_buffers, nullptr, &levels, nullptr, nullptr}};
    ArrowArray* cell_pointers[2] = {&cells[0], &cells[1]};
};

template <class Structure>
void release(Structure* structure) {
    structure->release = nullptr;
    --unreleased;
}

/// Loads, reads arrays and gives the verdicts as arrays; the verdict's number is in `told`.
guong_status judge_arrays(char* told, guong_report** report) {
    static batch given;
    ArrowSchema schema{"+s", "", nullptr, 0, 2, given.column_pointers, nullptr, release<ArrowSchema>, nullptr};
    ArrowArray array{1, 0, 0, 1, 2, given.no_buffers, given.cell_pointers, nullptr, release<ArrowArray>, nullptr};
    unreleased += 2;
    const guong_arrow_table table{{record_type.data(), record_type.size()}, &schema, &array, nullptr};
    guong_rules* rules = nullptr;
    guong_records* records = nullptr;
    guong_evaluator* evaluator = nullptr;
    ArrowSchema verdicts_schema{};
    ArrowArray verdicts{};
    auto status = guong_rules_load(rules_path.data(), rules_path.size(), nullptr, &rules, report);
    // Without rules too the arrays are taken over.
    const auto read = guong_records_from_arrow(rules, &table, 1, nullptr, &records, status == GUONG_OK ? report : nullptr);
    if (status == GUONG_OK) status = read;
    if (status == GUONG_OK) status = guong_evaluator_bind(rules, records, nullptr, &evaluator, report);
    if (status == GUONG_OK)
        status = guong_evaluator_verdicts_to_arrow(evaluator, record_type.data(), record_type.size(), nullptr, &verdicts_schema, &verdicts, report);
    if (status == GUONG_OK) {
        *told = static_cast<char>('0' + static_cast<const std::int8_t*>(verdicts.children[0]->buffers[1])[0]);
        verdicts_schema.release(&verdicts_schema);
        verdicts.release(&verdicts);
    }
    guong_evaluator_free(evaluator);
    guong_records_free(records);
    guong_rules_free(rules);
    return status;
}

struct attempt {
    guong_status status;
    std::string told;
    bool was_refused; ///< an allocation was
};

/// Calls `work` with the allocation of that number refused; none is, if there are fewer.
template <class Work>
attempt without(long number, Work work) {
    guong_report* report = nullptr;
    failing = number;
    allocations = 0;
    counts = true;
    const guong_status status = work(&report);
    counts = false;
    const bool was_refused = allocations > failing;
    guong_report_free(report);
    return {status, {}, was_refused};
}

attempt explain_without(long number) {
    guong_text* told = nullptr;
    auto made = without(number, [&](guong_report** report) { return explain(&told, report); });
    made.told.assign(guong_text_data(told), guong_text_size(told));
    guong_text_free(told);
    return made;
}

/// Of work that tells of verdicts by one letter.
template <guong_status (*Work)(char*, guong_report**)>
attempt judge_without(long number) {
    char told = 0;
    auto made = without(number, [&](guong_report** report) { return Work(&told, report); });
    if (told != 0) made.told = told;
    return made;
}

void* allocate(std::size_t size) noexcept {
    if (counts && allocations++ == failing) return nullptr;
    return std::malloc(size == 0 ? 1 : size);
}

} // namespace

void* operator new(std::size_t size) {
    if (auto* memory = allocate(size)) return memory;
    throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

/// Whether each time it was told, and nothing else went wrong.
bool survives(const char* what, attempt (*attempted_without)(long)) {
    std::string whole; // what it comes to, the same whenever there is memory
    long number = 0, told = 0, wrong = 0;
    for (auto goes_on = true; goes_on; ++number) {
        const auto made = attempted_without(number);
        goes_on = made.was_refused;
        if (made.status == GUONG_OUT_OF_MEMORY) ++told;
        if (made.status == GUONG_OK && whole.empty()) whole = made.told;
        const auto is_right = made.status == GUONG_OK ? made.told == whole : goes_on && made.status != GUONG_INTERNAL_ERROR && made.told.empty();
        if (is_right && unreleased == 0) continue;
        std::printf("%s, allocation %ld: status %d, %d arrays or functions not released\n", what, number, static_cast<int>(made.status), unreleased);
        ++wrong;
    }
    std::printf("%s: %ld allocations, each refused once: %ld told as such, %ld went wrong\n", what, number - 1, told, wrong);
    return wrong == 0 && told > 0 && !whole.empty();
}

} // namespace

int main() {
    const auto explains = survives("explain", explain_without), judges = survives("judge arrays", judge_without<judge_arrays>),
               asks = survives("ask a function", judge_without<ask_function>);
    return explains && judges && asks ? 0 : 1;
}

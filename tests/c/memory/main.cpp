/// Memory runs out at every place, one after the other: each time the C library says so, or does without, and never lets the exception out.
/// Run in the repository.

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

struct attempt {
    guong_status status;
    std::string told;
    bool was_refused; ///< an allocation was
};

/// Everything, with the allocation of that number refused; none is, if there are fewer.
attempt explain_without(long number) {
    guong_text* told = nullptr;
    guong_report* report = nullptr;
    failing = number;
    allocations = 0;
    counts = true;
    const auto status = explain(&told, &report);
    counts = false;
    attempt made{status, {guong_text_data(told), guong_text_size(told)}, allocations > failing};
    guong_text_free(told);
    guong_report_free(report);
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

int main() {
    std::string explanation; // the same whenever there is one
    long number = 0, told = 0, wrong = 0;
    for (auto goes_on = true; goes_on; ++number) {
        const auto made = explain_without(number);
        goes_on = made.was_refused;
        if (made.status == GUONG_OUT_OF_MEMORY) ++told;
        if (made.status == GUONG_OK && explanation.empty()) explanation = made.told;
        const auto is_right =
            made.status == GUONG_OK ? made.told == explanation : goes_on && made.status != GUONG_INTERNAL_ERROR && made.told.empty();
        if (is_right) continue;
        std::printf("allocation %ld: status %d\n", number, static_cast<int>(made.status));
        ++wrong;
    }
    std::printf("%ld allocations, each refused once: %ld told as such, %ld went wrong\n", number - 1, told, wrong);
    return wrong == 0 && told > 0 && !explanation.empty() ? 0 : 1;
}

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include <doctest/doctest.h>

#include <guong/host.hpp>
#include <guong/json.hpp>

#include "support/golden.hpp"

#include "row_objects.hpp"

namespace {

std::atomic<std::size_t> allocations = 0;

void* counted(std::size_t size) {
    ++allocations;
    if (void* place = std::malloc(size > 0 ? size : 1)) return place;
    throw std::bad_alloc{};
}

} // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
// Sanitizers have their own of these, which would not fit what is freed below.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return ++allocations, std::malloc(size > 0 ? size : 1); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return ++allocations, std::malloc(size > 0 ? size : 1); }
void operator delete(void* place) noexcept { std::free(place); }
void operator delete[](void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }
void operator delete[](void* place, std::size_t) noexcept { std::free(place); }
void operator delete(void* place, const std::nothrow_t&) noexcept { std::free(place); }
void operator delete[](void* place, const std::nothrow_t&) noexcept { std::free(place); }

namespace {

struct example {
    const char* rules;
    const char* records;
    bool stands_alone; ///< no list is found from other records
    std::string_view beside_facts = {}; ///< the criterion that asks for what is recorded beside them
};

constexpr example examples[] = {
    {"rules/scholarship/scholarship.guong", "rules/scholarship/students.json", true, "tài_năng"},
    {"rules/household-benefit/benefit.guong", "rules/household-benefit/households.json", true},
    {"rules/hvqlgd-326/exemplars.guong", "rules/hvqlgd-326/academy.json", false},
    {"rules/titles/titles.guong", "rules/titles/academy.json", false},
};

struct criterion_bits {
    guong::criterion asked;
    guong::slots bits;
};

bool are_same(const guong::slots& left, const guong::slots& right) { return left.is_true == right.is_true && left.is_known == right.is_known; }

/// What one pass over all objects of a type came to.
struct pass {
    std::size_t judged = 0;
    std::size_t different = 0;
    std::size_t allocations = 0;
};

pass evaluate_all(guong::host::object_evaluator& evaluator, const guong::dataset& data, const std::vector<guong::row_number>& rows,
                  std::vector<criterion_bits>& criteria, const guong::evaluator& engine, const example& from) {
    pass made;
    guong::slots expected;
    for (const auto row : rows) {
        const guong::tests::row_object object{&data, criteria.front().asked.definition().record, row};
        const auto before = allocations.load();
        const bool is_read = evaluator.read(&object);
        for (auto& each : criteria) {
            if (is_read) evaluator.run(each.asked, each.bits);
            if (is_read) (void)evaluator.verdict_of(each.asked);
            ++made.judged;
        }
        made.allocations += allocations.load() - before;
        if (!is_read) {
            ++made.different;
            continue;
        }
        for (auto& each : criteria) {
            const guong::row_number frame[] = {row};
            engine.run(engine.program().unit_of(each.asked.index()), frame, expected);
            if (from.stands_alone && each.asked.name() != from.beside_facts && !are_same(each.bits, expected)) ++made.different;
        }
    }
    return made;
}

} // namespace

TEST_CASE("the rules that come with Gương judge objects as they judge records, and allocate nothing for it") {
    for (const auto& each : examples) {
        CAPTURE(std::string{each.rules});
        const auto rules = guong::load(each.rules).value();
        const auto records = guong::dataset_from_json(rules, guong::tests::read_repository_file(each.records)).value();
        guong::evaluation_options options;
        options.as_of = guong::date::of(2025, 6, 1);
        const guong::evaluator engine{rules.program(), records.data, options};
        std::size_t judged = 0;
        for (guong::model::record_index type = 0; type < rules.model().records.size(); ++type) {
            std::vector<criterion_bits> criteria;
            for (const auto& declared : rules.model().criteria)
                if (declared.record == type) criteria.push_back({*rules.criterion(declared.name), {}});
            const auto rows = records.data->roots(type);
            if (criteria.empty() || rows.empty()) continue;
            auto evaluator = guong::host::object_evaluator::make(rules, guong::tests::plan_of(rules.model(), type, 3), options).value();
            const auto first = evaluate_all(evaluator, *records.data, rows, criteria, engine, each);
            CHECK(first.different == 0);
            const auto bindings = evaluator.binding_count();
            const auto second = evaluate_all(evaluator, *records.data, rows, criteria, engine, each);
            CHECK(second.different == 0);
            CHECK(second.allocations == 0);
            CHECK(evaluator.binding_count() == bindings);
            judged += second.judged;
        }
        CHECK(judged > 0);
        MESSAGE(std::string{each.rules} << ": " << judged << " verdicts");
    }
}

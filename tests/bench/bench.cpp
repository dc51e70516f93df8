// How fast the engine is beside hand-written C++ and LuaJIT, on the nine criteria of `lecturers.guong`. To run it:
//
//   cmake --preset release && cmake --build --preset release --target guong_bench guong_bench_portable
//   build/release/tests/bench/guong_bench
//
// `guong_bench` is compiled with -O3 -march=native, and so is the copy of the library's data and evaluation stages that is linked into it;
// `guong_bench_portable` is the same with -O2 alone. Before anything is timed, all results are compared, and a difference ends the run.
// Repetitions are interleaved at random; the table at the end holds medians, and ratios to the first row of each group: absolute figures
// drift from machine to machine. The options of Google Benchmark apply, such as --benchmark_filter=batch.

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

#include "by_hand.hpp"
#include "c_peer.hpp"
#include "columns_by_hand.hpp"
#include "engine_peer.hpp"
#include "lecturers.hpp"
#include "lua_peer.hpp"
#include "ratio_table.hpp"
#include "struct_peer.hpp"

namespace {

using namespace guong::bench;

constexpr std::size_t unknown_percent = 10;

/// The same lecturers for every peer.
struct case_data {
    case_data(const guong::program& code, std::size_t count, bool random, std::uint64_t seed)
        : lecturers{random_lecturers(count, 0, seed)}, facts{facts_of(lecturers)}, partly{random_lecturers(count, unknown_percent, seed)},
          order{random_order(count, seed + 1)}, engine{code, lecturers}, partly_engine{code, partly}, structs{std::make_unique<struct_peer>(code)},
          behind_c{facts} {
        if (!random) std::sort(order.begin(), order.end());
    }

    std::vector<partly_known_lecturer> lecturers; ///< all facts known
    std::vector<lecturer> facts;                  ///< the same as plain structs
    std::vector<partly_known_lecturer> partly;    ///< with unknown facts
    std::vector<std::uint32_t> order;             ///< in which they are asked for
    engine_peer engine;
    engine_peer partly_engine;
    std::unique_ptr<struct_peer> structs; ///< it writes into its own buffer
    c_peer behind_c;
};

void require(bool same, const std::string& who) {
    if (!same) throw std::runtime_error(who + " differs from the hand-written criteria");
}

void verify_one_by_one(const case_data& some, lua_peer& lua) {
    std::vector<criteria_mask> from_lua(some.order.size());
    lua.unmet_in_lua(some.facts, some.order, from_lua);
    const auto at_once = some.structs->verdicts(some.facts);
    std::size_t eligible = 0;
    for (std::size_t place = 0; place < some.order.size(); ++place) {
        const auto index = some.order[place];
        const auto expected = unmet_criteria(some.facts[index]);
        eligible += expected == 0;
        require(is_eligible(some.facts[index]) == (expected == 0), "short-circuit");
        require(undecided_criteria(some.lecturers[index]) == three_valued_mask{expected, 0}, "three-valued by hand");
        require(from_lua[place] == expected, "LuaJIT over structs");
        require(lua.unmet_by_call(index) == expected, "LuaJIT by call");
        require(engine_peer::mask_of(some.engine.bits(index)) == three_valued_mask{expected, 0}, "the engine");
        require(engine_peer::mask_of(some.structs->bits(some.facts[index])) == three_valued_mask{expected, 0}, "the engine over structs");
        require(at_once[index] == (expected == 0 ? guong::verdict::eligible : guong::verdict::ineligible), "the engine over structs at once");
        require((some.behind_c.verdict(index) == GUONG_ELIGIBLE) == (expected == 0), "the C ABI");
        require((some.behind_c.verdict_of_json(index) == GUONG_ELIGIBLE) == (expected == 0), "the C ABI from JSON");
        require(engine_peer::mask_of(some.partly_engine.bits(index)) == undecided_criteria(some.partly[index]), "the engine, unknown facts");
    }
    std::cout << some.order.size() << " lecturers, " << 100 * eligible / some.order.size() << "% meet all criteria; all results agree\n";
}

/// Times `work`, one call of which treats so many records. What runs on this thread alone is timed by the processor's clock for it, which
/// stands still while other programs have the processor.
template <class Work>
void time_all(ratio_table& table, const std::string& name, std::size_t records, Work work, bool on_several_threads = false) {
    table.add(name);
    auto* registered = benchmark::RegisterBenchmark(name.c_str(), [records, work](benchmark::State& state) mutable {
        for (auto _ : state) {
            work();
            benchmark::ClobberMemory();
        }
        state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(records));
    });
    if (on_several_threads) registered->UseRealTime();
}

/// Times `mask_of(index)` over all lecturers in their order.
template <class Mask>
void time_each(ratio_table& table, const std::string& name, const case_data& some, Mask mask_of) {
    time_all(table, name, some.order.size(), [&some, mask_of] {
        for (const auto index : some.order) benchmark::DoNotOptimize(mask_of(index));
    });
}

void register_one_by_one(ratio_table& table, const std::string& group, const case_data& some, lua_peer& lua) {
    const auto time = [&](const char* who, auto mask_of) { time_each(table, group + who, some, mask_of); };
    time("/by hand, which are unmet", [&](std::uint32_t index) { return unmet_criteria(some.facts[index]); });
    time("/by hand, short-circuit, verdict only", [&](std::uint32_t index) { return is_eligible(some.facts[index]); });
    time("/by hand, three-valued", [&](std::uint32_t index) { return undecided_criteria(some.lecturers[index]); });
    time("/by hand, three-valued, 10% unknown", [&](std::uint32_t index) { return undecided_criteria(some.partly[index]); });
    time("/Gương, every condition", [&](std::uint32_t index) { return some.engine.bits(index); });
    time("/Gương, every condition, 10% unknown", [&](std::uint32_t index) { return some.partly_engine.bits(index); });
    time("/Gương, every condition, from the host's structs", [&](std::uint32_t index) { return some.structs->bits(some.facts[index]); });
    time_all(table, group + "/Gương, all verdicts in one call, from the host's structs", some.order.size(),
             [&] { benchmark::DoNotOptimize(some.structs->verdicts(some.facts)); });
    time("/Gương, every condition, by the C ABI", [&](std::uint32_t index) { return some.behind_c.verdict(index); });
    time("/Gương, from JSON text to the verdict, by the C ABI", [&](std::uint32_t index) { return some.behind_c.verdict_of_json(index); });
    time_all(table, group + "/Gương, all verdicts in one call, by the C ABI", some.order.size(),
             [&, verdicts = std::vector<guong_verdict>{}]() mutable { some.behind_c.verdicts(verdicts); });
    time("/LuaJIT, called for each, tables prebuilt", [&](std::uint32_t index) { return lua.unmet_by_call(index); });
    time_all(table, group + "/LuaJIT, FFI structs, loop inside Lua", some.order.size(),
             [&, masks = std::vector<criteria_mask>(some.order.size())]() mutable { lua.unmet_in_lua(some.facts, some.order, masks); });
}

/// What reasons cost: the bits are there after every evaluation, and the rest is made from them for who asks.
void register_reasons(ratio_table& table, const std::string& group, const case_data& some) {
    const auto engine = std::make_shared<const guong::evaluator>(some.engine.engine());
    const auto time = [&](const char* what, auto made_of) {
        time_each(table, group + what, some, [engine, made_of](std::uint32_t index) { return made_of(guong::outcome{engine, 0, index}); });
    };
    time_each(table, group + "/by hand, short-circuit, verdict only", some, [&](std::uint32_t index) { return is_eligible(some.facts[index]); });
    time_each(table, group + "/by hand, which are unmet", some, [&](std::uint32_t index) { return unmet_criteria(some.facts[index]); });
    time_each(table, group + "/Gương, every condition", some, [&](std::uint32_t index) { return some.engine.bits(index); });
    time("/Gương, an outcome that keeps them", [](const guong::outcome& result) { return result.verdict(); });
    time("/and the unmet items by name", [](const guong::outcome& result) { return guong::unmet_items(result); });
    time("/and a whole explanation", [](const guong::outcome& result) { return guong::explain(result); });
    time("/and that as JSON", [](const guong::outcome& result) { return guong::render_json(guong::explain(result), guong::language::vi); });
    time("/and that as text", [](const guong::outcome& result) { return guong::render(guong::explain(result), guong::language::vi); });
    time("/the cheapest changes", [](const guong::outcome& result) { return guong::find_changes(result); });
}

struct column_data {
    column_data(const guong::program& code, std::size_t count, std::uint64_t seed)
        : engine{code, random_lecturers(count, 0, seed)}, partly_engine{code, random_lecturers(count, unknown_percent, seed)},
          columns{to_columns(facts_of(random_lecturers(count, 0, seed)))}, unmet{count}, rows{count} {}

    engine_peer engine;
    engine_peer partly_engine;
    lecturer_columns columns;
    std::vector<std::uint32_t> counts;
    unmet_bitmaps unmet;
    std::size_t rows;
};

void verify_batch(column_data& some, std::uint64_t seed) {
    const auto lecturers = random_lecturers(some.rows, 0, seed);
    const auto partly = random_lecturers(some.rows, unknown_percent, seed);
    unmet_bitmaps by_loops{some.rows};
    find_unmet_by_row_loops(some.columns, by_loops);
    find_unmet_by_prefix_counts(some.columns, some.counts, some.unmet);
    const auto all = guong::evaluate(some.engine.engine());
    const auto two_threads = guong::evaluate(some.engine.engine(), {}, 2);
    const auto some_unknown = guong::evaluate(some.partly_engine.engine());
    for (std::uint32_t row = 0; row < some.rows; ++row) {
        const auto expected = unmet_criteria(lecturers[row].facts);
        require(by_loops.of(row) == expected, "columns, row loops");
        require(some.unmet.of(row) == expected, "columns, prefix counts");
        require(some.engine.mask_in(all, row) == three_valued_mask{expected, 0}, "the engine's batch");
        require(some.engine.mask_in(two_threads, row) == three_valued_mask{expected, 0}, "the engine's batch with two threads");
        require(some.partly_engine.mask_in(some_unknown, row) == undecided_criteria(partly[row]), "the engine's batch, unknown facts");
    }
    std::cout << some.rows << " rows in columns; all results agree\n";
}

void register_batch(ratio_table& table, const std::string& group, column_data& some) {
    const auto run_engine = [](const engine_peer& engine, unsigned jobs) {
        auto all = guong::evaluate(engine.engine(), {}, jobs);
        benchmark::DoNotOptimize(all);
    };
    time_all(table, group + "/by hand, plain loops, prefix counts", some.rows, [&] { find_unmet_by_prefix_counts(some.columns, some.counts, some.unmet); });
    time_all(table, group + "/by hand, plain loops, a loop for each row's list", some.rows, [&] { find_unmet_by_row_loops(some.columns, some.unmet); });
    time_all(table, group + "/Gương, every condition", some.rows, [&, run_engine] { run_engine(some.engine, 1); });
    time_all(table, group + "/Gương, every condition, 10% unknown", some.rows, [&, run_engine] { run_engine(some.partly_engine, 1); });
    time_all(table, group + "/Gương, every condition, two threads, by the clock on the wall", some.rows, [&, run_engine] { run_engine(some.engine, 2); }, true);
}

/// Google Benchmark's own options come last, so that they win over these.
std::vector<std::string> with_defaults(int count, char** arguments) {
    std::vector<std::string> all{arguments[0], "--benchmark_repetitions=9", "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.1"};
    all.insert(all.end(), arguments + 1, arguments + count);
    return all;
}

} // namespace

int main(int count, char** arguments) {
    try {
        auto words = with_defaults(count, arguments);
        std::vector<char*> pointers;
        for (auto& word : words) pointers.push_back(word.data());
        auto size = static_cast<int>(pointers.size());
        benchmark::Initialize(&size, pointers.data());
        if (benchmark::ReportUnrecognizedArguments(size, pointers.data())) return 2;

        const auto code = lecturers_program();
        const case_data random{code, 1'000, true, 1};
        const case_data sequential{code, 10'000, false, 2};
        lua_peer random_lua{random.facts};
        lua_peer sequential_lua{sequential.facts};
        verify_one_by_one(random, random_lua);
        verify_one_by_one(sequential, sequential_lua);
        column_data in_cache{code, 10'000, 3};
        column_data in_memory{code, 1'000'000, 4};
        verify_batch(in_cache, 3);
        verify_batch(in_memory, 4);

        ratio_table table;
        register_one_by_one(table, "one record, random 1k", random, random_lua);
        register_one_by_one(table, "one record, sequential 10k", sequential, sequential_lua);
        register_reasons(table, "reasons, random 1k", random);
        register_batch(table, "batch, 10k rows", in_cache);
        register_batch(table, "batch, a million rows", in_memory);
        benchmark::RunSpecifiedBenchmarks(&table);
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}

// How many evaluations a second eight threads make by the rules that a store holds in force: while nothing changes, and while the rule file is
// rewritten again and again. Run it on a machine that does nothing else meanwhile; the ratio counts, not the figures.
//
//   cmake --build --preset release --target guong_bench_reload && build/release/tests/bench/guong_bench_reload

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <guong/json.hpp>
#include <guong/store.hpp>

namespace {

namespace fs = std::filesystem;

constexpr int threads = 8;
constexpr int turns = 5;
constexpr std::chrono::milliseconds turn_time{1500};
constexpr std::chrono::milliseconds between_changes{10};
constexpr std::string_view record_text = R"({"completion": "good", "trust_votes": 85, "solutions": 3})";

std::string rules_with(int least) {
    return "scale completion { poor good excellent }\nrecord lecturer { completion : completion  trust_votes : percent  solutions : integer }\n"
           "parameter least = " + std::to_string(least) +
           "\ncriterion good for lecturer {\n  work : completion is good or better\n  trust : trust_votes >= 80%\n  ideas : solutions >= least\n}\n";
}

/// Into a file beside it, which then takes its place.
void put(const fs::path& path, const std::string& text) {
    const auto beside = path.string() + ".new";
    std::ofstream{beside} << text;
    fs::rename(beside, path);
}

/// Evaluates until it is told to stop, and binds anew where other rules have come into force.
std::uint64_t evaluate_until(const guong::rule_store& store, const std::atomic<bool>& done) {
    guong::rules_in_force in_force{store};
    std::uint64_t count = 0;
    while (!done) {
        const auto rules = in_force.get();
        const auto candidate = guong::record_from_json_text(rules, "lecturer", record_text).value();
        const guong::evaluator engine{rules.program(), candidate.data};
        const auto unit = rules.program().unit_of(rules.criterion("good").value().index());
        guong::slots bits;
        for (; !done && &in_force.get().model() == &rules.model(); ++count) {
            engine.run(unit, std::span{&candidate.row, 1}, bits);
            if (bits[0] == guong::truth::unknown) throw std::logic_error{"the record is known"};
        }
    }
    return count;
}

double evaluations_a_second(const guong::rule_store& store, const fs::path& path, bool changes) {
    std::atomic<bool> done = false;
    std::atomic<std::uint64_t> total = 0;
    std::vector<std::thread> readers;
    const auto begun = std::chrono::steady_clock::now();
    for (int reader = 0; reader < threads; ++reader) readers.emplace_back([&] { total += evaluate_until(store, done); });
    for (int least = 1; std::chrono::steady_clock::now() - begun < turn_time; least = 3 - least) {
        std::this_thread::sleep_for(between_changes);
        if (changes) put(path, rules_with(least));
    }
    done = true;
    for (auto& reader : readers) reader.join();
    return static_cast<double>(total) / std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

} // namespace

int main() {
    const auto folder = fs::temp_directory_path() / "guong_bench_reload";
    fs::create_directories(folder);
    const auto path = folder / "rules.guong";
    put(path, rules_with(2));
    auto store = guong::rule_store::open(path.string()).value();
    std::atomic<int> taken = 0;
    store.watch(std::chrono::milliseconds{1}, [&](const guong::reload& told) { taken += told.what == guong::reload::fate::taken; });
    std::vector<double> calm, changing;
    for (int turn = 0; turn < turns; ++turn) {
        calm.push_back(evaluations_a_second(store, path, false));
        changing.push_back(evaluations_a_second(store, path, true));
    }
    store.stop_watching();
    fs::remove_all(folder);
    std::cout << threads << " threads, medians of " << turns << ": " << median(calm) / 1e6 << " million evaluations a second while nothing changes, " << median(changing) / 1e6
              << " million while the rules are rewritten every " << between_changes.count() << " ms (" << taken << " changes taken), ratio "
              << median(changing) / median(calm) << '\n';
}

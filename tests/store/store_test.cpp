#include <guong/store.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include <guong/json.hpp>
#include <guong/rendering.hpp>

#include "support/environment.hpp"
#include "support/golden.hpp"

namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class folder {
public:
    folder() {
        static std::atomic<int> count = 0;
        path_ = fs::temp_directory_path() / ("guong_store_" + std::to_string(std::hash<std::thread::id>{}(std::this_thread::get_id())) + '_' + std::to_string(++count));
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~folder() { fs::remove_all(path_); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    void write(const std::string& name, const std::string& text) const { std::ofstream{path_ / name, std::ios::binary} << text; }
    /// All at once, as careful programs do.
    void put(const std::string& name, const std::string& text) const {
        write(name + ".new", text);
        fs::rename(path_ / (name + ".new"), path_ / name);
    }

private:
    fs::path path_;
};

std::string at_least(int least, const std::string& head = "") {
    return head + "record r { n : integer }\ncriterion c for r : n >= " + std::to_string(least) + "\n";
}

guong::verdict judged(const guong::rules& rules, int n) {
    return rules.criterion("c")->evaluate(guong::record_from_json_text(rules, "r", "{\"n\": " + std::to_string(n) + "}").value()).verdict();
}

int threshold(const guong::rules& rules) {
    for (int n = 0; n < 100; ++n)
        if (judged(rules, n) == guong::verdict::eligible) return n;
    return -1;
}

} // namespace

TEST_CASE("a sound change is taken, a broken one refused, each once") {
    const folder here;
    here.write("r.guong", at_least(3));
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    const auto first = store.current();
    CHECK(store.look().empty());
    here.write("r.guong", at_least(5));
    auto told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::taken);
    CHECK(told[0].version == 2);
    CHECK(threshold(store.current()) == 5);
    CHECK(threshold(first) == 3); // who began with them goes on with them
    here.write("r.guong", "record r { n : integer }\ncriterion c for r : n >= \n");
    told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::refused);
    CHECK(told[0].findings.has_errors());
    CHECK(store.look().empty());
    CHECK(threshold(store.current()) == 5);
    here.write("r.guong", at_least(5)); // what is in force already
    CHECK(store.look().empty());
    fs::remove(here.file("r.guong"));
    told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::refused);
    CHECK(threshold(store.current()) == 5);
    here.write("r.guong", at_least(6));
    CHECK(store.look().size() == 1);
    CHECK(threshold(store.current()) == 6);
    CHECK(store.version() == 3);
}

TEST_CASE("rules whose own tests fail are not taken") {
    const folder here;
    const std::string test = "test \"edge\" for r { given n 3 expect c eligible }\n";
    here.write("r.guong", at_least(3, "") + test);
    here.write("t.guong", "use \"r.guong\"\ntest \"far\" for r { given n 9 expect c eligible }\n");
    guong::store_options options;
    options.tests = {here.file("t.guong")};
    auto store = guong::rule_store::open(here.file("r.guong"), options).value();
    here.write("r.guong", at_least(4) + test);
    auto told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::failed_tests);
    CHECK(told[0].tests.failed() == 1);
    CHECK(told[0].tests.results.size() == 2);
    auto finding = told[0].findings.findings.back();
    finding.arguments.front() = "r.guong";
    CHECK(guong::tests::golden_difference("tests/store/E0712-own-tests-fail.expected",
                                          guong::message(finding) + '\n' + guong::message(finding, guong::language::vi) + '\n') == "");
    CHECK(threshold(store.current()) == 3);
    here.write("r.guong", at_least(10));
    told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::failed_tests); // that of the other file
    here.write("t.guong", "use \"r.guong\"\ntest \"far\" for r { given n 11 expect c eligible }\n");
    told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::taken);
    CHECK(threshold(store.current()) == 10);
    here.write("t.guong", "use \"r.guong\"\nnonsense\n");
    told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::refused);
}

TEST_CASE("what has errors cannot be opened") {
    const folder here;
    CHECK_FALSE(guong::rule_store::open(here.file("none.guong")).has_value());
    here.write("r.guong", at_least(3) + "test \"edge\" for r { given n 2 expect c eligible }\n");
    const auto opened = guong::rule_store::open(here.file("r.guong"));
    CHECK_FALSE(opened.has_value());
    CHECK(opened.report().findings.back().code == guong::diagnostic_code::own_tests_fail);
}

TEST_CASE("files that are used are watched too") {
    const folder here;
    here.write("base.guong", "record r { n : integer }\nparameter least = 3\n");
    here.write("r.guong", "use \"base.guong\"\ncriterion c for r : n >= least\n");
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    here.write("base.guong", "record r { n : integer }\nparameter least = 4\n");
    REQUIRE(store.look().size() == 1);
    CHECK(threshold(store.current()) == 4);
    here.write("r.guong", "use \"base.guong\"\nuse \"more.guong\"\ncriterion c for r : n >= least and n >= more\n");
    REQUIRE(store.look().front().what == guong::reload::fate::refused);
    here.write("more.guong", "parameter more = 8\n"); // what was missing is there: that is a change too
    REQUIRE(store.look().size() == 1);
    CHECK(threshold(store.current()) == 8);
}

TEST_CASE("of several files the one that is in force on a day") {
    const folder here;
    const auto in_force = [](const std::string& name, const std::string& days) { return "ruleset " + name + " { language en valid " + days + " }\n"; };
    here.write("old.guong", at_least(3, in_force("old", "from 2024-01-01 through 2024-12-31")));
    here.write("new.guong", at_least(4, in_force("new", "from 2025-01-01")));
    auto store = guong::rule_store::open({here.file("old.guong"), here.file("new.guong")}).value();
    CHECK_FALSE(store.on(*guong::date::of(2023, 12, 31)));
    CHECK(threshold(*store.on(*guong::date::of(2024, 12, 31))) == 3);
    CHECK(threshold(*store.on(*guong::date::of(2025, 1, 1))) == 4);
    CHECK(threshold(store.current()) == 3);
    here.write("new.guong", at_least(7, in_force("new", "from 2024-06-01")));
    REQUIRE(store.look().size() == 1);
    CHECK(threshold(*store.on(*guong::date::of(2024, 5, 31))) == 3);
    CHECK(threshold(*store.on(*guong::date::of(2024, 6, 1))) == 7);
}

TEST_CASE("what is used must lie in the root, also by way of links, and one file is one however it is reached") {
    const folder here, elsewhere;
    elsewhere.write("secret.guong", "parameter least = 1\n");
    here.write("base.guong", "record r { n : integer }\nparameter least = 3\n");
    here.write("r.guong", "use \"base.guong\"\nuse \"alias.guong\"\ncriterion c for r : n >= least\n");
    fs::create_symlink(here.file("base.guong"), here.file("alias.guong"));
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    CHECK(threshold(store.current()) == 3);
    fs::create_symlink(elsewhere.file("secret.guong"), here.file("link.guong"));
    here.write("r.guong", "use \"link.guong\"\nrecord r { n : integer }\ncriterion c for r : n >= least\n");
    const auto told = store.look();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == guong::reload::fate::refused);
    CHECK(guong::render(told[0].findings) == guong::render(guong::load(here.file("r.guong")).report()));
}

TEST_CASE("of several files all that is wrong is told, and no file is no store") {
    const folder here;
    here.write("a.guong", "record r { n : integer }\ncriterion c for r : m >= 1\n");
    here.write("b.guong", "record r { n : integer }\ncriterion c for r : n >= \n");
    const auto opened = guong::rule_store::open({here.file("a.guong"), here.file("b.guong")});
    REQUIRE_FALSE(opened.has_value());
    const auto words = guong::render(opened.report());
    CHECK(words.find("a.guong:") != std::string::npos);
    CHECK(words.find("b.guong:") != std::string::npos);
    CHECK_THROWS_AS((void)guong::rule_store::open(std::vector<std::string>{}), std::invalid_argument);
}

TEST_CASE("a change is looked at once it stays for a pause, also the second time") {
    const folder here;
    here.write("r.guong", at_least(3));
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    std::atomic<int> told = 0;
    const auto watch = [&] { store.watch(std::chrono::milliseconds{-5}, [&](const guong::reload&) { ++told; }); };
    watch();
    watch(); // anew
    here.write("r.guong", at_least(4));
    for (int wait = 0; wait < 2000 && told == 0; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    CHECK(told == 1);
    std::vector<std::thread> stopping;
    for (int thread = 0; thread < 4; ++thread) stopping.emplace_back([&] { store.stop_watching(); });
    for (auto& thread : stopping) thread.join();
    here.write("r.guong", at_least(5));
    CHECK(threshold(store.current()) == 4);
}

TEST_CASE("who is told may throw, look, and end the watching") {
    const folder here;
    here.write("r.guong", at_least(3));
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    std::atomic<int> told = 0;
    std::atomic<bool> went_on = false;
    store.watch(std::chrono::milliseconds{1}, [&](const guong::reload&) {
        if (++told == 1) throw std::runtime_error{"not interested"};
        (void)store.look();
        store.stop_watching();
        went_on = true;
    });
    for (int least = 4; least < 6; ++least) {
        here.put("r.guong", at_least(least));
        for (int wait = 0; wait < 2000 && told < least - 3; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    store.stop_watching();
    CHECK(told == 2);
    CHECK(went_on);
}

TEST_CASE("a file that the host cannot give is not there, and ends nothing") {
    const folder here;
    here.write("r.guong", "use \"base.guong\"\ncriterion c for r : n >= least\n");
    std::atomic<bool> is_gone = false;
    guong::store_options options;
    options.where.read = [&](const std::string&) -> std::optional<std::string> {
        if (is_gone) throw std::runtime_error{"the network is gone"};
        return "record r { n : integer }\nparameter least = 3\n";
    };
    auto store = guong::rule_store::open(here.file("r.guong"), options).value();
    is_gone = true;
    REQUIRE(store.look().size() == 1);
    CHECK(threshold(store.current()) == 3);
    is_gone = false;
    CHECK(store.look().empty());
}

TEST_CASE("what a thread holds outlives the store's place") {
    const folder here;
    here.write("r.guong", at_least(3));
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    guong::rules_in_force held{store};
    auto moved = std::move(store);
    here.write("r.guong", at_least(4));
    CHECK(moved.look().size() == 1);
    CHECK(threshold(held.get()) == 4);
}

TEST_CASE("while files are rewritten, every verdict is that of rules that were whole") {
    // At length: GUONG_STORE_SECONDS=60 guong_test_store --test-case='*rewritten*'
    const auto seconds = guong::testing::number_from_environment("GUONG_STORE_SECONDS", 1);
    const folder here;
    // n is eligible at 40 or above, or at 60 or above; the limits stand in two files and belong together.
    const auto whole = [](int least) {
        return "use \"limit.guong\"\nrecord r { n : integer }\ncriterion c for r all { a : n >= " + std::to_string(least) + " b : limit = " + std::to_string(least) + " }\n";
    };
    const auto limit = [](int least) { return "parameter limit = " + std::to_string(least) + "\n"; };
    here.write("limit.guong", limit(40));
    here.write("r.guong", whole(40) + "test \"they belong together\" for r { given n 70 expect c eligible }\n");
    auto store = guong::rule_store::open(here.file("r.guong")).value();
    std::atomic<std::uint64_t> taken = 0, refused = 0, failed = 0, verdicts = 0, wrong = 0;
    store.watch(std::chrono::milliseconds{2}, [&](const guong::reload& told) {
        (told.what == guong::reload::fate::taken ? taken : told.what == guong::reload::fate::refused ? refused : failed)++;
    });
    std::atomic<bool> done = false;
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 8; ++reader)
        readers.emplace_back([&] {
            guong::rules_in_force in_force{store};
            while (!done) {
                const auto& rules = in_force.get();
                // Below both limits never, above both always, and in between always as its own rules say.
                const bool is_right = judged(rules, 39) == guong::verdict::ineligible && judged(rules, 60) == guong::verdict::eligible &&
                                      (threshold(rules) == 40 || threshold(rules) == 60);
                wrong += !is_right;
                ++verdicts;
            }
        });
    const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds{5}); };
    const std::string test = "test \"they belong together\" for r { given n 70 expect c eligible }\n";
    std::uint64_t rounds = 0;
    for (std::uint64_t spent = 0; spent < seconds * 1000; spent += 30, ++rounds) {
        const int least = rounds % 2 == 0 ? 60 : 40;
        here.put("limit.guong", limit(least)); // now they do not belong together
        pause();
        const auto text = whole(least) + test;
        switch (rounds % 4) {
        case 0: here.put("r.guong", text); break;
        case 1: here.put("r.guong", "criterion c for r : n >= \n"); break;
        case 2: // half written
            here.write("r.guong", text.substr(0, text.size() / 2));
            pause();
            here.write("r.guong", text);
            break;
        default: fs::remove(here.file("r.guong")); break;
        }
        pause();
        pause();
        here.put("r.guong", text);
        pause();
    }
    const auto last = rounds % 2 == 1 ? 60 : 40;
    for (int wait = 0; wait < 2000 && threshold(store.current()) != last; ++wait) pause();
    done = true;
    for (auto& reader : readers) reader.join();
    store.stop_watching();
    CHECK(threshold(store.current()) == last);
    CHECK(wrong == 0);
    CHECK(taken > 0);
    CHECK(verdicts > 0);
    MESSAGE(rounds << " rounds of rewriting: " << taken.load() << " changes taken, " << refused.load() << " refused, " << failed.load() << " with failing tests; " << verdicts.load()
                   << " rounds of verdicts, " << wrong.load() << " wrong");
}

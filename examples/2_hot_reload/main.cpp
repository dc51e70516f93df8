/// A web service whose rules are edited while it runs. `hot_reload RULES PORT` serves until it is ended; `hot_reload --under-load OLD BROKEN NEW` serves on
/// a free port, asks itself from several threads while the rule file changes, and says whether every answer was one that the rules give.

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "verdict_service.hpp"

namespace {

void tell(const guong::reload& what) {
    std::cout << (what.what == guong::reload::fate::taken ? "took the new rules" : "kept the old rules") << '\n';
    for (const auto& finding : what.findings.findings) std::cout << "  " << guong::code_name(finding) << ' ' << guong::message(finding) << '\n';
}

int serve(const std::string& rules, int port) {
    auto store = guong::rule_store::open(rules).value();
    store.watch(std::chrono::milliseconds{500}, tell);
    verdict_service service{store};
    std::cout << "http://localhost:" << port << "/verdict?mark=5.5\n" << std::flush;
    return service.server().listen("localhost", port) ? 0 : 1;
}

/// 4.5 never passes and 6.5 always does, by the old rules and the new ones; in between they differ.
class questioner {
public:
    explicit questioner(int port) : client_{"localhost", port} { client_.set_keep_alive(true); }

    [[nodiscard]] bool is_answered_rightly() {
        const auto low = ask("4.5"), high = ask("6.5"), between = ask("5.5");
        return low == "ineligible" && high == "eligible" && (between == "eligible" || between == "ineligible");
    }
    [[nodiscard]] std::string ask(const std::string& mark) {
        const auto answer = client_.Get("/verdict?mark=" + mark);
        return answer ? answer->body : "no answer";
    }

private:
    httplib::Client client_;
};

/// All at once, so that nobody reads half of it.
void put(const std::string& from, const std::filesystem::path& to) {
    auto beside = to;
    beside += ".new";
    std::filesystem::copy_file(from, beside, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::rename(beside, to);
}

int serve_under_load(const std::vector<std::string>& versions) {
    const auto folder = std::filesystem::temp_directory_path() / ("hot_reload_" + std::to_string(std::filesystem::hash_value(std::filesystem::current_path())));
    std::filesystem::create_directories(folder);
    const auto path = folder / "rules.guong";
    put(versions.front(), path);
    auto store = guong::rule_store::open(path.string()).value();
    verdict_service service{store};
    service.server().set_keep_alive_timeout(1); // it ends when the last connection does
    const auto port = service.server().bind_to_any_port("localhost");
    std::thread serving{[&] { service.server().listen_after_bind(); }};
    std::atomic<bool> is_over = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> asking;
    for (int thread = 0; thread < 4; ++thread)
        asking.emplace_back([&] {
            questioner one{port};
            while (!is_over) wrong += !one.is_answered_rightly();
        });
    questioner me{port};
    for (const auto& version : versions) {
        put(version, path);
        for (const auto& each : store.look()) tell(each);
        std::cout << "a student with 5.5: " << me.ask("5.5") << '\n';
    }
    is_over = true;
    for (auto& each : asking) each.join();
    service.server().stop();
    serving.join();
    std::filesystem::remove_all(folder);
    std::cout << "wrong answers: " << wrong.load() << '\n';
    return wrong == 0 ? 0 : 1;
}

} // namespace

int main(int argument_count, char** arguments) {
    const std::vector<std::string> words{arguments + 1, arguments + argument_count};
    try {
        if (words.size() == 4 && words[0] == "--under-load") return serve_under_load({words.begin() + 1, words.end()});
        if (words.size() == 2) return serve(words[0], std::stoi(words[1]));
        std::cerr << "usage: hot_reload RULES PORT\n       hot_reload --under-load OLD BROKEN NEW\n";
        return 2;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}

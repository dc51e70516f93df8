#include <guong/store.hpp>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "edition.hpp"

namespace guong::inline v0 {

struct rule_store::state {
    std::deque<storing::edition> editions;
    std::mutex looking;       // one look at a time
    mutable std::mutex swapping; // what is in force; held for an instant
    std::atomic<std::uint64_t> version = 1;

    std::thread watcher;
    std::mutex pausing;
    std::condition_variable ended;
    bool must_end = false;

    [[nodiscard]] std::vector<reload> look(bool only_if_quiet) {
        const std::scoped_lock one{looking};
        std::vector<reload> all;
        for (auto& each : editions)
            if (auto tried = each.look(only_if_quiet)) all.push_back(settled(each, std::move(*tried)));
        return all;
    }

    [[nodiscard]] reload settled(storing::edition& changed, storing::attempt tried) {
        reload told;
        told.path = changed.path();
        told.what = tried.is_sound() ? reload::fate::taken : tried.made ? reload::fate::failed_tests : reload::fate::refused;
        told.findings = std::move(tried.findings);
        told.tests = std::move(tried.tests);
        if (told.what == reload::fate::taken) {
            const std::scoped_lock one{swapping};
            changed.take(*tried.made);
            version.fetch_add(1, std::memory_order_release);
        }
        told.version = version.load();
        return told;
    }

    void watch(std::chrono::milliseconds pause, const std::function<void(const reload&)>& told) {
        std::unique_lock until{pausing};
        while (!ended.wait_for(until, pause, [this] { return must_end; })) {
            until.unlock();
            for (const auto& each : look(true)) tell(told, each);
            until.lock();
        }
    }

    static void tell(const std::function<void(const reload&)>& told, const reload& what) noexcept {
        if (!told) return;
        try {
            told(what);
        } catch (...) { // NOLINT: it must not end the watching
        }
    }

    void stop_watching() {
        if (!watcher.joinable()) return;
        {
            const std::scoped_lock one{pausing};
            must_end = true;
        }
        ended.notify_all();
        watcher.join();
    }
};

namespace {

report unreadable_edition(const std::string& path) {
    report findings;
    auto& finding = findings.findings.emplace_back();
    finding.code = diagnostic_code::unreadable_file;
    finding.arguments = {path};
    return findings;
}

} // namespace

rule_store::rule_store(std::unique_ptr<state> made) noexcept : state_{std::move(made)} {}
rule_store::rule_store(rule_store&&) noexcept = default;

rule_store& rule_store::operator=(rule_store&& other) noexcept {
    if (this == &other) return *this;
    if (state_) state_->stop_watching();
    state_ = std::move(other.state_);
    return *this;
}

rule_store::~rule_store() {
    if (state_) state_->stop_watching();
}

result<rule_store> rule_store::open(std::vector<std::string> paths, store_options options) {
    auto made = std::make_unique<state>();
    report findings;
    for (auto& path : paths) {
        auto& opened = made->editions.emplace_back(std::move(path), options);
        auto tried = opened.look(false);
        // A file that changes under our eyes is read again, but not for ever.
        constexpr int looks_max = 20;
        for (int looks = 1; !tried && looks < looks_max; ++looks) tried = opened.look(false);
        if (!tried) return unreadable_edition(opened.path());
        if (!tried->is_sound()) return std::move(tried->findings);
        opened.take(*tried->made);
        findings = std::move(tried->findings);
    }
    return {rule_store{std::move(made)}, std::move(findings)};
}

rules rule_store::current() const {
    const std::scoped_lock one{state_->swapping};
    return state_->editions.front().in_force();
}

std::optional<rules> rule_store::on(date day) const {
    const std::scoped_lock one{state_->swapping};
    const rules* found = nullptr;
    for (const auto& each : state_->editions) {
        const auto& model = each.in_force().model();
        if ((model.valid_from && *model.valid_from > day) || (model.valid_through && *model.valid_through < day)) continue;
        if (found == nullptr || found->model().valid_from.value_or(date{INT32_MIN}) < model.valid_from.value_or(date{INT32_MIN})) found = &each.in_force();
    }
    return found == nullptr ? std::nullopt : std::optional{*found};
}

std::uint64_t rule_store::version() const noexcept { return state_->version.load(std::memory_order_acquire); }

std::vector<reload> rule_store::look() { return state_->look(false); }

void rule_store::watch(std::chrono::milliseconds pause, std::function<void(const reload&)> told) {
    state_->stop_watching();
    state_->must_end = false;
    state_->watcher = std::thread{[held = state_.get(), pause, told = std::move(told)] { held->watch(pause, told); }};
}

void rule_store::stop_watching() { state_->stop_watching(); }

} // namespace guong::inline v0

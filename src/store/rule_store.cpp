#include <guong/store.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "edition.hpp"

namespace guong::inline v0 {

struct rule_store::state {
    std::deque<storing::edition> editions;
    std::mutex looking;       // one look at a time
    mutable std::mutex swapping; // what is in force; held for an instant
    std::atomic<std::uint64_t> version = 1;

    std::mutex watching; // who begins or ends it
    std::thread watcher;
    std::atomic<std::thread::id> watcher_id{};
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

    [[nodiscard]] rules current() const {
        const std::scoped_lock one{swapping};
        return editions.front().in_force();
    }

    void keep_looking(std::chrono::milliseconds pause, const std::function<void(const reload&)>& told) {
        std::unique_lock until{pausing};
        watcher_id = std::this_thread::get_id();
        while (!ended.wait_for(until, pause, [this] { return must_end; })) {
            until.unlock();
            look_and_tell(told);
            until.lock();
        }
    }

    /// Nothing that is thrown may end the watching: not by `told`, and not where memory is short for a moment.
    void look_and_tell(const std::function<void(const reload&)>& told) noexcept {
        try {
            for (const auto& each : look(true)) tell(told, each);
        } catch (...) { // NOLINT: at the next look
        }
    }
    static void tell(const std::function<void(const reload&)>& told, const reload& what) noexcept {
        if (!told) return;
        try {
            told(what);
        } catch (...) { // NOLINT: as said
        }
    }

    void begin_watching(std::chrono::milliseconds pause, std::function<void(const reload&)> told) {
        const std::scoped_lock one{watching};
        end_watching();
        must_end = false;
        watcher = std::thread{[this, pause, told = std::move(told)] { keep_looking(pause, told); }};
    }

    void stop_watching() {
        if (is_watcher()) return ask_to_end();
        const std::scoped_lock one{watching};
        end_watching();
    }

    [[nodiscard]] bool is_watcher() const noexcept { return watcher_id.load() == std::this_thread::get_id(); }

    void ask_to_end() {
        const std::scoped_lock one{pausing};
        must_end = true;
        ended.notify_all();
    }
    void end_watching() {
        if (!watcher.joinable()) return;
        ask_to_end();
        watcher.join();
        watcher_id = std::thread::id{}; // another thread may get it
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

/// The findings of several files, one after the other.
void append(report& all, report more) {
    const auto offset = static_cast<std::uint32_t>(all.sources.size());
    for (auto& source : more.sources) all.sources.push_back(std::move(source));
    for (auto& finding : more.findings) {
        finding.where.source += offset;
        for (auto& label : finding.labels) label.where.source += offset;
        all.findings.push_back(std::move(finding));
    }
    all.suppressed += more.suppressed;
}

} // namespace

rule_store::rule_store(std::shared_ptr<state> made) noexcept : state_{std::move(made)} {}
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
    if (paths.empty()) throw std::invalid_argument{"a store needs a rule file"};
    auto made = std::make_shared<state>();
    report findings;
    bool all_are_sound = true;
    for (auto& path : paths) {
        auto& opened = made->editions.emplace_back(std::move(path), options);
        auto tried = opened.look(false);
        // A file that changes under our eyes is read again, but not for ever.
        constexpr int looks_max = 20;
        for (int looks = 1; !tried && looks < looks_max; ++looks) tried = opened.look(false);
        const bool is_sound = tried && tried->is_sound();
        all_are_sound = all_are_sound && is_sound;
        if (is_sound) opened.take(*tried->made);
        append(findings, tried ? std::move(tried->findings) : unreadable_edition(opened.path()));
    }
    if (!all_are_sound) return findings;
    return {rule_store{std::move(made)}, std::move(findings)};
}

rules rule_store::current() const { return state_->current(); }

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
    constexpr std::chrono::milliseconds shortest{1};
    constexpr std::chrono::hours longest{1};
    state_->begin_watching(std::clamp<std::chrono::milliseconds>(pause, shortest, longest), std::move(told));
}

void rule_store::stop_watching() { state_->stop_watching(); }

rules_in_force::rules_in_force(const rule_store& store) : state_{store.state_}, version_{store.version()}, held_{store.current()} {}

const rules& rules_in_force::get() {
    if (const auto version = state_->version.load(std::memory_order_acquire); version != version_) {
        held_ = state_->current(); // at least as new as that version
        version_ = version;
    }
    return held_;
}

} // namespace guong::inline v0

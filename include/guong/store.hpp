#pragma once

/// Rules that change while the program runs: their files are watched, and what is sound and passes its own tests takes the place of what was in force,
/// between two evaluations and never during one. An adapter: no stage uses it.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <guong/rules.hpp>
#include <guong/testing.hpp>

namespace guong::inline v0 {

struct store_options {
    /// For all files, as in `load`; without a root, each file's own folder is one. `read` gives the used files, perhaps in the thread that watches; what it
    /// throws counts as a file that is not there.
    load_options where = {};
    parameter_values overrides = {};
    std::vector<std::string> tests = {}; ///< files that use the rules and whose tests must pass too
    unsigned jobs = 1;                ///< threads for tests
};

/// What became of a change of a file, or of a file that it uses.
struct reload {
    enum class fate : std::uint8_t {
        taken,        ///< it is in force
        refused,      ///< it has errors; what was in force still is
        failed_tests, ///< a test of its own fails; likewise
    };
    reload::fate what{};
    std::string path;  ///< as it was opened
    report findings;   ///< errors, or what is only worth a look (E0712 says that tests fail)
    test_report tests; ///< of the file and of `store_options::tests`: those that failed come with explanations
    std::uint64_t version = 0; ///< of the store behind it
};

/// One rule file, or several of which each is in force at its time. Safe from many threads, but for moving it: to ask what is in force waits for no loading.
class rule_store {
public:
    /// Loads the files and runs their tests. Without a value if one has errors or fails: there is nothing older to fall back on. Throws
    /// `std::invalid_argument` if no file is named.
    [[nodiscard]] static result<rule_store> open(std::vector<std::string> paths, store_options options = {});
    [[nodiscard]] static result<rule_store> open(std::string path, store_options options = {}) {
        return open(std::vector<std::string>{std::move(path)}, std::move(options));
    }

    rule_store(rule_store&&) noexcept;
    rule_store& operator=(rule_store&&) noexcept;
    /// Stops watching. Rules that were handed out stay as they are.
    ~rule_store();

    /// The rules of the first file that are in force. Whoever holds them goes on with them, whatever changes meanwhile. Cost: a lock held for an instant.
    [[nodiscard]] rules current() const;
    /// Of all files the rules that are in force on a day (`valid_from`, `valid_through`); where several are, those that came into force last, and of these the
    /// first that was named.
    [[nodiscard]] std::optional<rules> on(date day) const;
    /// Grows by one with every change that was taken.
    [[nodiscard]] std::uint64_t version() const noexcept;

    /// Looks at the files once, in this thread, and takes or refuses what has changed: what became of it, a file each. A change is refused, or taken, once.
    std::vector<reload> look();

    /// Looks again and again, with a pause in between (a millisecond to an hour; less or more is taken for these), in a thread of the store's own, and tells
    /// `told` there what became of changes. A change is looked at once the files stay the same for a pause, so that one that is being written is left alone;
    /// better is to write another file and rename it. Files are compared by their bytes, so that no change is missed for its time. What `told` throws is
    /// dropped. To watch anew ends the watching before.
    void watch(std::chrono::milliseconds pause, std::function<void(const reload&)> told = {});
    /// Ends watching; returns when the thread has ended, or at once where `told` calls it. `told` may neither watch anew nor destroy the store.
    void stop_watching();

private:
    struct state;
    friend class rules_in_force;
    explicit rule_store(std::shared_ptr<state> made) noexcept;

    std::shared_ptr<state> state_;
};

/// The rules in force for one thread that asks often: it holds a copy, and looks at a number to see whether it is still the one in force.
class rules_in_force {
public:
    explicit rules_in_force(const rule_store& store);

    /// The reference holds until the next call. Cost: one atomic read, unless the rules have changed.
    [[nodiscard]] const rules& get();

private:
    std::shared_ptr<const rule_store::state> state_;
    std::uint64_t version_;
    rules held_;
};

} // namespace guong::inline v0

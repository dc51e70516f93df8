#pragma once

/// One rule file of a store: the bytes of all files that it is made of, and the rules that they make.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <guong/store.hpp>

namespace guong::inline v0::storing {

/// Bytes of files by their path from the root; nothing where there is no file.
using texts = std::map<std::string, std::optional<std::string>>;

/// What some bytes are worth.
struct attempt {
    texts read; ///< all files that were asked for
    std::optional<rules> made;
    report findings;
    test_report tests;

    [[nodiscard]] bool is_sound() const noexcept { return made.has_value() && tests.passed(); }
};

class edition {
public:
    edition(std::string path, const store_options& options);

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// The rules in force; there are some once a change was taken.
    [[nodiscard]] const rules& in_force() const noexcept { return *in_force_; }

    /// What became of the files since the last look; nothing if nothing did, or if they change while they are looked at. Where `only_if_quiet`, the files
    /// must be as they were at the last look.
    [[nodiscard]] std::optional<attempt> look(bool only_if_quiet);
    /// Puts sound rules in force.
    void take(const rules& sound) { in_force_ = sound; }

private:
    [[nodiscard]] std::optional<std::string> read(const std::string& path) const;
    [[nodiscard]] texts read_known() const;
    [[nodiscard]] attempt try_texts(const texts& seen) const;
    void run_tests_of(attempt& tried, const load_options& where) const;

    std::string path_;
    std::string root_;
    std::string from_root_;
    store_options options_;
    std::vector<std::string> tests_; // their paths from the root
    std::optional<rules> in_force_;
    texts taken_;
    texts refused_;
    texts pending_; // that did not stay long enough
};

} // namespace guong::inline v0::storing

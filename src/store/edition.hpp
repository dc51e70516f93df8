#pragma once

/// One rule file of a store: the bytes of all files that it is made of, and the rules that they make.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <guong/store.hpp>

#include "../rules/rule_texts.hpp"

namespace guong::inline v0::storing {

/// What was found of each file: of those that are loaded, by the path that was given; of those they use, by their path from the root.
struct texts {
    std::map<std::string, std::optional<std::string>> loaded;
    std::map<std::string, importing::found_text> used;
};

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
    [[nodiscard]] texts read_known() const;
    [[nodiscard]] texts read_again(const texts& some) const;
    [[nodiscard]] attempt try_texts(const texts& seen) const;
    [[nodiscard]] result<rules> load_from(const std::string& path, const texts& seen, texts& read) const;
    void run_tests_of(attempt& tried, const texts& seen) const;

    std::string path_;
    std::string root_;
    store_options options_;
    importing::text_finder find_;
    std::optional<rules> in_force_;
    texts taken_;
    texts refused_;
    texts pending_; // that did not stay long enough
};

} // namespace guong::inline v0::storing

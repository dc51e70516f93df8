#pragma once

#include <set>
#include <string>
#include <vector>

#include <guong/rules.hpp>

#include "options.hpp"

namespace cli {

/// The criteria that `--criterion` names, or all, in the order of the ruleset. A name that is none is told, and `stop` is thrown.
[[nodiscard]] std::vector<guong::model::criterion_index> choose_criteria(const guong::rules& rules, const options& chosen,
                                                                         guong::language which);

/// The criteria that `--criterion` names, where each of several rule files may have some of them.
class criteria_asked {
public:
    explicit criteria_asked(const std::vector<std::string>& names) : names_{names} {}

    /// Whether the file has one of them, or none is named.
    [[nodiscard]] bool are_in(const guong::rules& rules, guong::language which);
    /// A file that could not be loaded may have any of them.
    void note_unreadable() noexcept { some_were_unreadable_ = true; }
    /// True, and told, where one of them stands in no file.
    [[nodiscard]] bool some_are_unknown() const;

private:
    const std::vector<std::string>& names_;
    std::set<std::string> found_;
    std::vector<std::string> known_; ///< what there is instead
    guong::language language_ = guong::language::en;
    bool some_were_unreadable_ = false;
};

} // namespace cli

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <guong/text.hpp>

namespace cli {

/// Waits for files to be saved.
class file_watch {
public:
    /// What is looked at from now on: files by their names, with what was read of them. What was saved since counts as a change.
    void look_at(const guong::source_map& texts);
    /// Returns once some of the files are not what they were, with their paths; nothing where nobody reads standard output any more.
    [[nodiscard]] std::optional<std::vector<std::string>> wait() const;

private:
    /// When a file was written last, and its size; nothing while it is not there, as editors do it for a moment.
    using state = std::optional<std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    static state state_of(const std::string& path);

    std::map<std::string, state> seen_;
};

} // namespace cli

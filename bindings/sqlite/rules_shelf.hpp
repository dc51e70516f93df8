#pragma once

/// The rules of one connection, by the path of their file. They are read once, and again when one of their files has another time or size.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handles.hpp"

namespace sqlite_binding {

using shared_rules = std::shared_ptr<const guong_rules>;

class rules_shelf {
public:
    /// Throws `statement_error` where the rules have errors, also if earlier ones had none: an answer by rules that stand nowhere any more
    /// would look like one by those that do.
    [[nodiscard]] shared_rules find(std::string_view path);
    /// From where on rule files may use others; see `guong_load_options`.
    void set_root(std::string_view folder);

private:
    struct stamp {
        std::string path;
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;

        friend bool operator==(const stamp&, const stamp&) = default;
    };
    struct entry {
        shared_rules content;
        std::vector<stamp> stamps; ///< of all its files
    };

    static stamp stamp_of(std::string path);
    static bool is_current(const entry& held);
    [[nodiscard]] entry read(std::string_view path) const;

    std::string root_;
    std::map<std::string, entry, std::less<>> entries_;
};

} // namespace sqlite_binding

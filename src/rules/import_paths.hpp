#pragma once

/// Paths behind `use`, as text: nothing here asks a file system.

#include <string>
#include <string_view>

namespace guong::inline v0::importing {

enum class path_fault { none, not_relative, outside_root };

/// A path from the root, with `/`, without `.` and `..`; or what is wrong with it.
struct root_path {
    std::string text;
    path_fault fault = path_fault::none;
};

/// What `written` means in the file `from`, which is itself a path from the root: `../a.guong` in `units/b.guong` is `a.guong`.
[[nodiscard]] root_path resolve_path(std::string_view from, std::string_view written);

} // namespace guong::inline v0::importing

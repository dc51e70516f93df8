#include "import_paths.hpp"

#include <vector>

namespace guong::inline v0::importing {

namespace {

bool is_relative(std::string_view path) noexcept {
    const bool has_drive = path.size() >= 2 && path[1] == ':';
    // A back slash separates folders on some systems and is a letter on others: a rule file must mean the same on all.
    return !path.empty() && path.front() != '/' && !has_drive && path.find('\\') == std::string_view::npos;
}

/// Goes along the path from where `folders` lead. False where it climbs out of the root.
bool follow(std::string_view path, std::vector<std::string_view>& folders) {
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        const auto step = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (step.empty() || step == ".") continue;
        if (step != "..") {
            folders.push_back(step);
        } else if (folders.empty()) {
            return false;
        } else {
            folders.pop_back();
        }
    }
    return true;
}

} // namespace

root_path resolve_path(std::string_view from, std::string_view written) {
    if (!is_relative(written)) return {{}, path_fault::not_relative};
    std::vector<std::string_view> steps;
    const auto slash = from.rfind('/');
    if (slash != std::string_view::npos) follow(from.substr(0, slash), steps);
    if (!follow(written, steps)) return {{}, path_fault::outside_root};
    std::string text;
    for (const auto step : steps) {
        if (!text.empty()) text += '/';
        text += step;
    }
    return {std::move(text), path_fault::none};
}

} // namespace guong::inline v0::importing

#include "rules_shelf.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace sqlite_binding {

shared_rules rules_shelf::find(std::string_view path) {
    if (const auto held = entries_.find(path); held != entries_.end()) {
        if (is_current(held->second)) return held->second.content;
        entries_.erase(held);
    }
    return entries_.emplace(path, read(path)).first->second.content;
}

void rules_shelf::set_root(std::string_view folder) {
    root_ = folder;
    entries_.clear();
}

/// A file that is gone has a stamp as well, which no file has.
rules_shelf::stamp rules_shelf::stamp_of(std::string path) {
    std::error_code gone;
    const auto time = std::filesystem::last_write_time(path, gone);
    const auto size = std::filesystem::file_size(path, gone);
    return {std::move(path), time, size};
}

bool rules_shelf::is_current(const entry& held) {
    return std::all_of(held.stamps.begin(), held.stamps.end(), [](const stamp& each) { return stamp_of(each.path) == each; });
}

rules_shelf::entry rules_shelf::read(std::string_view path) const {
    guong_load_options options{};
    options.size = sizeof options;
    options.root = string_of(root_);
    // Before it is read: a change meanwhile is then noticed the next time. Which files it uses is known only after it.
    const auto before = stamp_of(std::string{path});
    auto loaded = take<rules>([&](auto out, auto told) { return guong_rules_load(path.data(), path.size(), &options, out, told); });
    const auto files = take<table>([&](auto out, auto told) { return guong_rules_files(loaded.get(), out, told); });
    entry made{std::move(loaded), {before}};
    for (size_t row = 1; row < guong_table_row_count(files.get()); ++row) made.stamps.push_back(stamp_of(std::string{cell(files, row, 0)}));
    return made;
}

} // namespace sqlite_binding

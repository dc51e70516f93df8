#include "rule_texts.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

#include <guong/limits.hpp>

namespace guong::inline v0::importing {

namespace {

namespace fs = std::filesystem;

/// The path without symbolic links, `.` and `..`; nothing if there is no such file.
std::optional<fs::path> real_path(const fs::path& path) {
    std::error_code failure;
    auto real = fs::canonical(path.empty() ? fs::path{"."} : path, failure);
    if (failure) return std::nullopt;
    return real;
}

bool lies_in(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

found_text find_in_folder(const fs::path& root, const std::string& path) {
    found_text found;
    const auto folder = real_path(root);
    const auto file = real_path(root / path);
    std::error_code failure;
    found.fault = text_fault::missing;
    if (!folder || !file || !fs::is_regular_file(*file, failure)) return found;
    if (!lies_in(*file, *folder)) {
        found.fault = text_fault::outside_root;
        return found;
    }
    auto bytes = read_rule_file(*file);
    if (!bytes) return found;
    return {file->string(), (root / path).lexically_normal().generic_string(), std::move(*bytes), text_fault::none};
}

} // namespace

text_finder texts_in_folder(const std::string& root) {
    return [folder = fs::path{root}](const std::string& path) { return find_in_folder(folder, path); };
}

text_finder texts_of_host(text_reader read) {
    return [read = std::move(read)](const std::string& path) {
        auto bytes = read(path);
        if (!bytes) return found_text{{}, {}, {}, text_fault::missing};
        return found_text{path, path, std::move(*bytes), text_fault::none};
    };
}

std::optional<std::string> path_from_root(const std::string& path, const std::string& root) {
    const fs::path file{path};
    const auto folder = real_path(file.parent_path());
    const auto whole = real_path(root);
    if (!folder || !whole || !lies_in(*folder, *whole)) return std::nullopt;
    return (folder->lexically_relative(*whole) / file.filename()).lexically_normal().generic_string();
}

std::string folder_of(const std::string& path) {
    return fs::path{path}.parent_path().generic_string();
}

std::string identity_of(const std::string& path) {
    const auto real = real_path(path);
    return real ? real->string() : path;
}

std::optional<std::string> read_rule_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    std::vector<char> block(1u << 16);
    while (file && bytes.size() <= limits::source_bytes_max) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad() || (!file.eof() && bytes.empty())) return std::nullopt;
    return bytes;
}

} // namespace guong::inline v0::importing

#pragma once

/// Where the texts of rule files come from: a folder, or the host.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <guong/rules.hpp>

namespace guong::inline v0::importing {

enum class text_fault { none, missing, outside_root };

/// The text of a used file; or why there is none.
struct found_text {
    std::string identity; ///< the same for one file however it is reached
    std::string name;     ///< what diagnostics call it
    std::string bytes;
    text_fault fault = text_fault::none;
};

/// Finds a text by its path from the root. Empty where the host gave neither a folder nor a function.
using text_finder = std::function<found_text(const std::string& path)>;

/// From a folder of the file system, and nowhere outside it, also not by way of symbolic links.
[[nodiscard]] text_finder texts_in_folder(const std::string& root);
[[nodiscard]] text_finder texts_of_host(text_reader read);

/// The path of a file from the root; nothing if it lies outside.
[[nodiscard]] std::optional<std::string> path_from_root(const std::string& path, const std::string& root);
/// The folder that holds a file, as the path says it.
[[nodiscard]] std::string folder_of(const std::string& path);
/// Tells whether two paths lead to one file.
[[nodiscard]] std::string identity_of(const std::string& path);

/// The bytes of a file, at most one more than a rule file may have: enough to see that it is too large.
[[nodiscard]] std::optional<std::string> read_rule_file(const std::filesystem::path& path);

} // namespace guong::inline v0::importing

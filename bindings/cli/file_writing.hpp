#pragma once

#include <string>
#include <string_view>

namespace cli {

/// Puts other bytes into a file, all or none: whoever reads it meanwhile, or after a failure, finds the old ones. Its permissions stay, and
/// a link goes on leading to it. False, with nothing changed, where that cannot be done.
[[nodiscard]] bool replace_file(const std::string& path, std::string_view bytes);

} // namespace cli

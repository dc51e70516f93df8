#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

namespace guong::testing {

/// How much a random test is to do, unless the environment says otherwise.
inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const auto* text = std::getenv(name);
    return text ? std::stoull(text) : otherwise;
}

} // namespace guong::testing

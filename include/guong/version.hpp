#pragma once

/// The version of the library, by semantic versioning. CMake reads it from here.
#define GUONG_VERSION_MAJOR 0
#define GUONG_VERSION_MINOR 1
#define GUONG_VERSION_PATCH 0
#define GUONG_VERSION "0.1.0"

#if defined(_MSVC_LANG) ? _MSVC_LANG < 202002L : __cplusplus < 202002L
#error "Guong needs C++20: compile with -std=c++20 or later"
#endif

# Gives the target utf8proc::utf8proc. Where utf8proc brings a CMake package (Conan, vcpkg, its own build since 2.10), that is taken, for it knows how the
# library was built; Debian's has none.
find_package(utf8proc CONFIG QUIET)
include(FindPackageHandleStandardArgs)
if(TARGET utf8proc::utf8proc)
    find_package_handle_standard_args(utf8proc CONFIG_MODE)
    return()
endif()

find_path(utf8proc_INCLUDE_DIR utf8proc.h)
find_library(utf8proc_LIBRARY utf8proc)
mark_as_advanced(utf8proc_DIR utf8proc_INCLUDE_DIR utf8proc_LIBRARY)
find_package_handle_standard_args(utf8proc REQUIRED_VARS utf8proc_LIBRARY utf8proc_INCLUDE_DIR)

if(utf8proc_FOUND)
    add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
    set_target_properties(utf8proc::utf8proc PROPERTIES
        IMPORTED_LOCATION "${utf8proc_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${utf8proc_INCLUDE_DIR}")
endif()

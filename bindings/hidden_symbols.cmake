# The engine is linked whole into a shared library, and was compiled for all: only the linker can hide it, and what the templates of the C++ library
# made. `symbols` is a version script that names what stays.
include(CheckLinkerFlag)
function(guong_hide_all_but target symbols)
    check_linker_flag(CXX "LINKER:--version-script=${symbols}" guong_linker_knows_version_scripts)
    if(guong_linker_knows_version_scripts)
        target_link_options(${target} PRIVATE "LINKER:--version-script=${symbols}")
        set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${symbols}")
    endif()
endfunction()

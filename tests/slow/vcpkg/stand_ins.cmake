# Runs the port as vcpkg would, where vcpkg cannot be had, with what is installed already in place of other ports. Here are the functions of vcpkg that
# the port calls, as far as it asks of them, for a release build on Linux that is not optimised: what the port says is tried, not vcpkg.
#     cmake -DCURRENT_PORT_DIR=… -DCURRENT_BUILDTREES_DIR=… -DCURRENT_PACKAGES_DIR=… "-DFEATURES=core;c" -P stand_ins.cmake
cmake_minimum_required(VERSION 3.22)
set(PORT guong)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_check_features)
    cmake_parse_arguments(asked "" OUT_FEATURE_OPTIONS FEATURES ${ARGN})
    set(options)
    while(asked_FEATURES)
        list(POP_FRONT asked_FEATURES feature variable)
        if(feature IN_LIST FEATURES)
            list(APPEND options -D${variable}=ON)
        else()
            list(APPEND options -D${variable}=OFF)
        endif()
    endwhile()
    set(${asked_OUT_FEATURE_OPTIONS} ${options} PARENT_SCOPE)
endfunction()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(asked "" SOURCE_PATH OPTIONS ${ARGN})
    run(${CMAKE_COMMAND} -S ${asked_SOURCE_PATH} -B ${CURRENT_BUILDTREES_DIR} -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=
        -DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} -DCMAKE_INSTALL_LIBDIR=lib ${asked_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
    run(${CMAKE_COMMAND} --build ${CURRENT_BUILDTREES_DIR})
    run(${CMAKE_COMMAND} --install ${CURRENT_BUILDTREES_DIR})
endfunction()

# The package moves up by a folder, and finds the rest from there.
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(asked "" CONFIG_PATH "" ${ARGN})
    set(package "${CURRENT_PACKAGES_DIR}/share/${PORT}")
    file(MAKE_DIRECTORY "${CURRENT_PACKAGES_DIR}/share")
    file(RENAME "${CURRENT_PACKAGES_DIR}/${asked_CONFIG_PATH}" "${package}")
    cmake_path(GET asked_CONFIG_PATH PARENT_PATH left)
    file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/${left}")
    file(GLOB scripts "${package}/*.cmake")
    foreach(script IN LISTS scripts)
        file(READ "${script}" text)
        string(REPLACE "\${CMAKE_CURRENT_LIST_DIR}/../../../" "\${CMAKE_CURRENT_LIST_DIR}/../../" text "${text}")
        string(REPLACE "get_filename_component(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_FILE}\" PATH)"
            "set(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_FILE}\")" text "${text}")
        file(WRITE "${script}" "${text}")
    endforeach()
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_copy_tools)
    cmake_parse_arguments(asked AUTO_CLEAN "" TOOL_NAMES ${ARGN})
    foreach(tool IN LISTS asked_TOOL_NAMES)
        file(COPY "${CURRENT_PACKAGES_DIR}/bin/${tool}" DESTINATION "${CURRENT_PACKAGES_DIR}/tools/${PORT}")
    endforeach()
    file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/bin")
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(asked "" "" FILE_LIST ${ARGN})
    configure_file(${asked_FILE_LIST} "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright" COPYONLY)
endfunction()

include("${CURRENT_PORT_DIR}/portfile.cmake")

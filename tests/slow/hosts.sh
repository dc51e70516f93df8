# Sourced by the scripts that install the library. build_hosts FOLDER OPTION… builds hosts there against the package that CMake finds by those options,
# compiled and header-only, and runs them.
build_hosts() {
    hosts=$1
    shift
    # A copy, so that nothing but the installed files can be found.
    cp -R tests/slow/installed_host "$hosts"
    cp examples/linked_host/main.cpp "$hosts/"
    cp examples/header_only_host/main.cpp "$hosts/header_only_main.cpp"
    cmake -S "$hosts" -B "$hosts/build" -G Ninja "$@"
    cmake --build "$hosts/build"
    for host in linked header_only; do
        "$hosts/build/$host" examples/linked_host/scholarship.guong | diff -u "examples/${host}_host/expected_output" -
    done
}

# build_by_pkg_config PROGRAM OPTION…: the same of the compiled library, without CMake. PKG_CONFIG_PATH says where the package is.
build_by_pkg_config() {
    program=$1
    shift
    # shellcheck disable=SC2046 # lists of options
    c++ -std=c++20 examples/linked_host/main.cpp $(pkg-config "$@" --cflags --libs --static guong) -o "$program"
    "$program" examples/linked_host/scholarship.guong | diff -u examples/linked_host/expected_output -
}

# build_c_by_pkg_config FOLDER OPTION…: the program on the page of the C library, likewise.
build_c_by_pkg_config() {
    folder=$1
    shift
    readme_program >"$folder/program.c"
    # shellcheck disable=SC2046 # lists of options
    cc -std=c99 "$folder/program.c" $(pkg-config "$@" --cflags --libs guong_c) -Wl,-rpath,"$(pkg-config "$@" --variable=libdir guong_c)" -o "$folder/by_c"
    sh tests/c/readme_program.sh "$folder/by_c"
}

# build_c_host FOLDER OPTION…: the same program in a project of CMake that has no C++, and finds nothing that C++ needs.
build_c_host() {
    folder=$1
    shift
    cp -R tests/slow/installed_c_host "$folder"
    readme_program >"$folder/program.c"
    cmake -S "$folder" -B "$folder/build" -G Ninja "$@"
    cmake --build "$folder/build"
    sh tests/c/readme_program.sh "$folder/build/program"
}

readme_program() { sed -n '/^```c$/,/^```$/{/^```/d;p}' bindings/c/README.md; }

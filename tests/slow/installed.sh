#!/bin/sh
# Installs the library and builds a host against what was installed, compiled and header-only, by CMake and by pkg-config; then makes a package for
# Debian. In the repository
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake -S . -B build/installed -G Ninja -DCMAKE_BUILD_TYPE=Release -DGUONG_BUILD_TESTS=OFF -DGUONG_BUILD_EXAMPLES=OFF
cmake --build build/installed
cmake --install build/installed --prefix "$scratch/installed"

# A copy, so that nothing but the installed files can be found.
cp -R tests/slow/installed_host "$scratch/host"
cp examples/linked_host/main.cpp "$scratch/host/"
cp examples/header_only_host/main.cpp "$scratch/host/header_only_main.cpp"
cmake -S "$scratch/host" -B "$scratch/host/build" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/installed"
cmake --build "$scratch/host/build"
for host in linked header_only; do
    "$scratch/host/build/$host" examples/linked_host/scholarship.guong | diff -u "examples/${host}_host/expected_output" -
done
"$scratch/installed/bin/guong" --version

PKG_CONFIG_PATH=$(dirname "$(find "$scratch/installed" -name guong.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # lists of options
c++ -std=c++20 "$scratch/host/main.cpp" $(pkg-config --define-prefix --cflags --libs --static guong) -o "$scratch/by_pkg_config"
"$scratch/by_pkg_config" examples/linked_host/scholarship.guong | diff -u examples/linked_host/expected_output -

(cd "$scratch" && cpack --config "$OLDPWD/build/installed/CPackConfig.cmake" -B "$scratch" >/dev/null)
contents=$(dpkg-deb --contents "$scratch"/guong_*.deb)
for file in bin/guong include/guong.h lib/.*libguong.a lib/.*libguong_c.so guong/guongConfig.cmake pkgconfig/guong.pc; do
    echo "$contents" | grep -q "/usr/.*$file" || { echo "FAILED: the package has no $file"; exit 1; }
done

#!/bin/sh
# Makes the package for npm: build/js/package, a folder to install from or to pack.     sh bindings/js/build.sh, in the repository
# On Debian and Ubuntu it installs what it needs; elsewhere that is Emscripten, CMake, Ninja, and what prefix.sh tells.
set -eu
. tests/support/packages.sh
# shellcheck disable=SC2086 # a list of names
need_packages $packages_to_build_js

prefix=$PWD/build/js/prefix
sh bindings/js/prefix.sh "$prefix"

# By -Os the module is a third smaller, and reads records three times as slowly.
emcmake cmake -S . -B build/js/module -G Ninja -Wno-dev -DCMAKE_BUILD_TYPE=Release -DGUONG_UNIT_PER_STAGE=ON \
    -DCMAKE_FIND_ROOT_PATH="$prefix" -DBoost_NO_BOOST_CMAKE=ON \
    -DCMAKE_CXX_FLAGS=-fwasm-exceptions -DCMAKE_CXX_FLAGS_RELEASE='-O2 -DNDEBUG' \
    -DGUONG_BUILD_CLI=OFF -DGUONG_BUILD_TESTS=OFF -DGUONG_BUILD_EXAMPLES=OFF -DGUONG_INSTALL=OFF
cmake --build build/js/module --target guong_js

package=build/js/package
rm -rf "$package"
mkdir -p "$package"
cp bindings/js/package/* bindings/js/README.md LICENSE build/js/module/bindings/js/guong.wasm "$package/"

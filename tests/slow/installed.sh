#!/bin/sh
# Installs the library and builds a host against what was installed, compiled and header-only. In the repository
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

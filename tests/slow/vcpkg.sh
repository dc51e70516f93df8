#!/bin/sh
# Builds what vcpkg's port says, and hosts with it. vcpkg itself is not there: see vcpkg/stand_ins.cmake.     sh tests/slow/vcpkg.sh, in the repository
set -eu
. tests/slow/hosts.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
package=$scratch/package
cmake -DCURRENT_PORT_DIR="$PWD/src/package/vcpkg" -DCURRENT_BUILDTREES_DIR="$PWD/build/vcpkg" -DCURRENT_PACKAGES_DIR="$package" "-DFEATURES=core;c;cli" \
    -P tests/slow/vcpkg/stand_ins.cmake
"$package/tools/guong/guong" --version
build_hosts "$scratch/host" -DCMAKE_PREFIX_PATH="$package"
build_c_host "$scratch/c_host" -DCMAKE_PREFIX_PATH="$package"

# What vcpkg's own checks ask of a package, and what its users read.
for file in include/guong.h lib/libguong.a lib/libguong_c.so lib/pkgconfig/guong.pc lib/pkgconfig/guong_c.pc share/guong/guongConfig.cmake share/guong/copyright share/guong/usage; do
    [ -f "$package/$file" ] || { echo "FAILED: the package has no $file"; exit 1; }
done
for folder in bin lib/cmake debug; do
    [ ! -e "$package/$folder" ] || { echo "FAILED: the package has $folder"; exit 1; }
done
empty=$(find "$package" -type d -empty)
[ -z "$empty" ] || { echo "FAILED: empty folders: $empty"; exit 1; }

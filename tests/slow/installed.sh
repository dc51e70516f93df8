#!/bin/sh
# Installs the library and builds hosts against what was installed, compiled, header-only and in C, by CMake and by pkg-config; then makes a package for
# Debian. In the repository
set -eu
. tests/slow/hosts.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Not optimised: it is for linking and running once.
cmake -S . -B build/installed -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE= -DGUONG_BUILD_TESTS=OFF -DGUONG_BUILD_EXAMPLES=OFF
cmake --build build/installed
cmake --install build/installed --prefix "$scratch/installed"

build_hosts "$scratch/host" -DCMAKE_PREFIX_PATH="$scratch/installed"
build_c_host "$scratch/c_host" -DCMAKE_PREFIX_PATH="$scratch/installed"
"$scratch/installed/bin/guong" --version

PKG_CONFIG_PATH=$(dirname "$(find "$scratch/installed" -name guong.pc)")
export PKG_CONFIG_PATH
build_by_pkg_config "$scratch/by_pkg_config" --define-prefix
build_c_by_pkg_config "$scratch" --define-prefix

(cd "$scratch" && cpack --config "$OLDPWD/build/installed/CPackConfig.cmake" -B "$scratch" >/dev/null)
contents=$(dpkg-deb --contents "$scratch"/guong_*.deb)
for file in bin/guong include/guong.h lib/.*libguong.a lib/.*libguong_c.so guong/guongConfig.cmake pkgconfig/guong.pc pkgconfig/guong_c.pc; do
    echo "$contents" | grep -q "/usr/.*$file" || { echo "FAILED: the package has no $file"; exit 1; }
done

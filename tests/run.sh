#!/bin/sh
# Installs what is missing, builds everything and runs all tests; the second time only what has changed is built.
#   sh tests/run.sh [PRESET]     one of `cmake --list-presets`, but `cli`, which has no tests; `dev` if none is named
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev}

. tests/support/packages.sh
case $preset in
release) more=$packages_to_benchmark ;;
ci) more=g++-12 ;;
clang-header-only) more=clang-14 ;;
*) more= ;;
esac
# shellcheck disable=SC2086 # lists of names
need_packages $packages_to_build $packages_to_test $more

cmake --preset "$preset"
cmake --build --preset "$preset"
ctest --preset "$preset" -LE slow -j "$(nproc)"

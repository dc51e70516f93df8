#!/bin/sh
# Installs what is missing, builds the benchmark and runs it: about a minute, on a machine that does nothing else meanwhile.
#   sh tests/bench/run.sh [OPTION OF GOOGLE BENCHMARK…]
set -eu
cd "$(dirname "$0")/../.."

. tests/support/packages.sh
# shellcheck disable=SC2086 # lists of names
need_packages $packages_to_build $packages_to_test $packages_to_benchmark

cmake --preset release
cmake --build --preset release --target guong_bench
build/release/tests/bench/guong_bench "$@"

#!/bin/sh
# Configures, builds and tests one preset. sh tests/slow/preset.sh PRESET [TARGETS TESTS], in the repository. With TARGETS, names of what to build, and
# TESTS, an expression that ctest reads, only those.
set -eu
cmake --preset "$1"
# shellcheck disable=SC2086 # a list of names
cmake --build --preset "$1" ${2:+--target $2}
# What is written is the same however it was built, and to validate all of it takes minutes.
ctest --preset "$1" -j "$(nproc)" ${3:+-R "$3"} -E '^schema$'

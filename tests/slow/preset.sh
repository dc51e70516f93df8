#!/bin/sh
# Configures, builds and tests one preset. sh tests/slow/preset.sh PRESET, in the repository
set -eu
cmake --preset "$1"
cmake --build --preset "$1"
# What is written is the same however it was built, and to validate all of it takes minutes.
ctest --preset "$1" -j "$(nproc)" -E '^schema$'

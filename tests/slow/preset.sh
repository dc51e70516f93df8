#!/bin/sh
# Configures, builds and tests one preset. sh tests/slow/preset.sh PRESET, in the repository
set -eu
cmake --preset "$1"
cmake --build --preset "$1"
ctest --preset "$1" -j "$(nproc)"

#!/bin/sh
# Rewrites the golden files that differ from what the build gives now; read the change with `git diff` before you commit it.
#   sh tests/accept.sh [NAME]     a part of the tests' names, such as `cli/explain`; all of them if none is given
set -eu
cd "$(dirname "$0")/.."
cmake --preset dev
cmake --build --preset dev
GUONG_ACCEPT=1 ctest --preset dev -j "$(nproc)" -R "${1:-.}"

#!/bin/sh
# All that the command writes follows its schemas, with what takes long to find without optimisation. sh tests/slow/schemas.sh, in the repository
set -eu
cmake --preset release
cmake --build --preset release --target guong_cli
sh tests/schema/run.sh build/release/guong all

#!/bin/sh
# Builds a host that takes the repository in with add_subdirectory and builds all it has in few units; it gets the library and nothing else.
# In the repository.
set -eu
build=build/inside_another_project
cmake -S tests/slow/inner_host -B "$build" -G Ninja -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=16
cmake --build "$build"
"$build/host" examples/linked_host/scholarship.guong | diff -u examples/linked_host/expected_output -
targets=$(cmake --build "$build" --target help)
if echo "$targets" | grep -E '^guong_(cli|test_[a-z]+):'; then
    echo "FAILED: the host's project builds more than the library"
    exit 1
fi

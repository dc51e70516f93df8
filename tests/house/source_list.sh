#!/bin/sh
# Prints what include/guong/src.hpp must hold: every source of every stage. sh source_list.sh REPOSITORY
set -eu
cd "$1"

cat <<'HEADER'
#pragma once

/// The whole library as one include, for hosts that compile it with their own code: in exactly one translation unit. Every other file of
/// the host includes `guong/guong.hpp`. It needs the headers of Boost and nlohmann/json, and utf8proc to link.
/// A test keeps this list complete; `sh tests/accept.sh` writes it.

HEADER
for stage in $(sed -n 's/^set(guong_stages \(.*\))$/\1/p' src/CMakeLists.txt); do
    for file in src/"$stage"/*.cpp; do
        [ -e "$file" ] && echo "#include \"../../$file\""
    done
done

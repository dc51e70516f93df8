#!/bin/sh
# include/guong/src.hpp names every source. With GUONG_ACCEPT=1 it is written anew. sh source_list_test.sh REPOSITORY
set -eu
cd "$1"
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT
sh tests/house/source_list.sh . >"$scratch"
if [ "${GUONG_ACCEPT:-}" = 1 ]; then
    cmp -s "$scratch" include/guong/src.hpp || cat "$scratch" >include/guong/src.hpp
fi
diff -u include/guong/src.hpp "$scratch"

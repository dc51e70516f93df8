#!/bin/sh
# What the C library exports is what bindings/c/exported_symbols lists and guong.h declares, and nothing else. A symbol that was released does not leave
# the list.     sh tests/c/exported_symbols.sh LIBRARY, in the repository
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Names of versions of symbols, behind `@`, are no symbols.
nm -D --defined-only "$1" | sed 's/.* //; s/@.*//' | LC_ALL=C sort >"$scratch/exported"
sed -n 's/^GUONG_API .*[ *]\(guong_[a-z_]*\)(.*/\1/p' bindings/c/include/guong.h | LC_ALL=C sort >"$scratch/declared"
diff -u bindings/c/exported_symbols "$scratch/exported"
diff -u bindings/c/exported_symbols "$scratch/declared"

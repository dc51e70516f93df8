#!/bin/sh
# The extension exports the one function that SQLite calls.     sh tests/sqlite/exported_symbol.sh EXTENSION
set -eu
exported=$(nm -D --defined-only "$1" | sed 's/.* //; s/@.*//')
[ "$exported" = sqlite3_guong_init ] || {
    echo "exported: $exported"
    exit 1
}

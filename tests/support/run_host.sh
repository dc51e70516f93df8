#!/bin/sh
# Runs a host and compares what it prints with a file. sh run_host.sh HOST EXPECTED ARGUMENT…     GUONG_ACCEPT=1 writes the file anew
set -eu
host=$1
expected=$2
shift 2
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT
"$host" "$@" >"$scratch" || [ $? -eq 3 ] # some records were bad, and the others were evaluated
if [ "${GUONG_ACCEPT:-}" = 1 ]; then
    cat "$scratch" >"$expected"
fi
diff -u "$expected" "$scratch"

#!/bin/sh
# Runs a host and compares what it prints with a file. sh run_host.sh HOST EXPECTED ARGUMENT…     GUONG_ACCEPT=1 writes the file anew
# With --refused in front, the host must fail, and it is what it says on standard error that is compared.
set -eu
refused=
if [ "$1" = --refused ]; then
    refused=yes
    shift
fi
host=$1
expected=$2
shift 2
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT
if [ -n "$refused" ]; then
    if "$host" "$@" 2>"$scratch"; then
        echo "FAILED: the host did not fail"
        exit 1
    fi
else
    "$host" "$@" >"$scratch" || [ $? -eq 3 ] # some records were bad, and the others were evaluated
fi
if [ "${GUONG_ACCEPT:-}" = 1 ]; then
    cat "$scratch" >"$expected"
fi
diff -u "$expected" "$scratch"

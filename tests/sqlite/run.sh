#!/bin/sh
# Runs SQL and compares what comes with a file.     sh tests/sqlite/run.sh HOST EXTENSION CASE, in the repository; the case is the path of CASE.sql and CASE.expected, or
# `readme`, which is the page of the extension.     GUONG_ACCEPT=1 writes the expected file of a case anew.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
block() { sed -n '/^```'"$1"'$/,/^```$/{/^```/d;p}' bindings/sqlite/README.md; }
if [ "$3" = readme ]; then
    block sql >"$scratch/sql"
    block text >"$scratch/expected"
else
    cp "$3.sql" "$scratch/sql"
fi
"$1" "$2" "$scratch" <"$scratch/sql" >"$scratch/raw"
sed "s|$scratch|SCRATCH|g" "$scratch/raw" >"$scratch/found"
if [ "$3" != readme ]; then
    if [ "${GUONG_ACCEPT:-}" = 1 ]; then cp "$scratch/found" "$3.expected"; fi
    cp "$3.expected" "$scratch/expected"
fi
diff -u "$scratch/expected" "$scratch/found"

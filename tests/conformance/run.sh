#!/bin/sh
# Whether a binding says what the others say. sh tests/conformance/run.sh PROGRAM ARGUMENT…, in the repository: the program prints the lines that README.md
# tells of.     With `--accept-for-all` before it and GUONG_ACCEPT=1 in the environment, what it prints is what is expected of all.
set -eu
here=tests/conformance
accepts=
if [ "$1" = --accept-for-all ]; then
    accepts=${GUONG_ACCEPT:-}
    shift
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$@" >"$scratch/lines"
python3 "$here/digest.py" <"$scratch/lines" >"$scratch/found.tsv"
if [ "$accepts" = 1 ]; then cp "$scratch/found.tsv" "$here/expected.tsv"; fi
diff -u "$here/expected.tsv" "$scratch/found.tsv"
echo "the same in $(wc -l <"$here/expected.tsv") lines"

#!/bin/sh
# The program on the page of the C library prints what stands there, and tells warnings and errors of all that it calls.
# sh tests/c/readme_program.sh PROGRAM, in the repository
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed -n '/^```text$/,/^```$/{/^```/d;p}' bindings/c/README.md >"$scratch/said"
"$1" examples/linked_host/scholarship.guong >"$scratch/printed" 2>"$scratch/told"
diff -u "$scratch/said" "$scratch/printed"
diff -u /dev/null "$scratch/told"

# A parameter that is not used, keys that are not known, and no criterion of that name: of three calls, not of the last alone.
if "$1" tests/cli/files/warned.guong 2>"$scratch/told"; then
    echo "FAILED: there is no such criterion, and the program did not notice"
    exit 1
fi
for code in W0220 W0604 E0701; do
    grep -q "$code" "$scratch/told" || { echo "FAILED: the program does not tell $code, but this:"; cat "$scratch/told"; exit 1; }
done

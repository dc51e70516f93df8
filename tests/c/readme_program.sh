#!/bin/sh
# The program on the page of the C library prints what stands there.     sh tests/c/readme_program.sh PROGRAM, in the repository
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed -n '/^```text$/,/^```$/{/^```/d;p}' bindings/c/README.md >"$scratch/said"
"$1" examples/linked_host/scholarship.guong >"$scratch/printed"
diff -u "$scratch/said" "$scratch/printed"

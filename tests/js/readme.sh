#!/bin/sh
# What bindings/js/README.md shows is run, and prints what it says. sh tests/js/readme.sh, in the repository, after `sh bindings/js/build.sh`
set -eu
page=bindings/js/README.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/node_modules"
cp -R build/js/package "$scratch/node_modules/guong"
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/d;p}" "$page"; }
block js >"$scratch/shown.mjs"
node "$scratch/shown.mjs" >"$scratch/printed"
block text | diff -u - "$scratch/printed"

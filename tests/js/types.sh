#!/bin/sh
# The types of the package are what a program in TypeScript expects. sh tests/js/types.sh, in the repository, after `sh bindings/js/build.sh`
set -eu
. tests/support/packages.sh
command -v npm >/dev/null || need_packages npm
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp tests/js/package.json tests/js/types/* "$scratch/"
cd "$scratch"
npm install --silent --no-audit --no-fund --no-save typescript@5.9.3
mkdir -p node_modules
cp -R "$OLDPWD/build/js/package" node_modules/guong
npx tsc --project .

#!/bin/sh
# Runs the example for Node with the package as npm would install it. example.sh ARGUMENT…, in the repository, after `sh bindings/js/build.sh`
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/6_node/node_modules"
cp examples/6_node/* "$scratch/6_node/"
cp -R examples/1_struct_host "$scratch/"
cp -R build/js/package "$scratch/6_node/node_modules/guong"
cd "$scratch/6_node"
node main.js "$@"

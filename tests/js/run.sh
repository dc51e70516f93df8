#!/bin/sh
# Runs tests of the package for JavaScript. sh tests/js/run.sh engine|host_functions|browser, in the repository, after `sh bindings/js/build.sh`
set -eu
. tests/support/packages.sh
[ "$1" != browser ] || need_packages chromium
node --test "tests/js/$1.test.js"

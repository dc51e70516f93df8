#!/bin/sh
# What the tests of the rules show of them, and how many changed rules they notice, is as suites.txt says. Optimised, less than a minute.
# sh tests/slow/suites.sh, in the repository; with GUONG_ACCEPT=1 suites.txt is rewritten
set -eu
cmake --preset release
cmake --build --preset release --target guong_cli
measured=$(mktemp)
trap 'rm -f "$measured"' EXIT
for suite in rules/hvqlgd-326/exemplars rules/titles/titles rules/scholarship/scholarship rules/household-benefit/benefit; do
    echo "$suite"
    build/release/guong test --coverage --mutants --lang en "$suite.tests.guong" | grep -E '^(Coverage|Mutants): '
done >"$measured"
cat "$measured"
if [ -n "${GUONG_ACCEPT:-}" ]; then cp "$measured" tests/slow/suites.txt; fi
diff tests/slow/suites.txt "$measured"

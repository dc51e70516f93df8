#!/bin/sh
# From a fresh clone to explained verdicts: installs what is missing, builds the command, checks the plan's rules and asks why.
# Quick the second time.
set -eu
cd "$(dirname "$0")/.."

. tests/support/packages.sh
# shellcheck disable=SC2086 # a list of names
need_packages $packages_to_build

cmake --preset cli
cmake --build --preset cli
guong=build/cli/guong
rules=rules/hvqlgd-326/exemplars.guong
academy=rules/hvqlgd-326/academy.json

run() {
    printf '\n$ guong %s\n' "$*"
    "$guong" "$@"
}
run check "$rules"
run test rules/hvqlgd-326/exemplars.tests.guong
run evaluate "$rules" "$academy" --format summary

# Eligible; undetermined, since one judgement is missing; ineligible, though excellent in person, through the unit that this manager heads.
for id in l01 l09 m03; do
    run explain "$rules" "$academy" --id "$id" --lang vi
done

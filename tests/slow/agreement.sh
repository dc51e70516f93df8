#!/bin/sh
# The agreement of the engine with the reference evaluator, and what changes of rules may let in, optimised, over far more rules and records
# than the daily test takes: about three minutes. sh tests/slow/agreement.sh [PAIRS [SEED]], in the repository
set -eu
cmake --preset release
cmake --build --preset release --target guong_test_reference
GUONG_REFINEMENTS=300 GUONG_AGREEMENT_PAIRS=${1:-250000} GUONG_AGREEMENT_SEED=${2:-1000000} build/release/tests/guong_test_reference

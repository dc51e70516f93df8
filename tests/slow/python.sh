#!/bin/sh
# Installs the package for Python as its page says, into an environment of its own, and tries it: its tests, what type checkers say of it, its page, the
# notebook among the examples, and the size of the wheel.     sh tests/slow/python.sh, in the repository
set -eu
build=build/python
environment=$build/environment
rm -rf "$environment"
python3 -m venv "$environment"
run() { program=$1; shift; "$environment/bin/$program" "$@"; }

# A wheel first, to weigh it. Its folder of compiled code stays, so that the second time only what has changed is compiled.
command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
run pip wheel --quiet --no-deps --wheel-dir "$build/wheel" --config-settings=build-dir="$PWD/$build" ./bindings/python
ls -l "$build"/wheel/guong-*.whl
wheel=$(ls "$build"/wheel/guong-*.whl)
bytes=$(wc -c <"$wheel")
[ "$bytes" -le 3000000 ] || { echo "FAILED: the wheel has grown to $bytes bytes"; exit 1; }
run pip install --quiet "$wheel[test]"

# The module exports the one function that Python calls.
module=$(run python -c 'import guong._native as module; print(module.__file__)')
exported=$(nm -D --defined-only "$module" | sed 's/.* //; s/@.*//')
[ "$exported" = PyInit__native ] || { echo "FAILED: the module exports $exported"; exit 1; }

run mypy --strict --no-incremental --package guong
run mypy --strict --no-incremental tests/python
run python -m pytest -q -p no:cacheprovider tests/python

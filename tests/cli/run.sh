#!/bin/sh
# Golden cases of the command line. A case is a folder with `command` (run by sh in a copy of files/), and what it must give:
# `stdout`, `stderr` and `status`.
#   tests/cli/run.sh [GUONG] [CASE…]     GUONG_ACCEPT=1 writes the expected files anew
set -u
here=$(cd "$(dirname "$0")" && pwd)
command=${1:-$here/../../build/dev/guong}
command=$(cd "$(dirname "$command")" && pwd)/$(basename "$command")
[ $# -gt 0 ] && shift
[ -x "$command" ] || { echo "no command at $command" >&2; exit 2; }

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$command" "$scratch/bin/guong"
PATH=$scratch/bin:$PATH

cd "$here" || exit 2
if [ $# -eq 0 ]; then
    for file in */command; do set -- "$@" "${file%/command}"; done
fi
failed=0
for name in "$@"; do
    cp -R files "$scratch/here"
    mkdir "$scratch/actual"
    (cd "$scratch/here" && sh "$here/$name/command") >"$scratch/actual/stdout" 2>"$scratch/actual/stderr" </dev/null
    echo $? >"$scratch/actual/status"
    for part in status stderr stdout; do
        if [ "${GUONG_ACCEPT:-}" = 1 ]; then
            cp "$scratch/actual/$part" "$name/$part"
        elif ! diff -u "$name/$part" "$scratch/actual/$part"; then
            echo "FAILED $name: $part"
            failed=$((failed + 1))
        fi
    done
    rm -r "$scratch/here" "$scratch/actual"
done
echo "$# cases of the command line, $failed failed"
[ "$failed" -eq 0 ]

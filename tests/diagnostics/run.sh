#!/bin/sh
# Golden files of the diagnostics: every code of `guong codes` has a case here that provokes it. A case is a rule file, records
# (read with school.guong) or a `.command`; its `.expected` shows the message in English, in Vietnamese and, for rules, as JSON.
#   tests/diagnostics/run.sh [GUONG] [CASE…]     GUONG_ACCEPT=1 writes the expected files anew
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

show() { # the command line as a reader may repeat it, what it prints, and its exit status
    echo "\$ $line $*"
    (cd "$scratch/here" && sh "$scratch/line" "$@") 2>&1
    echo "exit $?"
}

run_case() {
    if [ -e "$1.command" ]; then
        cp "$1.command" "$scratch/line"
    elif [ -e "$1.json" ]; then
        echo "guong evaluate school.guong $1.json \"\$@\"" >"$scratch/line"
    else
        echo "guong check $1.guong \"\$@\"" >"$scratch/line"
    fi
    line=$(sed -n 's/^\(guong .*\) "\$@"$/\1/p' "$scratch/line")
    show --lang en
    echo
    show --lang vi
    case $line in *' check '*)
        echo
        show --format json
        ;;
    esac
}

cd "$here" || exit 2
if [ $# -eq 0 ]; then
    set -- $(ls | sed -n 's/^\([EW][0-9][0-9][0-9][0-9]-.*\)\.[a-z]*$/\1/p' | sort -u)
    complete=yes
fi
failed=0
for name in "$@"; do
    mkdir "$scratch/here"
    cp ./*.guong ./*.json "$scratch/here"
    run_case "$name" >"$scratch/actual"
    rm -r "$scratch/here"
    code=${name%%-*}
    if ! grep -q "$code\|E${code#?}" "$scratch/actual"; then
        echo "FAILED $name: does not provoke $code"
        failed=$((failed + 1))
    fi
    if [ "${GUONG_ACCEPT:-}" = 1 ]; then
        cp "$scratch/actual" "$name.expected"
    elif ! diff -u "$name.expected" "$scratch/actual"; then
        echo "FAILED $name"
        failed=$((failed + 1))
    fi
done
if [ "${complete:-}" = yes ]; then
    for code in $(guong codes | cut -d ' ' -f 1); do
        # What only the program of a host can provoke stands with its tests.
        ls "$code"-*.expected >/dev/null 2>&1 || ls ../host/"$code"-*.expected ../arrow/"$code"-*.expected ../store/"$code"-*.expected 2>/dev/null | grep -q . && continue
        echo "FAILED $code: no case provokes it"
        failed=$((failed + 1))
    done
fi
echo "$# cases of diagnostics, $failed failed"
[ "$failed" -eq 0 ]

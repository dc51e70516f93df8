#!/bin/sh
# Holds README.md to its word: a block under `<!-- from FILE -->` stands in that file, one under `<!-- shown by COMMAND -->` in what the
# command prints, line for line and in that order; a line `…` stands for lines left out.
#   tests/readme/run.sh [GUONG]
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
command=${1:-$root/build/dev/guong}
command=$(cd "$(dirname "$command")" && pwd)/$(basename "$command")
[ -x "$command" ] || { echo "no command at $command" >&2; exit 2; }

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$command" "$scratch/bin/guong"
PATH=$scratch/bin:$PATH
cd "$root" || exit 2

# Block N: its lines in N.block, its origin in N.origin.
awk -v folder="$scratch" '
    /^<!-- (from|shown by) .* -->$/ { origin = $0; gsub(/^<!-- | -->$/, "", origin); next }
    /^```/ && inside  { inside = 0; origin = ""; next }
    /^```/ && origin != "" { inside = 1; number++; print origin > (folder "/" number ".origin"); next }
    inside { print > (folder "/" number ".block") }
' README.md

number=1
failed=0
while [ -e "$scratch/$number.origin" ]; do
    origin=$(cat "$scratch/$number.origin")
    case $origin in
    'from '*) cp "${origin#from }" "$scratch/whole" || exit 2 ;;
    *) sh -c "${origin#shown by }" >"$scratch/whole" 2>&1 ;;
    esac
    awk '
        function trimmed(line) { sub(/^[ \t]+/, "", line); sub(/[ \t\r]+$/, "", line); return line }
        NR == FNR { whole[++lines] = trimmed($0); next }
        trimmed($0) == "…" { may_skip = 1; next }
        { wanted[++count] = trimmed($0); free[count] = may_skip; may_skip = 0 }
        function fits(line, at,    next_line) {
            if (line > count) return 1
            for (next_line = at; next_line <= lines; next_line++) {
                if (whole[next_line] == wanted[line] && fits(line + 1, next_line + 1)) return 1
                if (line != 1 && !free[line]) return 0
            }
            return 0
        }
        END { exit !(count > 0 && fits(1, 1)) }
    ' "$scratch/whole" "$scratch/$number.block" || {
        echo "FAILED README.md: this block is not $origin"
        cat "$scratch/$number.block"
        failed=$((failed + 1))
    }
    number=$((number + 1))
done
echo "$((number - 1)) excerpts of README.md, $failed failed"
[ "$number" -gt 1 ] && [ "$failed" -eq 0 ]

#!/bin/sh
# The JSON that the command writes follows the schemas in include/guong/schema/.   tests/schema/run.sh [GUONG [all]]
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/validate.py" "${1:-$here/../../build/dev/guong}" "$here/../.." ${2:+"$2"}

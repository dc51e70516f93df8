#!/bin/sh
# The JSON that the command writes follows the schemas in include/guong/schema/.   tests/schema/run.sh [GUONG [all]]
here=$(cd "$(dirname "$0")" && pwd)
# Debian's packages are for Debian's Python, which may not be the first on the path.
python=python3
"$python" -c 'import fastjsonschema, jsonschema' 2>/dev/null || python=/usr/bin/python3
exec "$python" "$here/validate.py" "${1:-$here/../../build/dev/guong}" "$here/../.." ${2:+"$2"}

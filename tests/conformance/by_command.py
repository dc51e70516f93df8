"""Prints the lines of README.md as the command gives them.     by_command.py GUONG, in the repository"""

import json
import subprocess
import sys


def lines(*words):
    """What the command prints, line by line."""
    return subprocess.run([sys.argv[1], *words], check=True, capture_output=True).stdout.decode().split("\n")[:-1]


for case in open("tests/conformance/cases.tsv", encoding="utf-8"):
    name, rules, records, root, day = case.rstrip("\n").split("\t")
    options = [rules, records, *(["--root", root] if root else []), *(["--as-of", day] if day else [])]
    for verdict, explanation in zip(lines("evaluate", *options), lines("explain", "--format", "json", *options), strict=True):
        told = json.loads(verdict)
        assert told["id"] == json.loads(explanation)["record"]["id"]
        values = verdict[verdict.index('"values":') + len('"values":') : -1]  # byte for byte: numbers are as they were written
        columns = [told["record"], told["id"], told["criterion"], told["verdict"], ",".join(told["unmet"]), ",".join(told["missing"]), values]
        print(name, *columns, explanation, sep="\t")

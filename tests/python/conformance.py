"""Prints the lines of tests/conformance/README.md as the package gives them.     conformance.py, in the repository"""

from pathlib import Path

import guong

for case in Path("tests/conformance/cases.tsv").read_text(encoding="utf-8").splitlines():
    name, path, data, root, day = case.split("\t")
    rules = guong.load(path, root=root or None, as_of=day or None)
    records = rules.dataset(Path(data).read_text(encoding="utf-8"))
    outcomes = {(outcome.record, outcome.criterion): outcome for criterion in rules for outcome in records.outcomes(criterion)}
    for line in records.evaluate():
        outcome = outcomes[(line["record"], line["id"]), line["criterion"]]
        assert (outcome.verdict, outcome.unmet) == (line["verdict"], line["unmet"])
        columns = [line["record"], line["id"], line["criterion"], str(line["verdict"]), ",".join(line["unmet"]), ",".join(line["missing"])]
        print(name, *columns, outcome.values_json(), outcome.explain().to_json(), sep="\t")

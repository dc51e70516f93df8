"""Validates what the command writes against the JSON Schemas that are published with the library, and that what is wrong is refused.

    validate.py GUONG REPOSITORY [all]     without `all`, what takes long to find without optimisation is left out

Of every ruleset in rules/ with its records, every explanation, also with changes, every line of `evaluate`, with near misses too, and every
audit. Then mutations: a document without a required key, with a key that no schema names, or with a value of another
type is refused."""

import copy
import itertools
import json
import pathlib
import subprocess
import sys

import fastjsonschema
import jsonschema

RULESETS = [
    ("rules/household-benefit/benefit.guong", "rules/household-benefit/households.json", []),
    ("rules/hvqlgd-326/exemplars.guong", "rules/hvqlgd-326/academy.json", []),
    ("rules/hvqlgd-326/units", "rules/hvqlgd-326/academy.json", ["--root", "rules/hvqlgd-326"]),
    ("rules/scholarship/scholarship.guong", "rules/scholarship/students.json", []),
    ("rules/titles/titles.guong", "rules/titles/academy.json", []),
    ("tests/cli/files/sensitive.guong", "tests/cli/files/sensitive.json", []),
]
# Rulesets whose near misses are found quickly.
NEAR_RULES = {"tests/cli/files/sensitive.guong", "rules/household-benefit/benefit.guong"}
# What takes many seconds to find without optimisation, of which rulesets.
SLOW = {
    "--changes": {"rules/scholarship/scholarship.guong", "rules/titles/titles.guong"},
    "--margins": {"rules/household-benefit/benefit.guong", "rules/scholarship/scholarship.guong"},
}
# Each with the schema that its lines follow.
OUTPUTS = [
    ("explanation", ["explain", "--format", "json", "--margins"]),
    ("explanation", ["explain", "--format", "json", "--changes", "--lang", "en", "--show-sensitive", "--as-of", "2025-08-01"]),
    ("evaluation", ["evaluate", "--as-of", "2025-08-01"]),
    ("evaluation", ["evaluate", "--near", "1", "--as-of", "2025-08-01"]),
    ("audit", ["evaluate", "--format", "audit", "--as-of", "2025-08-01"]),
    ("audit", ["evaluate", "--format", "audit", "--with-records", "--show-sensitive"]),
]
# Rulesets with tests: some that pass, some that fail, some that cannot be run.
TESTED = ["rules/scholarship/scholarship.tests.guong", "tests/cli/files/tested.guong", "tests/cli/files/school.guong", "tests/cli/files/tested-wrongly.guong"]
MEASURED = ["tests/cli/files/covered.guong"]
DIFFERENT = [
    ["tests/cli/files/school.guong", "tests/cli/files/school-later.guong"],
    ["tests/cli/files/school.guong", "tests/cli/files/school-later.guong", "tests/cli/files/school.json"],
    ["tests/cli/files/bonus.guong", "tests/cli/files/bonus-later.guong"],
    ["tests/cli/files/broken.guong", "tests/cli/files/school.guong"],
]
MUTATIONS_OF_ONE_DOCUMENT_MAX = 60
# Objects whose keys are names of the rules or of records: any key may stand there.
OPEN_KEYS = {"values", "value_grounds", "parameters", "records", "from", "to"}


class Checker:
    def __init__(self, guong, repository):
        self.guong = guong
        self.repository = repository
        self.failures = []
        self.validators = {}
        for name in ("explanation", "evaluation", "audit", "tests", "coverage", "mutants", "suggestions", "diff"):
            schema = json.loads((repository / f"include/guong/schema/{name}.schema.json").read_text(encoding="utf-8"))
            jsonschema.Draft7Validator.check_schema(schema)
            self.validators[name] = fastjsonschema.compile(schema)  # of documents it validates ten times as many
        self.valid = self.refused = 0

    def lines(self, arguments):
        run = subprocess.run([self.guong, *arguments], cwd=self.repository, capture_output=True, text=True, encoding="utf-8")
        if run.returncode not in (0, 3) and not (arguments[0] in ("test", "diff") and run.returncode == 1):
            raise SystemExit(f"guong {' '.join(arguments)}: exit status {run.returncode}\n{run.stderr}")
        return [json.loads(line) for line in run.stdout.splitlines()]

    def fault_of(self, name, document):
        """What the schema says against the document, or None."""
        try:
            self.validators["evaluation" if "error" in document else name](document)
        except fastjsonschema.JsonSchemaValueException as fault:
            return fault.message[:300]
        return None

    def check(self, name, document, where):
        fault = self.fault_of(name, document)
        if fault:
            self.failures.append(f"{where}: {fault}")
        else:
            self.valid += 1

    def check_mutations(self, name, document, where):
        for what, mutant in itertools.islice(mutations(document), MUTATIONS_OF_ONE_DOCUMENT_MAX):
            if self.fault_of(name, mutant):
                self.refused += 1
            else:
                self.failures.append(f"{where}: valid although {what}")

    def check_measures(self, file):
        """Coverage and mutants stand on a line each behind the tests."""
        _, coverage, mutants = self.lines(["test", file, "--coverage", "--mutants", "--format", "json"])
        for name, document in (("coverage", coverage), ("mutants", mutants)):
            self.check(name, document, file)
            self.check_mutations(name, document, file)

    def check_suggestions(self, file):
        for document in self.lines(["test", file, "--suggest", "--format", "json"]):
            self.check("suggestions", document, file)
            self.check_mutations("suggestions", document, file)

    def check_differences(self, arguments):
        for document in self.lines(["diff", *arguments, "--format", "json"]):
            where = f"guong diff {' '.join(arguments)}"
            self.check("diff", document, where)
            self.check_mutations("diff", document, where)

    def check_tests(self, file):
        """What `guong test` writes; the explanations in it follow a schema of their own."""
        for document in self.lines(["test", file, "--format", "json"]):
            self.check("tests", document, file)
            for test in document["tests"]:
                for explanation in test["explanations"]:
                    self.check("explanation", explanation, f"{file}, {test['name']}")
                test["explanations"] = []
            failed = [test for test in document["tests"] if not test["passed"]]
            document["tests"] = failed[:1] + document["tests"][:1]
            self.check_mutations("tests", document, file)


def places(value, path=()):
    """Objects with closed keys, by their paths."""
    if isinstance(value, dict):
        if not path or path[-1] not in OPEN_KEYS:
            yield path
        for key, child in value.items():
            if key not in ("records", "from", "to"):
                yield from places(child, path + (key,))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from places(child, path + (index,))


def at(document, path):
    for step in path:
        document = document[step]
    return document


# Keys that stand only where there is something to say.
OPTIONAL = {
    "uses", "other_reasons", "certain", "can_make", "irrelevant_because", "no_value_matters", "changes", "changes_complete", "obstacles", "value_grounds",
    "margins", "margins_complete", "errors", "labels",
    "impact", "witnesses",  # one of them, which the mutations do not know
    "masked", "complete", "reasons_are_complete", "missing_is_exact", "parts", "applies_if", "count", "records", "near",
}
BOUNDS = {"actual", "at_least", "at_most"}
OF_SOME_MARGINS = BOUNDS | {"must_stay", "entries", "spare", "needed"}
SIDE_BY_SIDE = {"clauses": {"changes"}, "value_grounds": {"parts"}}  # where such a key is required after all


def mutations(document):
    for path in places(document):
        here = at(document, path)
        mutant = copy.deepcopy(document)
        at(mutant, path)["undocumented"] = True
        yield f"{list(path)} has an undocumented key", mutant
        for key, value in here.items():
            in_margin = path[:1] == ("margins",) and len(path) == 2
            if (key not in OPTIONAL and not (in_margin and key in OF_SOME_MARGINS)) or (path and any(step in SIDE_BY_SIDE and key in SIDE_BY_SIDE[step] for step in path)):
                mutant = copy.deepcopy(document)
                del at(mutant, path)[key]
                yield f"{list(path)} has no {key}", mutant
            if key in ("from", "to") or (in_margin and key in BOUNDS) or path[:1] == ("values",):
                continue  # values of rules and records may be of any type
            mutant = copy.deepcopy(document)
            at(mutant, path)[key] = [7] if value is None else 7 if not isinstance(value, (int, float)) or isinstance(value, bool) else "seven"
            yield f"{list(path)}.{key} is of another type", mutant


def rule_files(repository, path):
    whole = repository / path
    return [path] if whole.is_file() else sorted(str(each.relative_to(repository)) for each in whole.glob("*.guong"))


def main():
    checker = Checker(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
    for rules, records, more in RULESETS:
        for file in rule_files(checker.repository, rules):
            for name, arguments in OUTPUTS:
                if "--near" in arguments and file not in NEAR_RULES:
                    continue
                if sys.argv[3:] != ["all"] and any(file in SLOW.get(argument, ()) for argument in arguments):
                    continue
                documents = checker.lines([arguments[0], file, records, *arguments[1:], *more])
                for number, document in enumerate(documents):
                    where = f"{file}, {' '.join(arguments)}, line {number + 1}"
                    checker.check(name, document, where)
                    if number % 29 == 0:
                        checker.check_mutations(name, document, where)
    for file in TESTED:
        checker.check_tests(file)
    for file in MEASURED:
        checker.check_measures(file)
        checker.check_suggestions(file)
    for arguments in DIFFERENT:
        checker.check_differences(arguments)
    print(f"{checker.valid} documents are valid, {checker.refused} mutations refused, {len(checker.failures)} failures")
    for failure in checker.failures[:20]:
        print(f"FAILED {failure}")
    needed = checker.valid >= 1000 and checker.refused >= 1000
    sys.exit(0 if needed and not checker.failures else 1)


main()

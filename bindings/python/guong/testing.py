"""Runs the tests of rule files, and helps a host's own tests. See also `guong.pytest_plugin`.

    assert not guong.failed_tests("scholarship.tests.guong")
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from . import _native
from .outcomes import Outcome
from .rules import Rules
from .words import Verdict


@dataclass(frozen=True)
class TestFailure:
    """Something that came out otherwise than a test expects."""

    __test__ = False

    expected: str
    found: str
    file: str
    line: int
    column: int


@dataclass(frozen=True)
class TestResult:
    """What came out of one test; of a table of cases, of one row."""

    __test__ = False

    name: str
    row: int | None  #: of a table of cases, from 1
    cells: str  #: of that row, as the rule file writes them
    record: str
    cite: str
    file: str
    line: int
    failures: tuple[TestFailure, ...]
    text: str  #: words for what failed, with the explanation; empty if it passed

    @property
    def passed(self) -> bool:
        return not self.failures


class TestReport:
    """What came out of the tests of a rule file. `str()` tells of those that failed."""

    __test__ = False

    def __init__(self, native: _native.TestReport, suite: str, language: str) -> None:
        self._native = native
        self.suite = suite
        self.language = language

    @cached_property
    def results(self) -> list[TestResult]:
        """In the order of the rule file."""
        told = cast("dict[str, Any]", _native.object_of(self.to_json()))
        return [
            TestResult(
                name=each["name"],
                row=each["row"] and each["row"]["number"],
                cells=each["row"]["cells"] if each["row"] else "",
                record=each["record"],
                cite=each["cite"],
                file=each["file"],
                line=each["line"],
                failures=tuple(TestFailure(**failure) for failure in each["failures"]),
                text=self._native.text_of(number, self.language),
            )
            for number, each in enumerate(told["tests"])
        ]

    @property
    def failed(self) -> list[TestResult]:
        return [each for each in self.results if not each.passed]

    def to_json(self) -> str:
        return self._native.json(self.suite, self.language)

    def to_junit(self) -> str:
        """As test servers read it."""
        return self._native.junit(self.suite, self.language)

    def __str__(self) -> str:
        return self._native.text(self.language)


class Coverage:
    """What the tests of a rule file show of its conditions, edges, rows and clauses. `str()` tells what is missing."""

    def __init__(self, native: _native.Coverage, language: str) -> None:
        self._native = native
        self.language = language

    @cached_property
    def data(self) -> dict[str, Any]:
        """As dicts and lists (`guong/schema/coverage.schema.json`)."""
        return cast("dict[str, Any]", _native.object_of(self._native.json()))

    def to_html(self) -> str:
        return self._native.html(self.language)

    def to_lcov(self) -> str:
        return self._native.lcov()

    def __str__(self) -> str:
        return self._native.text(self.language)


def run_tests(rules: Rules, *, filter: str = "", criteria: Iterable[str] = (), explained: bool = True) -> TestReport:
    """Runs the tests of the loaded file, those with the words of `filter` in their name, and of `criteria`; failures come with explanations if `explained`."""
    return TestReport(_native.run_tests(rules._native, filter, list(criteria), explained), next(iter(rules.files)), rules.language)


def coverage(rules: Rules) -> Coverage:
    """What the tests of the loaded file show."""
    return Coverage(_native.coverage(rules._native), rules.language)


def failed_tests(path: str | os.PathLike[str], *, language: str = "en", root: str | os.PathLike[str] | None = None) -> str:
    """Loads a rule file and runs its tests. Words for what failed, also where it cannot be loaded or holds no test; empty where every test passed."""
    return _native.failed_tests(os.fspath(path), language, "" if root is None else os.fspath(root))


def assert_verdict(outcome: Outcome, expected: Verdict | str) -> None:
    """Fails with the explanation unless the verdict is what is expected."""
    __tracebackhide__ = True
    if outcome.verdict != Verdict(expected):
        raise AssertionError(f"expected {expected}, and it is {outcome.verdict}\n\n{outcome}")

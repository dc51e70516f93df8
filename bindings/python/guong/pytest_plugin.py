"""Tests of rule files as items of pytest. Installed with the package.

A file is collected if it is named on the command line, or matches a pattern of `guong_files` (`*.tests.guong` if the project says nothing). Files that it
uses lie in its folder, or in that of `guong_root`.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .reports import Error
from .rules import load
from .testing import TestResult, run_tests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("guong_files", "patterns of rule files whose tests are run", type="args", default=["*.tests.guong"])
    parser.addini("guong_root", "the folder that rule files use others from, if not their own", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RuleFile | None:
    if file_path.suffix != ".guong":
        return None
    named = parent.session.isinitpath(file_path)
    if named or any(fnmatch.fnmatch(file_path.name, pattern) for pattern in parent.config.getini("guong_files")):
        file: RuleFile = RuleFile.from_parent(parent, path=file_path)
        return file
    return None


class RuleFile(pytest.File):
    """A rule file. One with errors is an error of collection, told as the engine tells it."""

    def collect(self) -> Iterator[RuleTest]:
        root = self.config.getini("guong_root")
        try:
            # Tests say themselves what functions of the host answer.
            report = run_tests(load(self.path, root=self.config.rootpath / root if root else None, unanswered=True))
        except Error as error:
            raise self.CollectError(str(error)) from None
        for result in report.results:
            name = result.name if result.row is None else f"{result.name}[{result.row}]"
            item: RuleTest = RuleTest.from_parent(self, name=name, result=result)
            yield item


class RuleFailure(Exception):
    """A test of a rule file that failed."""


class RuleTest(pytest.Item):
    """One test of a rule file. They take microseconds, so all were run when the file was collected."""

    def __init__(self, *, result: TestResult, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.result = result

    def runtest(self) -> None:
        if not self.result.passed:
            raise RuleFailure(self.result.text)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, RuleFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.result.line - 1, self.name

"""What is wrong with rules or records, as objects and as exceptions."""

from __future__ import annotations

import html
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from . import _native
from .words import fields_of


@dataclass(frozen=True)
class Finding:
    """One finding. About rules it has a place in a file (`file`, `line`, `column`, from 1; `end_*` just behind it); about records, `record` and `pointer`."""

    code: str  #: `E0203`; `guong codes E0203` tells more
    severity: str  #: `error` or `warning`
    message: str
    help: tuple[str, ...] = ()  #: what to do, a line each
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    record: str | None = None
    pointer: str | None = None  #: JSON Pointer into the records
    labels: tuple[dict[str, Any], ...] = field(default=(), compare=False)  #: other places that it hangs on


class Report(Sequence[Finding]):
    """Findings, in words of a language. `str()` shows each with its place, the line and what to do."""

    def __init__(self, told: _native.Report, language: str | None = None) -> None:
        self._told = told
        self.language = language or told.language
        self._findings = tuple(Finding(**fields_of(each)) for each in told.findings(self.language))

    def in_language(self, language: str) -> Report:
        """The same in `vi` or `en`."""
        return Report(self._told, language)

    @property
    def has_errors(self) -> bool:
        return self._told.has_errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that are no warnings."""
        return tuple(each for each in self if each.severity == "error")

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self._findings[index]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __str__(self) -> str:
        return self._told.text(self.language)

    def __repr__(self) -> str:
        return f"<Report: {len(self)} findings>"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"


class Error(Exception):
    """What the engine refuses; `report` holds all findings, and `str()` tells them."""

    def __init__(self, told: _native.Report | Report) -> None:
        self.report = told if isinstance(told, Report) else Report(told)
        super().__init__(self.report)

    def __str__(self) -> str:
        return str(self.report).rstrip("\n")


class RulesError(Error):
    """Rules with errors: nothing was loaded."""


class RecordsError(Error):
    """Records that cannot be read. Of many, those that are wrong are only refused: see `Records.refused`."""


class UnknownNameError(Error, KeyError):
    """No criterion or record type has that name; the help says which is near."""


class ReportWarning(UserWarning):
    """What was found, by Python's `warnings`, where what is returned has no place for it: tables and lists. `report` holds the findings, and `str()` tells them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(report)

    def __str__(self) -> str:
        return str(self.report).rstrip("\n")


def warn_of(report: Report) -> None:
    """Tells what was found, if anything, and as its place the line that called the package."""
    if not report:
        return
    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == __package__:
        level, frame = level + 1, frame.f_back
    warnings.warn(ReportWarning(report), stacklevel=level)

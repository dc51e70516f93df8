"""The front door: load rules, pick a criterion, evaluate a record."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Union

from . import _native
from .functions import FailureListener, HostFunction, offered, telling
from .outcomes import Outcome
from .records import Records
from .reports import Report, warn_of
from .words import Day, Language, is_table, written_day

#: What a parameter is set to: a number, a day, or the text that a rule file would have (`"80%"`, `"national"`).
Setting = Union[str, int, float, Decimal, datetime.date]

#: Gives the text of a used file by its path from the root, or `None` if there is none.
TextReader = Callable[[str], Union[str, None]]


def load(
    path: str | os.PathLike[str],
    *,
    parameters: Mapping[str, Setting] | None = None,
    as_of: Day = None,
    language: Language = None,
    root: str | os.PathLike[str] | None = None,
    read: TextReader | None = None,
    sensitive: Iterable[str] = (),
    functions: Mapping[str, HostFunction] | None = None,
    on_failure: FailureListener | None = None,
    unanswered: bool = False,
) -> Rules:
    """Reads, checks and compiles a rule file and those it uses. Milliseconds: keep what is loaded.

    `parameters` gives parameters other values than the file does. `as_of` and `language` are what evaluations and words take where they are not told
    otherwise; `Rules.check` says whether the rules need a reference date. `root` is the folder that used files may lie in, by default that of the file;
    `read` gives their texts instead. `sensitive` names more fields to withhold: `income`, `student.income`. Raises `RulesError`; warnings are in
    `Rules.warnings`.

    `functions` are those that rules may ask, by the names that they declare; the types that annotations tell must be the declared ones. For the same arguments
    they give the same answer, in whatever thread, and change nothing that anybody sees. Explanations and searches try other facts, so that they are called
    hundreds of times: `functools.lru_cache` helps where one is slow. What one raises leaves what was asked unknown, and goes to `on_failure`. Rules that declare
    others are refused; with `unanswered` these never answer.
    """
    settings = _settings(parameters, root, read, sensitive, functions, on_failure, unanswered, language)
    return Rules(_native.load(os.fspath(path), settings), as_of=as_of)


def load_text(
    text: str,
    *,
    name: str = "rules.guong",
    parameters: Mapping[str, Setting] | None = None,
    as_of: Day = None,
    language: Language = None,
    root: str | os.PathLike[str] | None = None,
    read: TextReader | None = None,
    sensitive: Iterable[str] = (),
    functions: Mapping[str, HostFunction] | None = None,
    on_failure: FailureListener | None = None,
    unanswered: bool = False,
) -> Rules:
    """The same from text; `name` is what findings call it. Files it uses are found only where `root` or `read` is given."""
    settings = _settings(parameters, root, read, sensitive, functions, on_failure, unanswered, language)
    return Rules(_native.load_text(name, text, settings), as_of=as_of)


def _settings(
    parameters: Mapping[str, Setting] | None,
    root: str | os.PathLike[str] | None,
    read: TextReader | None,
    sensitive: Iterable[str],
    functions: Mapping[str, HostFunction] | None,
    on_failure: FailureListener | None,
    unanswered: bool,
    language: Language,
) -> _native.LoadSettings:
    if isinstance(sensitive, str):
        raise TypeError("`sensitive` is a list of names")
    written = {name: _written(content) for name, content in (parameters or {}).items()}
    folder = "" if root is None else os.fspath(root)
    return _native.LoadSettings(written, folder, read, list(sensitive), offered(functions), telling(on_failure), unanswered, language)


def _written(setting: Setting) -> str:
    if isinstance(setting, bool) or not isinstance(setting, (str, int, float, Decimal, datetime.date)):
        raise TypeError(f"a parameter is a number, a day or a text, not {setting!r}")
    return f"{setting:f}" if isinstance(setting, Decimal) else str(setting)


@dataclass(frozen=True)
class RecordType:
    """A type of records that the rules declare."""

    name: str
    label: str


class Criterion:
    """A criterion of loaded rules. Never changes; safe from many threads."""

    def __init__(self, rules: Rules, name: str, title: str, cite: str, record_type: str) -> None:
        self.rules = rules
        self.name = name
        self.title = title
        self.cite = cite
        self.record_type = record_type  #: whose records it judges

    def evaluate(self, record: Any, *, as_of: Day = None, strict: bool = False) -> Outcome:
        """Evaluates one record: a dict, a dataclass, or JSON text. Unknown facts are left out or `None`: no default is put in their place.

        Raises `RecordsError` where a fact is not what the rules declare, and with `strict` for an unknown key, which otherwise is one of `Outcome.warnings`;
        `TypeError` or `ValueError` where an object can be no fact.
        """
        told, warnings = _native.evaluate_one(self.rules._native, self.name, record, self.rules._day(as_of), strict)
        return Outcome(told, self.rules.language, warnings)

    def __repr__(self) -> str:
        return f"<Criterion {self.name} “{self.title}” for {self.record_type}>"


class Rules(Mapping[str, Criterion]):
    """Rules that were loaded: a mapping from names to criteria. Never changes; safe from many threads."""

    def __init__(self, native: _native.Rules, *, as_of: Day) -> None:
        self._native = native
        self.language = native.language  #: in which words are told unless another is asked for
        self.as_of = as_of  #: the reference date of evaluations that name none
        self.name = native.name
        self.title = native.title(self.language)
        self.sources = tuple(native.sources)
        self.files = dict(native.files)  #: the SHA-256 of each rule file, the loaded one first
        self.warnings = Report(native.warnings)  #: what was found when they were loaded
        self.record_types = tuple(RecordType(*row) for row in native.record_types(self.language))
        self._criteria = {row[0]: Criterion(self, *row) for row in native.criteria(self.language)}
        self.check()  # a day that is none is refused now, not by the first evaluation

    def __getitem__(self, name: str) -> Criterion:
        """Raises `UnknownNameError`, a `KeyError`, which says what is near. Names compare after composition."""
        return self._criteria.get(name) or self._criteria[self._native.criterion_name(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._criteria)

    def __len__(self) -> int:
        return len(self._criteria)

    def check(self, *, as_of: Day = None) -> Report:
        """Warnings about a reference date, by default that of loading: the rules read one and there is none (W0704), or it is outside the days for which they
        are valid (W0703). Evaluations say the same: in `Outcome.warnings`, or as a `ReportWarning`.
        """
        return Report(_native.check(self._native, self._day(as_of)))

    def dataset(self, data: Any, *, strict: bool = False) -> Records:
        """Reads a dataset: `{"student": […], "club": […]}` as a mapping, or its JSON text. References resolve by `id` inside it. Instead of lists there may
        be tables of pandas, polars, pyarrow or whatever speaks Arrow, if all are: their cells are read where they lie (`guong/arrow.hpp` says of which types).

        A record that is wrong is refused alone (`Records.refused`), and what else is wrong is told in `Records.report`; raises `RecordsError` if nothing can be
        read.
        """
        if isinstance(data, Mapping) and data and all(is_table(each) for each in data.values()):
            return Records(self, _native.read_tables(self._native, list(data.items()), strict))
        return Records(self, _native.read_dataset(self._native, data, strict))

    def records(self, record_type: str, data: Any, *, strict: bool = False) -> Records:
        """Reads records of one type: a list, one record, JSON text of either, or a table. Otherwise as `dataset`."""
        if is_table(data):
            return Records(self, _native.read_tables(self._native, [(record_type, data)], strict))
        return Records(self, _native.read_several(self._native, record_type, data, strict))

    def record_lines(self, record_type: str, lines: str, *, strict: bool = False) -> Records:
        """Reads NDJSON, one record a line. Otherwise as `dataset`."""
        return Records(self, _native.read_lines(self._native, record_type, lines, strict))

    def evaluate_table(
        self, table: Any, record: str, *, criteria: Iterable[str] = (), as_of: Day = None, jobs: int = 1, strict: bool = False
    ) -> _native.Table:
        """The verdicts on a table of records, as a table: `Records.verdict_table` in one step. What is found, such as rows that are refused (their verdicts are
        null) and columns that the rules do not know, is a `ReportWarning`; with `records` you have it as objects.
        """
        records = self.records(record, table, strict=strict)
        warn_of(records.report)
        return records.verdict_table(record, criteria, as_of=as_of, jobs=jobs)

    def _day(self, as_of: Day) -> str | None:
        return written_day(self.as_of if as_of is None else as_of)

    def __repr__(self) -> str:
        return f"<Rules {self.name} “{self.title}”: {', '.join(self)}>"

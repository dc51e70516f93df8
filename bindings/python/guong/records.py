"""Many records: read once, judged together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import _native
from .outcomes import Outcome, values_of
from .reports import Report, warn_of
from .words import Day, Verdict

if TYPE_CHECKING:
    from .rules import Rules


@dataclass(frozen=True)
class RefusedRecord:
    """A record that could not be read; the others could."""

    record_type: str
    id: str | None
    at: str  #: its place in the data, a JSON Pointer
    code: str
    error: str
    fault: str = ""  #: the place of what is wrong, mostly a field, likewise


class Records:
    """Records that were read for some rules, in the order of the data. Never change; safe from many threads.

    What `Rules.check` says of the reference date, outcomes hold; verdicts in lists and tables cannot, and there it is a `ReportWarning`.
    """

    def __init__(self, rules: Rules, native: _native.Records) -> None:
        self.rules = rules
        self._native = native
        self.report = Report(native.report)  #: all that was found when they were read, warnings too

    def __len__(self) -> int:
        return len(self._native)

    @property
    def ids(self) -> list[tuple[str, str | None]]:
        """Record type and id of each."""
        return [(record_type, id or None) for record_type, id in self._native.ids]

    @property
    def refused(self) -> list[RefusedRecord]:
        """Those that were refused, in the order of the data."""
        return [RefusedRecord(type, id or None, *more) for type, id, *more in self._native.refused(self.rules.language)]

    def verdicts(self, criterion: str, *, as_of: Day = None, jobs: int = 1) -> list[Verdict | None]:
        """The verdict on each record, `None` for those of other types; with `jobs` threads. The quick way: nanoseconds a record."""
        return [None if word is None else _VERDICTS[word] for word in self._checked(as_of).verdicts(criterion, jobs)]

    def outcomes(self, criterion: str, *, as_of: Day = None) -> list[Outcome]:
        """The outcome for each record of the criterion's type."""
        bound = self._bound(as_of)
        told = (bound.outcome(criterion, number) for number in range(len(self)))
        warnings = _native.check(self.rules._native, self.rules._day(as_of))
        return [Outcome(each, self.rules.language, warnings) for each in told if each is not None]

    def evaluate(
        self, criteria: str | Iterable[str] | None = None, *, as_of: Day = None, show_sensitive: bool = False
    ) -> list[dict[str, Any]]:
        """A dict for each record and criterion for it, all if none is named, with the keys of `guong evaluate`: `record`, `id`, `criterion`, `verdict`,
        `unmet`, `missing`, `values`. Then, for each refused record, one with `record`, `id`, `at` and `error`.
        """
        lines: list[dict[str, Any]] = [
            {
                "record": record,
                "id": id or None,
                "criterion": criterion,
                "verdict": _VERDICTS[verdict],
                "unmet": unmet,
                "missing": missing,
                "values": values_of(values),
            }
            for record, id, criterion, verdict, unmet, missing, values in self._checked(as_of).rows(_names(criteria or ()), show_sensitive)
        ]
        return lines + [{"record": each.record_type, "id": each.id, "at": each.at, "error": each.error} for each in self.refused]

    def verdict_table(
        self, record_type: str, criteria: Iterable[str] = (), *, as_of: Day = None, jobs: int = 1, ids: bool = True
    ) -> _native.Table:
        """The verdicts on records of a type as a table that speaks Arrow: `pyarrow.table(…)`, `polars.DataFrame(…)` and `pandas.DataFrame.from_arrow(…)` take
        it. A column for each criterion, of its name: all that are for the type if none is named; null where a record was refused. `id` stands first. It is
        evaluated each time it is read.
        """
        return _native.verdict_table(self._checked(as_of), record_type, _names(criteria), jobs, ids)

    def status_table(self, criterion: str, *, as_of: Day = None, jobs: int = 1) -> _native.Table:
        """The same of the statuses of a criterion's items: a column for each, named by its path, the criterion first."""
        return _native.status_table(self._checked(as_of), criterion, jobs)

    def _bound(self, as_of: Day) -> _native.Evaluator:
        return _native.bind(self.rules._native, self._native, self.rules._day(as_of))

    def _checked(self, as_of: Day) -> _native.Evaluator:
        """The same for what can hold no warnings."""
        warn_of(self.rules.check(as_of=as_of))
        return self._bound(as_of)

    def __repr__(self) -> str:
        errors = len(self.report.errors)
        told = f", {errors} error{'s' if errors > 1 else ''}" if errors else ""
        return f"<Records: {len(self)}, refused {len(self.refused)}{told}>"


def _names(criteria: str | Iterable[str]) -> list[str]:
    return [criteria] if isinstance(criteria, str) else list(criteria)


_VERDICTS = {each.value: each for each in Verdict}

"""The outcome of a criterion for one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from . import _native
from .explanations import Explanation, MissingFact
from .reports import Report
from .words import Language, Status, Verdict


@dataclass(frozen=True)
class Bounds:
    """A value of which is only known what it lies between; `None` where that side is open."""

    at_least: Any
    at_most: Any


class Withheld:
    """Stands where a value is sensitive. There is one: `WITHHELD`."""

    def __repr__(self) -> str:
        return "WITHHELD"


WITHHELD = Withheld()


def _value_of(content: Any) -> Any:
    if not isinstance(content, dict):
        return content
    return WITHHELD if "masked" in content else Bounds(content["at_least"], content["at_most"])


def values_of(json: str) -> dict[str, Any]:
    """Values that the rules report, as objects."""
    return {name: _value_of(content) for name, content in cast("dict[str, Any]", _native.object_of(json)).items()}


class Outcome:
    """What a criterion says of a record. Never changes, keeps all it needs, and is safe from many threads."""

    def __init__(self, native: _native.Outcome, language: str, warnings: _native.Report) -> None:
        self._native = native
        self._warnings = warnings
        self.language = language
        self.verdict = Verdict(native.verdict)

    @property
    def criterion(self) -> str:
        return self._native.criterion

    @property
    def record(self) -> tuple[str, str | None]:
        """Record type and id."""
        return self._native.record_type, self._native.record_id or None

    @property
    def warnings(self) -> Report:
        """What speaks against taking the verdict as it is: keys of the record that the rules do not know (`strict` refuses them), and what `Rules.check` says of
        the reference date. Of one of many records, the first is in `Records.report`.
        """
        return Report(self._warnings)

    @property
    def items(self) -> dict[str, Status]:
        """The status of each item by its path from the criterion down (`scholarship/effort/hardship`), the criterion first."""
        return {path: Status(word) for path, word in self._native.items}

    @property
    def unmet(self) -> list[str]:
        """The innermost items that are not met, by their paths below the criterion."""
        return self._native.unmet

    @property
    def missing(self) -> list[MissingFact]:
        """The unknown facts that can still change the verdict, in the order in which to ask for them."""
        return [MissingFact(at, label) for at, label in self._native.missing(self.language)]

    @property
    def values(self) -> dict[str, Any]:
        """The values that the rules report, by name: whole numbers as `int`, others as `Decimal`; days, school years and names of levels as text; `None` if
        unknown, `Bounds` if known within some, `WITHHELD` if sensitive.
        """
        return values_of(self.values_json())

    def values_json(self, *, show_sensitive: bool = False) -> str:
        """The same as a JSON object; with `show_sensitive` for those who are entitled to all."""
        return self._native.values_json(show_sensitive)

    def explain(
        self, *, changes: int = 0, margins: bool = False, show_sensitive: bool = False, language: Language = None
    ) -> Explanation:
        """Why. Looks for up to `changes` sets of changes that would make the record eligible, and, with `margins`, how far each fact may move: both are
        bounded searches, and may take a while. Costs far more than a verdict: make it for those who ask.
        """
        if changes < 0:
            raise ValueError("`changes` is a number of sets, from 0")
        return Explanation(self._native.explain(changes, margins, show_sensitive), language or self.language)

    def __str__(self) -> str:
        return str(self.explain())

    def __repr__(self) -> str:
        record_type, id = self.record
        return f"<Outcome {self.criterion} for {record_type} {id or ''}: {self.verdict}>"

    def _repr_html_(self) -> str:
        return self.explain()._repr_html_()

    def _repr_markdown_(self) -> str:
        return self.explain()._repr_markdown_()

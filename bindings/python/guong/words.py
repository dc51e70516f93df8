"""Words that stay the same in every language, and the arguments that many functions share."""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Any, Optional, Union

#: `"vi"` or `"en"`; `None` is the language of the rules.
Language = Optional[str]

#: A reference date: a day, or its text (`"2025-08-01"`). The library reads no clock: `None` is no date, and rules that need one are undetermined.
Day = Union[datetime.date, str, None]


def is_table(data: Any) -> bool:
    """Whether it is a table, or a part of one, that speaks Arrow: of pandas, polars, pyarrow, DuckDB…"""
    return hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")


class Verdict(str, Enum):
    """What a criterion says of a record. Equal to its word: `Verdict.ELIGIBLE == "eligible"`.

    It has no truth value, for *undetermined* is neither: ask `outcome.verdict is Verdict.ELIGIBLE`.
    """

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        raise TypeError("a verdict is neither true nor false: compare it with Verdict.ELIGIBLE")


class Status(str, Enum):
    """What became of an item or a condition. Equal to its word."""

    MET = "met"
    UNMET = "unmet"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"

    def __str__(self) -> str:
        return self.value


def written_day(day: Day) -> str | None:
    """A day as the engine reads it."""
    if isinstance(day, datetime.datetime):
        raise TypeError("the reference date is a day, not a time stamp")
    if day is None or isinstance(day, str):
        return day
    if not isinstance(day, datetime.date):
        raise TypeError(f"the reference date is a day or its text, not {day!r}")
    return day.isoformat()


def fields_of(data: dict[str, Any]) -> dict[str, Any]:
    """What a dataclass is made from: lists become tuples, since it never changes."""
    return {key: tuple(content) if isinstance(content, list) else content for key, content in data.items()}

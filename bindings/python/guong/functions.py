"""Functions of the host: what rules may ask that no record holds."""

from __future__ import annotations

import datetime
import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Optional, Union, get_args, get_origin, get_type_hints

#: A function that rules may ask. It is given `bool`, `int`, `Decimal` (of a percentage: of a hundred), `date`, or `str`: a text, a level by its name, a school year
#: as `"2024-2025"`. It answers with what would be that fact in a record; `None` leaves what was asked unknown.
HostFunction = Callable[..., Any]


@dataclass(frozen=True)
class FunctionFailure:
    """A call that came to nothing."""

    function: str
    arguments: tuple[Any, ...]
    error: BaseException  #: what it raised; a `TypeError` if it answered what is not of the type that the rules declare


#: Is told of each call that failed, by the thread and in the middle of the evaluation that made it. What it raises itself goes to `sys.unraisablehook`.
FailureListener = Callable[[FunctionFailure], object]

#: Name, what is called, and words for the types of the answer and of each argument; without words they are not told.
Offered = tuple[str, Callable[..., Any], list[str]]


def offered(functions: Mapping[str, HostFunction] | None) -> list[Offered]:
    """Functions as the engine takes them. The types that their annotations tell must be those that the rules declare."""
    return [_offered(name, function) for name, function in (functions or {}).items()]


def telling(listener: FailureListener | None) -> Callable[[str, tuple[Any, ...], BaseException], object] | None:
    """How the engine tells of failures."""
    if listener is None:
        return None
    return lambda function, arguments, error: listener(FunctionFailure(function, arguments, error))


def _offered(name: str, function: HostFunction) -> Offered:
    if not callable(function):
        raise TypeError(f"`{name}` is no function, but {function!r}")
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:  # it is written in C, and does not say
        return name, function, []
    if any(each.kind is inspect.Parameter.VAR_POSITIONAL for each in parameters):
        return name, function, []
    hints = _hints(function)
    # What has a default is the function's own affair.
    given = [hints.get(each.name) for each in parameters if each.kind in _POSITIONAL and each.default is inspect.Parameter.empty]
    if float in given:
        raise TypeError(f"`{name}` is given exact numbers: annotate `Decimal`, not `float`")
    return name, _converting(function, given), [_word_of(hints.get("return")), *map(_word_of, given)]


_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_WORDS = {bool: "boolean", int: "integer", Decimal: "decimal", float: "decimal", datetime.date: "date", str: "text"}
_UNIONS = (Union, getattr(types, "UnionType", Union))  # Python 3.9 knows only the first


def _hints(function: HostFunction) -> dict[str, Any]:
    """The annotations; none where a name in them is not known, or there can be none. Of what is optional, what it is if it is there."""
    told = inspect.unwrap(function)
    try:
        hints = get_type_hints(told if inspect.isroutine(told) else type(told).__call__)
    except Exception:
        return {}
    return {name: _without_none(hint) for name, hint in hints.items()}


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in _UNIONS:
        return hint
    rest = [each for each in get_args(hint) if each is not type(None)]
    return rest[0] if len(rest) == 1 else None


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def _word_of(hint: Any) -> str:
    if _is_enum(hint):
        return "level"
    return _WORDS.get(hint, "any") if isinstance(hint, type) else "any"


def _conversion(hint: Any) -> Optional[Callable[[Any], Any]]:
    """How a fact becomes what is annotated, where it is not already."""
    if hint is Decimal:
        return Decimal  # of an integer
    if _is_enum(hint):
        return {each.value if isinstance(each.value, str) else each.name: each for each in hint}.__getitem__
    return None


def _converting(function: HostFunction, given: list[Any]) -> HostFunction:
    conversions = [_conversion(hint) for hint in given]
    if not any(conversions):
        return function
    return lambda *facts: function(*(convert(fact) if convert else fact for convert, fact in zip(conversions, facts)))

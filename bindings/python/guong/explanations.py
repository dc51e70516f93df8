"""Why a verdict is what it is, as objects, and as text, Markdown, HTML and JSON for people and other programs.

The objects are views of the JSON form of the interface in one language (`Explanation.data`); nothing is copied or lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from . import _native
from .notebook import cell
from .words import Language, Status, Verdict, fields_of


@dataclass(frozen=True)
class MissingFact:
    """An unknown fact that can still change the verdict."""

    at: str  #: JSON Pointer into the record; `TYPE/ID#POINTER` into another; `#reference_date`
    label: str
    asked_by: tuple[str, ...] = ()  #: paths of the items that ask for it
    can_make: tuple[Verdict, ...] = ()  #: verdicts that some answer to this alone brings about


@dataclass(frozen=True)
class Change:
    """One change of a record. `old` and `new` are facts as JSON gives them; `count` says how many like it are added to a list."""

    at: str
    old: Any
    new: Any
    text: str  #: as an instruction: `Raise “Average mark” from 7.95 to 8`
    count: int = 1


@dataclass(frozen=True)
class Margin:
    """How far one fact of an eligible record may move, all else being as it is. See `guong::margin`: a list has `entries`, `spare` and `needed`."""

    at: str
    label: str
    text: str
    serves: tuple[str, ...] = ()
    actual: Any = None
    at_least: Any = None
    at_most: Any = None
    must_stay: bool = False
    entries: int | None = None
    spare: int | None = None
    needed: tuple[str, ...] = ()
    masked: bool = False


class Node:
    """An item or a condition of an explanation, with what stood in the record and what was needed, in words of the language."""

    __slots__ = ("_data", "path")

    def __init__(self, data: dict[str, Any], path: str) -> None:
        self._data = data
        self.path = path  #: the ids from the criterion down, `scholarship/effort`; that of the item around it, if it has no id

    @property
    def id(self) -> str:
        """Empty for a condition without a name."""
        return cast(str, self._data["id"])

    @property
    def label(self) -> str:
        """The sentence of the source."""
        return cast(str, self._data["label"])

    @property
    def cite(self) -> str:
        return cast(str, self._data["cite"])

    @property
    def status(self) -> Status:
        return Status(self._data["status"])

    @property
    def kind(self) -> str:
        """`all`, `any`, `none`, `at_least`, `exactly`, `some`, `every`, `no`, `element`, `meets`, `definition`, `condition`."""
        return cast(str, self._data["kind"])

    @property
    def text(self) -> str:
        """What was found, and what was needed, as a sentence."""
        return cast(str, self._data["text"])

    @property
    def actual(self) -> str | None:
        return cast("str | None", self._data["actual"])

    @property
    def needed(self) -> str | None:
        return cast("str | None", self._data["needed"])

    @property
    def at(self) -> list[str]:
        """Places of the facts that it read, JSON Pointers."""
        return cast("list[str]", self._data["at"])

    @property
    def evidence(self) -> list[str]:
        return cast("list[str]", self._data["evidence"])

    @property
    def file(self) -> str:
        """The rule file in which it stands."""
        return cast(str, self._data["where"]["file"])

    @property
    def line(self) -> int:
        return cast(int, self._data["where"]["line"])

    @property
    def parts(self) -> list[str]:
        """How calculated values came about, in lines of words."""
        return cast("list[str]", self._data.get("parts", []))

    @property
    def masked(self) -> bool:
        """Whether something is withheld."""
        return bool(self._data.get("masked", False))

    @property
    def applies_if(self) -> Node | None:
        """Of an item that may not be applicable, the condition that says so."""
        data = self._data.get("applies_if")
        return None if data is None else Node(data, self.path)

    @property
    def children(self) -> list[Node]:
        return [Node(each, f"{self.path}/{each['id']}" if each["id"] else self.path) for each in self._data["children"]]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, each before its children."""
        open_nodes = [self]
        while open_nodes:
            node = open_nodes.pop()
            yield node
            open_nodes.extend(reversed(node.children))

    def __repr__(self) -> str:
        return f"<Node {self.path}: {self.status} “{self.label or self.text}”>"


class Explanation:
    """Why a verdict is what it is. Outlives record and rules; `in_language` says the same in another language."""

    def __init__(self, native: _native.Explanation, language: str) -> None:
        self._native = native
        self.language = language

    def in_language(self, language: str) -> Explanation:
        """The same in `vi` or `en`."""
        return Explanation(self._native, language)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The JSON form of the interface, as dicts and lists (`guong/schema/explanation.schema.json`)."""
        return cast("dict[str, Any]", _native.object_of(self.to_json()))

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.data["verdict"])

    @property
    def record(self) -> tuple[str, str | None]:
        """Record type and id."""
        return self.data["record"]["type"], self.data["record"]["id"]

    @property
    def criterion(self) -> str:
        return cast(str, self.data["criterion"]["name"])

    @property
    def because(self) -> Node:
        """The tree of items; its root is the criterion."""
        return Node(self.data["because"], self.criterion)

    def find(self, path: str) -> Node:
        """The item of a path (`scholarship/effort`). Raises `KeyError` if there is none."""
        for node in self.because.walk():
            if node.path == path and node.id:
                return node
        raise KeyError(path)

    @property
    def reasons(self) -> list[str]:
        """Paths of a smallest set of items that alone decides the verdict."""
        return cast("list[str]", self.data["reasons"])

    @property
    def missing(self) -> list[MissingFact]:
        """The unknown facts that can still change the verdict, in the order in which to ask for them."""
        return [
            MissingFact(each["at"], each["label"], tuple(each["asked_by"]), tuple(Verdict(word) for word in each.get("can_make", ())))
            for each in self.data["missing"]
        ]

    @property
    def irrelevant(self) -> list[str]:
        """Places of unknown facts that cannot change it."""
        return cast("list[str]", self.data["irrelevant"])

    @property
    def changes(self) -> list[list[Change]]:
        """The cheapest sets of changes that would make the record eligible, if they were asked for."""
        return [
            [Change(each["at"], each["from"], each["to"], each["text"], each.get("count", 1)) for each in together]
            for together in self.data.get("changes", ())
        ]

    @property
    def margins(self) -> list[Margin]:
        """How far facts may move, the narrowest first, if it was asked for."""
        return [Margin(**fields_of(each)) for each in self.data.get("margins", ())]

    def to_json(self) -> str:
        """One line, version 1 of the interface."""
        return self._native.json(self.language)

    def to_text(self, *, all_items: bool = False, colour: bool = False) -> str:
        """For people: what decided, with places in record and rules; every item if `all_items`. `colour` is for terminals."""
        return self._native.text(self.language, all_items, colour)

    def to_markdown(self, *, all_items: bool = False) -> str:
        """For a page of an office."""
        return markdown([self], language=self.language, all_items=all_items)

    def to_html(self, *, all_items: bool = False) -> str:
        """A page that needs no other file and no script."""
        return html_page([self], language=self.language, all_items=all_items)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        record_type, id = self.record
        return f"<Explanation {self.criterion} for {record_type} {id or ''}: {self.verdict}>"

    def _repr_html_(self) -> str:
        return cell(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def markdown(explanations: Iterable[Explanation], *, language: Language = None, all_items: bool = False) -> str:
    """Several explanations as one Markdown document with a summary at its head. Those of one record should stand together."""
    return _native.markdown(*_of_all(explanations, language), all_items)


def html_page(explanations: Iterable[Explanation], *, language: Language = None, all_items: bool = False) -> str:
    """Several explanations as one HTML page."""
    return _native.html(*_of_all(explanations, language), all_items)


def _of_all(explanations: Iterable[Explanation], language: Language) -> tuple[list[_native.Explanation], str]:
    all_of_them = list(explanations)
    own = all_of_them[0].language if all_of_them else "en"
    return [each._native for each in all_of_them], language or own

"""Records from dicts, dataclasses, lists and JSON text; one and many."""

from __future__ import annotations

import datetime
import enum
import json
from collections import ChainMap, namedtuple
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY

import guong
from guong import Verdict

FACTS = guong.load_text(
    """
ruleset facts { language en }
scale grade { fair good excellent }
record thing {
  number : integer  mark : decimal  day : date  grade : grade  name : text  yes : boolean  names : list of text  parts : list of part
}
record part { size : integer }
value kept_mark for thing : mark
criterion right for thing {
  number "Number" : number = 3
  mark  "Mark"  : mark = 0.1
  day   "Day"   : day = 2025-08-01
  grade "Grade" : grade is good or better
  name  "Name"  : name is "Ổn"
  yes   "Yes"   : yes
  names "Names" : count of names = 2
  parts "Parts" : every part in parts satisfies size >= 1
}
"""
)


class Grade(enum.Enum):
    fair = 1
    good = 2


class Label(enum.Enum):
    FINE = "good"


@dataclass
class Part:
    size: int


@dataclass
class Thing:
    number: int = 3
    mark: float = 0.1
    day: datetime.date = datetime.date(2025, 8, 1)
    grade: Grade = Grade.good
    name: str = "Ổn"
    yes: bool = True
    names: tuple[str, ...] = ("a", "b")
    parts: list[Part] = field(default_factory=lambda: [Part(1), Part(2)])


def judged(**facts: Any) -> guong.Outcome:
    return FACTS["right"].evaluate({**vars(Thing()), **facts})


def test_a_dataclass_is_a_record() -> None:
    assert FACTS["right"].evaluate(Thing()).verdict is Verdict.ELIGIBLE
    assert FACTS["right"].evaluate(Thing(number=4)).unmet == ["number"]


def test_facts_may_come_as_many_types() -> None:
    Named = namedtuple("Named", "size")
    several: list[dict[str, Any]] = [
        {"grade": Label.FINE},
        {"grade": "good"},
        {"mark": Decimal("0.10")},
        {"mark": Decimal("1E-1")},
        {"day": "2025-08-01"},
        {"day": datetime.datetime(2025, 8, 1)},
        {"names": {"a", "b"}},
        {"parts": [Named(5), ChainMap({"size": 1})]},
        {"parts": ({"size": 1},)},
        {"name": "O\u0302\u0309n"},
    ]
    for facts in several:
        assert judged(**facts).verdict is Verdict.ELIGIBLE, facts


def test_numbers_keep_their_digits() -> None:
    assert judged(mark=0.1).values["kept_mark"] == Decimal("0.1")
    assert judged(mark=Decimal("0.1000000000000001")).values["kept_mark"] == Decimal("0.1000000000000001")
    assert judged(mark=1e-7).values["kept_mark"] == Decimal("0.0000001")


def test_what_is_not_known_stays_unknown() -> None:
    for nothing in [None, float("nan"), Decimal("nan")]:
        outcome = judged(mark=nothing)
        assert outcome.verdict is Verdict.UNDETERMINED
        assert [each.at for each in outcome.missing] == ["/mark"]
        assert outcome.values == {"kept_mark": None}


def test_what_can_be_no_fact_is_refused_with_its_place() -> None:
    itself: list[Any] = []
    itself.append(itself)
    refused: list[tuple[dict[str, Any], type[Exception], str]] = [
        ({"parts": [{"size": object()}]}, TypeError, "object at /parts/0/size"),
        ({"parts": [{3: 1}]}, TypeError, "key"),
        ({"mark": float("inf")}, ValueError, "infinite"),
        ({"day": datetime.datetime(2025, 8, 1, 12)}, ValueError, "time at /day"),
        ({"parts": itself}, ValueError, "contains itself"),
        ({"name": "\ud800"}, UnicodeEncodeError, "surrogates"),
        ({"yes": Thing}, TypeError, "type at /yes"),
    ]
    for facts, kind, words in refused:
        with pytest.raises(kind, match=words):
            judged(**facts)


def test_an_exception_of_an_object_passes_through() -> None:
    class Odd:
        def tolist(self) -> list[int]:
            raise KeyError("odd")

    with pytest.raises(KeyError, match="odd"):
        judged(names=Odd())


def test_an_object_that_changes_the_dict_it_stands_in_does_no_harm() -> None:
    facts: dict[str, Any] = {}

    class Eater:
        def tolist(self) -> list[str]:
            facts.clear()
            facts.update({str(number): number for number in range(1000)})
            return ["a"]

    facts.update(names=Eater(), name="Ổn")
    FACTS["right"].evaluate(facts)


def test_facts_of_the_wrong_type_are_findings(rules: guong.Rules) -> None:
    with pytest.raises(guong.RecordsError) as failure:
        rules["scholarship"].evaluate({"average": "x", "conduct": "unheard of"})
    assert [(each.severity, each.pointer) for each in failure.value.report] == [("error", "/average"), ("error", "/conduct")]


def test_strict_makes_an_unknown_key_an_error(rules: guong.Rules, student: dict[str, object]) -> None:
    assert not rules["scholarship"].evaluate(student).warnings
    student["averige"] = 8
    warnings = rules["scholarship"].evaluate(student).warnings
    assert [(each.code, each.severity) for each in warnings] == [("W0604", "warning")]
    assert "average" in str(warnings)  # which it may mean
    with pytest.raises(guong.RecordsError, match="averige"):
        rules["scholarship"].evaluate(student, strict=True)
    assert [each.severity for each in rules.records("student", [student]).report] == ["warning"]


def test_json_text_is_read_as_it_is(rules: guong.Rules, student: dict[str, object]) -> None:
    text = json.dumps(student)
    for data in [text, text.encode()]:
        assert rules["scholarship"].evaluate(data).unmet == ["study"]
    with pytest.raises(guong.RecordsError):
        rules["scholarship"].evaluate("{")


def test_a_record_that_is_wrong_is_refused_alone(rules: guong.Rules, student: dict[str, object]) -> None:
    records = rules.dataset({"student": [student, {"id": "s2", "average": 9}, {"id": "s3", "average": "no"}]})
    assert len(records) == 2
    assert records.ids == [("student", "s1"), ("student", "s2")]
    assert [(each.id, each.at, each.fault, each.code) for each in records.refused] == [("s3", "/student/2", "/student/2/average", "E0603")]
    lines = records.evaluate()
    assert lines[1] == {
        "record": "student",
        "id": "s2",
        "criterion": "scholarship",
        "verdict": Verdict.UNDETERMINED,
        "unmet": [],
        "missing": ["/conduct", "/hardship", "/activities"],
        "values": {},
    }
    assert lines[2].keys() == {"record", "id", "at", "error"}


def test_errors_that_belong_to_no_record_are_not_silent(rules: guong.Rules, student: dict[str, object]) -> None:
    with pytest.raises(guong.RecordsError, match="studant") as failure:
        rules.dataset({"studant": [student]})
    assert [each.code for each in failure.value.report] == ["E0602"]
    assert repr(rules.dataset({"student": [student]})) == "<Records: 1, refused 0>"
    assert repr(rules.dataset({"student": [student], "studant": []})) == "<Records: 1, refused 0, 1 error>"
    assert repr(rules.dataset({"student": [{"average": "no"}, {"average": []}]})) == "<Records: 0, refused 2, 2 errors>"
    assert repr(rules.dataset({"student": []})) == "<Records: 0, refused 0>"


def test_records_come_as_lists_and_as_lines(rules: guong.Rules, student: dict[str, object]) -> None:
    lines = json.dumps(student) + "\n\n" + json.dumps({**student, "id": "s2", "average": 8}) + "\n{\n"
    records = rules.record_lines("student", lines)
    assert records.verdicts("scholarship", jobs=2) == ["ineligible", "eligible"]
    assert len(records.refused) == 1
    assert rules.records("student", student).verdicts("scholarship") == ["ineligible"]
    assert rules.records("student", []).verdicts("scholarship") == []
    assert [each.verdict for each in rules.records("student", [{**student, "id": id} for id in "abc"]).outcomes("scholarship")] == ["ineligible"] * 3
    with pytest.raises(guong.UnknownNameError, match="student"):
        rules.records("studant", [])
    with pytest.raises(guong.UnknownNameError):
        records.evaluate("scholarshop")
    for jobs in [0, 257]:
        with pytest.raises(ValueError):
            records.verdicts("scholarship", jobs=jobs)


def test_a_whole_file_gives_the_lines_of_the_command() -> None:
    rules = guong.load(REPOSITORY / "rules/hvqlgd-326/exemplars.guong")
    data = (REPOSITORY / "rules/hvqlgd-326/academy.json").read_text(encoding="utf-8")
    expected = [json.loads(line, parse_float=Decimal) for line in Path(REPOSITORY / "rules/hvqlgd-326/academy.verdicts.ndjson").open(encoding="utf-8")]
    assert rules.dataset(data).evaluate() == expected
    assert rules.dataset(json.loads(data)).evaluate() == expected


def test_a_verdict_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError):
        bool(Verdict.UNDETERMINED)
    assert json.dumps(Verdict.ELIGIBLE) == '"eligible"'
    assert f"{Verdict.ELIGIBLE}" == "eligible"

"""Functions of Python that rules ask: those of tests/host/asked, and what is wrong with others."""

from __future__ import annotations

import datetime
import functools
import gc
import sys
import threading
import weakref
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any, Optional

import pytest
from conftest import REPOSITORY

import guong

ASKED = REPOSITORY / "tests/host/asked"
DAY = datetime.timedelta(days=1)
EARLY = {"begun": "1999-12-31", "ended": "2025-03-14"}


class Standing(Enum):
    NEW = "new"
    SETTLED = "settled"
    SENIOR = "senior"


def workdays(first: datetime.date, last: datetime.date) -> Optional[int]:
    if first.year < 2000:
        raise LookupError(f"no calendar of {first.year}")
    if last < first:
        return None
    return sum((first + i * DAY).weekday() < 5 for i in range((last - first).days + 1))


def promoted(of: Standing, steps: int) -> Standing:
    levels = list(Standing)
    return levels[levels.index(of) + steps]


def year_after(year: str) -> str:
    return "-".join(str(int(each) + 1) for each in year.split("-"))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "workdays": workdays,
    "day_after": lambda day: day + DAY,
    "promoted": promoted,
    "eighth": functools.lru_cache(lambda share: share / 8),
    "year_after": year_after,
    "is_registered": lambda name: None if name == "" else name in ("An", "Bình"),
}


class Listener(list[guong.FunctionFailure]):
    """Who is told of failures, and remembers them."""

    def __call__(self, failure: guong.FunctionFailure) -> None:
        self.append(failure)


def load(**others: Callable[..., Any]) -> guong.Rules:
    return guong.load(ASKED / "leave.guong", functions={**FUNCTIONS, **others})


def asked(declared: str, wanted: str, f: Callable[..., Any], **facts: object) -> tuple[guong.Verdict, list[guong.FunctionFailure]]:
    """The verdict of rules that ask `f`, declared so, whether it is `wanted`; and what was told of its failures."""
    failures = Listener()
    text = f"""
        scale grade {{ poor "Poor"  good "Good" }}
        record r {{ n : integer  x : decimal  on : date  grade : grade }}
        function f gives {declared}
        criterion c for r : f({", ".join(facts)}) = {wanted}
        """
    return guong.load_text(text, functions={"f": f}, on_failure=failures)["c"].evaluate(facts).verdict, failures


def test_functions_take_and_give_every_type_and_the_verdicts_are_those_of_every_language() -> None:
    rules = load()
    records = rules.dataset((ASKED / "leave.json").read_text(encoding="utf-8"))
    for jobs in (1, 4):
        columns = [records.verdicts(name, jobs=jobs) for name in rules]
        lines = [" ".join(map(str, (id, *row))) for (_, id), row in zip(records.ids, zip(*columns))]
        assert lines == (ASKED / "verdicts.expected").read_text(encoding="utf-8").splitlines()


def test_what_a_function_raises_is_told_and_the_evaluation_goes_on() -> None:
    failures = Listener()
    rules = guong.load(ASKED / "leave.guong", functions=FUNCTIONS, on_failure=failures)
    outcome = rules["short"].evaluate(EARLY)
    assert outcome.verdict is guong.Verdict.UNDETERMINED
    assert [(each.function, each.arguments) for each in failures] == [("workdays", (datetime.date(1999, 12, 31), datetime.date(2025, 3, 14)))]
    assert isinstance(failures[0].error, LookupError) and str(failures[0].error) == "no calendar of 1999"
    assert "failed to answer" in outcome.explain(language="en").to_text()
    assert load()["short"].evaluate(EARLY).verdict is guong.Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("declared", "wanted", "answer"),
    [
        ("decimal { }", "0.1", 0.1),
        ("decimal { }", "0.10", Decimal("0.10")),
        ("percent { }", "80%", 80),
        ("integer { }", "9007199254740993", 9007199254740993),
        ("grade { }", "good", "Good"),
        ("date { }", "2024-02-29", datetime.date(2024, 2, 29)),
        ("date { }", "2024-02-29", "2024-02-29"),
        ("school_year { }", "2024-2025", "2024-2025"),
    ],
)
def test_an_answer_means_what_it_would_in_a_record(declared: str, wanted: str, answer: object) -> None:
    assert asked(declared, wanted, lambda: answer) == (guong.Verdict.ELIGIBLE, [])


def test_no_answer_is_unknown() -> None:
    assert asked("integer { }", "7", lambda: None) == (guong.Verdict.UNDETERMINED, [])
    assert asked("decimal { }", "7", lambda: float("nan")) == (guong.Verdict.UNDETERMINED, [])


@pytest.mark.parametrize(
    ("declared", "answer", "message"),
    [
        ("integer { }", 7.5, "not of the type"),
        ("integer { }", True, "not of the type"),
        ("integer { }", "7", "not of the type"),
        ("integer { }", 10**19, "too many digits"),
        ("integer { }", [7], "not with a list"),
        ("integer { }", object(), "no fact"),
        ("date { }", "2024-02-30", "means nothing"),
        ("date { }", datetime.datetime(2024, 2, 29, 12), "has a time"),
    ],
)
def test_an_answer_of_another_type_is_a_failure(declared: str, answer: object, message: str) -> None:
    wanted = "2024-02-29" if declared.startswith("date") else "7"
    verdict, failures = asked(declared, wanted, lambda: answer)
    assert verdict is guong.Verdict.UNDETERMINED
    assert len(failures) == 1 and message in str(failures[0].error)


def test_facts_are_of_the_types_that_are_annotated_or_else_of_those_that_are_declared() -> None:
    given: list[object] = []

    def annotated(n: Decimal, grade: Grade, *, digits: int = 2) -> int:
        given.extend((n, grade))
        return 1

    def plain(n, x, on, grade):  # type: ignore[no-untyped-def]
        given.extend((n, x, on, grade))
        return 1

    assert asked("integer { n : integer  grade : grade }", "1", annotated, n=7, grade="good") == (guong.Verdict.ELIGIBLE, [])
    assert asked("integer { n : integer  x : decimal  on : date  grade : grade }", "1", plain, n=7, x=8, on="2024-02-29", grade="Good")[1] == []
    assert given == [Decimal(7), Grade.good, 7, Decimal(8), datetime.date(2024, 2, 29), "good"]
    assert [type(each) for each in given[:4:2]] == [Decimal, int]


class Grade(Enum):
    poor = 1
    good = 2


def test_types_that_are_not_the_declared_ones_are_refused() -> None:
    def of_numbers(first: int, last: datetime.date) -> int:
        return 1

    def of_one(first: datetime.date) -> int:
        return 1

    def of_texts(first: str, last: datetime.date) -> int:
        return 1

    def of_binary_numbers(first: float, last: float) -> int:
        return 1

    refused: list[tuple[Callable[..., Any], str]] = [
        (of_numbers, "(integer, date) → integer"),
        (of_one, "(date) → integer"),
        (of_texts, "(text, date) → integer"),
        (lambda first: 1, "(any) → any"),
    ]
    for wrong, told in refused:
        with pytest.raises(guong.RulesError) as failure:
            load(workdays=wrong)
        assert failure.value.report[0].code == "E1021"
        assert told in failure.value.report[0].message
    with pytest.raises(TypeError, match="annotate `Decimal`"):
        load(workdays=of_binary_numbers)
    with pytest.raises(TypeError, match="is no function"):
        load(workdays=7)  # type: ignore[arg-type]
    assert load(workdays=lambda *days: 1)["short"].evaluate(EARLY).verdict is guong.Verdict.ELIGIBLE
    assert load(workdays=max)["short"].evaluate(EARLY).verdict is guong.Verdict.UNDETERMINED


def test_functions_that_are_not_offered_are_refused_unless_they_may_stay_without_an_answer() -> None:
    with pytest.raises(guong.RulesError, match="E1020"):
        guong.load(ASKED / "leave.guong")
    rules = guong.load(ASKED / "leave.guong", unanswered=True)
    assert rules["registered"].evaluate({"name": "An"}).verdict is guong.Verdict.UNDETERMINED


def test_many_threads_ask_while_others_run() -> None:
    threads = set()

    def workdays_anywhere(first: datetime.date, last: datetime.date) -> int:
        threads.add(threading.get_ident())
        return (last - first).days

    rules = load(workdays=workdays_anywhere)
    records = rules.records("leave", [{"begun": "2025-03-03", "ended": datetime.date(2025, 3, 3) + i % 20 * DAY} for i in range(20_000)])
    verdicts = records.verdicts("short", jobs=4)
    assert verdicts == [guong.Verdict.ELIGIBLE if i % 20 <= 10 else guong.Verdict.INELIGIBLE for i in range(20_000)]
    assert len(threads) > 1

    others = [threading.Thread(target=lambda: records.verdicts("short", jobs=2)) for _ in range(4)]
    for each in others:
        each.start()
    for each in others:
        each.join()


def test_tables_are_read_with_threads_that_ask() -> None:
    polars = pytest.importorskip("polars")
    rules = load()
    records = rules.records("leave", [{"id": str(i), "begun": "2025-03-03", "ended": "2025-03-14"} for i in range(5000)])
    table = polars.DataFrame(records.verdict_table("leave", ["short"], jobs=4))
    assert table["short"].to_list() == ["eligible"] * 5000


def test_what_the_listener_raises_is_unraisable_and_an_interrupt_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    caught = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: caught.append(str(told.exc_value)))

    def broken(failure: guong.FunctionFailure) -> None:
        raise OSError("no log")

    rules = guong.load(ASKED / "leave.guong", functions=FUNCTIONS, on_failure=broken)
    assert rules["short"].evaluate(EARLY).verdict is guong.Verdict.UNDETERMINED
    assert caught == ["no log"]

    def interrupted(first: datetime.date, last: datetime.date) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(workdays=interrupted)["short"].evaluate(EARLY)


def test_functions_are_let_go_of_with_the_last_that_was_made_of_the_rules() -> None:
    def known(name: str) -> bool:
        return True

    reference = weakref.ref(known)
    outcome = load(is_registered=known)["registered"].evaluate({"name": "An"})
    del known
    gc.collect()
    assert reference() is not None
    outcome.explain()
    del outcome
    gc.collect()
    assert reference() is None


def test_a_function_may_evaluate_rules_itself() -> None:
    inner = load()
    outer = load(is_registered=lambda name: inner["registered"].evaluate({"name": name}).verdict is guong.Verdict.ELIGIBLE)
    assert outer["registered"].evaluate({"name": "An"}).verdict is guong.Verdict.ELIGIBLE


def test_tests_of_rules_say_themselves_what_functions_answer(pytester: pytest.Pytester) -> None:
    text = (ASKED / "leave.guong").read_text(encoding="utf-8") + """
        test "registered" for leave { set is_registered = true  given name "Chi"  expect registered eligible }
        """
    path = pytester.path / "leave.tests.guong"
    path.write_text(text, encoding="utf-8")
    assert guong.failed_tests(path) == ""
    pytester.runpytest().assert_outcomes(passed=1)

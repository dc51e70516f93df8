"""Nothing is kept that nobody holds, and whatever is given, the process lives on."""

from __future__ import annotations

import gc
import random
import sys
from pathlib import Path
from typing import Any, Callable

import guong


def resident_bytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def growth(work: Callable[[], object], times: int) -> int:
    """How many bytes the process grows by while something is done again and again, after it was done often enough to have all it needs."""
    for _ in range(times // 4):
        work()
    before = resident_bytes()
    for _ in range(times):
        work()
    return resident_bytes() - before


def test_nothing_is_kept_of_what_was_evaluated(rules: guong.Rules, student: dict[str, object]) -> None:
    def fail() -> None:
        try:
            rules["scholarship"].evaluate({"average": "x" * 1000})
        except guong.RecordsError:
            pass

    criterion = rules["scholarship"]
    assert growth(lambda: criterion.evaluate(student), 20_000) < 2_000_000
    assert growth(lambda: criterion.evaluate(student).explain(changes=1).data, 1_000) < 2_000_000
    assert growth(fail, 4_000) < 2_000_000
    assert growth(lambda: rules.records("student", [student]).evaluate(), 4_000) < 2_000_000


def test_no_reference_is_kept_to_what_was_given(rules: guong.Rules, student: dict[str, object]) -> None:
    name, marker = "a name that nobody else holds" * 2, object()
    before = sys.getrefcount(name), sys.getrefcount(marker), sys.getrefcount(None)
    for _ in range(100):
        rules["scholarship"].evaluate({**student, "id": name, "hardship": None})
        try:
            rules["scholarship"].evaluate({**student, "average": marker})
        except TypeError:
            pass
    after = sys.getrefcount(name), sys.getrefcount(marker), sys.getrefcount(None)
    assert after[:2] == before[:2]
    assert after[2] - before[2] < 50


def anything(draw: random.Random, depth: int = 0) -> Any:
    """Some object: facts, near facts, and what is none."""
    simple: list[Callable[[], Any]] = [
        lambda: None,
        lambda: draw.choice([True, False]),
        lambda: draw.randint(-(10**25), 10**25),
        lambda: draw.uniform(-1e300, 1e300),
        lambda: float(draw.choice(["nan", "inf", "-0.0", "1e-320"])),
        lambda: draw.choice(["", "tốt", "2025-02-30", "\0", '"', "\\", "\ud800", "8,5", "x" * 10_000]),
        lambda: draw.choice([b"\xff", object(), int, range(3), {1, 2}, iter([1]), 1j, bytearray(b"{}")]),
    ]
    if depth < 4 and draw.random() < 0.5:
        size = draw.randint(0, 4)
        if draw.random() < 0.5:
            return [anything(draw, depth + 1) for _ in range(size)]
        keys = ["id", "average", "conduct", "hardship", "activities", "value", "student", "\0", ""]
        return {draw.choice(keys): anything(draw, depth + 1) for _ in range(size)}
    return draw.choice(simple)()


def test_whatever_is_given_is_judged_or_refused_in_words(rules: guong.Rules) -> None:
    draw = random.Random(326)
    readers: list[Callable[[Any], object]] = [rules["scholarship"].evaluate, rules.dataset, lambda data: rules.records("student", data)]
    judged = refused = 0
    for _ in range(5_000):
        given = anything(draw)
        for read in readers:
            try:
                read(given)
                judged += 1
            except (guong.Error, TypeError, ValueError) as error:
                assert str(error)
                refused += 1
    assert judged > 100 and refused > 100


def test_whatever_text_is_given_as_rules_is_read_or_refused_in_words() -> None:
    draw = random.Random(326)
    text = "record r { mark : integer }\ncriterion c for r { enough : mark >= 5 }\n"
    for _ in range(300):
        place = draw.randrange(len(text))
        broken = text[:place] + draw.choice(["", "{", "}", '"', "\0", "ế", "and", text]) + text[place + draw.randrange(9) :]
        try:
            guong.load_text(broken)
        except guong.Error as error:
            assert str(error) and all(finding.code for finding in error.report)

"""Other threads of Python run while the engine works, and many threads may use the same rules."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

from conftest import REPOSITORY

import guong

RULES = REPOSITORY / "rules/hvqlgd-326/exemplars.guong"
DATA = (REPOSITORY / "rules/hvqlgd-326/academy.json").read_text(encoding="utf-8")


def ran_meanwhile(work: Callable[[], object]) -> bool:
    """Whether another thread got its turns while `work` ran, though this one never let go of the lock of its own will."""
    turns = 0
    done = False

    def count() -> None:
        nonlocal turns
        while not done:
            turns += 1
            time.sleep(0)  # gives the lock back, so that both go on

    other = threading.Thread(target=count)
    other.start()
    while not turns:
        time.sleep(0.001)
    before = turns
    work()
    after = turns
    done = True
    other.join()
    return after > before


def ever_ran_meanwhile(work: Callable[[], object]) -> bool:
    """The same, tried often: on a busy machine the other thread may miss its turn."""
    return any(ran_meanwhile(work) for _ in range(200))


def test_the_lock_is_released_while_the_engine_works() -> None:
    rules = guong.load(RULES)
    records = rules.dataset(DATA)
    usual = sys.getswitchinterval()
    # Nobody is made to give the lock back while the test lasts: whoever gets it was given it.
    sys.setswitchinterval(1000)
    try:
        assert ever_ran_meanwhile(lambda: guong.load(RULES))
        assert ever_ran_meanwhile(lambda: rules.dataset(DATA))
        assert ever_ran_meanwhile(records.evaluate)
        assert ever_ran_meanwhile(lambda: [each.explain() for each in records.outcomes("gv")])
    finally:
        sys.setswitchinterval(usual)


def test_many_threads_share_rules_and_records() -> None:
    rules = guong.load(RULES)
    records = rules.dataset(DATA)
    expected = records.evaluate()

    def work(number: int) -> bool:
        if number % 4 == 0:
            return guong.load(RULES).dataset(DATA).evaluate() == expected
        if number % 4 == 1:
            return [len(str(each.explain())) > 0 for each in records.outcomes("gv")] != []
        return rules.dataset(DATA).evaluate() == expected and records.evaluate() == expected

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(16)))

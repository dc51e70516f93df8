"""Tests of rule files: from a host's own tests, and as items of pytest."""

from __future__ import annotations

import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
from conftest import REPOSITORY

import guong

SUITE = REPOSITORY / "rules/scholarship/scholarship.tests.guong"
SMALL = """
record r { mark : integer }
criterion c for r { enough "Enough" : mark >= 5 }
test "five is enough" for r { given mark 5 expect c eligible }
test "four is enough" for r { given mark 4 expect c eligible }
"""


def test_one_line_asserts_that_all_tests_of_a_file_pass(tmp_path: Path) -> None:
    assert guong.failed_tests(SUITE) == ""
    broken = tmp_path / "small.guong"
    broken.write_text(SMALL)
    words = guong.failed_tests(broken)
    assert "four is enough" in words and "five is enough" not in words
    assert "nowhere" in guong.failed_tests(tmp_path / "nowhere.guong", language="vi")


def test_a_report_says_what_failed_and_why() -> None:
    report = guong.run_tests(guong.load_text(SMALL, language="en"))
    assert [(each.name, each.passed, each.line) for each in report.results] == [("five is enough", True, 4), ("four is enough", False, 5)]
    [failed] = report.failed
    assert failed.failures[0].line == 5
    assert "ineligible" in failed.failures[0].found
    assert "mark: 4; needed: at least 5" in failed.text
    assert failed.text in str(report)
    assert xml.fromstring(report.to_junit()).find(".//failure") is not None
    assert [each.name for each in guong.run_tests(guong.load_text(SMALL), filter="five").results] == ["five is enough"]
    assert guong.run_tests(guong.load_text(SMALL), criteria=["other"]).results == []


def test_coverage_says_what_the_tests_show() -> None:
    told = guong.coverage(guong.load_text(SMALL, language="en"))
    assert told.data["guong"] == 1
    assert "undetermined" in str(told)
    assert told.to_html().startswith("<!DOCTYPE html>")
    assert "BRDA" in told.to_lcov()


def test_an_assertion_on_a_verdict_shows_why(rules: guong.Rules, student: dict[str, object]) -> None:
    outcome = rules["scholarship"].evaluate(student)
    guong.assert_verdict(outcome, "ineligible")
    with pytest.raises(AssertionError, match="7,95"):
        guong.assert_verdict(outcome, guong.Verdict.ELIGIBLE)
    with pytest.raises(ValueError):
        guong.assert_verdict(outcome, "perhaps")


def test_pytest_collects_rule_files(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("small.tests.guong").write_text(SMALL)
    pytester.path.joinpath("other.guong").write_text(SMALL)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*four is enough*", "*mark: 4*"])
    pytester.runpytest_subprocess("other.guong").assert_outcomes(passed=1, failed=1)
    pytester.runpytest_subprocess("-k", "five").assert_outcomes(passed=1, deselected=1)


def test_pytest_is_told_which_rule_files_have_tests(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nguong_files = o*.guong\nguong_root = .\n")
    pytester.mkdir("deep").joinpath("other.guong").write_text('use "rules.guong"\ntest "five" for r { given mark 5 expect c eligible }\n')
    pytester.path.joinpath("rules.guong").write_text(SMALL)
    pytester.runpytest_subprocess().assert_outcomes(errors=1)
    pytester.path.joinpath("deep/other.guong").write_text('use "../rules.guong"\ntest "five" for r { given mark 5 expect c eligible }\n')
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_rule_file_with_errors_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("small.tests.guong").write_text("criterion")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*error E0112*"])

"""Loading rules, and what they declare."""

from __future__ import annotations

import datetime
import gc
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import REPOSITORY

import guong

DATED = """
parameter limit = 5
record r { mark : integer  since : date }
criterion c for r { enough "Enough" : mark >= limit  early "Early" : since <= reference date }
"""


def test_rules_say_what_they_declare(rules: guong.Rules) -> None:
    assert list(rules) == ["scholarship"]
    assert (rules.name, rules.language, rules.title) == ("scholarship", "vi", "Học bổng khuyến khích học tập")
    assert rules.sources == ("Quy định minh họa, không của trường nào",)
    assert [each.name for each in rules.record_types] == ["student"]
    assert [len(sha256) for sha256 in rules.files.values()] == [64]
    criterion = rules["scholarship"]
    assert (criterion.title, criterion.cite, criterion.record_type) == ("Học bổng", "Điều 3", "student")
    assert not rules.warnings


def test_words_come_in_the_language_that_was_asked_for() -> None:
    rules = guong.load(REPOSITORY / "examples/linked_host/scholarship.guong", language="en")
    assert rules.title == "Scholarships for study"
    with pytest.raises(guong.RecordsError, match="expected a number"):
        rules["scholarship"].evaluate({"average": "x"})
    with pytest.raises(ValueError, match="no language"):
        guong.load_text("", language="fr")


def test_an_unknown_criterion_says_which_is_near(rules: guong.Rules) -> None:
    with pytest.raises(guong.UnknownNameError, match="scholarship") as failure:
        rules["scholarshop"]
    assert failure.value.report[0].code == "E0701"
    assert "scholarshop" not in rules
    assert rules.get("scholarshop") is None


def test_errors_hold_their_findings_and_tell_them_in_both_languages() -> None:
    with pytest.raises(guong.RulesError) as failure:
        guong.load_text("criterion c for nobody { a : b }", name="broken.guong")
    report = failure.value.report
    assert report.has_errors
    finding = report[0]
    assert (finding.code[0], finding.severity, finding.file, finding.line) == ("E", "error", "broken.guong", 1)
    assert finding.message in str(failure.value)
    assert "broken.guong:1:" in str(failure.value)
    assert report.in_language("vi")[0].message != finding.message
    assert "lỗi" in str(report.in_language("vi"))
    assert "<pre>" in report._repr_html_()


def test_what_cannot_be_opened_is_an_error_of_the_rules(tmp_path: Path) -> None:
    with pytest.raises(guong.RulesError, match="nowhere.guong"):
        guong.load(tmp_path / "nowhere.guong")
    with pytest.raises(ValueError, match="zero byte"):
        guong.load("a\0b")
    with pytest.raises(guong.RulesError):
        guong.load(tmp_path)


def test_parameters_and_the_reference_date_are_set_by_the_host() -> None:
    record = {"mark": 7, "since": datetime.date(2025, 1, 1)}
    rules = guong.load_text(DATED, as_of="2025-06-30")
    assert rules["c"].evaluate(record).verdict is guong.Verdict.ELIGIBLE
    assert rules["c"].evaluate(record, as_of=datetime.date(2024, 12, 31)).verdict is guong.Verdict.INELIGIBLE
    settings: list[str | int | Decimal] = ["8", 8, Decimal("8"), Decimal("8.0")]
    for setting in settings:
        stricter = guong.load_text(DATED, parameters={"limit": setting}, as_of="2025-06-30")
        assert stricter["c"].evaluate(record).unmet == ["enough"]
    assert guong.load_text(DATED)["c"].evaluate(record).missing[0].at == "#reference_date"
    with pytest.raises(ValueError, match="30 February"):
        rules["c"].evaluate(record, as_of="30 February")
    with pytest.raises(guong.RulesError, match="limt"):
        guong.load_text(DATED, parameters={"limt": 8})
    with pytest.raises(TypeError, match="True"):
        guong.load_text(DATED, parameters={"limit": True})


def test_a_reference_date_that_is_none_is_refused_when_rules_are_loaded() -> None:
    for day in ["today", "2025-02-30", ""]:
        with pytest.raises(ValueError, match="reference date"):
            guong.load_text(DATED, as_of=day)
    for stamp in [datetime.datetime(2025, 6, 30), 20250630]:
        with pytest.raises(TypeError, match="reference date"):
            guong.load_text(DATED, as_of=stamp)  # type: ignore[arg-type]


def test_a_reference_date_that_is_missing_or_outside_validity_is_warned_of() -> None:
    rules = guong.load_text("ruleset dated { valid from 2025-01-01 }\n" + DATED)
    record = {"mark": 7, "since": "2025-01-01"}
    assert not rules.warnings
    for day, codes in [(None, ["W0704"]), ("2025-06-30", []), ("2024-06-30", ["W0703"])]:
        assert [each.code for each in rules.check(as_of=day)] == codes
        assert [each.code for each in rules["c"].evaluate(record, as_of=day).warnings] == codes
        records = rules.records("r", [record])
        assert [each.code for outcome in records.outcomes("c", as_of=day) for each in outcome.warnings] == codes
        told: list[Callable[[], object]] = [
            lambda: records.verdicts("c", as_of=day),
            lambda: records.evaluate(as_of=day),
            lambda: records.verdict_table("r", as_of=day),
            lambda: records.status_table("c", as_of=day),
        ]
        for ask in told:
            with warnings.catch_warnings(record=True) as heard:
                warnings.simplefilter("always")
                ask()
            assert [finding.code for each in heard for finding in found_in(each)] == codes
            assert all(each.filename == __file__ for each in heard)  # the line that asked
    assert not guong.load_text(DATED, as_of="2025-06-30").check()


def found_in(heard: warnings.WarningMessage) -> guong.Report:
    assert isinstance(heard.message, guong.ReportWarning)
    return heard.message.report


def test_used_files_are_read_by_a_function() -> None:
    asked = []

    def read(path: str) -> str | None:
        asked.append(path)
        return DATED if path == "base.guong" else None

    rules = guong.load_text('use "base.guong"\n', name="mine.guong", read=read)
    assert list(rules) == ["c"]
    assert asked == ["base.guong"]
    with pytest.raises(guong.RulesError, match="other.guong"):
        guong.load_text('use "other.guong"\n', read=read)


def test_an_exception_of_that_function_passes_through() -> None:
    def read(path: str) -> str:
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        guong.load_text('use "base.guong"\n', read=read)
    with pytest.raises(TypeError, match="gives a text"):
        guong.load_text('use "base.guong"\n', read=lambda path: 7)  # type: ignore[arg-type, return-value]


def test_a_host_withholds_more_fields(student: dict[str, object]) -> None:
    rules = guong.load(REPOSITORY / "examples/linked_host/scholarship.guong", sensitive=["average"])
    why = rules["scholarship"].evaluate(student).explain()
    assert "7.95" not in why.to_json() and "7,95" not in str(why)
    assert why.find("scholarship/study").masked
    shown = rules["scholarship"].evaluate(student).explain(show_sensitive=True)
    assert "7,95" in str(shown)


def test_outcomes_and_explanations_outlive_their_rules(student: dict[str, object]) -> None:
    rules = guong.load(REPOSITORY / "examples/linked_host/scholarship.guong")
    outcome = rules["scholarship"].evaluate(student)
    bound = rules.records("student", [student])
    explanation = outcome.explain(language="en")
    del rules
    gc.collect()
    assert bound.verdicts("scholarship") == ["ineligible"]
    del bound
    gc.collect()
    assert outcome.unmet == ["study"]
    del outcome
    gc.collect()
    node = explanation.because.children[0]
    del explanation
    gc.collect()
    assert node.actual == "7.95"


def test_native_objects_cannot_be_made_by_hand() -> None:
    from guong import _native

    for kind in [_native.Rules, _native.Records, _native.Outcome, _native.Explanation, _native.Evaluator, _native.Report]:
        with pytest.raises(TypeError):
            kind()

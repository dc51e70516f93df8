"""Explanations as objects, in words and in a notebook."""

from __future__ import annotations

import json
from decimal import Decimal
from html.parser import HTMLParser

import pytest

import guong
from guong import Status, Verdict


def test_the_tree_says_what_was_found_and_what_was_needed(rules: guong.Rules, student: dict[str, object]) -> None:
    why = rules["scholarship"].evaluate(student).explain(language="en")
    assert (why.verdict, why.record, why.criterion) == (Verdict.INELIGIBLE, ("student", "s1"), "scholarship")
    assert why.reasons == ["scholarship/study"]
    study = why.find("scholarship/study")
    assert (study.id, study.status, study.kind, study.cite) == ("study", Status.UNMET, "condition", "khoản 1")
    assert (study.label, study.actual, study.needed) == ("An average mark of 8.0 or more", "7.95", "at least 8")
    assert study.at == ["/average"]
    assert (study.file.endswith("scholarship.guong"), study.line) == (True, 23)
    assert [each.path for each in why.because.walk()] == [
        "scholarship",
        "scholarship/study",
        "scholarship/conduct",
        "scholarship/effort",
        "scholarship/effort/hardship",
        "scholarship/effort/activities",
    ]
    with pytest.raises(KeyError):
        why.find("scholarship/nothing")


def test_an_outcome_tells_items_and_what_is_missing(rules: guong.Rules) -> None:
    outcome = rules["scholarship"].evaluate({"average": 9, "conduct": "tốt"})
    assert outcome.items["scholarship"] is Status.UNDETERMINED
    assert outcome.items["scholarship/study"] == "met"
    assert [each.label for each in outcome.missing] == ["Hoàn cảnh khó khăn", "Hoạt động"]
    asked = outcome.explain(language="en").missing[0]
    assert (asked.at, asked.label, asked.asked_by, asked.can_make) == (
        "/hardship",
        "In hardship",
        ("scholarship/effort/hardship",),
        (Verdict.ELIGIBLE,),
    )


def test_changes_and_margins_are_found_where_they_are_asked_for(rules: guong.Rules, student: dict[str, object]) -> None:
    outcome = rules["scholarship"].evaluate(student)
    assert outcome.explain().changes == []
    [[change]] = outcome.explain(changes=3, language="en").changes
    assert change == guong.Change("/average", Decimal("7.95"), 8, "Raise “Average mark” from 7.95 to 8")
    [margin] = [each for each in rules["scholarship"].evaluate({**student, "average": 8.5}).explain(margins=True).margins if each.at == "/average"]
    assert margin.at_least == 8
    with pytest.raises(ValueError):
        outcome.explain(changes=-1)


def test_one_explanation_speaks_both_languages(rules: guong.Rules, student: dict[str, object]) -> None:
    why = rules["scholarship"].evaluate(student).explain()
    assert str(why).startswith("Chưa đủ tiêu chuẩn")
    english = why.in_language("en")
    assert str(english).startswith("Not yet eligible")
    assert json.loads(english.to_json())["verdict"] == "ineligible"
    assert "hardship" in english.to_text(all_items=True)
    assert "\x1b[" in english.to_text(colour=True)
    assert english.to_html().startswith("<!DOCTYPE html>")
    assert "Not yet eligible" in english.to_markdown()
    both = guong.markdown([english, english])
    assert both.count("Not yet eligible") > 1
    assert guong.html_page([])
    with pytest.raises(ValueError):
        why.in_language("fr").to_text()


class Balance(HTMLParser):
    """What is open in some HTML, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_notebook_shows_a_tree_and_escapes_what_records_say(rules: guong.Rules) -> None:
    outcome = rules["scholarship"].evaluate({"id": "<script>", "average": 7, "activities": ["<b>"]})
    shown = outcome.explain(changes=1, language="en")._repr_html_()
    assert "<script" not in shown
    read = Balance(shown)
    assert read.open == []
    assert read.text.startswith("✗ Not yet eligible: Student <script>")
    assert "Raise “Average mark” from 7 to 8" in read.text
    assert Balance(outcome._repr_html_()).open == []
    assert "7" in outcome._repr_markdown_()


def test_explanations_that_nest_deeper_than_python_follows_are_read() -> None:
    depth = 90
    helpers = "".join(f"define d{n} for r : {f'd{n - 1} and not (mark = {n} and mark = 1)' if n else 'mark >= 1'}\n" for n in range(depth))
    rules = guong.load_text(f"record r {{ mark : integer }}\n{helpers}criterion c for r {{ x : d{depth - 1} }}\n")
    why = rules["c"].evaluate({"mark": 0}).explain()
    assert sum(1 for _ in why.because.walk()) > depth
    assert Balance(why._repr_html_()).open == []

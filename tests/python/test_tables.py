"""Tables of pandas, polars and pyarrow, in and out."""

from __future__ import annotations

import gc
import json
import warnings
from decimal import Decimal
from typing import Any

import pandas  # type: ignore[import-untyped]
import polars
import pyarrow  # type: ignore[import-untyped]
import pytest
from conftest import REPOSITORY

import guong

COLUMNS: dict[str, list[Any]] = {
    "id": ["s1", "s2", "s3", "s4"],
    "average": [8.5, 7.95, None, 9.0],
    "conduct": ["tốt", "xuất sắc", "tốt", None],
    "hardship": [True, False, None, True],
    "activities": [[], ["Hiến máu", "Mùa hè xanh"], None, []],
}
VERDICTS = ["eligible", "ineligible", "undetermined", "undetermined"]

TABLES = {
    "pyarrow table": lambda: pyarrow.table(COLUMNS),
    "pyarrow batch": lambda: pyarrow.record_batch(COLUMNS),
    "pyarrow pieces": lambda: pyarrow.concat_tables([pyarrow.table(COLUMNS).slice(0, 1), pyarrow.table(COLUMNS).slice(1)]),
    "pyarrow decimals": lambda: pyarrow.table({**COLUMNS, "average": [each and Decimal(str(each)) for each in COLUMNS["average"]]}),
    "pyarrow levels": lambda: pyarrow.table({**COLUMNS, "conduct": pyarrow.array(COLUMNS["conduct"]).dictionary_encode()}),
    "polars": lambda: polars.DataFrame(COLUMNS),
    "polars categories": lambda: polars.DataFrame(COLUMNS).with_columns(polars.col("conduct").cast(polars.Categorical)),
    "pandas": lambda: pandas.DataFrame(COLUMNS),
    "pandas categories": lambda: pandas.DataFrame(COLUMNS).astype({"conduct": "category"}),
}


@pytest.mark.parametrize("make", TABLES.values(), ids=TABLES)
def test_tables_are_judged_like_dicts(rules: guong.Rules, make: Any) -> None:
    records = rules.records("student", make())
    assert records.ids == [("student", each) for each in COLUMNS["id"]]
    assert records.verdicts("scholarship") == VERDICTS
    assert records.evaluate() == rules.records("student", [dict(zip(COLUMNS, row)) for row in zip(*COLUMNS.values())]).evaluate()


def test_verdicts_come_as_a_table(rules: guong.Rules) -> None:
    told = rules.evaluate_table(polars.DataFrame(COLUMNS), record="student", jobs=2)
    expected = {"id": COLUMNS["id"], "scholarship": VERDICTS}
    assert pyarrow.table(told).to_pydict() == expected
    assert pyarrow.record_batch(told).to_pydict() == expected
    assert polars.DataFrame(told).to_dict(as_series=False) == expected
    assert {name: list(column) for name, column in pandas.DataFrame.from_arrow(told).items()} == expected
    assert pyarrow.table(told).to_pydict() == expected  # as often as anybody likes


def test_statuses_come_as_a_table(rules: guong.Rules) -> None:
    told = pyarrow.table(rules.records("student", pyarrow.table(COLUMNS)).status_table("scholarship")).to_pydict()
    assert list(told)[0] == "scholarship"
    assert [column for name, column in told.items() if name.endswith("study")] == [["met", "unmet", "undetermined", "met"]]


def test_a_record_of_a_table_is_refused_alone(rules: guong.Rules) -> None:
    records = rules.records("student", pyarrow.table({**COLUMNS, "conduct": ["tốt", "unheard of", "tốt", None]}))
    assert [each.at for each in records.refused] == ["/student/1"]
    assert pyarrow.table(records.verdict_table("student"))["scholarship"].to_pylist() == ["eligible", None, "undetermined", "undetermined"]


def test_what_is_wrong_with_a_table_is_warned_of(rules: guong.Rules) -> None:
    wrong = {**COLUMNS, "conduct": ["tốt", "unheard of", "tốt", None], "averige": [8.5, 7.95, None, 9.0]}
    with pytest.warns(guong.ReportWarning) as heard:
        told = rules.evaluate_table(pyarrow.table(wrong), record="student")
    assert pyarrow.table(told)["scholarship"].to_pylist() == ["eligible", None, "undetermined", "undetermined"]
    (only,) = heard
    assert only.filename == __file__
    assert isinstance(only.message, guong.ReportWarning)
    assert {each.code for each in only.message.report} == {"W0604", "E0612"}
    assert "averige" in str(only.message) and "/student/1/conduct" in str(only.message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rules.evaluate_table(pyarrow.table(COLUMNS), record="student")


def test_a_table_says_its_rows_and_columns(rules: guong.Rules) -> None:
    records = rules.records("student", pyarrow.table(COLUMNS))
    assert repr(records.verdict_table("student")) == "<Table: 4 rows, columns id, scholarship>"
    assert repr(rules.records("student", [{}]).verdict_table("student", ids=False)) == "<Table: 1 row, columns scholarship>"
    assert repr(records.status_table("scholarship")).startswith("<Table: 4 rows, columns scholarship, scholarship/study")


def test_a_column_that_is_of_another_kind_is_an_error(rules: guong.Rules) -> None:
    with pytest.raises(guong.RecordsError):
        rules.records("student", pyarrow.table({"average": [[1], [2]]}))
    with pytest.raises(guong.RecordsError):
        rules.records("student", pyarrow.table({"averige": [1]}), strict=True)
    assert [each.severity for each in rules.records("student", pyarrow.table({"averige": [1]})).report] == ["warning"]


def test_wrong_arguments_are_refused(rules: guong.Rules) -> None:
    records = rules.records("student", pyarrow.table(COLUMNS))
    with pytest.raises(guong.UnknownNameError):
        records.verdict_table("studant")
    with pytest.raises(guong.UnknownNameError):
        records.verdict_table("student", ["scholarshop"])
    with pytest.raises(ValueError):
        records.status_table("scholarship", jobs=0)

    class Broken:
        def __arrow_c_stream__(self) -> object:
            return 7

    with pytest.raises(ValueError):
        rules.records("student", Broken())
    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema([("average", pyarrow.int64())]), iter([]))
    assert len(rules.records("student", reader)) == 0


def test_a_stream_that_fails_is_told(rules: guong.Rules) -> None:
    def fail() -> Any:
        yield pyarrow.record_batch({"average": [1]})
        raise RuntimeError("no more")

    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema([("average", pyarrow.int64())]), fail())
    with pytest.raises(guong.RecordsError, match="no more"):
        rules.records("student", reader)


def test_references_resolve_between_tables() -> None:
    rules = guong.load_text(
        """
record unit { small : boolean }
record person { unit : unit }
criterion c for person { small "In a small unit" : unit.small }
"""
    )
    units = polars.DataFrame({"id": ["u1", "u2"], "small": [True, False]})
    people = pyarrow.table({"id": ["p1", "p2"], "unit": ["u1", "u2"]})
    assert rules.dataset({"unit": units, "person": people}).verdicts("c") == [None, None, "eligible", "ineligible"]


def test_cells_are_read_where_they_lie_and_live_as_long_as_they_are_needed() -> None:
    rules = guong.load_text("record r { mark : integer }\ncriterion c for r { enough : mark >= 5 }\n")
    before = pyarrow.total_allocated_bytes()
    marks = pyarrow.array(range(1_000_000), pyarrow.int64())
    held = pyarrow.total_allocated_bytes()
    records = rules.records("r", pyarrow.table({"mark": marks}))
    assert pyarrow.total_allocated_bytes() - held < 1_000_000  # no copy was made by Arrow
    del marks
    gc.collect()
    assert pyarrow.total_allocated_bytes() >= held  # the records hold on to them
    outcomes = records.outcomes("c")[:1]
    told = records.verdict_table("r")
    del records
    gc.collect()
    assert pyarrow.table(told).num_rows == 1_000_000
    assert outcomes[0].verdict == "ineligible"
    del told, outcomes
    gc.collect()
    assert pyarrow.total_allocated_bytes() <= before + 1_000_000


def test_a_batch_that_nobody_takes_is_released(rules: guong.Rules) -> None:
    told = rules.records("student", pyarrow.table(COLUMNS)).verdict_table("student")
    for _ in range(1_000):
        told.__arrow_c_array__()
        told.__arrow_c_stream__()


def plain(data: Any) -> Any:
    """Records without what is said beside facts, which columns cannot say."""
    if isinstance(data, dict):
        return plain(data["value"]) if "value" in data else {key: plain(each) for key, each in data.items()}
    return [plain(each) for each in data] if isinstance(data, list) else data


def test_a_whole_file_is_judged_alike_by_columns() -> None:
    rules = guong.load(REPOSITORY / "rules/scholarship/scholarship.guong")
    data = plain(json.loads((REPOSITORY / "rules/scholarship/students.json").read_text(encoding="utf-8")))
    columns = {name: dict.fromkeys(key for row in rows for key in row) for name, rows in data.items()}
    tables = {name: pyarrow.Table.from_pylist([{**columns[name], **row} for row in rows]) for name, rows in data.items()}
    assert rules.dataset(tables).evaluate() == rules.dataset(data).evaluate()

"""Rules that several tests share. The tests run in the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

import guong

pytest_plugins = ["pytester"]

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def rules() -> guong.Rules:
    """A made-up regulation: one criterion, `scholarship`, for `student`."""
    return guong.load(REPOSITORY / "examples/linked_host/scholarship.guong")


@pytest.fixture
def student() -> dict[str, object]:
    """Misses an average mark of 8."""
    return {"id": "s1", "average": 7.95, "conduct": "tốt", "activities": ["Hiến máu", "Mùa hè xanh"]}

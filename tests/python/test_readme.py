"""What the page of the package shows is what comes."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import REPOSITORY

PAGE = (REPOSITORY / "bindings/python/README.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_programs() -> None:
    assert len(PROGRAMS) == PAGE.count("```python\n")


@pytest.mark.parametrize(("program", "printed"), PROGRAMS)
def test_a_program_prints_what_stands_below_it(program: str, printed: str) -> None:
    found = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True, capture_output=True)
    assert found.stdout.decode() == printed

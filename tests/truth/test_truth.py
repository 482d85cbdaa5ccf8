"""Every program runs against the real SDK, and Domicile has to have foretold what it did."""

from __future__ import annotations

import sys

import pytest

from .compare import complaints
from .program import Driver, Program, all_programs
from .report import report

pytestmark = [
    pytest.mark.skipif(
        sys.version_info < (3, 11), reason="positions of calls in frames need CPython 3.11"
    ),
    pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="runs are forked"),
]


@pytest.mark.parametrize("program", all_programs(), ids=lambda program: program.name)
def test_domicile_foretells_what_a_program_does(program: Program, driver: Driver) -> None:
    truth = driver.observe(program)
    assert truth.failures == []
    found = complaints(program, truth, report(program))
    if found:
        pytest.fail("\n".join(found), pytrace=False)

"""Programs drawn from the grammar of idioms: whatever they send, Domicile has foretold.

A fixed set of programs is drawn by default. `DOMICILE_TRUTH_EXAMPLES=2000` draws that many others.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings

from .compare import complaints
from .grammar import RUN_ALL, programs
from .program import Driver, Program, Run
from .report import report

EXAMPLES = int(os.environ.get("DOMICILE_TRUTH_EXAMPLES", "0"))
# What may be said of a program that nobody has tuned: some of its code may be dead.
LOOSE = ("reported, but no run made a call there",)

pytestmark = [
    pytest.mark.skipif(
        sys.version_info < (3, 11), reason="positions of calls in frames need CPython 3.11"
    ),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked"),
]


@settings(
    max_examples=EXAMPLES or 40,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(text=programs())
def test_whatever_a_program_sends_was_foretold(text: str, driver: Driver) -> None:
    note(text)
    assert faults(text, driver) == []


def faults(text: str, driver: Driver) -> list[str]:
    """What is wrong with what Domicile says of a program of the grammar."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "program.py").write_text(text)
        (root / "main.py").write_text(RUN_ALL)
        program = Program(root.name, root, "main.py", (Run((), ()),), exact=frozenset())
        truth = driver.observe(program)
        assert truth.failures == []
        found = complaints(program, truth, report(program))
    return [line for line in found if not line.endswith(LOOSE)]

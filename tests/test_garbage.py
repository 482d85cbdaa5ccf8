"""When unused cycles are looked for: rarely in a run, never in a process that does one."""

from __future__ import annotations

import subprocess
import sys

from domicile import garbage

PROCESS = """
import gc
from domicile import garbage
garbage.look_for_none()
for _ in range(3):
    with garbage.rare_collections():
        print(gc.isenabled(), end=" ")
"""


def test_collections_are_as_before() -> None:
    import gc

    before = gc.get_threshold()
    with garbage.rare_collections():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


def test_a_process_with_a_second_run_gives_back_what_the_first_has_left() -> None:
    ran = subprocess.run([sys.executable, "-c", PROCESS], capture_output=True, text=True)
    assert ran.stdout.split() == ["False", "True", "True"]

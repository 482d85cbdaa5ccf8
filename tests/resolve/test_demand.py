"""Whose callers must be seen, and what may change what others see."""

from __future__ import annotations

from textwrap import dedent

import pytest

from domicile.resolve.modules.modules import global_value
from domicile.resolve.relevance.demand import disturbs, names

from .program import machine_of, run_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = 1", False),
        ("self.x = 1", False),  # of its own object
        ("other.x = 1", True),
        ("other.x.y = 1", True),
        ("print(other.x)", False),
        ("global x\n    x = 1", True),
        ("setattr(other, 'x', 1)", True),
        ("vars(other)['x'] = 1", True),
        ("other.__dict__['x'] = 1", True),
    ],
)
def test_what_may_change_what_others_see(body: str, expected: bool) -> None:
    machine = machine_of({"app.py": f"def f(self, other):\n    {body}\n"})
    (chunk,) = run_of(machine, "app.py").module.chunks
    assert disturbs(chunk) is expected


@pytest.mark.parametrize(
    ("method", "expected"), [("ask", "ask"), ("_ask", "_ask"), ("__init__", "Bot")]
)
def test_the_name_by_which_a_method_is_reached(method: str, expected: str) -> None:
    source = dedent(f"""
        class Bot:
            def {method}(self):
                pass
    """)
    machine = machine_of({"app.py": source})
    run = run_of(machine, "app.py")
    global_value(machine, run, "Bot")
    (info,) = run.classes
    assert list(names(info.methods[method])) == [expected]

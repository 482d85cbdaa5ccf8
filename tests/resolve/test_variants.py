"""What a call can send together, and what is said where that is more than is kept."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PROGRAM = """
import sys
import anthropic

models = {models}
geos = {geos}
anthropic.Anthropic().messages.create(
    model=models[int(sys.argv[1])], inference_geo=geos[int(sys.argv[2])], max_tokens=1, messages=[]
)
"""


@pytest.mark.parametrize(
    ("models", "geos", "complete"), [(2, 3, True), (40, 40, True), (60, 60, False)]
)
def test_too_many_combinations_leave_a_call_open(models: int, geos: int, complete: bool) -> None:
    source = PROGRAM.format(
        models=[f"model-{n}" for n in range(models)], geos=[f"geo-{n}" for n in range(geos)]
    )
    project = Project(["app.py"], lambda path: load(path, decode(source.encode())))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.complete is complete
    assert call.inference_geo.complete is complete
    if complete:
        assert (len(call.model.values), len(call.inference_geo.values)) == (models, geos)
        assert len(call.variants) == models * geos
    else:
        assert "combinations" in call.model.reasons[0].text

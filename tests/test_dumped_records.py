"""Dumped records whose dicts hold each other, or are in many places: each is looked at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from domicile.pipeline import Options, analyse

PROGRAM = """
import anthropic
from pydantic import BaseModel

class Params(BaseModel):
    model: str
    extra_body: dict

def ask():
    body = {{"inference_geo": "us", "user": None}}
    {more}
    params = Params(model="claude-opus-4-7", extra_body=body)
    sent = params.model_dump(exclude_none=True)
    return anthropic.Anthropic().messages.create(**sent, max_tokens=1, messages=[])
"""
PLACES = "; ".join(f"d{n} = [d{n - 1}, d{n - 1}]" for n in range(1, 40))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("", id="one dict"),
        pytest.param('body["again"] = body', id="within itself"),
        pytest.param('other = {"first": body}; body["second"] = other', id="two within each other"),
        pytest.param(f'd0 = {{"a": None}}; {PLACES}; body["d"] = d39', id="in very many places"),
    ],
)
def test_what_is_sent_is_known(tmp_path: Path, more: str) -> None:
    path = tmp_path / "app.py"
    path.write_text(PROGRAM.format(more=more))
    report = analyse(Options(paths=(str(path),), use_policy=False, jobs=1))
    (entry,) = report.calls
    assert entry.call.inference_geo.values == ("us",)
    assert entry.call.inference_geo.complete
    assert entry.call.model.values == ("claude-opus-4-7",)

"""How the cost grows: trees of one pattern in several sizes, a fiftieth of their files relevant."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

SIZES = (1_000, 5_000, 20_000, 40_000)
_PACKAGE = 100  # files, of which one makes a call and one holds its settings

_PLAIN = """\
import os


class Thing{number}:
    def __init__(self, name, size=1):
        self.name = name
        self.size = size

    def grow(self, by):
        for step in range(by):
            self.size += step
        return self.size


def read(path):
    with open(os.path.join(path, "{number}.txt")) as file:
        return [line.strip() for line in file if line]
"""
_SETTINGS = 'MODEL = "claude-opus-4-6"\nGEO = "eu" if {number} % 2 else "us"\n'
_CALL = """\
import anthropic

from .settings import GEO, MODEL

client = anthropic.Anthropic()


def ask(prompt, model=MODEL, geo=GEO):
    kwargs = {{"model": model, "max_tokens": {number}, "messages": [prompt]}}
    if geo:
        kwargs["inference_geo"] = geo
    return client.messages.create(**kwargs)
"""


def build(folder: Path, size: int) -> Path:
    """A tree of `size` files in packages of their own; one that is there is used again."""
    tree = folder / "growth" / str(size)
    for number in range(size // _PACKAGE):
        package = tree / f"part{number}" / f"part{number}"
        if package.exists():
            continue
        package.mkdir(parents=True)
        (package.parent / "pyproject.toml").write_text(f'[project]\nname = "part{number}"\n')
        (package / "settings.py").write_text(_SETTINGS.format(number=number))
        (package / "ask.py").write_text(_CALL.format(number=number))
        for other in range(_PACKAGE - 2):
            (package / f"plain{other}.py").write_text(_PLAIN.format(number=other))
    return tree


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The power of the size that the cost grows with: the slope that fits the logarithms best."""
    xs, ys = ([math.log(value) for value in values] for values in (sizes, seconds))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return above / sum((a - x) ** 2 for a in xs)

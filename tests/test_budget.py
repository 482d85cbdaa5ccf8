"""What a run has to do, counted and not timed: more of it than here is a step back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import pytest

from domicile import screen
from domicile.pipeline import Options, analyse
from domicile.stages import Stages

Tree = Callable[..., Path]

_ASK = """\
import anthropic

client = anthropic.Anthropic()
LIMIT = 8
PLACE = "us"


def ask(text):
    return client.messages.create(model="opus", inference_geo=PLACE, max_tokens=LIMIT)


def unrelated(numbers):
    return sum(number for number in numbers if number > 0)
"""
_ORDINARY = "import os\nimport sys\n\n\ndef name(path):\n    return os.path.basename(path)\n"


def counts(**options: object) -> Mapping[str, int]:
    stages = Stages()
    analyse(Options(use_policy=False, **options), stages)  # type: ignore[arg-type]  # a table's values
    return stages.counts


def test_only_what_matters_is_parsed_and_lowered(tree: Tree) -> None:
    ordinary = {f"pkg/m{n}.py": _ORDINARY for n in range(50)}
    used = {f"app/use{n}.py": "from llm.ask import ask\n\nask('x')\n" for n in range(3)}
    tree({"llm/ask.py": _ASK, **used, **ordinary})
    done = counts()
    assert done["files read for the byte gate"] == 54
    assert done["files parsed"] == 4
    assert done["statements and functions lowered"] <= 12


def test_nothing_is_lowered_where_nothing_spells_a_call(tree: Tree) -> None:
    speaking = 'import os\n\nNAME = os.environ.get("CLAUDE_NAME", "bedrock")\n'
    tree({"app/names.py": speaking, "app/use.py": "from app.names import NAME\n\nprint(NAME)\n"})
    done = counts()
    assert done["files parsed"] >= 1
    assert done["statements and functions lowered"] == 0


def test_work_is_linear_in_the_relevant_files(tree: Tree) -> None:
    def work(number: int) -> int:
        tree({f"s{n}/ask{n}.py": _ASK for n in range(number)})
        return counts()["statements and functions lowered"]

    few = work(5)
    assert few
    assert work(20) <= 4 * few


_ASKER = """
class Asker{0}:
    def __init__(self, model="opus"):
        self.model = model
        self.client = anthropic.Anthropic()

    def ask(self, text):
        return self.client.messages.create(model=self.model, max_tokens={0}, messages=[text])
"""
_COUNTED = ("writers.py", "entries.py", "modules.py", "early_defaults.py")


def test_work_is_linear_in_the_classes_of_a_file(tree: Tree) -> None:
    def lines(number: int) -> int:
        count = 0

        def traced(frame: FrameType, event: str, _: object) -> object:
            nonlocal count
            count += event == "line"
            return traced if frame.f_code.co_filename.endswith(_COUNTED) else None

        tree({"ask.py": "import anthropic\n" + "".join(map(_ASKER.format, range(number)))})
        threading.settrace(traced)  # type: ignore[arg-type]  # what it gives traces a frame's lines
        try:
            counts()
        finally:
            threading.settrace(None)  # type: ignore[arg-type]
        return count

    few = lines(20)
    assert few
    assert lines(80) <= 5 * few


def test_each_file_is_read_once_for_the_gate(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree({f"m{n}.py": _ORDINARY for n in range(20)})
    read: list[str] = []
    original = screen.read

    def noted(path: str, *, named: bool) -> bytes | None:
        read.append(path)
        return original(path, named=named)

    monkeypatch.setattr(screen, "read", noted)
    counts()
    assert sorted(read) == sorted(f"m{n}.py" for n in range(20))

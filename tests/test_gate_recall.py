"""The byte gate loses no call: gated and ungated runs find the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domicile import screen
from domicile.discover import Verdict
from domicile.findings import Finding
from domicile.pipeline import Options, analyse
from domicile.results import InventoryEntry, Report

TESTS = Path(__file__).parent
CORPUS = [
    *sorted(path for path in (TESTS / "truth" / "packages").iterdir() if path.is_dir()),
    TESTS.parent / "examples",
    TESTS.parent / "linter" / "domicile" / "judge",  # ordinary code that names what matters
]
_WRAPPED = {
    "llm/client.py": "import anthropic\n\n\ndef client():\n    return anthropic.Anthropic()\n",
    "llm/ask.py": (
        "from llm.client import client\n\n\ndef ask(text, **more):\n"
        "    return client().messages.create(messages=text, max_tokens=8, **more)\n"
    ),
    "app/one.py": 'from llm.ask import ask\n\nask("x", model="opus", inference_geo="us")\n',
    "app/two.py": 'from llm import ask as a\n\na.ask("x", model="opus")\n',
    "app/three.py": 'import llm.ask\n\nllm.ask.ask("x", model="haiku")\n',
    "app/none.py": "import os\n\nask = os.getenv\n",
}


def both(monkeypatch: pytest.MonkeyPatch) -> tuple[Report, Report]:
    """What a run over the working directory finds, and what one without the gate does."""
    gated = analyse(Options(use_policy=False))
    with monkeypatch.context() as patch:
        patch.setattr(screen, "passes", lambda data, search=None: True)
        ungated = analyse(Options(use_policy=False))
    return gated, ungated


def _call(entry: InventoryEntry) -> InventoryEntry:
    """Without the callers that explain: those beyond two files without a word are not followed."""
    variants = tuple(replace(variant, related=()) for variant in entry.call.variants)
    return entry._replace(call=replace(entry.call, variants=variants))


def _finding(finding: Finding) -> Finding:
    return replace(finding, related=())


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_gated_and_ungated_runs_find_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, tmp_path / "tree")
    monkeypatch.chdir(tmp_path / "tree")
    gated, ungated = both(monkeypatch)
    assert [*map(_call, gated.calls)] == [*map(_call, ungated.calls)]
    assert [*map(_finding, gated.findings)] == [*map(_finding, ungated.findings)]
    assert ungated.analysed == sum(
        name.endswith(".py") for _, _, names in os.walk(".") for name in names
    )


def test_calls_through_files_without_a_word(
    tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(_WRAPPED)
    gated, ungated = both(monkeypatch)
    assert gated.calls == ungated.calls
    (entry,) = gated.calls
    assert set(entry.call.model.values) >= {"opus", "haiku"}
    assert (gated.analysed, ungated.analysed) == (3, 6)


_HANDED_OUT = {
    "llm.py": "import anthropic\n\nsend = anthropic.Anthropic().messages.create\n",
    "base.py": (
        "class Base:\n    def ask(self, text):\n        send = self.sender()\n"
        "        return send(model=self.model, max_tokens=8, messages=text)\n"
    ),
    "bot.py": (
        "import anthropic\nfrom base import Base\n\n\nclass Bot(Base):\n"
        '    model = "claude-opus-4-7"\n\n    def sender(self):\n'
        "        return anthropic.Anthropic().messages.create\n"
    ),
    "ask.py": "from llm import send\n\nsend(model='opus', max_tokens=8, messages='x')\n",
    "out.py": "from llm import send\n\nsend(model='opus', max_tokens=8, messages='x')\n",
}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((".",), ["ask.py", "base.py", "out.py"]),
        (("ask.py", "llm.py"), ["ask.py"]),
        (("llm.py",), []),
    ],
)
def test_what_is_imported_or_inherited_sends_from_files_without_a_word(
    tree: Callable[..., Path], paths: tuple[str, ...], expected: list[str]
) -> None:
    tree(_HANDED_OUT)
    report = analyse(Options(paths=paths, use_policy=False, list_files=True))
    assert [entry.call.location.path for entry in report.calls] == expected
    verdicts = {file.path: file.verdict for file in report.files}
    assert all(verdicts[path] is Verdict.ANALYSED for path in expected)


def test_what_the_policy_excludes_is_left_out_of_them(tree: Callable[..., Path]) -> None:
    tree(_HANDED_OUT | {"domicile.yaml": "version: 1\nexclude: [out.py]\n"})
    found = [entry.call.location.path for entry in analyse(Options()).calls]
    assert found == ["ask.py", "base.py"]

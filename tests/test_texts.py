"""Texts that stand for files: several at once, opened or only imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from domicile.pipeline import Options, RunError, analyse

Tree = Callable[..., Path]

SETTINGS = 'MODEL = "{}"\n'
CALLER = """import anthropic
from settings import MODEL
anthropic.Anthropic().messages.create(model=MODEL, messages=[])
"""
OLD, NEW = "claude-haiku-4-5", "claude-opus-4-7"


@pytest.mark.parametrize(
    ("paths", "texts", "models"),
    [
        (("app.py",), {}, {"app.py": (OLD,)}),
        (("app.py",), {"settings.py": SETTINGS.format(NEW)}, {"app.py": (NEW,)}),
        ((".",), {"settings.py": SETTINGS.format(NEW)}, {"app.py": (NEW,)}),
        (("app.py",), {"app.py": "x = 1\n"}, {}),
        (
            ("app.py", "unsaved.py"),
            {"settings.py": SETTINGS.format(NEW), "unsaved.py": CALLER},
            {"app.py": (NEW,), "unsaved.py": (NEW,)},
        ),
    ],
)
def test_texts_stand_for_files(
    tree: Tree, paths: tuple[str, ...], texts: dict[str, str], models: dict[str, tuple[str, ...]]
) -> None:
    tree({"app.py": CALLER, "settings.py": SETTINGS.format(OLD), "pyproject.toml": ""})
    report = analyse(Options(paths, texts={path: text.encode() for path, text in texts.items()}))
    found = {entry.call.location.path: entry.call.model.values for entry in report.calls}
    assert found == models


def test_texts_stand_for_policies(tree: Tree) -> None:
    tree({"app.py": CALLER, "domicile.yaml": "version: 1\nextends: [base.yaml]\n", "base.yaml": ""})
    texts = {"base.yaml": b"version: 1\nscopes: [{permit: {geos: [mars]}}]\n"}
    assert [found.rule for found in analyse(Options(texts=texts)).findings] == ["GEO301", "GEO402"]
    with pytest.raises(RunError) as raised:
        analyse(Options(texts={"base.yaml": b"version: 1\nscope: []\n"}))
    assert [(p.path, p.line, p.key) for p in raised.value.problems] == [("base.yaml", 2, "scope")]

"""What is found does not depend on the folder that Domicile runs in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from domicile.pipeline import Options, analyse

Tree = Callable[..., Path]

CALL = "anthropic.Anthropic().messages.create(model=MODEL, messages=[])\n"
FILES = {
    "pyproject.toml": "",
    "run.py": f"import anthropic\nfrom app.models import MODEL\n{CALL}",
    "app/__init__.py": "",
    "app/models.py": 'MODEL = "claude-opus-4-7"\n',
    "app/plain.py": f"import anthropic\nfrom app.models import MODEL\n{CALL}",
    "app/dotted.py": f"import anthropic\nfrom .models import MODEL\n{CALL}",
    "app/web/__init__.py": "",
    "app/web/models.py": 'MODEL = "claude-haiku-4-5"\n',
    "app/web/up.py": f"import anthropic\nfrom ..models import MODEL\n{CALL}",
    "app/web/plain.py": f"import anthropic\nfrom app.models import MODEL\n{CALL}",
    "app/web/own.py": f"import anthropic\nfrom app.web.models import MODEL\n{CALL}",
    "tools/plain.py": f"import anthropic\nfrom app.models import MODEL\n{CALL}",
}
MODELS = {name: "claude-opus-4-7" for name, text in FILES.items() if "create" in text}
MODELS["app/web/own.py"] = "claude-haiku-4-5"


@pytest.mark.parametrize("folder", [".", "app", "app/web", "tools"])
@pytest.mark.parametrize("whole", [True, False])
def test_imports_are_followed_from_everywhere(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, folder: str, whole: bool
) -> None:
    root = tree(FILES)
    monkeypatch.chdir(root / folder)
    paths = [os.path.relpath(root)] if whole else [os.path.relpath(root / name) for name in MODELS]
    report = analyse(Options(tuple(paths), use_policy=False))
    found = {
        Path(entry.call.location.path).resolve().relative_to(root).as_posix(): entry.call.model
        for entry in report.calls
    }
    assert {name: model.values for name, model in found.items()} == {
        name: (model,) for name, model in MODELS.items()
    }
    assert all(model.complete for model in found.values())


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_file_checked_in_its_own_folder(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = tree(FILES) / name
    monkeypatch.chdir(file.parent)
    (entry,) = analyse(Options((file.name,), use_policy=False)).calls
    assert (entry.call.model.values, entry.call.model.complete) == ((MODELS[name],), True)

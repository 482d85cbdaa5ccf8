"""What is installed or unpacked beside the code is taken for the libraries that it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from domicile.installed import Installed, metadata_in
from domicile.pipeline import Options, analyse

Tree = Callable[..., Path]

METADATA = metadata_in(
    [
        "bundle/handler.py",
        "bundle/some_lib/__init__.py",
        "bundle/some_lib-2.0.dist-info/METADATA",
        "bundle/other_lib-1.0.dist-info/METADATA",
        "unpacked/chat/chat-3.1.dist-info/METADATA",
        "archives/tool-1.0/PKG-INFO",
        "dev/src/mine.egg-info/PKG-INFO",
    ]
)
KNOWN = {"vendor/pydantic/main.py", "vendor/anthropic/_base_client.py", "web/requests/views.py"}


@pytest.mark.parametrize(
    ("importer", "root", "top", "expected"),
    [
        # Installed beside the code, as in a function's bundle; not what has no metadata.
        ("bundle/handler.py", "bundle", "some_lib", True),
        ("bundle/other_lib/a.py", "bundle", "some_lib", True),
        ("bundle/some_lib/b.py", "bundle", "some_lib", False),
        ("bundle/handler.py", "bundle", "mine", False),
        ("app.py", "bundle", "some_lib", True),
        ("app.py", "bundle", "handler", False),
        # One archive unpacked into a folder of its own: all that is there, but not for itself.
        ("unpacked/app/a.py", "unpacked/chat", "chat_helpers", True),
        ("unpacked/chat/chat/a.py", "unpacked/chat", "chat_helpers", False),
        ("other/a.py", "archives/tool-1.0/src", "tool", True),
        ("archives/tool-1.0/tests/a.py", "archives/tool-1.0/src", "tool", False),
        # A project that is being worked on is no such thing.
        ("app.py", "dev/src", "mine", False),
        # Without metadata: what looks like a library that is known.
        ("app.py", "vendor", "pydantic", True),
        ("vendor/pydantic/v1/a.py", "vendor", "pydantic", False),
        ("app.py", "vendor", "anthropic", True),
        ("web/manage.py", "web", "requests", False),
        ("vendor/a.py", "vendor", "typing_extensions", True),
    ],
)
def test_what_is_of_another_distribution(
    importer: str, root: str, top: str, expected: bool
) -> None:
    assert Installed(METADATA, KNOWN).apart(importer, root, top) is expected


APP = """\
import click
from pydantic import BaseModel, Field
import anthropic


class Settings(BaseModel):
    model: str = "claude-sonnet-4-6"
    geo: str = Field(default="us")


def _ask(settings):
    chosen = settings.model_copy(update={"geo": "global"})
    return anthropic.Anthropic().messages.create(
        model=chosen.model, inference_geo=chosen.geo, max_tokens=8, messages=[])


@click.command()
@click.option("--model", default="claude-opus-4-6", type=click.Choice(["claude-opus-4-6"]))
def main(model):
    _ask(Settings(model=model))
    anthropic.Anthropic().messages.create(model=model, max_tokens=8, messages=[])


main()
"""


def _calls(paths: tuple[str, ...]) -> list[object]:
    report = analyse(Options(paths=paths, use_policy=False))
    return [call for call in report.calls if call.call.location.path == "app/main.py"]


def _install(name: str, folder: Path) -> None:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(spec.origin).parent, folder / name, ignore=ignored)


@pytest.mark.parametrize("folder", ["", "bundle"])
def test_the_sdk_and_libraries_beside_the_code_change_nothing(tree: Tree, folder: str) -> None:
    root = tree({"app/__init__.py": "", "app/main.py": APP})
    alone = _calls((".",))
    assert len(alone) == 2
    for name in ("anthropic", "pydantic", "click"):
        _install(name, root / folder)
    assert _calls(("app",)) == alone
    everything = analyse(Options(use_policy=False))
    # Nor does what the SDK does with a request count as a call.
    assert [call.call.location.path for call in everything.calls] == ["app/main.py"] * 2

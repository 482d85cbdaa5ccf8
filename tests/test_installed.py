"""What is installed or unpacked beside the code is taken for the libraries that it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from domicile.installed import Libraries, Part, Parts
from domicile.pipeline import Options, analyse

Tree = Callable[..., Path]

FILES = [
    "app.py",
    "archives/tool-1.0/src/tool/a.py",
    "archives/tool-1.0/tests/a.py",
    "bundle/handler.py",
    "bundle/other_lib/a.py",
    "bundle/some_lib/sub/b.py",
    "bundle/one_file.py",
    "dev/src/mine/a.py",
    "unpacked/chat/chat/a.py",
    "unpacked/chat/chat_helpers/a.py",
]
OTHERS = [
    "archives/tool-1.0/PKG-INFO",
    "bundle/One.File-0.3.dist-info/METADATA",
    "bundle/other_lib-1.0.dist-info/METADATA",
    "bundle/some_lib-2.0.dist-info/METADATA",
    "dev/src/mine.egg-info/PKG-INFO",
    "unpacked/chat/chat-3.1.dist-info/METADATA",
]


def parts(
    files: Sequence[str], candidates: Sequence[str], names: Sequence[str], above: str
) -> list[Part]:
    found = Parts(candidates, names, above)
    return found.among(files, found.candidates)


def test_each_distribution_is_a_part_and_so_is_all_that_is_of_none() -> None:
    found = parts(FILES, FILES, [*FILES, *OTHERS], "")
    assert [part.files for part in found] == [
        ["app.py", "bundle/handler.py", "dev/src/mine/a.py"],
        ["archives/tool-1.0/src/tool/a.py", "archives/tool-1.0/tests/a.py"],
        ["bundle/other_lib/a.py"],
        ["bundle/some_lib/sub/b.py"],
        ["bundle/one_file.py"],
        ["unpacked/chat/chat/a.py", "unpacked/chat/chat_helpers/a.py"],
    ]
    assert [part.candidates for part in found] == [part.files for part in found]


def test_only_parts_with_candidates_count() -> None:
    found = parts(FILES, ["bundle/other_lib/a.py"], [*FILES, *OTHERS], "")
    assert found == [Part(["bundle/other_lib/a.py"], ["bundle/other_lib/a.py"])]
    assert parts(FILES, ["app.py"], FILES, "") == [Part(FILES, ["app.py"])]


def test_a_distribution_is_the_same_from_inside() -> None:
    files, others = ["a.py", "../tests/b.py"], ["../PKG-INFO"]
    assert [part.files for part in parts(files, files, others, "tool-1.0/tool")] == [files]


@pytest.mark.parametrize(
    ("root", "top", "expected"),
    [
        ("vendor", "pydantic", True),
        ("vendor", "anthropic", True),
        ("vendor", "typing_extensions", True),
        ("web", "requests", False),  # an application of that name
        ("vendor", "some_lib", False),
    ],
)
def test_a_library_without_metadata_is_told_by_a_file(root: str, top: str, expected: bool) -> None:
    known = {"vendor/pydantic/main.py", "vendor/anthropic/_base_client.py", "web/requests/views.py"}
    assert Libraries(known).has(root, top) is expected


def test_a_library_lies_in_a_folder_of_its_name_too() -> None:
    libraries = Libraries({"anthropic/anthropic/_base_client.py"})
    assert libraries.is_part("anthropic/anthropic/lib/tools.py", "anthropic")
    assert not libraries.is_part("anthropic/main.py", "anthropic")


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
    everything = analyse(Options(use_policy=False, jobs=2))
    # Nor does what the SDK does with a request count as a call.
    assert [call.call.location.path for call in everything.calls] == ["app/main.py"] * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_parts_are_told_as_if_each_was_alone(
    tree: Tree, jobs: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    call = "anthropic.Anthropic().messages.create(model='{}', max_tokens=8, messages=[])\n"
    files = {}
    for number in range(12):
        folder = f"lib{number}"
        files[f"{folder}-1.0.dist-info/METADATA"] = ""
        other = f"lib{(number + 1) % 12}"
        files[f"{folder}/__init__.py"] = (
            f"import anthropic, {other}\nMODEL = 'model-{number}'\n" + call.format(number)
        )
        files[f"{folder}/other.py"] = (
            f"import anthropic\nfrom {other} import MODEL\n"
            "anthropic.Anthropic().messages.create(model=MODEL, max_tokens=8, messages=[])\n"
        )
    tree(files)
    report = analyse(Options(use_policy=False, jobs=jobs))
    paths = [entry.call.location.path for entry in report.calls]
    assert paths == sorted(path for path in files if path.endswith(".py"))
    models = {entry.call.location.path: entry.call.model for entry in report.calls}
    assert models["lib3/__init__.py"].values == ("3",)
    assert models["lib3/other.py"].complete is False  # what another version of lib4 has
    folder = str(tmp_path_factory.mktemp("kept"))
    kept = Options(use_policy=False, jobs=jobs, cache=True, cache_folder=folder)
    assert analyse(kept).calls == analyse(kept).calls == report.calls

"""What the wheel must hold."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from domicile import __version__

ROOT = Path(__file__).parent.parent

if sys.version_info >= (3, 11):
    import tomllib

    PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def packages() -> set[str]:
    found = {file.parent for file in (ROOT / "linter").glob("domicile/**/*.py")}
    return {".".join(folder.relative_to(ROOT / "linter").parts) for folder in found}


@pytest.mark.skipif(sys.version_info < (3, 11), reason="tomllib came with 3.11")
def test_every_package_is_listed() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    assert listed == packages() | {"domicile.rules", "domicile.schemas"}


def test_every_package_has_an_init() -> None:
    missing = {name for name in packages() if not _folder(name).joinpath("__init__.py").exists()}
    assert not missing


def test_the_version_is_told_once() -> None:
    assert metadata.version("domicile") == __version__


def _folder(package: str) -> Path:
    return (ROOT / "linter").joinpath(*package.split("."))

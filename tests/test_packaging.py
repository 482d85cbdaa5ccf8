"""What the wheel must hold."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from domicile import __version__
from domicile.cli.application import application

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


def test_the_hooks_run_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["domicile", "domicile-all", "domicile-policy"]
    for hook in hooks:
        program, *words = hook["entry"].split()
        assert program == "domicile"
        result = CliRunner().invoke(application, [*words, "--help"])
        assert result.exit_code == 0, result.output


def _folder(package: str) -> Path:
    return (ROOT / "linter").joinpath(*package.split("."))

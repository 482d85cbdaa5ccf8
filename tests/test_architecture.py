"""The structure of the code is the one that docs/architecture.md tells of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text()
CODE = ROOT / "linter" / "domicile"
RESOLVER = CODE / "resolve"


def _name(path: Path) -> str:
    parts = path.relative_to(CODE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in CODE.rglob("*.py")}


def _loaded(nodes: list[ast.stmt]) -> Iterator[str]:
    """The modules that statements import as they run, those of `if TYPE_CHECKING` left out."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else node.module for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ClassDef):
            yield from _loaded(node.body)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from _loaded([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            handled = [statement for handler in node.handlers for statement in handler.body]
            yield from _loaded([*node.body, *handled, *node.orelse, *node.finalbody])


def test_no_modules_import_each_other_as_they_load():
    left = {
        name: set(_loaded(ast.parse(path.read_bytes()).body)) & MODULES.keys() - {name}
        for name, path in MODULES.items()
    }
    while free := {name for name, needed in left.items() if not needed & left.keys()}:
        left = {name: needed for name, needed in left.items() if name not in free}
    assert left == {}


def test_the_page_names_every_folder_of_the_resolver():
    named = re.findall(r"^\| `(\w+)/` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(path.parent.name for path in RESOLVER.glob("*/__init__.py"))


def test_the_modules_that_the_page_names_are_there():
    named = set(re.findall(r"`((?:\w+/)*\w+\.py)`", PAGE))
    there = {
        str(path.relative_to(folder))
        for folder in (CODE, RESOLVER)
        for path in folder.rglob("*.py")
    }
    there |= {path.name for path in RESOLVER.rglob("*.py")}
    assert named
    assert named <= there

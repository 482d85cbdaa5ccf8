"""Which file of a tree an import means."""

from __future__ import annotations

import pytest

from domicile.link import Project

TREE = [
    "app/__init__.py",
    "app/chat.py",
    "app/tools/__init__.py",
    "app/tools/text.py",
    "app/hooks/helpers/__init__.py",
    "app/hooks/openai/__init__.py",
    "app/hooks/run.py",
    "scripts/chat.py",
    "scripts/run.py",
    "services/a/common/__init__.py",
    "services/a/common/config.py",
    "services/a/main.py",
    "services/b/common/__init__.py",
    "services/b/common/config.py",
    "services/b/main.py",
    "services/b/anthropic/__init__.py",
    "services/b/logging/__init__.py",
    "top.py",
]


def found(importer: str, text: str, files: list[str] = TREE, above: str = "") -> str | None:
    """`..tools.text` asked from a file: leading dots are levels."""
    module = text.lstrip(".")
    return Project(files, lambda path: None, above=above).find(
        importer, module, len(text) - len(module)
    )


@pytest.mark.parametrize(
    ("importer", "text", "expected"),
    [
        ("top.py", "app", "app/__init__.py"),
        ("top.py", "app.chat", "app/chat.py"),
        ("top.py", "app.tools.text", "app/tools/text.py"),
        ("top.py", "app.missing", None),
        ("app/chat.py", "top", "top.py"),
        ("app/tools/text.py", ".", "app/tools/__init__.py"),
        ("app/tools/text.py", "..chat", "app/chat.py"),
        ("app/tools/text.py", "...top", "top.py"),
        ("app/chat.py", ".tools.text", "app/tools/text.py"),
        ("app/chat.py", ".text", None),
        # A module beside the importer, where the folder is no package.
        ("scripts/run.py", "chat", "scripts/chat.py"),
        ("top.py", "chat", None),
        # A part of a package is never meant without the package.
        ("top.py", "tools.text", None),
        # Of two roots the one that the importer is in; else any that holds a package.
        ("services/a/main.py", "common.config", "services/a/common/config.py"),
        ("services/b/main.py", "common.config", "services/b/common/config.py"),
        ("top.py", "common.config", "services/a/common/config.py"),
        # A folder that is called like the SDK is it only for what is beside it.
        ("services/b/main.py", "anthropic", "services/b/anthropic/__init__.py"),
        ("services/a/main.py", "anthropic", None),
        # So is one that is called like a module of Python's.
        ("services/b/main.py", "logging", "services/b/logging/__init__.py"),
        ("services/a/main.py", "logging", None),
        # No import from outside a package begins inside it, nor any of a library.
        ("app/hooks/run.py", "helpers", "app/hooks/helpers/__init__.py"),
        ("app/chat.py", "helpers", "app/hooks/helpers/__init__.py"),
        ("top.py", "helpers", None),
        ("app/hooks/run.py", "openai", "app/hooks/openai/__init__.py"),
        ("app/chat.py", "openai", None),
        ("top.py", "openai", None),
    ],
)
def test_the_file_that_an_import_means(importer: str, text: str, expected: str | None) -> None:
    assert found(importer, text) == expected


def test_of_several_packages_the_nearest_is_meant() -> None:
    files = ["a/p/lib/__init__.py", "b/q/lib/__init__.py", "b/r/main.py", "main.py"]
    assert found("b/r/main.py", "lib", files) == "b/q/lib/__init__.py"
    assert found("main.py", "lib", files) == "a/p/lib/__init__.py"


def test_names_begin_with_the_folders_above_where_those_are_packages() -> None:
    files = ["chat.py", "tools/__init__.py"]
    assert found("tools/__init__.py", "app.chat", files, above="service/app") == "chat.py"
    assert found("tools/__init__.py", "..chat", files, above="service/app") == "chat.py"
    assert found("tools/__init__.py", "chat", files, above="service/app") == "chat.py"

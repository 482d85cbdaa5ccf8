"""Path patterns: a table, and git's own opinion of the same table."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from domicile.policy.globs import matcher

PATHS = (
    "app.py",
    "a.ipynb",
    "tools/x.py",
    "tools/deep/y.py",
    "src/tools/z.py",
    "src/a.ipynb",
    "toolsmith/x.py",
    "legacy/[old]/x.py",
    "vendor/a/b/c.py",
)


@pytest.mark.parametrize(
    ("patterns", "matched"),
    [
        (("tools/**",), {"tools/x.py", "tools/deep/y.py"}),
        (("tools/",), {"tools/x.py", "tools/deep/y.py", "src/tools/z.py"}),
        (("tools",), {"tools/x.py", "tools/deep/y.py", "src/tools/z.py"}),
        (("/tools",), {"tools/x.py", "tools/deep/y.py"}),
        (("tools/*",), {"tools/x.py", "tools/deep/y.py"}),  # a matched directory holds all below
        (("tools/*.py",), {"tools/x.py"}),
        (("tools/**/*.py",), {"tools/x.py", "tools/deep/y.py"}),
        (("*.ipynb",), {"a.ipynb", "src/a.ipynb"}),
        (("/*.ipynb",), {"a.ipynb"}),
        (("**/tools/**",), {"tools/x.py", "tools/deep/y.py", "src/tools/z.py"}),
        (("**",), set(PATHS)),
        (("*",), set(PATHS)),
        (("?pp.py",), {"app.py"}),
        (("[ab]*.ipynb",), {"a.ipynb", "src/a.ipynb"}),
        (("[!a]pp.py",), set()),
        (("legacy/\\[old]/**",), {"legacy/[old]/x.py"}),
        (("vendor/**/c.py",), {"vendor/a/b/c.py"}),
        (("tools/*.py", "!tools/x.py"), set()),
        (("!tools/x.py", "tools/*.py"), {"tools/x.py"}),
        (("nothing",), set()),
    ],
)
def test_patterns_match_as_git_ignores(
    patterns: tuple[str, ...], matched: set[str], tmp_path: Path
) -> None:
    assert {path for path in PATHS if matcher(patterns)(path)} == matched
    if shutil.which("git"):
        assert _ignored_by_git(patterns, tmp_path) == matched


def test_a_pattern_can_be_taken_back_below_a_matched_directory() -> None:
    matches = matcher(("tools/**", "!tools/deep/**"))
    assert {path for path in PATHS if matches(path)} == {"tools/x.py"}


def _ignored_by_git(patterns: tuple[str, ...], folder: Path) -> set[str]:
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    (folder / ".gitignore").write_text("\n".join(patterns) + "\n", encoding="utf-8")
    _git(folder, "init", "-q")
    ignored = _git(folder, "check-ignore", "--no-index", *PATHS)
    return set(ignored.splitlines())


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.quotePath=off", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    "pattern", ["[", "[]", "a[", "[z-a]x", "\\", "[^]", "a**b", "***", "[[:alpha:]]"]
)
def test_odd_patterns_do_no_harm(pattern: str) -> None:
    matcher((pattern,))("a/b")

"""Which files a run looks at."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from domicile.around import roots, surroundings
from domicile.discover import (
    Listing,
    UnreadablePathError,
    Verdict,
    _is_of_kernel,
    discover,
    walk,
)
from domicile.languages import may_be_sources
from domicile.means import Means
from domicile.screen import screen
from domicile.stages import Stages
from domicile.triage import triage
from domicile.workers import Workers

Tree = Callable[..., Path]
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def listed(*paths: str) -> list[str]:
    found = discover(paths or (".",))
    closed = {path for path, each in found.special.items() if each.verdict is not None}
    return may_be_sources(path for path in found.paths if path not in closed)


def verdicts(*paths: str) -> dict[str, Verdict]:
    means = Means(Workers(1), Stages())
    found = triage(paths or (".",), MappingProxyType({}), means, list_files=True)
    return {file.path: file.verdict for file in found.listed}


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["b.py", "a.py", "A.py"], ["A.py", "a.py", "b.py"]),
        (["a/b.py", "a.py", "a-b.py"], ["a-b.py", "a.py", "a/b.py"]),
        (["app/x.py", ".venv/x.py", "venv/x.py", "node_modules/x.py"], ["app/x.py"]),
        (["lib/python3.11/site-packages/x.py", "__pycache__/x.py", "build/x.py"], []),
        (["env/pyvenv.cfg", "env/lib/x.py", "y.py"], ["y.py"]),
        (["with space.py", "línea.py", "tab\there.py", "new\nline.py"],
         ["línea.py", "new\nline.py", "tab\there.py", "with space.py"]),
        (["script", "gui.pyw", "UPPER.PY"], ["UPPER.PY", "gui.pyw", "script"]),
    ],
)  # fmt: skip  # one line a tree
def test_walk(tree: Tree, files: list[str], expected: list[str]) -> None:
    tree(dict.fromkeys(files, ""))
    assert sorted(listed()) == sorted(expected)
    assert listed() == listed()


def test_other_verdicts(tree: Tree) -> None:
    tree(dict.fromkeys(["types.pyi", "notes.md", "app.py"], ""))
    assert verdicts() == {
        "app.py": Verdict.SCREENED_OUT,
        "notes.md": Verdict.UNSUPPORTED,
        "types.pyi": Verdict.STUB,
    }


@needs_git
@pytest.mark.parametrize(
    ("files", "tracked", "ignored", "expected"),
    [
        (["a.py", "b.py"], [], "b.py", ["a.py"]),
        (["a.py", "b.py"], ["b.py"], "b.py", ["a.py", "b.py"]),
        (["a.py", "venv/x.py"], [], "", ["a.py"]),  # no .gitignore, and yet not ours
        (["build/x.py"], ["build/x.py"], "", ["build/x.py"]),  # tracked, so ours
        (["env/pyvenv.cfg", "env/x.py", "a.py"], [], "", ["a.py"]),
        (["línea.py", 'quo"te.py'], ["línea.py"], "", ["línea.py", 'quo"te.py']),
    ],
)
def test_work_tree(
    tree: Tree, files: list[str], tracked: list[str], ignored: str, expected: list[str]
) -> None:
    tree({**dict.fromkeys(files, ""), ".gitignore": ignored})
    git("init", "-q")
    if tracked:
        git("add", "-f", *tracked)
    assert sorted(listed()) == sorted(expected)


@needs_git
def test_work_tree_below_and_beside_the_working_directory(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tree(dict.fromkeys(["app/a.py", "lib/b.py", "c.py"], ""))
    git("init", "-q")
    assert listed("app", "lib") == ["app/a.py", "lib/b.py"]
    monkeypatch.chdir(top / "app")
    assert listed() == ["a.py"]
    assert listed("../lib") == ["../lib/b.py"]
    assert sorted(surroundings(["a.py"])) == ["../c.py", "../lib/b.py", "a.py"]


@needs_git
def test_repository_inside_a_repository(tree: Tree) -> None:
    tree(dict.fromkeys(["a.py", "inner/b.py", "inner/.gitignore"], ""))
    Path("inner/.gitignore").write_text("c.py")
    Path("inner/c.py").write_text("")
    git("init", "-q")
    git("-C", "inner", "init", "-q")
    assert listed() == ["a.py", "inner/b.py"]


@needs_git
def test_an_ignored_folder_that_is_named_is_taken(tree: Tree) -> None:
    tree({"generated/a.py": "", ".gitignore": "generated/"})
    git("init", "-q")
    assert listed() == []
    assert listed("generated") == ["generated/a.py"]
    assert listed("generated/a.py") == ["generated/a.py"]


@needs_git
def test_variables_of_a_hook_do_not_redirect_git(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree({"a.py": "", "b.py": "", ".gitignore": "b.py"})
    git("init", "-q")
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    assert listed() == ["a.py"]


def test_named_paths_are_taken_once_and_in_their_order(tree: Tree) -> None:
    tree(dict.fromkeys([".venv/x.py", "b.py", "a.py"], ""))
    assert listed("b.py", ".", "./b.py", ".venv/x.py") == ["b.py", "a.py", ".venv/x.py"]


def test_links_are_not_followed(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.py").write_text("")
    tree({"pkg/a.py": ""})
    os.symlink(outside, "pkg/out")
    os.symlink(outside / "secret.py", "pkg/out.py")
    os.symlink("..", "pkg/cycle")
    os.symlink("a.py", "pkg/same.py")
    os.symlink("nowhere", "pkg/dangling.py")
    assert listed() == ["pkg/a.py"]
    assert {path for path, verdict in verdicts().items() if verdict is Verdict.LINK} == {
        "pkg/out", "pkg/out.py", "pkg/cycle", "pkg/same.py", "pkg/dangling.py"
    }  # fmt: skip  # a set on one line


def test_a_link_that_is_named_is_followed(tree: Tree) -> None:
    tree({"real/a.py": ""})
    os.symlink("real", "folder")
    os.symlink("real/a.py", "file.py")
    assert listed("folder", "file.py") == ["folder/a.py", "file.py"]


def test_a_missing_path_is_an_error(tree: Tree) -> None:
    tree({})
    with pytest.raises(UnreadablePathError, match=r"absent\.py: No such file or directory"):
        listed("absent.py")


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_not_unicode(tree: Tree) -> None:
    top = tree({})
    Path(os.fsdecode(bytes(top) + b"/caf\xe9.py")).write_text("")
    assert listed() == ["caf\udce9.py"]


def test_surroundings_without_git_end_at_the_project(tree: Tree) -> None:
    tree(dict.fromkeys(["other/x.py", "project/setup.py", "project/app/a.py"], ""))
    assert sorted(surroundings(["project/app/a.py"])) == ["project/app/a.py", "project/setup.py"]


def test_of_a_folder_that_belongs_to_nothing_only_so_many_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("domicile.around._nearest", lambda folder, names, known: None)
    Path("sub").mkdir()
    for name in ("a.py", "b.py", "c.txt", "sub/d.py", "sub/e.py"):
        Path(name).touch()
    few = ["a.py", "b.py", "c.txt"]
    many = [*few, "sub/d.py", "sub/e.py"]
    for most, expected, whole in ((4, few, []), (5, many, [str(tmp_path)])):
        monkeypatch.setattr("domicile.around.MOST_WITHOUT_PROJECT", most)
        assert sorted(surroundings(["a.py"])) == expected
        assert roots(["a.py"]) == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.py")
    Path("a.py").touch()
    assert discover(["."]).paths == ["a.py"]
    with pytest.raises(UnreadablePathError, match="not a regular file"):
        discover(["pipe.py"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert screen(str(tmp_path / "pipe.py")) is Verdict.SCREENED_OUT


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_what_the_kernel_only_pretends_to_have_is_not_walked() -> None:
    assert _is_of_kernel("/proc")
    assert not _is_of_kernel(os.getcwd())


def test_a_folder_that_vanishes_is_passed_over(tmp_path: Path) -> None:
    found = Listing([], {})
    walk(str(tmp_path / "gone"), found)
    assert found == Listing([], {})

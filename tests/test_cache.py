"""The cache: the same findings with it and without, whatever changed in between."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from domicile import schema, triage
from domicile.cache import files, identity, store
from domicile.cache.answers import Answers
from domicile.cache.store import Store
from domicile.cli.application import application
from domicile.pipeline import Options, RunError, analyse
from domicile.stages import Stages

Tree = Callable[..., Path]

FILES: Mapping[str, str] = {
    "app/__init__.py": "",
    "app/settings.py": 'NAME = "claude-opus-4-7"\nPLACE = "us"\n',
    "app/names.py": 'GEO = "us"\n',  # passes no gate, and decides what is sent
    "app/ask.py": (
        "import anthropic\nfrom app.names import GEO\nfrom app.settings import NAME\n\n"
        "def ask(model=NAME):\n"
        "    return anthropic.Anthropic().messages.create(\n"
        "        model=model, inference_geo=GEO, max_tokens=8, messages=[])\n"
    ),
    "caller.py": 'from app.ask import ask\n\nask("opus")\n',
    "other.py": "x = 1\n",
    "sizes.py": "import json, anthropic\nS = json.load(open('sizes.json'))\n"
    "anthropic.Anthropic().messages.create(model=S['m'], max_tokens=8, messages=[])\n",
    "late.py": "import json, anthropic\nS = json.load(open('late.json'))\n"
    "anthropic.Anthropic().messages.create(model=S['m'], max_tokens=8, messages=[])\n",
    "sizes.json": '{"m": "claude-opus-4-7"}',
    "notes.json": "{}",
    "broken.py": "import anthropic\ndef (:\n",
}


@pytest.fixture(autouse=True)
def _always_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage, "_SOME", 0)
    monkeypatch.setattr(files, "_GRAIN", -(10**15))
    monkeypatch.setattr(files, "_MANY", 1)


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "cache"


@pytest.fixture
def project(tree: Tree) -> Path:
    root = tree(dict(FILES))
    long_ago = time.time() - 3_600
    for path in root.rglob("*.py"):
        os.utime(path, (long_ago, long_ago))
    return root


def run(folder: Path, *, cache: bool = True) -> tuple[object, Mapping[str, int]]:
    """What is reported, and what there was to do."""
    stages = Stages()
    options = Options(cache=cache, cache_folder=str(folder), list_files=True)
    report = analyse(options, stages)
    return report._replace(seconds={}), stages.counts


def change(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def touch(path: str) -> None:
    os.utime(path, (1_700_000_000, 1_700_000_000))


EDITS: Mapping[str, Callable[[], None]] = {
    "a candidate": lambda: change("app/ask.py", FILES["app/ask.py"].replace("GEO,", "'eu',")),
    "a candidate goes": lambda: os.unlink("app/ask.py"),
    "a file without a word becomes a candidate": lambda: change("other.py", FILES["app/ask.py"]),
    "an imported file that is no candidate": lambda: change("app/names.py", 'GEO = "global"\n'),
    "an imported file goes": lambda: os.unlink("app/names.py"),
    "a caller that is no candidate": lambda: change(
        "caller.py", "from app.ask import ask\nask('n')"
    ),
    "a new caller": lambda: change("last.py", 'from app.ask import ask\n\nask("haiku")\n'),
    "a file begins to call": lambda: change("other.py", "from app import ask\nask.ask('haiku')\n"),
    "a file that shadows another": lambda: change("app/names/__init__.py", 'GEO = "eu"\n'),
    "a data file": lambda: change("sizes.json", '{"m": "claude-haiku-4-5"}'),
    "a data file goes": lambda: os.unlink("sizes.json"),
    "a data file that was missing": lambda: change("late.json", '{"m": "claude-opus-4-7"}'),
    "another data file that fits": lambda: change("app/sizes.json", "{}"),
    "a file begins to write a data file": lambda: change("other.py", "open('sizes.json', 'w')\n"),
    "a file begins to change the folder": lambda: change("other.py", "import os\nos.chdir('x')\n"),
    "a folder becomes a distribution": lambda: change("app/PKG-INFO", ""),
    "a comment is added": lambda: change(
        "late.py",
        FILES["late.py"].replace(", messages", ",  # domicile: ignore[GEO1] no\nmessages"),
    ),
    "the policy excludes a file": lambda: change(
        "domicile.yaml", "version: 1\nexclude: [app/ask.py]\n"
    ),
    "a broken file is mended": lambda: change("broken.py", "import anthropic\n"),
}
CHANGED_BY_NOTHING: Mapping[str, Callable[[], None]] = {
    "nothing": lambda: None,
    "touched": lambda: [touch(str(path)) for path in Path().rglob("*.py")] and None,
    "written again": lambda: [change(path, text) for path, text in FILES.items()] and None,
    "an unrelated file": lambda: change("other.py", "x = 2\n"),
    "an unrelated data file": lambda: change("notes.json", "[]"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_change_is_seen(project: Path, folder: Path, edit: Callable[[], None]) -> None:
    before, _ = run(folder)
    edit()
    after, _ = run(folder)
    assert after == run(folder, cache=False)[0]
    assert after != before
    assert run(folder) == (after, run(folder)[1])


@pytest.mark.parametrize("edit", CHANGED_BY_NOTHING.values(), ids=CHANGED_BY_NOTHING)
def test_what_changes_nothing_is_answered_from_the_cache(
    project: Path, folder: Path, edit: Callable[[], None]
) -> None:
    before, counts = run(folder)
    assert counts["files parsed"] == 7
    edit()
    after, counts = run(folder)
    assert after == before == run(folder, cache=False)[0]
    assert "files parsed" not in counts


PARTS = {
    "own.py": FILES["app/ask.py"].replace("app.names", "names").replace("app.settings", "settings"),
    "names.py": FILES["app/names.py"],
    "settings.py": FILES["app/settings.py"],
    "lib/PKG-INFO": "",
    "lib/ask.py": "import anthropic\nfrom geo import GEO\n"
    "anthropic.Anthropic().messages.create(model='m', inference_geo=GEO, max_tokens=8)\n",
    "lib/geo.py": "GEO = 'us'\n",
    "bare/PKG-INFO": "",
    "bare/other.py": "import os\n",
}


def test_of_several_parts_those_that_changed_are_looked_at(
    tree: Tree, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(PARTS)
    looked: list[list[str]] = []
    original = Answers.__init__

    def noted(self: Answers, store: Store, files: list[str], *rest: Any) -> None:
        looked.append(files)
        original(self, store, files, *rest)

    monkeypatch.setattr(Answers, "__init__", noted)
    before, counts = run(folder)
    assert (counts["files parsed"], len(looked)) == (5, 2)
    assert run(folder)[0] == before
    change("bare/other.py", "import sys\n")
    assert run(folder)[0] == before
    assert len(looked) == 2
    change("lib/geo.py", "GEO = 'eu'\n")
    after, counts = run(folder)
    assert looked[2:] == [["lib/ask.py", "lib/geo.py"]]
    assert (counts["files parsed"], counts["files answered for by the cache"]) == (2, 2)
    assert after == run(folder)[0] == run(folder, cache=False)[0] != before


def test_a_file_that_was_not_noted_and_goes_is_missed(project: Path, folder: Path) -> None:
    future = time.time() + 10**8
    os.utime("caller.py", (future, future))  # not to be told from what changes within the clock's
    before, _ = run(folder)  # grain
    os.unlink("caller.py")
    after, _ = run(folder)
    assert after == run(folder, cache=False)[0] != before


@pytest.mark.parametrize("path", ["other.py", "app/names.py", "app/ask.py", "app/settings.py"])
def test_a_file_that_changes_during_the_run_is_looked_at_again(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(files, "_GRAIN", 0)
    original = triage.discover

    def changing(*arguments: Any) -> Any:
        time.sleep(0.02)  # more than the clock's grain
        change(path, FILES[path])
        return original(*arguments)

    time.sleep(0.02)
    with monkeypatch.context() as patched:
        patched.setattr(triage, "discover", changing)
        before, _ = run(folder)
    after, counts = run(folder)
    assert after == before
    assert counts["files read for the byte gate"] == 1


def test_only_so_many_files_are_noted(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(triage, "_SOME", 100)
    before, _ = run(folder)
    assert not (folder / "files").exists()
    assert not (folder / "trees").exists()
    change("app/names.py", 'GEO = "global"\n')
    assert run(folder)[0] == run(folder, cache=False)[0] != before


def test_another_version_of_the_tool_knows_nothing(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder)
    monkeypatch.setattr(identity, "__version__", "0.0.0")
    assert "files parsed" in run(folder)[1]


def test_the_identity_covers_code_facts_catalogue_and_rules() -> None:
    files = {path.rpartition("/")[2] for each in identity._OURS for path in identity._files(each)}
    assert files >= {"resolving.py", "models.yaml", "anthropic-python.yaml", "entries.py"}
    assert "policy.schema.json" in files
    assert any(name.startswith("GEO101") for name in files)


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 100, None])
def test_a_damaged_record_is_no_record(project: Path, folder: Path, damage: bytes | None) -> None:
    change("domicile.yaml", "version: 1\n")
    before, _ = run(folder)
    records = [path for kind in store.KINDS for path in (folder / kind).iterdir()]
    assert len(records) == len(store.KINDS)
    for path in records:
        data = path.read_bytes()
        path.write_bytes(data[:-1] if damage is None else damage)
    assert run(folder)[0] == before


def test_a_policy_that_was_valid_is_not_checked_again(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change("domicile.yaml", "version: 1\n")
    before, _ = run(folder)
    monkeypatch.setattr(schema, "violations", lambda *_: pytest.fail("it was checked"))
    assert run(folder)[0] == before
    change("domicile.yaml", "version: 1\nexclude: [other.py]\n")
    with pytest.raises(pytest.fail.Exception, match="it was checked"):
        run(folder)


@pytest.mark.parametrize("policy", ["version: 2\n", "version: 1\nversion: 1\n", "", "- a\n"])
def test_a_policy_that_is_not_valid_is_told_each_time(
    project: Path, folder: Path, policy: str
) -> None:
    change("domicile.yaml", policy)
    told = []
    for _ in range(2):
        with pytest.raises(RunError) as caught:
            run(folder)
        told.append(str(caught.value))
    assert told[0] == told[1] != ""


def test_a_record_can_name_no_code(tmp_path: Path) -> None:
    kept = Store(str(tmp_path))
    kept.put("calls", "a", os.getcwd)
    assert (tmp_path / "calls" / "a").exists()
    assert kept.get("calls", "a") is None
    kept.put("calls", "b", {"plain": (1, None, b"x", frozenset("y"))})
    assert kept.get("calls", "b") == {"plain": (1, None, b"x", frozenset("y"))}
    assert pickle.loads((tmp_path / "calls" / "a").read_bytes()[16:]) is os.getcwd


def test_a_record_is_always_whole(tmp_path: Path) -> None:
    def work(number: int) -> bool:
        kept = Store(str(tmp_path))
        kept.put("calls", "a", [number] * 50_000)
        found = kept.get("calls", "a")
        return len(found) == 50_000 and len(set(found)) == 1

    with ThreadPoolExecutor(4) as executor:
        assert all(executor.map(work, range(40)))
    assert os.listdir(tmp_path / "calls") == ["a"]


def test_old_records_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST", 3)
    kept = Store(str(tmp_path))
    for age, key in enumerate("abcde"):
        kept.put("calls", key, key)
        os.utime(tmp_path / "calls" / key, (1_000 + age, 1_000 + age))
    assert sorted(path.name for path in (tmp_path / "calls").iterdir()) == ["c", "d", "e"]


@pytest.mark.skipif(os.name == "nt", reason="folders are never read-only there")
def test_a_folder_that_cannot_be_written_is_no_error(project: Path, folder: Path) -> None:
    folder.write_text("")
    assert run(folder / "inner")[0] == run(folder, cache=False)[0]


def test_no_cache_leaves_nothing(project: Path, folder: Path) -> None:
    runner = CliRunner()
    runner.invoke(application, ["check", "--no-cache", "--cache-dir", str(folder)])
    assert not os.path.exists(folder)
    runner.invoke(application, ["check", "--cache-dir", str(folder)])
    assert sorted(os.listdir(folder)) == ["CACHEDIR.TAG", "calls", "files", "tools", "trees"]


def test_clean_removes_records_and_nothing_else(project: Path, folder: Path) -> None:
    run(folder)
    (folder / "mine.txt").write_text("kept")
    done = CliRunner().invoke(application, ["cache", "clean", "--cache-dir", str(folder)])
    assert (done.exit_code, done.output) == (0, f"Removed 4 records from {folder}\n")
    assert os.listdir(folder) == ["mine.txt"]
    shown = CliRunner().invoke(application, ["cache", "dir", "--cache-dir", str(folder)])
    assert shown.output == f"{folder}\n"


def test_a_file_of_this_moment_is_looked_at_again(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_GRAIN", 10**15)
    run(folder)
    assert not (folder / "files").exists()


def test_texts_that_are_not_on_the_disk_are_not_kept(project: Path, folder: Path) -> None:
    texts = {"app/ask.py": FILES["app/ask.py"].encode()}
    analyse(Options(cache=True, cache_folder=str(folder), texts=texts))
    assert not folder.exists()

"""The language server as an editor sees it: a real process, spoken to over its pipes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lsp_client import PATIENCE, SERVER, Editor
from notebooks import notebook

Tree = Callable[..., Path]
Message = dict[str, Any]

CALL = """import anthropic
client = anthropic.Anthropic()
client.messages.create(model="{model}", inference_geo="us", messages=[])
"""
OLD, NEW = CALL.format(model="claude-haiku-4-5"), CALL.format(model="claude-opus-4-7")
OLD_MODEL = 'MODEL = "claude-haiku-4-5"\n'
US_ONLY = """version: 1
workspaces: {prod: {data_residency: {default_inference_geo: us}}}
scopes: [{workspace: prod, permit: {geos: [us]}}]
"""


@pytest.fixture(scope="module")
def shared_editor() -> Iterator[Editor]:
    editor = Editor()
    editor.initialize(capabilities={"workspace": {"workspaceFolders": True}})
    yield editor
    assert editor.end() == 0


@pytest.fixture
def editor(shared_editor: Editor, tmp_path: Path) -> Iterator[Editor]:
    """The editor with the test's own folder as its only workspace folder."""
    shared_editor.add(tmp_path)
    yield shared_editor
    shared_editor.remove(tmp_path)
    shared_editor.messages.clear()


@pytest.fixture
def start() -> Iterator[Callable[..., Editor]]:
    """Start an editor of its own; it says goodbye after the test."""
    editors: list[Editor] = []

    def begin(*folders: Path, **how: Any) -> Editor:
        editors.append(Editor())
        editors[-1].initialize(*folders, **how)
        return editors[-1]

    yield begin
    for each in editors:
        assert each.end() == 0


def codes(diagnostics: list[Message]) -> list[str]:
    return [diagnostic["code"] for diagnostic in diagnostics]


def messages(diagnostics: list[Message]) -> str:
    return "\n".join(diagnostic["message"] for diagnostic in diagnostics)


def covered(text: str, diagnostic: Message) -> str:
    """The text in a range of one line, whose columns count UTF-16 code units."""
    start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
    assert start["line"] == end["line"]
    line = text.splitlines()[start["line"]].encode("utf-16-le")
    return line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")


def at(uri: str, line: int, character: int) -> Message:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


# --- diagnostics -----------------------------------------------------------------------


def test_open_change_save_close(tree: Tree, editor: Editor) -> None:
    root = tree({"app.py": OLD})
    uri = editor.open(root / "app.py")
    (found,) = editor.diagnostics(uri, 1)
    assert (found["code"], found["severity"], found["source"]) == ("GEO101", 1, "domicile")
    assert covered(OLD, found) == 'inference_geo="us"'
    assert found["codeDescription"]["href"].startswith("https://")
    assert editor.diagnostics(uri, editor.change(uri, NEW)) == []
    editor.save(uri)
    assert editor.diagnostics(uri, 2) == []
    assert codes(editor.diagnostics(uri, editor.change(uri, OLD))) == ["GEO101"]
    editor.close(uri)
    assert editor.diagnostics(uri) == []


def test_names_of_all_kinds(tree: Tree, editor: Editor) -> None:
    names = ("ünï çode/a #1 %41.py", "a;b?c=d&e.py", "bin/script")
    root = tree(dict.fromkeys(names, "#!/usr/bin/env python3\n" + OLD))
    for uri in [editor.open(root / name) for name in names]:
        assert codes(editor.diagnostics(uri, 1)) == ["GEO101"], uri


def test_typing_is_analysed_once(tree: Tree, editor: Editor) -> None:
    root = tree({"app.py": NEW})
    uri = editor.open(root / "app.py")
    editor.diagnostics(uri, 1)
    for pressed in range(1, 8):
        last = editor.change(uri, OLD + "#" * pressed)
    assert codes(editor.diagnostics(uri, last)) == ["GEO101"]
    before = [each for each in editor.messages if each["params"].get("uri") == uri]
    assert len(before) < 3  # none, unless this test was held up between two changes


def test_several_unsaved_buffers(tree: Tree, editor: Editor) -> None:
    imports = "import anthropic, models\nfrom s import *"
    app = NEW.replace('"claude-opus-4-7"', "models.MODEL + SUFFIX").replace(
        "import anthropic", imports
    )
    root = tree({"app.py": app, "models.py": "", "s.py": "", "pyproject.toml": ""})
    uri, models = editor.open(root / "app.py"), editor.open(root / "models.py")
    suffix = editor.open(root / "s.py")
    editor.diagnostics(uri, 1)
    editor.change(models, 'MODEL = "claude-haiku"\n')
    editor.change(suffix, 'SUFFIX = "-4-5"\n')
    assert codes(editor.diagnostics(uri, 1)) == ["GEO101"]
    editor.change(suffix, 'SUFFIX = "-5-0"\n')
    assert editor.diagnostics(uri, 1) == []


BEFORE = (
    "x = 1\r\ny = 2\rz = 3\n",
    "x = 1\n\f\ndef f(): '''\u2028\x0b'''\n",
    "# coding: latin-1\nx = 'é'\n",
    "x = 1\n'😀'; ",
)


def test_lines_are_those_of_the_editor(tree: Tree, editor: Editor) -> None:
    last = OLD.removeprefix("import anthropic\n").replace("\n", "; ")
    last = last.replace("client =", "import anthropic; client =")
    texts = {f"{number}.py": before + last for number, before in enumerate(BEFORE)}
    root = tree(dict.fromkeys(texts, ""))
    for uri, text in [(editor.open(root / name, text), text) for name, text in texts.items()]:
        (found,) = editor.diagnostics(uri, 1)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert found["range"]["start"]["line"] == len(lines) - 1
        there = {end: place | {"line": 0} for end, place in found["range"].items()}
        assert covered(lines[-1], {"range": there}) == 'inference_geo="us"'


@pytest.mark.parametrize(
    ("offered", "chosen", "column"),
    [
        (None, "utf-16", 55),
        (["utf-8", "utf-16"], "utf-8", 57),
        (["utf-32"], "utf-32", 54),
        (["utf-7"], "utf-16", 55),
    ],
)
def test_position_encodings(
    tree: Tree, offered: list[str] | None, chosen: str, column: int
) -> None:
    root = tree({"app.py": OLD.replace("client.", "'😀'; client.")})
    editor = Editor()
    capabilities = editor.initialize(
        root, capabilities={"general": {"positionEncodings": offered} if offered else {}}
    )
    assert capabilities["positionEncoding"] == chosen
    (found,) = editor.diagnostics(editor.open(root / "app.py"), 1)
    assert found["range"]["start"]["character"] == column
    assert editor.end() == 0


def test_a_file_that_cannot_be_read(tree: Tree, editor: Editor) -> None:
    root = tree({"app.py": ""})
    (found,) = editor.diagnostics(editor.open(root / "app.py", "import anthropic\ndef f(:\n"), 1)
    assert (found["code"], found["severity"]) == ("GEO904", 2)
    assert found["range"]["start"] != found["range"]["end"]


def test_other_peoples_code_is_not_checked(tree: Tree, editor: Editor) -> None:
    foreign = (".venv/lib/x.py", "node_modules/x.py")
    root = tree(dict.fromkeys([*foreign, "app.py"], OLD))
    others = [editor.open(root / name) for name in foreign]
    assert codes(editor.diagnostics(editor.open(root / "app.py"), 1)) == ["GEO101"]
    assert all(editor.quiet(uri, 0.3) for uri in others)


def test_a_notebook_is_not_checked_as_the_text_it_is_in(tree: Tree, editor: Editor) -> None:
    root = tree({"n.ipynb": notebook(OLD), "app.py": OLD, "pyproject.toml": ""})
    opened = editor.open(root / "n.ipynb")
    assert codes(editor.diagnostics(editor.open(root / "app.py"), 1)) == ["GEO101"]
    assert editor.quiet(opened, 0.3)


def test_a_call_from_a_notebook_is_told_without_a_line(tree: Tree, editor: Editor) -> None:
    wrapper = OLD.replace("client.m", "def _ask(model):\n    client.m")
    wrapper = wrapper.replace('"claude-haiku-4-5"', "model")
    cell = 'import app\n\napp._ask("claude-haiku-4-5")\n'
    root = tree({"n.ipynb": notebook(cell), "app.py": wrapper, "pyproject.toml": ""})
    (found,) = editor.diagnostics(editor.open(root / "app.py"), 1)
    (related,) = found["relatedInformation"]
    assert related["location"]["uri"].endswith("/n.ipynb")
    assert related["location"]["range"]["start"] == {"line": 0, "character": 0}


def test_settings_in_a_file_count_as_they_are_on_the_screen(tree: Tree, editor: Editor) -> None:
    read = 'import json\nMODEL = json.load(open("settings.json"))["model"]\n'
    settings = '{"model": "claude-opus-4-7"}'
    root = tree(
        {
            ".git/HEAD": "",
            "app.py": read + NEW.replace('"claude-opus-4-7"', "MODEL"),
            "settings.json": settings.replace("opus-4-7", "haiku-4-5"),
        }
    )
    uri = editor.open(root / "app.py")
    assert codes(editor.diagnostics(uri, 1)) == ["GEO101"]
    opened = editor.open(root / "settings.json", settings)
    assert editor.diagnostics(uri, 1) == []
    editor.close(opened)
    assert codes(editor.diagnostics(uri, 1)) == ["GEO101"]
    (root / "settings.json").write_text(settings)
    editor.tell_changed(root / "settings.json")
    assert editor.diagnostics(uri, 1) == []
    (root / ".mypy_cache").mkdir()
    editor.tell_changed(root / ".mypy_cache/any.json")
    assert editor.quiet(uri, 1.5)


# --- the policy ------------------------------------------------------------------------


def test_a_broken_policy_is_told_everywhere(tree: Tree, editor: Editor) -> None:
    root = tree({"domicile.yaml": US_ONLY, "app.py": NEW.replace('"us"', '"global"')})
    uri, policy = editor.open(root / "app.py"), (root / "domicile.yaml").as_uri()
    assert codes(editor.diagnostics(uri, 1)) == ["GEO301"]
    (root / "domicile.yaml").write_text(US_ONLY.replace("permit", "permits"))
    changed = [{"uri": policy, "type": 2}]
    editor.notify("workspace/didChangeWatchedFiles", changes=changed)
    (wrong,) = editor.diagnostics(policy)
    assert covered((root / "domicile.yaml").read_text(), wrong) == "permits:"
    assert wrong["message"] == "scopes[0].permits: unknown key; did you mean 'permit'?"
    (told,) = editor.diagnostics(uri, 1)
    assert told["severity"] == 1
    assert told["message"].startswith("not checked, until this is right: domicile.yaml:3:")
    (root / "domicile.yaml").write_text(US_ONLY)
    editor.notify("workspace/didChangeWatchedFiles", changes=changed)
    assert codes(editor.diagnostics(uri, 1)) == ["GEO301"]
    assert editor.diagnostics(policy) == []


def test_a_policy_while_it_is_written(tree: Tree, editor: Editor) -> None:
    root = tree({"domicile.yaml": "version: 1\n", "app.py": NEW.replace('"us"', '"global"')})
    uri, policy = editor.open(root / "app.py"), editor.open(root / "domicile.yaml")
    assert editor.diagnostics(uri, 1) == []
    editor.change(policy, US_ONLY)
    assert codes(editor.diagnostics(uri, 1)) == ["GEO301"]
    version = editor.change(policy, US_ONLY.replace("geos: [us]", "geos: [eu]"))
    assert codes(editor.diagnostics(policy, version)) == ["GEO402"]
    assert "permits eu" in messages(editor.diagnostics(uri, 1))
    editor.close(policy)
    assert editor.diagnostics(uri, 1) == []


def test_a_policy_that_is_not_the_folders_own(tree: Tree, editor: Editor) -> None:
    root = tree({"domicile.yaml": "version: 1\n", "lib/domicile.yaml": "version: 1\nscope: 1\n"})
    own, other = editor.open(root / "domicile.yaml"), editor.open(root / "lib/domicile.yaml")
    assert editor.diagnostics(own, 1) == []
    assert "unknown key" in messages(editor.diagnostics(other, 1))


def test_settings_are_those_of_check(tree: Tree, start: Callable[..., Editor]) -> None:
    root = tree({"app.py": OLD, "p.yaml": US_ONLY})
    editor = start(root, options={"policy": "p.yaml", "ignore": ["GEO101"], "certainOnly": True})
    assert codes(editor.diagnostics(editor.open(root / "app.py"), 1)) == ["GEO305"]


def test_only_what_is_new_since_the_baseline(tree: Tree, start: Callable[..., Editor]) -> None:
    root = tree({"app.py": OLD, "domicile.yaml": "version: 1\n"})
    subprocess.run([*SERVER[:1], "baseline"], cwd=root, check=True, capture_output=True)
    editor = start(root, options={"baseline": ".domicile-baseline.json"})
    uri = editor.open(root / "app.py")
    assert editor.diagnostics(uri, 1) == []
    version = editor.change(uri, OLD.replace("us", "mars") + OLD)
    assert codes(editor.diagnostics(uri, version)) == ["GEO101", "GEO102"]


def test_a_setting_that_names_no_rule(tree: Tree, start: Callable[..., Editor]) -> None:
    root = tree({"app.py": OLD})
    editor = start(root, options={"select": ["GEO1O1"], "sellect": 1, "policy": False})
    uri = editor.open(root / "app.py")
    assert "there is no rule 'GEO1O1'" in messages(editor.diagnostics(uri, 1))
    logged = [editor.wait("window/logMessage")["message"] for _ in range(2)]
    assert logged == [
        "unknown setting 'sellect'; known: policy, select, ignore, certainOnly, baseline, codeLens",
        "the setting 'policy' must be a path",
    ]


# --- folders ---------------------------------------------------------------------------


def test_each_folder_has_its_own_policy(tree: Tree, start: Callable[..., Editor]) -> None:
    text = NEW.replace('"us"', '"global"')
    root = tree(
        {
            "a/domicile.yaml": US_ONLY, "a/app.py": text,
            "a/inner/app.py": text, "a/inner/.git/HEAD": "",
            "b/app.py": text, "b/part/domicile.yaml": US_ONLY, "b/part/deep/app.py": text,
            "c/domicile.yaml": US_ONLY, "c/deep/app.py": text, "c/.git/HEAD": "",
        }
    )  # fmt: skip  # files of a folder on a line
    editor = start(root / "a", root / "a/inner", root / "b")
    for name, expected in {
        "a/app.py": ["GEO301"],
        "a/inner/app.py": [],
        "b/app.py": [],
        "b/part/deep/app.py": ["GEO301"],  # the root has no policy, and this part has
        "c/deep/app.py": ["GEO301"],  # outside: its project's policy
    }.items():
        assert codes(editor.diagnostics(editor.open(root / name), 1)) == expected, name


def test_a_policy_that_comes_and_goes_below_the_folder(tree: Tree, editor: Editor) -> None:
    app = CALL.replace('inference_geo="us", ', "").format(model="claude-opus-4-7")
    root = tree({".git/HEAD": "", "part/app.py": app})
    uri = editor.open(root / "part/app.py")
    assert editor.diagnostics(uri) == []

    policy = root / "part/domicile.yaml"
    policy.write_text("version: 1\nscopes: [{require_explicit_geo: true}]\n")
    editor.tell_changed(policy)
    shown = editor.wait(
        "textDocument/publishDiagnostics",
        lambda told: told["uri"] == uri and bool(told["diagnostics"]),
    )
    assert codes(shown["diagnostics"]) == ["GEO302"]

    editor.messages.clear()
    policy.unlink()
    editor.tell_changed(policy)
    assert editor.diagnostics(uri) == []


@pytest.mark.parametrize("named", [True, False])
def test_an_older_editor_names_one_folder_or_none(
    tree: Tree, start: Callable[..., Editor], named: bool
) -> None:
    root = tree({"p/domicile.yaml": US_ONLY, "p/app/a.py": NEW.replace('"us"', '"global"')})
    editor = start(root=root / "p" if named else None)
    assert codes(editor.diagnostics(editor.open(root / "p/app/a.py"), 1)) == ["GEO301"]


def test_paths_are_relative_to_the_folder(tree: Tree, start: Callable[..., Editor]) -> None:
    policy = US_ONLY.replace("{workspace", "{paths: ['app/**'], workspace")
    text = NEW.replace('"us"', '"global"')
    root = tree({"p/domicile.yaml": policy, "p/app/a.py": text, "p/lib/a.py": text})
    editor = start(root / "p")
    assert codes(editor.diagnostics(editor.open(root / "p/app/a.py"), 1)) == ["GEO301"]
    assert codes(editor.diagnostics(editor.open(root / "p/lib/a.py"), 1)) == ["GEO306"]


def test_a_folder_inside_a_package(tree: Tree, start: Callable[..., Editor]) -> None:
    app = NEW.replace('"claude-opus-4-7"', "MODEL").replace(
        "client =", "from p.q import MODEL; client ="
    )
    root = tree({"domicile.yaml": US_ONLY, "p/__init__.py": "", "p/q.py": OLD_MODEL, "p/a.py": app})
    editor = start(root / "p")
    assert codes(editor.diagnostics(editor.open(root / "p/a.py"), 1)) == ["GEO305", "GEO101"]


def test_a_folder_that_goes_takes_its_diagnostics(tree: Tree, editor: Editor) -> None:
    root = tree({"p/domicile.yaml": "version: 2\n"})
    editor.add(root / "p")
    policy = (root / "p/domicile.yaml").as_uri()
    assert "must be 1" in messages(editor.diagnostics(policy))
    editor.remove(root / "p")
    assert editor.diagnostics(policy) == []


def test_a_folders_own_modules_are_not_run(tree: Tree, start: Callable[..., Editor]) -> None:
    poison = "raise SystemExit('run')\n"
    names = ("yaml", "domicile", "pickle", "sitecustomize", "anthropic")
    root = tree({"app.py": OLD, **{f"{name}.py": poison for name in names}})
    editor = start(root)
    uri = editor.open(root / "app.py")
    assert "not checked" not in messages(editor.diagnostics(uri, 1))


# --- hovers, lenses --------------------------------------------------------------------

LONG = """import anthropic
client = anthropic.AnthropicBedrock(aws_region="us-east-1")
def ask(model):
    return client.messages.create(
        messages=["{prompt}"],
        model=model,
    )
"""


WHERE = {(3, 15): True, (3, 30): True, (5, 12): True, (4, 20): False, (1, 3): False, (99, 0): False}


def test_where_a_hover_is_shown(tree: Tree, editor: Editor) -> None:
    uri = editor.open(tree({"app.py": LONG}) / "app.py")
    shown = {place: editor.request("textDocument/hover", **at(uri, *place)) for place in WHERE}
    assert {place: hover is not None for place, hover in shown.items()} == WHERE


def test_what_a_hover_tells(
    tree: Tree, editor: Editor, same_as_snapshot: Callable[[str, str], None]
) -> None:
    root = tree({"app.py": LONG, "domicile.yaml": US_ONLY})
    uri = editor.open(root / "app.py")
    found = editor.request("textDocument/hover", **at(uri, 3, 20))
    assert found["contents"]["kind"] == "markdown"
    text = found["contents"]["value"].replace(root.as_uri(), "file:///work")
    same_as_snapshot("server.hover.md", text + "\n")


def test_a_hover_waits_for_what_was_typed(tree: Tree, editor: Editor) -> None:
    uri = editor.open(tree({"app.py": OLD}) / "app.py")
    editor.change(uri, NEW)
    found = editor.request("textDocument/hover", **at(uri, 2, 5))
    assert "claude-opus-4-7" in found["contents"]["value"]


def test_a_request_can_be_cancelled(tree: Tree, editor: Editor) -> None:
    uri = editor.open(tree({"app.py": OLD}) / "app.py")
    editor.diagnostics(uri, 1)
    editor.change(uri, NEW)
    id_ = editor.send_request("textDocument/hover", **at(uri, 2, 5))
    editor.notify("$/cancelRequest", id=id_)
    assert editor.response(id_)["error"]["code"] == -32800
    assert editor.diagnostics(uri, 2) == []


def test_code_lenses_are_asked_for(tree: Tree, start: Callable[..., Editor]) -> None:
    root = tree({"app.py": NEW})
    editor = start(root, options={"codeLens": True})
    uri = editor.open(root / "app.py")
    (lens,) = editor.request("textDocument/codeLens", textDocument={"uri": uri})
    assert lens["command"] == {"title": "Claude: us", "command": ""}
    assert lens["range"]["start"] == {"line": 2, "character": 0}


# --- fixes ------------------------------------------------------------------------------

IGNORED = """import anthropic
client = anthropic.AnthropicBedrock(aws_region="us-east-1")
'😀'; client.messages.create(model="us.anthropic.claude-opus-4-7", inference_geo="us", messages=[])
'😀'; client.messages.create(
    inference_geo="us",
    model="us.anthropic.claude-opus-4-7",
    messages=[],
)
"""
FIXED = IGNORED.replace('inference_geo="us", ', "").replace('    inference_geo="us",\n', "")


def applied(text: str, edits: list[Message]) -> str:
    """The text after edits as an editor makes them: ranges in UTF-16 code units."""
    lines = [line.encode("utf-16-le") for line in text.splitlines(keepends=True)]
    starts = [sum(map(len, lines[:index])) for index in range(len(lines) + 1)]
    data = b"".join(lines)
    for edit in sorted(edits, key=lambda edit: list(edit["range"]["start"].values()), reverse=True):
        start, end = (
            starts[edit["range"][side]["line"]] + 2 * edit["range"][side]["character"]
            for side in ("start", "end")
        )
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


def test_fixes_do_what_they_say(tree: Tree, editor: Editor) -> None:
    root = tree({"app.py": ""})
    uri = editor.open(root / "app.py", IGNORED)
    first, second = editor.diagnostics(uri, 1)
    asked = {"textDocument": {"uri": uri}, "range": first["range"]}
    context = {"diagnostics": [first]}
    quick, _ = editor.request("textDocument/codeAction", **asked, context=context)
    assert (quick["kind"], quick["diagnostics"]) == ("quickfix", [first])
    once = applied(IGNORED, quick["edit"]["changes"][uri])
    assert codes(editor.diagnostics(uri, editor.change(uri, once))) == ["GEO201"]
    editor.change(uri, IGNORED)
    context = {"diagnostics": [], "only": ["source.fixAll"]}
    (every,) = editor.request("textDocument/codeAction", **asked, context=context)
    assert applied(IGNORED, every["edit"]["changes"][uri]) == FIXED
    assert second["code"] == "GEO201"


def test_a_suppression_waits_for_its_reason(tree: Tree, editor: Editor) -> None:
    root = tree({"app.py": ""})
    uri = editor.open(root / "app.py", OLD)
    (found,) = editor.diagnostics(uri, 1)
    asked = {"textDocument": {"uri": uri}, "range": found["range"]}
    *_, ignore = editor.request(
        "textDocument/codeAction", **asked, context={"diagnostics": [found]}
    )
    assert ignore["title"] == "GEO101: ignore at this call, with a reason you write"
    text = applied(OLD, ignore["edit"]["changes"][uri])
    assert text == OLD.rstrip("\n") + "  # domicile: ignore[GEO101] \n"
    told = editor.diagnostics(uri, editor.change(uri, text))
    assert codes(told) == ["GEO101", "GEO404"]
    text = text.replace("] \n", "] replaced in May, RISK-412\n")
    assert editor.diagnostics(uri, editor.change(uri, text)) == []


# --- start and end ---------------------------------------------------------------------


def test_changes_of_files_are_watched(tree: Tree, start: Callable[..., Editor]) -> None:
    watch = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    editor = start(tree({}), capabilities=watch)
    (registered,) = editor.wait("client/registerCapability")["registrations"]
    assert registered["method"] == "workspace/didChangeWatchedFiles"


def test_a_document_that_is_no_file(editor: Editor) -> None:
    for uri in ("untitled:Untitled-1", "git:/app.py?ref=HEAD", "file:///gone/x.py"):
        document = {"uri": uri, "languageId": "python", "version": 1, "text": "x = 1\n"}
        editor.notify("textDocument/didOpen", textDocument=document)
        assert editor.request("textDocument/hover", **at(uri, 0, 0)) is None
        editor.close(uri)


def test_an_editor_that_goes_away(tree: Tree) -> None:
    editor = Editor()
    editor.initialize(tree({"app.py": OLD}))
    assert editor.hang_up() == 0


def test_an_exit_without_goodbye(tree: Tree) -> None:
    editor = Editor()
    editor.initialize(tree({}))
    editor.notify("exit")
    assert editor.hang_up() == 1


def test_without_the_extra() -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from domicile.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "server"], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 2
    assert "pip install 'domicile[server]'" in done.stderr
    assert "Traceback" not in done.stderr

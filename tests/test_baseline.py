"""The baseline: what is new, unchanged and absent after an edit, the file, and the commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator, Draft202012Validator

from domicile import schema
from domicile.cli.application import application

Tree = Callable[..., Path]

FILE = ".domicile-baseline.json"
POLICY = "version: 1\nscopes:\n  - permit: {geos: [us]}\n"
HEAD = "from anthropic import Anthropic\nclient = Anthropic()\n"
OLD = "client.messages.create(model='claude-haiku-4-5', max_tokens=1, messages=[])\n"
OLDER = OLD.replace("haiku-4-5", "sonnet-4-5")
PINNED = OLD.replace("max", "inference_geo='us', max").replace("haiku-4-5", "opus-4-7")
ASK = f"def ask(model):\n    {OLD.replace(repr('claude-haiku-4-5'), 'model, inference_geo=GEO')}"
ASK = f"GEO = 'us'\n{ASK}"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(application, list(arguments))
    assert not isinstance(result.exception, Exception), result.exception
    assert "Traceback" not in result.output
    return result


def states(*arguments: str) -> str:
    """ "1 new, 2 unchanged, 0 absent" of a check against the baseline; its exit status agrees."""
    result = run("check", "--baseline", FILE, "--output-format", "json", *arguments)
    document = json.loads(result.stdout)
    marks = [finding["baseline_state"] for finding in document["findings"]]
    new, unchanged = marks.count("new"), marks.count("unchanged")
    assert len(marks) == new + unchanged
    assert result.exit_code == int(new > 0)
    assert document["summary"]["error"] == new
    assert document["summary"]["unchanged"] == unchanged
    assert document["summary"]["absent"] == sum(each["count"] for each in document["absent"])
    return f"{new} new, {unchanged} unchanged, {document['summary']['absent']} absent"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (OLD, OLD, "0 new, 1 unchanged, 0 absent"),
        # what is no change of the call
        (OLD, f"\n\n# moved\n{OLD}", "0 new, 1 unchanged, 0 absent"),
        (OLD, f"def f():\n    {OLD}", "0 new, 1 unchanged, 0 absent"),
        (OLD, OLD.replace("model=", "model =  "), "0 new, 1 unchanged, 0 absent"),
        (OLD, OLD.replace(", ", ",\n  "), "0 new, 1 unchanged, 0 absent"),
        (OLD, OLD.replace("client", "other = Anthropic()\nother"), "0 new, 1 unchanged, 0 absent"),
        (f"m = 'claude-haiku-4-5'\n{OLD.replace(repr('claude-haiku-4-5'), 'm')}",
         f"n = 'claude-haiku-4-5'\n{OLD.replace(repr('claude-haiku-4-5'), 'n')}",
         "0 new, 1 unchanged, 0 absent"),
        (OLD, f"{PINNED}{OLD}", "0 new, 1 unchanged, 0 absent"),
        (f"{OLD}{OLDER}", f"{OLDER}{OLD}", "0 new, 2 unchanged, 0 absent"),
        (f"{ASK}ask('claude-haiku-4-5')\n",
         f"{ASK}ask('claude-opus-4-7')\nask('claude-haiku-4-5')\n",
         "0 new, 3 unchanged, 0 absent"),  # the new caller complies
        # what is one
        (f"{ASK}ask('claude-haiku-4-5')\n",
         f"{ASK}ask('claude-haiku-4-5')\nask('claude-sonnet-4-5')\n",
         "2 new, 1 unchanged, 2 absent"),  # the new caller does not
        (OLD, OLDER, "1 new, 0 unchanged, 1 absent"),
        (OLD, f"{OLD}{OLDER}", "1 new, 1 unchanged, 0 absent"),
        (OLD, PINNED, "0 new, 0 unchanged, 1 absent"),
        (OLD, OLD.replace("create", "stream"), "1 new, 0 unchanged, 1 absent"),
        # equal calls are counted
        (OLD, f"{OLD}{OLD}", "1 new, 1 unchanged, 0 absent"),
        (f"{OLD}{OLD}{OLD}", f"{OLD}", "0 new, 1 unchanged, 2 absent"),
    ],
)  # fmt: skip  # one case a block
def test_after_an_edit(tree: Tree, before: str, after: str, expected: str) -> None:
    tree({"app/a.py": HEAD + before, "domicile.yaml": POLICY})
    assert run("baseline").exit_code == 0
    tree({"app/a.py": HEAD + after})
    assert states() == expected


def test_an_edit_that_changes_nothing_changes_no_byte_of_the_file(tree: Tree) -> None:
    tree({"b.py": HEAD + OLD + OLDER, "a.py": HEAD + OLD, "domicile.yaml": POLICY})
    run("baseline")
    before = Path(FILE).read_bytes()
    tree({"b.py": f"{HEAD}\n\ndef f():\n    {OLDER}\n{OLD}"})
    assert run("baseline").output == f"{FILE}: 3 findings\n"
    assert Path(FILE).read_bytes() == before


def test_the_first_of_equal_findings_is_the_known_one(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    run("baseline")
    tree({"a.py": HEAD + OLD + OLD})
    result = run("check", "--baseline", FILE, "--output-format", "concise")
    assert result.stdout.startswith("a.py:4:24: GEO305 error")
    assert result.stdout.count("\n") == 1


def test_the_file_is_short_lines_in_order(tree: Tree) -> None:
    tree({"b.py": HEAD + OLD + OLD, "a.py": HEAD + OLDER, "domicile.yaml": POLICY})
    assert run("baseline").output == f"{FILE}: 3 findings, 3 added\n"
    text = Path(FILE).read_text()
    document = json.loads(text)
    Draft202012Validator(schema.load("baseline")).validate(document)
    assert list(document["findings"]) == ["a.py", "b.py"]
    assert [(e["rule"], e["count"]) for e in document["findings"]["b.py"]] == [("GEO305", 2)]
    assert text.count('{"rule"') == sum(
        line.startswith('      {"rule"') for line in text.split("\n")
    )


def test_an_empty_baseline(tree: Tree) -> None:
    tree({"a.py": HEAD + PINNED, "domicile.yaml": POLICY})
    assert run("baseline").output == f"{FILE}: 0 findings\n"
    Draft202012Validator(schema.load("baseline")).validate(json.loads(Path(FILE).read_text()))
    assert states() == "0 new, 0 unchanged, 0 absent"


def test_paths_are_those_from_the_file_s_folder(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({"app/a.py": HEAD + OLD, "domicile.yaml": POLICY})
    run("baseline")
    monkeypatch.chdir(root / "app")
    result = run("check", "--baseline", f"../{FILE}")
    assert result.output.startswith("No new findings; 1 unchanged;")
    monkeypatch.chdir(root)
    run("baseline", "--baseline", "app/known.json")
    assert list(json.loads(Path("app/known.json").read_text())["findings"]) == ["a.py"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((".",), "0 new, 1 unchanged, 2 absent"),
        (("b.py",), "0 new, 1 unchanged, 1 absent"),  # a.py was not looked at, gone.py is gone
        (("b.py", "--select", "GEO1"), "0 new, 0 unchanged, 0 absent"),
        (("b.py", "--certain-only"), "0 new, 1 unchanged, 1 absent"),
        ((".", "--no-policy"), "0 new, 0 unchanged, 3 absent"),
    ],
)
def test_absent_is_only_what_a_run_looked_at(
    tree: Tree, arguments: tuple[str, ...], expected: str
) -> None:
    files = dict.fromkeys(("a.py", "b.py", "gone.py"), HEAD + OLD)
    tree({**files, "domicile.yaml": POLICY})
    run("baseline")
    tree({"a.py": HEAD + PINNED})
    Path("gone.py").unlink()
    assert states(*arguments) == expected


def test_pruning_accepts_nothing_new(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD + OLD, "b.py": HEAD + OLD, "domicile.yaml": POLICY})
    run("baseline")
    tree({"a.py": HEAD + OLD + OLDER})
    assert states() == "1 new, 2 unchanged, 1 absent"
    assert run("baseline", "--prune").output == f"{FILE}: 2 findings, 1 removed\n"
    assert states() == "1 new, 2 unchanged, 0 absent"


def test_a_part_of_the_tree_renews_its_part(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "b.py": HEAD + OLD, "domicile.yaml": POLICY})
    run("baseline")
    tree({"a.py": HEAD + OLDER, "b.py": HEAD + OLDER})
    assert run("baseline", "a.py").output == f"{FILE}: 2 findings, 1 added, 1 removed\n"
    assert states() == "1 new, 1 unchanged, 1 absent"


def test_what_is_suppressed_is_no_part_of_it(tree: Tree) -> None:
    tree({"a.py": f"{HEAD}# domicile: ignore[GEO305] why\n{OLD}", "domicile.yaml": POLICY})
    assert run("baseline").output == f"{FILE}: 0 findings\n"


def test_findings_about_the_policy_and_unreadable_files_are_kept_too(tree: Tree) -> None:
    tree({"a.py": "import anthropic\ndef f(:\n", "domicile.yaml": "version: 1\nexclude: [zzz]\n"})
    assert run("baseline").output == f"{FILE}: 2 findings, 2 added\n"
    assert run("check", "--baseline", FILE).exit_code == 0
    tree({"domicile.yaml": "version: 1\n", "a.py": "import anthropic\n"})
    assert "2 resolved" in run("check", "--baseline", FILE).output


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, f"{FILE}: No such file or directory"),
        ("", f"{FILE}:1:1: not valid JSON"),
        ("{\n  x", f"{FILE}:2:3: not valid JSON"),
        (b"\xff", f"{FILE}:1:1: not valid UTF-8"),
        ("[]", f"{FILE}:1:1: must be a baseline of Domicile, not a list"),
        ('{"schema_version": 2, "findings": {}}', f"{FILE}:1:20: schema_version: must be 1"),
        ('{"schema_version": 1}', f"{FILE}:1:1: the key 'findings' is missing"),
        ('{"schema_version": 1, "findings": {"a": {}}}', f"{FILE}:1:41: findings.a: must be"),
        ("[" * 100_000, f"{FILE}:1:"),
    ],
)
def test_a_baseline_that_cannot_be_used(
    tree: Tree, content: str | bytes | None, message: str
) -> None:
    tree({"a.py": HEAD + OLD, **({} if content is None else {FILE: content})})
    result = run("check", "--baseline", FILE)
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {message}")


def test_standard_input_has_no_baseline(tree: Tree) -> None:
    tree({})
    assert run("baseline", "-").exit_code == 2
    assert not Path(FILE).exists()


def test_prune_needs_a_baseline(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD})
    assert run("baseline", "--prune").exit_code == 2
    assert not Path(FILE).exists()


def test_every_report_tells_of_the_baseline(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD + OLDER, "domicile.yaml": POLICY})
    run("baseline")
    tree({"a.py": HEAD + OLD + PINNED.replace("us", "eu")})
    result = run(
        "check", "--baseline", FILE, "--output", "json:r.json", "--output", "sarif:r.sarif"
    )  # fmt: skip  # options with their values
    assert "Found 1 new error; 1 unchanged; 1 resolved;" in result.output
    assert f"resolved: {FILE} still lists what is gone\n  = a.py: GEO305 " in result.output
    document = json.loads(Path("r.json").read_text())
    Draft202012Validator(schema.load("check-output")).validate(document)
    assert [entry["path"] for entry in document["absent"]] == ["a.py"]
    sarif = json.loads(Path("r.sarif").read_text())
    official = Path(__file__).parent / "data" / "sarif-2.1.0.schema.json"
    Draft4Validator(json.loads(official.read_text())).validate(sarif)
    marks = sorted(result["baselineState"] for result in sarif["runs"][0]["results"])
    assert marks == ["absent", "new", "unchanged"]


def test_without_a_baseline_nothing_is_marked(tree: Tree) -> None:
    tree({"a.py": HEAD + OLD, "domicile.yaml": POLICY})
    output = run("check", "--output-format", "json").output
    assert "baseline" not in output
    assert '"absent"' not in output

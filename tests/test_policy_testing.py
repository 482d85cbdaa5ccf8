"""`domicile policy test`, the examples of docs/custom-rules.md among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile.cli.application import application

Tree = Callable[..., Path]
PAGE = (Path(__file__).parent.parent / "docs" / "custom-rules.md").read_text("utf-8")
POLICY = """\
version: 1
scopes: [{paths: ["app/**"], permit: {geos: [us]}}]
waivers:
  - {rule: GEO305, paths: ["app/old/**"], reason: r, owner: o, expires: 2027-03-31}
"""
CALL = """\
      import anthropic

      anthropic.Anthropic().messages.create(model="{model}", max_tokens=1, messages=[])
"""
OLD, NEW = CALL.format(model="claude-haiku-4-5"), CALL.format(model="claude-opus-4-7")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(application, ["policy", "test", *arguments])
    assert not isinstance(result.exception, Exception), result.exception
    return result


def one_test(file: str, code: str, findings: str, more: str = "") -> str:
    return (
        f"tests:\n  - name: it holds\n    file: {file}\n{more}    code: |\n{code}"
        f"    findings: {findings}\n"
    )


@pytest.mark.parametrize(
    ("file", "code", "findings", "more"),
    [
        ("app/a.py", OLD, "[{rule: GEO305}]", ""),
        ("app/a.py", OLD, "[{rule: model-cannot-be-pinned, line: 3, severity: error, "
         "certainty: certain, at: 'model=\"claude-haiku-4-5\"'}]", ""),
        ("tools/a.py", OLD, "[]", ""),  # another scope
        ("app/old/a.py", OLD, "[{rule: GEO305, waived: true}]", "    today: 2027-03-31\n"),
        ("app/old/a.py", OLD, "[{rule: GEO305}]", "    today: 2027-04-01\n"),
        ("app/a.py", NEW, "[{rule: GEO301}]", ""),
        ("app/a.py", "      def f(:\n", "[{rule: unreadable-file}]", ""),
    ],
)  # fmt: skip
def test_a_policy_does_as_its_tests_say(
    file: str, code: str, findings: str, more: str, tree: Tree
) -> None:
    code = code.replace("def f(:", "import anthropic; def f(:")
    tree({"domicile.yaml": POLICY, "policy-tests/a.yaml": one_test(file, code, findings, more)})
    result = run()
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "1 test in 1 file: 1 passed, 0 failed\n"


NOT_EXPECTED = (
    "not expected: GEO305 error certain at app/a.py:3:39 ('model=\"claude-haiku-4-5\"'): nothing "
    "pins claude-haiku-4-5 to a geo, and the policy permits us only"
)


@pytest.mark.parametrize(
    ("code", "findings", "messages"),
    [
        (OLD, "[]", [NOT_EXPECTED]),
        (NEW, "[{rule: GEO301}, {rule: GEO305, line: 3}]", ["not found: GEO305 in line 3"]),
        (OLD, "[{rule: GEO305, line: 4}]", ["not found: GEO305 in line 4", NOT_EXPECTED]),
        (OLD, "[{rule: GEO305, severity: note}]", ["not found: GEO305 note", NOT_EXPECTED]),
        (OLD, "[{rule: GEO305, at: x, certainty: possible, waived: true}]",
         ["not found: GEO305 possible waived at 'x'", NOT_EXPECTED]),
        (OLD, "[{rule: GEO305}, {rule: GEO305}]", ["not found: GEO305"]),
        ("      print('no call')\n", "[]", ["the snippet holds no call, so it shows nothing"]),
    ],
)  # fmt: skip
def test_what_is_not_as_expected_is_told(
    code: str, findings: str, messages: list[str], tree: Tree
) -> None:
    tree({"domicile.yaml": POLICY, "policy-tests/a.yaml": one_test("app/a.py", code, findings)})
    result = run()
    assert result.stdout.splitlines() == [
        f"policy-tests/a.yaml:2:11: it holds: {message}" for message in messages
    ]
    assert result.stderr == "1 test in 1 file: 0 passed, 1 failed\n"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "policy-tests/a.yaml:1:1: the file is empty"),
        ("test: []\n", "policy-tests/a.yaml:1:1: test: unknown key; did you mean 'tests'?"),
        ("tests: []\n", "policy-tests/a.yaml:1:8: tests: must not be empty"),
        (one_test("a.py", OLD, "[{rule: GEO3055}]"),
         "policy-tests/a.yaml:8:23: tests[0].findings[0].rule: 'GEO3055' is not a rule; "
         "did you mean 'GEO305'?"),
        (one_test("../a.py", OLD, "[]"),
         "policy-tests/a.yaml:3:11: tests[0].file: must lie below the policy's directory"),
        (one_test("a.py", OLD, "[{rule: GEO305, line: 0}]"),
         "policy-tests/a.yaml:8:37: tests[0].findings[0].line: must be a line, from 1, not 0"),
        (one_test("a.py", OLD, "[]", "    today: 2027-02-30\n"),
         "policy-tests/a.yaml:4:12: tests[0].today: '2027-02-30' is not a date such as "
         "2027-03-31"),
    ],
)  # fmt: skip
def test_a_bad_file_of_tests(text: str, message: str, tree: Tree) -> None:
    tree({"domicile.yaml": POLICY, "policy-tests/a.yaml": text})
    result = run()
    assert message in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "path", ["/etc/x.py", "../x.py", "a/../../x.py", "a\\\\..\\\\x.py", "C:x.py", "a//x.py", "a/"]
)
def test_nothing_is_written_outside(path: str, of_the_page: Path) -> None:
    file = of_the_page / "policies/ACME001-billing-needs-a-pin.yaml"
    text = file.read_text()
    file.write_text(
        text.replace("  invalid:\n    - code", f'  invalid:\n    - file: "{path}"\n      code')
    )
    result = run()
    shown = path.replace("\\\\", "\\")
    assert f"the file {shown!r} does not lie below the policy's directory" in result.stdout
    assert result.exit_code == 1


def test_a_name_that_no_file_can_have(of_the_page: Path) -> None:
    file = of_the_page / "policies/ACME001-billing-needs-a-pin.yaml"
    line = f"  invalid:\n    - file: {'a' * 5000}.py\n      code"
    file.write_text(file.read_text().replace("  invalid:\n    - code", line))
    result = run()
    assert "File name too long" in result.stdout
    assert result.exit_code == 1


def test_an_answer_that_is_no_json(of_the_page: Path) -> None:
    file = of_the_page / "policies/ACME001-billing-needs-a-pin.yaml"
    text = file.read_text()
    for answer, message in (
        ("{", "the answer is not JSON: "),
        ("{}", "it has no list called data"),
    ):
        line = f"  invalid:\n    - answer: '{answer}'\n      code"
        file.write_text(text.replace("  invalid:\n    - code", line))
        result = run()
        assert message in result.stdout
        assert result.exit_code == 1


def test_files_and_folders_can_be_named(tree: Tree) -> None:
    good, bad = one_test("tools/a.py", OLD, "[]"), one_test("app/a.py", OLD, "[]")
    tree({"domicile.yaml": POLICY, "policy-tests/x/a.yml": good, "other/b.yaml": bad})
    assert run().exit_code == 0
    assert run("policy-tests").exit_code == 0
    assert run("other/b.yaml").exit_code == 1
    assert run("policy-tests", "other").stderr == "2 tests in 2 files: 1 passed, 1 failed\n"


def test_there_is_nothing_to_test(tree: Tree) -> None:
    tree({"domicile.yaml": POLICY})
    result = run()
    assert "there is nothing to test" in result.stderr
    assert result.exit_code == 2


# --- the page --------------------------------------------------------------------------


def page_blocks() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def of_the_page(tree: Tree) -> Path:
    policy, rule, tests = page_blocks()
    return tree({
        "domicile.yaml": policy,
        "policies/ACME001-billing-needs-a-pin.yaml": rule,
        "policy-tests/billing.yaml": tests,
    })  # fmt: skip


def test_the_page_shows_what_happens(of_the_page: Path) -> None:
    result = run()
    assert (result.stdout, result.exit_code) == ("", 0)
    assert f"$ domicile policy test\n{result.stderr}```" in PAGE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("'model=\"claude-opus-4-7\"'", "max_tokens=1",
         "examples: not found: ACME001 certain at 'max_tokens=1'"),
        ('inference_geo="us", ', "", "valid example 1: not expected: ACME001 "),
        ("    - geo: {absent: true}\n", "", "valid example 1: not expected: ACME001 "),
    ],
)  # fmt: skip
def test_examples_of_custom_rules_are_tests(
    of_the_page: Path, old: str, new: str, message: str
) -> None:
    file = of_the_page / "policies/ACME001-billing-needs-a-pin.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    result = run()
    assert message.removeprefix("examples: ") in result.stdout
    assert "ACME001 billing-needs-a-pin: " in result.stdout
    assert result.exit_code == 1

"""Fixes, before and after: what changes, and that nothing else does."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest

from domicile import rulebook
from domicile.findings import Finding
from domicile.fix.loop import Fixed, fixed
from domicile.fix.verbs import EDITORS, MEANINGS
from domicile.pipeline import Options, analyse
from domicile.report import check_json, check_rdjson
from domicile.report.text import Style

HEAD = """\
from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex
claude, bedrock = Anthropic(), AnthropicBedrock(aws_region="us-east-1")
"""
NEW, OLD, ON_BEDROCK = "claude-opus-4-7", "claude-haiku-4-5", "us.anthropic.claude-opus-4-7"
US_ONLY = "version: 1\nscopes:\n  - permit: {geos: [us]}\n"
EXPLICIT = "version: 1\nscopes:\n  - require_explicit_geo: true\n"
US_WORKSPACE = """\
version: 1
workspaces:
  prod:
    data_residency: {allowed_inference_geos: [us], default_inference_geo: us}
scopes:
  - workspace: prod
"""


def fix(
    source: str | bytes, policy: str = "", *, unsafe: bool, select: tuple[str, ...] = ()
) -> tuple[Fixed, bytes]:
    """Fix `source` in the working directory: the outcome, and the file's bytes after it."""
    data = source if isinstance(source, bytes) else source.encode()
    Path("app.py").write_bytes(data)
    if policy:
        Path("domicile.yaml").write_text(policy)
    options = Options(paths=("app.py",), cache=False, use_policy=bool(policy), select=select)
    done = fixed(options, analyse(options), unsafe=unsafe)
    return done, next((change.after for change in done.changes), data)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def on_bedrock(arguments: str) -> str:
    return f'bedrock.messages.create(model="{ON_BEDROCK}"{arguments})\n'


REMOVED = [
    # how the call is written, and what is left of it
    ('f(a=1, inference_geo="us")', "f(a=1)"),
    ('f(a=1, inference_geo="us",)', "f(a=1,)"),
    ('f(inference_geo="us", a=1)', "f(a=1)"),
    ('f(a=1, inference_geo="us", b=2)', "f(a=1, b=2)"),
    ('f(a=1 , inference_geo = "us" , b=2)', "f(a=1 , b=2)"),
    ("f(a=1, inference_geo='us', **kw)", "f(a=1, **kw)"),
    ('f(\n    a=1,\n    inference_geo="us",\n    b=2,\n)', "f(\n    a=1,\n    b=2,\n)"),
    ('f(\n    a=1,\n    inference_geo="us",\n)', "f(\n    a=1,\n)"),
    ('f(\n    a=1,\n    inference_geo="us"\n)', "f(\n    a=1\n)"),
    ('f(\n    a=1,\n    inference_geo="us")', "f(\n    a=1)"),
    ('f(\n    inference_geo="us",\n    a=1\n)', "f(\n    a=1\n)"),
    ('f(a=1,\n  inference_geo="us", b=2)', "f(a=1,\n  b=2)"),
    ('f(a=1, inference_geo="us",\n  b=2)', "f(a=1,\n  b=2)"),
    ('f(inference_geo="us",\n  a=1)', "f(\n  a=1)"),
    ('f(\n    a=1\n    , inference_geo="us"\n    , b=2\n)', "f(\n    a=1\n    , b=2\n)"),
    ('f(a=1, \\\n  inference_geo="us")', "f(a=1)"),
    ('f(\n\ta=1,\n\tinference_geo="us",\n\tb=2,\n)', "f(\n\ta=1,\n\tb=2,\n)"),
    # comments stay
    (
        'f(\n    a=1,  # one\n    inference_geo="us",  # pinned\n    b=2,\n)',
        "f(\n    a=1,  # one\n    # pinned\n    b=2,\n)",
    ),
    ('f(\n    a=1,  # one\n    inference_geo="us"  # two\n)', "f(\n    a=1  # one\n    # two\n)"),
    ('f(\n    a=1,  # one\n    inference_geo="us")', "f(\n    a=1  # one\n    )"),
    ('f(\n    a=1,\n    # why\n    inference_geo="us",\n)', "f(\n    a=1,\n    # why\n)"),
    # written in a dict at the call
    ('f(**{"a": 1, "inference_geo": "us"})', 'f(**{"a": 1})'),
    ('f(a=1, **{"inference_geo": "us"})', "f(a=1)"),
    ('f(a=1, extra_body={"inference_geo": "us"})', "f(a=1)"),
    ('f(a=1, extra_body={"inference_geo": "us", "top_k": 1})', 'f(a=1, extra_body={"top_k": 1})'),
    (
        'f(\n    a=1,\n    extra_body={\n        "inference_geo": "us",\n    },\n)',
        "f(\n    a=1,\n)",
    ),
    # text that columns must be counted in as everybody does
    ('x = "é𝕏"; f(a="ß", inference_geo="us", b=2)', 'x = "é𝕏"; f(a="ß", b=2)'),
    ('x = [f(a=1, inference_geo="us") for _ in "ab"]', 'x = [f(a=1) for _ in "ab"]'),
    ('f(a=(1), inference_geo="us").content[0]', "f(a=(1)).content[0]"),
]


def spelled(text: str) -> str:
    """`f(` as a call of Bedrock, where inference_geo does nothing."""
    return text.replace("f(", "bedrock.messages.create(", 1).replace("a=1", f'model="{ON_BEDROCK}"')


@pytest.mark.parametrize(("before", "after"), REMOVED)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_geo_that_does_nothing_is_removed_and_nothing_else(
    before: str, after: str, newline: str
) -> None:
    head = f"{HEAD}kw = {{'max_tokens': 1}}\n"
    source, wanted = (
        f"{head}{spelled(text)}\nrest = 1".replace("\n", newline) for text in (before, after)
    )
    done, result = fix(source, unsafe=False)
    assert result.decode() == wanted
    assert not [finding for finding in done.report.findings if finding.rule == "GEO201"]
    ast.parse(result)
    assert fix(result, unsafe=True)[0].changes == ()


IGNORED = ["GEO201"]
KEPT = [
    # (what is found, the code): no literal at the call, or what another request needs
    (IGNORED, 'geo = "us"\nbedrock.messages.create(model=M, inference_geo=geo)'),
    (IGNORED, 'options = {"inference_geo": "us"}\nbedrock.messages.create(model=M, **options)'),
    (
        IGNORED,
        'base = {"inference_geo": "global"}\n'
        'bedrock.messages.create(model=M, **{**base, "inference_geo": "us"})',
    ),
    (
        IGNORED,
        "def build(**kw):\n    return kw\n"
        'bedrock.messages.create(**build(model=M, inference_geo="us"))',
    ),
    (IGNORED, 'bedrock.messages.create(model=M, inference_geo="u" + "s")'),
    (IGNORED, 'for c in (bedrock, claude):\n    c.messages.create(model=M, inference_geo="us")'),
    (
        IGNORED,
        'def ask(client):\n    client.messages.create(model=M, inference_geo="us", max_tokens=1)\n'
        "ask(bedrock)",
    ),
    (
        IGNORED,
        "import os\nclient = claude if os.environ.get('X') else bedrock\n"
        'client.messages.create(model=M, inference_geo="us")',
    ),
    (
        IGNORED,
        "import os\n"
        "send = bedrock.messages.create if os.environ.get('X') else claude.messages.stream\n"
        'send(model=M, inference_geo="us")',
    ),
    (
        IGNORED,
        'bedrock.messages.create(model=M, inference_geo="us", extra_body={"inference_geo": "us"})',
    ),
    (
        IGNORED,
        "from elsewhere import rewrite\nclient = bedrock.with_options(middleware=[rewrite])\n"
        'client.messages.create(model=M, inference_geo="us")',
    ),
    (
        IGNORED,
        "def ask(client=bedrock):\n"
        '    client.messages.create(model=M, inference_geo="us", max_tokens=1)',
    ),
    (
        [],
        'Anthropic(base_url="https://a.example").messages.create(model=M, inference_geo="us")',
    ),
    ([], 'claude.messages.create(model="claude-opus-4-7", inference_geo="us")'),
]


@pytest.mark.parametrize(("found", "source"), KEPT)
def test_what_may_be_needed_or_comes_from_elsewhere_is_left_alone(
    found: list[str], source: str
) -> None:
    text = HEAD + source.replace("M,", f'"{ON_BEDROCK}",') + "\n"
    done, _ = fix(text, unsafe=False, select=("GEO201",))
    assert done.changes == ()
    assert [finding.rule for finding in done.report.findings] == found


UNSAFE = [
    # (policy, before, after)
    ("", f'(model="{OLD}", inference_geo="us")', f'(model="{OLD}")'),
    ("", f'(model="{OLD}", inference_geo="global")', f'(model="{OLD}")'),
    (US_ONLY, f'(model="{NEW}")', f'(model="{NEW}", inference_geo="us")'),
    (US_ONLY, f"(model='{NEW}')", f"(model='{NEW}', inference_geo='us')"),
    (US_ONLY, f'(model="{NEW}",)', f'(model="{NEW}", inference_geo="us",)'),
    (
        US_ONLY,
        f'(\n    model="{NEW}",\n    max_tokens=1,  # one\n    # two\n)',
        f'(\n    model="{NEW}",\n    max_tokens=1,  # one\n    inference_geo="us",\n    # two\n)',
    ),
    (
        US_ONLY,
        f'(\n    model="{NEW}",\n    max_tokens=1  # one\n)',
        f'(\n    model="{NEW}",\n    max_tokens=1,  # one\n    inference_geo="us"\n)',
    ),
    (
        US_ONLY,
        f'(\n    model="{NEW}", max_tokens=1\n)',
        f'(\n    model="{NEW}", max_tokens=1, inference_geo="us"\n)',
    ),
    (
        US_ONLY,
        f'(\n    model="{NEW}",\n    **{{"max_tokens": 1}},\n)',
        f'(\n    model="{NEW}",\n    **{{"max_tokens": 1}},\n    inference_geo="us",\n)',
    ),
    (US_ONLY, '(**{"model": "claude-opus-4-7"})', None),
    (
        US_ONLY,
        f'(model="{NEW}", inference_geo="global")',
        f'(model="{NEW}", inference_geo="us")',
    ),
    (
        US_ONLY,
        f"(model='{NEW}', extra_body={{'inference_geo': 'global'}})",
        f"(model='{NEW}', extra_body={{'inference_geo': 'us'}})",
    ),
    (US_ONLY, f'(model="{NEW}", inference_geo=None)', f'(model="{NEW}", inference_geo="us")'),
    (EXPLICIT, f'(model="{NEW}")', f'(model="{NEW}", inference_geo="global")'),
    (EXPLICIT, f'(model="{NEW}", inference_geo=None)', f'(model="{NEW}", inference_geo="global")'),
    (
        US_WORKSPACE,
        f'(model="{NEW}", inference_geo="global")',
        f'(model="{NEW}", inference_geo="us")',
    ),
    (
        "",
        f'(model="{NEW}", extra_query={{"inference_geo": "us"}})',
        f'(model="{NEW}", inference_geo="us")',
    ),
    (
        "",
        f'(model="{NEW}", extra_query={{"inference_geo": "us", "a": 1}})',
        f'(model="{NEW}", extra_query={{"a": 1}}, inference_geo="us")',
    ),
    # one of the models does not take it
    (US_ONLY, f'(model="{OLD}")', ...),
    (US_ONLY, "(model=unknown())", ...),
    (US_ONLY, f'(model=("{OLD}" if unknown() else "{NEW}"))', ...),
    ("", f'(model=("{OLD}" if unknown() else "{NEW}"), inference_geo="us")', ...),
    ("", f'(model="{NEW}", fallbacks=[{{"model": "{OLD}"}}], inference_geo="us")', ...),
    # what is asked for cannot be told, or a splat may bring it
    (US_ONLY, f'(model="{NEW}", inference_geo=unknown())', ...),
    (US_ONLY, f'(model="{NEW}", **unknown())', ...),
    # the policy permits nothing that could be asked for
    ("version: 1\nscopes:\n  - permit: {geos: [eu]}\n", f'(model="{NEW}")', ...),
]


@pytest.mark.parametrize(("policy", "before", "after"), UNSAFE)
def test_unsafe_fixes(policy: str, before: str, after: object) -> None:
    head = f"{HEAD}from elsewhere import unknown\nclaude.messages.create"
    wanted = before if after is ... else after
    if after is None:
        wanted = before.removesuffix(")") + ', inference_geo="us")'
    assert fix(head + before, policy, unsafe=False)[0].changes == ()
    done, result = fix(head + before, policy, unsafe=True)
    assert result.decode() == f"{head}{wanted}"
    if after is not ...:
        assert not fixable(done.report.findings)
        assert not {"GEO101", "GEO103", "GEO202", "GEO301", "GEO302"} & {
            finding.rule for finding in done.report.findings
        }
    assert fix(result, policy, unsafe=True)[0].changes == ()


def fixable(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.fix is not None]


PARSE = [
    (
        f'claude.messages.parse(model="{NEW}", inference_geo="us", max_tokens=1)',
        f'claude.messages.parse(model="{NEW}", extra_body={{"inference_geo": "us"}}, max_tokens=1)',
    ),
    (
        f'claude.messages.parse(model="{NEW}", extra_body={{"top_k": 1}}, inference_geo="us")',
        f'claude.messages.parse(model="{NEW}", extra_body={{"top_k": 1, "inference_geo": "us"}})',
    ),
    (
        f'claude.messages.parse(model="{OLD}", inference_geo="us")',
        f'claude.messages.parse(model="{OLD}")',
    ),
    (
        f'claude.messages.count_tokens(model="{NEW}", inference_geo="us", messages=[])',
        f'claude.messages.count_tokens(model="{NEW}", messages=[])',
    ),
    (  # what the entries should ask for is not known to be this
        'claude.messages.batches.create(requests=[], inference_geo="us")',
        'claude.messages.batches.create(requests=[], inference_geo="us")',
    ),
]


@pytest.mark.parametrize(("before", "after"), PARSE)
def test_where_the_operation_does_not_take_it(before: str, after: str) -> None:
    assert fix(HEAD + before, unsafe=False)[0].changes == ()
    assert fix(HEAD + before, unsafe=True)[1].decode() == HEAD + after


def test_parse_is_asked_for_a_geo_where_it_sends_one() -> None:
    call = f'claude.messages.parse(model="{NEW}"'
    done, result = fix(f"{HEAD}{call})", US_ONLY, unsafe=True)
    assert result.decode() == f'{HEAD}{call}, extra_body={{"inference_geo": "us"}})'
    assert done.applied == {"GEO301": 1}


BATCH = """\
claude.messages.batches.create(
    requests=[
        {
            "custom_id": str(i),
            "params": {
                "model": "%s",
                "max_tokens": 1,%s
            },
        }
        for i in range(3)
    ]
)
"""


@pytest.mark.parametrize(
    ("policy", "model", "before", "after"),
    [
        (US_ONLY, NEW, "", '\n                "inference_geo": "us",'),
        ("", OLD, '\n                "inference_geo": "us",', ""),
    ],
)
def test_entries_of_batches(policy: str, model: str, before: str, after: str) -> None:
    result = fix(HEAD + BATCH % (model, before), policy, unsafe=True)[1]
    assert result.decode() == HEAD + BATCH % (model, after)


@pytest.mark.parametrize(
    ("encoding", "mark", "declaration"),
    [
        ("utf-8", b"\xef\xbb\xbf", ""),
        ("utf-8", b"", "# coding: utf-8\n"),
        ("latin-1", b"", "# -*- coding: latin-1 -*-\n"),
        ("cp1252", b"", "# vim: set fileencoding=cp1252 :\n"),
        ("utf-8", b"\xef\xbb\xbf", "# coding: utf-8\r\n\f\r\n"),
    ],
)
def test_bytes_outside_the_edit_stay(encoding: str, mark: bytes, declaration: str) -> None:
    head = f"{declaration}{HEAD}".encode(encoding) + "name = 'Zoë'  \t\n".encode(encoding)
    before = on_bedrock(', max_tokens=1, inference_geo="us"').encode(encoding)
    after = on_bedrock(", max_tokens=1").encode(encoding)
    assert fix(mark + head + before, unsafe=False)[1] == mark + head + after


def test_nested_calls_and_several_on_a_line_are_all_fixed() -> None:
    inner = on_bedrock(', inference_geo="us"').strip()
    outer = f'bedrock.messages.create(model="{ON_BEDROCK}", messages={inner}, inference_geo="us")'
    done, result = fix(f"{HEAD}{outer}; {inner}\n", unsafe=False)
    assert result.decode() == (HEAD + f"{outer}; {inner}\n").replace(', inference_geo="us"', "")
    assert done.applied == {"GEO201": 3}


def test_an_encoding_that_cannot_be_written_back_is_left_alone() -> None:
    """In UTF-7 the same text has several spellings."""
    text = f"# coding: utf-7\n{HEAD}x = '+AGE-'\n" + on_bedrock(', inference_geo="us"')
    done, _ = fix(text.replace('"', "'"), unsafe=False)
    assert (done.changes, done.dropped) == ((), ("app.py",))


def test_a_fix_of_several_edits_is_one_suggestion() -> None:
    """What reviewdog suggests is accepted piece by piece, and a comma alone would be wrong."""
    call = f'claude.messages.create(\n    model="{NEW}",  # one\n    max_tokens=1  # two\n)\n'
    Path("app.py").write_text(HEAD + call)
    Path("domicile.yaml").write_text(US_ONLY)
    report = analyse(Options(paths=("app.py",), cache=False))
    (finding,) = report.findings
    assert finding.fix is not None
    assert len(finding.fix.edits) == 2
    (diagnostic,) = json.loads(check_rdjson.render(report, Style()))["diagnostics"]
    (suggestion,) = diagnostic["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 5, "column": 17}, "end": {"line": 6, "column": 1}},
        "text": ',  # two\n    inference_geo="us"\n',
    }


def test_the_fix_object() -> None:
    Path("app.py").write_text(HEAD + on_bedrock(', inference_geo="us"'))
    report = analyse(Options(paths=("app.py",), cache=False, use_policy=False))
    (finding,) = json.loads(check_json.render(report, Style()))["findings"]
    assert finding["fix"] == {
        "applicability": "safe",
        "message": "remove inference_geo, which does nothing here",
        "edits": [
            {
                "content": "",
                "location": {
                    "path": "app.py",
                    "cell": None,
                    "start": {"line": 3, "column": 61},
                    "end": {"line": 3, "column": 81},
                },
            }
        ],
    }


CUSTOM = """\
id: ACME001
name: no-geo-on-partners
summary: partners are asked for no geo
severity: error
subject: call
at: [inference_geo]
when: {geo: {absent: false}}
fix: [remove-geo, add-geo]
message: "no geo here"
rationale: Because.
examples: {valid: [{code: "x = 1"}], invalid: [{code: "x = 1", finding: {at: x}}]}
"""


@pytest.mark.parametrize(("platform", "offered"), [("bedrock", True), ("claude", False)])
def test_a_custom_rule_uses_the_verbs_and_cannot_make_them_unsafe(
    platform: str, offered: bool
) -> None:
    """Whether a verb is right, and whether it is safe, follows from the call alone."""
    Path("rule.yaml").write_text(CUSTOM)
    Path("domicile.yaml").write_text("version: 1\ncustom_rules: [rule.yaml]\n")
    model = ON_BEDROCK if platform == "bedrock" else NEW
    Path("app.py").write_text(
        f'{HEAD}{platform}.messages.create(model="{model}", inference_geo="us")\n'
    )
    report = analyse(Options(paths=("app.py",), cache=False, select=("ACME001",)))
    (finding,) = report.findings
    assert (finding.fix is not None) is offered
    assert finding.fix is None or finding.fix.safe


@pytest.mark.parametrize("before", ["", "1, ", "1, 2, "])
def test_in_an_f_string_it_is_done_right_or_not_at_all(before: str) -> None:
    """Before Python 3.12 nobody says which tokens are in there."""
    call = f"bedrock.messages.create(model='{ON_BEDROCK}', inference_geo='us')"
    text = f'{HEAD}print({before}f"{{{call}}} é", 3)\n'
    result = fix(text, unsafe=False)[1].decode()
    fixed_text = text.replace(", inference_geo='us'", "")
    assert result == (fixed_text if sys.version_info >= (3, 12) else text)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="f-strings are one token")
@pytest.mark.parametrize(
    ("string", "quote"),
    [
        ('f"{c}"', "'"),
        ("f'{c}'", '"'),
        ('f"""{c}"""', "'"),
        ('f"{1}" + str(c)', '"'),
        ('f"{c:{1}}"', "'"),
    ],
)
def test_what_is_added_in_an_f_string_does_not_end_it(string: str, quote: str) -> None:
    line = string.replace("c", "claude.messages.create(model=M)") + "\n"
    head = f'{HEAD}M = "{NEW}"\n'
    fixed = line.replace("=M)", f"=M, inference_geo={quote}us{quote})")
    assert fix(head + line, US_ONLY, unsafe=True)[1].decode() == head + fixed


def test_the_vocabulary_is_one() -> None:
    schema = json.loads((Path(__file__).parents[1] / "schemas/rule.schema.json").read_text())
    verbs = set(schema["properties"]["fix"]["items"]["enum"])
    assert verbs == set(EDITORS) == set(MEANINGS)
    assert verbs == {verb for rule in rulebook.load() for verb in rule.fix}

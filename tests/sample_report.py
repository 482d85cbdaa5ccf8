"""A report made by hand that has one of everything a format can meet."""

from __future__ import annotations

from domicile.calls import Call, Location, Reason, Values
from domicile.findings import Edit, FileError, Finding, Fix, Related, Suppression
from domicile.results import InventoryEntry, Report
from domicile.rulebook import Explanation, Source
from domicile.span import Span

CHAT = "app/chat.py"
JOBS = "app/services/background/nightly_summaries.py"

_SOURCES = {
    (CHAT, None): (
        "import anthropic",
        "",
        "client = anthropic.Anthropic()",
        "",
        "",
        "def answer(question: str) -> str:",
        '    """Réponse 日本."""',
        "    reply = client.messages.create(",
        '        model="claude-sonnet-4-5",',
        '        inference_geo="us",',
        "        max_tokens=500,",
        '        messages=[{"role": "user", "content": question}],',
        "    )",
        "    return reply.content[0].text",
    ),
    (JOBS, None): (
        "from app.llm import ask",
        "",
        "\tdone = ask(texts, model)  # \x1b[2J and tabs",
    ),
    ("domicile.yaml", None): ("version: 1", "workspaces:", "  prod: {}"),
}


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(line, column, end_line, end_column)


def known(*values: str | None) -> Values:
    return Values(values, complete=True)


_PARAMETER = Reason(
    "`model` is a parameter of `ask()`: 1 caller seen; others may exist",
    Location(JOBS, span(3, 9, 3, 25)),
)
_UNKNOWN = Values((), complete=False, reasons=(_PARAMETER,))

_CALL = Call(
    location=Location(CHAT, span(8, 13, 13, 6)),
    language="python",
    surface="anthropic",
    operation="messages.create",
    variants=(),
    platform=known("claude-api"),
    model=known("claude-sonnet-4-5"),
    inference_geo=known("us"),
    region=known(None),
    has_geo_field=True,
    infers=True,
)


def _call(location: Location, operation: str, **attributes: Values) -> Call:
    fields = {name: getattr(_CALL, name) for name in _CALL.__slots__}
    return Call(**{**fields, "location": location, "operation": operation, **attributes})


_ENTRIES = (
    InventoryEntry(_CALL, "prod", known("not_available")),
    InventoryEntry(
        _call(
            Location(JOBS, span(3, 9, 3, 25)),
            "beta.messages.tool_runner",
            platform=Values(("bedrock", "claude-api"), complete=False),
            model=_UNKNOWN,
            inference_geo=known(None, "us"),
            region=Values((None, "us-east-1"), complete=False),
        ),
        None,
        Values(("global", "us"), complete=False, reasons=(Reason("the platform is open"),)),
    ),
    InventoryEntry(
        _call(
            Location(JOBS, span(40, 1, 40, 9)),
            "messages.batches.create",
            platform=known("vertex"),
            model=known("claude-haiku-4-5@20251001", "claude-opus-4-7"),
            inference_geo=known(None),
            region=known("europe-west1"),
        ),
        "eu-team",
        known("region:europe-west1"),
    ),
    InventoryEntry(
        _call(
            Location("notebooks/trial.ipynb", span(2, 1, 2, 30), cell=3),
            "messages.create",
            platform=known("gateway"),
            model=known("claude-opus-4-7"),
            inference_geo=Values((), complete=False),
        ),
        None,
        Values((), complete=False),
    ),
)

_FINDINGS = (
    Finding(
        rule="GEO101",
        name="unsupported-model",
        severity="error",
        certainty="certain",
        message="claude-sonnet-4-5 does not support inference_geo: the API answers 400",
        location=Location(CHAT, span(10, 9, 10, 27)),
        fingerprint="0123456789abcdef",
        fix=Fix(
            "remove inference_geo",
            (Edit(Location(CHAT, span(10, 9, 10, 28)), ""),),
            safe=False,
        ),
    ),
    Finding(
        rule="GEO305",
        name="model-cannot-be-pinned",
        severity="error",
        certainty="possible",
        message="nothing pins where claude-sonnet-4-5 runs",
        location=Location(CHAT, span(8, 13, 13, 6)),
        fingerprint="1123456789abcdef",
        related=(
            Related(Location(JOBS, span(3, 9, 3, 25)), "this caller passes the model"),
            Related(Location("elsewhere.py", span(7, 3, 7, 9)), "a file that was not kept"),
        ),
    ),
    Finding(
        rule="GEO901",
        name="unresolved-model",
        severity="note",
        certainty="possible",
        message="the model cannot be told from the code",
        location=Location(JOBS, span(3, 9, 3, 25)),
        fingerprint="2123456789abcdef",
        reasons=(_PARAMETER, Reason("`texts` is read from a file")),
    ),
    Finding(
        rule="GEO904",
        name="unreadable-file",
        severity="warning",
        certainty="certain",
        message="NUL character: not a text file",
        location=Location("odd\x1b[31m\nname.py", span(4, 2, 4, 2)),
        fingerprint="3123456789abcdef",
    ),
)

_WAIVED = Finding(
    rule="GEO305",
    name="model-cannot-be-pinned",
    severity="error",
    certainty="certain",
    message="nothing pins where claude-haiku-4-5@20251001 runs",
    location=Location(JOBS, span(40, 1, 40, 9)),
    fingerprint="4123456789abcdef",
    suppression=Suppression(
        "waiver",
        "replaced in Q1, see RISK-412",
        Location("domicile.yaml", span(3, 3, 3, 11)),
        "privacy@example.com",
        "2027-03-31",
    ),
)

REPORT = Report(
    version="0.1.0",
    facts_date="2026-11-21",
    calls=_ENTRIES,
    findings=_FINDINGS,
    errors=(FileError("odd\x1b[31m\nname.py", "NUL character: not a text file", 4, 2),),
    scanned=120,
    analysed=5,
    suppressed=(_WAIVED,),
    sources=_SOURCES,
    rules={
        "GEO101": Explanation(
            id="GEO101",
            name="unsupported-model",
            summary="inference_geo is sent with a model that does not take it",
            severity="error",
            enabled=True,
            rationale="An older model refuses the request.\n\nMove to a newer one.\n",
            sources=(Source("the documentation", "https://example.com/geo", "2026-09-26"),),
            valid=(),
            invalid=(),
        )
    },
)

EMPTY = Report(version="0.1.0", facts_date="2026-11-21", scanned=1)

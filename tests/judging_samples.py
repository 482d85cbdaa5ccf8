"""Short ways to make call records and policies for the tests of judgement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from domicile import policy, rulebook
from domicile.calls import UNKNOWN, Call, Carrier, Location, Scalar, Values, Variant, Written
from domicile.findings import Finding
from domicile.judge import judge
from domicile.policy import Policy
from domicile.span import Span

TODAY = date(2026, 11, 21)
OLD, NEW = "claude-haiku-4-5", "claude-opus-4-7"
HOSTS = {"claude-api": "api.anthropic.com", "gateway": "llm.example.com"}

# The spans of the arguments that every sample call has.
WHOLE = Span(1, 1, 9, 2)
MODEL, GEO, REGION, WORKSPACE_ID = (Span(line, 5, line, 30) for line in (2, 3, 4, 5))
ARGUMENTS = {"model": MODEL, "inference_geo": GEO, "region": REGION, "workspace_id": WORKSPACE_ID}


def variant(
    model: Scalar = NEW,
    geo: Scalar = None,
    *,
    platform: Scalar = "claude-api",
    host: Scalar = None,
    region: Scalar = None,
    workspace_id: Scalar = None,
    fallbacks: tuple[Scalar, ...] = (),
    written: tuple[Written, ...] | None = None,
) -> Variant:
    """A variant; unless told otherwise, a geo that is sent is written as the call's keyword."""
    if written is None:
        written = () if geo is None else (Written(Carrier.KEYWORD, geo, GEO, True),)
    if host is None and isinstance(platform, str):
        host = HOSTS.get(platform)
    return Variant(platform, host, model, fallbacks, geo, region, workspace_id, written)


def call(
    *variants: Variant,
    path: str = "app.py",
    operation: str = "messages.create",
    has_geo_field: bool = True,
    infers: bool = True,
    line: int = 1,
) -> Call:
    """A call with these variants, nine lines long, in the SDK's own surface."""
    shift = line - 1
    return Call(
        location=Location(path, _moved(WHOLE, shift)),
        language="python",
        surface="anthropic",
        operation=operation,
        variants=variants,
        platform=_values(each.platform for each in variants),
        model=_values(m for each in variants for m in (each.model, *each.fallbacks)),
        inference_geo=_values(each.geo for each in variants),
        region=_values(each.region for each in variants),
        has_geo_field=has_geo_field,
        infers=infers,
        arguments={name: _moved(span, shift) for name, span in ARGUMENTS.items()},
    )


def policy_of(text: str, folder: Path) -> Policy:
    """The policy in `text`, as if it lay in `folder`."""
    if not text:
        return policy.EMPTY
    file = folder / "domicile.yaml"
    file.write_text(text, encoding="utf-8")
    return policy.load(file)


def judged(
    *calls: Call,
    policy: Policy = policy.EMPTY,
    today: date = TODAY,
    whole: bool = False,
    ending: bool | None = None,
    seen: tuple[str, ...] = (),
    ignores: bool = True,
) -> tuple[Finding, ...]:
    """The findings at `calls`, whose paths are relative to the policy's directory."""
    rules = rulebook.load(policy.custom_rules)
    return judge(
        calls,
        policy,
        rules,
        today=today,
        base=policy.root,
        whole=whole,
        ending=ending,
        seen=seen,
        ignores=ignores,
    )


def told(findings: tuple[Finding, ...]) -> list[str]:
    """`GEO101 certain` for each finding."""
    return [f"{finding.rule} {finding.certainty}" for finding in findings]


def _values(scalars: object) -> Values:
    assert hasattr(scalars, "__iter__")
    found = set(scalars)
    known = tuple(sorted((value for value in found if value is not UNKNOWN), key=_order))
    return Values(known, UNKNOWN not in found)


def _order(value: str | None) -> str:
    return value or ""


def _moved(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column)

"""Truth against report: each difference is one line of text. No difference, no lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .program import Place, Program, Truth, marks
from .report import Report
from .spans import decode

REFUSALS = {"GEO101", "GEO102", "GEO103", "GEO104"}
UNRESOLVED = {"GEO901", "GEO902", "GEO903"}
PARTNERS = {"bedrock", "vertex", "foundry"}
KEYS = {"platform": "platform", "model": "model", "geo": "inference_geo", "region": "region"}


def complaints(program: Program, truth: Truth, report: Report) -> list[str]:
    """Everything that Domicile got wrong about `program`, worst first."""
    calls = truth.calls()
    text = "".join(_code(path) for path in program.sources)
    found = [
        *_places(program, truth, report),
        *(
            line
            for place, seen in calls.items()
            if place in report.calls
            for line in (
                *_values(program, place, seen, report, text),
                *_effective(program, place, seen, report.calls[place]),
                *_workspace(program, place, seen, report.calls[place]),
            )
        ),
        *_findings(program, truth, report),
    ]
    return sorted(found, key=lambda line: not line.startswith("UNSOUND"))


def _code(path: Path) -> str:
    """The text of a file without its comments' lines: a value in a header is not in the code."""
    lines = decode(path.read_bytes()).split("\n")
    return "\n".join(line for line in lines if not line.startswith("#"))


def _shown_by(value: str, program: Program, text: str) -> bool:
    """Whether the code shows a value. One that a run brings from outside need not be listed."""
    outside = {word for run in program.runs for word in (*run.argv, *dict(run.env).values())}
    return value not in outside and value in text


def show(place: Place) -> str:
    path, (line, column, end_line, end_column) = place
    return f"{path}:{line}:{column}-{end_line}:{end_column}"


def inside(inner: Place, outer: Place) -> bool:
    """Whether a place lies within another."""
    (path, span), (outer_path, outer_span) = inner, outer
    return path == outer_path and outer_span[:2] <= span[:2] and span[2:] <= outer_span[2:]


def _places(program: Program, truth: Truth, report: Report) -> Iterator[str]:
    calls = truth.calls()
    for place in calls.keys() - report.calls.keys():
        near = [show(p) for p in report.calls if p[0] == place[0] and p[1][0] == place[1][0]]
        yield f"{show(place)}: a call that is not reported (near: {near})"
    for place in report.calls.keys() - calls.keys():
        kinds = {seen["kind"] for seen in truth.at.get(place, [])}
        if "configured" not in kinds and "unreached" not in marks(program, place):
            yield f"{show(place)}: reported, but no run made a call there"
    for place in report.repeated:
        yield f"{show(place)}: reported twice"


def _values(
    program: Program, place: Place, seen: list[dict[str, Any]], report: Report, text: str
) -> Iterator[str]:
    call = report.calls[place]
    exact = _exact(program, place)
    for name, key in KEYS.items():
        values, complete = set(call[key]["values"]), call[key]["complete"]
        observed = _observed(seen, name)
        missed = observed - values
        if name == "region" and not call["platform"]["complete"]:
            missed.discard(None)  # follows from a platform that nobody could ask for
        for value in sorted(missed, key=str):
            if complete:
                claim = f"{key} is said to be only {_list(values)}"
                yield f"UNSOUND {show(place)}: {claim}, but {value} was sent"
            elif name not in program.open and (value is None or _shown_by(value, program, text)):
                yield f"{show(place)}: {key} misses {value}; it lists {_list(values)}"
        if name in exact and observed and (not complete or values - observed):
            what = f"{_list(values)}{'' if complete else ' and more'}"
            yield f"{show(place)}: {key} is exactly {_list(observed)}, but {what} was reported"
    if "pair" in exact:
        observed_pairs = {
            (str(s["model"] or "-"), str(s["geo"] or "-")) for s in seen if s["kind"] == "sent"
        }
        pairs = report.pairs.get(place, set())
        if pairs != observed_pairs:
            yield f"{show(place)}: pairs are {sorted(observed_pairs)}, not {sorted(pairs)}"


def _exact(program: Program, place: Place) -> set[str]:
    opened = {word.removeprefix("open-") for word in marks(program, place)}
    return set(program.exact) - opened


def _observed(seen: list[dict[str, Any]], name: str) -> set[str | None]:
    values = {s[name] for s in seen if s["kind"] == "sent" or s[name] is not None}
    if name == "model":
        values |= {fallback for s in seen for fallback in s["fallbacks"]}
    return values


def _list(values: set[Any]) -> str:
    return "{" + ", ".join(sorted(str(value) for value in values)) + "}"


def _effective(
    program: Program, place: Place, seen: list[dict[str, Any]], call: dict[str, Any]
) -> Iterator[str]:
    """Compare only what the documentation settles: accepted requests on known platforms."""
    values, complete = set(call["effective_geo"]["values"]), call["effective_geo"]["complete"]
    platforms = {s["platform"] for s in seen}
    if "gateway" in platforms and complete:
        yield f"UNSOUND {show(place)}: effective_geo is said to be complete behind a gateway"
    unsettled = {"gateway", "claude-platform-google-cloud"}
    accepted = [s for s in seen if s["status"] == 200 and s["platform"] not in unsettled]
    observed = {s["effective"] for s in accepted if s["effective"] is not None}
    for value in sorted(observed - values):
        if complete:
            claim = f"effective_geo is said to be only {_list(values)}"
            yield f"UNSOUND {show(place)}: {claim}, but it ran in {value}"
    settled = {"platform", "model", "geo", "region"} <= _exact(program, place)
    if (
        settled
        and len(accepted) == len(seen)
        and len(observed)
        and (values != observed or not complete)
    ):
        what = f"{_list(values)}{'' if complete else ' and more'}"
        yield f"{show(place)}: effective_geo is {_list(observed)}, but {what} was reported"
    refused = all(s["kind"] == "refused" or s["status"] == 400 for s in seen)
    asked = {s["geo"] for s in seen}
    if settled and refused and None not in asked and (values != asked or not complete):
        what = f"effective_geo is {_list(values)}"
        yield f"{show(place)}: a refused call keeps {_list(asked)}, but {what}"


def _workspace(
    program: Program, place: Place, seen: list[dict[str, Any]], call: dict[str, Any]
) -> Iterator[str]:
    if program.policy is None:
        if call["workspace"] is not None:
            yield f"{show(place)}: workspace {call['workspace']} although none is declared"
        return
    import yaml

    policy = yaml.safe_load(program.policy.read_text())
    by_id = {w.get("id"): name for name, w in policy.get("workspaces", {}).items()}
    named = {by_id.get(s["workspace_id"]) for s in seen if s["workspace_id"]}
    if len(named) == 1 and None not in named and all(s["workspace_id"] for s in seen):
        (name,) = named
        if call["workspace"] != name:
            yield f"{show(place)}: workspace is {name}, not {call['workspace']}"


def _findings(program: Program, truth: Truth, report: Report) -> Iterator[str]:
    calls = truth.calls()
    for place, finding in report.findings:
        if finding["rule"] in ("GEO401", "GEO402", "GEO403", "GEO404"):
            continue
        if not any(inside(place, known) for known in (*truth.at, *report.calls)):
            yield f"{show(place)}: {finding['rule']} where nothing is called: {finding['message']}"
    for place in {*truth.at, *report.calls}:
        at = [f for where, f in report.findings if inside(where, place)]
        seen = truth.at.get(place, [])
        exact = _exact(program, place) if place in calls else set()
        told = [s for s in seen if _could_be_told(program, s, report.calls.get(place))]
        yield from _refusals(place, told, at, exact)
        yield from _marked(program, place, seen, at)


def _could_be_told(program: Program, seen: dict[str, Any], call: dict[str, Any] | None) -> bool:
    """Not if the header leaves open what the report does not list either."""
    return call is None or not any(
        seen[name] not in call[KEYS[name]]["values"] and not call[KEYS[name]]["complete"]
        for name in program.open & {"model", "geo"}
    )


def _refusals(
    place: Place, seen: list[dict[str, Any]], at: list[dict[str, Any]], exact: set[str]
) -> Iterator[str]:
    rules = {finding["rule"] for finding in at}
    certain = {finding["rule"] for finding in at if finding["certainty"] == "certain"}
    failed = [s for s in seen if s["error"] and "inference_geo" in s["error"]]
    for s in failed:
        expected = _expected(s["error"])
        if expected not in rules:
            yield f"{show(place)}: {expected} is missing: {s['error']} (findings: {sorted(rules)})"
    accepted = [s for s in seen if s["status"] == 200]
    for rule in sorted(certain & REFUSALS):
        if accepted:
            yield f"{show(place)}: {rule} is said to be certain, but the call went through"
    known = {_expected(s["error"]) for s in failed}
    if {"model", "geo", "platform"} <= exact:
        for rule in sorted((rules & REFUSALS) - known):
            yield f"{show(place)}: {rule} is a false alarm"
        for rule in sorted(rules & UNRESOLVED):
            yield f"{show(place)}: {rule} although everything can be told"
    if failed and not accepted and {"model", "geo", "platform"} <= exact:
        for rule in sorted(known - certain):
            yield f"{show(place)}: {rule} always holds here, yet is not certain"


def _expected(error: str) -> str:
    if "TypeError" in error or "Extra inputs" in error:
        return "GEO104"
    if "does not support" in error:
        return "GEO101"
    return "GEO103" if "not allowed" in error else "GEO102"


def _marked(
    program: Program, place: Place, seen: list[dict[str, Any]], at: list[dict[str, Any]]
) -> Iterator[str]:
    """2xx and 3xx rules: exactly those that the program's marks and the truth call for."""
    words = {word for word in marks(program, place) if word.startswith("GEO")}
    wanted = {word for word in words if not word.endswith("?")}
    allowed = {word.removesuffix("?") for word in words}
    if any(s["platform"] in PARTNERS and s["geo"] is not None for s in seen):
        wanted.add("GEO201")
    if any(s["geo_in_query"] for s in seen):
        wanted.add("GEO202")
    rules = {finding["rule"] for finding in at}
    for rule in sorted(wanted - rules):
        yield f"{show(place)}: {rule} is missing (findings: {sorted(rules)})"
    for rule in sorted(rule for rule in rules - wanted - allowed if rule[3] in "23"):
        yield f"{show(place)}: {rule} does not hold here"

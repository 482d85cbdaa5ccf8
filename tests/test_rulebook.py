"""The rules as a set: loading, choosing, explaining, and rules of a user's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from judging_samples import call, judged, told, variant

from domicile import rulebook
from domicile.policy import PolicyError, load

Tree = Callable[..., Path]
NAMES = {
    "GEO101": "unsupported-model", "GEO102": "unknown-geo", "GEO103": "geo-not-allowed",
    "GEO104": "parameter-not-accepted", "GEO201": "platform-ignores-geo",
    "GEO202": "geo-never-sent", "GEO203": "conflicting-geo", "GEO301": "geo-outside-policy",
    "GEO302": "geo-not-explicit", "GEO303": "platform-not-permitted",
    "GEO304": "region-outside-policy", "GEO305": "model-cannot-be-pinned",
    "GEO306": "workspace-undeclared", "GEO307": "endpoint-not-permitted",
    "GEO308": "inference-without-geo", "GEO401": "contradictory-workspace",
    "GEO402": "unsatisfiable-policy", "GEO403": "expired-waiver", "GEO404": "unused-waiver",
    "GEO405": "workspace-drift",
    "GEO501": "us-premium", "GEO502": "redundant-geo", "GEO901": "unresolved-model",
    "GEO902": "unresolved-geo", "GEO903": "unresolved-platform", "GEO904": "unreadable-file",
}  # fmt: skip
WARNINGS = {"GEO203", "GEO306", "GEO308", "GEO404", "GEO904"}
NOTES = {"GEO901", "GEO902", "GEO903", "GEO501", "GEO502"}


def test_the_rules_keep_their_ids_and_severities() -> None:
    rules = [rule for rule in rulebook.load() if rule.id in NAMES]
    assert {rule.id: rule.name for rule in rules} == NAMES
    assert {rule.id for rule in rules if rule.severity == "warning"} == WARNINGS
    assert {rule.id for rule in rules if rule.severity == "note"} == NOTES
    assert {rule.id for rule in rules if not rule.enabled} == {"GEO501", "GEO502"}
    assert {rule.id for rule in rules if rule.unresolved} == {"GEO901", "GEO902", "GEO903"}


@pytest.mark.parametrize(
    ("chosen", "ignored", "expected"),
    [
        (("GEO101",), (), {"GEO101"}),
        (("geo101",), (), {"GEO101"}),
        (("unsupported-model",), (), {"GEO101"}),
        (("GEO5",), (), {"GEO501", "GEO502"}),
        (("GEO5",), ("us-premium",), {"GEO502"}),
        (("ALL",), ("GEO1", "GEO2", "GEO3", "GEO4", "GEO5", "GEO904"),
         {"GEO901", "GEO902", "GEO903"}),
        ((), ("GEO101",), {rule.id for rule in rulebook.load()} - {"GEO101"}),
    ],
)  # fmt: skip
def test_rules_are_chosen_by_id_name_or_beginning(
    chosen: tuple[str, ...], ignored: tuple[str, ...], expected: set[str]
) -> None:
    assert {rule.id for rule in rulebook.select(rulebook.load(), chosen, ignored)} == expected


def test_choosing_a_rule_switches_it_on() -> None:
    (rule,) = rulebook.select(rulebook.load(), ["us-premium"])
    assert rule.enabled
    assert not all(rule.enabled for rule in rulebook.select(rulebook.load(), [], ["GEO101"]))


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("GEO1011", "there is no rule 'GEO1011'; did you mean 'GEO101'?"),
        ("unknowngeo", "there is no rule 'unknowngeo'; did you mean 'unknown-geo'?"),
        ("xyz", "there is no rule 'xyz'"),
        ("", "there is no rule ''"),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_exist(word: str, message: str) -> None:
    with pytest.raises(rulebook.UnknownRuleError) as error:
        rulebook.select(rulebook.load(), [word])
    assert str(error.value) == message
    with pytest.raises(rulebook.UnknownRuleError) as error:
        rulebook.explain(word)
    assert str(error.value) == message


@pytest.mark.parametrize("word", ["GEO305", "geo305", "model-cannot-be-pinned"])
def test_a_rule_is_explained(word: str) -> None:
    found = rulebook.explain(word)
    assert (found.id, found.severity, found.enabled) == ("GEO305", "error", True)
    assert found.rationale
    assert all(source.date for source in found.sources)
    assert found.invalid[0].at == 'model="claude-haiku-4-5"'


# --- custom rules ----------------------------------------------------------------------

CUSTOM = """\
id: ACME001
name: no-haiku
summary: no Haiku in this repository
severity: warning
subject: call
at: [model]
when: {model.family: {is: haiku}}
message: "{model.id!q} is not for production"
rationale: It is too small.
examples:
  valid: [{code: ""}]
  invalid: [{finding: {at: x}}]
"""
POLICY = "version: 1\ncustom_rules: [rules/*.yaml]\nrules: {no-haiku: error}\n"


def test_a_custom_rule_judges_like_the_others(tree: Tree) -> None:
    policy = load(tree({"domicile.yaml": POLICY, "rules/a.yaml": CUSTOM}) / "domicile.yaml")
    (finding,) = judged(call(variant("claude-haiku-4-5")), policy=policy)
    assert (finding.rule, finding.severity) == ("ACME001", "error")
    assert finding.message == "'claude-haiku-4-5' is not for production"
    assert told(judged(call(variant("claude-opus-5")), policy=policy)) == []
    assert rulebook.explain("no-haiku", policy.custom_rules).rationale == "It is too small."


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("model.family: {is: haiku}", "model.famly: {is: haiku}",
         ["7:8: when.model.famly: 'model.famly' is not a fact; did you mean 'model.family'?"]),
        ("{is: haiku}", "{equals: haiku}",
         ["7:23: when.model.family.equals: unknown key; "
          "known: absent, in, is, known, matches, not_in"]),
        ("{is: haiku}", "{in: $permit.model}",
         ["7:27: when.model.family.in: 'permit.model' is not a fact; did you mean 'permit.geos'?"]),
        ("{is: haiku}", "{matches: '['}",
         ["7:32: when.model.family.matches: not a regular expression: "
          "unterminated character set at position 0"]),
        ("model.family: {is: haiku}", "model.supports_geo: {is: 'no'}",
         ["7:33: when.model.supports_geo.is: 'model.supports_geo' can only be true or false"]),
        ("{is: haiku}", "{in: haiku}",
         ["7:27: when.model.family.in: must be a list of words, or `$fact`, not 'haiku'"]),
        ("{is: haiku}", "{is: true}",
         ["7:27: when.model.family.is: 'model.family' can only be a word"]),
        ("{is: haiku}", "{in: $geo}",
         ["7:27: when.model.family.in: 'geo' is a text, not a list; known: known.geos, "
          "permit.endpoints, permit.geos, permit.platforms, permit.profiles, permit.regions, "
          "workspace.allowed_geos"]),
        ("model.family: {is: haiku}", "permit.geos: {is: us}",
         ["7:22: when.permit.geos.is: 'permit.geos' is a list: it can stand behind in and not_in, "
          "as $permit.geos"]),
        ("model.family: {is: haiku}", "geo.written: {matches: x}",
         ["7:22: when.geo.written.matches: 'geo.written' is true or false: compare it by is"]),
        ("model.family: {is: haiku}", "platform: {in: [bedrok, vertex]}",
         ["7:24: when.platform.in[0]: 'platform' is never 'bedrok'; did you mean 'bedrock'?"]),
        ("model.family: {is: haiku}", "effective_geo: {in: [us, 'region:us-east-1', eu]}",
         ["7:53: when.effective_geo.in[2]: 'effective_geo' is never 'eu'; "
          "known: deployment, global, not_available, us"]),
        ("when: {model.family: {is: haiku}}",
         "when: {all: [{modl.id: {known: true}}, {not: {zzz9: {is: us}}}]}",
         ["7:15: when.all[0].modl.id: 'modl.id' is not a fact; did you mean 'model.id'?",
          "7:47: when.all[1].not.zzz9: 'zzz9' is not a fact"]),
        ("rationale: It", "also: [{when: {geo: {is: true}}, message: m}]\nrationale: It",
         ["9:26: also[0].when.geo.is: 'geo' can only be a word"]),
        ("{model.id!q}", "{model}",
         ["8:10: message: 'model' is not a fact; did you mean 'model.id'?"]),
        ("ACME001", "GEO999",
         ["1:5: id: 'GEO999' begins with GEO, which is kept for built-in rules"]),
        ("name: no-haiku", "name: us-premium",
         ["2:7: name: a built-in rule has this name already"]),
        ("severity: warning", "severity: fatal",
         ["4:11: severity: 'fatal' is not a severity; known: error, note, warning"]),
        ("subject: call", "subject: file",
         ["7:8: when.model.family: 'model.family' is not a fact; known: error.message"]),
        ("rationale: It is too small.\n", "", ["1:1: the key 'rationale' is missing"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_custom_rule_is_told_by_place(
    old: str, new: str, messages: list[str], tree: Tree
) -> None:
    root = tree({"domicile.yaml": POLICY, "rules/a.yaml": CUSTOM.replace(old, new)})
    with pytest.raises(PolicyError) as error:
        load(root / "domicile.yaml")
    assert [str(problem) for problem in error.value.problems] == [
        f"rules/a.yaml:{message}" for message in messages
    ]


def test_two_custom_rules_of_one_name(tree: Tree) -> None:
    root = tree({"domicile.yaml": POLICY, "rules/a.yaml": CUSTOM, "rules/b.yaml": CUSTOM})
    with pytest.raises(PolicyError) as error:
        load(root / "domicile.yaml")
    assert [str(problem) for problem in error.value.problems] == [
        "rules/b.yaml:1:5: id: rules/a.yaml has this id already",
        "rules/b.yaml:2:7: name: rules/a.yaml has this name already",
    ]

"""Programs before and after their fixes, run against the real SDK: what is sent is as promised."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domicile.fix import files
from domicile.fix.loop import Fixed, fixed
from domicile.pipeline import Options, analyse

from .program import HERE, Driver, Program, Truth, all_programs, read
from .test_truth import pytestmark as pytestmark

HELPDESK = read("helpdesk", HERE / "fixing", "helpdesk.py")
PROGRAMS = {program.name: program for program in (HELPDESK, *all_programs())}


def rerun(
    program: Program, folder: Path, driver: Driver, *, unsafe: bool, policy: Path | None = None
) -> tuple[Truth, Truth, Fixed]:
    """What a copy of the program does before and after its files are fixed."""
    for file in filter(None, (*program.sources, program.policy)):
        copied = folder / file.relative_to(program.root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copied)
    if policy is None and program.policy is not None:
        policy = folder / program.policy.relative_to(program.root)
    copy = replace(program, root=folder, policy=policy)
    before = driver.observe(copy)
    options = Options(
        paths=tuple(program.targets),
        policy=str(policy) if policy else None,
        use_policy=policy is not None,
        cache=False,
    )
    done = fixed(options, analyse(options), unsafe=unsafe)
    for change in done.changes:
        files.write(change.path, change.before, change.after)
    after = driver.observe(replace(copy, name=f"{program.name}, fixed"))
    assert before.failures == after.failures == []
    return before, after, done


def seen(truth: Truth) -> list[dict[str, Any]]:
    return [observation for at in truth.at.values() for observation in at]


def refusals(truth: Truth) -> int:
    return sum(each["status"] == 400 or each["kind"] == "refused" for each in seen(truth))


def places(truth: Truth) -> Counter[tuple[Any, ...]]:
    """Where inference ran, and with which model."""
    return Counter(
        (each["platform"], each["region"], each["model"], each["effective"])
        for each in seen(truth)
        if each["kind"] == "sent" and each["status"] == 200
    )


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "applied"),
    [
        ("helpdesk", {"GEO201": 4}),
        ("14_bedrock", {"GEO201": 1}),
        ("15_vertex", {"GEO201": 1}),
        ("16_all_clients", {"GEO201": 1}),
        ("68_async_platforms", {"GEO201": 1}),
    ],
)
def test_after_safe_fixes_inference_runs_where_it_ran(
    name: str, applied: dict[str, int], tmp_path: Path, driver: Driver
) -> None:
    before, after, done = rerun(PROGRAMS[name], tmp_path, driver, unsafe=False)
    assert done.applied == applied
    assert places(after) == places(before)
    assert refusals(after) == refusals(before)
    partners = ("bedrock", "vertex", "foundry")
    asking = [
        sum(each["platform"] in partners and each["geo"] is not None for each in seen(truth))
        for truth in (before, after)
    ]
    assert asking[0] - asking[1] >= sum(applied.values())


@pytest.mark.parametrize(
    ("name", "applied", "refused"),
    [
        # refused calls before and after
        ("helpdesk", {"GEO101": 2, "GEO104": 2, "GEO201": 4, "GEO202": 1, "GEO301": 5}, (4, 0)),
        ("04_old_model_pinned", {"GEO101": 2}, (2, 0)),
        ("08_parse_refuses", {"GEO104": 1}, (1, 0)),
        ("10_batch_literal", {"GEO101": 1}, (1, 0)),
        ("25_counting_tokens", {"GEO104": 2}, (1, 0)),  # a TypeError does not count
        ("27_type_error_twins", {"GEO104": 1}, (1, 0)),
        ("30_workspaces", {"GEO103": 1, "GEO301": 2}, (1, 0)),
        ("21_twins", {"GEO104": 1}, (1, 0)),
        ("72_policy_explicit", {"GEO302": 2}, (0, 0)),
        ("22_policy_scopes", {"GEO301": 1}, (0, 0)),
    ],
)
def test_after_unsafe_fixes_less_is_refused(
    name: str, applied: dict[str, int], refused: tuple[int, int], tmp_path: Path, driver: Driver
) -> None:
    before, after, done = rerun(PROGRAMS[name], tmp_path, driver, unsafe=True)
    assert done.applied == applied
    assert (refusals(before), refusals(after)) == refused


def test_what_the_policy_asks_for_is_sent(tmp_path: Path, driver: Driver) -> None:
    before, after, done = rerun(HELPDESK, tmp_path, driver, unsafe=True)
    assert done.report.findings == ()
    assert {each["effective"] for each in seen(before)} & {"global"}
    assert {each["effective"] for each in seen(after) if each["platform"] == "claude-api"} == {
        "us",  # every model that takes it
        "not_available",
    }
    takes = [each for each in seen(after) if each["effective"] == "us"]
    assert {(each["geo"], each["model"]) for each in takes} == {("us", "claude-opus-4-7")}
    assert len(takes) == 7


US_ONLY = """\
version: 1
scopes:
  - permit: {geos: [us]}
"""


@pytest.mark.parametrize(
    ("name", "pinned"),
    [
        # requests that ran anywhere, and after the fixes run in the US
        ("02_async_gather", 1),
        ("06_dict_surgery", 2),
        ("13_threads_of_work", 1),
        ("23_agents_and_sessions", 1),
        ("35_loops_over_pairs", 2),
        ("50_flow_matters", 5),
        ("62_positional_and_nested", 5),
        ("67_runners_everywhere", 2),
        ("77_loops_that_carry", 7),
        ("13_mixins", 1),
        ("17_enum_settings", 3),
    ],
)
def test_what_is_added_is_sent_and_refused_nowhere(
    name: str, pinned: int, tmp_path: Path, driver: Driver
) -> None:
    """The programs as they are, under a policy that they were not written for."""
    policy = tmp_path / "us.yaml"
    policy.write_text(US_ONLY)
    before, after, done = rerun(PROGRAMS[name], tmp_path, driver, unsafe=True, policy=policy)
    assert set(done.applied) == {"GEO301"}
    assert refusals(after) == refusals(before)
    us, anywhere = (
        [sum(each["effective"] == geo for each in seen(truth)) for truth in (before, after)]
        for geo in ("us", "global")
    )
    assert us[1] - us[0] == anywhere[0] - anywhere[1] == pinned


def test_a_program_without_mistakes_is_left_alone(tmp_path: Path, driver: Driver) -> None:
    assert rerun(PROGRAMS["01_summarize"], tmp_path, driver, unsafe=True)[2].changes == ()

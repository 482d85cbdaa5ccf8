"""The programs of the table: where they lie, what their headers say, what they were seen to do."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from .spans import SourceMap, Span, decode

HERE = Path(__file__).parent
Place: TypeAlias = tuple[str, Span]
ATTRIBUTES = ("platform", "model", "geo", "region", "pair")
HEADER_KEYS = {"run", "exact", "open", "paths", "workspace", "policy", "ends"}
MARK = re.compile(r"caller|unreached|open-(platform|model|geo|region|pair)|GEO\d{3}\??")


@dataclass(frozen=True)
class Run:
    """One execution: `NAME=value` pairs, then arguments."""

    env: tuple[tuple[str, str], ...]
    argv: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """One program and its header.

    `exact` names the attributes that a careful reader can tell completely, at every call unless
    a comment at the call says otherwise; `open` names those of which nobody could ask for a value,
    as long as they are not said to be complete. `ends` is the exception a run may end with.
    """

    name: str
    root: Path  # the directory the tool is run in
    main: str
    runs: tuple[Run, ...]
    exact: frozenset[str]
    open: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    workspace: str | None = None
    policy: Path | None = None
    ends: str | None = None

    @property
    def sources(self) -> list[Path]:
        """The files of the program."""
        single = self.targets != ["."]
        return [self.root / self.main] if single else sorted(self.root.rglob("*.py"))

    @property
    def targets(self) -> list[str]:
        """What the tool is told to read, relative to `root`."""
        return ["."] if self.root.name == self.name else [self.main]


def all_programs() -> list[Program]:
    """Every program and every package, in order of their names."""
    files = sorted((HERE / "programs").glob("[0-9]*.py"))
    folders = sorted(p.parent for p in (HERE / "packages").glob("[0-9]*/main.py"))
    singles = [read(file.stem, file.parent, file.name) for file in files]
    return singles + [read(folder.name, folder, "main.py") for folder in folders]


def read(name: str, root: Path, main: str) -> Program:
    """Read the `# key: value` lines at the top of a program's main file."""
    keys: dict[str, list[str]] = defaultdict(list)
    for line in decode((root / main).read_bytes()).split("\n"):
        if not line.startswith("#"):
            break
        key, colon, value = line.removeprefix("#").partition(":")
        if colon and key.strip() in HEADER_KEYS:
            keys[key.strip()].append(value.strip())
    runs = tuple(_run(text) for text in keys["run"]) or (Run((), ()),)
    return Program(
        name,
        root,
        main,
        runs,
        exact=_attributes(main, keys["exact"]),
        open=_attributes(main, keys["open"]),
        paths=tuple(part for line in keys["paths"] for part in line.split()),
        workspace=next(iter(keys["workspace"]), None),
        policy=_policy(name, root, keys["policy"]),
        ends=next(iter(keys["ends"]), None),
    )


def _attributes(main: str, lines: list[str]) -> frozenset[str]:
    words = frozenset(word for line in lines for word in line.replace(",", " ").split())
    if not words <= set(ATTRIBUTES):
        raise ValueError(f"{main}: the attributes are {ATTRIBUTES}, not {sorted(words)}")
    return words


def _run(text: str) -> Run:
    env: dict[str, str] = {}
    words = shlex.split(text)
    while words and "=" in words[0] and words[0].split("=")[0].isupper():
        key, _, value = words.pop(0).partition("=")
        env[key] = value
    return Run(tuple(env.items()), tuple(words))


def _policy(name: str, root: Path, named: list[str]) -> Path | None:
    for candidate in (
        *(root / text for text in named),
        root / f"{name}.yaml",
        root / "domicile.yaml",
    ):
        if candidate.is_file():
            return candidate
    if named:
        raise ValueError(f"{name}: no such policy: {named}")
    return None


def workspaces(program: Program) -> dict[str, dict[str, Any]]:
    """The declared workspaces by id, and under "" the one that a request lands in by itself."""
    table: dict[str, dict[str, Any]] = {"": {"allowed": None, "default": "global"}}
    if program.policy is None:
        return table
    import yaml

    policy = yaml.safe_load(program.policy.read_text())
    implied = next((s["workspace"] for s in policy.get("scopes", []) if "workspace" in s), None)
    for name, workspace in policy.get("workspaces", {}).items():
        residency = workspace.get("data_residency", {})
        allowed = residency.get("allowed_inference_geos", "unrestricted")
        entry = {
            "allowed": None if allowed == "unrestricted" else allowed,
            "default": residency.get("default_inference_geo", "global"),
        }
        if "id" in workspace:
            table[workspace["id"]] = entry
        if name == (program.workspace or implied):
            table[""] = entry
    return table


@dataclass
class Truth:
    """What the runs of a program did: observations by the place of the call."""

    at: dict[Place, list[dict[str, Any]]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def calls(self) -> dict[Place, list[dict[str, Any]]]:
        """The places that sent an inference request, or would have had the SDK accepted it.

        A request to a host that serves no Claude is none.
        """
        chosen = {
            place: [
                seen
                for seen in everything
                if seen["kind"] == "refused" or (seen["kind"] == "sent" and seen["platform"])
            ]
            for place, everything in self.at.items()
        }
        return {place: seen for place, seen in chosen.items() if seen}


class Driver:
    """The process with the SDK in it; one serves many programs."""

    def __init__(self) -> None:
        package = __package__ or "truth"
        top = HERE.parents[package.count(".")]
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"{package}.driver"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=top,
        )
        self._seen: dict[Program, Truth] = {}

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def observe(self, program: Program) -> Truth:
        """Run every run of `program`, once a process, and gather what it did."""
        if program not in self._seen:
            self._seen[program] = self._observe(program)
        return self._seen[program]

    def _observe(self, program: Program) -> Truth:
        truth = Truth()
        for run in program.runs:
            job = {
                "root": str(program.root),
                "main": program.main,
                "paths": program.paths,
                "argv": run.argv,
                "env": dict(run.env),
                "workspaces": workspaces(program),
            }
            result = self._send(job)
            for seen in result["observations"]:
                seen["span"] = tuple(seen["span"])
                place = (seen["path"], seen["span"])
                if seen not in truth.at.setdefault(place, []):
                    truth.at[place].append(seen)
            failure = result["failure"]
            if failure and not (program.ends and program.ends in failure):
                truth.failures.append(f"run {run.env} {run.argv}: {failure}")
        return truth

    def _send(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        result: dict[str, Any] = json.loads(self._process.stdout.readline())
        return result


def marks(program: Program, place: Place) -> set[str]:
    """The words of the `# truth:` comments on the lines of a call."""
    path, span = place
    lines = SourceMap(program.root / path).lines[span[0] - 1 : span[2]]
    words = {word for line in lines for word in line.partition("# truth:")[2].split()}
    unknown = sorted(word for word in words if not MARK.fullmatch(word))
    if unknown:
        raise ValueError(f"{path}:{span[0]}: `# truth:` does not know {unknown}")
    return words

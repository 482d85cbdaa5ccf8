"""The tools that run side by side, and the command each is measured with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

WORDS = ("anthropic", "claude", "bedrock", "inference_geo", "inferencegeo")

# Without a network the check for a newer version alone waits for a minute and a half.
_SEMGREP = ("semgrep", "--metrics=off", "--disable-version-check", "--quiet")
_SEMGREP_RULE = """\
rules:
  - id: call
    languages: [python]
    severity: ERROR
    message: a call
    pattern: $CLIENT.messages.create(...)
"""


class Tool(NamedTuple):
    """A command over the working directory; `fresh` is run before each measured run."""

    name: str
    command: Sequence[str]
    fresh: Sequence[str] = ()


def tools(scratch: Path) -> list[Tool]:
    """Every tool that is installed; the first is what the others are compared with."""
    rule = scratch / "semgrep.yaml"
    rule.write_text(_SEMGREP_RULE)
    words = [part for word in WORDS for part in ("-e", word)]
    domicile = _beside_python("domicile")
    check = (domicile, "check", "--no-policy", "--exit-zero", "--output-format", "json")
    cache = ("--cache-dir", str(scratch / "cache"))
    ruff = ("ruff", "check", "--select", "F401", "--exit-zero", "--quiet")
    found = [
        Tool("domicile, no cache", (*check, "--no-cache")),
        Tool("domicile, second run", (*check, *cache)),
        Tool("ruff, no cache", (*ruff, "--no-cache")),
        Tool("ruff, second run", (*ruff, "--cache-dir", str(scratch / "ruff"))),
        Tool("ripgrep", ("rg", "--files-with-matches", "--ignore-case", "-tpy", *words)),
        Tool("semgrep", (*_SEMGREP, "--config", str(rule), ".")),
        Tool("bandit", ("bandit", "--quiet", "--recursive", "--tests", "B101", ".")),
        Tool("fixit", ("fixit", "lint", ".")),
    ]
    return [tool for tool in found if shutil.which(tool.command[0])]


def start_up(scratch: Path) -> list[Tool]:
    """What a hook costs on five files, beside the imports it cannot do without."""
    for number in range(5):
        (scratch / f"plain{number}.py").write_text("import os\n\n\ndef f():\n    return os.name\n")
    (scratch / "call.py").write_text(
        "import anthropic\n\nanthropic.Anthropic().messages.create(model='m', messages=[])\n"
    )
    plain = [f"plain{number}.py" for number in range(5)]
    check = (_beside_python("domicile"), "check", "--no-cache", "--exit-zero")
    return [
        Tool("domicile, five files without a call", (*check, *plain)),
        Tool("python -c 'import click'", (sys.executable, "-c", "import click")),
        Tool("domicile, one of five with a call", (*check, "call.py", *plain[:4])),
        Tool("python -c 'import click, libcst'", (sys.executable, "-c", "import click, libcst")),
    ]


def versions() -> list[str]:
    """What each installed tool says its version is."""
    found = [f"python {sys.version.split()[0]}"]
    for name in (_beside_python("domicile"), "ruff", "rg", "semgrep", "bandit", "fixit"):
        if shutil.which(name):
            done = subprocess.run([name, "--version"], capture_output=True, text=True, check=False)
            version = (done.stdout or done.stderr).strip().splitlines()[0]
            found.append(version if version[:1].isalpha() else f"{Path(name).name} {version}")
    return found


def _beside_python(name: str) -> str:
    """The command that belongs to the running Python, else the one on the path."""
    path = Path(sys.executable).with_name(name)
    return str(path) if path.exists() else name

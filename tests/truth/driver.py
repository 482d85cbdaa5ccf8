"""The process that runs programs: it imports the SDK once and forks a child for each run.

Jobs come as JSON lines on standard input, results leave as JSON lines on standard output.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import os
import signal
import sys
import tempfile
import traceback
import types
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import instrument, patching, recorder, server
from . import origin as origins

CELLS = "cells.py"  # the code of a notebook's cells, one below the other
SECONDS = 20  # for one run
DUMMIES = {
    "ANTHROPIC_API_KEY": "sk-ant-truth",
    "ANTHROPIC_FOUNDRY_API_KEY": "foundry-truth",
    "ANTHROPIC_VERTEX_PROJECT_ID": "truth-project",
    "ANTHROPIC_CONFIG_DIR": "/nonexistent",
    "AWS_ACCESS_KEY_ID": "AKIATRUTH",
    "AWS_SECRET_ACCESS_KEY": "truth",
    "AWS_CONFIG_FILE": "/nonexistent",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
    "AWS_EC2_METADATA_DISABLED": "true",
}
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


def main() -> None:
    preload()
    for line in sys.stdin:
        sys.stdout.write(run_forked(json.loads(line)) + "\n")
        sys.stdout.flush()


def preload() -> None:
    """Import what programs need, so that a run costs a fork and not an SDK."""
    import importlib
    import pkgutil

    import google.auth
    import google.auth.credentials

    for part in ("resources.beta", "resources.messages", "lib.tools", "lib.threads", "types.beta"):
        package = importlib.import_module(f"anthropic.{part}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "mcp" not in found.name and not part.startswith("types"):
                importlib.import_module(found.name)

    from anthropic.lib.bedrock._stream_decoder import get_response_stream_shape

    get_response_stream_shape()

    class Credentials(google.auth.credentials.Credentials):
        def __init__(self) -> None:
            super().__init__()
            self.token = "truth"

        def refresh(self, request: object) -> None:
            """Nothing to do: the token never expires."""

    google.auth.default = lambda *args, **kwargs: (Credentials(), "truth-project")
    transport = types.ModuleType("google.auth.transport.requests")
    vars(transport)["Request"] = type("Request", (), {})
    sys.modules["google.auth.transport.requests"] = transport


def run_forked(job: dict[str, Any]) -> str:
    """The result of one run, as JSON; a child that dies is a result too."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                pipe.write(json.dumps(run(job)))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return text or json.dumps({"observations": [], "failure": "the run died or took too long"})


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Run one program once: `{"observations": [...], "failure": null or text}`."""
    signal.alarm(SECONDS)
    root, main_file = Path(job["root"]), Path(job["root"], job["main"])
    environment = {key: os.environ[key] for key in KEPT if key in os.environ}
    os.environ.clear()
    os.environ.update({**environment, **DUMMIES, **job["env"]})
    workspaces = {
        None if key == "" else key: server.Workspace(
            None if data["allowed"] is None else tuple(data["allowed"]), data["default"]
        )
        for key, data in job["workspaces"].items()
    }
    watch = recorder.Recorder(root, workspaces)
    origins.PROGRAM = origins.Program(root)
    failure: str | None = None
    with tempfile.TemporaryFile("w+") as output:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            try:
                patching.install(watch)
                origins.follow_threads()
                _execute(root, main_file, job["paths"], job["argv"], watch)
            except SystemExit as end:
                failure = None if end.code in (None, 0) else f"exit status {end.code!r}"
            except BaseException:
                failure = traceback.format_exc()
        if failure is not None:
            output.seek(0)
            failure += output.read()
    return {"observations": [asdict(o) for o in watch.observations], "failure": failure}


def _execute(
    root: Path, main_file: Path, paths: list[str], argv: list[str], watch: recorder.Recorder
) -> None:
    import builtins

    sys.dont_write_bytecode = True
    instrument.install(root)
    setattr(builtins, instrument.HOOK, watch.entries.register)
    search = [str(main_file.parent), *(str(root / path) for path in paths)]
    sys.path[:] = [*search, *(p for p in sys.path if p)]
    local = {p.stem for place in search for p in Path(place).iterdir()}
    for name in list(sys.modules):
        if name.partition(".")[0] in local and name.partition(".")[0] != "__main__":
            del sys.modules[name]  # the program's own module of that name comes first
    module = types.ModuleType("__main__")
    module.__file__ = str(main_file)
    sys.modules["__main__"] = module
    sys.argv = [str(main_file), *argv]
    os.chdir(root)
    code = instrument.compile_program(main_file, root, notebook=main_file.name == CELLS)
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(code, vars(module)))
    else:
        exec(code, vars(module))


if __name__ == "__main__":
    main()

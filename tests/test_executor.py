"""`--executor dask://...`: the work on a cluster finds the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile import triage
from domicile.cli.application import application

distributed = pytest.importorskip("distributed")
Tree = Callable[..., Path]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as local:
        yield local.scheduler_address.removeprefix("tcp://")


@pytest.fixture
def files(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(triage, "MANY", 10)
    plain: dict[str, str | bytes] = {f"plain/m{n}.py": f"x = {n}\n" for n in range(60)}
    ask = 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-haiku-4-5", {})\n'
    calls = {f"app/m{n}.py": ask.format('inference_geo="us"') for n in range(5)}
    return tree({**plain, **calls, "app/bad.py": "import anthropic\ndef (:\n"})


def check(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["check", "--output-format", "json", *arguments])


def test_two_workers_find_what_one_process_finds(files: Path, cluster: str) -> None:
    alone = check("--no-cache", "--jobs", "1")
    spread = check("--no-cache", "--executor", f"dask://{cluster}")
    assert alone.exit_code == spread.exit_code == 1
    assert spread.stdout == alone.stdout
    assert alone.stdout.count("GEO101") == 5


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("spark://x:1", "'spark://x:1' is not dask://HOST:PORT"),
        ("dask://", "'dask://' is not dask://HOST:PORT"),
        ("dask://127.0.0.1:1", "cannot reach the Dask scheduler at 127.0.0.1:1"),
    ],
)
def test_errors(files: Path, url: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if url.endswith(":1"):
        monkeypatch.setattr("distributed.Client", _unreachable)
    done = check("--no-cache", "--executor", url)
    assert done.exit_code == 2
    assert message in done.stderr


def _unreachable(*_: object, **__: object) -> None:
    raise OSError("timed out")

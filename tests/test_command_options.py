"""What a command-line or web framework passes by itself is listed, and others may be passed."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SETUP = """
import anthropic, asyncclick, click, fastapi, rich_click, typer
from enum import Enum
from typing import Annotated, Literal

class Model(Enum):
    FAST = "claude-haiku-5-5"
    BEST = "claude-opus-5"

BEST = "claude-opus-5"
option = click.option("-m", "--model", default=BEST, envvar="MODEL")

def options(f):
    f = click.option("--model", default=lambda: BEST)(f)
    return click.option("--geo")(f)

def _send(model):
    anthropic.Anthropic().messages.create(model=model, max_tokens=1, messages=[])
"""
RUN = "\ndef run(model): _send(model)\n"
OPUS = {"claude-opus-5"}
BOTH = {"claude-opus-5", "claude-haiku-5-5"}


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("@click.command()\n@click.option('--model', default=BEST)" + RUN, OPUS),
        ("@click.command()\n@click.option('-m', '--model', default=BEST, help='x')" + RUN, OPUS),
        ("@click.command()\n@click.option('--llm', 'model', default=BEST)" + RUN, OPUS),
        ("@click.command()\n@option" + RUN, OPUS),
        ("@click.command()\n@options" + RUN.replace("(model):", "(model, geo):"), OPUS),
        ("@click.argument('model', default=BEST)" + RUN, OPUS),
        ("@click.argument('model')" + RUN, set()),
        ("@click.option('--model', required=True)" + RUN, set()),
        ("@click.option('--model')" + RUN.replace("_send(model)", "_send(model or BEST)"), OPUS),
        ("@click.option('--model', default=BEST, callback=print)" + RUN, set()),
        ("@click.option('--other', default=BEST)" + RUN, set()),
        (
            "@click.option('--model', type=click.Choice(['a', BEST]), prompt=True)" + RUN,
            {"a", "claude-opus-5"},
        ),
        (
            "@click.option('--fast', 'model', flag_value=Model.FAST.value)\n"
            "@click.option('--best', 'model', flag_value=BEST, default=True)" + RUN,
            BOTH,
        ),
        ("@rich_click.option('--model', default=BEST)" + RUN, OPUS),
        ("@asyncclick.option('--model', default=BEST)\nasync " + RUN.strip() + "\n", OPUS),
        ("def run(model: str = typer.Option(BEST, '--model')): _send(model)", OPUS),
        ("def run(model: str = typer.Argument(default=BEST)): _send(model)", OPUS),
        ("def run(model: str = typer.Option(..., '--model')): _send(model)", set()),
        ("def run(model: Annotated[str, typer.Option('-m')] = BEST): _send(model)", OPUS),
        ("def run(model: str = fastapi.Query(BEST, max_length=9)): _send(model)", OPUS),
    ],
)
def test_what_is_declared_is_listed(text: str, models: set[str]) -> None:
    assert _called(SETUP + text) == (models, "click.Choice" in text)  # which passes no other


@pytest.mark.parametrize(
    "text",
    [
        "def run(model: Model = typer.Option(Model.BEST)): _send(model.value)",
        "@click.option('--model', default=BEST)\n"
        "def run(model: Literal['claude-opus-5', 'claude-haiku-5-5']): _send(model)",
    ],
)
def test_an_annotation_still_closes_the_list(text: str) -> None:
    assert _called(SETUP + text) == (BOTH, True)


def _called(text: str) -> tuple[set[str | None], bool]:
    source = decode(text.encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    return set(call.model.values), call.model.complete

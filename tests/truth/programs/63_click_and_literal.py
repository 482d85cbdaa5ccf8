# run: --model claude-opus-5 --geo us
# run: --model claude-haiku-5-5 --geo global
# run:
# exact: platform, region, model, geo
"""A click command with choices and defaults, and a Literal-annotated helper behind it."""

from typing import Literal

import click
from anthropic import Anthropic

Geo = Literal["us", "global"]


def run(model: str, geo: Geo) -> None:
    Anthropic().messages.create(  # truth: open-model
        model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}], inference_geo=geo
    )


@click.command()
@click.option("--model", type=click.Choice(["claude-opus-5", "claude-haiku-5-5"]), default="claude-opus-5")
@click.option("--geo", type=click.Choice(["us", "global"]), default="us")
def main(model: str, geo: Geo) -> None:
    run(model, geo)


main()

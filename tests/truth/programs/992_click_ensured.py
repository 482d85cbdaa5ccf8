# run: --fast ask hello
# run: ask hello
# exact: platform, model, geo, region, pair
"""An object that is made when it is first asked for is handed to each function."""

import anthropic
import click


class Kept:
    def __init__(self):
        self.model = "claude-opus-4-8"


pass_kept = click.make_pass_decorator(Kept, ensure=True)


@click.group()
@click.option("--fast", is_flag=True)
@pass_kept
def kept(config, fast):
    if fast:
        config.model = "claude-haiku-4-5"


@kept.command("ask")
@click.argument("text")
@pass_kept
def ask_kept(config, text):
    anthropic.Anthropic().messages.create(
        model=config.model, max_tokens=9, messages=[{"role": "user", "content": text}]
    )


if __name__ == "__main__":
    kept()

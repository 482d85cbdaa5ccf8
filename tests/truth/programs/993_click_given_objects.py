# run: one hello
# run: two hello
# run: three hello --model claude-sonnet-4-6
# open: model
# exact: platform, geo
"""What a program hands its command line, or its option's callback makes, is not what is declared."""

import sys

import anthropic
import click

client = anthropic.Anthropic()


@click.group()
@click.pass_context
def one(ctx):
    if ctx.obj is None:
        ctx.obj = "claude-opus-4-7"


@one.command()
@click.pass_obj
def hello(model):
    client.messages.create(
        model=model, max_tokens=9, messages=[{"role": "user", "content": "x"}]
    )


@click.group()
@click.pass_context
def two(ctx):
    ctx.obj = ctx.obj or {"model": "claude-opus-4-7"}
    ctx.obj.setdefault("model", "claude-haiku-4-5")


@two.command("hello")
@click.pass_context
def hello_two(ctx):
    client.messages.create(
        model=ctx.obj["model"], max_tokens=9, messages=[{"role": "user", "content": "x"}]
    )


def dated(ctx, param, value):
    return value + "-20251001" if value == "claude-haiku-4-5" else value


@click.command()
@click.argument("text")
@click.option(
    "--model",
    type=click.Choice(["claude-haiku-4-5", "claude-sonnet-4-6"]),
    default="claude-haiku-4-5",
    callback=dated,
)
def three(text, model):
    client.messages.create(
        model=model, max_tokens=9, messages=[{"role": "user", "content": text}]
    )


if __name__ == "__main__":
    name = sys.argv.pop(1)
    if name == "one":
        one(obj="claude-sonnet-4-6")
    elif name == "two":
        two(obj={"model": "claude-opus-4-8"})
    else:
        three()

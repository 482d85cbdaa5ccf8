# run: --model sonnet inner hello
# run: inner hello
# run: --model haiku inner hello
# open: model
# exact: platform, region
"""What the command line says freely is not told, whatever the context keeps beside it."""

import anthropic
import click


MODELS = {"opus": "claude-opus-4-7", "sonnet": "claude-sonnet-4-6"}


@click.group()
@click.option("--model", default="sonnet")
@click.pass_context
def whole(ctx: click.Context, model):
    ctx.obj = {"model": MODELS.get(model, model and "claude-haiku-4-5"), "client": anthropic.Anthropic()}


@whole.command()
@click.argument("text")
@click.pass_context
def inner(ctx, text):
    ctx.obj["client"].messages.create(
        model=ctx.obj["model"],
        max_tokens=9,
        messages=[{"role": "user", "content": text}],
    )


if __name__ == "__main__":
    whole()

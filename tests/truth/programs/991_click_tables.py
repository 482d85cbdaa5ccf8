# run: --model opus ask hello
# run: ask hello
# run: ask hello --shout
# exact: platform, model, geo, region, pair
"""A group keeps a table in the context."""

import anthropic
import click


MODELS = {"opus": "claude-opus-4-7", "sonnet": "claude-sonnet-4-6"}


@click.group()
@click.option("--model", type=click.Choice(list(MODELS)), default="sonnet")
@click.pass_context
def table(ctx, model):
    ctx.ensure_object(dict)
    ctx.obj["model"] = MODELS[model]


@table.command("ask")
@click.argument("text")
@click.option("--shout", is_flag=True)
@click.pass_context
def ask_table(ctx, text, shout):
    reply = anthropic.Anthropic().messages.create(
        model=ctx.obj["model"],
        max_tokens=9,
        messages=[{"role": "user", "content": text.upper() if shout else text}],
    )
    click.echo(reply.content)


if __name__ == "__main__":
    table(obj={})

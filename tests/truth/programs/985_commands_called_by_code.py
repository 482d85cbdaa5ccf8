# run: go
# open: model
"""A command that code calls is passed what its option does not offer."""

import anthropic
import click
client = anthropic.Anthropic()

@click.group()
def cli():
    pass

@cli.command()
@click.option("--model", type=click.Choice(["claude-opus-4-7"]), default="claude-opus-4-7")
def ask(model):
    client.messages.create(model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}])

@cli.command()
@click.pass_context
def go(ctx):
    ctx.invoke(ask, model="claude-haiku-4-5")
    ask.callback(model="claude-sonnet-4-6")

cli()

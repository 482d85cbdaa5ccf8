# run: ask
# open: model
"""What a class of commands puts into the context as it is run."""

import anthropic
import click
client = anthropic.Anthropic()

class App(click.Group):
    def invoke(self, ctx):
        ctx.obj = "claude-haiku-4-5"
        return super().invoke(ctx)

@click.group(cls=App)
@click.option("--set-it", is_flag=True)
@click.pass_context
def cli(ctx, set_it):
    if set_it:
        ctx.obj = "claude-opus-4-7"

@cli.command()
@click.pass_obj
def ask(model):
    client.messages.create(model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}])

cli()

# run: ask hello
# run: --provider openai ask hello
# run: --provider anthropic --geo us ask hello
# run: --provider anthropic --geo global ask hello
# run: --provider anthropic again hello
# exact: platform, model, geo, region, pair
"""A group keeps an object that it makes of closed options; a command reads it."""

import anthropic
import click


class Settings:
    def __init__(self, provider, geo):
        self.provider = provider
        self.model = "claude-opus-4-7" if provider == "anthropic" else "gpt-4o"
        self.geo = geo


@click.group()
@click.option("--provider", type=click.Choice(["anthropic", "openai"]), default="anthropic")
@click.option("--geo", type=click.Choice(["us", "global"]), default="us")
@click.pass_context
def settings(ctx, provider, geo):
    ctx.obj = Settings(provider, geo)


@settings.command()
@click.argument("text")
@click.pass_obj
def ask(kept, text):
    if kept.provider == "openai":
        click.echo(kept.model)
        return
    anthropic.Anthropic().messages.create(
        model=kept.model,
        max_tokens=9,
        inference_geo=kept.geo,
        messages=[{"role": "user", "content": text}],
    )


@settings.command()
@click.argument("text")
def again(text):
    kept = click.get_current_context().obj
    if kept.provider == "anthropic":
        anthropic.Anthropic().messages.create(
            model=kept.model, max_tokens=9, messages=[{"role": "user", "content": text}]
        )


if __name__ == "__main__":
    settings()

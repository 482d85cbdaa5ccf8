"""`domicile schema`: the JSON Schemas of every file a user writes or reads."""

from __future__ import annotations

import click

from domicile.cli.helping import sentence
from domicile.cli.output import emit


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from domicile import schema as schemas

    return [each for each in schemas.names() if each.startswith(incomplete)]


@click.command()
@click.argument("name", required=False, shell_complete=_complete)
def schema(name: str | None) -> None:
    """Print the JSON Schema called NAME; without a name, list them all.

    They are of draft 2020-12, and describe the policy, rules, facts and catalogue as well as
    what Domicile prints as JSON.
    """
    from domicile import schema as schemas

    if name is None:
        known = schemas.names()
        width = max(map(len, known))
        emit("".join(f"{each:<{width}}  {schemas.load(each)['title']}\n" for each in known))
    elif name in schemas.names():
        emit(schemas.text(name))
    else:
        help_ = schemas.did_you_mean(name, schemas.names())
        message = f"there is no schema '{name}'" + (f"; {help_}" if help_ else "")
        raise click.UsageError(sentence(message))

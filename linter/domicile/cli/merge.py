"""`domicile merge`: the reports of shards as one."""

from __future__ import annotations

import json

import click

from domicile.cli.output import emit
from domicile.report.text import visible


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
def merge(files: tuple[str, ...]) -> None:
    """Join the reports of shards: print what one run over the whole tree would have.

    FILES are what `check --shard I/N` or `inventory --shard I/N` wrote as JSON or SARIF: one of
    every shard, in any order.
    """
    from domicile.merging import MergeError
    from domicile.merging import merge as merged
    from domicile.report.as_json import dump

    documents = []
    for file in files:
        try:
            with open(file, encoding="utf-8") as handle:
                documents.append(json.load(handle))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else f"not JSON: {error}"
            raise click.ClickException(f"cannot read {visible(file)}: {reason}") from error
    try:
        emit(dump(merged(documents)))
    except MergeError as error:
        raise click.ClickException(visible(str(error))) from error
    except (KeyError, TypeError, IndexError) as error:
        raise click.ClickException(f"not a whole report of Domicile: no {error}") from error

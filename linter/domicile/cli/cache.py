"""`domicile cache`: where earlier runs are kept, and how to be rid of them."""

from __future__ import annotations

import click

from domicile.cli.output import emit
from domicile.report.text import plural, visible

_option = click.option(
    "--cache-dir",
    "folder",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    envvar="DOMICILE_CACHE_DIR",
    help="The folder, by default the platform's for caches.",
)


@click.group()
def cache() -> None:
    """Show where the cache is, or remove it. A run without a cache finds the same."""


@cache.command("dir")
@_option
def show(folder: str | None) -> None:
    """Print the folder that holds the cache."""
    from domicile.cache.store import default_folder

    emit(f"{visible(folder or default_folder())}\n")


@cache.command()
@_option
def clean(folder: str | None) -> None:
    """Remove what earlier runs kept, and nothing else in the folder."""
    from domicile.cache.store import Store, default_folder

    where = folder or default_folder()
    try:
        count = Store(where).clean()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.ClickException(
            f"cannot remove {visible(str(error.filename))}: {reason}"
        ) from error
    emit(f"Removed {plural(count, 'record')} from {visible(where)}\n")

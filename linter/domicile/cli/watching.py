"""`--watch`: run again whenever something that counts has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Container, Iterable
from pathlib import Path

import click

from domicile.changes import may_matter
from domicile.discover import relative

_INSTALL = (
    "--watch needs watchfiles, which is not installed. Install Domicile with the extra `watch`:\n\n"
    "    pip install 'domicile[watch]'"
)
_MOMENT = 200  # milliseconds


def watch(paths: Iterable[str], written: Iterable[str], run: Callable[[], int]) -> int:
    """Run now and after every change below `paths`; only the user's interrupt ends it.

    What is `written` by a run starts no other.

    Where there is nothing to watch, the exit status of one run. Raises ClickException where
    watchfiles is not installed.
    """
    try:
        import watchfiles
    except ModuleNotFoundError as error:
        raise click.ClickException(_INSTALL) from error
    watched = [path for path in (*paths, *_policy()) if os.path.exists(path)]
    if not watched:
        return run()
    own = set(map(os.path.realpath, written))
    ran = False
    # It watches from the first moment that it waits: so the first run is after one.
    for changes in watchfiles.watch(
        *watched,
        watch_filter=lambda _, path: _counts(path, own),
        rust_timeout=_MOMENT,
        yield_on_timeout=True,
    ):
        if changes or not ran:
            if sys.stdout.isatty():
                click.clear()
            _once(run)
            ran = True
            click.echo("Watching for changes; Ctrl-C ends it.", err=True)
    return 0


def _once(run: Callable[[], int]) -> None:
    """What is wrong now, a policy for instance, can be right at the next run."""
    try:
        run()
    except click.ClickException as error:
        error.show()


def _counts(path: str, own: Container[str]) -> bool:
    matters = may_matter(relative(path)) and os.path.realpath(path) not in own
    return matters and not os.path.isdir(path)


def _policy() -> list[str]:
    from domicile import policy

    try:
        found = policy.find(Path.cwd())
    except policy.PolicyError:
        return []
    return [] if found is None else [str(found)]

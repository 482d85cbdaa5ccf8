"""`domicile server`: the language server."""

from __future__ import annotations

import os
import sys

import click

_INSTALL = (
    "the language server needs pygls, which is not installed. Install Domicile with the extra "
    "`server`:\n\n    pip install 'domicile[server]'"
)


@click.command()
@click.option("--stdio", is_flag=True, hidden=True)  # many editors add it
def server(stdio: bool) -> int:
    """Serve an editor: the Language Server Protocol on standard input and output.

    Diagnostics while you type, fixes, and hovers that tell where a call can run. It is started by
    the editor; docs/editors.md tells how for each.
    """
    try:
        from domicile.server.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("pygls", "lsprotocol"):
            raise click.ClickException(_INSTALL) from error
        raise
    if sys.stdin.isatty():
        click.echo("Waiting for an editor on standard input; see docs/editors.md.", err=True)
    protocol = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but the protocol may reach the editor
    return serve(sys.stdin.buffer, protocol)

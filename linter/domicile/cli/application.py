"""The `domicile` command: its subcommands, and how every outcome becomes an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from domicile import __version__
from domicile.defects import TRACEBACK_VARIABLE

FAILED = 2  # the run itself failed: a bad option, a bad policy, an unreadable path
_INTERRUPTED = 130

# Command to the function it is, imported when it is first needed, and what it does.
_COMMANDS = {
    "check": (
        "domicile.cli.check:check",
        "Lint: what the API refuses, ignores, or the policy forbids.",
    ),
    "inventory": (
        "domicile.cli.inventory:inventory",
        "List every Claude call and where it can run.",
    ),
    "explain": ("domicile.cli.explain:explain", "Show the documentation of a rule."),
    "rules": ("domicile.cli.explain:rules", "List every rule."),
    "policy": (
        "domicile.cli.policy:policy",
        "Check the policy file, or show how it is understood.",
    ),
    "baseline": (
        "domicile.cli.baseline:baseline",
        "Write today's findings down, so that new ones fail.",
    ),
    "schema": ("domicile.cli.schema:schema", "Print the JSON Schema of a file or a report."),
    "merge": ("domicile.cli.merge:merge", "Join the reports of shards to that of one run."),
    "cache": ("domicile.cli.cache:cache", "Show where the cache is, or remove it."),
    "server": ("domicile.cli.server:server", "Serve an editor (Language Server Protocol)."),
}


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_EPILOG = """\b
Start with:
  domicile inventory        where can every call run?
  domicile check            what is wrong with that?
  domicile explain GEO101   what does this rule mean?
"""


class Application(click.Group):
    """A group that imports its commands lazily and exits 2 on every kind of failure."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            from domicile.cli.helping import suggestion

            nearest = suggestion(args[0], _COMMANDS)
            raise click.UsageError(f"No such command {args[0]!r}.{nearest}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        options["standalone_mode"] = False
        sys.exit(self._status(args, *rest, **options))

    def _status(self, *args: Any, **options: Any) -> int:
        _open_what_is_closed()
        try:
            status = super().main(*args, **options)
        except click.ClickException as error:
            _show(error)
            return FAILED
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            return _INTERRUPTED
        except Exception as error:
            if not _is_anywhere():
                click.echo("Error: the working directory does not exist any more", err=True)
            else:
                _report_defect(error)
            return FAILED
        return status if isinstance(status, int) else 0


def _open_what_is_closed() -> None:
    """A standard stream that was closed (`>&-`) is as good as an empty one that nobody reads."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115  # it stays open


def _is_anywhere() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _show(error: click.ClickException) -> None:
    """Print the error, whatever its message quotes."""
    from io import StringIO

    from domicile.report.text import visible_lines

    shown = StringIO()
    error.show(file=shown)
    click.echo(visible_lines(shown.getvalue()), err=True, nl=False)


def _report_defect(error: Exception) -> None:
    import traceback  # 1 ms

    if os.environ.get(TRACEBACK_VARIABLE):
        traceback.print_exc()
    summary = traceback.format_exception_only(type(error), error)[-1].strip()
    click.echo(
        f"Error: Domicile failed on something it did not expect: {summary}\n"
        f"This is a defect in Domicile {__version__}. Please report it with the command and,\n"
        f"if you can, the file it ran on; set {TRACEBACK_VARIABLE}=1 to see the traceback. "
        'See CONTRIBUTING.md, "Report a defect".',
        err=True,
    )


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from domicile.facts.age import facts_as_of

    click.echo(f"domicile {__version__} (facts of {facts_as_of()})")
    ctx.exit()


@click.command(cls=Application, epilog=_EPILOG, context_settings=_SETTINGS)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and the date of the facts, and exit.",
)
def application() -> None:
    """Tell where every Claude call in a code base can run, and hold it against a policy."""

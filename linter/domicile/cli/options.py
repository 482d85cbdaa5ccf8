"""The options that several commands share, and what they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import click

from domicile.cli.helping import completing, unknown, word
from domicile.discover import relative
from domicile.pipeline import Options
from domicile.shard import Shard

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]
STDIN = "-"


class Output(NamedTuple):
    """One report to write: its format and its file, None for standard output."""

    format: str
    file: str | None


def names(text: str) -> tuple[str, ...]:
    """The words of an option that takes several, separated by commas."""
    return tuple(text.replace(",", " ").split())


def shard(text: str) -> Shard:
    """How `I/N` is read."""
    index, _, count = text.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
        raise click.BadParameter(f"{text!r} is not I/N with I from 1 to N, such as 2/5.")
    return Shard(int(index), int(count))


def executor(text: str) -> str:
    """The address of an executor, as it is given."""
    from domicile.executors import ExecutorError, start_of

    try:
        start_of(text)
    except ExecutorError as error:
        raise click.BadParameter(f"{error}.") from error
    return text


def output_type(formats: Mapping[str, str]) -> Callable[[str], Output]:
    """How `FORMAT:FILE` is read, for these formats."""

    def read(text: str) -> Output:
        name, _, file = text.partition(":")
        if file == STDIN:
            raise click.BadParameter("standard output is --output-format's; name a file.")
        if not file:
            raise click.BadParameter(f"{text!r} is not FORMAT:FILE, such as json:report.json.")
        if name not in formats:
            raise click.BadParameter(unknown(name, formats))
        return Output(name, file)

    return read


_SOURCE: tuple[Decorator, ...] = (
    click.argument("paths", nargs=-1, type=click.Path()),
    click.option(
        "--policy",
        type=click.Path(),
        metavar="FILE",
        help="The policy; by default the nearest domicile.yaml upward from the working "
        "directory, up to the repository root.",
    ),
    click.option("--no-policy", is_flag=True, help="Use no policy, even where one is found."),
    click.option(
        "--stdin-filename",
        metavar="FILE",
        help="Read the text from standard input and take it for this file.",
    ),
    click.option(
        "--shard",
        type=shard,
        metavar="I/N",
        help="Report on part I of N of the files only; all are followed. See `domicile merge`.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        metavar="N",
        envvar="DOMICILE_JOBS",
        help="The most processes to use; by default one a processor, where that pays.",
    ),
    click.option(
        "--executor",
        type=executor,
        metavar="dask://HOST:PORT",
        envvar="DOMICILE_EXECUTOR",
        help="Use a Dask cluster that sees the files at the same place (extra `dask`).",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor write a cache."),
    click.option(
        "--cache-dir",
        "cache_folder",
        type=click.Path(file_okay=False),
        metavar="FOLDER",
        envvar="DOMICILE_CACHE_DIR",
        help="Where to keep the cache; by default the platform's folder for caches.",
    ),
    click.option(
        "--show-files",
        is_flag=True,
        help="Only list every file, with the reason why it was or was not analysed.",
    ),
    click.option(
        "--verbose",
        "-v",
        is_flag=True,
        help="Say how long each stage took, and how much there was to do.",
    ),
)


def source_options(command: Command) -> Command:
    """What to look at: PATHS and the options that every analysing command has."""
    return decorated(command, _SOURCE)


def format_option(formats: Sequence[str]) -> Decorator:
    """In which of a few formats, the first by default, a command prints what it shows."""
    return _format_option(formats, formats[0], "|".join(formats), "How to print it.")


def output_options(formats: Mapping[str, str], default: str) -> Decorator:
    """Where the reports go, and in which of `formats`."""
    told = f"The format on standard output: {', '.join(formats)}."
    decorators: list[Decorator] = [
        _format_option(formats, default, "FORMAT", told),
        click.option(
            "--output",
            "outputs",
            multiple=True,
            type=output_type(formats),
            callback=_one_a_file,
            metavar="FORMAT:FILE",
            help="Write a report to a file as well; may be repeated.",
            shell_complete=completing(f"{each}:" for each in formats),
        ),
    ]
    return lambda command: decorated(command, decorators)


def _one_a_file(
    context: click.Context, option: click.Parameter, outputs: tuple[Output, ...]
) -> tuple[Output, ...]:
    seen = set()
    for output in outputs:
        assert output.file is not None
        file = os.path.realpath(output.file)
        if file in seen and file != os.devnull:
            raise click.BadParameter(f"two reports would be written to {output.file}.")
        seen.add(file)
    return outputs


def _format_option(formats: Collection[str], default: str, metavar: str, told: str) -> Decorator:
    return click.option(
        "--output-format",
        type=word(formats),
        default=default,
        show_default=True,
        metavar=metavar,
        help=told,
        shell_complete=completing(formats),
    )


def run_options(
    paths: tuple[str, ...],
    policy: str | None,
    no_policy: bool,
    stdin_filename: str | None,
    jobs: int | None,
    no_cache: bool,
    cache_folder: str | None,
    show_files: bool,
    verbose: bool,
    **further: Any,
) -> Options:
    """The pipeline's options from the shared ones. Raises UsageError for a contradiction."""
    if policy is not None and no_policy:
        raise click.UsageError("--policy and --no-policy contradict each other.")
    if further.get("shard") and further.get("baseline"):
        raise click.UsageError("--shard and --baseline: compare the run over the whole tree.")
    texts = {}
    if STDIN in paths or (stdin_filename is not None and not paths):
        if len(paths) > 1:
            raise click.UsageError("'-' (standard input) cannot be joined with other paths.")
        path = relative(stdin_filename or "stdin.py")
        paths = (path,)
        texts[path] = sys.stdin.buffer.read()
    elif stdin_filename is not None:
        raise click.UsageError("--stdin-filename needs '-' as the only path.")
    return Options(
        paths=paths or (".",),
        policy=policy,
        use_policy=not no_policy,
        list_files=show_files,
        verbose=verbose,
        jobs=jobs or 0,
        cache=not no_cache,
        cache_folder=cache_folder,
        texts=texts,
        **further,
    )


def decorated(command: Command, decorators: Sequence[Decorator]) -> Command:
    """The command behind these decorators, the first of them outermost."""
    for decorator in reversed(decorators):
        command = decorator(command)
    return command

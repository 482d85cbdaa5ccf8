"""Help and errors that a person can use: options by subject, suggestions, completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import click

_Completion: TypeAlias = Callable[[click.Context, click.Parameter, str], list[str]]

# The options of every command, by what they are about; others come last, under "Other".
_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "What is checked": ("stdin_filename", "shard", "show_files"),
    "Policy": ("policy", "no_policy", "no_ignores"),
    "Rules": ("select", "ignore", "certain_only"),
    "Fixes": ("fix", "unsafe_fixes", "diff", "add_ignores"),
    "Reports": ("output_format", "outputs", "explain", "quiet", "count"),
    "Baseline": ("baseline", "file", "prune"),
    "Exit status": ("fail_on", "exit_zero"),
    "Running": ("watch", "jobs", "executor", "no_cache", "cache_folder", "verbose"),
}
_OTHER = "Other"


class SubjectCommand(click.Command):
    """A command whose help groups the options by subject."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        subjects = {name: subject for subject, names in _SUBJECTS.items() for name in names}
        rows: dict[str, list[tuple[str, str]]] = {subject: [] for subject in (*_SUBJECTS, _OTHER)}
        for param in self.get_params(ctx):
            row = param.get_help_record(ctx)
            if row is not None and isinstance(param, click.Option):
                rows[subjects.get(param.name or "", _OTHER)].append(row)
        for subject, found in rows.items():
            if found:
                with formatter.section(subject):
                    formatter.write_dl(found)


def word(known: Iterable[str]) -> Callable[[str], str]:
    """The type of an option that takes one of `known`; the error for another suggests one."""
    choices = tuple(known)

    def read(text: str) -> str:
        if text not in choices:
            raise click.BadParameter(unknown(text, choices))
        return text

    return read


def unknown(word: str, known: Iterable[str]) -> str:
    """ "'sarfi' is not one of 'json', 'sarif'. Did you mean 'sarif'?"."""
    choices = list(known)
    return f"{word!r} is not one of {', '.join(map(repr, choices))}." + suggestion(word, choices)


def suggestion(word: str, known: Iterable[str]) -> str:
    """ " Did you mean 'sarif'?", or nothing."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def sentence(message: str) -> str:
    """`message` with a full stop, unless it asks."""
    return message if message.endswith("?") else f"{message}."


def completing(words: Iterable[str]) -> _Completion:
    """Completion of an option that takes one of `words`."""
    known = tuple(words)
    return lambda ctx, param, incomplete: [each for each in known if each.startswith(incomplete)]


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids and names of the built-in rules, for the last of several separated by commas."""
    from domicile import rulebook

    before, comma, word = incomplete.rpartition(",")
    return [
        before + comma + name
        for name in sorted(rulebook.ids())
        if name.casefold().startswith(word.casefold())
    ]

"""What IPython adds to Python, taken out of a cell; what is left stands where it stood."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# Magics that run the cell below them, or the rest of their line, as Python.
_OF_CELLS = frozenset(
    {"capture", "debug", "ipytest", "memit", "mprun", "notify", "prun", "pyinstrument", "pypy"}
    | {"python", "python3", "scalene", "snakeviz", "time", "timeit", "wandb"}
)
_OF_LINES = frozenset(
    {"lprun", "memit", "mprun", "prun", "pyinstrument", "scalene", "snakeviz", "time", "timeit"}
)
# What Databricks writes in a cell's first line to say that the cell is in another language.
_LANGUAGES = frozenset({"fs", "html", "md", "md-sandbox", "r", "scala", "sh", "sql"})

_CELL_MAGIC = re.compile(r"\s*%%(?P<name>[\w.!-]+)[^\n]*")
_WRITTEN = re.compile(r"\s*%%(?:writefile|file)[ \t]+(?:-a[ \t]+)?[\"']?(?P<path>[\w./ -]*[\w-])")
_FOLDER = re.compile(r"[ \t]*%cd\b")
_LANGUAGE = re.compile(r"\s*%(?P<name>[\w-]+)")
_ESCAPED = re.compile(r"[ \t]*[%!?,;/]")
_HELP = re.compile(r"[ \t]*%{0,2}[\w.*\[\]-]+\?\??[ \t]*$")
_ASSIGNED = re.compile(r"(?:[\w \t.,*\[\]]|\[[\"'][^\"'\n]*[\"']\])+=[ \t]*(?=[!%])")
_PYTHON = re.compile(
    r"%(?P<name>\w+)(?:[ \t]+(?:-[nrpDlsTfmu][ \t]+\S+|--?\w\S*))*[ \t]+(?P<code>\S.*)"
)
_RUN = re.compile(r"[ \t]*%run[ \t]+(?P<path>[\w./-]+)\.py\b")
_MAYBE = re.compile(r"^[ \t]*[%!?,;/]|\?[ \t]*$|=[ \t]*[!%]", re.MULTILINE)

_TOKEN = re.compile(
    r"""
    \#[^\n]* | \\\n
    | \"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?'''
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<newline>\n)
    | [^\S\n]+ | \w+ | .
    """,
    re.VERBOSE | re.DOTALL,
)

_NOTHING = "pass"
_UNKNOWN = "get_ipython()"  # what IPython itself asks; nothing tells what the answer is


def python_of(code: str) -> str | None:
    """The Python of a cell, line by line where it stood; None for a cell in another language."""
    if not _MAYBE.search(code):
        return code
    magic = _CELL_MAGIC.match(code)
    if magic is None:
        return "".join(_statements(code))
    above = _blank(magic.group())
    below = code[magic.end() :]
    if written := _WRITTEN.match(code):
        return f"{above}open({written['path']!r}, 'w'){_blank(below)}"
    if magic["name"] not in _OF_CELLS:
        return None
    return above + "".join(_statements(below))


def names_another_language(code: str) -> bool:
    """Whether a cell begins with a word that may say that it is in another language."""
    found = _LANGUAGE.match(code)
    return found is not None and found["name"] in _LANGUAGES


def _statements(code: str) -> Iterator[str]:
    """The logical lines of a cell, with the magics among them replaced."""
    at = 0
    while at < len(code):
        if (end := _end_of_escape(code, at)) is not None:
            yield _replaced(code[at:end])
        else:
            end = _end_of_statement(code, at)
            yield code[at:end]
        at = end


def _end_of_escape(code: str, at: int) -> int | None:
    """Behind the lines of the magic that starts at `at`; None where none does."""
    end = code.find("\n", at)
    line = code[at:] if end < 0 else code[at:end]
    if not any(pattern.match(line) for pattern in (_ESCAPED, _HELP, _ASSIGNED)):
        return None
    while end >= 0 and code[end - 1] == "\\":
        end = code.find("\n", end + 1)
    return len(code) if end < 0 else end + 1


def _end_of_statement(code: str, at: int) -> int:
    depth = 0
    while at < len(code):
        token = _TOKEN.match(code, at)
        assert token is not None  # some alternative takes any character
        at = token.end()
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token.lastgroup == "newline" and depth <= 0:
            break
    return at


def _replaced(escape: str) -> str:
    """Python for one magic or shell command: as many lines, and what is code at its place."""
    line = escape.partition("\n")[0]
    below = _blank(escape)
    target = _ASSIGNED.match(line)
    start = target.end() if target else len(line) - len(line.lstrip())
    code = _code(line, start) if not below.strip("\n") else None
    if target is not None:
        return line[:start] + (code or _UNKNOWN) + below
    if code is not None:  # behind an empty statement, so that it can stand where it does
        shown = code.lstrip()
        hidden = len(code) - len(shown)
        return line[:start] + "0".ljust(hidden - 1) + ";" + shown + below
    if _FOLDER.match(line):
        return f"{line[:start]}import os; os.chdir(''){below}"
    if run := _RUN.match(line):
        return line[:start] + _star_import(run["path"]) + below
    return line[:start] + _NOTHING + below


def _code(line: str, start: int) -> str | None:
    """The code in the magic at an offset, as `%time`, with blanks for what stands before it."""
    magic = _PYTHON.match(line, start)
    if magic is None or magic["name"] not in _OF_LINES or not _is_simple(magic["code"]):
        return None
    return " " * (magic.start("code") - start) + magic["code"]


def _blank(code: str) -> str:
    return "\n" * code.count("\n")


def _is_simple(code: str) -> bool:
    """Whether the text can follow another statement on its line."""
    try:
        ast.parse(f"0;{code}")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _star_import(path: str) -> str:
    """What binds the names that `%run path.py` binds, where it can be said."""
    parts = [part for part in path.split("/") if part != "."]
    above = next((index for index, part in enumerate(parts) if part != ".."), len(parts))
    names = parts[above:]
    if not names or not all(name.isidentifier() for name in names):
        return _NOTHING
    return f"from {'.' * (above + 1)}{'.'.join(names)} import *"

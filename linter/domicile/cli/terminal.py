"""What the terminal and the environment want: colours, widths, links."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from domicile.report.text import Style

PLAIN_WIDTH = 100  # columns where no terminal says how many there are
_NARROWEST = 72

# Terminals that are known to take OSC 8 links: others may print the address as rubbish.
_PROGRAMS = frozenset({"ghostty", "Hyper", "iTerm.app", "Tabby", "vscode", "WezTerm", "zed"})
_TERMS = ("alacritty", "contour", "foot", "rio", "xterm-ghostty", "xterm-kitty")
_FIRST_VTE = 5000  # 0.50, of GNOME Terminal and its relatives


def terminal_style() -> Style:
    """How a report on standard output is shown."""
    is_terminal = sys.stdout.isatty()
    width = max(_NARROWEST, columns(sys.stdout))
    colour = takes_colour(is_terminal, os.environ)
    return Style(colour, width, links=takes_links(is_terminal, os.environ))


def columns(stream: TextIO) -> int:
    """How many columns there are: COLUMNS, else what the terminal says, else PLAIN_WIDTH."""
    written = os.environ.get("COLUMNS", "")
    if written.isdecimal() and int(written):
        return int(written)
    try:
        return os.get_terminal_size(stream.fileno()).columns or PLAIN_WIDTH
    except (OSError, ValueError):  # no terminal, or no file at all
        return PLAIN_WIDTH


def takes_colour(is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to write colours: a terminal, unless NO_COLOR or FORCE_COLOR decides."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def takes_links(is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to write OSC 8 links: FORCE_HYPERLINK decides, else a terminal known to take them."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if not is_terminal or environment.get("CI"):
        return False
    term = environment.get("TERM", "")
    if term.startswith(("screen", "tmux")):  # what is around it cannot be told
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdecimal() and int(vte) >= _FIRST_VTE)
        or environment.get("TERM_PROGRAM") in _PROGRAMS
        or term.startswith(_TERMS)
        or "WT_SESSION" in environment
        or "KONSOLE_VERSION" in environment
    )

"""The verbs of remedies: the closed vocabulary of what a fix can do to a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from domicile.findings import Edit, Remedy
from domicile.fix.texts import Offsets
from domicile.quick_classes import dataclass
from domicile.source import Source

REMOVE_GEO = "remove-geo"
ADD_GEO = "add-geo"
REPLACE_GEO = "replace-geo"
MOVE_GEO = "move-geo"
REMOVE_SUPPRESSION = "remove-suppression"


@dataclass(frozen=True, slots=True)
class Text:
    """The text that is edited."""

    source: Source
    offsets: Offsets


# What each verb does, for a rule's documentation.
MEANINGS: Mapping[str, str] = {
    REMOVE_GEO: "removes inference_geo where it is written out in the call: safe where the "
    "platform ignores it, unsafe where the model or the operation refuses it (the call starts to "
    "work)",
    ADD_GEO: "adds inference_geo with the geo that the policy permits, where the model takes it: "
    "unsafe",
    REPLACE_GEO: 'replaces "global", or None, by the geo that is permitted: unsafe',
    MOVE_GEO: "moves inference_geo to where the operation sends it from: unsafe",
    REMOVE_SUPPRESSION: "removes the comment, or the rule it names in vain: safe",
}

# From a text and a remedy in it to the edits; none where the text does not show what is meant.
Editor: TypeAlias = Callable[[Text, Remedy], "tuple[Edit, ...]"]


def _remove_suppression(text: Text, remedy: Remedy) -> tuple[Edit, ...]:
    from domicile.fix.suppressions import removal

    return removal(text, remedy)


def _of_call(text: Text, remedy: Remedy) -> tuple[Edit, ...]:
    from domicile.fix.python_calls import edits

    return edits(text, remedy)


EDITORS: Mapping[str, Editor] = {
    REMOVE_GEO: _of_call,
    ADD_GEO: _of_call,
    REPLACE_GEO: _of_call,
    MOVE_GEO: _of_call,
    REMOVE_SUPPRESSION: _remove_suppression,
}

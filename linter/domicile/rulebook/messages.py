"""Message templates of rules: `{fact}` stands for its values, `{fact!q}` for them in quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from domicile.calls import UNKNOWN
from domicile.positions import KeyPath
from domicile.rulebook.conditions import ConditionError, Fact, OneOf, Record

Template: TypeAlias = Callable[[Sequence[Record]], str]

_FIELD = re.compile(r"\{([\w.]+)(!q)?\}")
_LONGEST = 80


def compile_template(text: str, known: Iterable[str], path: KeyPath = ()) -> Template:
    """A function from the records a rule holds for to its message, values joined with "or".

    Raises ConditionError for a field that is not a fact.
    """
    literals = _FIELD.split(text)[::3]
    fields = [(match[1], match[2] is not None) for match in _FIELD.finditer(text)]
    for name, _ in fields:
        if name not in known:
            raise ConditionError(path, f"'{name}' is not a fact", name, known)

    def fill(records: Sequence[Record]) -> str:
        message = literals[0]
        for (name, quoted), literal in zip(fields, literals[1:], strict=True):
            message += _joined((record[name] for record in records), quoted) + literal
        return message

    return fill


def _joined(facts: Iterable[Fact], quoted: bool) -> str:
    words = dict.fromkeys(word for fact in facts for word in _words(fact))
    shown = [f"'{_shortened(word)}'" if quoted else _shortened(word) for word in words]
    return join(shown or ["nothing"])


def join(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _words(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, OneOf):
        return fact.members
    if isinstance(fact, tuple):
        return fact
    if fact is None:
        return ("none",)
    return ("unknown",) if fact is UNKNOWN else (str(fact),)


def _shortened(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 3]}..."

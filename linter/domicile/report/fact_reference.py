"""The reference of facts for the authors of rules, as Markdown: docs/reference/rule-facts.md."""

from __future__ import annotations

from collections.abc import Iterator

from domicile.facts.geos import effective_geos
from domicile.report.markdown import code, plain, table
from domicile.rulebook.validation import closed_words
from domicile.rulebook.vocabulary import MEANINGS, SUBJECTS, FactInfo

_HEADING = ("fact", "type", "what it is", "for example", "in a condition")
_INTRODUCTION = """\
# Facts that rules can read

Generated from `linter/domicile/rulebook/vocabulary.py`. How to write a rule is told in
[custom rules](../custom-rules.md). A rule's `subject` says what it is held against, and that
decides which facts its conditions, its message (`{model.id}`) and its remarks can read.

A fact is of one of three types:

| type | compared by | in a message |
| --- | --- | --- |
| text | `is`, `in`, `not_in`, `matches` | as it is; `{fact!q}` in quotes |
| yes-no | `is: true`, `is: false` | `True`, `False` |
| list | stands behind `in` and `not_in`, as `$fact` | joined with commas and "or" |

Every fact can be *absent* (no geo is sent, nothing is restricted) or *unknown* (the code does not
show it). `absent` and `known` ask for that. A comparison is false of an absent fact and open of an
unknown one, and a rule speaks only where its condition is true.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *map("\n".join, map(_section, SUBJECTS))])


def _section(subject: str) -> Iterator[str]:
    yield f"## `{subject}`\n"
    yield f"{MEANINGS[subject]}\n"
    same = next(other for other, facts in SUBJECTS.items() if facts is SUBJECTS[subject])
    if same != subject:
        yield f"The facts are those of [`{same}`](#{same}).\n"
        return
    yield table(_HEADING, (_row(name, info) for name, info in SUBJECTS[subject].items()))


def _row(name: str, info: FactInfo) -> tuple[str, ...]:
    words = closed_words(name)
    if name == "effective_geo":
        words += tuple(f"{word}:NAME" for word, named in effective_geos().items() if named)
    meaning = plain(info.meaning)
    if words:
        meaning += f": one of {', '.join(map(code, words))}"
    return (code(name), info.kind, meaning, code(info.example), code(_condition(name, info)))


def _condition(name: str, info: FactInfo) -> str:
    match info.kind:
        case "list":
            return f"{{not_in: ${name}}}"
        case "yes-no":
            return f"{name}: {{is: {info.example}}}"
    return f"{name}: {{is: {_quoted(info.example)}}}"


def _quoted(word: str) -> str:
    return word if word.replace("-", "").replace("_", "").isalnum() else f"'{word}'"

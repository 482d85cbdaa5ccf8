"""Strings that are put together from values."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import (
    Atom,
    Const,
    EnumMember,
    External,
    FilePath,
    Items,
    Ref,
    Unknown,
)
from domicile.resolve.domain.some_names import NO_AFFIXES, Affixes
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, one, restrict
from domicile.resolve.library.file_paths import extended
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.enums import enum_is_text, enum_value

NAME = External("builtins.__name__")
OWN_NAME = "__main__"  # what `__name__` counts as in a text: the module that says it
MOST_TEXT = 2_000  # a longer string is no model, geo or host


def text_of(machine: Machine, atom: Atom) -> str | None:
    """The text `str(atom)` gives, or None where that is not sure."""
    if isinstance(atom, Const) and not isinstance(atom.value, bytes):
        return str(atom.value)
    if isinstance(atom, EnumMember) and enum_is_text(atom.owner):
        value = enum_value(machine, atom)
        if len(value) == 1 and isinstance(value[0].atom, Const):
            return str(value[0].atom.value)
    return None


def concatenated(
    machine: Machine, state: State, frame: Frame, parts: list[Value], span: Span
) -> Value:
    """The strings that the parts make together."""
    location = frame.module.location(span)
    parts = [restrict(part, state.condition) for part in parts]

    def joined(atoms: tuple[Atom, ...]) -> Value:
        path = _path_text(machine, atoms)
        if path is not None:
            return one(path)
        texts = [OWN_NAME if a == NAME else text_of(machine, a) for a in atoms]
        if any(text is None for text in texts):
            unknown = machine.unknown_atom(
                "a string built from a value the code does not show",
                location,
                reasons_of(*map(one, atoms)),
            )
            note_affixes(machine, unknown, atoms)
            return one(unknown)
        text = "".join(text for text in texts if text is not None)
        if len(text) > MOST_TEXT:
            return machine.unknown("a long text", location)
        return constant(text)

    return combine(machine, parts, joined)


def note_affixes(machine: Machine, made: Unknown, atoms: tuple[Atom, ...]) -> None:
    """Keep how a text begins and ends that is made of these, some of which are not shown."""
    texts = [a.value if isinstance(a, Const) and isinstance(a.value, str) else None for a in atoms]
    hidden = [i for i, text in enumerate(texts) if text is None]
    if not hidden:
        return
    first, last = (affixes_of(machine, atoms[i]) for i in (hidden[0], hidden[-1]))
    start = "".join(text or "" for text in texts[: hidden[0]]) + first.start
    end = last.end + "".join(text or "" for text in texts[hidden[-1] + 1 :])
    if start or end:
        machine.affixes[made.symbol] = Affixes(start, end, len(hidden) == 1 and first.alone)


def affixes_of(machine: Machine, atom: Atom) -> Affixes:
    """How the text of a value begins and ends that the code does not show as a whole."""
    symbol = atom.symbol if isinstance(atom, Unknown) and not atom.path else 0
    return machine.affixes.get(symbol, NO_AFFIXES)


def _path_text(machine: Machine, atoms: tuple[Atom, ...]) -> FilePath | None:
    """The path that begins with a path, as in `f"{folder}/name.json"`."""
    parts = [atom for atom in atoms if atom != Const("", "str")]
    if not parts or not isinstance(parts[0], FilePath):
        return None
    texts = [text for atom in parts[1:] if (text := text_of(machine, atom)) is not None]
    return extended(parts[0], "".join(texts)) if len(texts) == len(parts) - 1 else None


def percent_formatted(machine: Machine, state: State, template: str, argument: Atom) -> str | None:
    """`template % argument` where every part is a known constant."""
    arguments: tuple[object, ...]
    if isinstance(argument, Const):
        arguments = (argument.value,)
    elif isinstance(argument, Ref) and machine.objects[argument.id].kind == "tuple":
        found = content(state, argument.id)
        if len(found) != 1 or not isinstance(found[0].atom, Items) or found[0].atom.rest:
            return None
        parts = [item.value for item in found[0].atom.items]
        if any(len(part) != 1 or not isinstance(part[0].atom, Const) for part in parts):
            return None
        arguments = tuple(part[0].atom.value for part in parts if isinstance(part[0].atom, Const))
    elif machine.is_dict(argument):
        named = _constants_of(machine, state, argument)
        return None if named is None else _percent(template, named)
    else:
        return None
    return _percent(template, arguments)


def _constants_of(machine: Machine, state: State, mapping: Ref) -> dict[object, object] | None:
    """The constants of a dict; None where one of its keys has anything else."""
    found: dict[object, object] = {}
    for key in keys(machine, mapping.id):
        value = dict_get(state, mapping.id, key)
        if len(value) != 1 or not isinstance(value[0].atom, Const):
            return None
        found[key] = value[0].atom.value
    return found


def _percent(template: str, arguments: object) -> str | None:
    try:
        text = template % arguments
    except (KeyError, TypeError, ValueError, OverflowError, MemoryError):
        return None
    return text if len(text) <= MOST_TEXT else None

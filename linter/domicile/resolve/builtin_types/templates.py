"""Texts with places to be filled: `str.format`, `format_map`, `string.Template`."""

from __future__ import annotations

import string
from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get, dict_update
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.texts import concatenated
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, has, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.special_methods import interpolated, stringified
from domicile.resolve.syntax.subscripts import subscript

MOST_SPECIFIED = 20  # characters of a format specification
MOST_DIGITS = 3  # in one: a wider text is no model, geo or host
TEXT = ("text",)  # the field that holds a template's text


def formatted(
    machine: Machine, state: State, frame: Frame, text: str, arguments: Arguments, span: Span
) -> Value:
    """`"...{}...".format(...)` as far as its parts are known."""

    def given(name: str) -> Value | None:
        if name.isdigit():
            index = int(name)
            known = arguments.positional
            return known[index].value if index < len(known) else None
        value = dict_get(state, arguments.keywords, name)
        return None if has(value, ABSENT) else value

    if arguments.more is not None:
        return machine.unknown("a formatted text", frame.module.location(span))
    return _filled(machine, state, frame, text, given, span)


def formatted_by_map(
    machine: Machine, state: State, frame: Frame, text: str, arguments: Arguments, span: Span
) -> Value:
    """`"...{name}...".format_map(mapping)`."""
    source = arguments.positional[0].value if arguments.positional else NONE

    def fill(branch: State, atom: Atom) -> Value:
        if not machine.is_dict(atom):
            return machine.unknown("a formatted text", frame.module.location(span))

        def given(name: str) -> Value | None:
            value = dict_get(branch, atom.id, name)
            return None if has(value, ABSENT) else value

        return _filled(machine, branch, frame, text, given, span)

    return each(machine, state, source, fill)


def _filled(
    machine: Machine,
    state: State,
    frame: Frame,
    text: str,
    given: Callable[[str], Value | None],
    span: Span,
) -> Value:
    parts: list[Value] = []
    unknown = machine.unknown("a formatted text", frame.module.location(span))
    position = 0
    try:
        for literal, name, specification, conversion in string.Formatter().parse(text):
            parts.append(constant(literal))
            if name is None:
                continue
            first, steps = _steps(name)
            if not first:
                first, position = str(position), position + 1
            value = given(first)
            if value is None or conversion not in (None, "s") or "{" in (specification or ""):
                return unknown
            for step in steps:
                value = _taken(machine, state, frame, value, step, span)
            value = interpolated(machine, state, frame, value, span)
            parts.append(_specified(machine, value, specification or "", unknown))
    except ValueError:
        return unknown
    return concatenated(machine, state, frame, parts, span)


def _steps(name: str) -> tuple[str, list[str | int]]:
    """The name or number that a field begins with; then attributes as ".name", and keys."""
    cut = min((i for i in (name.find("."), name.find("[")) if i >= 0), default=len(name))
    steps: list[str | int] = []
    rest = name[cut:]
    while rest:
        if rest[0] == "[":
            key, _, rest = rest[1:].partition("]")
            steps.append(int(key) if key.isdigit() else key)
            continue
        ends = [i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0]
        end = min(ends, default=len(rest))
        steps.append(rest[:end])
        rest = rest[end:]
    return name[:cut], steps


def _taken(
    machine: Machine, state: State, frame: Frame, value: Value, step: str | int, span: Span
) -> Value:
    if isinstance(step, str) and step.startswith("."):
        return attribute(machine, state, frame, value, step[1:], span)
    return subscript(machine, state, frame, value, constant(step), span)


def _specified(machine: Machine, value: Value, specification: str, unknown: Value) -> Value:
    """The value as a format specification has it."""
    if not specification:
        return value
    return combine(machine, [value], lambda atoms: _as(atoms[0], "", specification) or unknown)


def _as(atom: Atom, conversion: str, specification: str) -> Value | None:
    """A constant as `{value!conversion:specification}` has it; None of anything else."""
    if not isinstance(atom, Const) or len(specification) > MOST_SPECIFIED:
        return None
    if sum(map(str.isdigit, specification)) > MOST_DIGITS:  # a width that would fill the memory
        return None
    value: object = atom.value
    if conversion:
        value = str(value) if conversion == "s" else repr(value)
        value = ascii(atom.value) if conversion == "a" else value
    try:
        return constant(format(value, specification))
    except (TypeError, ValueError):
        return None


def formatted_as(
    machine: Machine,
    frame: Frame,
    value: Value,
    conversion: str,
    specification: Value,
    span: Span,
) -> Value:
    """`f"{value!conversion:specification}"`, `format(value, specification)`."""
    location = frame.module.location(span)

    def run(atoms: tuple[Atom, ...]) -> Value:
        atom, wanted = atoms
        found = None
        if isinstance(wanted, Const) and isinstance(wanted.value, str):
            found = _as(atom, conversion, wanted.value)
        return found or machine.unknown("a formatted value", location, reasons_of(one(atom)))

    return combine(machine, [value, specification], run)


def _format(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`format(value, specification)`."""
    given = [item.value for item in arguments.positional]
    if not given:
        return machine.unknown("a formatted value", frame.module.location(span))
    return formatted_as(
        machine, frame, given[0], "", given[1] if len(given) > 1 else constant(""), span
    )


# --- string.Template ------------------------------------------------------------------------


def _template(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = machine.new_object(ObjectInfo("template", frame.module.location(span)))
    given = argument(state, arguments, 0, "template")
    state.set(identity, TEXT, machine.unknown("a template") if given is None else given)
    return one(Ref(identity))


def call_template(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`template.substitute(...)` and `template.safe_substitute(...)`."""
    unknown = machine.unknown("a formatted text", frame.module.location(span))
    if name not in ("substitute", "safe_substitute") or arguments.more is not None:
        return unknown
    named = dict_copy(machine, state, arguments.keywords)
    for item in arguments.positional[:1]:
        dict_update(machine, state, named, item.value)
    dict_update(machine, state, named, one(Ref(arguments.keywords)))

    def fill(branch: State, atom: Atom) -> Value:
        if not isinstance(atom, Const) or not isinstance(atom.value, str):
            return unknown
        parts: list[Value] = []
        end = 0
        for match in string.Template.pattern.finditer(atom.value):
            parts.append(constant(atom.value[end : match.start()]))
            end = match.end()
            key = match["named"] or match["braced"]
            if match["escaped"] is not None:
                parts.append(constant("$"))
                continue
            value = () if key is None else dict_get(branch, named, key)
            if not value or has(value, ABSENT):
                return unknown
            parts.append(stringified(machine, branch, frame, value, span))
        parts.append(constant(atom.value[end:]))
        return concatenated(machine, branch, frame, parts, span)

    return each(machine, state, state.get(receiver.id, TEXT) or (), fill)


HANDLERS: dict[str, Handler] = {"string.Template": _template, "builtins.format": _format}

"""Methods of strings."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.builtin_types.templates import formatted, formatted_by_map
from domicile.resolve.builtin_types.texts import concatenated
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Atom, Const, Item, Value, constant, one, restrict
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

TEXT_METHODS = frozenset(
    [
        "lower",
        "encode",
        "upper",
        "strip",
        "lstrip",
        "rstrip",
        "replace",
        "removeprefix",
        "removesuffix",
        "title",
        "capitalize",
        "casefold",
        "startswith",
        "endswith",
        "isdigit",
        "count",
        "find",
        "swapcase",
        "zfill",
    ]
)
SPLITTERS = frozenset({"split", "rsplit", "partition", "rpartition", "splitlines"})


def call_text_method(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Const,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """What a method of a text or of bytes gives that the code shows."""
    place = frame.module.location(span)
    text = receiver.value
    if isinstance(text, bytes) and name == "decode" and not arguments.positional:
        return constant(text.decode(errors="replace"))
    if not isinstance(text, str):
        return machine.unknown(f"the result of .{name}()", place)
    if name == "format":
        return formatted(machine, state, frame, text, arguments, span)
    if name == "format_map":
        return formatted_by_map(machine, state, frame, text, arguments, span)
    if name == "join" and arguments.positional:
        return _join(machine, state, frame, text, arguments.positional[0].value, span)
    values = [restrict(item.value, state.condition) for item in arguments.positional]

    def run(atoms: tuple[Atom, ...]) -> Value:
        constants = [atom.value for atom in atoms if isinstance(atom, Const)]
        if len(constants) == len(atoms) and not keys(machine, arguments.keywords):
            try:
                if name in TEXT_METHODS:
                    return constant(getattr(text, name)(*constants))
                if name in SPLITTERS:
                    parts = getattr(text, name)(*constants)
                    items = tuple(Item(constant(part), None) for part in parts)
                    return new_list(machine, state, items)
            except (TypeError, ValueError):
                pass
        return machine.unknown(f"the result of .{name}()", place, reasons_of(*map(one, atoms)))

    return combine(machine, values, run)


def _join(
    machine: Machine, state: State, frame: Frame, text: str, source: Value, span: Span
) -> Value:
    items = known_items(machine, state, source)
    if items is None:
        return machine.unknown("a joined text", frame.module.location(span))
    parts: list[Value] = []
    for index, item in enumerate(items):
        if index:
            parts.append(constant(text))
        parts.append(item.value)
    return concatenated(machine, state, frame, parts, span)

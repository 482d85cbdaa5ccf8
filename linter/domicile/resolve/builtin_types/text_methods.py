"""Methods of strings."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.known_items import known_contents
from domicile.resolve.builtin_types.plain_data import Maker, NotPlain, plain_data
from domicile.resolve.builtin_types.templates import formatted, formatted_by_map
from domicile.resolve.builtin_types.texts import MOST_TEXT, concatenated
from domicile.resolve.domain.atoms import ABSENT, Atom, Const
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    Alternative,
    Value,
    constant,
    one,
    restrict,
    under,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

TEXT_METHODS = frozenset(
    [
        *("capitalize", "casefold", "lower", "swapcase", "title", "upper"),
        *("center", "expandtabs", "ljust", "rjust", "zfill"),
        *("lstrip", "removeprefix", "removesuffix", "replace", "rstrip", "strip", "translate"),
        *("count", "endswith", "find", "index", "rfind", "rindex", "startswith"),
        *("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower"),
        *("isnumeric", "isprintable", "isspace", "istitle", "isupper"),
        *("__contains__", "__getitem__", "__len__", "decode", "encode", "hex"),
        *("partition", "rpartition", "rsplit", "split", "splitlines"),
    ]
)
MOST_NUMBER = 1_000  # by which a text may be widened


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
    if isinstance(text, str) and name == "format":
        return formatted(machine, state, frame, text, arguments, span)
    if isinstance(text, str) and name == "format_map":
        return formatted_by_map(machine, state, frame, text, arguments, span)
    if isinstance(text, str) and name == "join" and arguments.positional:
        return _join(machine, state, frame, text, arguments.positional[0].value, span)
    if not isinstance(text, str | bytes) or name not in TEXT_METHODS:
        return machine.unknown(f"the result of .{name}()", place)
    names = [str(key) for key in keys(machine, arguments.keywords)]
    values = [item.value for item in arguments.positional]
    values += [without(dict_get(state, arguments.keywords, each), ABSENT) for each in names]
    values = [restrict(value, state.condition) for value in values]

    def run(atoms: tuple[Atom, ...]) -> Value:
        try:
            return _computed(machine, state, text, name, atoms, names)
        except (AttributeError, LookupError, NotPlain, TypeError, ValueError):
            return machine.unknown(f"the result of .{name}()", place, reasons_of(*map(one, atoms)))

    return combine(machine, values, run)


def _computed(
    machine: Machine,
    state: State,
    text: str | bytes,
    name: str,
    atoms: tuple[Atom, ...],
    names: list[str],
) -> Value:
    """What a method gives for these arguments, the last of them by their names. Raises NotPlain."""
    given = [plain_data(machine, state, atom) for atom in atoms]
    if any(isinstance(each, int) and abs(each) > MOST_NUMBER for each in given):
        raise NotPlain("a long text")
    by_position = len(given) - len(names)
    named = dict(zip(names, given[by_position:], strict=True))
    result = getattr(text, name)(*given[:by_position], **named)
    if isinstance(result, str | bytes) and len(result) > max(len(text), MOST_TEXT):
        raise NotPlain("a long text")
    return Maker(machine, state).make(result)


def _join(
    machine: Machine, state: State, frame: Frame, text: str, source: Value, span: Span
) -> Value:
    def join(branch: State, atom: Atom) -> Value:
        found: list[Alternative] = []
        for items, guard in known_contents(machine, branch, atom):
            if items is None:
                reasons = reasons_of(one(atom))
                told = machine.unknown("a joined text", frame.module.location(span), reasons)
            else:
                parts = [part for item in items for part in (constant(text), item.value)][1:]
                told = concatenated(machine, branch, frame, parts, span)
            found += under(told, guard)
        return union(found)

    return each(machine, state, source, join)

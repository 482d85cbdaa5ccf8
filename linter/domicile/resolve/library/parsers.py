"""Command lines: what `argparse` gives for the options that a parser was told of."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    keys,
    new_dict,
    open_keys,
    rest_of,
)
from domicile.resolve.builtin_types.sequences import in_turn, new_list
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import (
    ABSENT,
    NONE,
    NONE_ATOM,
    Builtin,
    Const,
    External,
    Item,
    Items,
    Ref,
    Value,
    constant,
    from_rest,
    has,
    one,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo

OPTIONS = ("options",)  # the field with the dict of what each option gives
COMMAND = ("command",)  # the name under which the chosen subcommand is found
SAME = frozenset({"add_argument_group", "add_mutually_exclusive_group"})
PARSING = frozenset({"parse_args", "parse_intermixed_args"})
PARSING_KNOWN = frozenset({"parse_known_args", "parse_known_intermixed_args"})


def new_parser(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`ArgumentParser(...)`; one with parents may have options that are not told here."""
    if without(dict_get(state, arguments.keywords, "parents"), ABSENT):
        return machine.unknown("a parser with parents", frame.module.location(span))
    identity = machine.new_object(ObjectInfo("parser", frame.module.location(span)))
    state.set(identity, ITEMS, one(Items(())))
    state.set(identity, OPTIONS, one(Ref(new_dict(machine, state))))
    return one(Ref(identity))


def call_parser(
    machine: Machine, state: State, frame: Frame, atom: Builtin, arguments: Arguments, span: Span
) -> Value:
    """A method of a parser, of a group of it or of its subcommands, which all share options."""
    assert isinstance(atom.receiver, Ref)
    parser = atom.receiver.id
    found = state.get(parser, OPTIONS) or ()
    options = found[0].atom if len(found) == 1 else None
    if not isinstance(options, Ref):
        return machine.unknown("a parser", frame.module.location(span))
    if atom.name in SAME:
        return one(atom.receiver)
    if atom.name in ("add_subparsers", "add_parser"):
        _subcommand(machine, state, parser, options.id, atom.name, arguments)
        return one(atom.receiver)
    if atom.name == "add_argument":
        _add(machine, state, frame, parser, options.id, arguments, span)
    elif atom.name == "set_defaults":
        _set_defaults(machine, state, parser, options.id, arguments)
    elif atom.name in PARSING | PARSING_KNOWN:
        given = one(Ref(dict_copy(machine, state, options.id, "namespace")))
        if atom.name in PARSING:
            return given
        rest = Item(machine.unknown("further arguments", frame.module.location(span)), None)
        return new_list(machine, state, (Item(given, None), rest), (), "tuple")
    return machine.unknown(f"the result of .{atom.name}()", frame.module.location(span))


def _subcommand(
    machine: Machine, state: State, parser: int, options: int, method: str, arguments: Arguments
) -> None:
    if method == "add_subparsers":
        name = _keyword(state, arguments, "dest")
        state.set(parser, COMMAND, name)
        if isinstance(_text(name), str) and not _is_true(state, arguments, "required"):
            _also(machine, state, options, str(_text(name)), NONE)
        return
    command = _text(state.get(parser, COMMAND) or ())
    if isinstance(command, str) and arguments.positional:
        _also(machine, state, options, command, arguments.positional[0].value)


def _set_defaults(
    machine: Machine, state: State, parser: int, options: int, arguments: Arguments
) -> None:
    """`parser.set_defaults(...)`: options that have another default are None no more.

    A subcommand's defaults hold where it is chosen.
    """
    for key in keys(machine, arguments.keywords):
        value = dict_get(state, arguments.keywords, key)
        surely = not has(value, ABSENT) and not all(from_rest(a, key) for a, _ in value)
        old = state.get(options, key)
        if old and surely and state.get(parser, COMMAND) is None:
            dict_set(machine, state, options, key, without(old, NONE_ATOM))
        if shown := without(value, ABSENT):
            _also(machine, state, options, str(key), shown)
    if rest_of(state, arguments.keywords):
        open_keys(machine, state, options, "a default that the code does not show")


def _also(machine: Machine, state: State, options: int, name: str, value: Value) -> None:
    """An option gives this too, or alone if nothing was told of it."""
    old = without(dict_get(state, options, name), ABSENT)
    dict_set(machine, state, options, name, alternatives(machine, [old, value] if old else [value]))


def _add(
    machine: Machine,
    state: State,
    frame: Frame,
    parser: int,
    options: int,
    arguments: Arguments,
    span: Span,
) -> None:
    names = [_text(item.value) for item in arguments.positional]
    named = _text(_keyword(state, arguments, "dest"))
    first = next((n for n in names if isinstance(n, str) and n.startswith("--")), None)
    chosen = named or first or (names[0] if names else None)
    if not isinstance(chosen, str):
        return
    dest = chosen.lstrip("-").replace("-", "_")
    optional = all(isinstance(name, str) and name.startswith("-") for name in names)
    unknown = machine.unknown(
        f"{chosen} is read from the command line", frame.module.location(span)
    )
    given = _given(machine, state, arguments, unknown)
    if optional and not _is_true(state, arguments, "required"):
        told = _keyword(state, arguments, "default") or state.get(parser, COMMAND) is not None
        default = _default(state, arguments, unknown)
        if told or default != NONE or not state.get(options, dest):  # no other was set before
            given.insert(0, default)
    _also(machine, state, options, dest, alternatives(machine, given))


def _given(machine: Machine, state: State, arguments: Arguments, unknown: Value) -> list[Value]:
    """What the option can be where it is on the command line."""
    action = _text(_keyword(state, arguments, "action"))
    if action in ("store_true", "store_false"):
        return [constant(action == "store_true")]
    if action == "store_const":
        return [_keyword(state, arguments, "const") or NONE]
    plain = action in (None, "store") and _is_text(_keyword(state, arguments, "type"))
    if not plain or _keyword(state, arguments, "nargs"):
        return [unknown]
    choices = in_turn(machine, state, _keyword(state, arguments, "choices"))
    return [item.value for item in choices] if choices else [unknown]


def _default(state: State, arguments: Arguments, unknown: Value) -> Value:
    action = _text(_keyword(state, arguments, "action"))
    implied = constant(action == "store_false") if action in ("store_true", "store_false") else NONE
    default = _keyword(state, arguments, "default")
    if default and not _is_text(_keyword(state, arguments, "type")):
        return unknown
    return default or implied


def _keyword(state: State, arguments: Arguments, name: str) -> Value:
    return without(dict_get(state, arguments.keywords, name), ABSENT)


def _text(value: Value) -> object:
    """The constant that a value is; None for anything else."""
    atom = value[0].atom if len(value) == 1 else None
    return atom.value if isinstance(atom, Const) else None


def _is_text(kind: Value) -> bool:
    """Whether an option's type leaves it the text that it is."""
    return not kind or all(atom == External("builtins.str") for atom, _ in kind)


def _is_true(state: State, arguments: Arguments, name: str) -> bool:
    return _text(_keyword(state, arguments, name)) is True

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
from domicile.resolve.builtin_types.sequences import append, elements, in_turn, new_list
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    Atom,
    Builtin,
    Const,
    External,
    Item,
    Items,
    Ref,
)
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import (
    NONE,
    Value,
    constant,
    from_rest,
    has,
    one,
    under,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo

OPTIONS = ("options",)  # the field with the dict of what each option gives
COMMANDS = ("commands",)  # the field with the list of the parsers of subcommands
COMMAND = ("command",)  # of those: the name under which the chosen one is found
DEMANDED = ("demanded",)  # whether one must be chosen
SAME = frozenset({"add_argument_group", "add_mutually_exclusive_group"})
PARSING = frozenset({"parse_args", "parse_intermixed_args"})
PARSING_KNOWN = frozenset({"parse_known_args", "parse_known_intermixed_args"})


def new_parser(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`ArgumentParser(...)`, with the options of its parents."""
    identity = machine.new_object(ObjectInfo("parser", frame.module.location(span)))
    options = new_dict(machine, state)
    state.set(identity, ITEMS, one(Items(())))
    state.set(identity, OPTIONS, one(Ref(options)))
    if parents := _keyword(state, arguments, "parents"):
        _take_over(machine, state, options, parents)
    return one(Ref(identity))


def _take_over(machine: Machine, state: State, options: int, parents: Value) -> None:
    listed = in_turn(machine, state, parents)
    for item in listed or ():
        for atom, _ in item.value:
            theirs = _options_of(state, atom)
            if theirs is not None:
                _copy(machine, state, theirs, options)
                continue
            listed = None
    if listed is None:
        open_keys(machine, state, options, "an option of a parser that the code does not show")


def _copy(machine: Machine, state: State, source: int, target: int) -> None:
    """Add the options of a parser to those of another, which they take the place of."""
    for key in keys(machine, source):
        dict_set(machine, state, target, key, dict_get(state, source, key))
    if rest_of(state, source):
        open_keys(machine, state, target, "an option that the code does not show")


def _options_of(state: State, parser: Atom) -> int | None:
    found = (state.get(parser.id, OPTIONS) if isinstance(parser, Ref) else None) or ()
    options = found[0].atom if len(found) == 1 else None
    return options.id if isinstance(options, Ref) else None


def call_parser(
    machine: Machine, state: State, frame: Frame, atom: Builtin, arguments: Arguments, span: Span
) -> Value:
    """A method of a parser, of a group of it, which shares its options, or of its subcommands."""
    assert isinstance(atom.receiver, Ref)
    parser = atom.receiver.id
    options = _options_of(state, atom.receiver)
    if options is None:
        return machine.unknown("a parser", frame.module.location(span))
    if atom.name in SAME:
        return one(atom.receiver)
    if atom.name == "add_subparsers":
        state.set(parser, COMMANDS, new_list(machine, state, (), ()))
        state.set(parser, COMMAND, _keyword(state, arguments, "dest") or NONE)
        state.set(parser, DEMANDED, constant(_is_true(state, arguments, "required")))
        return one(atom.receiver)
    if atom.name == "add_parser":
        return _subcommand(machine, state, frame, parser, arguments, span)
    if atom.name == "add_argument":
        _add(machine, state, frame, options, arguments, span)
    elif atom.name == "set_defaults":
        _set_defaults(machine, state, options, arguments)
    elif atom.name in PARSING | PARSING_KNOWN:
        given = alternatives(machine, _parsed(machine, state, parser, options))
        if atom.name in PARSING:
            return given
        rest = Item(machine.unknown("further arguments", frame.module.location(span)), None)
        return new_list(machine, state, (Item(given, None), rest), (), "tuple")
    return machine.unknown(f"the result of .{atom.name}()", frame.module.location(span))


def _subcommand(
    machine: Machine, state: State, frame: Frame, parser: int, arguments: Arguments, span: Span
) -> Value:
    """`commands.add_parser("ask", ...)`: a parser whose options hold where it is chosen."""
    made = new_parser(machine, state, frame, arguments, span)
    command = _text(state.get(parser, COMMAND) or ())
    if isinstance(command, str) and arguments.positional:
        others = elements(machine, state, _keyword(state, arguments, "aliases"))
        named = [arguments.positional[0].value, *(item.value for item in others)]
        for options in (_options_of(state, atom) for atom, _ in made):
            if options is not None:
                dict_set(machine, state, options, command, alternatives(machine, named))
    for atom, _ in state.get(parser, COMMANDS) or ():
        if isinstance(atom, Ref):
            append(machine, state, frame, atom.id, Item(made, None))
    return made


def _parsed(machine: Machine, state: State, parser: int, before: int) -> list[Value]:
    """What a parser gives, one namespace for each subcommand: its options beat those before."""
    listed = state.get(parser, COMMANDS) or ()
    chosen = [item.value for item in elements(machine, state, listed)] if listed else []
    found: list[Value] = []
    command = _text(state.get(parser, COMMAND) or ())
    if not (chosen and _text(state.get(parser, DEMANDED) or ())):
        plain = dict_copy(machine, state, before, "namespace")
        if isinstance(command, str):
            _also(machine, state, plain, command, NONE)
        found.append(one(Ref(plain)))
    for value in chosen:
        for atom, guard in value:
            options = _options_of(state, atom)
            if options is None or not isinstance(atom, Ref):
                found.append(value)
                continue
            own = dict_copy(machine, state, before, "namespace")
            _copy(machine, state, options, own)
            found += [tuple(under(each, guard)) for each in _parsed(machine, state, atom.id, own)]
    return found


def _set_defaults(machine: Machine, state: State, options: int, arguments: Arguments) -> None:
    """`parser.set_defaults(...)`: options that have another default are None no more."""
    for key in keys(machine, arguments.keywords):
        value = dict_get(state, arguments.keywords, key)
        surely = not has(value, ABSENT) and not all(from_rest(a, key) for a, _ in value)
        old = state.get(options, key)
        if old and surely:
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
        told = _keyword(state, arguments, "default")
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

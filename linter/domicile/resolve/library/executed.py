"""Code in texts: what `exec` and `eval` may set and change."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, open_keys
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import ABSENT, Const, Item, Module, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, without
from domicile.resolve.functions.loaded import open_handed
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.shared_writes import open_attributes, set_through
from domicile.resolve.syntax.names import load, store

MAY_SET = "exec() may have set it"


def _exec(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`exec(...)`: at a top level any of its names may hold something else.

    In a function the globals may, unless the code is given names of its own.
    """
    if frame.closure is None:
        unknown = machine.unknown(MAY_SET, frame.module.location(span))
        for name in frame.module.binders:
            chunks = [frame.module.module.chunks[i] for i in frame.module.binders.of(name)]
            kinds = {chunk.kind for chunk in chunks if name in chunk.binds}
            if kinds == {"other"}:
                store(machine, state, frame, name, unknown)
            elif "class" in kinds:
                for atom, _ in load(machine, state, frame, name, span):
                    open_attributes(machine, state, atom, unknown)
        return NONE
    shown = _shown(arguments)
    if shown is not None:
        _follow(machine, state, frame, arguments, shown, span)
    else:
        if _own_names(machine, arguments) is None:
            _set(machine, state, frame, _others(frame), span)
        _open_what_is_seen(machine, state, frame, arguments)
    return NONE


def _eval(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`eval(...)`: what it does is told where its text is shown, or it may do anything."""
    shown = _shown(arguments)
    if shown is not None:
        _follow(machine, state, frame, arguments, shown, span)
    else:
        _open_what_is_seen(machine, state, frame, arguments)
    return machine.unknown("the result of eval()", frame.module.location(span))


def _shown(arguments: Arguments) -> str | None:
    given = arguments.positional[0].value if arguments.positional else ()
    atom = given[0].atom if len(given) == 1 else None
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, str) else None


def _own_names(machine: Machine, arguments: Arguments) -> Ref | None:
    """The dict of names that the code is given, unless it is that of a module."""
    for item in arguments.positional[1:]:
        for atom, _ in item.value:
            if not machine.is_dict(atom):
                continue
            if not isinstance(machine.dicts.views.get(atom.id), Module):
                return atom
    return None


def _open_what_is_seen(machine: Machine, state: State, frame: Frame, arguments: Arguments) -> None:
    """Code that is not shown may set and change what the names hold that it sees."""
    own = [Item(value, None) for (owner, _), value in state.store.items() if owner == frame.id]
    around = own if _own_names(machine, arguments) is None else ()
    open_handed(machine, state, replace(arguments, positional=(*arguments.positional, *around)))


def _others(frame: Frame) -> list[str]:
    """The globals of a module that are no functions and classes, nor imported."""
    chunks = frame.module.module.chunks
    return sorted({name for c in chunks if c.kind == "other" for name in c.binds})


def _set(machine: Machine, state: State, frame: Frame, names: list[str], span: Span) -> None:
    unknown = machine.unknown(MAY_SET, frame.module.location(span))
    for name in names:
        set_through(machine, state, Module(frame.module.path), name, unknown)


def _follow(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, text: str, span: Span
) -> None:
    """What a shown text names may be set, or something of it changed."""
    import ast

    try:
        nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError):
        return
    given = _own_names(machine, arguments)
    named = [node for node in nodes if isinstance(node, ast.Name)]
    if given is None:
        known = set(_others(frame))
        bound = {node.id for node in named if isinstance(node.ctx, ast.Store)}
        _set(machine, state, frame, sorted(bound & known), span)
    if not any(isinstance(n, ast.Call | ast.Assign | ast.AugAssign | ast.Delete) for n in nodes):
        return
    unknown = machine.unknown(MAY_SET, frame.module.location(span))
    for name in sorted({node.id for node in named if isinstance(node.ctx, ast.Load)}):
        if given is not None:
            held = without(dict_get(state, given.id, name), ABSENT)
        else:
            held = load(machine, state, frame, name, span)
        for atom, _ in held:
            open_attributes(machine, state, atom, unknown)
            if machine.is_dict(atom):
                open_keys(machine, state, atom.id, MAY_SET)


HANDLERS: dict[str, Handler] = {"builtins.exec": _exec, "builtins.eval": _eval}

"""Requests that go through what the tree has put into the place of a client's own `post`.

`client.messages._post = traced` and `client.post = traced`: the operation calls it with the path
and the body, and it is what sends, by the original that it has kept.
"""

from __future__ import annotations

from dataclasses import replace

from domicile.catalog import Operation
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get, dict_set, new_dict
from domicile.resolve.domain.atoms import ABSENT, BoundMethod, Item, Member, Partial, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, constant, from_rest, one, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.sdk.raw_requests import OPTIONS, raw_options
from domicile.resolve.sdk.sending import keyword_fields

PATH = "/v1/messages"
OWN = (Closure, BoundMethod, Partial)


def own_post(machine: Machine, state: State, atom: Member, operation: Operation) -> Value | None:
    """What an operation of a client calls in place of the SDK's own; None if that is not shown."""
    if operation.kind != "request" or atom.path[-2:-1] != ("messages",):
        return None
    held = state.get(atom.owner, ("member", *atom.path[:-1], "_post")) or ABSENT_VALUE
    if without(held, ABSENT) == ():
        held = dict_get(state, atom.owner, "post")
    shown = held and all(isinstance(inner, OWN) for inner, _ in held)
    return held if shown and not any(from_rest(inner, "post") for inner, _ in held) else None


def send_through(
    machine: Machine, state: State, frame: Frame, post: Value, arguments: Arguments, span: Span
) -> Value:
    """Call what is put in place of `post` as the SDK does."""
    fields = keyword_fields(machine, state, arguments)
    body = dict_copy(machine, state, fields, "dict")
    given = new_dict(machine, state)
    for name in sorted(OPTIONS):
        dict_set(machine, state, given, name, dict_get(state, fields, name))
        dict_set(machine, state, body, name, ABSENT_VALUE)
    options = raw_options(machine, state, replace(arguments, positional=(), keywords=given))
    keywords = new_dict(machine, state)
    dict_set(machine, state, keywords, "body", one(Ref(body)))
    dict_set(machine, state, keywords, "options", options)
    for name in ("cast_to", "stream", "stream_cls"):
        dict_set(machine, state, keywords, name, machine.unknown(f"`{name}` of the SDK"))
    passed = Arguments((Item(constant(PATH), None),), None, keywords, arguments.expr)
    return each(
        machine,
        state,
        post,
        lambda branch, function: apply(machine, branch, frame, one(function), passed, span),
    )

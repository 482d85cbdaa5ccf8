"""Calls of functions of the tree that are not run: what they may have changed, and may give."""

from __future__ import annotations

from functools import partial

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.given_back import note_given_back
from domicile.resolve.domain.atoms import Atom
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.asking import may_call_handed
from domicile.resolve.functions.bodies import function_node
from domicile.resolve.functions.changing import note_handed
from domicile.resolve.functions.escaping import open_dicts
from domicile.resolve.functions.handing import hand_over
from domicile.resolve.functions.senders import given
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.instances import open_fields
from domicile.resolve.relevance.harmless import changes_own_object_alone, closure_is_harmless
from domicile.resolve.relevance.reached import reached_from
from domicile.resolve.relevance.set_later import set_later
from domicile.resolve.relevance.set_of_others import set_of_others
from domicile.resolve.sdk.declared_clients import hidden, is_client_name, with_declared

UNDONE = "NotImplementedError"


def unfollowed(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
    why: str,
) -> Value:
    """What is known after a function that is not run: it may have changed what it got."""
    place = None if span is None else frame.module.location(span)
    if span is not None and may_call_handed(machine, state, closure, arguments):
        hand_over(machine, state, frame, arguments, span, closure.name)
    chunk = closure.chunk
    again = chunk is not None and not chunk.mutates and not chunk.stores
    if not (again and machine.stack.count(closure)) and not closure_is_harmless(machine, closure):
        text = f"`{closure.name}()` may have changed it"
        if not changes_own_object_alone(machine, closure):
            open_dicts(machine, state, arguments, text)
        machine.later.turn += 1
        note_handed(machine, state, arguments, machine.later.turn)
        handed = [atom for item in arguments.positional for atom, _ in item.value]
        later, reached = set_later(machine, closure), reached_from(machine, closure)
        of_others = set_of_others(machine) if reached is None else reached.others
        for atom in handed if receiver is None else [receiver, *handed]:
            open_fields(machine, state, atom, text, later, of_others, reached)
    result = machine.unknown_atom(f"`{closure.name}()` {why}", place)
    held = [] if receiver is None else [receiver]
    held += (atom for value in given(machine, state, arguments) for atom, _ in value)
    note_given_back(machine, result, held)
    return declared(machine, state, closure, one(result))


def left_to_subclasses(closure: Closure) -> bool:
    """Whether a method does nothing but say that it is not implemented, and no class seen does."""
    owner = closure.owner
    if owner is None or any(closure.name in info.methods for info in owner.derived):
        return False
    if closure.node is None and closure.chunk is not None and UNDONE not in closure.chunk.reads:
        return False
    node = function_node(closure)
    if not isinstance(node, ir.Function) or not node.body:  # `pass` is left out
        return False
    *before, last = node.body
    failure = last.value if isinstance(last, ir.Raise) else None
    kind = failure.function if isinstance(failure, ir.Call) else failure
    says = all(isinstance(s, ir.Evaluate) and isinstance(s.value, ir.Const) for s in before)
    return isinstance(kind, ir.Name) and kind.id == UNDONE and says


def declared(machine: Machine, state: State, closure: Closure, value: Value) -> Value:
    """What a function gives, and the clients that it declares to give where that is hidden."""
    if not hidden(machine, value):
        return value
    if closure.node is None and closure.chunk is not None:
        words = closure.chunk.reads | closure.chunk.attributes | closure.chunk.strings
        if not any(map(partial(is_client_name, machine), words)):
            return value
    node = function_node(closure)
    if not isinstance(node, ir.Function) or node.is_generator:
        return value
    frame = Frame(machine.new_id(), closure.module, closure.chain, closure.name)
    return with_declared(machine, state, frame, node.returns, value)

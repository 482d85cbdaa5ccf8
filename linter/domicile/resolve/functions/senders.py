"""Whether what a function defines in a run may send, so that unseen code may make it send."""

from __future__ import annotations

from dataclasses import replace

from domicile.chunks import Chunk
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.atoms import Atom, BoundMethod
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.functions.free_names import read_by
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.ledgers import Waiting
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.bases import object_sends
from domicile.resolve.relevance.handed_out import sends_when_used


def note_defined(
    machine: Machine, state: State, inner: Frame, closure: Closure, arguments: Arguments
) -> None:
    """Note what a function has defined in a run, if it may send: unseen code may call it.

    By the function's own words it may, by what the function was handed or by what is around it.
    """
    handed = (atom for value in given(machine, state, arguments) for atom, _ in value)
    leading = [atom for atom in (closure, *handed) if _sends(machine, atom)]
    if not leading and sending_around(machine, state, closure):
        leading.append(closure)
    if not leading:
        return
    functions = tuple((nested, inner) for nested in inner.nested)
    parts = [_not_asked_for(machine, atom) for atom in leading]
    waiting = [part for part in parts if part is not None]
    if machine.later.may_wait and len(waiting) == len(parts):
        machine.later.waiting.append(Waiting(functions, tuple(waiting)))
    else:
        machine.nested.extend(functions)


def _not_asked_for(machine: Machine, atom: Atom) -> Chunk | None:
    """The code of a function that only calls what leads to a call, and that nobody asked for."""
    closure = atom.closure if isinstance(atom, BoundMethod) else atom
    chunk = closure.chunk if isinstance(closure, Closure) else None
    return None if chunk is None or is_asked_for(machine, chunk) else chunk


def is_asked_for(machine: Machine, chunk: Chunk) -> bool:
    """Whether a call depends on who calls this code, or it spells one."""
    return id(chunk) in machine.spelled or chunk.mentions(machine.demanded)


def given(machine: Machine, state: State, arguments: Arguments) -> list[Value]:
    """What a call hands over by position and by name."""
    named = keys(machine, arguments.keywords)
    positional = [item.value for item in arguments.positional]
    return [*positional, *(dict_get(state, arguments.keywords, key) for key in named)]


def leads(machine: Machine, closure: Closure) -> bool:
    """Whether a function's code mentions something that leads to a call."""
    if closure.chunk is not None:
        return id(closure.chunk) in machine.warm
    found = machine.leading_functions.get(id(closure.node))
    if found is None:
        leading = machine.leading_names(closure.module.path)
        found = machine.leading_functions[id(closure.node)] = leading.found(_names(closure))
    return found


def sends_by_what_it_has(machine: Machine, state: State, closure: Closure) -> bool:
    """Whether a function within a function sends by what is around it alone, not by own words."""
    if closure.node is None or closure.owner is not None:
        return False
    if not sending_around(machine, state, closure):
        return False
    leading = machine.leading_names(closure.module.path)
    by_name = (
        machine.handing_out - machine.spelling.tails
    )  # names of what is kept somewhere, and sends
    return not replace(leading, words=leading.words - by_name).found(_names(closure))


def _names(closure: Closure) -> Names:
    names = Names()
    if closure.node is not None:
        walk([closure.node], names)
    return names


def _sends(machine: Machine, atom: Atom) -> bool:
    if isinstance(atom, Closure):
        return leads(machine, atom)
    if isinstance(atom, BoundMethod):
        return leads(machine, atom.closure)
    return object_sends(machine, atom)


def sending_around(machine: Machine, state: State, closure: Closure) -> tuple[str, ...]:
    """The names that a function reads from functions around it and that hold what sends.

    They need have no word that tells of a call: `original = client.messages.create`.
    """
    frames = [frame for frame in closure.chain if frame not in machine.module_frames]
    if not frames:
        return ()
    names = machine.senders.read_around.get(id(closure.node))
    if names is None:
        names = machine.senders.read_around[id(closure.node)] = read_by(closure)
    held = ((name, state.get(frame, name) or ()) for name in sorted(names) for frame in frames)
    return tuple(name for name, value in held if any(_may_send(machine, atom) for atom, _ in value))


def _may_send(machine: Machine, atom: Atom) -> bool:
    return leads(machine, atom) if isinstance(atom, Closure) else sends_when_used(machine, atom)

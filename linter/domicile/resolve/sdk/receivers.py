"""Receivers that the code does not show: what is called on them counts if it looks like Claude."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from domicile import ir
from domicile.calls import Reason
from domicile.catalog import Operation, Path
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import keys, rest_of
from domicile.resolve.domain.asked_anew import changed_last
from domicile.resolve.domain.atoms import TURN, Const, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value
from domicile.resolve.functions.bodies import function_node
from domicile.resolve.functions.called_back import call_back
from domicile.resolve.functions.changing import changed_by
from domicile.resolve.functions.concurrency import start, wait_for_thread
from domicile.resolve.functions.escaping import open_dicts
from domicile.resolve.functions.handing import hand_over
from domicile.resolve.functions.loaded import open_handed
from domicile.resolve.functions.nested import part_of
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.machine.records import ANY_OPERATION
from domicile.resolve.modules.environment_settings import is_test
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.relevance.effects import may_set
from domicile.resolve.relevance.spelled import named_after_sdk, near_sdk
from domicile.resolve.sdk.lookup_defaults import with_default
from domicile.resolve.sdk.operations import send
from domicile.resolve.sdk.runners import change_runner
from domicile.resolve.syntax.contexts import entered

LOGGING = frozenset(
    ["debug", "info", "warning", "warn", "error", "exception", "critical", "log", "print", "trace"]
)
# Stands for the operation of an unknown resource: `resource.create(...)`.
ANY = Operation((ANY_OPERATION,), "request", "accepted")
# Methods that give something else each time they are called.
TAKING = frozenset(
    [
        "pop",
        "popleft",
        "popitem",
        "lpop",
        "rpop",
        "take",
        "get_nowait",
        "receive",
        "recv",
        "read",
        "readline",
        "fetchone",
        "__next__",
    ]
)
# Methods whose answer lasts: look-ups, and what texts have.
LASTING = frozenset(["get", "getattr", "getenv", *dir(str)])
SETTING = frozenset((name,) for name in ("delattr", "delitem", "setattr", "setenv", "setitem"))
ENTERING = frozenset({"enter_context", "enter_async_context"})


def call_unknown(
    machine: Machine, state: State, frame: Frame, atom: Unknown, arguments: Arguments, span: Span
) -> Value:
    """A call on a value the code does not show: Claude only if it looks like nothing else."""
    path = _kept(machine, frame, _meant(machine, atom.path))
    if atom.symbol in machine.senders.runners and path == machine.catalog.runner[1:]:
        return change_runner(machine, state, frame, atom.symbol, arguments, span)
    if path == ("start",):
        start(machine, state, atom)
    if path == ("join",) and not arguments.positional and not keys(machine, arguments.keywords):
        wait_for_thread(machine, state, atom.symbol)
    if atom.foreign is None and recognised(machine, state, frame, path, arguments, atom.near):
        return send_recognised(machine, state, frame, path, arguments, span, atom.reasons)
    if atom.foreign is None:
        _note_possible(machine, state, frame, atom, path, arguments, span)
    if path in SETTING and is_test(frame.module.path):  # pytest undoes it when the test ends
        return NONE
    if path and path[-1] in ENTERING and arguments.positional:
        return entered(machine, state, frame, arguments.positional[0].value, span)
    handed = hand_over(machine, state, frame, arguments, span, path[-1] if path else "")
    if handed is not None:
        return handed
    shown = _is_declared(machine, atom)
    if not (path and path[-1] in LOGGING):
        if not shown:
            open_dicts(machine, state, arguments, "unseen code may have changed it")
        call_back(machine, state, frame, arguments, span)
        receiver = replace(atom, path=atom.path[:-1]) if atom.path else None
        changed_by(machine, state, frame, path[-1] if path else "", arguments, span, receiver)
    direct = not atom.path or atom.path[-1][:1] in ("[", "(")
    own = atom.foreign is None and (direct or may_set(path[-1], span == frame.dropped))
    if atom.symbol in machine.loaded or (own and not shown):
        open_handed(machine, state, arguments)
    step = _call_step(machine, frame, path[-1] if path else "", arguments)
    if atom.path and (changed := changed_last(state, atom)):
        step = f"{step}{TURN}{changed}"
    found = Unknown(atom.symbol, atom.reasons, (*atom.path, step), atom.foreign)
    return with_default(machine, state, atom, path, arguments, found)


def _is_declared(machine: Machine, atom: Unknown) -> bool:
    """Whether it is a method of a class that is all shown, which has been followed as that.

    One that does nothing is there for others to fill in.
    """
    info = machine.classes.of_class.get(atom.symbol)
    bases = () if info is None or len(atom.path) != 1 else bases_of(info)
    found = (b.methods.get(atom.path[0]) for b in bases if isinstance(b, ClassInfo))
    method = next((each for each in found if each is not None), None)
    return method is not None and not _is_hook(method)


def _is_hook(method: Closure) -> bool:
    """Whether a method does nothing but refuse, or gives back what it is handed."""
    node = function_node(method)
    return isinstance(node, ir.Function) and all(
        isinstance(part, ir.Raise)
        or (
            isinstance(part, ir.Evaluate | ir.Return)
            and isinstance(part.value, ir.Const | ir.Name | None)
        )
        for part in node.body
    )


def _from_outside(machine: Machine, atom: Unknown) -> bool:
    """Whether it is a parameter of something public, to which unseen callers may pass anything."""
    place = atom.reasons[0].location if atom.reasons else None
    origin = machine.parameters.get(place) if place is not None else None
    if origin is None:
        return False
    if isinstance(origin, Closure) and origin.owner is not None and origin.name == "__init__":
        origin = origin.owner
    return not origin.name.startswith("_") or origin.name.startswith("__")


def _note_possible(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Unknown,
    path: Path,
    arguments: Arguments,
    span: Span,
) -> None:
    """Note what would be sent if this was a call: it is one where a caller passes a client."""
    operation = machine.catalog.operation_at_end(path)
    known = operation is not None or not path or path[-1] not in machine.spelling.operation_names
    if not known and _from_outside(machine, atom):
        operation = ANY
    if operation is None or operation.kind == "thread" or arguments.positional:
        return
    names = keys(machine, arguments.keywords)
    if not any(name in machine.catalog.recognised.never_keywords for name in names):
        with machine.recorder.doubting():
            place = frame.module.location(span)
            send(machine, state, operation, None, arguments, place, atom.reasons)


def _call_step(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> str:
    """The path step of a call: the same for the same constant arguments, else a new one.

    What takes something out gives another each time, and so does the `get()` of a queue; what
    is asked (`stop.is_set()`) may be answered otherwise in every turn of a loop.
    """
    if name in TAKING or (name == "get" and not arguments.positional):
        return f"({machine.new_id()})"
    constants = [
        item.value[0].atom.value
        for item in arguments.positional
        if len(item.value) == 1 and isinstance(item.value[0].atom, Const)
    ]
    if len(constants) == len(arguments.positional) and not keys(machine, arguments.keywords):
        turn = (
            f"@{machine.later.turn}" if frame.loop_start is not None and name not in LASTING else ""
        )
        return f"({', '.join(map(repr, constants))}){turn}"
    return f"({machine.new_id()})"


def spells_operation(machine: Machine, frame: Frame, path: Path) -> bool:
    """Whether an attribute path ends as an operation's, in a file near to an SDK."""
    found = machine.catalog.recognised.operation(_meant(machine, path))
    return found is not None and (
        near_sdk(machine, frame.module) or _is_named_after(machine, frame)
    )


def _meant(machine: Machine, path: Path) -> Path:
    transparent = machine.catalog.transparent
    return tuple(step for step in path if step not in transparent and not step.startswith(TURN))


def _kept(machine: Machine, frame: Frame, path: Path) -> Path:
    """The path from a client, of what a class is handed and keeps where that is a resource."""
    chunk = None if frame.closure is None else frame.closure.chunk
    resource = machine.senders.keepers.get(id(chunk))
    return path if resource is None or len(path) != 1 else (resource, *path)


def recognised(
    machine: Machine,
    state: State,
    frame: Frame,
    path: Path,
    arguments: Arguments,
    near: bool = False,
) -> bool:
    """Whether a call at the end of an attribute path looks like an operation and like no other."""
    recognised = machine.catalog.recognised
    tail = recognised.operation(path)
    names = [name for name in keys(machine, arguments.keywords) if isinstance(name, str)]
    if arguments.positional or any(name in recognised.never_keywords for name in names):
        return False
    if not recognised.sure_keywords.isdisjoint(names):
        return machine.catalog.operation_at_end(path) is not None
    if tail is None:
        return False
    if any(name in recognised.keywords for name in names):
        return True
    splat = bool(rest_of(state, arguments.keywords)) or arguments.open
    explicit = not recognised.near_keywords.isdisjoint(names)
    known = near or tail in recognised.sure_paths or _is_named_after(machine, frame)
    return (splat or explicit) and (known or near_sdk(machine, frame.module))


def _is_named_after(machine: Machine, frame: Frame) -> bool:
    """Whether the function that runs, one around it, its class or its file is named after the SDK.

    Or that of what hands the class a resource.
    """
    closure = frame.closure
    file = PurePosixPath(frame.module.path)
    names = [frame.name, file.parent.name if file.stem == "__init__" else file.stem]
    if closure is not None:
        if id(closure.chunk) in machine.senders.keepers:
            return True
        if closure.owner is not None:
            names.append(closure.owner.name)
        if closure.chunk is None:  # it stands within another
            names += (chunk.name or "" for chunk in part_of(closure) if chunk is not None)
    return named_after_sdk(machine, *names)


def send_recognised(
    machine: Machine,
    state: State,
    frame: Frame,
    path: Path,
    arguments: Arguments,
    span: Span,
    origin: tuple[Reason, ...] = (),
) -> Value:
    """Record the operation that a recognised path ends in; `origin` says where the path begins."""
    operation = machine.catalog.operation_at_end(path)
    assert operation is not None  # the caller has recognised the path
    place = frame.module.location(span)
    return send(machine, state, operation, None, arguments, place, origin)

"""Methods that run without being named: `__del__`, `__eq__`, `__repr__`, those of a log's handlers.

When they run the code does not show: an object is compared, put into a text, copied, or gone. So
they may run from its making on, and what they set stays possible for good.
"""

from __future__ import annotations

from posixpath import basename

from domicile.chunks import Chunk
from domicile.ir import Span
from domicile.python.names import READERS
from domicile.resolve.domain.atoms import BoundMethod, External, Ref
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, unguarded, union
from domicile.resolve.machine.arguments import open_arguments, passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ModuleRun
from domicile.resolve.modules.modules import global_value
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.instances import open_instance
from domicile.resolve.relevance.acting import sets
from domicile.resolve.relevance.harmless import closure_is_harmless
from domicile.resolve.relevance.parts import TELLING
from domicile.resolve.relevance.slicing import SETTING

GONE = "__del__"
_WALKED = "__iter__"  # followed where a loop stands; what it sets of its own object is seen there
_COMPARED = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__contains__")
_ASKED = ("__instancecheck__", "__subclasscheck__", "__subclasshook__")
_TESTED = ("__bool__", "__len__", "__int__", "__float__", "__index__", "__length_hint__")
_SIGNED = ("__neg__", "__pos__", "__invert__", "__abs__", "__round__")
_WRITTEN = ("__repr__", "__str__", "__format__", "__bytes__", "__fspath__", "__dir__")
_COPIED = ("__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__", "__getstate__")
_LOADED = ("__setstate__", "__getnewargs__", "__getnewargs_ex__", "__sizeof__")
_IMPLIED = frozenset(
    (GONE, _WALKED, *_ASKED, *_COMPARED, *_TESTED, *_SIGNED, *_WRITTEN, *_COPIED, *_LOADED)
)
# What a log calls of its handlers, filters and formatters, and how an own log is told things.
_HANDLING = frozenset(("emit", "filter", "format", "handle", "process", "formatMessage", "write"))
_OF_LOGS = ("Handler", "Filter", "Formatter", "Adapter", "Logger")
_LOGS = ("logging.", "structlog.", "loguru.")
_TOLD = frozenset(("debug", "info", "warning", "warn", "error", "exception", "critical", "log"))
# Methods that are taken for what texts, dicts and logs have by these names.
_ASKING = READERS | TELLING
_SETTING = SETTING - {"super"}
_BY_NAME = frozenset(("__dict__", "__setattr__", "__delattr__"))
_STREAM = frozenset(("flush", "write"))  # of what may stand in the place of `sys.stdout`
HOOKS = _IMPLIED | _HANDLING | _TOLD | _ASKING
_TOOL = "tool"  # what the names of decorators end with that let a model call a function
STEPS = 200  # for each of them, on what others see
AT_END = "what may run at any time"  # who sets what it is found to set when all is known


def note_finalizer(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, identity: int, span: Span
) -> None:
    """Note what runs by itself on a new object, if its class has something that changes things.

    It may run from now on.
    """
    if machine.classes.finalizing and not state.dead and (closures := _hooks(machine, info)):
        machine.classes.finalized[identity] = closures
        finalize(machine, state, frame, identity, span)


def finalize(
    machine: Machine, state: State, frame: Frame, identity: int, span: Span, name: str | None = None
) -> None:
    """Run what may run at any time from now on; after setting the attribute `name`, what reads it.

    What `__del__` sets of the object itself nobody sees.
    """
    for closure in machine.classes.finalized.get(identity, ()):
        reads = name is None or closure.chunk is None or name in closure.chunk.attributes
        if closure in machine.stack or state.dead or not reads:
            continue
        before = state.copy()
        changed = _run(machine, state, frame, closure, Ref(identity), span)
        if state.dead or not changed:
            state.become(before)
            continue
        for key in changed:
            note_late(machine, key, state.store[key])
        rejoin(machine, state, apart(machine, [before, state.copy()]))


def finalize_all(machine: Machine) -> None:
    """Run all of it on what anybody may have made, or has: what others see may be set so for good.

    Once more when all has run: then what it reads is known.
    """
    for run in list(machine.modules.values()):
        _finalize_functions(machine, run)
        for info in list(run.classes) if machine.classes.finalizing else ():
            if _hooks(machine, info):
                instance = open_instance(machine, info)
                machine.classes.finalized.setdefault(instance.id, _hooks(machine, info))
    for identity, closures in list(machine.classes.finalized.items()):
        for closure in closures if identity in machine.heap.owners else ():
            _finalize_for_all(machine, closure, Ref(identity))


def _finalize_functions(machine: Machine, run: ModuleRun) -> None:
    """The same for tools, and the functions of a module that is told things: `log.info(...)`."""
    told = _TOLD if "log" in basename(run.path) else frozenset()
    for chunk in run.module.chunks:
        if chunk.kind != "function" or chunk.name is None or not _may_change(chunk):
            continue
        if chunk.name in told or any(name.endswith(_TOOL) for name in chunk.decorators):
            for atom, _ in global_value(machine, run, chunk.name) or ():
                if isinstance(atom, Closure) and not _is_harmless(machine, atom):
                    _finalize_for_all(machine, atom, None)


def _finalize_for_all(machine: Machine, closure: Closure, receiver: Ref | None) -> None:
    run = closure.module
    frame = Frame(machine.new_id(), run, (run.frame,), AT_END)
    state, changed = State(machine.heap), list[Key]()
    outer, machine.nested = machine.nested, []
    with machine.account.share_of(STEPS):
        changed = _run(machine, state, frame, closure, receiver, Span(1, 1, 1, 1))
    machine.nested = outer  # what it has defined is gone with the state
    for key in changed:
        if key[0] in machine.heap.owners and note_late(machine, key, state.store[key]):
            machine.share_as((AT_END, closure), key, state.store[key])


def may_run_by_itself(chunk: Chunk) -> bool:
    """Whether a class has methods that may run without being named, and change something."""
    names = _IMPLIED | (_TOLD if "log" in (chunk.name or "").lower() else frozenset())
    if any(name.endswith(_OF_LOGS) for name in chunk.head):
        names |= _HANDLING | _TOLD
    return any(
        part.kind == "function" and part.name in names and _may_change(part)
        for part in chunk.children
    )


def _run(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    receiver: Ref | None,
    span: Span,
) -> list[Key]:
    """The fields that a run of it has set of what there was before."""
    before, since = state.store.copy(), machine.new_id()
    arguments = passing(machine) if closure.name == GONE else open_arguments(machine)
    function = closure if receiver is None else BoundMethod(closure, receiver)
    apply(machine, state, frame, one(function), arguments, span)
    own = receiver is not None and closure.name in (GONE, _WALKED)
    changed = state.changed(before, since)
    return [key for key in changed if not (own and Ref(key[0]) == receiver)]


def note_late(machine: Machine, key: Key, value: Value) -> bool:
    """Note that a field may be set to this for good; False if that was known."""
    late = machine.classes.late
    known = late.get(key, ())
    late[key] = union((*known, *unguarded(value)))
    return len(late[key]) > len(known)


def _hooks(machine: Machine, info: ClassInfo) -> tuple[Closure, ...]:
    """The methods of a class that run without being named, and change something."""
    known = machine.classes.hooks.get(info)
    if known is not None:
        return known
    found: dict[str, Closure] = {}
    names = _IMPLIED
    bases = bases_of(info)
    if any(isinstance(b, External) and b.path.startswith(_LOGS) for b in bases):
        names |= _HANDLING | _TOLD
    elif "log" in info.name.lower() or "debug" in info.methods:
        names |= _TOLD
    for base in bases:
        methods = base.methods if isinstance(base, ClassInfo) else {}
        for name in sorted(names & methods.keys()):
            found.setdefault(name, methods[name])
        asking = _ASKING | (_STREAM if methods.keys() >= _STREAM else frozenset())
        for name in sorted(asking & methods.keys()):
            if _sets_what_is_read(machine, methods[name]):
                found.setdefault(name, methods[name])
    closures = tuple(c for c in found.values() if c.name == GONE or not _is_harmless(machine, c))
    machine.classes.hooks[info] = closures
    return closures


def _sets_what_is_read(machine: Machine, method: Closure) -> bool:
    chunk = method.chunk
    names = frozenset().union(*(c.binds for c in method.module.module.chunks if c.kind == "other"))
    if chunk is None or not machine.read_by_calls.isdisjoint(sets(chunk, names)):
        return True
    if not _SETTING.isdisjoint(chunk.reads) or not _BY_NAME.isdisjoint(chunk.attributes):
        return True
    links = (link.partition(".") for link in chunk.links)
    own = frozenset(name for base, _, name in links if base in ("self", "cls"))
    return not machine.acting.isdisjoint(chunk.invokes & own | chunk.reads)


def _may_change(chunk: Chunk) -> bool:
    return bool(chunk.stores or chunk.global_binds or chunk.mutates)


def _is_harmless(machine: Machine, closure: Closure) -> bool:
    return closure.chunk is not None and closure_is_harmless(machine, closure)

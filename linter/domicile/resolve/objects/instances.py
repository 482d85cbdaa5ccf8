"""Open instances: an object of a class of the tree that somebody, somewhere, has made."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from domicile.calls import Location
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, Ref, Super
from domicile.resolve.domain.guards import ALWAYS
from domicile.resolve.domain.heap import Making
from domicile.resolve.domain.some_names import SomeNames
from domicile.resolve.domain.state import CLASS, State, settled
from domicile.resolve.domain.values import Value, one, unguarded, union
from domicile.resolve.machine.account import MOST_STEPS, TooComplex
from domicile.resolve.machine.arguments import open_arguments
from domicile.resolve.machine.ledgers import Reached, SetOfOthers
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ObjectInfo
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.together import gathering, share_together

MOST_SUBCLASSES = 12
# What a constructor that is made of fields calls when these are set: data classes, attrs, models.
AFTER_FIELDS = ("__post_init__", "__attrs_post_init__", "model_post_init")
MAKING = frozenset({"__init__", "__new__", *AFTER_FIELDS})


def new_instance(
    machine: Machine, state: State, info: ClassInfo, place: Location | None = None
) -> int:
    """A new instance of a class of the tree, without fields: its identity."""
    identity = machine.new_object(ObjectInfo("instance", place, info))
    state.set(identity, CLASS, one(info))
    return identity


def open_instance(machine: Machine, info: ClassInfo) -> Ref:
    """The instance that stands for any of the class: made once, with open parameters."""
    from domicile.resolve.objects.construction import initialise

    if info.instance is None:
        state = State(machine.heap)
        info.instance = new_instance(machine, state, info)
        run = info.module
        frame = Frame(machine.new_id(), run, (run.frame,), info.name)
        machine.classes.opening.append(info)
        try:
            with machine.setting_up(), machine.account.own_share(MOST_STEPS):
                arguments = open_arguments(machine)
                initialise(machine, state, frame, info, info.instance, arguments, info.node.span)
        except (TooComplex, RecursionError):
            state.condition = ALWAYS
            _give_up(machine, info)
            text = f"the constructor of {info.name} is too complex to follow"
            open_fields(machine, state, Ref(info.instance), text)
        finally:
            machine.classes.opening.pop()
        for key in [key for key in state.store if key[0] == info.instance]:
            state.store[key] = settled(state, state.store[key])
        machine.publish(state)
        machine.heap.owners.add(info.instance)
        for name, value in machine.classes.outside.get(info, ()):
            machine.share_as("outside", (info.instance, name), value)
        for made in machine.classes.made.get(info, {}).values():
            share_made(machine, info.instance, made)
    return Ref(info.instance)


@contextmanager
def constructing(
    machine: Machine, state: State, closure: Closure, receiver: Atom | None
) -> Iterator[None]:
    """While a function runs as an entry: what it sets is seen when it is through.

    Where a constructor refuses what it is given, nobody gets the object.
    """
    if closure.name != "__init__" or not isinstance(receiver, Ref):
        with gathering(machine, state):
            yield
        return
    machine.constructed = receiver.id
    try:
        yield
    finally:
        machine.constructed = 0
    held = {
        name: shown
        for (owner, name), value in state.store.items()
        if owner == receiver.id and (shown := settled(state, value))
    }
    share_together(machine, receiver.id, held, state.condition == ALWAYS)


def _give_up(machine: Machine, info: ClassInfo) -> None:
    """A constructor that is not run may call what it names."""
    for base in bases_of(info):
        method = base.methods.get("__init__") if isinstance(base, ClassInfo) else None
        if method is not None and method.chunk is not None:
            machine.given_up |= method.chunk.reads | method.chunk.attributes


def open_fields(
    machine: Machine,
    state: State,
    atom: Atom,
    text: str,
    later: SomeNames | None = None,
    of_others: SetOfOthers | None = None,
    reached: Reached | None = None,
) -> None:
    """Methods that are not followed may have set any field that methods of the class set.

    What constructors set counts as far as it is among what is set `later`, if that is known.
    What is not set `of_others`, if that is known, has what methods of its class set it to.
    What is not followed sets no more than is `reached` from it, if that is known.
    """
    info = machine.class_of(atom)
    if info is None or not isinstance(atom, Ref):
        return
    stored: set[str] = set()
    changed: set[str] = set()
    for base in bases_of(info):
        for name, method in base.methods.items() if isinstance(base, ClassInfo) else ():
            if (chunk := method.chunk) is not None:
                once = later if name in MAKING and later is not None else None
                stored |= chunk.stores if once is None else once.among(chunk.stores)
                found = chunk.mutates & chunk.attributes
                if reached is not None:
                    found &= reached.changed | (reached.kept if once is None else frozenset())
                changed |= found if once is None else once.among(found)
    shown: frozenset[str] = frozenset()
    if of_others is not None and of_others.loose.isdisjoint(
        base.name for base in bases_of(info) if isinstance(base, ClassInfo)
    ):
        set_of_any = of_others.names.among(stored)
        stored &= stored if reached is None else reached.stored | set_of_any
        shown = frozenset(stored - changed - set_of_any)
    for name in sorted(stored | changed):
        old = state.get(atom.id, name)
        if name in shown and old:  # else what is not followed may be the constructor that sets it
            given = machine.heap.given_later((open_instance(machine, info).id, name), _is_making)
            state.set(atom.id, name, unguarded(union((*(old or ()), *given))))
        elif name not in info.methods and (name in stored or _is_changeable(old)):
            # One unknown value a field, however often: values must not grow with every call.
            if (atom.id, name) not in machine.opened:
                machine.opened[atom.id, name] = machine.unknown_atom(text)
            unknown = machine.opened[atom.id, name]
            state.refined.pop(unknown, None)
            machine.write(state, atom.id, name, union((*(old or ()), *one(unknown))))


def _is_making(writer: Hashable) -> bool:
    """Whether a writer is a constructor, which sets fields of what it makes."""
    return isinstance(writer, Making) or (
        getattr(getattr(writer, "closure", None), "name", "") in MAKING
    )


def _is_changeable(value: Value | None) -> bool:
    """Whether what a field holds can change without the field being set."""
    return value is not None and not all(isinstance(a, Const | EnumMember) for a, _ in value)


def open_instances(machine: Machine, info: ClassInfo) -> list[Ref]:
    """Instances of the class and of the classes known to derive from it."""
    return [open_instance(machine, owner) for owner in (info, *subclasses(info))]


def subclasses(info: ClassInfo) -> list[ClassInfo]:
    """The classes of the modules in play that derive from this one."""
    return info.derived[:MOST_SUBCLASSES]


def super_of(frame: Frame) -> Value | None:
    """`super()` inside a method: look-up behind the class whose method runs."""
    if frame.owner is None or frame.receiver is None:
        return None
    return one(Super(frame.owner, frame.receiver))


def share_made(machine: Machine, identity: int, made: Making) -> None:
    """Note that an open instance may be an object that was made with these constants."""
    outer, machine.writer = machine.writer, made
    for name, value, whole in made.fields:
        machine.share((identity, name), value, always=whole)
    machine.writer = outer


def publish_object(machine: Machine, state: State, identity: int) -> None:
    """Keep an object that a run has made, and the objects within it."""
    pending, seen = [identity], {identity}
    while pending:
        owner = pending.pop()
        fields = [(key, value) for key, value in state.store.items() if key[0] == owner]
        for key, value in fields:
            machine.heap.publish(key, value)
            inner = {atom.id for atom, _ in value if isinstance(atom, Ref)} - seen
            seen |= inner
            pending += sorted(inner)

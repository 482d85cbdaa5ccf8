"""What objects are made with: one that nothing shows the making of may be any of them."""

from __future__ import annotations

from collections.abc import Hashable

from domicile.chunks import Chunk
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, EnumMember, Member, Ref, Unknown
from domicile.resolve.domain.guards import TRUE, Guard, both
from domicile.resolve.domain.heap import Making, told
from domicile.resolve.domain.state import CLASS, ITEMS, REST, State, settled
from domicile.resolve.domain.texts import is_text
from domicile.resolve.domain.values import Value, has, one, without
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, is_private
from domicile.resolve.objects.bases import bases_of, class_sends
from domicile.resolve.objects.fields import fields
from domicile.resolve.objects.instances import open_instance, publish_object, share_made
from domicile.resolve.objects.shared_writes import note_outside
from domicile.resolve.objects.shown import note_shown

SETTING = frozenset({"setattr", "__setattr__", "__dict__", "vars"})
ACCESS = frozenset({"api_key", "auth_token", "max_retries", "timeout"})  # decide no verdict
MOST_MADE = 24  # objects of a class whose constants are kept
MOST_DIFFERING = 6  # of those that also differ in what is no constant


def note_made(machine: Machine, state: State, info: ClassInfo, identity: int) -> None:
    """The constants that an object is made with: one from anywhere may be that one.

    What a constructor sets beside them may depend on them: it is noted with them where it
    differs from object to object, for classes that send; others are left alone then.
    """
    names, own = _set_when_made(info)
    if _by_text(info):  # `setattr(self, name, value)`: those that are there now
        found = {name for owner, name in state.store if owner == identity and name != CLASS}
        names = sorted({*names, *(name for name in found if isinstance(name, str))})
    held = [(n, without(settled(state, state.get(identity, n) or ()), ABSENT)) for n in names]
    differing: set[str] = set()
    alone = False
    for name, value in held if own else ():
        if all(isinstance(atom, Const | EnumMember | Unknown) for atom, _ in value):
            continue
        if not class_sends(machine, info):
            alone = True
        elif not _is_always_alike(machine, info, name, value):
            differing.add(name)
    rows = [] if alone else _one_by_one(held, differing)
    if rows is None and (class_sends(machine, info) or info.name in machine.wanted_classes):
        # Too many: fields that hold what any object may hold are left out.
        rows = _one_by_one(_telling(machine, state, info, held), differing)
    if rows is None:  # still too many: which texts go together is not told
        rows = [{name: a} for name, value in held for a, _ in value if is_text(a)]
    for fields_of_one in rows or ():
        _note_one(machine, state, info, fields_of_one)
    _note_held(machine, state, info, identity, held)
    if own and is_private(info.name):
        note_shown(machine, state, info, held)


def _telling(
    machine: Machine, state: State, info: ClassInfo, held: list[tuple[str, Value]]
) -> list[tuple[str, Value]]:
    """The fields whose constants are not only those that an object from anywhere may have."""
    return [
        (name, value)
        for name, value in held
        if not all(
            isinstance(atom, Unknown) or _is_default(machine, state, info, name, atom)
            for atom, _ in value
        )
    ]


def _one_by_one(held: list[tuple[str, Value]], differing: set[str]) -> list[dict[str, Atom]] | None:
    """What the fields hold together, path by path: constants, and what is `differing`.

    None where there are too many paths.
    """
    rows: list[tuple[Guard, dict[str, Atom]]] = [(TRUE, {})]
    for name, value in held:
        noted = [alt for alt in value if _is_noted(alt.atom, name in differing)]
        if not noted:
            continue
        others = [alt.guard for alt in value if alt not in noted]
        if len(others) > 1:  # told apart by nothing that is noted
            others = [TRUE]
        rows = [
            *(
                (met, {**row, name: atom})
                for guard, row in rows
                for atom, when in noted
                if (met := both(guard, when)) is not None
            ),
            *(
                (met, row)
                for guard, row in rows
                for when in others
                if (met := both(guard, when)) is not None
            ),
        ]
        if len(rows) > MOST_MADE:
            return None
    return [row for _, row in rows]


def _is_noted(atom: Atom, differs: bool) -> bool:
    return isinstance(atom, Const | EnumMember) or (differs and isinstance(atom, Ref | Member))


def _note_one(machine: Machine, state: State, info: ClassInfo, held: dict[str, Atom]) -> None:
    constants = {n: atom for n, atom in held.items() if isinstance(atom, Const | EnumMember)}
    if all(_is_default(machine, state, info, name, atom) for name, atom in constants.items()):
        return  # which an object from anywhere has, unless it is told otherwise
    known = machine.classes.made.setdefault(info, {})
    key = tuple(constants.items())
    if key in known or len(known) >= (MOST_MADE if constants == held else MOST_DIFFERING):
        return
    for name, atom in held.items():
        if isinstance(atom, Ref | Member):
            publish_object(machine, state, _owner(atom))
            machine.classes.held.add(_held_key(machine, info, name, atom))
    made = known[key] = Making(tuple((name, one(atom), True) for name, atom in held.items()))
    if info.instance is not None:
        share_made(machine, info.instance, made)


def _is_always_alike(machine: Machine, info: ClassInfo, name: str, value: Value) -> bool:
    """Whether a field holds the same in all objects, or what nothing shows in any."""
    known = machine.heap.base.get((open_instance(machine, info).id, name), ())
    if len(known) == 1 and not known[0].guard and isinstance(known[0].atom, Ref):
        inner = known[0].atom.id
        parts = (*keys(machine, inner), REST, ITEMS)
        held = (machine.heap.base.get((inner, part), ()) for part in parts)
        return machine.objects[inner].kind != "instance" and not any(
            guard for each in held for _, guard in each
        )
    return all(isinstance(atom, Unknown) for atom, _ in (*known, *value))


def _note_held(
    machine: Machine,
    state: State,
    info: ClassInfo,
    identity: int,
    held: list[tuple[str, Value]],
) -> None:
    """The clients, and what keeps or is read from them, that an object is made with.

    Any object of the class may hold them.
    """
    for name, value in held:
        for atom, _ in value:
            if not isinstance(atom, Ref | Member):
                continue
            key = _held_key(machine, info, name, atom) or _keeper_key(
                machine, state, info, name, atom
            )
            if key is None or _may_hold_alike(machine, state, info, name, atom):
                continue
            if key not in machine.classes.held:
                machine.classes.held.add(key)
                publish_object(machine, state, _owner(atom))
                note_outside(machine, Ref(identity), name, one(atom))


def _may_hold_alike(
    machine: Machine, state: State, info: ClassInfo, name: str, atom: Ref | Member
) -> bool:
    """Whether an object of which nothing is known may hold a client that was made just so, and
    beside it what goes with that."""
    if info.instance is None or not isinstance(atom, Ref):
        return False
    made = machine.objects[atom.id]
    return made.client is not None and any(
        isinstance(other, Ref)
        and machine.objects[other.id].client is made.client
        and machine.objects[other.id].location == made.location
        and _made_alike(machine, state, atom, other)
        for other, _ in machine.heap.base.get((info.instance, name), ())
    )


def _made_alike(machine: Machine, state: State, made: Ref, known: Ref) -> bool:
    """Whether two clients are given the same, as far as that may decide a verdict."""
    names = {REST: None} | machine.keys.get(made.id, {}) | machine.keys.get(known.id, {})
    return all(
        _told(settled(state, state.get(made.id, name) or ()))
        == _told(machine.heap.base.get((known.id, name), ()))
        for name in names
        if name not in ACCESS
    )


def _told(value: Value) -> set[Hashable]:
    return {told(atom) for atom, _ in value}


def _owner(atom: Ref | Member) -> int:
    return atom.id if isinstance(atom, Ref) else atom.owner


def _held_key(machine: Machine, info: ClassInfo, name: str, atom: Ref | Member) -> Hashable:
    """What tells a client that an object holds, or what is read from one; None for other things."""
    made = machine.objects[_owner(atom)]
    if isinstance(atom, Ref) and made.client is None:
        return None
    path = atom.path if isinstance(atom, Member) else ()
    return info, name, made.location or made.owner, path


def _keeper_key(
    machine: Machine, state: State, info: ClassInfo, name: str, atom: Ref | Member
) -> Hashable:
    """What tells an object of the tree that keeps a client: its class; None for others."""
    owner = machine.class_of(atom)
    if owner is None or owner is info or not isinstance(atom, Ref):
        return None
    kept = (a for n in _set_when_made(owner)[0] for a, _ in state.get(atom.id, n) or ())
    if any(isinstance(a, Ref) and machine.objects[a.id].client is not None for a in kept):
        return info, name, owner
    return None


def _is_default(machine: Machine, state: State, info: ClassInfo, name: str, shown: Atom) -> bool:
    """Whether an object of which nothing is known may hold it too."""
    own = () if info.instance is None else machine.heap.base.get((info.instance, name), ())
    return has((*(state.get(info.frame, name) or ()), *own), shown)


def _by_text(info: ClassInfo) -> bool:
    """Whether a constructor sets fields without naming them."""
    makers = (b.methods.get("__init__") for b in bases_of(info) if isinstance(b, ClassInfo))
    chunks = (maker.chunk for maker in makers if maker is not None and maker.chunk is not None)
    return any(not SETTING.isdisjoint(chunk.reads | chunk.attributes) for chunk in chunks)


def _set_when_made(info: ClassInfo) -> tuple[list[str], bool]:
    """The fields that making an object sets, and whether a constructor in the tree does."""
    found = (b.methods.get("__init__") for b in bases_of(info) if isinstance(b, ClassInfo))
    chunks = [method.chunk for method in found if method is not None and method.chunk is not None]
    if not chunks:
        return [name for _, name, _, _ in fields(info)], False
    return sorted(frozenset().union(*(chunk.stores for chunk in _calling(info, chunks)))), True


def _calling(info: ClassInfo, chunks: list[Chunk]) -> list[Chunk]:
    """Constructors with the methods that they name, and those that these do in turn."""
    methods: dict[str, list[Chunk]] = {}
    for base in bases_of(info):
        for name, method in base.methods.items() if isinstance(base, ClassInfo) else ():
            if method.chunk is not None:
                methods.setdefault(name, []).append(method.chunk)
    found = list(chunks)
    for chunk in found:
        for name in methods.keys() & chunk.attributes:
            found += (each for each in methods.pop(name) if each not in chunks)
    return found

"""Passes of a loop: what one hands on to the next, and what may be anything from then on."""

from __future__ import annotations

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.quick_classes import dataclass
from domicile.resolve.domain.atoms import Atom, Const, Item, Items, Ref, Unknown
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import Alternative, Value, union
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.parts import blocks_of

SHOWN_DEPTH = 3  # how deep in lists and dicts a pass is searched for values that are new
LOCAL_NAMES = frozenset({"locals", "vars", "globals", "eval", "exec"})


@dataclass(frozen=True, slots=True)
class _Change:
    old: Value
    new: Value


def carries(frame: Frame, node: ir.For | ir.While, before: State, after: State) -> bool:
    """Whether a pass left something that a later pass may read.

    Names that the body sets before it reads them and objects that only this pass knew of are
    handed on to nobody.
    """
    changed = [key for key, value in after.store.items() if before.store.get(key) is not value]
    start = frame.loop_start or 0
    changed = [key for key in changed if key[0] <= start]
    if not changed or any(key[0] != frame.id for key in changed):
        return bool(changed)
    again = _set_anew(node, only_target=frame.closure is None or bool(frame.nested))
    return any(key[1] not in again for key in changed)


def _set_anew(node: ir.For | ir.While, only_target: bool) -> set[str]:
    """The names that each pass binds before it reads them, on every path."""
    known: set[str] = set()
    first = Names()
    if isinstance(node, ir.For):
        walk([ir.Assign((node.target,), node.iterable, None, node.span)], first)
        known |= first.binds
    else:
        walk([node.test], first)
    if only_target:
        return known
    read = set() if isinstance(node, ir.For) else set(first.reads)
    for statement in node.body:
        if _jumps(statement):
            break  # on that path, what follows is not bound
        own = Names()
        walk([statement], own)
        read |= (own.reads | own.mutates) - known
        if isinstance(statement, ir.Assign):
            targets = {target.id for target in statement.targets if isinstance(target, ir.Name)}
            known |= targets - read
    return set() if LOCAL_NAMES & read else known


def _jumps(statement: ir.Stmt) -> bool:
    """Whether it may end a pass of the loop that it stands in, or the loop."""
    if isinstance(statement, ir.Jump):
        return True
    blocks = () if isinstance(statement, ir.For | ir.While) else blocks_of(statement)
    return any(_jumps(inner) for block in blocks for inner in block)


def widen(machine: Machine, frame: Frame, before: State, after: State, numbers: bool) -> bool:
    """What still changes in a pass may be anything in a later one; True if anything does.

    With `numbers`, only those: what counts never settles.
    """
    widened = False
    for key, value in list(after.store.items()):
        old = before.store.get(key)
        if old is value or old is None:
            continue
        if numbers and not _all_numbers(old):
            continue
        fresh = _fresh(machine, frame, before, after, _Change(old, value))
        if fresh and key[0] > (frame.loop_start or 0):
            fresh -= _beside(machine, frame, before, key[0])
        if numbers:
            fresh = {atom for atom in fresh if _is_number(atom)}
        if fresh:
            widened = True
            unknown = machine.unknown("changes from one pass of a loop to the next")
            if key[1] == ITEMS:
                value = union(Alternative(_opened(atom, unknown), g) for atom, g in value)
                after.store[key] = value
            else:
                after.store[key] = union((*value, *unknown))
    return widened


def _opened(atom: Atom, unknown: Value) -> Atom:
    """A list's content with elements that the code does not show."""
    return Items(atom.items, (*atom.rest, Item(unknown, None))) if isinstance(atom, Items) else atom


def _all_numbers(value: Value) -> bool:
    return all(_is_number(atom) for atom, _ in value)


def _is_number(atom: Atom) -> bool:
    return isinstance(atom, Const) and atom.kind in ("int", "float")


def _fresh(machine: Machine, frame: Frame, before: State, after: State, pair: _Change) -> set[Atom]:
    """The values in the new one, also inside its lists and dicts, that the old one did not have."""
    known = _shown(machine, before, pair.old, 0)
    opened = any(isinstance(atom, Unknown) for atom in known)
    return {
        atom
        for atom in _shown(machine, after, pair.new, frame.loop_start or 0) - known
        if not (isinstance(atom, Unknown) and opened)
    }


def _beside(machine: Machine, frame: Frame, before: State, made: int) -> set[Atom]:
    """What is shown beside an object that a pass has made, where names and fields hold it.

    A list that is begun anew in each pass is filled like the one before it.
    """
    start = frame.loop_start or 0
    found: set[Atom] = set()
    for key, value in before.store.items():
        if key[0] <= start and any(atom == Ref(made) for atom, _ in value):
            found |= _shown(machine, before, value, 0, SHOWN_DEPTH + 1)
    return found


def _shown(
    machine: Machine, state: State, value: Value, start: int, depth: int = SHOWN_DEPTH
) -> set[Atom]:
    """The atoms of a value and of what it holds; an object made after `start` is none itself."""
    found: set[Atom] = set()
    seen: set[tuple[object, int]] = set()  # many lists hold the same: each is walked once
    pending = [(value, depth)]
    while pending:
        current, depth = pending.pop()
        for atom, _ in current:
            parts: list[Value] = []
            if isinstance(atom, Items):
                if (key := (id(atom), depth)) not in seen:
                    seen.add(key)
                    parts = [item.value for item in atom.every]
            elif isinstance(atom, Ref):
                if depth and (atom, depth) not in seen:
                    seen.add((atom, depth))
                    parts = _held(machine, state, atom)
                if atom.id <= start or not start:
                    found.add(atom)
            else:
                found.add(atom)
            pending += [(part, max(depth - 1, -1)) for part in parts]
    return found


def _held(machine: Machine, state: State, atom: Ref) -> list[Value]:
    """The fields of an object as far as this run has set them."""
    if machine.objects[atom.id].kind == "instance":
        return [value for key, value in state.store.items() if key[0] == atom.id]
    names = (*machine.keys.get(atom.id, ()), ITEMS)
    return [value for name in names if (value := state.store.get((atom.id, name))) is not None]

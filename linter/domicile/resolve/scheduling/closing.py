"""Private classes of which the tree makes all objects: none is left that anybody may have made."""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set

from domicile.calls import Reason
from domicile.resolve.domain.atoms import Atom
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun, is_private
from domicile.resolve.objects.bases import bases_of, open_base
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.objects.shown import close
from domicile.resolve.relevance.demand import words_of_reasons
from domicile.resolve.relevance.exposed import exposed, makes_its_own_kind
from domicile.resolve.scheduling.choosing import Choice

# By which a method makes an object of its own class, or makes its own object anew.
NAMELESS = frozenset({"__init__", "__new__", "cls"})


def close_classes(
    machine: Machine, runs: Sequence[ModuleRun], choice: Choice, followed: Set[Closure]
) -> set[int]:
    """Close what the tree alone makes: the objects that stand for any of these classes.

    Nothing but what is seen calls the functions `followed`.
    """
    infos = [] if choice.crowded else _candidates(machine, runs, choice)
    if not infos:
        return set()
    bare = [info for info in infos if not machine.classes.shown.get(info)]
    machine.classes.unmade.update(info for info in bare if info.derived)
    infos = [info for info in infos if info not in bare]
    left = _left(followed, infos)
    while True:
        made = [info for info in infos if _is_made(machine, info, left)]
        if len(made) == len(infos):
            break
        infos = made
        left = _left(followed, infos)
    makers = (info.methods.get("__init__") for info in infos)
    machine.classes.closed = {maker for maker in makers if maker is not None}
    close(machine, infos, left)
    closed = (*infos, *machine.classes.unmade)
    return {info.instance for info in closed if info.instance is not None}


def _candidates(machine: Machine, runs: Sequence[ModuleRun], choice: Choice) -> list[ClassInfo]:
    """Private classes that no code outside the tree gets hold of."""
    found = [
        info
        for run in runs
        for info in run.classes
        if is_private(info.name)
        and machine.classes.shown.get(info, {}) is not None
        and open_base(info) is None
        and not any(_registers(base) for base in bases_of(info))
    ]
    if any("__subclasses__" in chunk.attributes for run in runs for chunk in run.module.chunks):
        return []
    names = {info.name for info in found if not _makes_its_own_kind(info)}
    names -= choice.loose | machine.given_up
    names -= exposed(machine, runs, names) if names else set()
    return [info for info in found if info.name in names]


def _makes_its_own_kind(info: ClassInfo) -> bool:
    return any(
        method.chunk is not None and makes_its_own_kind(method.module, method.chunk)
        for base in bases_of(info)
        if isinstance(base, ClassInfo)
        for method in base.methods.values()
    )


def _registers(base: Atom) -> bool:
    """Whether a class may be handed on by its own statement, or by one that derives from it."""
    return isinstance(base, ClassInfo) and bool(
        base.node.keywords or base.node.decorators or "__init_subclass__" in base.methods
    )


def origins(machine: Machine, runs: Sequence[ModuleRun], choice: Choice) -> set[str]:
    """The names of functions and classes whose callers tell what classes are made with that may
    be closed."""
    found: set[str] = set()
    for info in [] if choice.crowded else _candidates(machine, runs, choice):
        for shown in (machine.classes.shown.get(info) or {}).values():
            reasons = [Reason("", place) for place in shown.origins]
            found |= words_of_reasons(machine, reasons)
    return found


def makers_by_other_names(
    machine: Machine, runs: Sequence[ModuleRun], choice: Choice
) -> list[tuple[Closure, ClassInfo]]:
    """Methods of classes that may be closed which may make objects without naming the class."""
    found: list[tuple[Closure, ClassInfo]] = []
    for info in [] if choice.crowded else _candidates(machine, runs, choice):
        bases = [base for base in bases_of(info) if isinstance(base, ClassInfo)]
        for name, method in (pair for base in bases for pair in base.methods.items()):
            chunk = method.chunk
            named = frozenset() if chunk is None else chunk.reads | chunk.attributes
            if name not in MAKING and not NAMELESS.isdisjoint(named):
                found.append((method, info))
    return found


def reopen(machine: Machine) -> None:
    """Take back what has been closed: too much was made since."""
    for identity in machine.heap.closed:
        machine.heap.settled.pop(identity, None)
    machine.heap.closed.clear()
    machine.classes.closed.clear()
    machine.classes.unmade.clear()


def tally(machine: Machine) -> int:
    """A number that grows with what shown calls make."""
    found = [shown for known in machine.classes.shown.values() for shown in (known or {}).values()]
    return sum(1 + len(value) for shown in found for value in shown.fields.values())


def _left(followed: Set[Closure], infos: list[ClassInfo]) -> Set[Hashable]:
    """What nothing but what is seen calls: what it makes of open parameters is made by nobody."""
    makers = (info.methods.get("__init__") for info in infos)
    return frozenset([*followed, *(maker for maker in makers if maker is not None), *infos])


def _is_made(machine: Machine, info: ClassInfo, left: Set[Hashable]) -> bool:
    shown = machine.classes.shown.get(info) or {}
    return any(each.by not in left for each in shown.values())

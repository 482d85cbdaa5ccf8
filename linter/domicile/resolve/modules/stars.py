"""Star imports: which names they bring, and where those count among a module's own."""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import ABSENT, OMITTED, Const, External, Items, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, without
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules import imports, modules
from domicile.resolve.modules.top_levels import lowered, module_run


@dataclass(frozen=True, slots=True)
class _Brought:
    """What a star import makes of a name; `surely` if it then means nothing else."""

    value: Value
    surely: bool


def expand(machine: Machine, run: ModuleRun) -> None:
    """Let the statements that hold star imports bind what those may bring.

    A star import that is a statement of its own binds nothing by itself: names are looked up
    where it stands.
    """
    run.starred = True
    for index in run.binders.of("*"):
        chunk = run.module.chunks[index]
        if chunk.kind == "import":
            continue
        names: set[str] = set()
        for module, level, name in chunk.imports:
            if name == "*":
                path = machine.project.find(run.path, module, level)
                names |= _earlier(run, index) if path is None else _bound(machine, path, {run.path})
        for name in names:
            run.binders.add(name, index)


def starred(
    machine: Machine, run: ModuleRun, name: str, after: int, value: Value | None
) -> Value | None:
    """What a name holds, given its `value` as of the chunk `after`, with what stars bring."""
    point = run.point
    found: list[Value] = []
    for index in reversed(run.binders.of("*")):
        chunk = run.module.chunks[index]
        if index <= after or (point is not None and index >= point) or chunk.kind != "import":
            continue
        for entry in reversed(lowered(run, chunk)):
            if not isinstance(entry, ir.ImportFrom) or entry.name != "*":
                continue
            brought = _bring(machine, run, entry, name)
            if brought is None:
                continue
            found.append(brought.value)
            if brought.surely:
                return alternatives(machine, found)
    if value is not None:
        found.append(value)
    return alternatives(machine, found) or None


def bring(machine: Machine, state: State, frame: Frame, entry: ir.ImportFrom) -> None:
    """Run a star import that stands in another statement: bind what it brings."""
    run = frame.module
    path = machine.project.find(run.path, entry.module, entry.level)
    index = run.point if run.point is not None else len(run.module.chunks)
    names = _earlier(run, index) if path is None else _bound(machine, path, {run.path})
    for name in sorted(names):
        brought = _bring(machine, run, entry, name, nested=True)
        if brought is None:
            continue
        value = brought.value
        if not brought.surely:
            known = without(state.get(run.frame, name) or (), ABSENT)
            value = alternatives(machine, [each for each in (value, known) if each])
        state.set(run.frame, name, value)


def _bring(
    machine: Machine, run: ModuleRun, entry: ir.ImportFrom, name: str, *, nested: bool = False
) -> _Brought | None:
    path = machine.project.find(run.path, entry.module, entry.level)
    if path is None:
        return _from_outside(machine, run, entry, name, nested)
    exported = _exported(machine, path, name)
    value = imports.member(machine, path, name) if exported is not False else None
    return None if value is None else _Brought(value, exported is True)


def _from_outside(
    machine: Machine, run: ModuleRun, entry: ir.ImportFrom, name: str, nested: bool
) -> _Brought | None:
    """A name of an SDK; or what a module of this project may bring that is not in the tree."""
    dotted = f"{entry.module}.{name}"
    if not entry.level and machine.catalog.omits(dotted):
        return _Brought(one(OMITTED), surely=True)
    if not entry.level and machine.catalog.client(dotted):
        return _Brought(one(External(dotted)), surely=True)
    own = entry.level or machine.project.find(run.path, entry.module.partition(".")[0], 0)
    if not (own or nested) or not _is_constant(run, name):
        return None
    where = f"`from {'.' * entry.level}{entry.module} import *`"
    text = f"{where} may set `{name}`, and that module is not in the tree"
    return _Brought(machine.unknown(text, run.location(entry.span)), surely=False)


def _is_constant(run: ModuleRun, name: str) -> bool:
    """Whether a statement that is no import, function or class binds a name."""
    return any(run.module.chunks[i].kind == "other" for i in run.binders.of(name))


def _earlier(run: ModuleRun, index: int) -> set[str]:
    """The names of a module that statements before one have bound."""
    return {
        name
        for before in run.module.chunks[:index]
        if before.kind == "other"
        for name in before.binds - {"*"}
    }


def _bound(machine: Machine, path: str, seen: set[str]) -> set[str]:
    """Every name that the module at `path` may bind."""
    run = module_run(machine, path) if path not in seen else None
    if run is None:
        return set()
    seen.add(path)
    names = set(run.binders) - {"*"}
    for index in run.binders.of("*"):
        for module, level, name in run.module.chunks[index].imports:
            inner = machine.project.find(path, module, level) if name == "*" else None
            if inner is not None:
                names |= _bound(machine, inner, seen)
    return names


def _exported(machine: Machine, path: str, name: str) -> bool | None:
    """Whether `import *` brings a name of a module; None if it may."""
    run = module_run(machine, path)
    public = not name.startswith("_")
    if run is None or "__all__" not in run.binders:
        return public
    key = ("exports", path)
    if key in machine.pending:
        return None
    machine.pending.add(key)
    try:
        value = modules.global_value(machine, run, "__all__")
    finally:
        machine.pending.discard(key)
    told = {_lists(contents, name) for contents in _contents(machine, value or ())}
    return told.pop() if len(told) == 1 else None


def _contents(machine: Machine, value: Value) -> Iterator[Items | None]:
    """Each content that a list may have; None for what is none."""
    for atom, _ in value:
        if not isinstance(atom, Ref) or not machine.is_sequence(atom):
            yield None
            continue
        for inner, _ in content(State(machine.heap), atom.id):
            yield inner if isinstance(inner, Items) else None


def _lists(items: Items | None, name: str) -> bool | None:
    """Whether a list of names holds one."""
    if items is None:
        return None
    atoms = [atom for item in items.every for atom, _ in item.value]
    if name in (atom.value for atom in atoms if isinstance(atom, Const)):
        return None if any(len(item.value) > 1 for item in items.every) else True
    return False if all(isinstance(atom, Const) for atom in atoms) else None

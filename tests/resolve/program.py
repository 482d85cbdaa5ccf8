"""Small programs, and what the resolver makes of them."""

from __future__ import annotations

from domicile.catalog import load_catalog
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Const, Items, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.modules import global_value
from domicile.resolve.modules.top_levels import module_run
from domicile.resolve.syntax.semantics import SEMANTICS
from domicile.source import decode


def machine_of(files: dict[str, str]) -> Machine:
    sources = {path: decode(text.encode()) for path, text in files.items()}
    project = Project(
        sorted(files),
        lambda path: load(path, sources[path]),
        read=lambda path: files[path].encode(),
    )
    return Machine(project, load_catalog(), SEMANTICS)


def run_of(machine: Machine, path: str) -> ModuleRun:
    run = module_run(machine, path)
    assert run is not None
    return run


def shown(source: str, name: str = "x") -> set[object]:
    """What a name of a module can hold at its end: constants, tuples of them, "?" for unknown."""
    machine = machine_of({"app.py": source})
    value = global_value(machine, run_of(machine, "app.py"), name)
    assert value is not None, f"{name} is not bound"
    state = State(machine.heap)
    return {_plain(machine, state, atom) for atom, _ in value}


def real(source: str, name: str = "x") -> object:
    """What the name holds when Python itself runs the module."""
    names: dict[str, object] = {"__name__": "app"}
    exec(compile(source, "app.py", "exec", dont_inherit=True), names)
    return names[name]


def _plain(machine: Machine, state: State, atom: Atom) -> object:
    if isinstance(atom, Const):
        return atom.value
    if isinstance(atom, Unknown):
        return "?"
    if machine.is_sequence(atom):
        (whole,) = (inner for inner, _ in content(state, atom.id))
        assert isinstance(whole, Items)
        assert not whole.rest
        parts = [[_plain(machine, state, part) for part, _ in item.value] for item in whole.items]
        assert all(len(part) == 1 for part in parts)
        return tuple(part[0] for part in parts)
    return type(atom).__name__

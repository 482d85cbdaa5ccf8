"""Modules under other names: `sys.modules["legacy"] = shim`, and whoever imports `legacy` then."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.functions.loaded import note_loaded
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules.environment_settings import Setting, is_test, nodes, settings_in
from domicile.resolve.modules.top_levels import lowered


def note_registered(machine: Machine, run: ModuleRun) -> None:
    """Note the names under which a module puts something among the modules; tests do not count.

    No name stands for one that the code works out.
    """
    for setting in settings_in(run, "modules") if not is_test(run.path) else ():
        shown = "".join(part or "" for part in setting.name)
        name = "" if None in setting.name or setting.value is None else shown
        machine.registered.setdefault(name, []).append(setting)


def registered(machine: Machine, module: str) -> Value | None:
    """What the code itself puts among the modules under this name; None if nothing."""
    found: list[Value] = []
    for setting in machine.registered.get(module, ()):
        key = ("registered", module, id(setting))
        if key not in machine.pending:
            machine.pending.add(key)
            try:
                found.append(_read(machine, setting))
            finally:
                machine.pending.discard(key)
    return alternatives(machine, found) if found else None


def _read(machine: Machine, setting: Setting) -> Value:
    """What is put there, as the top level has it: what a function makes of its own is open."""
    run, node = setting.module, setting.value
    assert node is not None  # only such are noted under a name
    index = run.positions.get(id(setting.chunk))
    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    state = State(machine.heap)
    with run.at(index if setting.chunk.kind == "other" else None), machine.setting_up():
        if setting.chunk.kind != "other":
            execute(machine, state, frame, _imports(setting))
        value = evaluate(machine, state, frame, node)
    machine.publish(state)
    return note_loaded(machine, value)


def _imports(setting: Setting) -> tuple[ir.Stmt, ...]:
    """The imports of the function around it."""
    below = nodes(lowered(setting.module, setting.chunk))
    return tuple(node for node in below if isinstance(node, ir.Import | ir.ImportFrom))

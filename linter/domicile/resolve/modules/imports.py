"""Imports: what a name that is imported gives, from the tree or from outside it."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import ABSENT, OMITTED, External, Module
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, has, one, without
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules.circular import or_earlier
from domicile.resolve.modules.modules import global_value
from domicile.resolve.modules.registered import registered
from domicile.resolve.modules.top_levels import module_run


def import_module(machine: Machine, run: ModuleRun, module: str, level: int) -> Value:
    """The value of a module name: a module of the tree, else something external."""
    path = machine.project.find(run.path, module, level)
    if path is not None and path != run.path:
        found = one(Module(path))
    else:
        found = one(External(module if not level else f".{module}"))
    if module in machine.registered and not level:
        return _either(machine, found, registered(machine, module), path is None)
    return found


def import_name(machine: Machine, run: ModuleRun, module: str, level: int, name: str) -> Value:
    """`from module import name`."""
    if module in machine.registered and not level:
        given = registered(machine, module)
        found = _import_name(machine, run, module, level, name)
        if given is not None:
            given = _part(machine, run, given, name)
        return _either(machine, found, given, machine.project.find(run.path, module, 0) is None)
    return _import_name(machine, run, module, level, name)


def _either(machine: Machine, found: Value, given: Value | None, missing: bool) -> Value:
    """What is found beside what the code has registered; that alone where nothing else is."""
    if given is None:
        return found
    return given if missing else alternatives(machine, [found, given])


def _part(machine: Machine, run: ModuleRun, base: Value, name: str) -> Value:
    """A name of what the code has registered as a module."""
    from domicile.resolve.objects.attributes import attribute

    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    return attribute(machine, State(machine.heap), frame, base, name, ir.Span(1, 1, 1, 1))


def _import_name(machine: Machine, run: ModuleRun, module: str, level: int, name: str) -> Value:
    path = machine.project.find(run.path, module, level)
    if path is not None and path != run.path:  # a package's own `from . import part` means the file
        value = or_earlier(machine, run, path, name, member(machine, path, name))
        if value is not None:
            return value
    inner = machine.project.find(run.path, f"{module}.{name}" if module else name, level)
    if inner is not None:
        return one(Module(inner))
    if path is not None or level:
        return machine.unknown(f"`{name}` is not defined in {path or 'a module that is missing'}")
    dotted = f"{module}.{name}"
    return one(OMITTED if machine.catalog.omits(dotted) else External(dotted))


def member(machine: Machine, path: str, name: str) -> Value | None:
    """A name of a module of the tree, as an importer sees it."""
    run = module_run(machine, path)
    if run is None:
        return machine.unknown(f"{path} cannot be read")
    key = ("member", path, name)
    if key in machine.pending:
        return machine.unknown(f"`{name}` is imported in a circle")
    machine.pending.add(key)
    try:
        if run.replaced is not False:
            from domicile.resolve.modules.replaced import member_of_replacement

            value = member_of_replacement(machine, run, name)
            if value is not None:
                return value
        value = global_value(machine, run, name)
        if value is None and "__getattr__" in run.binders and not name.startswith("__"):
            value = _asked_for(machine, run, name)
    finally:
        machine.pending.discard(key)
    if value is None or not has(value, ABSENT):
        return value
    return without(value, ABSENT) or None


def _asked_for(machine: Machine, run: ModuleRun, name: str) -> Value | None:
    """What a module's own `__getattr__` gives; what lies in the package comes before it."""
    if machine.project.find(run.path, name, 1) is not None:
        return None
    getter = global_value(machine, run, "__getattr__") or ()
    passed = passing(machine, constant(name))
    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    state = State(machine.heap)
    with machine.setting_up():
        value = apply(machine, state, frame, getter, passed, ir.Span(1, 1, 1, 1))
    machine.publish(state)
    for key, held in state.store.items():
        if key[0] in machine.module_frames:  # the next time it may give something else
            machine.share_as(("asked for", run.path, name), key, held)
    return value or None

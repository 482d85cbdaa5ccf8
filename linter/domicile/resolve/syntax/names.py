"""Names: what a variable holds at a point, and binding one."""

from __future__ import annotations

import builtins

from domicile.ir import Span
from domicile.resolve.builtin_types.adopted import touch
from domicile.resolve.builtin_types.dicts import dict_set
from domicile.resolve.domain.asked_anew import set_of
from domicile.resolve.domain.atoms import (
    ABSENT,
    Atom,
    External,
    FilePath,
    Member,
    Module,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import State, refined
from domicile.resolve.domain.values import NOTHING, Value, filled, has, one, restrict, without
from domicile.resolve.functions.called_back import call_these_back
from domicile.resolve.functions.escaping import let_escape
from domicile.resolve.functions.function_defaults import set_defaults
from domicile.resolve.machine.branches import alternatives, each, held_together
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import KEYED, ClassInfo, Closure, Frame
from domicile.resolve.modules import modules, top_levels
from domicile.resolve.objects.finalizers import finalize
from domicile.resolve.objects.mappings import set_mapping_attribute
from domicile.resolve.objects.set_elsewhere import note_set
from domicile.resolve.objects.setting import set_by_code
from domicile.resolve.objects.shared_writes import (
    note_outside,
    open_attributes,
    set_on_class,
    set_on_some_module,
)
from domicile.resolve.sdk.patched import patch
from domicile.resolve.sdk.rewriting import note_set_part

ANYWHERE = Span(1, 1, 1, 1)
BUILTINS = frozenset(dir(builtins))
WHOLE = frozenset({"__class__", "__dict__"})  # attributes that decide about all others


def load(machine: Machine, state: State, frame: Frame, name: str, span: Span) -> Value:
    """The value of a name: local, enclosing, global, then builtin."""
    return refined(state, _load(machine, state, frame, name, span))


def _load(machine: Machine, state: State, frame: Frame, name: str, span: Span) -> Value:
    for owner in (frame.outer.get(name, 0), *frame.chain):
        if owner == frame.module.frame:
            break
        value = state.get(owner, name) if owner else None
        if value is not None and (known := without(value, ABSENT)):
            return known
    run = frame.module
    value = state.store.get((run.frame, name))
    if value is not None:
        value = restrict(value, state.condition)
    if value is not None and not has(value, ABSENT):
        return value
    outside = modules.global_value(machine, run, name)
    if value is not None and outside is not None:
        return filled(value, outside)
    found = without(value if value is not None else outside or (), ABSENT)
    if found:  # what does not bind it ends in a NameError
        return found
    if name == "__file__" and run.module.is_file:
        return one(FilePath(run.path, anchored=True))
    own = without(state.get(machine.builtins, name) or (), ABSENT) if machine.sets_builtins else ()
    if name in BUILTINS:
        builtin = one(External(f"builtins.{name}"))
        return alternatives(machine, [builtin, own]) if own else builtin
    if own:
        return own
    place = run.location(span)
    return machine.unknown(f"`{name}` is not bound in this file", place)


def store(machine: Machine, state: State, frame: Frame, name: str, value: Value) -> None:
    """Bind a name in the frame, or where `global` or `nonlocal` says."""
    if frame.closure is not None:
        value = held_together(machine, value)
    machine.write(state, frame.outer.get(name, frame.chain[0]), name, value)


def set_builtin(machine: Machine, state: State, atom: External, name: str, value: Value) -> None:
    """`builtins.name = value`: whoever uses the name without binding it gets that."""
    if atom.path in ("builtins", "builtins.__dict__"):
        machine.write(state, machine.builtins, name, value)


def store_plainly(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, value: Value
) -> None:
    """Set an attribute of an instance without the code that its class has for that."""
    machine.write(state, atom.id, name, value)
    if atom.id in machine.classes.finalized:
        finalize(machine, state, frame, atom.id, ANYWHERE, name)
    if frame.receiver != atom:
        note_outside(machine, atom, name, restrict(value, state.condition))


def store_attribute(
    machine: Machine, state: State, frame: Frame, base: Value, name: str, value: Value
) -> None:
    """`base.name = value`."""

    def put(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref):
            if atom.id in machine.dicts.origins:  # its attributes may be its keys
                touch(machine, branch, machine.dicts.origins[atom.id], name, value)
            elif machine.is_dict(atom) and machine.class_of(atom) is not None:
                set_mapping_attribute(machine, branch, frame, atom, name, value)
            elif machine.objects[atom.id].kind in KEYED:
                dict_set(machine, branch, atom.id, name, value)
                if name in WHOLE:
                    open_attributes(machine, branch, atom, value)
            elif name in WHOLE and machine.class_of(atom) is not None:
                from domicile.resolve.objects.reclassing import replace_whole

                replace_whole(machine, branch, frame, atom, name, value)
            elif not set_by_code(machine, branch, frame, atom, name, value):
                store_plainly(machine, branch, frame, atom, name, value)
        elif isinstance(atom, ClassInfo) and name == "__bases__":
            from domicile.resolve.objects.reclassing import replace_bases

            replace_bases(machine, branch, atom, value)
        elif isinstance(atom, ClassInfo):
            set_on_class(machine, branch, atom, name, value)
        elif isinstance(atom, Member):
            machine.write(branch, atom.owner, ("member", *atom.path, name), value)
        elif isinstance(atom, Closure):
            machine.write(branch, machine.fields_of(atom), name, value)
            atom.recoded = atom.recoded or name == "__code__"
            if name in ("__defaults__", "__kwdefaults__"):
                set_defaults(machine, branch, atom, atom.fields, name, value)
        elif isinstance(atom, Unknown | External):
            let_escape(machine, branch, value)
            if not (isinstance(atom, External) and atom.path.startswith(machine.catalog.package)):
                call_these_back(machine, branch, frame, [value], ANYWHERE)
            set_on_some_module(machine, frame, atom, name, restrict(value, branch.condition))
            if isinstance(atom, External):
                set_builtin(machine, branch, atom, name, value)
                patch(machine, branch, frame, atom, name, value)
            else:
                note_set_part(machine, branch, atom, name, value)
                touch(machine, branch, atom, name, value)
                note_set(machine, branch, atom, name, value)
                machine.later.turn += 1
                set_of(branch, atom, name, restrict(value, branch.condition), machine.later.turn)
        elif isinstance(atom, Module):
            run = top_levels.module_run(machine, atom.path)
            if run is not None:
                branch.set(run.frame, name, value)
                machine.share_as((frame.name, frame.id), (run.frame, name), value)
        return NOTHING

    each(machine, state, base, put)

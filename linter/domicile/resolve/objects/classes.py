"""Classes of the tree: their definition and their instances."""

from __future__ import annotations

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.domain.atoms import BoundMethod, Unknown, Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.functions.decorators import METHOD_KINDS, decorate, method_kind
from domicile.resolve.functions.headers import run_header
from domicile.resolve.functions.passed_arguments import evaluate_arguments
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.interpreter import apply, evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ModuleRun
from domicile.resolve.modules import top_level_functions, top_levels
from domicile.resolve.objects.bases import bases_of, note_class
from domicile.resolve.objects.descriptors import name_descriptors
from domicile.resolve.objects.finalizers import HOOKS
from domicile.resolve.objects.metaclasses import tell_metaclass
from domicile.resolve.objects.properties import note_properties
from domicile.resolve.objects.setting import ALL, note_assigned, note_setter
from domicile.resolve.syntax.names import store


def define_class(
    machine: Machine, state: State, frame: Frame, node: ir.Class, chunk: Chunk | None = None
) -> None:
    """Run a class statement: its body's bindings become the fields of the class's frame.

    With a chunk, only what is no function is lowered now; methods wait until they are asked for.
    """
    bases = tuple(atom for base in node.bases for atom, _ in evaluate(machine, state, frame, base))
    info = ClassInfo(frame.module, node.name, node, frame.chain, machine.new_id(), bases)
    for keyword in node.keywords:
        given = evaluate(machine, state, frame, keyword.value)
        if keyword.keyword == "metaclass":
            info.metaclasses = tuple(atom for atom, _ in given)
    info.chunk = chunk
    note_class(info)
    chain = (info.frame, *(f for f in frame.chain if f not in machine.heap.class_frames))
    machine.heap.class_frames.add(info.frame)
    inner = Frame(machine.new_id(), frame.module, chain, node.name, owner=info)
    if chunk is None:
        execute(machine, state, inner, node.body)
    else:
        for part in chunk.children:
            if part.kind == "function":
                _define_method(machine, state, inner, info, part)
            elif part.kind == "class":
                nested = top_levels.lowered(frame.module, part)[0]
                assert isinstance(nested, ir.Class)
                define_class(machine, state, inner, nested, part)
            elif not part.does_nothing():
                execute(machine, state, inner, top_levels.lowered(frame.module, part))
    frame.nested.extend(inner.nested)
    if chunk is None:
        frame.nested.extend(info.methods.values())
    machine.heap.owners.add(info.frame)
    name_descriptors(machine, state, frame, info)
    note_assigned(machine, state, info)
    note_properties(machine, state, info)
    tell_metaclass(machine, state, frame, info)
    _tell_base(machine, state, frame, info)
    for key, value in state.store.items():
        if key[0] == info.frame:
            machine.heap.publish(key, value)
    held: Value = one(info)
    for decorator in reversed(node.decorators):
        found = evaluate(machine, state, frame, decorator)
        if found and all(isinstance(atom, Closure | BoundMethod) for atom, _ in found):
            given = apply(machine, state, frame, found, passing(machine, held), decorator.span)
            if given and not any(isinstance(atom, Unknown) for atom, _ in given):
                held = given
    store(machine, state, frame, node.name, held)


def _tell_base(machine: Machine, state: State, frame: Frame, info: ClassInfo) -> None:
    """Run the `__init_subclass__` of a base in the tree on the new class."""
    for base in bases_of(info)[1:]:
        hook = base.methods.get("__init_subclass__") if isinstance(base, ClassInfo) else None
        if hook is None:
            continue
        node = info.node
        passed = tuple(argument for argument in node.keywords if argument.keyword != "metaclass")
        header = ir.Call(ir.Name(info.name, node.span), passed, node.span)
        given = evaluate_arguments(machine, state, frame, header)
        arguments = Arguments((), None, given.keywords, None)
        call_closure(machine, state, frame, hook, arguments, info, node.span)
        return


def _defined_here(run: ModuleRun) -> frozenset[str]:
    """The kinds of methods that a module has others by the same name for."""
    return frozenset(
        name
        for name in METHOD_KINDS
        if any(run.module.chunks[i].kind in ("function", "class") for i in run.binders.of(name))
    )


def _define_method(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, chunk: Chunk
) -> None:
    name = chunk.name or ""
    chain = tuple(f for f in frame.chain if f not in machine.heap.class_frames)
    registered = machine.functions.get(id(chunk))
    if registered is not None and registered.owner is info:
        closure = registered
    else:
        closure = Closure(frame.module, name, chain, None, chunk, info)
    own = _defined_here(frame.module)
    last = [dotted.rpartition(".")[2] for dotted in chunk.decorators if dotted not in own]
    if "setter" in last or name == ALL:
        note_setter(machine, info, name, closure)
    if "deleter" in last:
        info.setters[f"del {name}"] = closure
    if any(part in ("setter", "deleter", "overload") for part in last):
        return
    info.methods[name] = closure
    machine.classes.finalizing |= name in HOOKS
    run_header(machine, state, frame, closure, decorators=method_kind(last) is not None)
    if not chunk.decorators:
        value: Value = one(closure)
    elif kind := method_kind(last):
        value = one(Wrapped(kind, closure))
    elif top_level_functions.is_dispatched(chunk):
        beside = info.chunk.children if info.chunk is not None else ()
        value = top_level_functions.dispatched(machine, closure, beside)
    elif all(
        top_level_functions.is_harmless(machine, frame.module, dotted)
        for dotted in chunk.decorators
    ):
        value = one(closure)
    else:
        value = decorate(machine, state, frame, closure)
    machine.write(state, info.frame, name, value)

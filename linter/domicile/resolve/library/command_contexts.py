"""What a command line hands its functions beside options: the context, and the object it keeps."""

from __future__ import annotations

import re

from domicile.chunks import Chunk, flat
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, External, Item, Partial, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NONE,
    Value,
    has,
    one,
    under,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ObjectInfo
from domicile.resolve.modules.environment_settings import is_test

PACKAGES = ("click", "rich_click", "asyncclick", "cloup")
CONTEXT, OBJECT, CHOICE = "context", "object", "choice"
OBJ = "obj"  # under which a context keeps it
PASSING = {
    f"{package}.{name}": kind
    for package in PACKAGES
    for name, kind in (("pass_context", CONTEXT), ("pass_obj", OBJECT))
}
CLASSES = frozenset({*(f"{package}.Context" for package in PACKAGES), "typer.Context"})
_CONTEXTS = frozenset({"Context", "get_current_context"})
_INVOKING = frozenset({"invoke", "forward", "callback"})
# `cli(obj=...)`, and what stands there
_GIVEN = re.compile(rb"(?<![\w.])obj\s*=(?!=)\s*(\{\s*\}|dict\(\)|None)?")


def context(machine: Machine) -> Ref:
    """The context of a command line: what a group's function keeps in it, commands find there."""
    if not machine.dicts.context:
        identity = machine.dicts.context = machine.new_object(ObjectInfo("namespace"))
        machine.heap.owners.add(identity)
        base = machine.heap.base
        base[identity, REST] = machine.unknown("the context of a command", foreign="click")
        base[identity, OBJ] = _given(machine)
        itself = one(Ref(identity))
        base[identity, "parent"] = itself
        for name in ("ensure_object", "find_object", "find_root"):
            function = one(External(f"click.Context.{name}"))
            bound = Partial(function, (Item(itself, None),), machine.no_keywords)
            base[identity, name] = one(bound)
        for name in (OBJ, "parent", "ensure_object", "find_object", "find_root"):
            machine.keys.setdefault(identity, {})[name] = None
    return Ref(machine.dicts.context)


def _given(machine: Machine) -> Value:
    """What the modules of the program hand a command line as it starts."""
    runs = [run for path, run in machine.modules.items() if not is_test(path)]
    texts = [machine.project.text(run.path) for run in runs]
    found = {match[1] for text in texts for match in _GIVEN.finditer(text)}
    if None in found or any(_sets_otherwise(chunk) for chunk in _functions(machine)):
        return machine.unknown("the object that a command line is given")
    if found <= {b"None"}:
        return NONE
    empty = machine.new_object(ObjectInfo("dict"))
    machine.heap.publish((empty, REST), ABSENT_VALUE)
    return one(Ref(empty))


def _functions(machine: Machine) -> list[Chunk]:
    return [
        chunk
        for path, run in machine.modules.items()
        if not is_test(path)
        for chunk, _ in flat(run.module.chunks)
        if chunk.kind != "class"
    ]


def _sets_otherwise(chunk: Chunk) -> bool:
    """Whether a function sets what may be the object of a context that it is not handed as one."""
    if OBJ not in chunk.stores or any(d.endswith("pass_context") for d in chunk.decorators):
        return False
    return _CONTEXTS.isdisjoint(chunk.reads | chunk.attributes)


def _is_invoked(machine: Machine, closure: Closure) -> bool:
    """Whether code may call a command's function beside the command line, with what it likes."""
    return any(
        closure.name in chunk.reads and not _INVOKING.isdisjoint(chunk.attributes)
        for chunk in _functions(machine)
    )


def handed(machine: Machine, state: State, closure: Closure, name: str) -> Value | None:
    """What a command line hands a function as this parameter, and nothing else."""
    kind = (closure.handed or {}).get(name)
    if kind == CONTEXT:
        return one(context(machine))
    if kind == OBJECT:
        return without(state.get(context(machine).id, OBJ) or (), NONE_ATOM) or None
    if kind != CHOICE or _is_invoked(machine, closure):
        return None
    return (closure.options or {}).get(name)


def declare(function: Closure, kind: str) -> None:
    """Let a function know that its first parameter is the context, or the object it keeps."""
    from domicile.resolve.functions.bodies import function_head

    parameters = getattr(function_head(function), "parameters", ())
    function.escaped = True  # the framework calls it
    if parameters:
        function.handed = {**(function.handed or {}), parameters[0].name: kind}


def _passes(kind: str) -> Handler:
    def handler(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        value = arguments.positional[-1].value if arguments.positional else NONE
        for atom, _ in value:
            if isinstance(atom, Closure):
                declare(atom, kind)
        return value

    return handler


def _make_pass_decorator(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`click.make_pass_decorator(Config, ensure=True)`: what it decorates is handed the object."""
    ensure = without(dict_get(state, arguments.keywords, "ensure"), ABSENT)
    positional = arguments.positional
    if positional and (ensure or len(positional) > 1):
        _ensure(machine, state, frame, positional[0].value, span)
    keywords = dict_copy(machine, state, machine.no_keywords)
    return one(Partial(one(External("click.pass_obj")), (), keywords))


def _ensure(machine: Machine, state: State, frame: Frame, kind: Value, span: Span) -> None:
    """Make the object that is kept from the beginning, unless another one is put there."""
    own = State(machine.heap)
    with machine.setting_up():
        made = apply(machine, own, frame, kind, passing(machine), span)
        machine.publish(own)
    identity = context(machine).id
    base = machine.heap.base
    base[identity, OBJ] = union((*without(base[identity, OBJ], NONE_ATOM), *made))


def _ensure_object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`ctx.ensure_object(dict)`: what is kept, made where there is nothing yet."""
    identity = context(machine).id
    held = state.get(identity, OBJ) or NONE
    if not has(held, NONE_ATOM) or len(arguments.positional) < 2:
        return held
    made = apply(machine, state, frame, arguments.positional[1].value, passing(machine), span)
    ways = [guard for atom, guard in held if atom == NONE_ATOM]
    fresh = [alt for guard in ways for alt in under(made, guard)]
    value = union((*without(held, NONE_ATOM), *fresh))
    machine.write(state, identity, OBJ, value)
    return value


def _find_object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return without(state.get(context(machine).id, OBJ) or NONE, NONE_ATOM) or NONE


def _current(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return one(context(machine))


HANDLERS: dict[str, Handler] = {
    **{path: _passes(kind) for path, kind in PASSING.items()},
    **{f"{package}.make_pass_decorator": _make_pass_decorator for package in PACKAGES},
    **{f"{package}.get_current_context": _current for package in PACKAGES},
    "click.Context.ensure_object": _ensure_object,
    "click.Context.find_object": _find_object,
    "click.Context.find_root": _current,
}

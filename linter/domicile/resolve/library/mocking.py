"""`unittest.mock.patch` and its kin: what is something else while a block or function runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from domicile import ir
from domicile.calls import Location
from domicile.ir import Span
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.dict_methods import update_from
from domicile.resolve.builtin_types.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    dict_update,
    keys,
    rest_of,
)
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.texts import OWN_NAME
from domicile.resolve.domain.atoms import Const, External, Module, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, constant, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ObjectInfo
from domicile.resolve.modules.environment_settings import is_test
from domicile.resolve.syntax.names import store_attribute

PATCHES = "patches"  # of tests, in what is noted of a run


@dataclass(frozen=True, slots=True)
class Patch:
    """The attributes that are set meanwhile (of what, name, value), and the items of a dict."""

    attributes: tuple[tuple[Value, str, Value], ...] = ()
    mapping: Value = ()
    items: Value = ()
    keywords: int = 0
    clear: bool = False


def _made(machine: Machine, frame: Frame, span: Span, patch: Patch) -> Value:
    identity = machine.new_object(ObjectInfo("patch", frame.module.location(span)))
    machine.patches[identity] = patch
    return one(Ref(identity))


def _text(value: Value | None) -> str | None:
    only = value[0].atom if value is not None and len(value) == 1 else None
    return only.value if isinstance(only, Const) and isinstance(only.value, str) else None


def _new(machine: Machine, state: State, arguments: Arguments, position: int) -> Value:
    given = argument(state, arguments, position, "new")
    return machine.unknown("a mock") if given is None else given


def _patch(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`patch("package.module.NAME", new)`."""
    owner, _, name = (_text(argument(state, arguments, 0, "target")) or "").rpartition(".")
    new = _new(machine, state, arguments, 1)
    return _made(
        machine, frame, span, Patch(((_found(machine, state, frame, owner, span), name, new),))
    )


def _found(machine: Machine, state: State, frame: Frame, dotted: str, span: Span) -> Value:
    """The module, or the attribute of one, that has this dotted name."""
    from domicile.resolve.objects.attributes import attribute

    parts = dotted.split(".")
    for size in range(len(parts), 0, -1):
        if parts[:size] == [OWN_NAME]:
            path: str | None = frame.module.path
        else:
            path = machine.project.find(frame.module.path, ".".join(parts[:size]), 0)
        if path is not None:
            value: Value = one(Module(path))
            for name in parts[size:]:
                value = attribute(machine, state, frame, value, name, span)
            return value
    return one(External(dotted))


def _patch_object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`patch.object(owner, "NAME", new)`."""
    owner = argument(state, arguments, 0, "target") or NONE
    name = _text(argument(state, arguments, 1, "attribute")) or ""
    new = _new(machine, state, arguments, 2)
    return _made(machine, frame, span, Patch(((owner, name, new),)))


def _patch_many(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`patch.multiple(owner, NAME=new)`."""
    owner = argument(state, arguments, 0, "target") or NONE
    if (dotted := _text(owner)) is not None:
        owner = _found(machine, state, frame, dotted, span)
    given = arguments.keywords
    named = [key for key in keys(machine, given) if isinstance(key, str) and key != "target"]
    changes = tuple((owner, key, dict_get(state, given, key)) for key in named)
    return _made(machine, frame, span, Patch(changes))


def _patch_dict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`patch.dict(mapping, values, clear=False, KEY=value)`."""
    mapping = argument(state, arguments, 0, "in_dict") or NONE
    if (dotted := _text(mapping)) is not None:
        mapping = _found(machine, state, frame, dotted, span)
    keywords = dict_copy(machine, state, arguments.keywords)
    for name in ("in_dict", "values", "clear"):
        dict_set(machine, state, keywords, name, ABSENT_VALUE)
    clear = argument(state, arguments, 2, "clear")
    items = argument(state, arguments, 1, "values") or ()
    patch = Patch((), mapping, items, keywords, clear=clear is not None)
    return _made(machine, frame, span, patch)


def enter(machine: Machine, state: State, frame: Frame, identity: int, span: Span) -> Value:
    """Set what a patch sets, and keep what was there; the value is what `as` gives.

    What a test sets is gone when it ends: only the test itself sees it.
    """
    _count(machine, state, frame, 1)
    with unshared(machine, frame):
        return _set(machine, state, frame, identity, span)


def leave(machine: Machine, state: State, frame: Frame, identity: int) -> None:
    """Set again what was there before a patch."""
    _count(machine, state, frame, -1)
    with unshared(machine, frame):
        _set_again(machine, state, frame, identity)


@contextmanager
def unshared(machine: Machine, frame: Frame) -> Iterator[None]:
    """While something is set that nobody else finds done, if a test sets it."""
    outer, machine.quiet = machine.quiet, machine.quiet or is_test(frame.module.path)
    try:
        yield
    finally:
        machine.quiet = outer


def _count(machine: Machine, state: State, frame: Frame, change: int) -> None:
    """How many patches of tests there are at a point of a run."""
    if is_test(frame.module.path):
        state.set(machine.package, PATCHES, constant(max(0, _patches(machine, state) + change)))


def _patches(machine: Machine, state: State) -> int:
    counts = (getattr(a, "value", 0) for a, _ in state.get(machine.package, PATCHES) or ())
    return max((count for count in counts if isinstance(count, int)), default=0)


def is_mocked(machine: Machine, state: State, location: Location) -> bool:
    """Whether a call of the program itself is made with what a test has put into its place."""
    return _patches(machine, state) > 0 and not is_test(location.path)


def _set(machine: Machine, state: State, frame: Frame, identity: int, span: Span) -> Value:
    from domicile.resolve.objects.attributes import attribute

    patch = machine.patches[identity]
    for index, (owner, name, new) in enumerate(patch.attributes):
        state.set(identity, index, attribute(machine, state, frame, owner, name, span))
        store_attribute(machine, state, frame, owner, name, new)
    for atom in _dicts(machine, patch):
        state.set(identity, atom.id, one(Ref(dict_copy(machine, state, atom.id))))
        if patch.clear:
            _empty(machine, state, atom.id)
        if patch.items:
            update_from(machine, state, frame, atom.id, patch.items, span)
        dict_update(machine, state, atom.id, one(Ref(patch.keywords)))
    return patch.attributes[0][2] if patch.attributes else patch.mapping


def _set_again(machine: Machine, state: State, frame: Frame, identity: int) -> None:
    patch = machine.patches[identity]
    for index, (owner, name, _) in enumerate(patch.attributes):
        old = state.get(identity, index)
        if old is not None:
            store_attribute(machine, state, frame, owner, name, old)
    for atom in _dicts(machine, patch):
        kept = (state.get(identity, atom.id) or NONE)[0].atom
        if machine.is_dict(kept):
            _empty(machine, state, atom.id)
            for key in keys(machine, kept.id):
                dict_set(machine, state, atom.id, key, dict_get(state, kept.id, key))
            machine.write(state, atom.id, REST, rest_of(state, kept.id) or ABSENT_VALUE)


def _dicts(machine: Machine, patch: Patch) -> list[Ref]:
    return [atom for atom, _ in patch.mapping if machine.is_dict(atom)]


def _empty(machine: Machine, state: State, identity: int) -> None:
    for key in keys(machine, identity):
        dict_set(machine, state, identity, key, ABSENT_VALUE)


def is_patched(closure: Closure) -> bool:
    """Whether a decorator of a function sets something while it runs."""
    if closure.chunk is not None:
        return any("patch" in dotted.split(".") for dotted in closure.chunk.decorators)
    return isinstance(closure.node, ir.Function) and any(
        isinstance(decorator, ir.Call) and "patch" in _dotted(decorator.function)
        for decorator in closure.node.decorators
    )


def _dotted(expr: ir.Expr) -> list[str]:
    names: list[str] = []
    while isinstance(expr, ir.Attribute):
        names.append(expr.name)
        expr = expr.base
    return [*names, expr.id] if isinstance(expr, ir.Name) else names


@contextmanager
def patched(machine: Machine, state: State, frame: Frame, node: ir.Function) -> Iterator[None]:
    """While a function runs whose decorators set something."""
    found: list[int] = []
    for decorator in node.decorators:
        value = evaluate(machine, state, frame, decorator)
        found += [a.id for a, _ in value if isinstance(a, Ref) and a.id in machine.patches]
    for identity in found:
        enter(machine, state, frame, identity, node.span)
    yield
    for identity in reversed(found):
        leave(machine, state, frame, identity)


def call_patch(machine: Machine, state: State, frame: Frame, atom: Ref, name: str) -> Value:
    """`patcher.start()` and `patcher.stop()`."""
    if name == "start":
        return enter(machine, state, frame, atom.id, Span(1, 1, 1, 1))
    if name == "stop":
        leave(machine, state, frame, atom.id)
    return NONE


HANDLERS: dict[str, Handler] = {
    f"{package}.{name}": handler
    for package in ("unittest.mock", "mock")
    for name, handler in (
        ("patch", _patch),
        ("patch.object", _patch_object),
        ("patch.multiple", _patch_many),
        ("patch.dict", _patch_dict),
    )
}

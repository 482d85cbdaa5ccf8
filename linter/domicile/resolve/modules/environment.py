"""What the tree itself puts into the environment: `os.environ["NAME"] = value` and the like.

Whoever reads a variable may do so before or after, so these values come beside the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from posixpath import basename, dirname

from domicile import ir
from domicile.catalog import ClientClass
from domicile.chunks import Chunk
from domicile.facts.platforms import platforms
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, constant
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules.top_levels import lowered


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable that some code sets; `name` is None where the code does not show which."""

    name: str | None
    value: ir.Expr | None
    module: ModuleRun
    chunk: Chunk


def set_values(machine: Machine, name: str) -> list[Value]:
    """What the modules in play set a variable of the environment to; tests do not count."""
    found: list[Value] = []
    for run in list(machine.modules.values()):
        if run.environment is None:
            run.environment = tuple(_settings(run))
        for setting in run.environment:
            dynamic = setting.name is None and _names(run, name)
            if setting.name == name or dynamic:
                found.append(_value(machine, setting, name))
    return found


def base_url(machine: Machine, client: ClientClass) -> Value:
    """What a client that is given no base URL finds in the environment; absent at least."""
    names = platforms()[client.platform].environment.get("endpoint", ())
    return _or_absent(machine, [name for name in names if name.endswith("_URL")])


def region(machine: Machine, client: ClientClass) -> Value:
    """What a client that is given no region finds in the environment; absent at least."""
    return _or_absent(machine, platforms()[client.platform].environment.get("region", ()))


def _or_absent(machine: Machine, names: Iterable[str]) -> Value:
    found = [value for name in names for value in set_values(machine, name)]
    return alternatives(machine, [*found, ABSENT_VALUE])


def _value(machine: Machine, setting: Setting, name: str) -> Value:
    run, node, key = setting.module, setting.value, ("environment", name)
    if isinstance(node, ir.Const):
        return constant(node.value)
    at_top = setting.chunk.kind == "other" and id(setting.chunk) in run.positions
    if node is not None and at_top and key not in machine.pending:
        machine.pending.add(key)
        frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
        state = State(machine.heap)
        try:
            with run.at(run.positions[id(setting.chunk)]), machine.setting_up():
                value = evaluate(machine, state, frame, node)
        finally:
            machine.pending.discard(key)
        machine.publish(state)
        if value:
            return value
    place = None if node is None else run.location(node.span)
    return machine.unknown(f"the code sets {name} in the environment", place)


def is_test(path: str) -> bool:
    """Whether a module only tests others, as its name or folder tells."""
    named = basename(path).startswith(("test_", "conftest."))
    return named or "tests" in dirname(path).split("/")


def _settings(run: ModuleRun) -> Iterator[Setting]:
    """The variables that a module sets; what only its tests set is left out."""
    if is_test(run.path):
        return
    for chunk in _chunks(run.module.chunks):
        if _touches(chunk):
            for node in nodes(lowered(run, chunk)):
                for name, value in _set_by(node):
                    plain = any(node in (s, getattr(s, "value", None)) for s in lowered(run, chunk))
                    known = value if plain or isinstance(value, ir.Const) else None
                    yield Setting(name, known, run, chunk)


def _touches(chunk: Chunk) -> bool:
    if "patch" in chunk.reads | chunk.attributes and (
        "environ" in chunk.attributes | chunk.reads or ENVIRON in chunk.strings
    ):
        return True
    changed = "environ" in chunk.mutates
    return changed or ("os" in chunk.mutates and not chunk.links.isdisjoint(_LINKS))


ENVIRON = "os.environ"
_LINKS = frozenset({"os.environ", "os.putenv"})


def _chunks(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The parts of a module that are lowered as one: statements, functions and methods."""
    for chunk in chunks:
        if chunk.kind == "class" and chunk.children:
            yield from _chunks(chunk.children)
        else:
            yield chunk


def nodes(roots: Iterable[object]) -> Iterator[object]:
    """Every node below these, and they themselves."""
    pending = list(roots)
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending += node
        elif is_dataclass(node) and not isinstance(node, ir.Span):
            yield node
            pending += [getattr(node, field.name) for field in fields(node)]


def _set_by(node: object) -> Iterator[tuple[str | None, ir.Expr | None]]:
    """The variables that one statement or call sets: name (None: some) and value."""
    if isinstance(node, ir.Assign):
        for target in node.targets:
            if isinstance(target, ir.Subscript) and _is_environment(target.base):
                yield _text(target.index), node.value
    elif isinstance(node, ir.Augment) and _is_environment(node.target):
        yield from _all_of(node.value)
    elif isinstance(node, ir.Call) and isinstance(node.function, ir.Attribute):
        given = node.arguments
        method, base = node.function.name, node.function.base
        if (method == "setdefault" and _is_environment(base)) or method == "putenv":
            yield _text(given[0].value) if given else None, given[1].value if given[1:] else None
        patched = method == "dict" and ir.last_name(base) == "patch" and given
        if patched and not _names_environment(given[0].value):
            return
        if patched or (method == "update" and _is_environment(base)):
            for argument in given[1 if patched else 0 :]:
                if argument.keyword is not None:
                    yield argument.keyword, argument.value
                else:
                    yield from _all_of(argument.value)


def _all_of(node: ir.Expr) -> Iterator[tuple[str | None, ir.Expr | None]]:
    items = node.items if isinstance(node, ir.DictDisplay) else (None,)
    for item in items:
        if item is None or item.key is None:
            yield None, None
        else:
            yield _text(item.key), item.value


def _names_environment(node: ir.Expr) -> bool:
    return _is_environment(node) or _text(node) == ENVIRON


def _is_environment(node: ir.Expr) -> bool:
    return ir.last_name(node) == "environ"


def _text(node: ir.Expr) -> str | None:
    return node.value if isinstance(node, ir.Const) and isinstance(node.value, str) else None


def _names(run: ModuleRun, name: str) -> bool:
    return any(name in chunk.strings for chunk in run.module.chunks)

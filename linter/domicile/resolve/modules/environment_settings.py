"""Which statements of a module set variables of the environment, as its text tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, fields, is_dataclass
from posixpath import basename, dirname
from re import findall
from typing import TypeAlias

from domicile import ir
from domicile.chunks import Chunk
from domicile.quick_classes import dataclass
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered

Name: TypeAlias = tuple[str | None, ...]  # in parts; None is one that the code works out

ENVIRON = "os.environ"
_OWN = frozenset({"environ", "environb"})
_LINKS = frozenset({ENVIRON, "os.putenv"})
_CHANGING = frozenset({"setdefault", "update", "__setitem__", "__ior__"})
_METHODS = frozenset(f"{name}.{method}" for name in _OWN for method in _CHANGING)
_ANY: Name = (None,)


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable that some code sets, and the words of the texts beside it."""

    name: Name
    value: ir.Expr | None
    module: ModuleRun
    chunk: Chunk
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Environment:
    """What a module sets, and the functions and classes that it hands the environment to."""

    settings: tuple[Setting, ...]
    takers: frozenset[str]


@dataclass(eq=False, slots=True)
class Settings:
    """All that sets variables in the modules in play; each is looked at once."""

    found: list[Setting] = field(default_factory=list)
    _takers: set[str] = field(default_factory=set)
    _seen: int = 0

    def look_at(self, runs: Sequence[ModuleRun]) -> None:
        """Add what is set in those of `runs` that are new, or by what they hand it to."""
        known, new = frozenset(self._takers), runs[self._seen :]
        self._seen = len(runs)
        for run in new:
            environment = _environment(run)
            self.found += environment.settings
            self._takers |= environment.takers
            self.found += _taken(run, known)
        fresh = frozenset(self._takers - known)
        for run in runs if fresh else ():
            self.found += _taken(run, fresh)


def _environment(run: ModuleRun) -> Environment:
    """What a module does to the environment; what only its tests do is left out."""
    if is_test(run.path):
        return Environment((), frozenset())
    settings: list[Setting] = []
    takers: set[str] = set()
    aliases: set[str] = set()
    for chunk in _chunks(run.module.chunks):
        if _touches(chunk):
            settings += _in_chunk(run, chunk, _is_environment)
        if not _OWN.isdisjoint(chunk.keeps | chunk.hands) or _imports(chunk):
            for node in nodes(lowered(run, chunk)):
                takers |= _takers(node)
                aliases |= _aliases(node)
    if aliases := aliases - _OWN:
        for chunk in _chunks(run.module.chunks):
            if not aliases.isdisjoint(chunk.mutates | chunk.hands):
                settings += _in_chunk(run, chunk, lambda base: ir.last_name(base) in aliases)
    return Environment(tuple(settings), frozenset(takers))


def settings_in(run: ModuleRun, name: str) -> Iterator[Setting]:
    """What a module sets in something of this name, such as `modules` of `sys`."""
    for chunk in _chunks(run.module.chunks):
        if name in chunk.mutates:
            yield from _in_chunk(run, chunk, lambda base: ir.last_name(base) == name)


def _taken(run: ModuleRun, takers: frozenset[str]) -> Iterator[Setting]:
    """What functions and classes of these names set in something that they are handed."""
    for chunk in run.module.chunks:
        if chunk.name in takers and not is_test(run.path):
            for part in _chunks((chunk,)):
                yield from _in_chunk(run, part, lambda base: isinstance(base, _HELD))


_HELD = (ir.Name, ir.Attribute)


def is_test(path: str) -> bool:
    """Whether a module only tests others, as its name or folder tells."""
    named = basename(path).startswith(("test_", "conftest."))
    return named or "tests" in dirname(path).split("/")


def _touches(chunk: Chunk) -> bool:
    if "patch" in chunk.reads | chunk.attributes and (
        "environ" in chunk.attributes | chunk.reads or ENVIRON in chunk.strings
    ):
        return True
    if not _OWN.isdisjoint(chunk.mutates | chunk.stores | chunk.hands | chunk.keeps):
        return True
    if not chunk.links.isdisjoint(_METHODS):
        return True
    return "os" in chunk.mutates and not chunk.links.isdisjoint(_LINKS)


def _imports(chunk: Chunk) -> bool:
    return ("os", 0, "environ") in chunk.imports


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
            pending += [getattr(node, each.name) for each in fields(node)]


_Test: TypeAlias = Callable[[ir.Expr], bool]
_Pair: TypeAlias = tuple[Name, ir.Expr | None]


def _in_chunk(run: ModuleRun, chunk: Chunk, is_environment: _Test) -> Iterator[Setting]:
    """What one part of a module sets in what is the environment there."""
    roots = lowered(run, chunk)
    below = list(nodes(roots))
    found = [(node, pair) for node in below for pair in _set_by(node, is_environment)]
    if not found:
        return
    values = (node.value for node in below if isinstance(node, ir.Const))
    texts = frozenset(word for v in values if isinstance(v, str) for word in findall(r"\w+", v))
    plain = {id(part) for root in roots for part in (root, getattr(root, "value", None))}
    for node, (name, value) in found:
        known = value if id(node) in plain or isinstance(value, ir.Const) else None
        yield Setting(name, known, run, chunk, texts)


def _set_by(node: object, is_environment: _Test) -> Iterator[_Pair]:
    """The variables that one statement or call sets: name and value."""
    if isinstance(node, ir.Assign):
        for target in node.targets:
            if isinstance(target, ir.Subscript) and is_environment(target.base):
                yield _name(target.index), node.value
            elif isinstance(target, ir.Attribute) and ir.last_name(target) in _OWN:
                yield from _all_of(node.value)
            elif isinstance(target, ir.SequenceDisplay):
                yield from _unpacked(target, is_environment)
    elif isinstance(node, ir.For):
        yield from _unpacked(node.target, is_environment)
    elif isinstance(node, ir.Augment) and is_environment(node.target):
        yield from _all_of(node.value)
    elif isinstance(node, ir.Call):
        yield from _set_by_call(node, is_environment)


def _unpacked(target: ir.Expr, is_environment: _Test) -> Iterator[_Pair]:
    for part in nodes((target,)):
        if isinstance(part, ir.Subscript) and is_environment(part.base):
            yield _name(part.index), None


def _set_by_call(node: ir.Call, is_environment: _Test) -> Iterator[_Pair]:
    given = node.arguments
    function = node.function
    name = ir.last_name(function)
    base = function.base if isinstance(function, ir.Attribute) else None
    own = base is not None and is_environment(base)
    if name == "setitem" and len(given) == 3 and is_environment(given[0].value):
        yield _name(given[1].value), given[2].value
    elif (own and name in ("setdefault", "__setitem__")) or name == "putenv":
        yield _name(given[0].value) if given else _ANY, given[1].value if given[1:] else None
    patched = base is not None and name == "dict" and ir.last_name(base) == "patch" and given
    if patched and not (is_environment(given[0].value) or _text(given[0].value) == ENVIRON):
        return
    if patched or (own and name in ("update", "__ior__")):
        for argument in given[1 if patched else 0 :]:
            if argument.keyword is not None:
                yield (argument.keyword,), argument.value
            else:
                yield from _all_of(argument.value)
    for argument in given:  # `map(os.environ.__setitem__, ...)`
        held = argument.value
        if isinstance(held, ir.Attribute) and held.name in _CHANGING and is_environment(held.base):
            yield _ANY, None


def _all_of(node: ir.Expr) -> Iterator[_Pair]:
    items = node.items if isinstance(node, ir.DictDisplay) else (None,)
    for item in items:
        if item is None or item.key is None:
            yield _ANY, None
        else:
            yield _name(item.key), item.value


def _takers(node: object) -> set[str]:
    """What a call hands the environment to."""
    if not isinstance(node, ir.Call) or not any(
        _is_environment(argument.value) for argument in node.arguments
    ):
        return set()
    return {ir.last_name(node.function)}


def _aliases(node: object) -> set[str]:
    """What a statement calls the environment from then on."""
    if isinstance(node, ir.ImportFrom) and (node.module, node.name) == ("os", "environ"):
        return {node.alias or node.name}
    if isinstance(node, ir.Assign | ir.Walrus) and _is_environment(node.value):
        targets = node.targets if isinstance(node, ir.Assign) else (node.target,)
        return {ir.last_name(target) for target in targets}
    return set()


def _is_environment(node: ir.Expr) -> bool:
    return ir.last_name(node) in _OWN


def _text(node: ir.Expr) -> str | None:
    return node.value if isinstance(node, ir.Const) and isinstance(node.value, str) else None


def _name(node: ir.Expr) -> Name:
    """A variable's name in parts, as the expression shows it."""
    if isinstance(node, ir.Const) and isinstance(node.value, str | bytes):
        return (node.value if isinstance(node.value, str) else node.value.decode("latin-1"),)
    if isinstance(node, ir.FormattedString):
        return tuple(_text(part) for part in node.parts)
    if isinstance(node, ir.Binary) and node.operator == "+":
        return (*_name(node.left), *_name(node.right))
    return _ANY

"""What a function that is not run may set: what it sets itself, and what it reaches by names.

A name reaches every function of that name, whoever's method it is. What a function was handed, or
what something holds, may be any function that the tree hands to something or puts somewhere.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from itertools import islice

from domicile import ir
from domicile.chunks import Chunk
from domicile.python.names import MUTATORS, READERS
from domicile.resolve.machine.ledgers import ByName, Part, Reached, SetOfOthers
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.instances import MAKING
from domicile.resolve.relevance.parts import BUILTINS, TELLING
from domicile.resolve.relevance.set_of_others import with_set_by

MOST_REACHED = 2000  # functions
MOST_WORK = 150_000  # names and functions looked at in a run
MOST_MODULES = 100  # in play, up to which functions are looked up by name
_ARITHMETIC: tuple[str, ...] = (
    "add",
    "and",
    "floordiv",
    "lshift",
    "matmul",
    "mod",
    "mul",
    "or",
    "pow",
    "rshift",
)
_ARITHMETIC += ("sub", "truediv", "xor")
_ANY_CLASS = frozenset({"cls", "type"})  # what is called may be any class
_CALLING = frozenset({"filter", "map", "max", "min", "sorted"})  # builtins that call what they get
_PLAIN = frozenset({"abstractmethod", "classmethod", "override", "property", "staticmethod"})
# The methods that what is written without a name calls; others with such names libraries call.
_OPERATORS = frozenset({f"__{name.strip('_')}__" for name in dir(operator)})
_OPERATORS |= {"__aenter__", "__aexit__", "__enter__", "__exit__", "__await__", "__iter__"}
_OPERATORS |= {"__aiter__", "__anext__", "__next__", "__reversed__", "__get__", "__set__"}
_OPERATORS |= {"__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__delete__"}
_OPERATORS |= {"__bool__", "__len__", "__hash__", "__str__", "__repr__", "__format__", "__del__"}
_OPERATORS |= {"__init_subclass__", "__class_getitem__", "__missing__", "__instancecheck__"}
_OPERATORS |= {f"__{kind}{name}__" for name in _ARITHMETIC for kind in "ri"}
_KNOWN_METHODS = MUTATORS | READERS | TELLING  # that call nothing they are handed


def reached_from(machine: Machine, closure: Closure) -> Reached | None:
    """What is set by a function that something has found, and what it may call; None: anything."""
    if closure.chunk is None or closure.name in MAKING:
        return None
    if len(machine.modules) > MOST_MODULES or machine.classes.by_name.work > MOST_WORK:
        return None
    known = _by_name(machine)
    if closure not in known.reached:
        owner = closure.owner.name if closure.owner is not None else ""
        known.reached[closure] = _reached(machine, known, (closure.module, closure.chunk, owner))
    return known.reached[closure]


def _reached(machine: Machine, known: ByName, first: Part) -> Reached | None:
    if known.by_operators is None:
        known.by_operators = _gather(machine, known, known.special, Reached())
    found = _gather(machine, known, [first], known.by_operators)
    if not found.any_called or found.others is None:
        return found if found.others is not None else None
    if known.called_back is None:
        roots = [*known.nesting, *known.others_call, *_values(known)]
        known.called_back = _gather(machine, known, roots, known.by_operators)
    return _together(found, known.called_back)


def _together(one: Reached, two: Reached) -> Reached | None:
    if one.others is None or two.others is None:
        return None
    others = SetOfOthers(one.others.names | two.others.names, one.others.loose | two.others.loose)
    return Reached(one.stored | two.stored, one.changed | two.changed, one.kept | two.kept, others)


def _gather(machine: Machine, known: ByName, roots: Iterable[Part], under: Reached) -> Reached:
    """What these functions reach beside what others do."""
    stored, changed, kept = set(under.stored), set(under.changed), set(under.kept)
    others, any_called = under.others, under.any_called
    seen = set(under.seen)
    pending: list[Part] = []

    def take(parts: Iterable[Part]) -> None:
        for part in parts:
            if id(part[1]) not in seen:
                seen.add(id(part[1]))
                pending.append(part)

    take(roots)
    while pending and others is not None and len(seen) <= MOST_REACHED:
        if known.work > MOST_WORK:
            break
        run, chunk, owner = pending.pop()
        others = with_set_by(machine, others, run, chunk, owner)
        making = chunk.name in MAKING and not chunk.functions - {chunk.name}
        stored |= frozenset() if making else chunk.stores  # it sets what it makes
        changed |= chunk.mutates & chunk.attributes - (chunk.stores if making else frozenset())
        kept |= (chunk.keeps | chunk.hands) & chunk.attributes
        any_called = any_called or _may_call_any(known, run, chunk)
        if _calls_held(known, chunk) and _hands_objects(known, run, chunk, owner):
            others = None  # callers that are not seen may have put in any function to be told
        if id(chunk) not in known.called:
            known.called[id(chunk)] = list(_called_by(known, chunk))
        take(known.called[id(chunk)])
        known.work += len(known.called[id(chunk)])
    told = frozenset(stored), frozenset(changed), frozenset(kept)
    return Reached(*told, None if pending else others, any_called, frozenset(seen))


def _may_call_any(known: ByName, run: ModuleRun, chunk: Chunk) -> bool:
    """Whether a function may call, or have called, what it was handed or an attribute holds."""
    if _calls_held(known, chunk):
        return True
    outside = {name for name in chunk.reads if name in _CALLING or name in known.outside[run.path]}
    ours = known.methods.keys() | known.functions.keys() | known.classes.keys()
    unknown = chunk.invokes - _KNOWN_METHODS - ours
    return bool((outside or unknown) and chunk.hands)


def _calls_held(known: ByName, chunk: Chunk) -> bool:
    return not chunk.invokes.isdisjoint(known.held)


def _hands_objects(known: ByName, run: ModuleRun, chunk: Chunk, owner: str) -> bool:
    """Whether what it calls like that is handed its own object; a function may be handed any."""
    for node in ir.nodes(lowered(run, chunk)):
        if isinstance(node, ir.Call) and _is_held(known, node.function):
            handed = {a.value.id for a in node.arguments if isinstance(a.value, ir.Name)}
            if "self" in handed if owner else handed:
                return True
    return False


def _is_held(known: ByName, function: ir.Expr) -> bool:
    if isinstance(function, ir.Name):
        name = function.id
        return not (name in BUILTINS or name in known.functions or name in known.classes)
    return not isinstance(function, ir.Attribute) or function.name in known.held


def _values(known: ByName) -> Iterator[Part]:
    """The functions that the tree hands to something or puts somewhere."""
    for name in known.values:
        yield from known.functions.get(name, ())
        yield from known.methods.get(name, ())


def _called_by(known: ByName, chunk: Chunk) -> Iterator[Part]:
    """The functions that a chunk reaches by the names in it."""
    imported = {name for _, _, name in chunk.imports}
    far = chunk.attributes | chunk.looked_up
    for decorator in chunk.decorators:
        far |= set(decorator.split("."))
    pending, seen = [chunk.reads | imported | far], set[str]()
    while pending:
        fresh = pending.pop() - seen
        seen |= fresh
        known.work += len(fresh)
        for name in fresh:
            yield from known.functions.get(name, ())
            for run, kind in known.classes.get(name, ()):
                yield from _constructors(run, kind)
                pending.append(kind.head | _read_in_body(kind))
            for statement in known.statements.get(name, ()):
                words = {each for _, _, each in statement.imports if name not in seen - fresh}
                pending.append(statement.reads | statement.attributes | words)
    for name in far:
        yield from known.methods.get(name, ())
    if not _ANY_CLASS.isdisjoint(chunk.reads) or "__class__" in chunk.attributes:
        yield from known.making


def _read_in_body(kind: Chunk) -> frozenset[str]:
    return frozenset().union(*(c.reads for c in kind.children if c.kind == "other"))


def _constructors(run: ModuleRun, kind: Chunk) -> Iterator[Part]:
    for child in kind.children:
        if child.kind == "function" and child.name in MAKING:
            yield run, child, kind.name or ""


def methods_by_name(machine: Machine, name: str) -> list[Part]:
    """The methods of the tree by this name."""
    return _by_name(machine).methods.get(name, [])


def _by_name(machine: Machine) -> ByName:
    known = machine.classes.by_name
    if known.modules < len(machine.modules):
        for run in islice(machine.modules.values(), known.modules, None):
            known.outside[run.path] = frozenset(_outside(machine, run))
            known.work += len(run.module.chunks)
            _take_in(known, run, run.module.chunks)
        known.modules = len(machine.modules)
        known.by_operators = known.called_back = None
        known.reached.clear()
        known.called.clear()
    return known


def _outside(machine: Machine, run: ModuleRun) -> Iterator[str]:
    """The names of a module that hold something of outside the tree."""
    for chunk in run.module.chunks:
        if chunk.kind == "import":
            paths = (machine.project.find(run.path, m, level) for m, level, _ in chunk.imports)
            if None in paths:
                yield from chunk.binds


def _take_in(known: ByName, run: ModuleRun, chunks: Iterable[Chunk], owner: str = "") -> None:
    for chunk in chunks:
        known.held |= chunk.stores
        known.values |= chunk.keeps | chunk.hands
        if chunk.kind != "class" and chunk.functions - {chunk.name}:
            known.nesting.append((run, chunk, owner))
        if chunk.kind == "function" and not _PLAIN.issuperset(chunk.decorators):
            known.nesting.append((run, chunk, owner))  # what decorates it may keep it
        if chunk.kind == "class":
            known.classes.setdefault(chunk.name or "", []).append((run, chunk))
            known.making += _constructors(run, chunk)
            _take_in(known, run, chunk.children, chunk.name or "")
        elif chunk.kind == "function":
            name, part = chunk.name or "", (run, chunk, owner)
            if not owner:
                known.functions.setdefault(name, []).append(part)
            elif name not in MAKING:
                known.methods.setdefault(name, []).append(part)
                if name.startswith("__") and name.endswith("__"):
                    (known.special if name in _OPERATORS else known.others_call).append(part)
        else:
            known.held |= chunk.binds if owner else frozenset()
            for name in chunk.binds:
                known.statements.setdefault(name, []).append(chunk)

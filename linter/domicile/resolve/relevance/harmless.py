"""Methods whose call changes nothing: a statement that only calls one need not be run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Set
from functools import partial

from domicile import ir
from domicile.chunks import Chunk
from domicile.python.names import HELD, Names
from domicile.python.walk_ir import walk
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun
from domicile.resolve.modules.top_levels import LIBRARY_CHANGING, lowered, module_run
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.instances import MAKING, subclasses
from domicile.resolve.relevance.effects import acted_on_inside
from domicile.resolve.relevance.held import passed, put_aside
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.leaving import Changing
from domicile.resolve.relevance.parts import (
    BUILTINS,
    called_on,
    made_on_the_spot,
    only_tells,
    tells,
)
from domicile.resolve.relevance.plain_reads import plain_reads
from domicile.resolve.relevance.reached import methods_by_name
from domicile.resolve.relevance.slicing import SETTING, SETTING_METHODS

MOST_VERSIONS = 8  # of a method in a class and those that derive from it


def harmless_on(
    machine: Machine, closure: Closure, node: ir.Function, leading: Leading
) -> Callable[[ir.Call], bool]:
    """Tells of the calls in a method whether they only ask its own object for something."""
    info, run = closure.owner, closure.module
    static = closure.chunk is None or _is_static(closure.chunk)
    receiver = node.parameters[0].name if node.parameters and not static else None

    def tell(call: ir.Call) -> bool:
        base, name = called_on(call)
        names = Names()
        walk(call.arguments, names)
        if names.direct or names.binds or leading.matters(names):
            return False
        if not _only_asks(machine, run, names):
            return False
        if base == receiver:
            return info is not None and is_harmless(machine, info, name)
        return _imported_is_harmless(machine, run, base, name)

    return tell


def closure_is_harmless(machine: Machine, closure: Closure) -> bool:
    """Whether a function or method that something has found changes nothing."""
    chunk = closure.chunk
    if chunk is None:
        return False

    def look() -> bool:
        return _changes_nothing(machine, closure.module, chunk, closure.owner)

    return _looked_up(machine, (closure, len(machine.modules)), look)


def changes_own_object_alone(machine: Machine, closure: Closure) -> bool:
    """Whether a method changes nothing but its own object, and keeps nothing that it is handed."""
    chunk, owner = closure.chunk, closure.owner
    if chunk is None or owner is None or _is_static(chunk):
        return False

    def look() -> bool:
        node = lowered(closure.module, chunk)[0]
        handed = {p.name for p in node.parameters[1:]} if isinstance(node, ir.Function) else set()
        alone = handed.isdisjoint(chunk.keeps)
        return alone and _changes_nothing(machine, closure.module, chunk, owner, makes=True)

    return _looked_up(machine, (closure, len(machine.modules), "own"), look)


def is_harmless(machine: Machine, info: ClassInfo, name: str) -> bool:
    """Whether no version of a method, of the class and of those that derive from it, changes
    anything that its caller can see or leads to a call; a method not in the tree may."""
    key = info, len(info.derived), name

    def look() -> bool:
        versions = _versions(info, name)
        return 0 < len(versions) <= MOST_VERSIONS and all(
            version.chunk is not None
            and _changes_nothing(machine, version.module, version.chunk, info)
            for version in versions
        )

    return _looked_up(machine, key, look)


def _looked_up(machine: Machine, key: Hashable, look: Callable[[], bool]) -> bool:
    """What is known under a key. While it is looked at it counts as harmless: it may call itself.

    If it is not, what was found of others meanwhile does not hold.
    """
    known = machine.harmless.get(key)
    if known is None:
        before = len(machine.harmless)
        machine.harmless[key] = True
        known = look()
        if not known:
            for other in list(machine.harmless)[before:]:
                if machine.harmless[other]:
                    del machine.harmless[other]
            machine.harmless[key] = False
    return known


def _versions(info: ClassInfo, name: str) -> dict[Closure, None]:
    found: dict[Closure, None] = {}
    for each in (info, *subclasses(info)):
        for base in bases_of(each):
            if isinstance(base, ClassInfo) and name in base.methods:
                found[base.methods[name]] = None
                break
        else:
            if each is info:
                return {}
    return found


def _changes_nothing(
    machine: Machine,
    run: ModuleRun,
    chunk: Chunk,
    info: ClassInfo | None,
    makes: bool = False,
) -> bool:
    """Whether a function, or a method of the class, changes nothing but what it has made.

    If it `makes` its first parameter, as a constructor does, it may set that.
    """
    if (chunk.stores and not makes) or chunk.global_binds:
        return False
    if HELD in chunk.invokes and chunk.name in machine.acting:
        return False  # it calls what it finds in something, which may set what calls read
    node = lowered(run, chunk)[0]
    if not isinstance(node, ir.Function):
        return False
    names = Names(unread=machine.catalog.unread)
    walk(node.body, names)
    while names.skipped:
        held, names.skipped = names.skipped, []
        walk(held, names)
    parameters = [parameter.name for parameter in node.parameters]
    own = made_on_the_spot(node.body, machine.catalog.unread) - set(parameters)
    own |= set(parameters[:1]) if makes else set()
    leading = machine.leading_names(run.path)
    names.forgive(map(called_on, names.invoked))  # each of which is asked about below
    receiver = parameters[0] if info is not None and parameters and not _is_static(chunk) else None
    if info is not None and receiver is not None:
        read = (leading.acting & names.attributes) - names.harmless - names.invokes
        names.harmless |= plain_reads(machine, info, receiver, node.body, read)
    if not names.direct <= own or leading.matters(names):
        return False
    if names.asked and not set(parameters).isdisjoint(_put_aside(node, own, names)):
        return False  # `d["metadata"] = c`: what is changed of either is changed of the other
    if not machine.read_by_calls.isdisjoint(names.hands & names.attributes) and not (
        machine.read_by_calls.isdisjoint(acted_on_inside(node.body))
    ):
        return False  # `self.job.refresh()` may change what calls read of the job
    if not all(_leaves_alone(machine, call, own, leading.telling) for call in names.farther):
        return False
    return all(
        is_harmless(machine, info, called)
        if info is not None and base == receiver
        else base in own
        or only_tells(call, leading.telling)
        or _imported_is_harmless(machine, run, base, called)
        for call, (base, called) in zip(names.invoked, map(called_on, names.invoked), strict=True)
    ) and _only_asks(machine, run, names)


def _put_aside(node: ir.Function, own: Set[str], names: Names) -> Iterator[str]:
    """What others come to hold under keys of which it does not matter what they hold."""
    for part in ir.nodes(node.body):
        if isinstance(part, ir.Assign):
            yield from put_aside(part, own, names)


def _leaves_alone(machine: Machine, call: ir.Call, own: Set[str], changing: frozenset[str]) -> bool:
    """Whether what something else holds changes nothing that it is handed: `self.audit.note(p)`."""
    if own >= set(passed([call])):
        return True
    function = call.function
    if not isinstance(function, ir.Attribute):
        return False
    return only_tells(call, changing) or _any_is_harmless(machine, function.name)


def _any_is_harmless(machine: Machine, name: str) -> bool:
    """Whether no method of the tree by this name changes anything."""

    def look() -> bool:
        methods = methods_by_name(machine, name)
        return len(methods) <= MOST_VERSIONS and all(
            _changes_nothing(machine, run, chunk, None) for run, chunk, _ in methods
        )

    return _looked_up(machine, (name, len(machine.modules)), look)


def _only_asks(machine: Machine, run: ModuleRun, names: Names) -> bool:
    """Whether nothing is set without saying so, and no function is called that changes things."""
    if not SETTING.isdisjoint(names.reads) or not SETTING_METHODS.isdisjoint(names.attributes):
        return False
    return all(
        name in BUILTINS or _function_is_harmless(machine, run, name)
        for name in sorted(names.called)
    )


def _function_is_harmless(machine: Machine, run: ModuleRun, name: str) -> bool:
    """Whether what a module calls by a name is from outside the tree, or changes nothing."""

    def look() -> bool:
        imports = _imports(run, name)
        if not imports:
            return _defined_is_harmless(machine, run, name)
        paths = [machine.project.find(run.path, module, level) for module, level, _ in imports]
        return all(_harmless_in(machine, path, name) for path in paths)

    return _looked_up(machine, (run.path, len(machine.modules), name), look)


def changes_handed(machine: Machine, run: ModuleRun, name: str) -> bool:
    """Whether a module calls a function of the tree by this name that may change its arguments."""
    known = any(c.name == name for c in run.module.chunks) or bool(_imports(run, name))
    return known and not _function_is_harmless(machine, run, name)


def changing_in(machine: Machine, run: ModuleRun) -> Changing:
    """What a module calls that may change its arguments."""

    def method(name: str) -> bool:
        return not _any_is_harmless(machine, name)

    return Changing(partial(changes_handed, machine, run), method)


def _imported_is_harmless(machine: Machine, run: ModuleRun, base: str, name: str) -> bool:
    """Whether `base.name()` calls what changes nothing: a function of an imported module, or a
    method of a class of the tree that is imported; other objects of the tree may be changed."""

    def look() -> bool:
        imports = _imports(run, base)
        return bool(imports) and all(
            _harmless_there(machine, run, entry, base, name) for entry in imports
        )

    return _looked_up(machine, (run.path, len(machine.modules), base, name), look)


def _harmless_there(
    machine: Machine, run: ModuleRun, entry: tuple[str, int, str], base: str, name: str
) -> bool:
    module, level, imported = entry
    dotted = f"{module}.{imported}" if module and imported else module or imported
    path = machine.project.find(run.path, dotted, level)
    if path is not None or not imported:
        return _harmless_in(machine, path, name)
    home = machine.project.find(run.path, module, level)
    if home is None or (tells(base, name) and name not in machine.telling):
        return _harmless_in(machine, None, name)
    other = module_run(machine, home)
    return other is not None and any(
        chunk.kind == "class"
        and chunk.name == imported
        and _method_is_harmless(machine, other, chunk, name)
        for chunk in other.module.chunks
    )


def _method_is_harmless(machine: Machine, run: ModuleRun, chunk: Chunk, name: str) -> bool:
    found = [part for part in chunk.children if part.kind == "function" and part.name == name]
    return bool(found) and all(_changes_nothing(machine, run, part, None) for part in found)


def _imports(run: ModuleRun, name: str) -> list[tuple[str, int, str]]:
    """What is imported where a module binds a name by an import."""
    chunks = [c for c in run.module.chunks if c.kind == "import" and name in c.binds]
    entries = sorted({entry for chunk in chunks for entry in chunk.imports})
    return [e for e in entries if e[2] == name] or entries


def _harmless_in(machine: Machine, path: str | None, name: str) -> bool:
    """Whether a function of a module changes nothing; one of a module outside the tree."""
    other = module_run(machine, path) if path is not None else None
    if path is None and name in LIBRARY_CHANGING:
        return False
    return path is None or (other is not None and _defined_is_harmless(machine, other, name))


def _defined_is_harmless(machine: Machine, run: ModuleRun, name: str) -> bool:
    """Whether a function of this module changes nothing, or a class nothing when it is made."""
    defined = [c for c in run.module.chunks if c.name == name and c.kind in ("function", "class")]
    return bool(defined) and all(
        _changes_nothing(machine, run, chunk, None)
        if chunk.kind == "function"
        else _makes_only(machine, run, chunk)
        for chunk in defined
    )


def _makes_only(machine: Machine, run: ModuleRun, chunk: Chunk) -> bool:
    known = {c.name for c in run.module.chunks if c.kind == "class"}
    bases = [base for base in sorted(chunk.head) if base in known or _imports(run, base)]
    return all(
        _changes_nothing(machine, run, child, None, makes=True)
        for child in chunk.children
        if child.kind == "function" and child.name in MAKING
    ) and all(_function_is_harmless(machine, run, base) for base in bases)


def _is_static(chunk: Chunk) -> bool:
    return any(decorator.endswith("staticmethod") for decorator in chunk.decorators)

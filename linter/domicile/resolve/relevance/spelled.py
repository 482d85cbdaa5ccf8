"""Which parts of a module spell a call: told from the names they read, and from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domicile.chunks import Chunk
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules import top_levels
from domicile.resolve.modules.top_levels import imported

# What a resource's name is read from where it is none: `self.messages` mostly holds texts.
NO_CLIENTS = frozenset({"self", "chat", "requests", "session", "httpx"})
SELVES = ("super", "self")
ABOVE = frozenset({"messages", "beta"})  # what the other resources are read from
COMMON = frozenset({"update"})  # an operation's name that many other methods have
# What reads attributes by names that are given as strings.
BY_NAME = frozenset({"attrgetter", "methodcaller", "reduce", "__getattribute__"})


def near_sdk(machine: Machine, run: ModuleRun) -> bool:
    """Whether a module imports the SDK, itself or through one module of the tree."""
    known = machine.near.get(run.path)
    if known is None:
        known = machine.near[run.path] = _imports_sdk(machine, run) or any(
            _imports_sdk(machine, other)
            for path in imported(machine, run)
            if machine.project.may_import_sdk(path)
            and (other := top_levels.module_run(machine, path)) is not None
        )
    return known


def _imports_sdk(machine: Machine, run: ModuleRun) -> bool:
    known = machine.direct.get(run.path)
    if known is None:
        package = machine.catalog.package
        known = machine.direct[run.path] = any(
            module.partition(".")[0] == package
            for chunk in run.module.chunks
            for module, _, _ in chunk.imports
        )
    return known


def spells(machine: Machine, run: ModuleRun, chunk: Chunk, owner: Chunk | None = None) -> bool:
    """Whether a chunk may spell a call, or take the first steps to one.

    In a file that imports the SDK a resource's name is enough; elsewhere, where names such as
    `messages` mean many things, an operation must be read from it, or it from a client. What
    every HTTP client has (`post`) counts only near the SDK.
    """
    if "inference_geo" in chunk.strings:
        return True
    if not machine.catalog.recognised.sure_keywords.isdisjoint(chunk.strings):
        return True
    names = chunk.attributes | chunk.reads
    if not names.isdisjoint(machine.catalog.thread_classes):
        return True
    if _spells_by_text(machine, run, chunk, names) and near_sdk(machine, run):
        return True
    if owner is not None and _inherits(machine, chunk, owner) and near_sdk(machine, run):
        return True
    found = names & machine.spelling.seeds
    if not found or (found <= machine.spelling.plain and not near_sdk(machine, run)):
        return False
    direct = _imports_sdk(machine, run)
    return any(
        _on_the_way(machine, run, chunk, link, direct)
        for link in chunk.links
        if link not in chunk.decorators
    ) or (direct and _of_something_else(machine, chunk))


def only_counts(machine: Machine, chunk: Chunk) -> bool:
    """Whether all that a chunk spells counts tokens, which is no call, and it names no geo.

    It reads no other operation, keeps no resource and looks none up by a text.
    """
    counting = machine.spelling.counting
    names = chunk.attributes | chunk.reads
    others = machine.spelling.tails - counting - COMMON
    kept = chunk.keeps & (machine.spelling.seeds | counting) - chunk.reads
    return (
        not names.isdisjoint(counting)
        and (names | chunk.strings).isdisjoint(others)
        and "inference_geo" not in chunk.strings
        and names.isdisjoint(BY_NAME)
        and chunk.looked_up.isdisjoint(machine.spelling.seeds)
        and not kept
    )


def _inherits(machine: Machine, chunk: Chunk, owner: Chunk) -> bool:
    """Whether a method reads a resource that its class has from a client's class, or an operation.

    An operation it has from a resource's class.
    """
    if not owner.head.isdisjoint(machine.catalog.clients):
        return any(
            f"{base}.{name}" in chunk.links for base in SELVES for name in machine.spelling.roots
        )
    return not owner.head.isdisjoint(machine.catalog.resource_classes) and any(
        f"{base}.{name}" in chunk.links for base in SELVES for name in machine.spelling.tails
    )


def keepers(
    machine: Machine, run: ModuleRun, parts: Sequence[tuple[Chunk, Chunk | None]]
) -> Iterator[Chunk]:
    """What hands a resource to a class of its module, and the methods there that send by it.

    Where the module does not import the SDK, what is named after it counts.
    """
    direct = _imports_sdk(machine, run)
    if not direct and not any(named_after_sdk(machine, *_names(*part)) for part in parts):
        return
    methods: dict[str, list[Chunk]] = {}
    for chunk, owner in parts:
        if owner is not None and owner.name and _sends_what_it_keeps(machine, chunk, owner):
            methods.setdefault(owner.name, []).append(chunk)
    for chunk, owner in parts if methods else ():
        named = chunk.reads & methods.keys() - {owner.name if owner is not None else None}
        near = direct or named_after_sdk(machine, *_names(chunk, owner))
        resources = _resources_read(machine, chunk, owner) if named and near else []
        if resources:
            yield chunk
            for name in sorted(named):
                machine.senders.keepers.update((id(m), resources[0]) for m in methods[name])
                yield from methods[name]


def named_after_sdk(machine: Machine, *names: str) -> bool:
    """Whether a function or its class has the SDK in its name."""
    text = " ".join(names).lower()
    return any(word in text for word in machine.catalog.recognised.near_names)


def _names(chunk: Chunk, owner: Chunk | None) -> tuple[str, str]:
    return chunk.name or "", (owner.name if owner is not None else None) or ""


def _resources_read(machine: Machine, chunk: Chunk, owner: Chunk | None) -> list[str]:
    """The resources that a chunk reads from what may be a client."""
    of_client = owner is not None and not owner.head.isdisjoint(machine.catalog.clients)
    others = NO_CLIENTS - {"self"} if of_client else NO_CLIENTS
    others |= machine.catalog.recognised.never_after
    links = (link.partition(".") for link in sorted(chunk.links))
    return [
        name
        for base, _, name in links
        if name in machine.spelling.roots - machine.spelling.plain and base not in others
    ]


def _sends_what_it_keeps(machine: Machine, chunk: Chunk, owner: Chunk) -> bool:
    """Whether a method calls an operation on what the constructor keeps: `self._inner.create()`."""
    kept = (part.stores for part in owner.children if part.name == "__init__")
    return any(
        f"{base}.{name}" in chunk.links
        for base in frozenset().union(*kept)
        for name in machine.spelling.operation_names
    )


def _spells_by_text(machine: Machine, run: ModuleRun, chunk: Chunk, names: frozenset[str]) -> bool:
    """Whether a chunk gives a resource's name as a text, or names the class of one."""
    if not chunk.looked_up.isdisjoint(machine.spelling.seeds):
        return True
    classes = names & machine.catalog.resource_classes.keys()
    if classes and not classes <= _of_others(machine, run):
        return True
    return not names.isdisjoint(BY_NAME) and _by_name(machine, chunk)


def _of_others(machine: Machine, run: ModuleRun) -> frozenset[str]:
    """The names of resource classes that a module imports from where the SDK is not."""
    known = machine.of_others.get(run.path)
    if known is None:
        classes = machine.catalog.resource_classes
        entries = {e for chunk in run.module.chunks for e in chunk.imports if e[2] in classes}
        own = {entry[2] for entry in entries if _may_be_of_sdk(machine, run, entry)}
        known = machine.of_others[run.path] = frozenset(name for _, _, name in entries) - own
    return known


def _may_be_of_sdk(machine: Machine, run: ModuleRun, entry: tuple[str, int, str]) -> bool:
    module, level, _ = entry
    if level == 0 and module.partition(".")[0] == machine.catalog.package:
        return True
    path = machine.project.find(run.path, module, level)
    if path is None or not machine.project.may_import_sdk(path):
        return False
    other = top_levels.module_run(machine, path)
    return other is not None and near_sdk(machine, other)


def _by_name(machine: Machine, chunk: Chunk) -> bool:
    """Whether an operation's name, or a resource's, is given as a text."""
    return not chunk.strings.isdisjoint(
        (machine.spelling.seeds | machine.spelling.tails) - COMMON
    ) and not (machine.spelling.seeds.isdisjoint(chunk.attributes | chunk.strings))


def _on_the_way(machine: Machine, run: ModuleRun, chunk: Chunk, link: str, direct: bool) -> bool:
    """Whether a link leads from a resource to an operation, or from a client to a resource."""
    base, _, name = link.partition(".")
    if base in machine.spelling.seeds and name in machine.spelling.tails:
        before = {link.partition(".")[0] for link in chunk.links if link.endswith(f".{base}")}
        if before and before <= machine.catalog.recognised.never_after:
            return False
        return (
            direct
            or base.lstrip("_") == "messages"
            or not ABOVE.isdisjoint(chunk.attributes | chunk.reads)
        )
    if base in machine.spelling.seeds or base == "beta":
        return name in machine.spelling.seeds
    if base in NO_CLIENTS or name not in machine.spelling.roots:
        return False
    if name in machine.spelling.plain and not near_sdk(machine, run):
        return False
    if "client" in base.lower() or machine.catalog.package in base.lower():
        return True
    # A client under any name: its resource is kept, and the operation read from that, ...
    if (direct or base in run.binders) and not machine.spelling.tails.isdisjoint(chunk.attributes):
        return True
    # ... elsewhere, if the client is the module's own, or made here: `yield made.messages`.
    made = base in run.binders or not machine.catalog.clients.keys().isdisjoint(
        chunk.reads | chunk.attributes
    )
    return direct and made and name in chunk.keeps


def _of_something_else(machine: Machine, chunk: Chunk) -> bool:
    """Whether a resource is read from what has no name, such as an item of a dict."""
    read = chunk.attributes & machine.spelling.seeds
    return not read <= {link.rpartition(".")[2] for link in chunk.links}

"""What a chunk does with names: collected while it is walked, frozen into a Chunk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from domicile.chunks import Chunk

# Methods that change the object far down an access path: `config["params"].update(...)`.
MUTATORS = {"add", "append", "clear", "discard", "extend", "insert"}
MUTATORS |= {"pop", "popitem", "remove", "setdefault", "update", "sort", "reverse"}
MUTATORS |= {"appendleft", "extendleft", "popleft", "rotate", "move_to_end", "put", "put_nowait"}
# Methods of texts and dicts that change nothing.
READERS = {"get", "items", "keys", "values", "format", "join", "replace"}
READERS |= {"startswith", "endswith", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines"}
READERS |= {"lower", "upper", "title", "casefold", "capitalize", "encode", "decode", "isdigit"}
READERS |= {"copy", "count", "find", "index", "isalnum", "isalpha", "model_dump"}
READERS |= {"removeprefix", "removesuffix", "partition", "rpartition", "isspace", "isoformat"}

# Builtins that give the names of something else as a dict.
NAMESPACES = frozenset({"globals", "locals", "vars"})

# Calls that end a program.
ENDING = frozenset({"_exit", "exit", "quit"})

# Of one of the two kinds of trees. They are `Any`: their classes are compared, for speed, and so
# nothing narrows them.
Nodes: TypeAlias = list[Any]

_Name = TypeVar("_Name")

_SETS = (
    *("mutates", "reads", "attributes", "links", "keeps", "hands", "stores", "strings"),
    *("global_binds", "imports", "functions", "asked", "called", "deep", "direct", "whole"),
    *("texts", "invokes", "inside", "defined"),
)

HELD = ""  # among what is called: what a list, a dict or a name of the function's own holds
LAMBDA = "<lambda>"  # among what is defined
_NAMELESS = {LAMBDA}
_CLASS = {"cls"}  # what a class method calls makes an object

ANY_TEXT = "*"  # among the texts that `getattr` may be given: what is worked out here

NOTHING: frozenset[Any] = frozenset()

# Half of the sets have one or two names, and there are few such sets; each takes 200 bytes.
_FEW = 4
_MOST_KEPT = 1 << 15
_kept: dict[frozenset[Any], frozenset[Any]] = {}


def frozen(found: set[_Name]) -> frozenset[_Name]:
    """The set; the same one wherever it is empty, as most are, or has few names.

    CPython would make a new one.
    """
    if not found:
        return NOTHING
    names = frozenset(found)
    if len(names) > _FEW:
        return names
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    return _kept.setdefault(names, names)


def forget_kept() -> None:
    """Let go of the table by which equal sets are found, which takes room itself."""
    _kept.clear()


@dataclass(slots=True)
class Names:
    """The sets of a Chunk while they grow; see there for what each of them holds."""

    binds: set[str] = field(default_factory=set)
    mutates: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    keeps: set[str] = field(default_factory=set)
    hands: set[str] = field(default_factory=set)
    stores: set[str] = field(default_factory=set)
    strings: set[str] = field(default_factory=set)
    global_binds: set[str] = field(default_factory=set)
    imports: set[tuple[str, int, str]] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    # The strings that `getattr` is given, and ANY_TEXT where that is no text.
    texts: set[str] = field(default_factory=set)
    # Names that were only asked something, as far as the method's name tells; likewise.
    asked: set[str] = field(default_factory=set)
    # Names that are called, or whose items are.
    called: set[str] = field(default_factory=set)
    # Attributes that are called, and HELD for an item or what a call gives; names that it has
    # for itself: parameters, and what is bound inside.
    invokes: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    defined: set[str] = field(default_factory=set)  # what it imports, its functions and classes
    # Names of which something is changed that they only hold.
    deep: set[str] = field(default_factory=set)
    # Names and attributes changed otherwise than by a method of unknown effect, and the calls of
    # such methods on a name; only where the IR is walked.
    direct: set[str] = field(default_factory=set)
    invoked: list[Any] = field(default_factory=list)
    farther: list[Any] = field(default_factory=list)  # calls of what something else holds; likewise
    # Attributes of something else than what a name holds, and methods whose calls are known to
    # change nothing; likewise.
    elsewhere: set[str] = field(default_factory=set)
    harmless: set[str] = field(default_factory=set)
    # Attributes that are used as a whole, and the nodes of which only a part is; likewise.
    whole: set[str] = field(default_factory=set)
    looked_into: set[int] = field(default_factory=set)
    # Names bound to what something gives in a `with` or a loop: they lead to no call by name.
    answers: set[str] = field(default_factory=set)
    depth: int = 0
    # Keywords and dict keys whose values are not looked into but put into `skipped`.
    unread: frozenset[str] = frozenset()
    skipped: list[Any] = field(default_factory=list)

    def forgive(self, calls: Iterable[tuple[str, str]]) -> None:
        """Take methods for harmless of which it is known by the names that they are called on."""
        bases: dict[str, set[str]] = {}
        for base, name in calls:
            bases.setdefault(name, set()).add(base)
        for link in self.links:
            base, _, name = link.rpartition(".")
            if name in bases and base not in bases[name]:
                self.elsewhere.add(name)
        self.harmless |= bases.keys() - self.elsewhere

    def include(self, child: Chunk) -> None:
        """Add what a class's child does; what it binds stays inside the class."""
        self.mutates |= child.mutates
        self.reads |= child.reads
        self.attributes |= child.attributes
        self.links |= child.links
        self.keeps |= child.keeps
        self.hands |= child.hands
        self.stores |= child.stores
        self.strings |= child.strings
        self.global_binds |= child.global_binds
        self.imports |= child.imports
        self.functions |= child.functions
        self.texts |= child.looked_up
        self.invokes |= child.invokes

    def join(self, other: Names, binds: set[str]) -> None:
        """Add what a part of it does; what that binds is added to `binds`."""
        binds |= other.binds
        for name in _SETS:
            getattr(self, name).update(getattr(other, name))

    def early(self, children: tuple[Chunk, ...]) -> frozenset[str]:
        """What a class definition reads before any call: here stands what its head names."""
        inside = (each.early if each.name else each.reads for each in children)
        return frozen(self.reads.union(*inside))

    def finish(self) -> None:
        """Add nothing from here on: of the sets that are empty, one does for all."""
        for name in ("binds", "answers", "looked_into", *_SETS):
            if not getattr(self, name):
                setattr(self, name, NOTHING)

    def chunk(
        self,
        kind: str,
        name: str | None,
        lines: tuple[int, int],
        decorators: tuple[str, ...],
        children: tuple[Chunk, ...],
        head: frozenset[str] = NOTHING,
        constant: bool = False,
        checks: bool = False,
        early: frozenset[str] = NOTHING,
        body_line: int = 0,
    ) -> Chunk:
        """The finished chunk; `lines` are its first and its last."""
        strings = frozen(self.strings)
        looked_up = strings if ANY_TEXT in self.texts else frozen(self.texts)
        own = (self.called & self.inside) - self.defined - _CLASS if kind == "function" else set()
        self.invokes |= {HELD} if own else set()
        return Chunk(
            kind=kind,
            name=name,
            first_line=lines[0],
            last_line=lines[1],
            binds=frozen(self.binds),
            mutates=frozen(self.mutates | self.asked),
            reads=frozen(self.reads),
            attributes=frozen(self.attributes),
            links=frozen(self.links),
            keeps=frozen(self.keeps),
            stores=frozen(self.stores),
            strings=strings,
            global_binds=frozen(self.global_binds),
            decorators=decorators,
            children=children,
            imports=frozen(self.imports),
            head=head,
            hands=frozen(self.hands),
            invokes=frozen(self.invokes),
            functions=frozen(self.functions | self.defined & _NAMELESS),
            constant=constant,
            checks=checks,
            early=early,
            looked_up=looked_up if "getattr" in self.reads else NOTHING,
            body_line=body_line,
            depth=self.depth,
        )

"""The program under analysis: modules, classes, functions and the machine that runs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from domicile import ir
from domicile.calls import Location
from domicile.catalog import ClientClass
from domicile.chunks import Chunk, Module
from domicile.resolve.domain.atoms import Atom, Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.binders import Binders

MOST_DEPTH = 10  # calls inlined into one another


QUEUE, VARIABLE = "queue", "variable"  # kinds of what hands on what it was given
SEQUENCES = frozenset({"list", "tuple", "set", "generator", QUEUE, VARIABLE})
# Objects whose fields are keys with a rest.
KEYED = frozenset({"dict", "client", "thread", "namespace"})


@dataclass(eq=False, slots=True)
class ModuleRun:
    """A module and how far its top level has been run.

    Chunks run on demand, each once, in their order; `history` keeps for each name the values
    it had after each chunk that bound it.
    """

    path: str
    module: Module
    frame: int
    done: set[int] = field(default_factory=set)
    history: dict[str, list[tuple[int, Value]]] = field(default_factory=dict)
    lowered: dict[int, tuple[ir.Stmt, ...]] = field(default_factory=dict)
    heads: dict[int, ir.Stmt] = field(default_factory=dict)  # of functions lowered in part
    binders: Binders = field(default_factory=lambda: Binders((), ()))
    global_binders: dict[str, list[Chunk]] = field(default_factory=dict)
    made: frozenset[str] | None = (
        None  # globals that hold more than constants; None until asked for
    )
    changers: frozenset[str] = frozenset()  # functions and classes that change its globals
    replaced: bool | None = None  # whether it may put something into its place; None: not asked
    starred: bool = False  # whether `binders` holds what star imports in statements may bind
    point: int | None = None  # the chunk now running, while the top level runs
    # By chunk: the named functions and methods that its statements and class bodies define.
    inner: dict[int, list[tuple[Closure, ClassInfo | None]]] = field(default_factory=dict)
    classes: list[ClassInfo] = field(default_factory=list)  # those defined so far
    _by_chunk: dict[int, list[int]] = field(default_factory=dict)  # the places of these
    positions: dict[int, int] = field(init=False)  # of the top-level chunks, by identity
    decorated: tuple[int, ...] = field(init=False)  # the places of functions with decorators

    def __post_init__(self) -> None:
        chunks = self.module.chunks
        self.positions = {id(chunk): index for index, chunk in enumerate(chunks)}
        self.decorated = tuple(
            index
            for index, chunk in enumerate(chunks)
            if chunk.kind == "function" and chunk.decorators
        )

    def add_class(self, info: ClassInfo) -> None:
        """Note a class that has been defined."""
        self._by_chunk.setdefault(id(info.chunk), []).append(len(self.classes))
        self.classes.append(info)

    def classes_of(self, chunks: Iterable[Chunk]) -> list[ClassInfo]:
        """The classes that these chunks have defined so far, in their order."""
        places = (place for chunk in chunks for place in self._by_chunk.get(id(chunk), ()))
        return [self.classes[place] for place in sorted(places)]

    def location(self, span: ir.Span) -> Location:
        """The place of a span of its text."""
        return Location(self.path, span)

    @contextmanager
    def at(self, point: int | None) -> Iterator[None]:
        """While its top level stands at a chunk: names hold what they hold by then."""
        outer, self.point = self.point, point
        try:
            yield
        finally:
            self.point = outer


@dataclass(eq=False, slots=True)
class ClassInfo:
    """A class of the tree. Its attributes are the fields of `frame` in the store."""

    module: ModuleRun
    name: str
    node: ir.Class
    chain: tuple[int, ...]
    frame: int
    bases: tuple[Atom, ...] = ()
    methods: dict[str, Closure] = field(default_factory=dict)
    setters: dict[str, Closure] = field(default_factory=dict)  # run when an attribute is set
    chunk: Chunk | None = None
    instance: int | None = None  # the open instance that stands for any of them
    order: tuple[Atom, ...] | None = None  # itself and its bases in look-up order, once known
    abstract: bool | None = None  # whether it leaves a method undefined, once asked for
    derived: list[ClassInfo] = field(default_factory=list)  # from it, by place
    only: int | None = None  # the instance that every call may give
    metaclasses: tuple[Atom, ...] = ()


@dataclass(eq=False, slots=True)
class Closure:
    """A function or lambda with the frames it was defined in (innermost first)."""

    module: ModuleRun
    name: str
    chain: tuple[int, ...]
    node: ir.Function | ir.Lambda | None = None  # None until lowered
    chunk: Chunk | None = None
    owner: ClassInfo | None = None
    defaults: dict[str, Value] | None = None
    runs: int = 0  # how often it has been called or entered
    fed: int = 0  # steps it has had of the larger share of what a call depends on
    costly: int = 0  # the largest share of steps that did not do, where called on the side
    escaped: bool = False  # handed to code that is not seen
    remembers: bool | None = None  # whether its results are kept; None until asked for
    fields: int = 0  # where its attributes are in the store; 0 until one is set
    options: dict[str, Value] | None = None  # what a command line is declared to pass
    handed: dict[str, str] | None = None  # what it passes and nothing else, by parameter
    recoded: bool = False  # whether its `__code__` has been set: it does something else now


@dataclass(eq=False, slots=True)
class Frame:
    """One activation of a function, class body or module."""

    id: int
    module: ModuleRun
    chain: tuple[int, ...]  # own id first, then the enclosing functions' frames
    name: str
    closure: Closure | None = None
    owner: ClassInfo | None = None
    receiver: Atom | None = None
    outer: dict[str, int] = field(default_factory=dict)  # names under global/nonlocal -> frame
    returns: list[tuple[State, Value]] = field(default_factory=list)
    raises: list[State] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    yields: list[Item] = field(default_factory=list)
    nested: list[Closure] = field(default_factory=list)  # functions defined in this run
    slice: frozenset[int] | None = None  # the statements that matter; None: all of them
    quiet: frozenset[int] = frozenset()  # of those, what sets only what no verdict reads
    ignored: frozenset[ir.Span] = frozenset()  # of its calls: nobody asks for their results
    ignoring: ir.Span | None = None  # the one of these that is being made
    dropped: ir.Span | None = None  # the call that is a statement by itself
    loop_start: int | None = None  # objects older than this id are shared by the iterations
    feeds: bool = False  # whether its result is for a call
    making: frozenset[int] = frozenset()  # the statements that make what a call needs
    statement: int = 0  # the one that runs, by identity
    suspended: list[State] = field(default_factory=list)  # at each `yield`
    depth: int = 0
    # Attributes that lead out of its loops, with the turn in which they are read, and parts of
    # such tests that call something, by identity.
    asked: dict[str, int] = field(default_factory=dict)
    calling: frozenset[int] = frozenset()


@dataclass(eq=False, slots=True)
class ObjectInfo:
    """What never changes about a mutable object."""

    kind: str  # "dict", "list", "tuple", "set", "queue", "instance", "client", "sdk"
    location: Location | None = None
    owner: ClassInfo | None = None
    client: ClientClass | None = None


def is_private(name: str) -> bool:
    """Whether a name begins with one underscore."""
    return name.startswith("_") and not name.startswith("__")

"""The index of a module: its chunks, the smallest parts that are lowered on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

from domicile import ir
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """One logical statement (or several that share a line) of a module or class body.

    `kind` is "function", "class", "import" or "other". A "class" chunk has its body as
    `children`, unless it stands on one line; then it is "other". Line numbers count from 1,
    decorators included, both ends inclusive.
    """

    kind: str
    name: str | None  # of a function or class
    first_line: int
    last_line: int
    binds: frozenset[str]  # names it binds in the enclosing scope
    # names N with `N[...] =`, `N.a =`, `del N[...]`, `N op=` or `N.method(...)`, at any depth,
    # and attributes A with `x.A[...] =`, `x.A.b =` or `x.A.update(...)`
    mutates: frozenset[str]
    reads: frozenset[str]  # every name it loads at any depth
    attributes: frozenset[str]  # every attribute name it reads or writes at any depth
    links: frozenset[str]  # "a.b" for every attribute `b` of a name, attribute or call `a`
    # names and attributes that it keeps: assigns, returns, puts into a list or dict, ...
    keeps: frozenset[str]
    stores: frozenset[str]  # attribute names assigned at any depth (`self.x = ...` gives "x")
    strings: frozenset[str]  # identifiers-like string constants (for `getattr`) and keyword names
    global_binds: frozenset[str]  # names bound under a `global` declaration at any depth
    decorators: tuple[str, ...]  # dotted names, outermost first, calls without their arguments
    children: tuple[Chunk, ...]
    # (module, leading dots, name or "" of a plain import), wherever the import stands
    imports: frozenset[tuple[str, int, str]] = frozenset()
    # every name and attribute in a class's head: its bases, its keywords, its decorators
    head: frozenset[str] = frozenset()
    # names and attributes that calls at any depth are handed as they are, and attributes A with
    # `x.A.method(...)`
    hands: frozenset[str] = frozenset()
    # attributes that calls at any depth call, and "" where one calls what a list or dict holds,
    # what a call gives, or in a function a name of its own
    invokes: frozenset[str] = frozenset()
    # names of those it defines at any depth, "<lambda>" for any number of those
    functions: frozenset[str] = frozenset()
    checks: bool = False  # whether it ends the program, or the import, unless a test holds
    constant: bool = False  # whether it only gives names to a constant
    # names that a definition reads when its turn comes: for defaults, in decorators that are
    # called, in a class body outside of its methods
    early: frozenset[str] = frozenset()
    # the texts that it gives `getattr`, and all `strings` where it gives it anything else
    looked_up: frozenset[str] = frozenset()
    body_line: int = 0  # where a function's body begins; 0 where that is on a line of its head
    depth: int = 0  # of its syntax tree, children left out; what is absurdly deep is not lowered

    def mentions(self, words: Set[str]) -> bool:
        """Whether it names one of the words; by a text that `getattr` may be given.

        A function that imports one may call it by another name.
        """
        return not (
            self.reads.isdisjoint(words)
            and self.attributes.isdisjoint(words)
            and self.looked_up.isdisjoint(words)
            and (self.kind == "import" or not any(name in words for _, _, name in self.imports))
        )

    def does_nothing(self) -> bool:
        """Whether it is a text that tells of the code, `pass` or the like."""
        known = self.reads or self.binds or self.attributes or self.imports or self.stores
        return not (known or self.global_binds)


def flat(
    chunks: Iterable[Chunk], owner: Chunk | None = None
) -> Iterator[tuple[Chunk, Chunk | None]]:
    """Every chunk but the classes, which give their children, with the class it belongs to."""
    for chunk in chunks:
        if chunk.kind == "class":
            yield from flat(chunk.children, chunk)
        else:
            yield chunk, owner


@dataclass(frozen=True, slots=True)
class Module:
    """A module as its front end hands it over: the index and the way to lower a chunk.

    `lower` gives a chunk's statements (one Function for a "function" chunk); for a "class"
    chunk it gives one Class whose body is empty. `head` gives the Function of a "function" chunk,
    with or without its body. Results are cached by the caller.
    """

    path: str  # relative to the working directory, forward slashes
    chunks: tuple[Chunk, ...]
    lower: Callable[[Chunk], tuple[ir.Stmt, ...]]
    head: Callable[[Chunk], ir.Stmt]
    language: str = "python"
    is_file: bool = True  # not for a notebook: it knows no `__file__`, and nothing imports it

"""Statements of a function as slicing sees them: what each does with names, by itself."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.relevance.held import passed

ENDS = frozenset({"exit", "quit", "exec", "_exit", "abort", "fail", "skip"})
BUILTINS = frozenset(dir(builtins))
# What only tells of things, by the names that it mostly has.
TELLERS = frozenset({"log", "logger", "logging", "warnings"})
TELLING = frozenset(
    (
        *("debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"),
        *("trace", "success", "msg", "bind", "opt", "setLevel", "isEnabledFor", "addHandler"),
        *("basicConfig", "getLogger", "captureWarnings", "filterwarnings", "simplefilter"),
    )
)
FRESH = frozenset({"dict", "list", "set", "tuple", "str", "defaultdict", "OrderedDict"})


@dataclass(eq=False, slots=True)
class Node:
    """A statement with what its own part (not its blocks) does to names."""

    statement: ir.Stmt
    parent: Node | None
    own: Names
    passes: frozenset[str]  # names handed to calls as they are
    leaves: bool  # whether a block of it holds a return, raise or jump
    answers: frozenset[str]  # names bound to what something gives in a `with` or a loop
    children: list[Node] = field(default_factory=list)


def nodes_of(
    statement: ir.Stmt,
    parent: Node | None,
    unread: frozenset[str],
    changing: frozenset[str] = frozenset(),
) -> Iterator[Node]:
    """A statement and those in its blocks; methods that are `changing` what they are told do."""
    if isinstance(statement, ir.Later):
        own, passes = statement.names, statement.passes
        yield Node(statement, parent, own, passes, statement.leaves, frozenset())
        return
    own = Names(unread=unread)
    blocks = blocks_of(statement)
    roots = own_parts(statement) if blocks else [statement]
    walk(roots, own)
    if isinstance(statement, ir.For):
        _bind(statement.target, own)
    if isinstance(statement, ir.With):
        for item in statement.items:
            if item.target is not None:
                _bind(item.target, own)
    if isinstance(statement, ir.Function):
        own.binds.update(_rebound(statement.body))
    answers = frozenset(own.binds) if isinstance(statement, ir.For | ir.With) else frozenset()
    if isinstance(statement, ir.Try):
        own.binds |= {h.name for h in statement.handlers if h.name is not None}
    leaves = any(_leaves(inner) for block in blocks for inner in block)
    passes = frozenset(passed(roots))
    if _tells(statement, changing):
        own.mutates, own.asked, passes = own.mutates - own.reads, set(), frozenset()
        own.hands = set()
    node = Node(statement, parent, own, passes, leaves, answers)
    yield node
    for block in blocks:
        for inner in block:
            yield from nodes_of(inner, node, unread, changing)


def _rebound(body: tuple[ir.Stmt, ...]) -> Iterator[str]:
    """The names around a function that it says it binds, whenever somebody calls it."""
    for statement in body:
        if isinstance(statement, ir.Scope):
            yield from statement.names if statement.kind == "nonlocal" else ()
        inner = [statement.body] if isinstance(statement, ir.Function) else blocks_of(statement)
        for block in inner:
            yield from _rebound(block)


def _tells(statement: ir.Stmt, changing: frozenset[str]) -> bool:
    """Whether a statement only tells of things: a line of a log, with nothing called for it."""
    call = statement.value if isinstance(statement, ir.Evaluate) else None
    if not isinstance(call, ir.Call) or any(_calls(argument.value) for argument in call.arguments):
        return False
    function = call.function
    if isinstance(function, ir.Attribute):
        return only_tells(call, changing)
    return isinstance(function, ir.Name) and function.id == "print"


def tells(base: str, method: str) -> bool:
    """Whether a method only tells of things, by its name and that of what it is called on."""
    return base.strip("_").lower() in TELLERS and method in TELLING


def only_tells(call: ir.Call, changing: frozenset[str]) -> bool:
    """Whether a call of a method only tells of things, as far as these names are known to.

    A method of the tree that is `changing` what it is told may, if it is told an object.
    """
    base, method = called_on(call)
    if not tells(base, method):
        return False
    return method not in changing or not any(passed([call]))


def _calls(expr: ir.Expr) -> bool:
    """Whether an expression calls what may change something, or hands an object to a call."""
    names = Names()
    walk([expr], names)
    changing = names.mutates or names.binds or names.called - BUILTINS
    return bool(changing) or any(True for _ in passed([expr]))


def _bind(target: ir.Expr, names: Names) -> None:
    if isinstance(target, ir.Name):
        names.binds.add(target.id)
    elif isinstance(target, ir.SequenceDisplay):
        for item in target.items:
            _bind(item, names)
    elif isinstance(target, ir.Starred):
        _bind(target.value, names)
    else:
        names.stores.add("?")


def blocks_of(statement: ir.Stmt) -> list[tuple[ir.Stmt, ...]]:
    """The blocks of a compound statement; functions and classes count as one piece."""
    if isinstance(statement, ir.If | ir.While | ir.For):
        return [statement.body, statement.orelse]
    if isinstance(statement, ir.With):
        return [statement.body]
    if isinstance(statement, ir.Try):
        handlers = [handler.body for handler in statement.handlers]
        return [statement.body, *handlers, statement.orelse, statement.final]
    if isinstance(statement, ir.Match):
        return [case.body for case in statement.cases]
    return []


def own_parts(statement: ir.Stmt) -> list[ir.Stmt]:
    """The expressions of a compound statement outside its blocks."""
    if isinstance(statement, ir.If | ir.While):
        return [ir.Evaluate(statement.test, statement.span)]
    if isinstance(statement, ir.For):
        return [ir.Evaluate(statement.iterable, statement.span)]
    if isinstance(statement, ir.With):
        return [ir.Evaluate(item.value, statement.span) for item in statement.items]
    if isinstance(statement, ir.Match):
        # The patterns and guards, without the bodies of the cases.
        bare = tuple(ir.Case(case.pattern, case.guard, ()) for case in statement.cases)
        return [ir.Match(statement.subject, bare, statement.span)]
    return []


def _leaves(statement: ir.Stmt) -> bool:
    if isinstance(statement, ir.Return | ir.Raise | ir.Jump):
        return True
    if isinstance(statement, ir.Evaluate) and isinstance(statement.value, ir.Call):
        function = statement.value.function  # `sys.exit()`, functions that always raise
        if isinstance(function, ir.Name):
            return function.id not in BUILTINS or function.id in ENDS
        return getattr(function, "name", "") in ENDS
    return any(_leaves(inner) for block in blocks_of(statement) for inner in block)


def made_on_the_spot(
    body: tuple[ir.Stmt, ...],
    unread: frozenset[str],
    made: Callable[[ir.Expr], bool] | None = None,
) -> set[str]:
    """The names of a function's body that only ever hold objects made there."""
    nodes = [node for statement in body for node in nodes_of(statement, None, unread)]
    return fresh_names(nodes, made or _made_here)


def fresh_names(nodes: list[Node], made: Callable[[ir.Expr], bool] | None = None) -> set[str]:
    """Names that only ever hold objects made on the spot: nobody else sees them change."""
    made = made or _made_here
    fresh: set[str] = set()
    other: set[str] = set()
    for node in nodes:
        statement = node.statement
        if (
            isinstance(statement, ir.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ir.Name)
            and made(statement.value)
        ):
            fresh.add(statement.targets[0].id)
        elif isinstance(statement, ir.Later) and statement.makes is not None:
            fresh.add(statement.makes)
        elif not isinstance(statement, ir.Augment):
            other |= node.own.binds
        other |= node.own.deep
    return fresh - other


def _made_here(value: ir.Expr) -> bool:
    if isinstance(value, ir.Call):
        return ir.last_name(value.function) in FRESH
    return isinstance(
        value,
        ir.Const
        | ir.DictDisplay
        | ir.SequenceDisplay
        | ir.Comprehension
        | ir.FormattedString
        | ir.Compare
        | ir.Binary,
    )


def called_on(call: ir.Call) -> tuple[str, str]:
    """The name that a method is called on, and the method's."""
    function = call.function
    assert isinstance(function, ir.Attribute)  # the walk notes no others
    return ir.last_name(function.base), function.name

"""Slicing: which statements of a function can matter to a call, so that the rest is not run.

A statement matters if it may lead to a call, changes something that others can see, returns
what is asked for, or binds or changes a name that a statement that matters reads. What is left
out could only have narrowed the paths, so leaving it out never hides a value.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.relevance.held import handed_aliases, is_taking, passed

# What reads attributes by names that are given as strings.
BY_NAME = frozenset({"getattr", "attrgetter", "methodcaller", "__getattribute__"})
ENDS = frozenset({"exit", "quit", "exec", "_exit", "abort", "fail", "skip"})
BUILTINS = frozenset(dir(builtins))
# What sets attributes or names without saying so, and what leads to methods that may.
SETTING = frozenset({"super", "setattr", "delattr", "exec", "globals", "vars"})
# What only tells of things, by the names that it mostly has.
TELLERS = frozenset({"log", "logger", "logging", "warnings"})
SETTING_METHODS = frozenset({"__init__", "__setattr__", "__delattr__"})
ADVANCING = "next"  # runs a generator on, which may change what it was given
FRESH = frozenset({"dict", "list", "set", "tuple", "str", "defaultdict", "OrderedDict"})


@dataclass(frozen=True, slots=True)
class Leading:
    """The names that lead to calls: `words`, and of those the `resources` of a client.

    A resource's name, such as `messages`, is a common name for a variable too, and for an
    attribute that holds texts: it leads on where an operation is read from it, and as an
    attribute where it is handed on whole. So do the `weak` ones, which are set beside a client.
    """

    words: frozenset[str]
    resources: frozenset[str]
    operations: frozenset[str]
    weak: frozenset[str]
    objects: frozenset[str] = frozenset()  # globals that what they are handed to may change

    def found(self, names: Names) -> bool:
        """Whether these names lead to a call."""
        attributes = self.words & names.attributes
        read = (self.words & names.reads) - names.answers
        if (attributes | read) - self.resources - self.weak:
            return True
        if not attributes.isdisjoint(names.whole):
            return True
        steps = self.operations | self.resources
        if any(f"{base}.{name}" in names.links for base in attributes | read for name in steps):
            return True
        return not BY_NAME.isdisjoint(names.reads | names.attributes) and not (
            self.words.isdisjoint(names.strings)
        )


@dataclass(eq=False, slots=True)
class _Node:
    """A statement with what its own part (not its blocks) does to names."""

    statement: ir.Stmt
    parent: _Node | None
    own: Names
    passes: frozenset[str]  # names handed to calls as they are
    leaves: bool  # whether a block of it holds a return, raise or jump
    answers: frozenset[str]  # names bound to what something gives in a `with` or a loop
    children: list[_Node] = field(default_factory=list)


def relevant(
    body: tuple[ir.Stmt, ...],
    parameters: frozenset[str],
    leading: Leading,
    unread: frozenset[str],
    needs_result: bool,
    harmless: Callable[[ir.Call], bool] | None = None,
) -> frozenset[int]:
    """The identities of the statements that matter.

    Where a value goes into one of the fields `unread` it does not matter what it is. `harmless`
    tells of calls of methods that they change nothing.
    """
    nodes = [node for statement in body for node in _nodes(statement, None, unread)]
    if harmless is not None:
        for node in nodes:
            _forgive(node.own, harmless)
    answers = {name for node in nodes for name in node.answers}
    answers -= parameters.union(*(node.own.binds - node.answers for node in nodes))
    for node in nodes:
        node.own.answers = answers
        _look_into_skipped(node.own, leading)
    fresh = _fresh(nodes) - parameters
    for node in nodes:
        _keep(node, fresh)
    # What is bound for an outer scope matters to others.
    scopes = [node.statement for node in nodes if isinstance(node.statement, ir.Scope)]
    names = {name for scope in scopes for name in scope.names}
    bound = parameters.union(*(node.own.binds for node in nodes))
    unbound = BUILTINS - bound
    chosen: set[int] = set()
    walks = _walks(nodes)
    if needs_result and not any(_gives(node.statement) for node in nodes):
        # What gives nothing back may be there to refuse what it is handed.
        for node in nodes:
            if _refuses(node.statement) and not parameters.isdisjoint(node.own.reads):
                names |= node.own.reads & parameters
    aliases = handed_aliases(
        (node.statement for node in nodes),
        (name for node in nodes for name in node.passes),
        fresh,
    )
    grown = True
    while grown:
        others = {to for name, held in aliases.items() if name in names for to in held}
        grown = not others <= names
        names |= others
        for node in nodes:
            if id(node.statement) in chosen:
                continue
            local = not (node.own.called.isdisjoint(bound) and walks.isdisjoint(node.own.reads))
            if ADVANCING in node.own.called:
                local = local or not bound.isdisjoint(node.own.reads)
            if not local and not _matters(node, names, fresh, leading, needs_result, chosen):
                continue
            grown = True
            part: _Node | None = node
            while part is not None and id(part.statement) not in chosen:
                chosen.add(id(part.statement))
                names |= part.own.reads - unbound
                names |= {f".{name}" for name in part.own.attributes}
                part = part.parent
    return frozenset(chosen)


def _walks(nodes: list[_Node]) -> set[str]:
    """Names that hold what a generator function of the body gives: to walk it runs that on."""
    makers = {
        node.statement.name
        for node in nodes
        if isinstance(node.statement, ir.Function) and node.statement.is_generator
    }
    return {
        name for node in nodes if not makers.isdisjoint(node.own.called) for name in node.own.binds
    }


def _matters(
    node: _Node,
    names: set[str],
    fresh: set[str],
    leading: Leading,
    needs_result: bool,
    chosen: set[int],
) -> bool:
    own = node.own
    statement = node.statement
    if isinstance(statement, ir.Scope):
        return True
    if isinstance(statement, ir.Return | ir.Raise | ir.Jump):
        inside = node.parent is not None and id(node.parent.statement) in chosen
        if inside or (needs_result and isinstance(statement, ir.Return)):
            return True
    if not SETTING.isdisjoint(own.reads) or not SETTING_METHODS.isdisjoint(own.attributes):
        return True
    if own.stores or leading.found(own) or not leading.objects.isdisjoint(own.hands):
        return True
    if not names.isdisjoint(own.binds) or not names.isdisjoint(
        own.mutates | own.asked | node.passes
    ):
        return True
    if any(name not in fresh for name in own.mutates):
        return True
    if needs_result and _yields(statement):
        return True
    shows = node.leaves or isinstance(statement, ir.Assert)
    return shows and not names.isdisjoint(own.reads)


def _gives(statement: ir.Stmt) -> bool:
    return isinstance(statement, ir.Return) and statement.value is not None


def _refuses(statement: ir.Stmt) -> bool:
    """Whether a statement raises unless a test holds."""
    if isinstance(statement, ir.Assert):
        return True
    return isinstance(statement, ir.If) and any(
        isinstance(inner, ir.Raise) for inner in (*statement.body, *statement.orelse)
    )


def _forgive(own: Names, harmless: Callable[[ir.Call], bool]) -> None:
    """Take names for unchanged of which only methods are called that change nothing."""
    harmful = {ir.last_name(call.function.base) for call in own.invoked if not harmless(call)}
    invoked = {ir.last_name(call.function.base) for call in own.invoked}
    own.mutates -= invoked - harmful - own.direct


def _keep(node: _Node, fresh: set[str]) -> None:
    """Take what a list or dict made here comes to hold for kept there, not for handed on."""
    call = node.statement.value if isinstance(node.statement, ir.Evaluate) else None
    if isinstance(call, ir.Call) and is_taking(call, fresh):
        inside = Names()
        walk([argument.value for argument in call.arguments], inside)
        node.own.hands = inside.hands
        node.passes = frozenset(passed([node.statement], fresh))


def _yields(statement: ir.Stmt) -> bool:
    value = getattr(statement, "value", None)
    return isinstance(value, ir.Yield) or (
        isinstance(value, ir.Await) and isinstance(value.value, ir.Yield)
    )


def _look_into_skipped(own: Names, leading: Leading) -> None:
    """Take the values of unread fields into account where they do more than hold something."""
    held, own.skipped = own.skipped, []
    for value in held:
        inside = Names()
        walk([value], inside)
        if inside.binds or leading.found(inside):
            own.unread = frozenset()
            walk([value], own)


def _nodes(statement: ir.Stmt, parent: _Node | None, unread: frozenset[str]) -> Iterator[_Node]:
    if isinstance(statement, ir.Later):
        own, passes = statement.names, statement.passes
        yield _Node(statement, parent, own, passes, statement.leaves, frozenset())
        return
    own = Names(unread=unread)
    blocks = blocks_of(statement)
    roots = _own_parts(statement) if blocks else [statement]
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
    if _tells(statement):
        own.mutates, own.asked, passes = own.mutates - own.reads, set(), frozenset()
        own.hands = set()
    node = _Node(statement, parent, own, passes, leaves, answers)
    yield node
    for block in blocks:
        for inner in block:
            yield from _nodes(inner, node, unread)


def _rebound(body: tuple[ir.Stmt, ...]) -> Iterator[str]:
    """The names around a function that it says it binds, whenever somebody calls it."""
    for statement in body:
        if isinstance(statement, ir.Scope):
            yield from statement.names if statement.kind == "nonlocal" else ()
        inner = [statement.body] if isinstance(statement, ir.Function) else blocks_of(statement)
        for block in inner:
            yield from _rebound(block)


def _tells(statement: ir.Stmt) -> bool:
    """Whether a statement only tells of things: a line of a log, with nothing called for it."""
    call = statement.value if isinstance(statement, ir.Evaluate) else None
    if not isinstance(call, ir.Call) or any(_calls(argument.value) for argument in call.arguments):
        return False
    function = call.function
    if isinstance(function, ir.Attribute):
        return (ir.last_name(function.base) or "").strip("_").lower() in TELLERS
    return isinstance(function, ir.Name) and function.id == "print"


def _calls(expr: ir.Expr) -> bool:
    """Whether an expression calls what may change something."""
    names = Names()
    walk([expr], names)
    return bool(names.mutates or names.binds or names.called - BUILTINS)


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


def _own_parts(statement: ir.Stmt) -> list[ir.Stmt]:
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


def made_on_the_spot(body: tuple[ir.Stmt, ...], unread: frozenset[str]) -> set[str]:
    """The names of a function's body that only ever hold objects made there."""
    return _fresh([node for statement in body for node in _nodes(statement, None, unread)])


def _fresh(nodes: list[_Node]) -> set[str]:
    """Names that only ever hold objects made on the spot: nobody else sees them change."""
    fresh: set[str] = set()
    other: set[str] = set()
    for node in nodes:
        statement = node.statement
        if (
            isinstance(statement, ir.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ir.Name)
            and _made_here(statement.value)
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

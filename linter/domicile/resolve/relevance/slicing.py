"""Slicing: which statements of a function can matter to a call, so that the rest is not run.

A statement matters if it may lead to a call, changes something that others can see, returns
what is asked for, or binds or changes a name that a statement that matters reads. What is left
out could only have narrowed the paths, so leaving it out never hides a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from domicile import ir
from domicile.python.names import HELD, LAMBDA, NOTHING, READERS
from domicile.resolve.relevance.effects import acted_on
from domicile.resolve.relevance.held import SPLAT, handed_aliases, put_aside
from domicile.resolve.relevance.holding import led, sending, walked
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.leaving import (
    Changing,
    changes_others,
    hands_on,
    leads_on,
    leaving_before,
    outer_names,
    waits_for,
)
from domicile.resolve.relevance.parts import (
    BUILTINS,
    TELLING,
    Node,
    blocks_of,
    nodes_of,
    own_parts,
)
from domicile.resolve.relevance.preparing import prepare
from domicile.resolve.relevance.purposes import Slice, hands_out, ignored, making
from domicile.resolve.relevance.quiet import can_be_quiet, is_plain, is_quiet

# What sets attributes or names without saying so, and what leads to methods that may.
SETTING = frozenset({"super", "setattr", "delattr", "eval", "exec", "globals", "vars"})
SETTING_METHODS = frozenset({"__init__", "__setattr__", "__delattr__"})
ADVANCING = "next"  # runs a generator on, which may change what it was given


def relevant(
    body: tuple[ir.Stmt, ...],
    parameters: frozenset[str],
    leading: Leading,
    unread: frozenset[str],
    needs_result: bool,
    harmless: Callable[[ir.Call], bool] | None = None,
    changing: Changing | None = None,
    called: bool = False,
) -> Slice:
    """The statements that matter.

    Where a value goes into one of the fields `unread` it does not matter what it is. `harmless`
    tells of calls of methods that they change nothing, `changing` of functions and methods by
    their names that they may change what they are handed. Where it is `called`, a method may send
    without a word for it.
    """
    nodes = [
        node for statement in body for node in nodes_of(statement, None, unread, leading.telling)
    ]
    if not leading.invoking <= leading.acting and any(map(_has_functions, nodes)):
        # Whoever calls what it is handed may change names of this function.
        leading = replace(leading, acting=leading.acting | leading.invoking)
    needs_result = needs_result or (called and any(map(_gives_what_methods_give, nodes)))
    fresh = prepare(nodes, parameters, leading, harmless, changing)
    outer = {name for node in nodes for name in outer_names(node)}
    bound = parameters.union(*(node.own.binds for node in nodes))
    scope = _Scope(
        bound, walked(nodes), led(nodes, leading), fresh, changing, leading, unread, needs_result
    )
    aliases = handed_aliases(
        (node.statement for node in nodes),
        (name for node in nodes for name in node.passes | node.own.deep),
    )
    names = outer | _refused_at_first(nodes, parameters, needs_result)
    choice = _Choice(names, BUILTINS - bound)
    by_resource = sending(nodes, leading)
    for node in by_resource:
        _choose(node, choice)
    changes = [changes_others(node, fresh, outer, leading, changing) for node in nodes]
    grown = True
    while grown:
        others = {to for name, held in aliases.items() if name in names for to in held}
        grown = not others <= names
        names |= others
        grown = _choose_what_matters(nodes, choice, scope) or grown
        for node in leaving_before(nodes, changes, choice.chosen):
            grown = True
            _choose(node, choice)
    chosen, ends = choice.chosen, choice.ends
    kept = [node for node in nodes if id(node.statement) in chosen - ends]
    return Slice(
        frozenset(chosen | choice.hushed),
        frozenset(ends | (choice.hushed - chosen)) or NOTHING,
        frozenset(ignored(nodes, chosen, names, needs_result)) or NOTHING,
        making(kept, [node for node in kept if node in by_resource or leading.found(node.own)]),
        making(kept, [node for node in kept if hands_out(node)]),
    )


class _Scope(NamedTuple):
    """What is known of a function before its statements are chosen."""

    bound: frozenset[str]  # its own names
    walks: set[str]  # see `walked`
    led: set[str]  # see `led`
    fresh: set[str]  # see `prepare`
    changing: Changing | None
    leading: Leading
    unread: frozenset[str]
    needs_result: bool


@dataclass(slots=True)
class _Choice:
    """The statements that are chosen so far, by identity, and the `names` that matter to them."""

    names: set[str]
    unbound: frozenset[str]  # builtins that the function does not bind
    chosen: set[int] = field(default_factory=set)
    hushed: set[int] = field(default_factory=set)  # blocks of which it does not matter if they run
    ends: set[int] = field(default_factory=set)  # and statements


def _choose_what_matters(nodes: list[Node], choice: _Choice, scope: _Scope) -> bool:
    """Choose what matters to what is chosen; False if nothing more does."""
    chosen, fresh, grown = choice.chosen, scope.fresh, False
    started = {n for node in nodes if id(node.statement) in chosen for n in node.own.binds}
    for node in nodes:
        if id(node.statement) in chosen:
            continue
        acts = _acts(node, scope, choice.names, started)
        if (
            acts
            or not fresh.issuperset(put_aside(node.statement, fresh, node.own))
            or _matters(node, choice, scope)
        ):
            grown = True
            if not acts and is_quiet(node, scope.leading, scope.unread):
                _choose_quiet(node, choice)
            else:
                _choose(node, choice)
    return grown


def _choose_quiet(node: Node, choice: _Choice) -> None:
    """Choose a statement that only makes what matters."""
    choice.chosen.add(id(node.statement))
    if not choice.names.isdisjoint(node.passes):  # it may come to hold what matters
        choice.names |= node.own.reads - choice.unbound
    if not is_plain(node.statement):
        choice.ends.add(id(node.statement))
    _choose_around(node, choice)


def _acts(node: Node, scope: _Scope, names: set[str], started: set[str]) -> bool:
    """Whether a statement may do something to what matters, whatever it is to what it names."""
    own = node.own
    if not own.called.isdisjoint(scope.bound) or not scope.walks.isdisjoint(own.reads):
        return True
    if ADVANCING in own.called and not scope.bound.isdisjoint(own.reads):
        return True
    if HELD in own.invokes or _works_on(node, scope.led):
        return True
    if hands_on(own, scope.fresh, scope.changing):
        return True
    if waits_for(node.statement) and not started.isdisjoint(own.reads):
        return True
    return _hands_contents(node, names, scope.changing)


def _has_functions(node: Node) -> bool:
    return bool(node.own.functions) or LAMBDA in node.own.defined


def _hands_contents(node: Node, names: set[str], changing: Changing | None) -> bool:
    """Whether it hands what is held by what matters to a function that may change that."""
    held = any(n.startswith(SPLAT) and n.removeprefix(SPLAT) in names for n in node.passes)
    return held and changing is not None and any(map(changing.functions, node.own.called))


def _works_on(node: Node, led: set[str]) -> bool:
    """Whether what a `return` evaluates may run a coroutine or a generator that leads to a call."""
    return _works_out(node) and not led.isdisjoint(node.own.reads)


def _refused_at_first(
    nodes: list[Node], parameters: frozenset[str], needs_result: bool
) -> set[str]:
    """The parameters that matter whatever is chosen, since a function may refuse them."""
    names: set[str] = set()
    if needs_result and not any(_gives(node.statement) for node in nodes):
        # What gives nothing back may be there to refuse what it is handed.
        for node in nodes:
            if _refuses(node.statement) and not parameters.isdisjoint(node.own.reads):
                names |= node.own.reads & parameters
    return names


def _choose(node: Node, choice: _Choice) -> None:
    """Choose a statement and those it stands in; what they read matters from now on."""
    part: Node | None = node
    while part is not None and id(part.statement) not in choice.chosen:
        choice.chosen.add(id(part.statement))
        choice.names |= part.own.reads - choice.unbound
        choice.names |= {f".{name}" for name in part.own.attributes}
        part = part.parent


def _choose_around(node: Node, choice: _Choice) -> None:
    """Choose what a quiet statement stands in, for that alone."""
    part = node.parent
    while part is not None and id(part.statement) not in choice.chosen:
        if not can_be_quiet(part):
            _choose(part, choice)
            return
        choice.hushed.add(id(part.statement))
        part = part.parent


def _matters(node: Node, choice: _Choice, scope: _Scope) -> bool:
    own, statement = node.own, node.statement
    names, chosen, leading = choice.names, choice.chosen, scope.leading
    if isinstance(statement, ir.Scope):
        return True
    inside = node.parent is not None and id(node.parent.statement) in chosen
    if scope.needs_result and isinstance(statement, ir.Return):
        return True
    if inside and isinstance(statement, ir.Return | ir.Raise | ir.Jump) and not _gives(statement):
        return True
    if leads_on(node, chosen):
        return True
    if not SETTING.isdisjoint(own.reads) or not SETTING_METHODS.isdisjoint(own.attributes):
        return True
    if own.stores or leading.matters(own) or not leading.objects.isdisjoint(own.hands):
        return True
    if not names.isdisjoint(own.binds) or not names.isdisjoint(
        own.mutates | own.asked | node.passes
    ):
        return True
    if any(name not in scope.fresh for name in own.mutates):
        return True
    read = {n for n in own.hands if n in leading.read_by_calls or f".{n}" in names}
    if read and _changes_attribute(node, read):
        return True
    if scope.needs_result and _yields(statement):
        return True
    if _acts_on_result(statement):
        return True
    shows = node.leaves or isinstance(statement, ir.Assert)
    return shows and not names.isdisjoint(own.reads)


def _changes_attribute(node: Node, read: set[str]) -> bool:
    """Whether it calls a method for its effect of an attribute that is read."""
    statement = node.statement
    within = bool(blocks_of(statement))
    return not read.isdisjoint(acted_on(own_parts(statement) if within else [statement], within))


def _acts_on_result(statement: ir.Stmt) -> bool:
    """Whether it calls a method of what a call gives, for its own sake: `get().use("us")`."""
    call = statement.value if isinstance(statement, ir.Evaluate | ir.Return) else None
    call = call.value if isinstance(call, ir.Await) else call
    function = call.function if isinstance(call, ir.Call) else None
    if not isinstance(function, ir.Attribute) or function.name in READERS | TELLING:
        return False
    inner = function.base
    return isinstance(inner, ir.Call) and not (
        isinstance(inner.function, ir.Name) and inner.function.id in BUILTINS
    )


def _gives_what_methods_give(node: Node) -> bool:
    """Whether it returns what methods may give: `getattr(x, y).create()`."""
    return _works_out(node) and bool(node.own.attributes)


def _works_out(node: Node) -> bool:
    """Whether it returns more than what a name or an attribute holds."""
    value = node.statement.value if isinstance(node.statement, ir.Return) else None
    return not isinstance(value, ir.Const | ir.Name | ir.Attribute | None)


def _gives(statement: ir.Stmt) -> bool:
    return isinstance(statement, ir.Return) and statement.value is not None


def _refuses(statement: ir.Stmt) -> bool:
    """Whether a statement raises unless a test holds."""
    if isinstance(statement, ir.Assert):
        return True
    return isinstance(statement, ir.If) and any(
        isinstance(inner, ir.Raise) for inner in (*statement.body, *statement.orelse)
    )


def _yields(statement: ir.Stmt) -> bool:
    value = getattr(statement, "value", None)
    return isinstance(value, ir.Yield) or (
        isinstance(value, ir.Await) and isinstance(value.value, ir.Yield)
    )

"""Slicing: which statements of a function can matter to a call, so that the rest is not run.

A statement matters if it may lead to a call, changes something that others can see, returns
what is asked for, or binds or changes a name that a statement that matters reads. What is left
out could only have narrowed the paths, so leaving it out never hides a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domicile import ir
from domicile.python.names import HELD, LAMBDA, READERS
from domicile.resolve.relevance.effects import acted_on
from domicile.resolve.relevance.held import SPLAT, handed_aliases, put_aside
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
    names = outer | _refused_at_first(nodes, parameters, needs_result)
    bound = parameters.union(*(node.own.binds for node in nodes))
    unbound, walks, led = BUILTINS - bound, _walks(nodes), _led(nodes, leading)
    aliases = handed_aliases(
        (node.statement for node in nodes),
        (name for node in nodes for name in node.passes | node.own.deep),
    )
    chosen: set[int] = set()
    hushed: set[int] = set()  # blocks of which it does not matter whether they run
    ends: set[int] = set()  # and statements
    sending = _sending(nodes, leading)
    for node in sending:
        _choose(node, chosen, names, unbound)
    changes = [changes_others(node, fresh, outer, leading, changing) for node in nodes]
    grown = True
    while grown:
        others = {to for name, held in aliases.items() if name in names for to in held}
        grown = not others <= names
        names |= others
        started = {n for node in nodes if id(node.statement) in chosen for n in node.own.binds}
        for node in nodes:
            if id(node.statement) in chosen:
                continue
            local = not (node.own.called.isdisjoint(bound) and walks.isdisjoint(node.own.reads))
            if ADVANCING in node.own.called:
                local = local or not bound.isdisjoint(node.own.reads)
            local = local or HELD in node.own.invokes or _works_on(node, led)
            local = local or hands_on(node.own, fresh, changing)
            local = local or (waits_for(node.statement) and not started.isdisjoint(node.own.reads))
            local = local or _hands_contents(node, names, changing)
            if (
                local
                or not fresh.issuperset(put_aside(node.statement, fresh, node.own))
                or _matters(node, names, fresh, leading, needs_result, chosen)
            ):
                grown = True
                if not local and is_quiet(node, leading, unread):
                    chosen.add(id(node.statement))
                    if not names.isdisjoint(node.passes):  # it may come to hold what matters
                        names |= node.own.reads - unbound
                    ends |= set() if is_plain(node.statement) else {id(node.statement)}
                    _choose_around(node, chosen, hushed, names, unbound)
                else:
                    _choose(node, chosen, names, unbound)
        for node in leaving_before(nodes, changes, chosen):
            grown = True
            _choose(node, chosen, names, unbound)
    quiet = ends | (hushed - chosen)
    kept = [node for node in nodes if id(node.statement) in chosen - ends]
    return Slice(
        frozenset(chosen | hushed),
        frozenset(quiet),
        frozenset(ignored(nodes, chosen, names, needs_result)),
        making(kept, [node for node in kept if node in sending or leading.found(node.own)]),
        making(kept, [node for node in kept if hands_out(node)]),
    )


def _has_functions(node: Node) -> bool:
    return bool(node.own.functions) or LAMBDA in node.own.defined


def _hands_contents(node: Node, names: set[str], changing: Changing | None) -> bool:
    """Whether it hands what is held by what matters to a function that may change that."""
    held = any(n.startswith(SPLAT) and n.removeprefix(SPLAT) in names for n in node.passes)
    return held and changing is not None and any(map(changing.functions, node.own.called))


def _led(nodes: list[Node], leading: Leading) -> set[str]:
    """Names that hold what something that leads to a call gives, and what is made of that."""
    found = {name for node in nodes if leading.found(node.own) for name in node.own.binds}
    grown = bool(found)
    while grown:
        more = {n for node in nodes if not found.isdisjoint(node.own.reads) for n in node.own.binds}
        grown = not more <= found
        found |= more
    return found


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


def _choose(node: Node, chosen: set[int], names: set[str], unbound: frozenset[str]) -> None:
    """Choose a statement and those it stands in; what they read matters from now on."""
    part: Node | None = node
    while part is not None and id(part.statement) not in chosen:
        chosen.add(id(part.statement))
        names |= part.own.reads - unbound
        names |= {f".{name}" for name in part.own.attributes}
        part = part.parent


def _choose_around(
    node: Node, chosen: set[int], hushed: set[int], names: set[str], unbound: frozenset[str]
) -> None:
    """Choose what a quiet statement stands in, for that alone."""
    part = node.parent
    while part is not None and id(part.statement) not in chosen:
        if not can_be_quiet(part):
            _choose(part, chosen, names, unbound)
            return
        hushed.add(id(part.statement))
        part = part.parent


def _sending(nodes: list[Node], leading: Leading) -> list[Node]:
    """What reads an operation from what holds a resource: `table["m"].create(...)`."""
    holding = {
        name
        for node in nodes
        if not leading.resources.isdisjoint(node.own.attributes)
        for name in node.own.binds
    }
    if not holding:
        return []
    for node in nodes:
        if not holding.isdisjoint(node.own.reads):
            holding |= node.own.binds
    return [
        node
        for node in nodes
        if not holding.isdisjoint(node.own.reads)
        and not leading.operations.isdisjoint(node.own.attributes)
    ]


def _walks(nodes: list[Node]) -> set[str]:
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
    node: Node,
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
    inside = node.parent is not None and id(node.parent.statement) in chosen
    if needs_result and isinstance(statement, ir.Return):
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
    if any(name not in fresh for name in own.mutates):
        return True
    read = {n for n in own.hands if n in leading.read_by_calls or f".{n}" in names}
    if read and _changes_attribute(node, read):
        return True
    if needs_result and _yields(statement):
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

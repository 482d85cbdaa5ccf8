"""What could not be run: its calls are noted with nothing known of them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from domicile import ir
from domicile.calls import Reason
from domicile.chunks import Chunk
from domicile.findings import FileError
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.machine.records import NOTHING_KNOWN, Record
from domicile.resolve.modules.top_levels import lowered

# What an Opaque says of a part that is left out, and what is told of it.
UNREAD = {
    "nested too deeply": "nested too deeply: calls inside are not seen",
    "syntax": "a statement that cannot be parsed: calls inside are not seen",
}

DEEP = 90  # generations; what is less deep is lowered as a whole, or not at all


def note_unresolved(machine: Machine, run: ModuleRun, chunk: Chunk) -> None:
    """Note the calls spelled out in a chunk that was too complex, with everything unknown."""
    if machine.spelling.tails.isdisjoint(chunk.attributes):
        return  # nothing to find, and there may be a lot to lower
    reason = Reason("the code around the call is too complex to follow", None)
    for statement in _holding(lowered(run, chunk), machine.spelling.tails):
        for call, path in _spelled(statement):
            tail = machine.catalog.recognised.operation(path)
            if tail is None or not _may_be_claude(machine, call, path):
                continue
            operation = machine.catalog.operations[tail]
            place = run.location(call.span)
            blank = Record(machine.catalog.surface, operation.geo != "none", operation.infers, {})
            blank.of_batch = operation.kind == "batch"
            record = machine.recorder.record(place, operation.name, blank, NOTHING_KNOWN, ())
            for attribute in ("platform", "model", "geo", "region"):
                record.reasons.setdefault(attribute, {})[reason] = None


def gaps(run: ModuleRun, chunk: Chunk) -> list[FileError]:
    """The parts of a chunk that could not be lowered: what they send is not known at all."""
    return [
        FileError(run.path, UNREAD[node.what], node.span.line, node.span.column)
        for statement in lowered(run, chunk)
        for node in (
            ir.nodes(statement) if chunk.depth > DEEP else [getattr(statement, "value", None)]
        )
        if isinstance(node, ir.Opaque) and node.what in UNREAD
    ]


def _may_be_claude(machine: Machine, call: ir.Call, path: tuple[str, ...]) -> bool:
    """Whether its arguments, where all are written out, are those of a request to Claude."""
    if path != _path(call.function):
        return True  # it is handed over: the arguments are another's
    recognised = machine.catalog.recognised
    names = {argument.keyword for argument in call.arguments}
    if not names.isdisjoint(recognised.never_keywords):
        return False
    told = recognised.keywords | recognised.near_keywords
    return any(argument.star for argument in call.arguments) or not names.isdisjoint(told)


def _holding(statements: Iterable[ir.Stmt], words: Set[str]) -> Iterable[ir.Stmt]:
    """The statements, of very long functions those alone that read one of the attributes."""
    for statement in statements:
        if isinstance(statement, ir.Function):
            yield from _holding(statement.body, words)
            yield replace(statement, body=())
        elif not isinstance(statement, ir.Later):
            yield statement
        elif not words.isdisjoint(statement.names.attributes):
            yield from statement.lower()


def _spelled(node: object) -> Iterable[tuple[ir.Call, tuple[str, ...]]]:
    """Every call in a tree with the attribute paths it is made through, or is handed."""
    for current in ir.nodes(node):
        if isinstance(current, ir.Call):
            yield current, _path(current.function)
            for argument in current.arguments:
                if isinstance(argument.value, ir.Attribute):
                    yield current, _path(argument.value)


def _path(expression: ir.Expr) -> tuple[str, ...]:
    path: list[str] = []
    while isinstance(expression, ir.Attribute):
        path.insert(0, expression.name)
        expression = expression.base
    if isinstance(expression, ir.Name):
        path.insert(0, expression.id)
    return tuple(path)

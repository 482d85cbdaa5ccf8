"""Functions that stand in tables of which a function only calls the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered

BY_KEY = frozenset({"keys", "__contains__"})  # methods of a dict that give none of its values
OF_KEYS = frozenset({"list", "sorted", "tuple", "set", "len", "iter", "str", "repr", "join"})
ASKING = frozenset({"callable", "isinstance", "bool", "iscoroutinefunction"})


def kept(run: ModuleRun, chunk: Chunk, names: Set[str]) -> Set[str]:
    """Those of the names that a chunk keeps, but for what it only calls: `{"a": f}[key](x)`."""
    found = names & chunk.keeps
    if chunk.kind == "class":  # each of its parts is told by itself
        return found - frozenset().union(*(child.keeps for child in chunk.children))
    return _Uses(lowered(run, chunk)).kept(found) if found else found


class _Uses:
    """What becomes of the names in a piece of code."""

    def __init__(self, code: object) -> None:
        self._parents: dict[int, object] = {}
        self._named: dict[str, list[ir.Name | ir.Attribute]] = {}
        self._local = True  # whether its names are its own, and all of it is shown
        self._seen: set[tuple[str, str]] = set()  # names, and by what they are told
        pending = [code]
        while pending:
            node = pending.pop()
            self._local = self._local and not isinstance(node, ir.Later | ir.Scope)
            if isinstance(node, ir.Name | ir.Attribute):
                name = node.id if isinstance(node, ir.Name) else node.name
                self._named.setdefault(name, []).append(node)
            for child in _parts(node):
                self._parents[id(child)] = node
                pending.append(child)

    def kept(self, names: Set[str]) -> Set[str]:
        """Those of the names that may be called by something else."""
        if not self._local:
            return names
        named = self._named
        return {n for n in names if n not in named or not all(map(self._is_called, named[n]))}

    def _is_called(self, value: object) -> bool:
        """Whether what an expression gives is called here, if at all."""
        over = self._parents.get(id(value))
        if isinstance(over, ir.Call):
            return over.function is value
        if isinstance(over, ir.Argument):
            return self._is_asked(over)
        if isinstance(over, ir.DictItem):
            return over.value is value and self._is_table(self._parents[id(over)])
        if isinstance(over, ir.Conditional):
            return over.test is value or self._is_called(over)
        if isinstance(over, ir.Boolean):
            return self._is_called(over)
        if isinstance(over, ir.Assign):
            return self._all(over, value, self._is_called)
        if isinstance(over, ir.Compare):
            return over.operator in ("is", "is not", "==", "!=")
        return isinstance(over, ir.Unary | ir.If | ir.While | ir.Evaluate)

    def _is_asked(self, argument: ir.Argument) -> bool:
        call = self._parents.get(id(argument))
        return isinstance(call, ir.Call) and ir.last_name(call.function) in ASKING

    def _is_table(self, value: object) -> bool:
        """Whether a dict is only looked up, for what is then called."""
        over = self._parents.get(id(value))
        if isinstance(over, ir.Subscript):
            return over.base is value and self._is_read(over) and self._is_called(over)
        if isinstance(over, ir.Attribute):
            call = self._parents.get(id(over))
            if over.name == "get" and isinstance(call, ir.Call) and call.function is over:
                return self._is_called(call)
            return over.name in BY_KEY
        if isinstance(over, ir.Argument):
            call = self._parents.get(id(over))
            return isinstance(call, ir.Call) and ir.last_name(call.function) in OF_KEYS
        if isinstance(over, ir.Assign):
            return self._all(over, value, self._is_table)
        if isinstance(over, ir.Compare):
            return over.operator in ("in", "not in") and over.right is value
        if isinstance(over, ir.For | ir.Clause):
            return over.iterable is value
        return isinstance(over, ir.If | ir.Formatted | ir.Unary)

    def _is_read(self, subscript: ir.Subscript) -> bool:
        over = self._parents.get(id(subscript))
        return not (isinstance(over, ir.Assign) and subscript in over.targets)

    def _all(self, bound: ir.Assign, value: object, used: Callable[[object], bool]) -> bool:
        """Whether this holds of every use of the names that are bound."""
        if bound.value is not value:
            return True  # it is what is bound
        if not all(isinstance(target, ir.Name) for target in bound.targets):
            return False
        told = {(t.id, used.__name__) for t in bound.targets if isinstance(t, ir.Name)} - self._seen
        self._seen |= told
        return all(used(each) for name, _ in told for each in self._named[name])


def _parts(node: object) -> Iterator[object]:
    """What stands right in a node, tuples opened."""
    if hasattr(node, "__dataclass_fields__"):
        values = [getattr(node, name) for name in node.__dataclass_fields__]
    else:
        values = [node]
    for value in values:
        if isinstance(value, tuple):
            for each in value:
                yield from _parts(each) if isinstance(each, tuple) else (each,)
        elif value is not node and hasattr(value, "__dataclass_fields__"):
            yield value

"""Functions that a decorator of another package makes methods of a class.

`@patch def ask(self: Client, ...)` of fastcore: the class is the annotation of the first
parameter, or is named by the decorator. The function's own name stays unbound.
"""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.domain.atoms import Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.bodies import function_head
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ModuleRun

PACKAGES = frozenset({"fastcore"})
DECORATORS = frozenset({"patch", "patch_to", "patch_property"})


def is_patch(run: ModuleRun, chunk: Chunk) -> bool:
    """Whether a top-level function becomes a method of a class that is defined elsewhere."""
    if not any(name.rpartition(".")[2] in DECORATORS for name in chunk.decorators):
        return False
    imports = {entry for part in run.module.chunks for entry in part.imports}
    return any(module.partition(".")[0] in PACKAGES for module, _, _ in imports)


def put_into_class(machine: Machine, state: State, frame: Frame, closure: Closure) -> None:
    """Bind the function in the classes that its head names."""
    node = function_head(closure)
    if not isinstance(node, ir.Function):
        return
    decorator = next(d for d in node.decorators if ir.last_name(_function(d)) in DECORATORS)
    value = _bound(closure, decorator)
    for named in _classes(node, decorator):
        for atom, _ in evaluate(machine, state, frame, named):
            if isinstance(atom, ClassInfo):
                closure.owner = closure.owner or atom
                atom.methods[closure.name] = closure
                machine.write(state, atom.frame, closure.name, value)


def _function(decorator: ir.Expr) -> ir.Expr:
    return decorator.function if isinstance(decorator, ir.Call) else decorator


def _bound(closure: Closure, decorator: ir.Expr) -> Value:
    """The function as a method, a property or a class method."""
    options = {a.keyword for a in decorator.arguments} if isinstance(decorator, ir.Call) else set()
    if "as_prop" in options or ir.last_name(_function(decorator)) == "patch_property":
        return one(Wrapped("property", closure))
    return one(Wrapped("class", closure) if "cls_method" in options else closure)


def _classes(node: ir.Function, decorator: ir.Expr) -> Iterator[ir.Expr]:
    if isinstance(decorator, ir.Call) and ir.last_name(decorator.function) == "patch_to":
        yield from (p for a in decorator.arguments[:1] for p in _parts(a.value))
    elif node.parameters and node.parameters[0].annotation is not None:
        yield from _parts(node.parameters[0].annotation)


def _parts(named: ir.Expr) -> Iterator[ir.Expr]:
    """The classes of `A`, `(A, B)`, `A | B`, `Union[A, B]` and `"A"`."""
    if isinstance(named, ir.SequenceDisplay):
        for part in named.items:
            yield from _parts(part)
    elif isinstance(named, ir.Binary):
        yield from _parts(named.left)
        yield from _parts(named.right)
    elif isinstance(named, ir.Subscript):
        yield from _parts(named.index)
    elif isinstance(named, ir.Const) and isinstance(named.value, str):
        yield ir.Name(named.value, named.span)
    else:
        yield named

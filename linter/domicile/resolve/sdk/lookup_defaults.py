"""What is looked up by a key in something the code does not show: the default is one answer."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.atoms import ABSENT, Const, Unknown
from domicile.resolve.domain.guards import TRUE, Guard, both
from domicile.resolve.domain.state import State
from domicile.resolve.domain.texts import is_text
from domicile.resolve.domain.values import Alternative, Value, one, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

LOOKING_UP = frozenset({"get", "pop"})
NAMED = ("default", "fallback")  # by which a function is told what to give otherwise
MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict"})


def with_default(
    machine: Machine,
    state: State,
    base: Unknown,
    path: tuple[str, ...],
    arguments: Arguments,
    found: Unknown,
) -> Value:
    """What `base.get(key, default)` gives: `found`, or the default where that is a text.

    Of what is not declared to be a mapping, a default that could be the name of something else,
    such as an option in a section, is not taken for one.
    """
    if arguments.more is not None:
        return one(found)
    told = or_default(machine, state, arguments, found)
    if len(told) > 1 or not path or path[-1] not in LOOKING_UP or len(arguments.positional) != 2:
        return told
    if keys(machine, arguments.keywords):
        return told
    key, default = (item.value for item in arguments.positional)
    if len(key) != 1 or not is_text(key[0].atom):
        return told
    texts = [alternative for alternative in default if is_text(alternative.atom)]
    if not all(_is_mapping(machine, base, path) or _is_no_name(a.atom) for a in texts):
        return told
    return _either(
        machine, found, default, machine.choice(2, ("default", base.symbol, path, key[0].atom))
    )


def or_default(machine: Machine, state: State, arguments: Arguments, found: Unknown) -> Value:
    """What a call gives that is told what to give otherwise: `config("MODEL", default=...)`."""
    for name in NAMED if arguments.positional else ():
        default = without(dict_get(state, arguments.keywords, name), ABSENT)
        if name in keys(machine, arguments.keywords) and default:
            return _either(machine, found, default, machine.choice(2))
    return one(found)


def _either(machine: Machine, found: Unknown, default: Value, ways: list[Guard]) -> Value:
    """What is found, or those of the defaults that are texts."""
    texts = [alternative for alternative in default if is_text(alternative.atom)]
    if not texts:
        return one(found)
    there, missing = ways
    told = [Alternative(a.atom, met) for a in texts if (met := both(a.guard, missing)) is not None]
    return (Alternative(found, there if len(texts) == len(default) else TRUE), *told)


def _is_no_name(atom: object) -> bool:
    return isinstance(atom, Const) and not str(atom.value).isidentifier()


def _is_mapping(machine: Machine, base: Unknown, path: tuple[str, ...]) -> bool:
    """Whether it is a parameter that is declared to be a mapping."""
    from domicile.resolve.functions.bodies import function_node

    place = base.reasons[0].location if base.reasons else None
    origin = machine.parameters.get(place) if place is not None else None
    if len(path) != 1 or not isinstance(origin, Closure):
        return False
    declared = (
        parameter.annotation
        for parameter in function_node(origin).parameters
        if origin.module.location(parameter.span) == place
    )
    return any(not MAPPINGS.isdisjoint(_names(annotation)) for annotation in declared)


def _names(annotation: ir.Expr | None) -> set[str]:
    """The names of the types in `A`, `A[...]`, `A | B` and `Optional[A]`."""
    if isinstance(annotation, ir.Binary):
        return _names(annotation.left) | _names(annotation.right)
    if isinstance(annotation, ir.Subscript):
        name = ir.last_name(annotation.base)
        return _names(annotation.index) if name in ("Optional", "Union") else {name}
    if isinstance(annotation, ir.SequenceDisplay):
        return set().union(*map(_names, annotation.items))
    return {ir.last_name(annotation)} if annotation is not None else set()

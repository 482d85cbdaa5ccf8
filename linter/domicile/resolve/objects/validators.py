"""Validators and converters: what changes a field's value between the caller and the instance."""

from __future__ import annotations

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict, union, without
from domicile.resolve.functions.bodies import function_head, function_node
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.functions.decorators import decorator_name
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.interpreter import apply, evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.modules.environment_settings import nodes
from domicile.resolve.modules.top_levels import class_body
from domicile.resolve.objects.bases import PLAIN_BASES, bases_of
from domicile.resolve.objects.fields import fields

FIELD_VALIDATORS = frozenset({"field_validator", "validator"})
MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
BEFORE = "model_validator"
MODEL_VALIDATORS = frozenset({BEFORE, "root_validator"})
CONVERTING = frozenset({"converter", "converters"})
CHECKS = frozenset({"BeforeValidator", "AfterValidator", "WrapValidator", "PlainValidator"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a new instance with the value it is about to get; `default` is the class's.

    `passed` is what it may be given, the same as the default or not.
    """

    owner: ClassInfo
    name: str
    value: Value
    default: Value | None
    passed: frozenset[Atom]


def changed_on_the_way(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, field: Field
) -> Value:
    """The field's value after the class's own validators.

    A default is taken as it is, unless the class asks for it to be validated.
    """
    value = field.value
    for closure, decorator in _decorated(info, FIELD_VALIDATORS):
        if not _names(decorator, field.name):
            continue
        kept = tuple(alt for alt in value if alt in (field.default or ()))
        every = bool(kept) and (_is_always(decorator) or _validates_defaults(info))
        given = tuple(alt for alt in value if every or alt not in kept or alt.atom in field.passed)
        if given:
            value = union((*kept, *_validated(machine, state, frame, info, closure, given)))
    converter = _converter(field)
    if converter is not None:
        outer = Frame(
            machine.new_id(),
            field.owner.module,
            (field.owner.frame, *field.owner.chain),
            field.owner.name,
        )
        function = evaluate(machine, state, outer, converter)
        passed = passing(machine, without(value, ABSENT))
        return apply(machine, state, outer, function, passed, converter.span)
    if _is_converted(field):
        unknown = machine.unknown(f"`{field.name}` of {info.name} is converted")
        value = union((*without(value, ABSENT), *unknown))
    return value


def is_validated(info: ClassInfo, owner: ClassInfo, name: str) -> bool:
    """Whether a class has code of its own for what a field is given."""
    named = any(_names(decorator, name) for _, decorator in _decorated(info, FIELD_VALIDATORS))
    return named or _is_converted(Field(owner, name, (), None, frozenset()))


def validated_before(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, arguments: Arguments
) -> Value:
    """The dicts that the one `@model_validator(mode="before")` of a class makes of the keywords.

    Nothing where there is none or where that is not shown: it also gets what comes from elsewhere.
    """
    found = [c for c, d in _decorated(info, frozenset({BEFORE})) if _mode(d) == "before"]
    others = _decorated(info, MODEL_VALIDATORS - {BEFORE})
    shown = not (arguments.open or arguments.positional or arguments.more)
    if len(found) != 1 or others or not shown or not _takes_what_is_passed(info):
        return ()
    given = passing(machine, one(Ref(dict_copy(machine, state, arguments.keywords))))
    value = call_closure(machine, state, frame, found[0], given, info, function_head(found[0]).span)
    value = restrict(value, state.condition)
    return value if all(machine.is_dict(atom) for atom, _ in value) else ()


def _takes_what_is_passed(info: ClassInfo) -> bool:
    """Whether nothing but what is passed comes to the fields: settings are read from elsewhere."""
    others = [base for base in bases_of(info) if not isinstance(base, ClassInfo)]
    paths = [getattr(base, "path", "") for base in others]
    return all(path in PLAIN_BASES or path in MODELS for path in paths)


def validate_whole(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    identity: int,
    validated: bool = False,
) -> None:
    """Run what checks an instance as a whole; before it exists, it may change any field, unless
    it has been run then."""
    for closure, decorator in _decorated(info, MODEL_VALIDATORS):
        if validated and _mode(decorator) == "before":
            continue
        if _mode(decorator) == "after":
            arguments = passing(machine)
            span = decorator.span
            call_closure(machine, state, frame, closure, arguments, Ref(identity), span)
            continue
        for _, name, _, _ in fields(info):
            old = restrict(state.get(identity, name) or (), state.condition)
            unknown = machine.unknown(f"`{closure.name}()` may change `{name}` of {info.name}")
            machine.write(state, identity, name, union((*old, *unknown)))


def _decorated(info: ClassInfo, wanted: frozenset[str]) -> list[tuple[Closure, ir.Expr]]:
    """The methods of a class and its bases under one of these decorators, bases first."""
    found: list[tuple[Closure, ir.Expr]] = []
    for base in reversed(bases_of(info)):
        if not isinstance(base, ClassInfo):
            continue
        for closure in base.methods.values():
            chunk = closure.chunk
            if chunk is not None and wanted.isdisjoint(
                dotted.rpartition(".")[2] for dotted in chunk.decorators
            ):
                continue
            node = function_head(closure)
            decorators = node.decorators if isinstance(node, ir.Function) else ()
            found += ((closure, d) for d in decorators if decorator_name(d) in wanted)
    return found


def _names(decorator: ir.Expr, name: str) -> bool:
    """Whether a field validator is for the field: named, or for all of them."""
    given = [a.value for a in decorator.arguments] if isinstance(decorator, ir.Call) else []
    texts = [part.value for part in given if isinstance(part, ir.Const)]
    return name in texts or "*" in texts or len(texts) < len(given)


def _is_always(decorator: ir.Expr) -> bool:
    given = decorator.arguments if isinstance(decorator, ir.Call) else ()
    return any(argument.keyword == "always" for argument in given)


def _validates_defaults(info: ClassInfo) -> bool:
    """Whether a class says so, of a field or of all: what it says is taken for yes."""
    bodies = [class_body(base) for base in bases_of(info) if isinstance(base, ClassInfo)]
    return any(
        isinstance(node, ir.Argument | ir.DictItem | ir.Name)
        and "validate_default" in (_keyword(node), getattr(node, "id", ""))
        for body in bodies
        for node in nodes(tuple(body))
    )


def _keyword(node: object) -> object:
    key = getattr(node, "key", None)
    return key.value if isinstance(key, ir.Const) else getattr(node, "keyword", None)


def _mode(decorator: ir.Expr) -> str:
    for argument in decorator.arguments if isinstance(decorator, ir.Call) else ():
        if argument.keyword == "mode" and isinstance(argument.value, ir.Const):
            return str(argument.value.value)
    return "before"


def _validated(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, closure: Closure, value: Value
) -> Value:
    node = function_node(closure)
    further = max(len(node.parameters) - 2, 0)
    rest = tuple(Item(machine.unknown("what a validator is told"), None) for _ in range(further))
    arguments = Arguments((Item(value, None), *rest), None, machine.no_keywords, None)
    return call_closure(machine, state, frame, closure, arguments, info, node.span)


def _converter(field: Field) -> ir.Expr | None:
    """What the class body names as a field's one converter (attrs)."""
    for statement in class_body(field.owner):
        target = statement.targets[0] if isinstance(statement, ir.Assign) else None
        if getattr(target, "id", "") == field.name and isinstance(statement, ir.Assign):
            call = statement.value
            given = [a for a in call.arguments if a.keyword] if isinstance(call, ir.Call) else []
            found = [a.value for a in given if a.keyword == "converter"]
            if len(found) == 1 and isinstance(found[0], ir.Name | ir.Attribute | ir.Lambda):
                return found[0]
    return None


def _is_converted(field: Field) -> bool:
    """Whether the class body gives the field a converter (attrs), or its type one (pydantic)."""
    for statement in class_body(field.owner):
        targets = getattr(statement, "targets", (getattr(statement, "target", None),))
        if any(getattr(target, "id", "") == field.name for target in targets):
            value, annotation = Names(), getattr(statement, "annotation", None)
            walk([annotation] if annotation is not None else [], value)
            if not CHECKS.isdisjoint(value.reads | value.attributes):
                return True
            given = getattr(getattr(statement, "value", None), "arguments", ())
            if any(argument.keyword in CONVERTING for argument in given):
                return True
    return False

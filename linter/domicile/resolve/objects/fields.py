"""Fields of data classes, attrs classes, named tuples and models: what their bodies declare."""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.resolve.domain.atoms import ABSENT, External
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import without
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.modules.top_levels import class_body
from domicile.resolve.objects.bases import PLAIN_BASES, base_name, bases_of

MODELS = frozenset({"BaseModel", "BaseSettings", "SQLModel"})
CONSTRUCTING = frozenset({"dataclass", "define", "frozen", "mutable", "attrs"})


def fields(info: ClassInfo) -> list[tuple[ClassInfo, str, ir.Expr, bool]]:
    """A data class's fields, bases first: the class, name, annotation, whether it has a default."""
    found: dict[str, tuple[ClassInfo, str, ir.Expr, bool]] = {}
    for base in reversed(_with_fields(info)):
        for statement in class_body(base):
            if isinstance(statement, ir.Declare) and isinstance(statement.target, ir.Name):
                name = statement.target.id
                if ir.last_name(statement.annotation) != "KW_ONLY":
                    found[name] = (base, name, statement.annotation, False)
            elif isinstance(statement, ir.Assign) and isinstance(statement.targets[0], ir.Name):
                name = statement.targets[0].id
                if statement.annotation is not None:
                    found[name] = (base, name, statement.annotation, True)
                elif _is_attrs_field(statement.value):
                    found[name] = (base, name, statement.value, True)
    return list(found.values())


def _with_fields(info: ClassInfo) -> list[ClassInfo]:
    """The class and its bases whose annotations are fields of it.

    A decorator takes over only those of what it, or its like, has decorated.
    """
    bases = [base for base in bases_of(info) if isinstance(base, ClassInfo)]
    others = [base for base in bases_of(info) if not isinstance(base, ClassInfo)]
    decorated = [base for base in bases if base.node.decorators]
    plain = all(getattr(base, "path", None) in PLAIN_BASES for base in others)
    return decorated if decorated and plain else bases


def takes_fields(info: ClassInfo) -> bool:
    """Whether annotations may make a constructor: a decorator or a base from elsewhere does it."""
    return any(
        bool(base.node.decorators)
        if isinstance(base, ClassInfo)
        else getattr(base, "path", None) not in PLAIN_BASES
        for base in bases_of(info)
    )


def made_by_fields(state: State, info: ClassInfo) -> bool:
    """Whether a decorator or a model's base makes the constructor, before any that is written."""
    for base in bases_of(info):
        if not isinstance(base, ClassInfo):
            if base_name(base) in MODELS:
                return True
        elif without(state.get(base.frame, "__init__") or (), ABSENT):
            return False
        elif any(_makes_constructor(decorator) for decorator in base.node.decorators):
            return True
    return False


def _makes_constructor(decorator: ir.Expr) -> bool:
    called = decorator.function if isinstance(decorator, ir.Call) else decorator
    return ir.last_name(called) in CONSTRUCTING and not _says(decorator, "init", False)


def not_positional(info: ClassInfo) -> frozenset[str]:
    """The fields that positional arguments pass over: `kw_only=True`, below `_: KW_ONLY`, ..."""
    found: dict[str, bool] = {}
    for base in reversed(bases_of(info)):
        if not isinstance(base, ClassInfo):
            continue
        by_keyword = any(_says(decorator, "kw_only", True) for decorator in base.node.decorators)
        for statement in class_body(base):
            value = statement.value if isinstance(statement, ir.Assign) else None
            target = getattr(statement, "target", None)
            if isinstance(statement, ir.Assign):
                target = statement.targets[0]
            if ir.last_name(getattr(statement, "annotation", None)) == "KW_ONLY":
                by_keyword = True
            elif isinstance(target, ir.Name):
                own = by_keyword and not _says(value, "kw_only", False)
                left_out = _says(value, "kw_only", True) or _says(value, "init", False)
                found[target.id] = own or left_out
    return frozenset(name for name, out in found.items() if out)


def _says(call: ir.Expr | None, keyword: str, value: bool) -> bool:
    """Whether a call passes this constant by this keyword."""
    return isinstance(call, ir.Call) and any(
        argument.keyword == keyword
        and isinstance(argument.value, ir.Const)
        and argument.value.value is value
        for argument in call.arguments
    )


def is_class_variable(annotation: ir.Expr) -> bool:
    """Whether an annotation says that the class alone has it."""
    base = annotation.base if isinstance(annotation, ir.Subscript) else annotation
    return ir.last_name(base) == "ClassVar"


def aliases(info: ClassInfo) -> dict[str, str]:
    """Other names under which a constructor takes fields, as `Field(alias=...)` gives them."""
    return {
        str(argument.value.value): name
        for name, call in field_calls(info)
        for argument in call.arguments
        if argument.keyword in ("alias", "validation_alias")
        and isinstance(argument.value, ir.Const)
    }


def field_calls(info: ClassInfo) -> Iterator[tuple[str, ir.Call]]:
    """The calls that describe fields with an annotation, as a value or in an `Annotated[...]`."""
    for base in reversed(bases_of(info)):
        for statement in class_body(base) if isinstance(base, ClassInfo) else ():
            target = statement.targets[0] if isinstance(statement, ir.Assign) else None
            annotation = getattr(statement, "annotation", None)
            if isinstance(statement, ir.Declare):
                target = statement.target
            if not isinstance(target, ir.Name) or annotation is None:
                continue
            calls = [getattr(statement, "value", None)]
            if isinstance(annotation, ir.Subscript) and isinstance(
                annotation.index, ir.SequenceDisplay
            ):
                calls += annotation.index.items
            yield from ((target.id, call) for call in calls if isinstance(call, ir.Call))


def configured(info: ClassInfo, *names: str) -> list[ir.Expr]:
    """What `model_config`, or the head of the class, gives for these settings."""
    found: list[ir.Expr] = []
    for base in reversed(bases_of(info)):
        if isinstance(base, ClassInfo):
            found += (a.value for a in base.node.keywords if a.keyword in names)
        for statement in class_body(base) if isinstance(base, ClassInfo) else ():
            if not isinstance(statement, ir.Assign):
                continue
            if ir.last_name(statement.targets[0]) != "model_config":
                continue
            value = statement.value
            if isinstance(value, ir.Call):
                found += (a.value for a in value.arguments if a.keyword in names)
            elif isinstance(value, ir.DictDisplay):
                keys = ((getattr(item.key, "value", None), item.value) for item in value.items)
                found += (setting for key, setting in keys if key in names)
            else:
                found.append(value)
    return found


def field_names(info: ClassInfo) -> list[str]:
    """A named tuple's fields in order; nothing for another class."""
    named = any(
        isinstance(base, External) and base.path.endswith("NamedTuple") for base in bases_of(info)
    )
    return [name for _, name, _, _ in fields(info)] if named else []


def _is_attrs_field(value: ir.Expr) -> bool:
    return isinstance(value, ir.Call) and ir.last_name(value.function) in ("ib", "attrib", "field")

"""Classes of the tree: definition, bases, attributes, instances, enums."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.catalog import ClientClass
from domicile.chunks import Chunk
from domicile.ir import Span
from domicile.resolve import modules
from domicile.resolve.objects import dict_set, new_dict
from domicile.resolve.program import ClassInfo, Closure, Frame, Machine, ObjectInfo
from domicile.resolve.state import CLASS, State
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    Atom,
    BoundMethod,
    Builtin,
    EnumMember,
    External,
    Item,
    Member,
    Partial,
    Ref,
    Super,
    Unknown,
    Value,
    Wrapped,
    constant,
    has,
    mapped,
    one,
    under,
    union,
    without,
)

ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})
PROPERTIES = frozenset({"property", "cached_property", "computed_field", "hybrid_property"})
MOST_BASES = 40
# Methods that named tuples and pydantic's models have: they give the fields, or a changed copy.
COPYING = frozenset({"_replace", "_asdict", "model_copy", "model_dump"})
# Constructors that pydantic's models have by another name.
VALIDATING = frozenset({"model_validate", "model_construct", "parse_obj", "construct"})
OLD_COPYING = frozenset({"copy", "dict"})


def define_class(
    machine: Machine, state: State, frame: Frame, node: ir.Class, chunk: Chunk | None = None
) -> None:
    """Run a class statement: its body's bindings become the fields of the class's frame.

    With a chunk, only what is no function is lowered now; methods wait until they are asked for.
    """
    from domicile.resolve.expressions import evaluate
    from domicile.resolve.names import store
    from domicile.resolve.statements import execute

    bases = tuple(atom for base in node.bases for atom, _ in evaluate(machine, state, frame, base))
    info = ClassInfo(frame.module, node.name, node, frame.chain, machine.new_id(), bases)
    info.chunk = chunk
    machine.classes.append(info)
    chain = (info.frame, *(f for f in frame.chain if f not in machine.class_frames))
    machine.class_frames.add(info.frame)
    inner = Frame(machine.new_id(), frame.module, chain, node.name, owner=info)
    if chunk is None:
        execute(machine, state, inner, node.body)
    else:
        for part in chunk.children:
            if part.kind == "function":
                _define_method(machine, state, inner, info, part)
            elif part.kind == "class":
                nested = modules.lowered(frame.module, part)[0]
                assert isinstance(nested, ir.Class)
                define_class(machine, state, inner, nested, part)
            else:
                execute(machine, state, inner, modules.lowered(frame.module, part))
    frame.nested.extend(inner.nested)
    if chunk is None:
        frame.nested.extend(info.methods.values())
    machine.heap.owners.add(info.frame)
    _tell_base(machine, state, frame, info)
    for key, value in state.store.items():
        if key[0] == info.frame:
            machine.heap.publish(key, value)
    for decorator in node.decorators:
        evaluate(machine, state, frame, decorator)
    store(machine, state, frame, node.name, one(info))


def _tell_base(machine: Machine, state: State, frame: Frame, info: ClassInfo) -> None:
    """Run the `__init_subclass__` of a base in the tree on the new class."""
    from domicile.resolve.arguments import Arguments, evaluate_arguments
    from domicile.resolve.calling import call_closure

    for base in bases_of(info)[1:]:
        hook = base.methods.get("__init_subclass__") if isinstance(base, ClassInfo) else None
        if hook is None:
            continue
        node = info.node
        passed = tuple(argument for argument in node.keywords if argument.keyword != "metaclass")
        header = ir.Call(ir.Name(info.name, node.span), passed, node.span)
        given = evaluate_arguments(machine, state, frame, header)
        arguments = Arguments((), None, given.keywords, None)
        call_closure(machine, state, frame, hook, arguments, info, node.span)
        return


def _define_method(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, chunk: Chunk
) -> None:
    from domicile.resolve.calling import decorate

    name = chunk.name or ""
    chain = tuple(f for f in frame.chain if f not in machine.class_frames)
    closure = Closure(frame.module, name, chain, None, chunk, info)
    last = [dotted.rpartition(".")[2] for dotted in chunk.decorators]
    if any(part in ("setter", "deleter", "overload") for part in last):
        return
    info.methods[name] = closure
    if not chunk.decorators:
        value: Value = one(closure)
    elif kind := method_kind(last):
        value = one(Wrapped(kind, closure))
    elif all(modules._harmless(machine, frame.module, dotted) for dotted in chunk.decorators):
        value = one(closure)
    else:
        value = decorate(machine, state, frame, closure)
    machine.write(state, info.frame, name, value)


def method_kind(decorators: list[str]) -> str | None:
    """How a decorated method is bound: "property", "static", "class", or None for as usual."""
    if any(name in PROPERTIES for name in decorators):
        return "property"
    if "staticmethod" in decorators:
        return "static"
    if "classmethod" in decorators or "validator" in decorators:
        return "class"
    return None


def bases_of(info: ClassInfo) -> tuple[Atom, ...]:
    """The class and its bases in look-up order; depth first where Python would refuse them."""
    found = _linearized(info, 0)
    return _depth_first(info) if found is None else tuple(found[:MOST_BASES])


def _linearized(atom: Atom, depth: int) -> list[Atom] | None:
    """Python's own order (C3): a class before its bases, and bases as they are listed."""
    if not isinstance(atom, ClassInfo):
        return [atom]
    if depth > MOST_BASES:
        return None
    bases = list(dict.fromkeys(atom.bases))
    orders: list[list[Atom]] = []
    for base in bases:
        order = _linearized(base, depth + 1)
        if order is None or atom in order:
            return None
        orders.append(order)
    if len(orders) < 2:
        return [atom, *(orders[0] if orders else ())]
    merged: list[Atom] = [atom]
    waiting = [*orders, bases]
    while waiting := [order for order in waiting if order]:
        head = next(
            (o[0] for o in waiting if not any(o[0] in other[1:] for other in waiting)), None
        )
        if head is None:
            return None
        merged.append(head)
        waiting = [order[1:] if order[0] == head else order for order in waiting]
    return merged


def _depth_first(info: ClassInfo) -> tuple[Atom, ...]:
    found: dict[Atom, None] = {}

    def visit(atom: Atom) -> None:
        if atom in found or len(found) > MOST_BASES:
            return
        found[atom] = None
        if isinstance(atom, ClassInfo):
            for base in atom.bases:
                visit(base)

    visit(info)
    return tuple(found)


def is_enum(machine: Machine, info: ClassInfo) -> bool:
    return any(
        isinstance(base, External) and base.path.rpartition(".")[2] in ENUMS
        for base in bases_of(info)
    )


def enum_is_text(machine: Machine, info: ClassInfo) -> bool:
    """Whether members are strings themselves (`class Model(str, Enum)`, `StrEnum`)."""
    return any(
        isinstance(base, External) and base.path.rpartition(".")[2] in ("str", "StrEnum")
        for base in bases_of(info)
    )


def enum_members(machine: Machine, info: ClassInfo) -> tuple[EnumMember, ...]:
    names = (
        target.id
        for statement in class_body(info)
        if isinstance(statement, ir.Assign)
        for target in statement.targets
        if isinstance(target, ir.Name) and not target.id.startswith("_")
    )
    return tuple(EnumMember(info, name) for name in names)


def class_body(info: ClassInfo) -> tuple[ir.Stmt, ...]:
    """The statements of a class body that are no methods."""
    if info.chunk is None:
        return info.node.body
    return tuple(
        statement
        for part in info.chunk.children
        if part.kind == "other"
        for statement in modules.lowered(info.module, part)
    )


def enum_value(machine: Machine, member: EnumMember) -> Value:
    """The value a member was given (`auto()` of a StrEnum: its name in lower case)."""
    if "__new__" in member.owner.methods:
        return machine.unknown(f"__new__ decides the value of {member.owner.name}.{member.name}")
    value = machine.heap.base.get((member.owner.frame, member.name))
    if value is None:
        return machine.unknown(f"the value of {member.owner.name}.{member.name}")
    automatic = any(isinstance(atom, Unknown) for atom, _ in value) and _is_auto(member)
    if automatic and any(
        isinstance(base, External) and base.path.endswith("StrEnum")
        for base in bases_of(member.owner)
    ):
        return constant(member.name.lower())
    return value


def _is_auto(member: EnumMember) -> bool:
    return any(
        isinstance(statement, ir.Assign)
        and isinstance(statement.value, ir.Call)
        and getattr(statement.value.function, "id", getattr(statement.value.function, "name", ""))
        == "auto"
        and any(getattr(t, "id", None) == member.name for t in statement.targets)
        for statement in class_body(member.owner)
    )


def plain(machine: Machine, value: Value) -> Value:
    """Members of enums as the values they have."""
    if not any(isinstance(atom, EnumMember) for atom, _ in value):
        return value
    return mapped(
        value,
        lambda atom: enum_value(machine, atom) if isinstance(atom, EnumMember) else one(atom),
    )


# --- attributes ---------------------------------------------------------------------------


def find(machine: Machine, state: State, info: ClassInfo, name: str) -> Value | None:
    """A class attribute in look-up order, as the class body bound it."""
    for base in bases_of(info):
        if isinstance(base, ClassInfo):
            value = state.get(base.frame, name)
            if value is not None and without(value, ABSENT):
                return without(value, ABSENT)
    return None


def open_base(info: ClassInfo) -> Atom | None:
    """A base whose code is not in the tree, so that it may define any attribute."""
    known = {"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"}
    for base in bases_of(info):
        if isinstance(base, ClassInfo):
            continue
        path = getattr(base, "path", None)
        if path in known or (
            isinstance(path, str)
            and path.rpartition(".")[2]
            in {"BaseModel", "NamedTuple", "TypedDict", "Generic", "str"}
        ):
            continue
        return base
    return None


def class_attribute(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    name: str,
    span: Span,
    receiver: Atom | None = None,
) -> Value:
    """`Class.name`, or for an enum member with `receiver`, `member.name`."""
    if receiver is None and is_enum(machine, info):
        members = enum_members(machine, info)
        for member in members:
            if member.name == name:
                return one(member)
        if name == "__members__":
            named = new_dict(machine, state)
            for member in members:
                dict_set(machine, state, named, member.name, one(member))
            return one(Ref(named))
    value = find(machine, state, info, name)
    if value is None:
        if name in ("__name__", "__qualname__"):
            return constant(info.name)
        if name in VALIDATING and receiver is None and _is_model(info):
            return one(Builtin(info, name))
        place = frame.module.location(span)
        return machine.unknown(f"`{name}` is not defined in class {info.name}", place)
    return bind(machine, state, frame, value, info if receiver is None else receiver, info, span)


def bind(
    machine: Machine,
    state: State,
    frame: Frame,
    value: Value,
    receiver: Atom,
    owner: ClassInfo,
    span: Span,
) -> Value:
    """A class attribute as it is seen through a class or an instance."""
    from domicile.resolve.calling import Arguments, call_closure
    from domicile.resolve.objects import each

    through_class = isinstance(receiver, ClassInfo)

    def bound(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Closure) and not through_class:
            return one(BoundMethod(atom, receiver))
        if isinstance(atom, Partial) and atom.unbound and not through_class:
            function = mapped(atom.function, lambda inner: bound(branch, inner))
            return one(Partial(function, atom.positional, atom.keywords))
        if isinstance(atom, Wrapped):
            if atom.kind == "static":
                return one(atom.closure)
            if atom.kind == "class":
                instance = machine.objects.get(getattr(receiver, "id", 0))
                known = instance.owner if instance is not None else None
                return one(BoundMethod(atom.closure, receiver if through_class else known or owner))
            if atom.kind == "property" and not through_class:
                arguments = Arguments((), None, machine.no_keywords, None)
                return call_closure(machine, branch, frame, atom.closure, arguments, receiver, span)
        return one(atom)

    return each(machine, state, value, bound)


def super_attribute(
    machine: Machine, state: State, frame: Frame, atom: Super, name: str, span: Span
) -> Value:
    """`super().name`: the look-up goes on behind the class that says it."""
    info = machine.objects.get(getattr(atom.receiver, "id", 0))
    owner = info.owner if info is not None and info.owner is not None else atom.after
    if isinstance(atom.receiver, ClassInfo):
        owner = atom.receiver
    order = bases_of(owner)
    after = (
        order[order.index(atom.after) + 1 :] if atom.after in order else bases_of(atom.after)[1:]
    )
    for base in after:
        if isinstance(base, ClassInfo):
            value = state.get(base.frame, name)
            if value is not None and without(value, ABSENT):
                return bind(
                    machine, state, frame, without(value, ABSENT), atom.receiver, base, span
                )
        elif isinstance(base, External) and machine.catalog.client(base.path):
            if name == "__init__":
                return one(Member(getattr(atom.receiver, "id", 0), ("__init__",)))
            return one(Member(getattr(atom.receiver, "id", 0), (name,)))
    if name in ("__init__", "__init_subclass__", "__post_init__", "__new__", "__setattr__"):
        return one(External(f"builtins.object.{name}"))
    return machine.unknown(f"`super().{name}` is outside the tree", frame.module.location(span))


def instance_attribute(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, span: Span
) -> Value:
    """`instance.name`: its own field, what other methods may have set, its class's attribute."""
    info = machine.objects[atom.id]
    owner = info.owner
    assert owner is not None  # an instance has a class
    value = state.get(atom.id, name)
    if value is None:
        value = ABSENT_VALUE
    if not has(value, ABSENT):
        return value
    if without(value, ABSENT) and find(machine, state, owner, name) is None:
        return without(value, ABSENT)  # set by some method, and read after that
    below = _class_side(machine, state, frame, atom, owner, name, span)
    kept = without(value, ABSENT)
    missing = [a for found, guard in value if found == ABSENT for a in under(below, guard)]
    return union((*kept, *missing))


def _class_side(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value:
    value = find(machine, state, owner, name)
    if value is not None:
        return bind(machine, state, frame, value, atom, owner, span)
    client = client_base(machine, owner)
    if client is not None:
        step = () if name in machine.catalog.transparent else (name,)
        return one(Member(atom.id, step))
    if name == "__class__":
        return one(owner)
    if name == "__dict__":
        from domicile.resolve.reflection import view

        return view(machine, state, frame, atom, span)
    if not name.startswith("__") and find(machine, state, owner, "__getattr__") is not None:
        return _asked_for(machine, state, frame, atom, owner, name, span)
    base = open_base(owner)
    place = frame.module.location(span)
    if name in COPYING or (name in OLD_COPYING and base is None and _is_model(owner)):
        return one(Builtin(atom, name))
    if base is not None:
        from_base = getattr(base, "path", "outside the tree")
        foreign = foreign_package(machine, base)
        text = f"`self.{name}` comes from base {from_base}"
        return one(replace(machine.unknown_atom(text, place, (), foreign), path=(name,)))
    machine.missing.add(atom.id)
    return machine.unknown(f"`{name}` is never set in class {owner.name}", place)


def _asked_for(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value:
    """What the class's own `__getattr__` gives for a name."""
    from domicile.resolve.calling import Arguments, apply

    getter = find(machine, state, owner, "__getattr__")
    assert getter is not None  # the caller has looked
    bound = bind(machine, state, frame, getter, atom, owner, span)
    passed = Arguments((Item(constant(name), None),), None, machine.no_keywords, None)
    value = apply(machine, state, frame, bound, passed, span)
    # Where nothing is shown, the name still tells what is read.
    return mapped(
        value,
        lambda found: (
            one(replace(found, path=(*found.path, name)))
            if isinstance(found, Unknown) and not found.path
            else one(found)
        ),
    )


def _is_model(info: ClassInfo) -> bool:
    return any(
        isinstance(base, External) and base.path.endswith("BaseModel") for base in bases_of(info)
    )


def foreign_package(machine: Machine, atom: Atom) -> str | None:
    """The package of an external thing when it is known not to send Claude calls."""
    path = getattr(atom, "path", None)
    if isinstance(path, str):
        root = path.partition(".")[0]
        if root in machine.catalog.recognised.never_packages:
            return root
    return getattr(atom, "foreign", None)


def client_base(machine: Machine, info: ClassInfo) -> ClientClass | None:
    """The SDK client class this class derives from, if it does."""
    for base in bases_of(info):
        if isinstance(base, External):
            client = machine.catalog.client(base.path)
            if client is not None:
                return client
    return None


def new_instance(machine: Machine, state: State, info: ClassInfo) -> int:
    identity = machine.new_object(ObjectInfo("instance", None, info))
    state.set(identity, CLASS, one(info))
    return identity

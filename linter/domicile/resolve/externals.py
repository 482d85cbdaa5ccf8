"""Calls of things from outside the tree: builtins and library functions whose effect is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domicile.ir import Span
from domicile.resolve import config_files, file_paths, modules, sdk
from domicile.resolve.arguments import Arguments
from domicile.resolve.attributes import attribute
from domicile.resolve.classes import foreign_package, plain
from domicile.resolve.handing import hand_over
from domicile.resolve.names import let_escape, open_attributes, store_attribute
from domicile.resolve.objects import (
    any_element,
    dict_copy,
    dict_get,
    dict_set,
    dict_set_value,
    dict_update,
    each,
    elements,
    is_sequence,
    keys,
    new_dict,
    new_list,
    open_keys,
)
from domicile.resolve.operators import reasons_of, subscript, text_of
from domicile.resolve.packages import MAY_CALL, NAME_ONLY, NEVER_CALL, READ_ONLY
from domicile.resolve.program import ClassInfo, Frame, Machine
from domicile.resolve.state import REST, State
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    Alternative,
    Atom,
    Const,
    External,
    FilePath,
    Item,
    Module,
    Partial,
    Ref,
    Unknown,
    Value,
    constant,
    has,
    mapped,
    one,
    restrict,
    under,
    union,
    without,
)

Handler = Callable[[Machine, State, Frame, Arguments, Span], Value]


def call_external(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value:
    """The result of calling something that is not of the tree."""
    known = sdk.call_package(machine, state, frame, atom, arguments, span)
    if known is not None:
        return known
    handler = _HANDLERS.get(atom.path) or _BY_LAST_NAME.get(atom.path.rpartition(".")[2])
    if handler is not None and arguments.more is None:
        return handler(machine, state, frame, arguments, span)
    place = frame.module.location(span)
    if handler is not None:
        # What a `*splat` brings cannot be told apart by position.
        for value in (*(item.value for item in arguments.positional), arguments.more or NONE):
            let_escape(machine, state, value)
    foreign = foreign_package(machine, atom)
    root = atom.path.partition(".")[0]
    if root not in NEVER_CALL and atom.path not in NAME_ONLY:
        handed = hand_over(machine, state, frame, arguments, span, atom.path)
        if handed is not None:
            return handed
    if root in MAY_CALL:
        for item in arguments.positional:
            let_escape(machine, state, item.value)
    if root not in READ_ONLY:
        open_dicts(machine, state, arguments, f"{atom.path}() may have changed it")
    return machine.unknown(f"the result of {atom.path}()", place, (), foreign)


def open_dicts(machine: Machine, state: State, arguments: Arguments, text: str) -> None:
    """Unseen code was handed these: it may change their dicts and call their functions."""
    values = [item.value for item in arguments.positional]
    values += [
        without(dict_get(state, arguments.keywords, key), ABSENT)
        for key in keys(machine, arguments.keywords)
    ]
    for value in values:
        for atom, _ in restrict(value, state.condition):
            if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
                open_keys(machine, state, atom.id, text)
        let_escape(machine, state, value)


def first(machine: Machine, state: State, arguments: Arguments, *names: str) -> Value | None:
    """The first positional argument, or the first of these keywords that is given."""
    if arguments.positional:
        return arguments.positional[0].value
    for name in names:
        value = without(dict_get(state, arguments.keywords, name), ABSENT)
        if value:
            return value
    return None


def argument(
    machine: Machine, state: State, arguments: Arguments, position: int, name: str
) -> Value | None:
    if len(arguments.positional) > position:
        return arguments.positional[position].value
    value = without(dict_get(state, arguments.keywords, name), ABSENT)
    return value or None


# --- handlers -----------------------------------------------------------------------------


def _same(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    value = first(machine, state, arguments, "main", "fut", "coro", "coro_or_future")
    return value if value is not None else NONE


def _cast(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    value = argument(machine, state, arguments, 1, "val")
    return value if value is not None else NONE


def _dict(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    for item in arguments.positional[:1]:
        _update_from(machine, state, identity, item.value)
    dict_update(machine, state, identity, one(Ref(arguments.keywords)))
    return one(Ref(identity))


def _update_from(machine: Machine, state: State, identity: int, source: Value) -> None:
    """`dict(source)` of a mapping, or of a list of pairs."""

    def take(branch: State, atom: Atom) -> Value:
        if is_sequence(machine, atom):
            for item in elements(machine, branch, one(atom)):
                whole = union(Alternative(a, frozenset()) for a, _ in item.value)
                frame_span = Span(1, 1, 1, 1)
                key = subscript(machine, branch, _NO_FRAME(machine), whole, constant(0), frame_span)
                value = subscript(
                    machine, branch, _NO_FRAME(machine), whole, constant(1), frame_span
                )
                dict_set_value(machine, branch, identity, plain(machine, key), value)
        else:
            dict_update(machine, branch, identity, one(atom))
        return NONE

    each(machine, state, source, take)


def _NO_FRAME(machine: Machine) -> Frame:
    run = next(iter(machine.modules.values()))
    return Frame(0, run, (run.frame,), "<none>")


def _defaultdict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    rest = Arguments(arguments.positional[1:], None, arguments.keywords, arguments.expr)
    return _dict(machine, state, frame, rest, span)


def _chain_map(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    for item in reversed(arguments.positional):
        dict_update(machine, state, identity, item.value)
    return one(Ref(identity))


def _namespace(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span), "namespace")
    for key in keys(machine, arguments.keywords):
        dict_set(machine, state, identity, key, dict_get(state, arguments.keywords, key))
    return one(Ref(identity))


def _sequence(kind: str) -> Handler:
    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        if not arguments.positional:
            return new_list(machine, state, (), (), kind)
        source = arguments.positional[0].value
        if len(source) == 1 and isinstance(source[0].atom, ClassInfo):
            return new_list(machine, state, _exact(machine, state, source) or (), (), kind)
        if len(source) == 1 and isinstance(source[0].atom, Ref):
            from domicile.resolve.objects import content
            from domicile.resolve.values import Items

            if is_sequence(machine, source[0].atom):
                found = content(machine, state, source[0].atom.id)
                if len(found) == 1 and isinstance(found[0].atom, Items):
                    items = found[0].atom
                    if kind != "set" and machine.objects[source[0].atom.id].kind == "set":
                        return new_list(machine, state, (), (*items.items, *items.rest), kind)
                    return new_list(machine, state, items.items, items.rest, kind)
        return new_list(machine, state, (), elements(machine, state, source), kind)

    return make


def _sorted(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`sorted(...)`: in order if all are texts that the code shows, else in any order."""
    listed = _sequence("list")(machine, state, frame, arguments, span)
    found = elements(machine, state, listed)
    texts: dict[str, Item] = {}
    for item in found:
        only = item.value[0].atom if len(item.value) == 1 else None
        if isinstance(only, Const) and isinstance(only.value, str):
            texts[only.value] = Item(one(only), item.location)
    if len(texts) == len(found) and not keys(machine, arguments.keywords):
        return new_list(machine, state, tuple(texts[text] for text in sorted(texts)))
    return new_list(machine, state, (), found)


def _reversed(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    source = arguments.positional[0].value if arguments.positional else NONE
    exact = _exact(machine, state, source)
    if exact is not None:
        return new_list(machine, state, exact[::-1])
    return new_list(machine, state, (), elements(machine, state, source))


def _text(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return constant("")
    place = frame.module.location(span)

    def convert(atom: Atom) -> Value:
        if isinstance(atom, FilePath):
            return one(atom)
        text = text_of(machine, atom)
        if text is None:
            return machine.unknown(
                "the text of a value the code does not show", place, reasons_of(one(atom))
            )
        return constant(text)

    return mapped(arguments.positional[0].value, convert)


def _getattr(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) < 2:
        return machine.unknown("getattr()", frame.module.location(span))
    base, name = arguments.positional[0].value, arguments.positional[1].value
    found: list[Alternative] = []
    for atom, guard in plain(machine, restrict(name, state.condition)):
        if isinstance(atom, Const) and isinstance(atom.value, str):
            value = attribute(machine, state, frame, base, atom.value, span)
        else:
            value = machine.unknown(
                "an attribute whose name the code does not show", frame.module.location(span)
            )
        found.extend(under(value, guard))
    value = union(found)
    may_lack = any(isinstance(a, Unknown) for a, _ in value) or _may_lack(
        machine, state, base, name
    )
    if len(arguments.positional) > 2 and may_lack:
        default = arguments.positional[2].value
        a, b = machine.choice(2)
        value = union((*under(value, a), *under(default, b)))
    return value


def _may_lack(machine: Machine, state: State, base: Value, name: Value) -> bool:
    """Whether an instance may not have the attribute, since only some path sets it."""
    from domicile.resolve.classes import find

    for atom, _ in restrict(base, state.condition):
        known = machine.objects.get(getattr(atom, "id", 0))
        if known is None or known.owner is None:
            continue
        for key, _ in name:
            own = state.get(getattr(atom, "id", 0), getattr(key, "value", None))
            missing = own is None or has(own, ABSENT)
            if missing and find(machine, state, known.owner, getattr(key, "value", "")) is None:
                return True
    return False


def _setattr(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) >= 3:
        base, name, value = (item.value for item in arguments.positional[:3])

        def put(branch: State, atom: Atom) -> Value:
            if isinstance(atom, Const) and isinstance(atom.value, str):
                store_attribute(machine, branch, frame, base, atom.value, value)
                return NONE
            for owner, _ in restrict(base, branch.condition):
                open_attributes(machine, branch, owner, value)
            return NONE

        each(machine, state, plain(machine, name), put)
    return NONE


def view(machine: Machine, state: State, frame: Frame, atom: Atom, span: Span) -> Value:
    """The names of an instance, class or module as a dict: setting an item sets the name."""
    identity = new_dict(machine, state, frame.module.location(span))
    if isinstance(atom, Ref):
        own = [key for owner, key in [*state.store, *machine.heap.base] if owner == atom.id]
        for key in dict.fromkeys(key for key in own if isinstance(key, str)):
            dict_set(machine, state, identity, key, state.get(atom.id, key) or NONE)
    elif not isinstance(atom, Module | ClassInfo):
        return machine.unknown("vars()", frame.module.location(span))
    unknown = machine.unknown("a name that the code does not show", frame.module.location(span))
    state.set(identity, REST, union((*ABSENT_VALUE, *unknown)))
    machine.views[identity] = atom
    return one(Ref(identity))


def _globals(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return view(machine, state, frame, Module(frame.module.path), span)


def _vars(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return machine.unknown("vars()", frame.module.location(span))

    def look(branch: State, atom: Atom) -> Value:
        known = machine.objects.get(getattr(atom, "id", 0))
        if isinstance(atom, Ref) and known is not None and known.kind == "namespace":
            return one(Ref(dict_copy(machine, branch, atom.id, "dict")))
        if isinstance(atom, Ref) and (known is None or known.kind != "instance"):
            return machine.unknown("vars()", frame.module.location(span))
        return view(machine, branch, frame, atom, span)

    return each(machine, state, arguments.positional[0].value, look)


def _environment(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`os.environ.get(key, default)`: the default is what the code shows."""
    name = first(machine, state, arguments, "key")
    label = next((str(a.value) for a, _ in name or () if isinstance(a, Const)), "a variable")
    unknown = machine.unknown(f"{label} is read from the environment", frame.module.location(span))
    default = argument(machine, state, arguments, 1, "default") or NONE
    a, b = machine.choice(2)
    return union((*under(default, a), *under(unknown, b)))


def _partial(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if not arguments.positional:
        return machine.unknown("functools.partial", frame.module.location(span))
    function, *rest = arguments.positional
    keywords = dict_copy(machine, state, arguments.keywords)
    return one(Partial(function.value, tuple(rest), keywords))


def _zip(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    known = [_exact(machine, state, item.value) for item in arguments.positional]
    if known and all(items is not None for items in known):
        rows = zip(*(items for items in known if items is not None), strict=False)
        made = tuple(
            Item(new_list(machine, state, tuple(row), (), "tuple"), row[0].location) for row in rows
        )
        return new_list(machine, state, made)
    columns = tuple(
        Item(any_element(machine, state, item.value), None) for item in arguments.positional
    )
    row = new_list(machine, state, columns, (), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _exact(machine: Machine, state: State, value: Value) -> tuple[Item, ...] | None:
    from domicile.resolve.arguments import known_items

    return known_items(machine, state, value)


def _enumerate(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if not arguments.positional:
        return new_list(machine, state, ())
    place = frame.module.location(span)
    made = []
    for item in elements(machine, state, arguments.positional[0].value):
        number = Item(machine.unknown("a position", place), None)
        element = Item(union(Alternative(a, frozenset()) for a, _ in item.value), item.location)
        row = new_list(machine, state, (number, element), (), "tuple")
        made.append(Item(row, item.location))
    return new_list(machine, state, tuple(made))


def _map(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    from domicile.resolve.calling import apply

    if len(arguments.positional) < 2:
        return machine.unknown("map()", frame.module.location(span))
    function = arguments.positional[0].value
    element = any_element(machine, state, arguments.positional[1].value)
    passed = Arguments((Item(element, None),), None, machine.no_keywords, arguments.expr)
    value = apply(machine, state, frame, function, passed, span)
    return new_list(machine, state, (), (Item(value, frame.module.location(span)),))


def _filter(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.calling import apply

    if len(arguments.positional) < 2:
        return new_list(machine, state, ())
    function, source = arguments.positional[0].value, arguments.positional[1].value
    if not has(function, Const(None, "NoneType")):
        element = any_element(machine, state, source)
        passed = Arguments((Item(element, None),), None, machine.no_keywords, arguments.expr)
        apply(machine, state, frame, function, passed, span)
    return new_list(machine, state, (), elements(machine, state, source))


def _next(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return NONE
    value = any_element(machine, state, arguments.positional[0].value)
    if len(arguments.positional) > 1:
        a, b = machine.choice(2)
        return union((*under(value, a), *under(arguments.positional[1].value, b)))
    return value or machine.unknown("an element", frame.module.location(span))


def _field(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`field(default=...)`, `Field("x")`: what an instance gets unless it is told otherwise."""
    from domicile.resolve.calling import apply

    default = first(machine, state, arguments, "default")
    if default is not None and not any(
        isinstance(atom, Const) and atom.kind == "ellipsis" for atom, _ in default
    ):
        return default
    for name in ("default_factory", "factory"):
        factory = without(dict_get(state, arguments.keywords, name), ABSENT)
        if factory:
            empty = Arguments((), None, machine.no_keywords, None)
            return apply(machine, state, frame, factory, empty, span)
    return machine.unknown("a field without a default", frame.module.location(span))


def _copy(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    from domicile.resolve.expressions import copied

    return copied(machine, state, arguments.positional[0].value) if arguments.positional else NONE


def _as_dict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`asdict(instance)` and `vars(instance)`."""
    if not arguments.positional:
        return machine.unknown("vars()", frame.module.location(span))
    return fields_of(machine, state, frame, arguments.positional[0].value, span)


def fields_of(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """An instance's fields as a dict."""
    from domicile.resolve.construction import fields

    def dump(branch: State, atom: Atom) -> Value:
        info = machine.objects.get(getattr(atom, "id", 0))
        if info is None or info.owner is None:
            return machine.unknown("the fields of an object", frame.module.location(span))
        identity = new_dict(machine, branch)
        for _, name, _, _ in fields(info.owner):
            dict_set(
                machine,
                branch,
                identity,
                name,
                attribute(machine, branch, frame, one(atom), name, span),
            )
        return one(Ref(identity))

    return each(machine, state, value, dump)


def _fields(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`fields(instance)` and `fields(Class)`: what describes each field, by its name."""
    from domicile.resolve.construction import fields

    def describe(branch: State, atom: Atom) -> Value:
        known = machine.objects.get(getattr(atom, "id", 0))
        info = atom if isinstance(atom, ClassInfo) else None if known is None else known.owner
        if info is None:
            return machine.unknown("the fields of an object", frame.module.location(span))
        made: list[Item] = []
        for _, name, _, _ in fields(info):
            described = new_dict(machine, branch, None, "namespace")
            dict_set(machine, branch, described, "name", constant(name))
            branch.set(described, REST, machine.unknown("what describes a field"))
            made.append(Item(one(Ref(described)), None))
        return new_list(machine, branch, tuple(made), (), "tuple")

    value = first(machine, state, arguments, "class_or_instance")
    return machine.unknown("fields()") if value is None else each(machine, state, value, describe)


def _isinstance(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.kinds import is_instance

    if len(arguments.positional) != 2:
        return machine.unknown("isinstance()", frame.module.location(span))
    kinds = restrict(arguments.positional[1].value, state.condition)

    def test(atom: Atom) -> Value:
        answer = is_instance(machine, state, atom, kinds)
        if answer is not None:
            return constant(answer)
        key = (atom, kinds) if isinstance(atom, Unknown) and atom.symbol else None
        no, yes = machine.choice(2, None if key is None else ("isinstance", key))
        return union((*under(constant(False), no), *under(constant(True), yes)))

    return mapped(restrict(arguments.positional[0].value, state.condition), test)


def _starmap(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`starmap(f, rows)`: the function will run with each row as its arguments."""
    from domicile.resolve.calling import apply

    if len(arguments.positional) != 2:
        return machine.unknown("starmap()", frame.module.location(span))
    function, source = (item.value for item in arguments.positional)

    def run(branch: State, row: Atom) -> Value:
        known = _exact(machine, branch, one(row))
        more = None if known is not None else any_element(machine, branch, one(row))
        passed = Arguments(known or (), more, machine.no_keywords, arguments.expr)
        return apply(machine, branch, frame, function, passed, span)

    value = each(machine, state, any_element(machine, state, source), run)
    return new_list(machine, state, (), (Item(value, frame.module.location(span)),))


def _partialmethod(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`partialmethod(method, ...)` in a class body: a partial that is bound when it is read."""
    value = _partial(machine, state, frame, arguments, span)
    return mapped(
        value,
        lambda atom: one(replace(atom, unbound=True)) if isinstance(atom, Partial) else one(atom),
    )


def _replace(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`dataclasses.replace(instance, field=...)`."""
    if not arguments.positional:
        return machine.unknown("replace()", frame.module.location(span))
    return replaced(machine, state, frame, arguments.positional[0].value, arguments.keywords, span)


def replaced(
    machine: Machine, state: State, frame: Frame, value: Value, changes: int, span: Span
) -> Value:
    """A copy of an instance with the fields that the dict `changes` names replaced."""
    from domicile.resolve.classes import new_instance
    from domicile.resolve.construction import fields

    def copy(branch: State, atom: Atom) -> Value:
        info = machine.objects.get(getattr(atom, "id", 0))
        if info is None or info.owner is None:
            return machine.unknown("a changed copy", frame.module.location(span))
        identity = new_instance(machine, branch, info.owner)
        for _, name, _, _ in fields(info.owner):
            old = attribute(machine, branch, frame, one(atom), name, span)
            new = dict_get(branch, changes, name)
            kept = [a for gone, guard in new if gone == ABSENT for a in under(old, guard)]
            branch.set(identity, name, union((*without(new, ABSENT), *kept)))
        return one(Ref(identity))

    return each(machine, state, value, copy)


def _type(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    def owner(atom: Atom) -> Value:
        info = machine.objects.get(getattr(atom, "id", 0))
        if info is not None and isinstance(info.owner, ClassInfo):
            return one(info.owner)
        return machine.unknown("a type", frame.module.location(span))

    return mapped(arguments.positional[0].value, owner) if arguments.positional else NONE


def _type_arguments(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`get_args(Literal[...])`: what the type lists."""
    from domicile.resolve.objects import content
    from domicile.resolve.values import Items

    for atom, _ in arguments.positional[0].value if arguments.positional else ():
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "typing":
            for inner, _ in content(machine, state, atom.id):
                if isinstance(inner, Items):
                    return new_list(machine, state, inner.items, (), "tuple")
    return machine.unknown("the arguments of a type", frame.module.location(span))


def _length(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return machine.unknown("a number", frame.module.location(span))


def _thread(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`Thread(target=f, args=..., kwargs=...)`: the function will run with these."""
    from domicile.resolve.calling import apply

    target = without(dict_get(state, arguments.keywords, "target"), ABSENT)
    if target:
        keywords = new_dict(machine, state)
        given = without(dict_get(state, arguments.keywords, "kwargs"), ABSENT)
        if given:
            dict_update(machine, state, keywords, given)
        passed = without(dict_get(state, arguments.keywords, "args"), ABSENT)
        items = elements(machine, state, passed) if passed else ()
        exact = _exact(machine, state, passed) if passed else ()
        more = None if exact is not None else union(a for i in items for a in i.value)
        inner = Arguments(exact or (), more, keywords, arguments.expr)
        apply(machine, state, frame, target, inner, span)
    return machine.unknown("a thread", frame.module.location(span))


def _import_module(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`importlib.import_module("name")` of names that the code shows."""
    from domicile.resolve.modules import import_module

    place = frame.module.location(span)
    relative = argument(machine, state, arguments, 1, "package") is not None

    def load(atom: Atom) -> Value:
        name = atom.value if isinstance(atom, Const) else None
        if not isinstance(name, str) or (name.startswith(".") and not relative):
            return machine.unknown("a module whose name the code does not show", place)
        module = name.lstrip(".")
        return import_module(machine, frame.module, module, len(name) - len(module))

    name = first(machine, state, arguments, "name")
    return machine.unknown("a module", place) if name is None else mapped(name, load)


def _extreme(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`max(...)` and `min(...)`, `random.choice(...)`: one of what they are given."""
    given = [item.value for item in arguments.positional]
    if len(given) == 1:
        return any_element(machine, state, given[0])
    return modules.alternatives(machine, given) or machine.unknown(
        "one of several", frame.module.location(span)
    )


def _parser(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.parsers import new_parser

    return new_parser(machine, state, frame, arguments, span)


_HANDLERS: dict[str, Handler] = {
    **file_paths.HANDLERS,
    **config_files.HANDLERS,
    "argparse.ArgumentParser": _parser,
    "builtins.dict": _dict,
    "builtins.list": _sequence("list"),
    "builtins.tuple": _sequence("tuple"),
    "builtins.set": _sequence("set"),
    "builtins.frozenset": _sequence("set"),
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.iter": _same,
    "builtins.aiter": _same,
    "builtins.str": _text,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.next": _next,
    "builtins.anext": _next,
    "builtins.type": _type,
    "builtins.vars": _vars,
    "builtins.globals": _globals,
    "builtins.max": _extreme,
    "builtins.min": _extreme,
    "random.choice": _extreme,
    "secrets.choice": _extreme,
    "importlib.import_module": _import_module,
    "builtins.__import__": _import_module,
    "builtins.len": _length,
    "builtins.isinstance": _isinstance,
    "os.getenv": _environment,
    "os.environ.get": _environment,
    "os.environ.setdefault": _environment,
    "functools.partial": _partial,
    "functools.partialmethod": _partialmethod,
    "itertools.starmap": _starmap,
    "asyncio.run": _same,
    "asyncio.wait_for": _same,
    "asyncio.create_task": _same,
    "asyncio.ensure_future": _same,
    "asyncio.shield": _same,
    "asyncio.run_until_complete": _same,
    "contextlib.closing": _same,
    "contextlib.aclosing": _same,
    "contextlib.nullcontext": _same,
    "types.MappingProxyType": _same,
    "types.SimpleNamespace": _namespace,
    "typing.cast": _cast,
    "typing_extensions.cast": _cast,
    "typing.get_args": _type_arguments,
    "typing_extensions.get_args": _type_arguments,
    "copy.copy": _copy,
    "copy.deepcopy": _copy,
    "dataclasses.field": _field,
    "dataclasses.asdict": _as_dict,
    "dataclasses.replace": _replace,
    "dataclasses.fields": _fields,
    "attrs.fields": _fields,
    "attr.fields": _fields,
    "pydantic.Field": _field,
    "pydantic.PrivateAttr": _field,
    "attr.ib": _field,
    "attr.field": _field,
    "attr.asdict": _as_dict,
    "attrs.field": _field,
    "attrs.asdict": _as_dict,
    "collections.OrderedDict": _dict,
    "collections.defaultdict": _defaultdict,
    "collections.ChainMap": _chain_map,
    "collections.UserDict": _dict,
    "httpx.URL": _same,
    "threading.Thread": _thread,
}
_BY_LAST_NAME: dict[str, Handler] = {"Field": _field}

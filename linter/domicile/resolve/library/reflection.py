"""Names, attributes, types and modules by way of functions: `getattr`, `vars`, `isinstance`, ..."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get, dict_set, new_dict
from domicile.resolve.builtin_types.handlers import Handler, argument, first
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import content, new_list
from domicile.resolve.builtin_types.texts import affixes_of
from domicile.resolve.domain.atoms import (
    ABSENT,
    Atom,
    Const,
    External,
    Item,
    Items,
    Member,
    Module,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NONE,
    Alternative,
    Value,
    constant,
    has,
    mapped,
    one,
    restrict,
    under,
    union,
)
from domicile.resolve.functions.loaded import note_loaded
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.modules.imports import import_module
from domicile.resolve.modules.modules import global_value
from domicile.resolve.modules.top_levels import module_run
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.kinds import is_instance
from domicile.resolve.objects.shared_writes import open_attributes
from domicile.resolve.syntax.names import store_attribute


def _getattr(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) < 2:
        return machine.unknown("getattr()", frame.module.location(span))
    base, name = arguments.positional[0].value, arguments.positional[1].value
    found: list[Alternative] = []
    for atom, guard in plain(machine, restrict(name, state.condition)):
        if isinstance(atom, Const) and isinstance(atom.value, str):
            before = state.copy()
            value = attribute(machine, state, frame, base, atom.value, span)
            if state.dead and len(arguments.positional) > 2:  # the class says that it has none
                state.become(before)
                value = arguments.positional[2].value
        else:
            value = machine.unknown(
                "an attribute whose name the code does not show", frame.module.location(span)
            )
            value = union((*_operation(machine, state, base), *value))
        found.extend(under(value, guard))
    value = union(found)
    may_lack = any(isinstance(a, Unknown) for a, _ in value) or _may_lack(
        machine, state, base, name
    )
    if len(arguments.positional) > 2 and may_lack:
        value = alternatives(machine, [value, arguments.positional[2].value])
    return value


def _operation(machine: Machine, state: State, base: Value) -> Value:
    """The operation that a resource of a client has first, for one whose name is not shown."""
    found: list[Alternative] = []
    for atom, guard in restrict(base, state.condition):
        if isinstance(atom, Member) and atom.path:
            below = (p for p in machine.catalog.operations if p[:-1] == atom.path)
            found += (Alternative(Member(atom.owner, path), guard) for path in [*below][:1])
    return tuple(found)


def _may_lack(machine: Machine, state: State, base: Value, name: Value) -> bool:
    """Whether an instance or module may not have the attribute, since only some path sets it."""
    for atom, _ in restrict(base, state.condition):
        if isinstance(atom, Module) and (run := module_run(machine, atom.path)) is not None:
            held = [
                global_value(machine, run, key.value)
                for key, _ in name
                if isinstance(key, Const) and isinstance(key.value, str)
            ]
            if any(value is not None and has(value, ABSENT) for value in held):
                return True
        info = machine.class_of(atom)
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "namespace":
            keys = [key.value for key, _ in name if isinstance(key, Const)]
            if len(keys) < len(name) or any(has(dict_get(state, atom.id, k), ABSENT) for k in keys):
                return True
        if info is None:
            continue
        for key, _ in name:
            own = state.get(getattr(atom, "id", 0), getattr(key, "value", None))
            missing = own is None or has(own, ABSENT)
            if missing and find(state, info, getattr(key, "value", "")) is None:
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
            affixes = affixes_of(machine, atom)
            for owner, _ in restrict(base, branch.condition):
                open_attributes(machine, branch, owner, value, affixes)
            return NONE

        each(machine, state, plain(machine, name), put)
    return NONE


def _delattr(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    gone = Item(ABSENT_VALUE, None)
    passed = Arguments((*arguments.positional, gone), None, machine.no_keywords, arguments.expr)
    return _setattr(machine, state, frame, passed, span)


def view(machine: Machine, state: State, frame: Frame, atom: Atom, span: Span) -> Value:
    """The names of an instance, class or module as a dict: setting an item sets the name."""
    identity = new_dict(machine, state, frame.module.location(span))
    if isinstance(atom, Ref):
        own = [key for owner, key in state.store if owner == atom.id]
        own += machine.heap.names_of(atom.id)
        for key in dict.fromkeys(key for key in own if isinstance(key, str)):
            dict_set(machine, state, identity, key, state.get(atom.id, key) or NONE)
    elif not isinstance(atom, Module | ClassInfo | Member):
        names = machine.unknown("vars()", frame.module.location(span))
        return note_loaded(machine, names) if _is_loaded(machine, atom) else names
    unknown = machine.unknown("a name that the code does not show", frame.module.location(span))
    state.set(identity, REST, union((*ABSENT_VALUE, *unknown)))
    machine.dicts.views[identity] = atom
    return one(Ref(identity))


def _is_loaded(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Unknown) and atom.symbol in machine.loaded


def view_of_namespace(machine: Machine, state: State, atom: Ref) -> Value:
    """What a `SimpleNamespace` holds as a dict: setting an item sets the attribute."""
    identity = dict_copy(machine, state, atom.id, "dict")
    machine.dicts.views[identity] = atom
    return one(Ref(identity))


def _globals(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return view(machine, state, frame, Module(frame.module.path), span)


def _locals(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`locals()`: the names of the function that runs, as they are now."""
    if frame.closure is None:
        return _globals(machine, state, frame, arguments, span)
    identity = new_dict(machine, state, frame.module.location(span))
    for owner, name in list(state.store):
        if owner == frame.id and isinstance(name, str):
            dict_set(machine, state, identity, name, state.get(owner, name) or ABSENT_VALUE)
    return one(Ref(identity))


def _vars(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return _locals(machine, state, frame, arguments, span)

    def look(branch: State, atom: Atom) -> Value:
        if isinstance(atom, External):
            return one(External(f"{atom.path}.__dict__"))
        kind = machine.objects[atom.id].kind if isinstance(atom, Ref) else None
        if isinstance(atom, Ref) and kind == "namespace":
            return view_of_namespace(machine, branch, atom)
        if isinstance(atom, Ref) and kind not in ("instance", "client"):
            return machine.unknown("vars()", frame.module.location(span))
        return view(machine, branch, frame, atom, span)

    return each(machine, state, arguments.positional[0].value, look)


def _type(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if len(arguments.positional) == 3:
        from domicile.resolve.objects.made_by_type import made_by_type

        return made_by_type(machine, state, frame, arguments, span)
    place = frame.module.location(span)

    def owner(atom: Atom) -> Value:
        if isinstance(atom, Member) and (dotted := machine.catalog.resource_class(atom.path)):
            return one(External(dotted))
        info = machine.class_of(atom)
        made = machine.objects[atom.id].client if isinstance(atom, Ref) else None
        if made is not None:
            return one(External(f"{machine.catalog.package}.{made.name}"))
        return machine.unknown("a type", place) if info is None else one(info)

    return mapped(arguments.positional[0].value, owner) if arguments.positional else NONE


def _type_arguments(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`get_args(Literal[...])`: what the type lists."""
    for atom, _ in arguments.positional[0].value if arguments.positional else ():
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "typing":
            for inner, _ in content(state, atom.id):
                if isinstance(inner, Items):
                    return new_list(machine, state, inner.items, (), "tuple")
    return machine.unknown("the arguments of a type", frame.module.location(span))


def _isinstance(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
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


def _import_module(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`importlib.import_module("name")` of names that the code shows."""
    place = frame.module.location(span)
    package = argument(state, arguments, 1, "package")
    shown = package[0].atom if package is not None and len(package) == 1 else None

    def load(atom: Atom) -> Value:
        name = atom.value if isinstance(atom, Const) else None
        if not isinstance(name, str) or (name.startswith(".") and package is None):
            hidden = machine.unknown("a module whose name the code does not show", place)
            return note_loaded(machine, hidden)
        module = name.lstrip(".")
        level = len(name) - len(module)
        if level and isinstance(shown, Const) and isinstance(shown.value, str):
            parts = shown.value.split(".")
            return import_module(
                machine, frame.module, ".".join([*parts[: len(parts) + 1 - level], module]), 0
            )
        return import_module(machine, frame.module, module, level)

    name = first(state, arguments, "name")
    return machine.unknown("a module", place) if name is None else mapped(name, load)


def _dunder_import(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`__import__("a.b")`: the package at its head; with a `fromlist` the module itself."""
    place = frame.module.location(span)
    wanted = argument(state, arguments, 3, "fromlist")
    level = argument(state, arguments, 4, "level")
    names = None if wanted is None else known_items(machine, state, wanted)
    whole = wanted is not None and wanted != NONE and names != ()

    def load(atom: Atom) -> Value:
        name = atom.value if isinstance(atom, Const) else None
        if not isinstance(name, str) or level not in (None, constant(0)):
            hidden = machine.unknown("a module whose name the code does not show", place)
            return note_loaded(machine, hidden)
        found = name if whole else name.partition(".")[0]
        return import_module(machine, frame.module, found, 0)

    name = first(state, arguments, "name")
    return machine.unknown("a module", place) if name is None else mapped(name, load)


HANDLERS: dict[str, Handler] = {
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.delattr": _delattr,
    "builtins.type": _type,
    "builtins.vars": _vars,
    "builtins.globals": _globals,
    "builtins.locals": _locals,
    "importlib.import_module": _import_module,
    "builtins.__import__": _dunder_import,
    "builtins.isinstance": _isinstance,
    "typing.get_args": _type_arguments,
    "typing_extensions.get_args": _type_arguments,
}

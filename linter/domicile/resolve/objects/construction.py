"""Making objects: instances of classes of the tree, their fields and constructors."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get, dict_set, keys
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, External, Ref, Unknown, Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NONE,
    Value,
    filled,
    from_rest,
    has,
    one,
    without,
)
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.functions.parameters import covered
from domicile.resolve.functions.remembering import only_instance
from domicile.resolve.library.packages import OF_EACH_THREAD
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import alternatives, apart, each, rejoin
from domicile.resolve.machine.interpreter import apply, evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects import class_attributes, enums, instances, validators
from domicile.resolve.objects.annotations import declared
from domicile.resolve.objects.bases import (
    bases_of,
    client_base,
    is_exception,
    is_model,
    is_typed_dict,
)
from domicile.resolve.objects.checked_fields import checked
from domicile.resolve.objects.field_factories import default_of
from domicile.resolve.objects.fields import (
    aliases,
    fields,
    is_class_variable,
    made_by_fields,
    not_positional,
    takes_fields,
)
from domicile.resolve.objects.finalizers import note_finalizer
from domicile.resolve.objects.made_with import note_made
from domicile.resolve.objects.mappings import is_mapping, new_mapping
from domicile.resolve.objects.metaclasses import set_by_metaclass
from domicile.resolve.sdk.clients import set_client
from domicile.resolve.sdk.resources import keeps_client, set_resource

DICT = one(External("builtins.dict"))
ENVIRONMENT_BASES = frozenset({"BaseSettings"})


def construct(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, arguments: Arguments, span: Span
) -> Value:
    """`Class(...)`."""
    if enums.is_enum(info):
        wanted = arguments.positional[0].value if arguments.positional else ()
        return enums.by_value(machine, state, info, wanted)
    if is_typed_dict(info):
        return apply(machine, state, frame, DICT, arguments, span)
    if is_mapping(info):
        made = new_mapping(machine, state, frame, info, arguments, span)
        note_finalizer(machine, state, frame, info, made, span)
        return one(Ref(made))
    if "__new__" in info.methods or class_attributes.find(state, info, "__new__") is not None:
        given = _made_by_new(machine, state, frame, info, arguments, span)
        if given:
            return given
    known = info.only
    identity = only_instance(machine, state, info)
    if known is not None and identity is not None:  # it may not be made anew
        before = state.copy()
        initialise(machine, state, frame, info, identity, arguments, span)
        rejoin(machine, state, apart(machine, [before, state.copy()]))
        return one(Ref(identity))
    if identity is None:
        place = frame.module.location(span)
        identity = instances.new_instance(machine, state, info, place)
    if arguments.positional and is_exception(info):
        given = new_list(machine, state, arguments.positional, (), "tuple")
        machine.write(state, identity, "args", given)
    initialise(machine, state, frame, info, identity, arguments, span)
    set_by_metaclass(machine, state, info, identity)
    note_finalizer(machine, state, frame, info, identity, span)
    if any(getattr(base, "path", "") in OF_EACH_THREAD for base in bases_of(info)):
        machine.several.add(identity)  # what one thread sets, the others do not see
    return () if state.dead else one(Ref(identity))


def _made_by_new(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, arguments: Arguments, span: Span
) -> Value:
    """What the class's own `__new__` gives, initialised; nothing where that is not shown."""
    maker = class_attributes.find(state, info, "__new__") or ()
    closures = [a.closure if isinstance(a, Wrapped) else a for a, _ in maker]
    before, known = state.copy(), info.only
    value = tuple(
        alternative
        for closure in closures
        if isinstance(closure, Closure)
        for alternative in call_closure(machine, state, frame, closure, arguments, info, span)
    )
    if state.dead or any(isinstance(atom, Unknown) for atom, _ in value):
        state.become(before)
        return ()

    def start(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.class_of(atom) is info:
            initialise(machine, branch, frame, info, atom.id, arguments, span)
        return one(atom)

    made = each(machine, state, value, start) if value else ()
    one_of_many = any(isinstance(c, Closure) and _asks_what_is_passed(c) for c in closures)
    if known is not None and one_of_many and has(made, Ref(known)) and not state.dead:
        rejoin(machine, state, apart(machine, [before, state.copy()]))
    return made


def _asks_what_is_passed(maker: Closure) -> bool:
    """Whether what `__new__` gives may depend on what it gets: not every call gives one object."""
    if maker.node is None or maker.chunk is None:
        return True
    return any(parameter.name in maker.chunk.reads for parameter in maker.node.parameters[1:])


def initialise(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    identity: int,
    arguments: Arguments,
    span: Span,
) -> None:
    """Run the constructor on a new instance: its own, a data class's, or an SDK client's."""
    constructor = class_attributes.find(state, info, "__init__")
    if constructor is not None and made_by_fields(state, info):
        constructor = None  # one that a base has
    client = client_base(machine, info)
    if constructor is not None:
        bound = class_attributes.bind(machine, state, frame, constructor, Ref(identity), info, span)
        apply(machine, state, frame, bound, arguments, span)
        if not arguments.open and not state.dead:
            note_made(machine, state, info, identity)
        return
    if client is not None:
        set_client(machine, state, client, identity, arguments)
        if arguments.open:
            unknown = machine.unknown(f"settings of {info.name} made by unseen code")
            maybe = alternatives(machine, [ABSENT_VALUE, unknown])
            machine.write(state, identity, machine.catalog.base_url, maybe)
        return
    if keeps_client(machine, info):
        set_resource(machine, state, identity, arguments)
        return
    given = arguments.positional or arguments.more or keys(machine, arguments.keywords)
    if given or takes_fields(info):
        set_by_fields(machine, state, frame, info, identity, arguments, span)


def set_by_fields(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    identity: int,
    arguments: Arguments,
    span: Span,
) -> None:
    """What a constructor that is made of the fields does."""
    changed = validators.validated_before(machine, state, frame, info, arguments)

    def start(branch: State, atom: Atom) -> Value:
        keywords = atom.id if isinstance(atom, Ref) else arguments.keywords
        _set_fields(machine, branch, frame, info, identity, replace(arguments, keywords=keywords))
        return NONE

    if state.dead:
        return
    with machine.being_made():
        each(machine, state, changed or one(Ref(arguments.keywords)), start)
    methods = (class_attributes.find(state, info, name) for name in instances.AFTER_FIELDS)
    after = next((method for method in methods if method is not None), None)
    if after is not None:
        bound = class_attributes.bind(machine, state, frame, after, Ref(identity), info, span)
        apply(machine, state, frame, bound, passing(machine), span)
    if not arguments.open:
        validators.validate_whole(machine, state, frame, info, identity, bool(changed))
        if not state.dead:
            note_made(machine, state, info, identity)


def _set_fields(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    identity: int,
    arguments: Arguments,
) -> None:
    arguments = _by_own_names(machine, state, info, arguments)
    supplied = list(arguments.positional)
    passed_over = not_positional(info) if supplied else frozenset()
    seen: set[str] = set()
    for owner, name, annotation, has_default in fields(info):
        seen.add(name)
        if is_class_variable(annotation):
            continue
        passed = dict_get(state, arguments.keywords, name)
        by_place = bool(supplied) and name not in passed_over
        default = None
        if has_default:
            default = default_of(
                machine, state, frame, owner, annotation, name, () if by_place else passed
            )
        if by_place:
            value = passed = supplied.pop(0).value
        else:
            value = _field(machine, state, info, name, annotation, default, arguments)
            if arguments.more is not None:
                value = alternatives(machine, [value, arguments.more])
        if not arguments.open and value is not default and is_model(info):
            value = _as_models(machine, state, frame, owner, annotation, value)
            if arguments.checked:
                value = checked(machine, state, info, owner, name, annotation, value)
        loose = arguments.open or arguments.more is not None
        left_out = loose or any(a == ABSENT or from_rest(a, name) for a, _ in passed)
        atoms = frozenset(atom for atom, _ in passed)
        field = validators.Field(owner, name, value, default if left_out else None, atoms)
        value = validators.changed_on_the_way(machine, state, frame, info, field)
        machine.write(state, identity, name, value)
    further = [key for key in keys(machine, arguments.keywords) if key not in seen]
    for key in further:
        given = state.get(arguments.keywords, key)
        if isinstance(key, str) and given is not None:
            machine.write(state, identity, key, given)
    if further and not arguments.open:
        _open_fields(machine, state, info, identity, arguments)


def _by_own_names(
    machine: Machine, state: State, info: ClassInfo, arguments: Arguments
) -> Arguments:
    """The arguments with what is passed under another name of a field under its own."""
    given = machine.keys.get(arguments.keywords, {})
    if arguments.open or not given:
        return arguments
    others = {alias: name for alias, name in aliases(info).items() if alias in given}
    if not others:
        return arguments
    named = dict_copy(machine, state, arguments.keywords)
    for alias, name in others.items():
        value = dict_get(state, arguments.keywords, alias)
        dict_set(machine, state, named, name, value)
        machine.keys[named].pop(alias, None)
    return replace(arguments, keywords=named)


def _as_models(
    machine: Machine,
    state: State,
    frame: Frame,
    owner: ClassInfo,
    annotation: ir.Expr,
    value: Value,
) -> Value:
    """A dict that is passed for a field which is a model becomes one."""
    if not any(machine.is_dict(atom) for atom, _ in value):
        return value
    names = [annotation]
    if isinstance(annotation, ir.Binary):
        names = [annotation.left, annotation.right]
    outer = Frame(machine.new_id(), owner.module, (owner.frame, *owner.chain), owner.name)
    kinds = [
        atom
        for name in names
        if isinstance(name, ir.Name | ir.Attribute)
        for atom, _ in evaluate(machine, state, outer, name)
        if isinstance(atom, ClassInfo) and is_model(atom)
    ]
    if len(kinds) != 1:
        return value

    def make(branch: State, atom: Atom) -> Value:
        if not machine.is_dict(atom):
            return one(atom)
        passed = Arguments((), None, dict_copy(machine, branch, atom.id), None)
        return construct(machine, branch, frame, kinds[0], passed, annotation.span)

    return each(machine, state, value, make)


def _open_fields(
    machine: Machine, state: State, info: ClassInfo, identity: int, arguments: Arguments
) -> None:
    """A keyword that names no field may be another name of one (`alias`)."""
    for _, name, _, _ in fields(info):
        old = state.get(identity, name)
        if old and not without(dict_get(state, arguments.keywords, name), ABSENT):
            unknown = machine.unknown(f"`{name}` of {info.name} may be set under another name")
            machine.write(state, identity, name, alternatives(machine, [old, unknown]))


def _field(
    machine: Machine,
    state: State,
    info: ClassInfo,
    name: str,
    annotation: ir.Expr,
    default: Value | None,
    arguments: Arguments,
) -> Value:
    place = info.module.location(annotation.span)
    unknown = machine.unknown_atom(
        f"`{name}` is a field of {info.name}; unseen code may set it", place
    )
    from_environment = any(
        isinstance(b, External) and b.path.rpartition(".")[2] in ENVIRONMENT_BASES
        for b in bases_of(info)
    )
    if arguments.open:
        machine.parameters[place] = info
        outer = Frame(machine.new_id(), info.module, (info.frame, *info.chain), info.name)
        value = declared(machine, state, outer, annotation, unknown)
        if default is None or covered(default, value):
            return value
        return alternatives(machine, [default, value])
    passed = dict_get(state, arguments.keywords, name)
    missing = one(unknown) if default is None else default
    if from_environment and default is not None:
        missing = alternatives(machine, [default, one(unknown)])
    if any(from_rest(atom, name) for atom, _ in passed):
        return alternatives(machine, [missing, without(passed, ABSENT)])
    return filled(passed, missing)

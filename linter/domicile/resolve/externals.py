"""Calls of things from outside the tree: builtins and library functions whose effect is known."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve import (
    commands,
    config_files,
    copies,
    exit_stacks,
    file_paths,
    forgetful,
    frameworks,
    futures,
    iterators,
    mocking,
    named_tuples,
    numbers,
    operator_functions,
    record_fields,
    reflection,
    reordering,
    sdk,
    selecting,
    setting,
    templates,
    walked,
)
from domicile.resolve.arguments import Arguments, known_items
from domicile.resolve.bases import bases_of, foreign_package
from domicile.resolve.branches import alternatives, each
from domicile.resolve.chain_maps import chain_map
from domicile.resolve.combining import reasons_of
from domicile.resolve.deferred import go_on_all, note_later
from domicile.resolve.dict_methods import update_from
from domicile.resolve.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    dict_set_value,
    dict_update,
    keys,
    new_dict,
    open_dict,
)
from domicile.resolve.enums import plain
from domicile.resolve.environment import set_values
from domicile.resolve.escaping import let_escape, open_dicts
from domicile.resolve.handing import hand_over
from domicile.resolve.handlers import Handler, argument, first, same
from domicile.resolve.interpreter import apply
from domicile.resolve.names import store
from domicile.resolve.packages import GIVES_NEW, MAY_CALL, NAME_ONLY, NEVER_CALL, READ_ONLY
from domicile.resolve.parsers import new_parser
from domicile.resolve.program import ClassInfo, Closure, Frame, Machine
from domicile.resolve.remembering import only_instance
from domicile.resolve.sequences import elements, new_list
from domicile.resolve.special_methods import as_mapping, stringified
from domicile.resolve.state import State
from domicile.resolve.texts import text_of
from domicile.resolve.values import (
    ABSENT,
    NONE,
    NONE_ATOM,
    Atom,
    Const,
    External,
    FilePath,
    Partial,
    Ref,
    Value,
    constant,
    mapped,
    one,
    union,
    without,
)


def call_external(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value:
    """The result of calling something that is not of the tree."""
    known = sdk.call_package(machine, state, frame, atom, arguments, span)
    if known is not None:
        return known
    if atom.path.startswith("asyncio."):
        go_on_all(machine, state)
    handler = _HANDLERS.get(atom.path) or _BY_LAST_NAME.get(atom.path.rpartition(".")[2])
    if handler is not None and arguments.more is None:
        return handler(machine, state, frame, arguments, span)
    if atom.path.startswith("builtins."):
        result = operator_functions.unbound(machine, state, frame, atom.path, arguments, span)
        if result is not None:
            return result
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
    given = machine.unknown_atom(f"the result of {atom.path}()", place, (), foreign)
    if atom.path in GIVES_NEW:
        machine.made_anew.add(given.symbol)
    return one(given)


# --- handlers -----------------------------------------------------------------------------


def _cast(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    value = argument(state, arguments, 1, "val")
    return value if value is not None else NONE


def _dict(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    for item in arguments.positional[:1]:
        source = as_mapping(machine, state, frame, item.value, span)
        update_from(machine, state, frame, identity, source, span)
    dict_update(machine, state, identity, one(Ref(arguments.keywords)))
    return one(Ref(identity))


def _object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`object()`: something that is nothing else."""
    return new_list(machine, state, (), (), "object")


def _defaultdict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    rest = Arguments(arguments.positional[1:], None, arguments.keywords, arguments.expr)
    made = _dict(machine, state, frame, rest, span)
    factory = arguments.positional[0].value if arguments.positional else NONE
    if factory != NONE and isinstance(made[0].atom, Ref):
        machine.factories[made[0].atom.id] = factory
    return made


def _new_object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`object.__new__(cls)`, as the class's own `__new__` calls it; a text for a kind of text."""
    given = [item.value for item in arguments.positional]
    if len(given) > 1 and any(_is_text(atom) for atom, _ in given[0]):
        return given[1]

    def make(branch: State, atom: Atom) -> Value:
        identity = only_instance(machine, branch, atom) if isinstance(atom, ClassInfo) else None
        if identity is None:
            return machine.unknown("a new object", frame.module.location(span))
        return one(Ref(identity))

    return each(machine, state, given[0] if given else NONE, make)


def _new_class(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`super().__new__(...)` of a metaclass: the class that is being defined."""
    if machine.defining:
        return one(machine.defining[-1])
    return machine.unknown("a new class", frame.module.location(span))


def _update_wrapper(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`update_wrapper(wrapper, wrapped)` gives the wrapper."""
    given = [item.value for item in arguments.positional]
    for atom, _ in given[0] if len(given) > 1 else ():
        if isinstance(atom, Closure):
            machine.write(state, machine.fields_of(atom), "__wrapped__", given[1])
    return given[0] if given else NONE


def _is_text(atom: Atom) -> bool:
    return isinstance(atom, ClassInfo) and External("builtins.str") in bases_of(atom)


def _from_keys(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`dict.fromkeys(keys, value)`: all keys share the value."""
    identity = new_dict(machine, state, frame.module.location(span))
    given = [item.value for item in arguments.positional]
    value = given[1] if len(given) > 1 else NONE
    exact = known_items(machine, state, given[0]) if given else ()
    for item in exact or ():
        dict_set_value(machine, state, identity, plain(machine, item.value), value)
    if exact is None:
        open_dict(machine, state, identity, value)
    return one(Ref(identity))


def _exec(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`exec(...)` at a top level: any of its names may hold something else."""
    if frame.closure is None:
        unknown = machine.unknown("exec() may have set it", frame.module.location(span))
        for name in frame.module.binders:
            indices = frame.module.binders.of(name)
            kinds = {frame.module.module.chunks[index].kind for index in indices}
            if kinds == {"other"}:
                store(machine, state, frame, name, unknown)
    return NONE


def _namespace(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span), "namespace")
    for key in keys(machine, arguments.keywords):
        dict_set(machine, state, identity, key, dict_get(state, arguments.keywords, key))
    return one(Ref(identity))


def _text(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    if not arguments.positional:
        return constant("")
    place = frame.module.location(span)

    given = stringified(machine, state, frame, arguments.positional[0].value, span)

    def convert(atom: Atom) -> Value:
        if isinstance(atom, FilePath):
            return one(atom)
        text = text_of(machine, atom)
        if text is None:
            return machine.unknown(
                "the text of a value the code does not show", place, reasons_of(one(atom))
            )
        return constant(text)

    return mapped(given, convert)


def _environment(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`os.environ.get(key, default)`: the default is what the code shows."""
    name = first(state, arguments, "key")
    label = next((str(a.value) for a, _ in name or () if isinstance(a, Const)), "a variable")
    unknown = machine.unknown(f"{label} is read from the environment", frame.module.location(span))
    default = argument(state, arguments, 1, "default") or NONE
    return alternatives(machine, [default, *set_values(machine, label), unknown])


def _partial(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if not arguments.positional:
        return machine.unknown("functools.partial", frame.module.location(span))
    function, *rest = arguments.positional
    keywords = dict_copy(machine, state, arguments.keywords)
    return one(Partial(function.value, tuple(rest), keywords))


def _partialmethod(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`partialmethod(method, ...)` in a class body: a partial that is bound when it is read."""
    value = _partial(machine, state, frame, arguments, span)
    return mapped(
        value,
        lambda atom: one(replace(atom, unbound=True)) if isinstance(atom, Partial) else one(atom),
    )


def _thread(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`Thread(target=f, args=..., kwargs=...)`: the function will run with these."""
    target = without(dict_get(state, arguments.keywords, "target"), ABSENT)
    return _started(machine, state, frame, target, (None, None), arguments, span)


def _timer(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`Timer(seconds, f, args, kwargs)`."""
    target = argument(state, arguments, 1, "function") or NONE
    passed = argument(state, arguments, 2, "args"), argument(state, arguments, 3, "kwargs")
    return _started(machine, state, frame, target, passed, arguments, span)


def _started(
    machine: Machine,
    state: State,
    frame: Frame,
    target: Value,
    by_position: tuple[Value | None, Value | None],
    arguments: Arguments,
    span: Span,
) -> Value:
    """A thread that runs `target` with the arguments that it is given for it."""
    if target:
        keywords = new_dict(machine, state)
        given = by_position[1] or without(dict_get(state, arguments.keywords, "kwargs"), ABSENT)
        if given := without(given, NONE_ATOM):
            dict_update(machine, state, keywords, given)
        passed = by_position[0] or without(dict_get(state, arguments.keywords, "args"), ABSENT)
        passed = without(passed, NONE_ATOM)
        items = elements(machine, state, passed) if passed else ()
        exact = known_items(machine, state, passed) if passed else ()
        more = None if exact is not None else union(a for i in items for a in i.value)
        inner = Arguments(exact or (), more, keywords, arguments.expr)
        apply(machine, state, frame, target, inner, span)
        made = machine.unknown_atom("a thread", frame.module.location(span))
        machine.threads[made.symbol] = note_later(machine, state, frame, target, inner, span)
        return one(made)
    return machine.unknown("a thread", frame.module.location(span))


_HANDLERS: dict[str, Handler] = {
    **file_paths.HANDLERS,
    **config_files.HANDLERS,
    **walked.HANDLERS,
    **iterators.HANDLERS,
    **selecting.HANDLERS,
    **setting.HANDLERS,
    **reflection.HANDLERS,
    **record_fields.HANDLERS,
    **copies.HANDLERS,
    **forgetful.HANDLERS,
    **frameworks.HANDLERS,
    **futures.HANDLERS,
    **named_tuples.HANDLERS,
    **operator_functions.HANDLERS,
    **mocking.HANDLERS,
    **numbers.HANDLERS,
    **reordering.HANDLERS,
    **templates.HANDLERS,
    **exit_stacks.HANDLERS,
    **commands.HANDLERS,
    "argparse.ArgumentParser": new_parser,
    "builtins.dict": _dict,
    "builtins.object": _object,
    "builtins.object.__new__": _new_object,
    "builtins.type.__new__": _new_class,
    "builtins.str.__new__": _new_object,
    "builtins.dict.fromkeys": _from_keys,
    "builtins.exec": _exec,
    "builtins.iter": same,
    "builtins.aiter": same,
    "builtins.str": _text,
    "os.getenv": _environment,
    "os.environ.get": _environment,
    "os.environ.setdefault": _environment,
    "functools.partial": _partial,
    "functools.update_wrapper": _update_wrapper,
    "functools.partialmethod": _partialmethod,
    "asyncio.run": same,
    "asyncio.wait_for": same,
    "asyncio.create_task": same,
    "asyncio.ensure_future": same,
    "asyncio.shield": same,
    "asyncio.run_until_complete": same,
    "contextlib.closing": same,
    "contextlib.aclosing": same,
    "contextlib.nullcontext": same,
    "types.MappingProxyType": same,
    "types.SimpleNamespace": _namespace,
    "typing.cast": _cast,
    "typing_extensions.cast": _cast,
    "collections.OrderedDict": _dict,
    "collections.defaultdict": _defaultdict,
    "collections.ChainMap": chain_map,
    "collections.UserDict": _dict,
    "httpx.URL": same,
    "threading.Thread": _thread,
    "threading.Timer": _timer,
}
_BY_LAST_NAME: dict[str, Handler] = {"Field": record_fields.HANDLERS["pydantic.Field"]}

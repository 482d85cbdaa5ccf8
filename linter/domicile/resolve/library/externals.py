"""Calls of things from outside the tree: builtins and library functions whose effect is known."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types import templates
from domicile.resolve.builtin_types.chain_maps import chain_map
from domicile.resolve.builtin_types.handlers import Handler, argument, first, same
from domicile.resolve.builtin_types.texts import text_of
from domicile.resolve.domain.atoms import Atom, Const, External, FilePath
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, mapped, one
from domicile.resolve.functions import concurrency
from domicile.resolve.functions.called_back import call_back
from domicile.resolve.functions.changing import changed_by
from domicile.resolve.functions.deferred import go_on_all
from domicile.resolve.functions.escaping import let_escape, open_dicts
from domicile.resolve.functions.handing import hand_over
from domicile.resolve.functions.loaded import is_loaded
from domicile.resolve.library import (
    addresses,
    command_contexts,
    commands,
    config_files,
    constructors,
    copies,
    executed,
    exit_stacks,
    file_paths,
    forgetful,
    frameworks,
    futures,
    iterators,
    mocking,
    module_specs,
    named_tuples,
    numbers,
    operator_functions,
    ordering,
    package_files,
    partials,
    record_fields,
    reflection,
    reordering,
    selecting,
    stepping,
    walked,
)
from domicile.resolve.library.computed import computed
from domicile.resolve.library.packages import (
    GIVES_NEW,
    KEEPS_NOTHING,
    LOADING,
    MAY_CALL,
    NAME_ONLY,
    NEVER_CALL,
    READ_ONLY,
    REGISTERING,
    REGISTERING_ROOTS,
)
from domicile.resolve.library.parsers import new_parser
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules import reloading
from domicile.resolve.modules.environment import variable
from domicile.resolve.objects import properties, setting
from domicile.resolve.objects.bases import foreign_package
from domicile.resolve.objects.special_methods import stringified
from domicile.resolve.sdk import sdk
from domicile.resolve.sdk.lookup_defaults import or_default


def call_external(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value:
    """The result of calling something that is not of the tree."""
    known = sdk.call_package(machine, state, frame, atom, arguments, span)
    if known is not None:
        return known
    if atom.path.startswith("asyncio."):
        go_on_all(machine, state)
    shown = computed(machine, state, frame, atom.path, arguments, span)
    if shown is not None:
        return shown
    handler = _HANDLERS.get(atom.path) or _BY_LAST_NAME.get(atom.path.rpartition(".")[2])
    if handler is not None and (arguments.more is None or atom.path in futures.SPLATTED):
        if atom.path.startswith("json."):  # `default`, `object_hook` and the like
            call_back(machine, state, frame, arguments, span, keeping=False)
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
        call_back(machine, state, frame, arguments, span, keeping=root not in KEEPS_NOTHING)
    elif root in REGISTERING_ROOTS or atom.path in REGISTERING:
        call_back(machine, state, frame, arguments, span)
    if root in MAY_CALL:
        for item in arguments.positional:
            let_escape(machine, state, item.value)
    if root not in READ_ONLY:
        open_dicts(machine, state, arguments, f"{atom.path}() may have changed it")
    if root not in NEVER_CALL:
        changed_by(machine, state, frame, atom.path.rpartition(".")[2], arguments, span)
    given = machine.unknown_atom(f"the result of {atom.path}()", place, (), foreign)
    if atom.path in LOADING or is_loaded(machine, arguments):
        machine.loaded.add(given.symbol)
    if atom.path in GIVES_NEW:
        machine.made_anew.add(given.symbol)
    return or_default(machine, state, arguments, given)


# --- handlers -----------------------------------------------------------------------------


def _cast(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    value = argument(state, arguments, 1, "val")
    return value if value is not None else NONE


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
    label = next((str(a.value) for a, _ in name or () if isinstance(a, Const)), "")
    label = label if name is not None and len(name) == 1 else ""
    default = argument(state, arguments, 1, "default") or NONE
    return variable(machine, state, frame, label, default, frame.module.location(span))


_HANDLERS: dict[str, Handler] = {
    **addresses.HANDLERS,
    **file_paths.HANDLERS,
    **config_files.HANDLERS,
    **walked.HANDLERS,
    **stepping.HANDLERS,
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
    **package_files.HANDLERS,
    **mocking.HANDLERS,
    **module_specs.HANDLERS,
    **numbers.HANDLERS,
    **ordering.HANDLERS,
    **reordering.HANDLERS,
    **templates.HANDLERS,
    **exit_stacks.HANDLERS,
    **executed.HANDLERS,
    **commands.HANDLERS,
    **command_contexts.HANDLERS,
    **constructors.HANDLERS,
    **partials.HANDLERS,
    **reloading.HANDLERS,
    **properties.HANDLERS,
    **concurrency.HANDLERS,
    "argparse.ArgumentParser": new_parser,
    "builtins.aiter": same,
    "builtins.str": _text,
    "os.getenv": _environment,
    "os.environ.get": _environment,
    "os.environ.setdefault": _environment,
    "asyncio.wait_for": same,
    "asyncio.shield": same,
    "asyncio.run_until_complete": same,
    "contextlib.closing": same,
    "contextlib.aclosing": same,
    "contextlib.nullcontext": same,
    "types.MappingProxyType": same,
    "typing.cast": _cast,
    "typing_extensions.cast": _cast,
    "collections.ChainMap": chain_map,
    "httpx.URL": same,
}
_BY_LAST_NAME: dict[str, Handler] = {"Field": record_fields.HANDLERS["pydantic.Field"]}

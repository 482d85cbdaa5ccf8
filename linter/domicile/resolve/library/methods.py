"""Methods that are built in, by what they are called on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types import dict_methods, list_methods
from domicile.resolve.builtin_types.dict_methods import DICT_METHODS
from domicile.resolve.builtin_types.dicts import dict_update, keys, new_dict
from domicile.resolve.builtin_types.list_methods import LIST_METHODS
from domicile.resolve.builtin_types.templates import call_template
from domicile.resolve.builtin_types.text_methods import call_text_method
from domicile.resolve.domain.atoms import Builtin, Const, FilePath, OpenFile, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.functions.concurrency import start_own, wait_for_thread
from domicile.resolve.library.exit_stacks import call_stack
from domicile.resolve.library.file_paths import call_file_method, call_path_method
from domicile.resolve.library.futures import FUTURE, GROUP, call_future, call_group
from domicile.resolve.library.mocking import call_patch
from domicile.resolve.library.parsers import call_parser
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.class_attributes import JOINING, PARSING, STARTING, VALIDATING
from domicile.resolve.objects.construction import construct
from domicile.resolve.objects.record_methods import call_record_method
from domicile.resolve.sdk.receivers import call_unknown


def call_method(
    machine: Machine, state: State, frame: Frame, atom: Builtin, arguments: Arguments, span: Span
) -> Value:
    """The result of a built-in method, and what it does to its receiver."""
    receiver = atom.receiver
    if isinstance(receiver, Const):
        return call_text_method(machine, state, frame, receiver, atom.name, arguments, span)
    if isinstance(receiver, Ref):
        found = _of_object(machine, state, frame, atom, receiver, arguments, span)
        if found is not None:
            return found
    if isinstance(receiver, FilePath):
        return call_path_method(machine, state, frame, receiver, atom.name, arguments, span)
    if isinstance(receiver, OpenFile):
        return call_file_method(machine, frame, receiver, atom.name, arguments, span)
    if isinstance(receiver, ClassInfo) and atom.name in VALIDATING:
        return _validated(machine, state, frame, atom, receiver, arguments, span)
    if atom.name in ("__get__", "cache_clear", "with_options", "options", "remote", "delay"):
        return one(receiver)
    return machine.unknown(f"the result of .{atom.name}()", frame.module.location(span))


def _of_object(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Builtin,
    receiver: Ref,
    arguments: Arguments,
    span: Span,
) -> Value | None:
    """The result of a method of an object of the program; None where no more is known of it."""
    kind, name = machine.objects[receiver.id].kind, atom.name
    if kind in _OF_KIND:
        return _OF_KIND[kind](machine, state, frame, receiver, name, arguments, span)
    if kind == "json" and name in ("encode", "strip"):
        return one(receiver)
    if kind == "patch":
        return call_patch(machine, state, frame, receiver, name)
    if kind == "parser":
        return call_parser(machine, state, frame, atom, arguments, span)
    table = DICT_METHODS if kind in ("dict", "namespace") else LIST_METHODS
    handler = table.get(name)
    if handler is not None:
        return handler(machine, state, frame, receiver.id, arguments, span)
    if kind == "dict":
        dict_methods.changed_by(machine, state, receiver.id, name)
    elif machine.is_sequence(receiver):
        list_methods.changed_by(machine, state, receiver.id, name)
    return None


def _of_instance(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """The same of an object of a class of the tree, which may be a thread."""
    if name == STARTING:
        run = attribute(machine, state, frame, one(receiver), "run", span)
        return start_own(machine, state, frame, receiver, run, span)
    if name == JOINING:
        if not arguments.positional and not keys(machine, arguments.keywords):
            wait_for_thread(machine, state, receiver.id)
        return NONE
    return call_record_method(machine, state, frame, receiver, name, arguments, span)


def _of_group(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """The same of a group of tasks."""
    task = call_group(machine, state, frame, receiver, name, arguments, span)
    if task is not None:
        return task
    other = machine.unknown_atom(f"the result of .{name}()", frame.module.location(span))
    other = replace(other, path=(name,))
    return call_unknown(machine, state, frame, other, arguments, span)


_Handler = Callable[[Machine, State, Frame, Ref, str, Arguments, Span], Value]
_OF_KIND: dict[str, _Handler] = {
    "template": call_template,
    FUTURE: call_future,
    GROUP: _of_group,
    "exits": call_stack,
    "instance": _of_instance,
}


def _validated(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Builtin,
    info: ClassInfo,
    arguments: Arguments,
    span: Span,
) -> Value:
    """The object that a class makes of what it is to validate: `Settings.model_validate(found)`."""
    given = new_dict(machine, state)
    parsed = machine.unknown("what a text holds", frame.module.location(span))
    for item in arguments.positional[:1]:
        source = parsed if atom.name in PARSING else item.value
        dict_update(machine, state, given, source)
    if atom.name not in PARSING:
        dict_update(machine, state, given, one(Ref(arguments.keywords)))
    checked = not atom.name.endswith("construct")
    passed = Arguments((), None, given, arguments.expr, checked=checked)
    return construct(machine, state, frame, info, passed, span)

"""Calls of the catalogue's SDK: what its package exports, and members of its clients."""

from __future__ import annotations

from dataclasses import replace

from domicile.catalog import Path
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, rest_of
from domicile.resolve.builtin_types.handlers import first
from domicile.resolve.domain.atoms import (
    OMITTED,
    Absent,
    Atom,
    Const,
    External,
    Item,
    Member,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.bases import client_class
from domicile.resolve.sdk.clients import copied_client, extended_client, new_client, set_client
from domicile.resolve.sdk.middleware import new_middleware
from domicile.resolve.sdk.operations import operation_of, send
from domicile.resolve.sdk.patched import replacement
from domicile.resolve.sdk.posted import own_post, send_through
from domicile.resolve.sdk.raw_requests import raw_options
from domicile.resolve.sdk.receivers import recognised, send_recognised
from domicile.resolve.sdk.resources import (
    keeps_client,
    read_from_client,
    resource_attribute,
    set_resource,
)
from domicile.resolve.sdk.rewriting import new_http_client
from domicile.resolve.sdk.threads import call_thread, new_thread


def call_package(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value | None:
    """A call of something the SDK's package exports; None if it is not known to matter."""
    catalog = machine.catalog
    place = frame.module.location(span)
    client = catalog.client(atom.path.removesuffix(".__init__"))
    if client is not None and atom.path.endswith(".__init__"):
        for alternative in arguments.positional[0].value if arguments.positional else ():
            if isinstance(alternative.atom, Ref):
                given = Arguments(
                    arguments.positional[1:], arguments.more, arguments.keywords, arguments.expr
                )
                set_client(machine, state, client, alternative.atom.id, given)
        return NONE
    if client is not None:
        return new_client(machine, state, frame, atom.path, arguments, span)
    if atom.path in catalog.http_client.classes | catalog.http_client.plain:
        return new_http_client(machine, state, atom.path, arguments, place)
    package, _, rest = atom.path.partition(".")
    last = atom.path.rpartition(".")[2]
    if package != catalog.package:
        return _call_elsewhere(machine, state, frame, atom, arguments, span)
    if (resource := catalog.resource(atom.path)) is not None:
        return _made_from_client(machine, state, arguments, resource)
    resource = catalog.resource(atom.path.removesuffix(f".{last}"))
    if resource is not None and (arguments.positional or arguments.more is not None):
        return _call_unbound(machine, state, frame, (*resource, last), arguments, span)
    if last == "make_request_options":
        return raw_options(machine, state, arguments)
    if last in catalog.omitted_classes:
        return one(OMITTED)
    if last == catalog.fallback_middleware.name and arguments.more is None:
        return new_middleware(machine, state, arguments, place)
    if last in catalog.thread_classes:
        owner = arguments.positional[0].value if arguments.positional else NONE
        return new_thread(machine, state, owner, arguments, place)
    if last in ("fset", "__set__") and len(arguments.positional) == 2:
        target, new = arguments.positional
        named = (Item(constant(atom.path.split(".")[-2]), None), new)
        return _set(machine, state, frame, target.value, replace(arguments, positional=named), span)
    if last == "__setattr__" and arguments.positional:
        rest_of_them = replace(arguments, positional=arguments.positional[1:])
        return _set(machine, state, frame, arguments.positional[0].value, rest_of_them, span)
    if rest.startswith(f"{catalog.typed_dicts}.") and last[:1].isupper():
        return apply(machine, state, frame, one(External("builtins.dict")), arguments, span)
    return None


def _set(
    machine: Machine, state: State, frame: Frame, base: Value, arguments: Arguments, span: Span
) -> Value:
    """`setattr(base, ...)`."""
    passed = replace(arguments, positional=(Item(base, None), *arguments.positional))
    return apply(machine, state, frame, one(External("builtins.setattr")), passed, span)


def _call_unbound(
    machine: Machine, state: State, frame: Frame, path: Path, arguments: Arguments, span: Span
) -> Value:
    """`Messages.create(client.messages, ...)`: the SDK's own, also where it is replaced."""
    name = path[-1]
    target = arguments.positional[0].value if arguments.positional else arguments.more or ()
    rest = arguments.positional[1:]
    passed = Arguments(rest, arguments.more, arguments.keywords, arguments.expr)
    place = frame.module.location(span)

    def send_by_own(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Member):
            return call_member(machine, branch, frame, atom, passed, span, own=True)
        return apply(machine, branch, frame, one(atom), passed, span)

    def send_to(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Member):
            method = Member(atom.owner, (*atom.path, name))
            return call_member(machine, branch, frame, method, passed, span, own=True)
        operation = machine.catalog.operations.get(path)
        if isinstance(atom, Unknown) and operation is not None:
            return send(machine, branch, operation, None, passed, place)
        info = machine.class_of(atom)
        if isinstance(atom, Ref) and info is not None and keeps_client(machine, info):
            resource = resource_attribute(machine, branch, info, atom.id, path[:-1], name)
            return each(machine, branch, resource, send_by_own)
        method_of = attribute(machine, branch, frame, one(atom), name, span)
        return apply(machine, branch, frame, method_of, passed, span)

    return each(machine, state, target, send_to)


def _by_its_name(atom: Member, arguments: Arguments) -> Member | None:
    """`messages.__getattribute__("create")`."""
    if atom.path[-1:] != ("__getattribute__",) or not arguments.positional:
        return None
    value = arguments.positional[0].value
    name = value[0].atom.value if len(value) == 1 and isinstance(value[0].atom, Const) else None
    return Member(atom.owner, (*atom.path[:-1], name)) if isinstance(name, str) else None


def _call_replaced(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Member,
    put: Value,
    arguments: Arguments,
    span: Span,
) -> Value:
    """Call what the tree has put into the place of a method, with the resource as its first."""
    receiver = Item(one(Member(atom.owner, atom.path[:-1])), None)
    passed = replace(arguments, positional=(receiver, *arguments.positional))

    def call(branch: State, function: Atom) -> Value:
        if isinstance(function, Absent):
            return call_member(machine, branch, frame, atom, arguments, span, own=True)
        return apply(machine, branch, frame, one(function), passed, span)

    return each(machine, state, put, call)


def _made_from_client(
    machine: Machine, state: State, arguments: Arguments, path: Path
) -> Value | None:
    """`Messages(client)`: the same as the client's own attribute."""
    given = first(state, arguments, "client")
    return None if given is None else read_from_client(machine, given, path)


def _call_elsewhere(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value | None:
    """Calls through names that were imported from outside the scanned files."""
    root, *path = atom.path.split(".")
    if root in machine.catalog.recognised.never_packages or root == "builtins":
        return None
    if recognised(machine, state, frame, tuple(path), arguments):
        return send_recognised(machine, state, frame, tuple(path), arguments, span)
    if any(word in path[-1] for word in machine.catalog.wrappers) if path else False:
        for item in arguments.positional[:1]:
            clients = tuple(alt for alt in item.value if _is_client(machine, alt.atom))
            if clients:
                return clients
    return None


def _is_client(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Ref) and client_class(machine, atom.id) is not None


def call_member(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Member,
    arguments: Arguments,
    span: Span,
    own: bool = False,
) -> Value:
    """`client.<path>(...)`; with `own`, the SDK's method also where the tree has replaced it."""
    catalog = machine.catalog
    put = None if own else replacement(machine, state, atom)
    if put is not None:
        return _call_replaced(machine, state, frame, atom, put, arguments, span)
    place = frame.module.location(span)
    if machine.objects[atom.owner].kind == "thread":
        return call_thread(machine, state, atom, arguments, place)
    if atom.path == ("__init__",):
        client = client_class(machine, atom.owner)
        if client is not None:
            set_client(machine, state, client, atom.owner, arguments)
        else:
            set_resource(machine, state, atom.owner, arguments)
            return NONE
        if rest_of(state, arguments.keywords):
            value = dict_get(state, arguments.keywords, catalog.base_url)
            dict_set(machine, state, atom.owner, catalog.base_url, value)
        return NONE
    if len(atom.path) == 1 and atom.path[0] in catalog.copies:
        return copied_client(machine, state, atom.owner, arguments, place)
    if len(atom.path) == 1 and atom.path[0] in catalog.copies_adding:
        added = catalog.copies_adding[atom.path[0]]
        return extended_client(machine, state, atom.owner, added, arguments, place)
    if atom.path[-1:] == ("__setattr__",):
        target = one(Member(atom.owner, atom.path[:-1]) if atom.path[1:] else Ref(atom.owner))
        return _set(machine, state, frame, target, arguments, span)
    named = _by_its_name(atom, arguments)
    if named is not None:
        return one(named)
    operation = operation_of(machine, atom)
    if operation is None:
        return machine.unknown(
            f"the result of .{'.'.join(atom.path)}()", place, (), catalog.package
        )
    post = own_post(machine, state, atom, operation)
    if post is not None:
        return send_through(machine, state, frame, post, arguments, span)
    return send(machine, state, operation, atom.owner, arguments, place)

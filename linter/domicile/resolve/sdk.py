"""Calls of the catalogue's SDK: clients, their operations, and receivers the code does not show."""

from __future__ import annotations

import re

from domicile.calls import Carrier, Location, Reason
from domicile.catalog import ClientClass, Operation, Path
from domicile.ir import Span
from domicile.resolve.arguments import Arguments
from domicile.resolve.branches import each
from domicile.resolve.dicts import dict_copy, dict_get, dict_set, keys, new_dict, rest_of
from domicile.resolve.program import Frame, Machine, ObjectInfo
from domicile.resolve.sending import GEO, Sending, client_class, record, scalar
from domicile.resolve.sequences import content, new_list
from domicile.resolve.state import REST, State
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    OMITTED,
    Atom,
    Const,
    External,
    Item,
    Items,
    Member,
    Ref,
    Unknown,
    Value,
    constant,
    has,
    one,
    under,
    union,
    without,
)

CLIENT = ("client",)  # the field of a thread that holds its client
LOGGING = frozenset(
    ["debug", "info", "warning", "warn", "error", "exception", "critical", "log", "print", "trace"]
)
ENTERING = frozenset({"enter_context", "enter_async_context"})
# The options of a raw request, and what the operations call them.
_RAW_OPTIONS = {"extra_json": "extra_body", "headers": "extra_headers", "params": "extra_query"}
_ADDRESS = re.compile(r"(?P<address>https?://[^/?#]*)?(?P<path>[^?#]*)", re.IGNORECASE)


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
        return _new_client(machine, state, frame, atom.path, arguments, span)
    package, _, rest = atom.path.partition(".")
    last = atom.path.rpartition(".")[2]
    if package != catalog.package:
        return _call_elsewhere(machine, state, frame, atom, arguments, span)
    if last in catalog.omitted_classes:
        return one(OMITTED)
    if last in catalog.thread_classes:
        owner = arguments.positional[0].value if arguments.positional else NONE
        return _new_thread(machine, state, owner, arguments, place)
    if rest.startswith(f"{catalog.typed_dicts}.") and last[:1].isupper():
        return one(Ref(dict_copy(machine, state, arguments.keywords, "dict")))
    return None


def _call_elsewhere(
    machine: Machine, state: State, frame: Frame, atom: External, arguments: Arguments, span: Span
) -> Value | None:
    """Calls through names that were imported from outside the scanned files."""
    root, *path = atom.path.split(".")
    if root in machine.catalog.recognised.never_packages or root == "builtins":
        return None
    if _recognised(machine, state, frame, tuple(path), arguments):
        return _send_unknown(machine, state, frame, tuple(path), arguments, span)
    if any(word in path[-1] for word in machine.catalog.wrappers) if path else False:
        for item in arguments.positional[:1]:
            clients = tuple(alt for alt in item.value if _is_client(machine, alt.atom))
            if clients:
                return clients
    return None


def _is_client(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Ref) and client_class(machine, atom.id) is not None


def _new_client(
    machine: Machine, state: State, frame: Frame, path: str, arguments: Arguments, span: Span
) -> Value:
    place = frame.module.location(span)
    client = machine.catalog.client(path)
    assert client is not None  # the caller has looked
    identity = machine.new_object(ObjectInfo("client", place, None, client))
    state.set(identity, REST, state.get(arguments.keywords, REST) or ABSENT_VALUE)
    set_client(machine, state, client, identity, arguments)
    if without(_shown(dict_get(state, identity, GEO), GEO), ABSENT):
        name = path.rpartition(".")[2]
        operation = Operation((name,), "request", "refused", infers=False)
        fields = dict_copy(machine, state, arguments.keywords, "dict")
        record(
            machine,
            state,
            frame,
            Sending(operation, name, place, fields, identity, carrier=Carrier.CLIENT),
        )
    return one(Ref(identity))


def set_client(
    machine: Machine, state: State, client: ClientClass, identity: int, arguments: Arguments
) -> None:
    """What a client's constructor is given, as the fields of the client."""
    for key in keys(machine, arguments.keywords):
        value = state.get(arguments.keywords, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    names = client.positional
    for name, item in zip(names, arguments.positional, strict=False):
        dict_set(machine, state, identity, name, item.value)
    if arguments.more is not None:
        for name in names[len(arguments.positional) :]:
            old = dict_get(state, identity, name)
            dict_set(machine, state, identity, name, union((*old, *arguments.more)))


def _shown(value: Value, name: str) -> Value:
    """The value without what only an unknown splat could bring."""
    return tuple(
        alt
        for alt in value
        if not (isinstance(alt.atom, Unknown) and alt.atom.path[-1:] == (f"[{name}]",))
    )


# --- members of clients -------------------------------------------------------------------


def call_member(
    machine: Machine, state: State, frame: Frame, atom: Member, arguments: Arguments, span: Span
) -> Value:
    """`client.<path>(...)`."""
    catalog = machine.catalog
    place = frame.module.location(span)
    if machine.objects[atom.owner].kind == "thread":
        return _call_thread(machine, state, frame, atom, arguments, place)
    if atom.path == ("__init__",):
        client = client_class(machine, atom.owner)
        if client is not None:
            set_client(machine, state, client, atom.owner, arguments)
        if rest_of(state, arguments.keywords):
            value = dict_get(state, arguments.keywords, catalog.base_url)
            dict_set(machine, state, atom.owner, catalog.base_url, value)
        return NONE
    if len(atom.path) == 1 and atom.path[0] in catalog.copies:
        return _copied_client(machine, state, atom.owner, arguments, place)
    if len(atom.path) == 1 and atom.path[0] in catalog.copies_adding:
        added = catalog.copies_adding[atom.path[0]]
        return _extended_client(machine, state, atom.owner, added, arguments, place)
    operation = operation_of(machine, atom)
    if operation is None:
        return machine.unknown(
            f"the result of .{'.'.join(atom.path)}()", place, (), catalog.package
        )
    return _send(machine, state, frame, operation, atom.owner, arguments, place)


def operation_of(machine: Machine, atom: Member) -> Operation | None:
    """The operation a member path means, if the catalogue has it."""
    if machine.objects[atom.owner].kind == "thread":
        return machine.catalog.thread_operations.get(atom.path)
    return machine.catalog.operations.get(atom.path)


def _copied_client(
    machine: Machine, state: State, owner: int, arguments: Arguments, place: Location
) -> Value:
    client = client_class(machine, owner)
    identity = machine.new_object(ObjectInfo("client", place, None, client))
    for key in keys(machine, owner) or ():
        value = state.get(owner, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    state.set(identity, REST, state.get(owner, REST) or ABSENT_VALUE)
    for key in keys(machine, arguments.keywords):
        if client is not None and key in client.copies_keep:
            continue
        value = dict_get(state, arguments.keywords, key)
        old = dict_get(state, identity, key)
        kept = [
            a for atom, guard in value if atom in (ABSENT, NONE[0].atom) for a in under(old, guard)
        ]
        new = tuple(alt for alt in value if alt.atom not in (ABSENT, NONE[0].atom))
        dict_set(machine, state, identity, key, union((*new, *kept)))
    if rest_of(state, arguments.keywords):
        url = machine.catalog.base_url
        value = dict_get(state, arguments.keywords, url)
        old = dict_get(state, identity, url)
        dict_set(machine, state, identity, url, union((*old, *value)))
    return one(Ref(identity))


def _extended_client(
    machine: Machine, state: State, owner: int, name: str, arguments: Arguments, place: Location
) -> Value:
    """`client.with_middleware(...)`: a copy with something added to the argument `name`."""
    nothing = Arguments((), None, machine.no_keywords, arguments.expr)
    copy = _copied_client(machine, state, owner, nothing, place)
    if arguments.positional or arguments.more is not None:
        assert isinstance(copy[0].atom, Ref)
        added = new_list(machine, state, arguments.positional)
        dict_set(machine, state, copy[0].atom.id, name, added)
    return copy


def _send(
    machine: Machine,
    state: State,
    frame: Frame,
    operation: Operation,
    owner: int | None,
    arguments: Arguments,
    place: Location,
) -> Value:
    if operation.kind == "thread":
        client = NONE if owner is None else one(Ref(owner))
        return _new_thread(machine, state, client, arguments, place)
    if operation.kind == "raw":
        return _send_raw(machine, state, frame, owner, arguments, place)
    fields = _fields(machine, state, arguments)
    if operation.kind == "batch":
        _send_batch(machine, state, frame, operation, owner, fields, place)
    elif operation.kind == "model_object":
        _send_model_object(machine, state, frame, operation, owner, fields, place)
    else:
        record(machine, state, frame, Sending(operation, operation.name, place, fields, owner))
    return machine.unknown("an answer of the API", place, (), machine.catalog.package)


def _fields(machine: Machine, state: State, arguments: Arguments) -> int:
    """The keyword arguments as a dict; behind an unseen caller anything may be in it."""
    if not arguments.open:
        return arguments.keywords
    fields = dict_copy(machine, state, arguments.keywords, "dict")
    unknown = machine.unknown("passed by code that is not seen")
    state.set(fields, REST, unknown)
    return fields


def _send_batch(
    machine: Machine,
    state: State,
    frame: Frame,
    operation: Operation,
    owner: int | None,
    fields: int,
    place: Location,
) -> None:
    """One call for each entry, at the entry."""
    requests = dict_get(state, fields, "requests")

    def entries(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind in (
            "list",
            "tuple",
            "generator",
        ):
            for inner, guard in content(machine, branch, atom.id):
                if isinstance(inner, Items):
                    within = branch.copy()
                    within.narrow((guard,))
                    for item in (*inner.items, *inner.rest):
                        _send_entry(machine, within, frame, operation, owner, item, place)
        else:
            unknown = machine.unknown("the batch's requests are not shown", place)
            _send_entry(machine, branch, frame, operation, owner, Item(unknown, None), place)
        return NONE

    each(machine, state, without(requests, ABSENT) or machine.unknown("no requests"), entries)
    written = [dict_get(state, fields, GEO), dict_get(state, fields, "extra_body")]
    if any(
        without(_shown(v, n), ABSENT) for v, n in zip(written, (GEO, "extra_body"), strict=True)
    ):
        level = Operation(operation.path, "request", "refused", infers=False)
        sending = Sending(level, level.name, place, fields, owner, carrier=Carrier.BATCH)
        record(machine, state, frame, sending)


def _send_entry(
    machine: Machine,
    state: State,
    frame: Frame,
    operation: Operation,
    owner: int | None,
    item: Item,
    place: Location,
) -> None:
    where = item.location or place
    entry_operation = Operation(operation.path, "request", "accepted")

    def params_of(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            return without(dict_get(branch, atom.id, "params"), ABSENT)
        return machine.unknown("an entry the code does not show", where, _reasons(atom))

    def send(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            fields = atom.id
        else:
            fields = new_dict(machine, branch)
            branch.set(fields, REST, one(atom))
        settings = machine.no_keywords
        sending = Sending(
            entry_operation, operation.name, where, fields, owner, None, settings, Carrier.BODY
        )
        record(machine, branch, frame, sending)
        return NONE

    params = each(machine, state, item.value, params_of)
    if params:
        each(machine, state, params, send)


def _reasons(atom: Atom) -> tuple[Reason, ...]:
    return atom.reasons if isinstance(atom, Unknown) else ()


def _send_raw(
    machine: Machine,
    state: State,
    frame: Frame,
    owner: int | None,
    arguments: Arguments,
    place: Location,
) -> Value:
    """`client.post(path, body=...)`."""
    fields = arguments.keywords
    path = (
        arguments.positional[0].value
        if arguments.positional
        else without(dict_get(state, fields, "path"), ABSENT)
    )
    bodies = without(dict_get(state, fields, "body"), ABSENT)
    settings = _raw_settings(machine, state, fields)
    for atom, _ in path:
        address, operation = _raw_operation(machine, state, scalar(machine, atom), bodies)
        if operation is None or not bodies:
            continue
        named = Operation(("post",), operation.kind, operation.geo, operation.infers)
        client = owner
        if address is not None and owner is not None:
            client = _client_at(machine, state, owner, address, arguments, place)

        def send(
            branch: State, body: Atom, operation: Operation = named, client: int | None = client
        ) -> Value:
            if isinstance(body, Ref) and machine.objects[body.id].kind == "dict":
                inner = body.id
            else:
                inner = new_dict(machine, branch)
                branch.set(inner, REST, one(body))
            if operation.kind == "batch":
                _send_batch(machine, branch, frame, operation, client, inner, place)
            else:
                sending = Sending(
                    operation, "post", place, inner, client, None, settings, Carrier.BODY
                )
                record(machine, branch, frame, sending)
            return NONE

        each(machine, state, bodies, send)
    return machine.unknown("an answer of the API", place, (), machine.catalog.package)


def _raw_operation(
    machine: Machine, state: State, text: object, bodies: Value
) -> tuple[str | None, Operation | None]:
    """What a path means, after the address it is to be sent to where it is a whole URL.

    A path the code does not show is taken for that of messages if the body is one of theirs.
    """
    known = machine.catalog.raw_paths
    if isinstance(text, str):
        found = _ADDRESS.match(text)
        assert found is not None  # anything matches
        return found["address"], known.get("/" + found["path"].strip("/"))
    keyed = [
        atom.id
        for atom, _ in bodies
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict"
    ]
    shown = any({"messages", "max_tokens"} <= set(keys(machine, each)) for each in keyed)
    return None, known["/v1/messages"] if shown else None


def _raw_settings(machine: Machine, state: State, fields: int) -> int:
    """What `options=` of a raw request adds, under the names that the operations have for it."""
    settings = machine.no_keywords
    for atom, _ in dict_get(state, fields, "options"):
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            settings = new_dict(machine, state)
            for option, name in _RAW_OPTIONS.items():
                dict_set(machine, state, settings, name, dict_get(state, atom.id, option))
    return settings


def _client_at(
    machine: Machine,
    state: State,
    owner: int,
    address: str,
    arguments: Arguments,
    place: Location,
) -> int:
    """A client as it is for a request whose path is a whole URL."""
    keywords = new_dict(machine, state)
    dict_set(machine, state, keywords, machine.catalog.base_url, constant(address))
    given = Arguments((), None, keywords, arguments.expr)
    copy = _copied_client(machine, state, owner, given, place)[0].atom
    assert isinstance(copy, Ref)
    return copy.id


def _send_model_object(
    machine: Machine,
    state: State,
    frame: Frame,
    operation: Operation,
    owner: int | None,
    fields: int,
    place: Location,
) -> None:
    """`beta.agents.create(model=...)`: the model is a string, or an object with id and geo."""

    def send(branch: State, atom: Atom, optional: bool = operation.optional) -> Value:
        if isinstance(atom, Unknown) and optional:
            return NONE
        inner = new_dict(machine, branch)
        accepted = Operation(operation.path, "request", "accepted")
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            for name, source in (("model", "id"), (GEO, GEO)):
                dict_set(machine, branch, inner, name, dict_get(branch, atom.id, source))
                location = machine.key_locations.get((atom.id, source))
                if location is not None:
                    machine.key_locations[inner, name] = location
        else:
            dict_set(machine, branch, inner, "model", one(atom))
            if not isinstance(atom, Const):
                dict_set(machine, branch, inner, GEO, one(atom))
        sending = Sending(accepted, operation.name, place, inner, owner, None, fields, Carrier.BODY)
        record(machine, branch, frame, sending)
        return NONE

    def model_in(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            model = without(dict_get(branch, atom.id, "model"), ABSENT)
            if model:
                each(machine, branch, model, send)
        return NONE

    if operation.within is not None:
        holder = without(dict_get(state, fields, operation.within), ABSENT)
        if holder:
            each(machine, state, holder, model_in)
    else:
        model = dict_get(state, fields, "model")
        each(machine, state, model, lambda branch, atom: send(branch, atom, False))
    if without(_shown(dict_get(state, fields, GEO), GEO), ABSENT):
        level = Operation(operation.path, "request", "refused", infers=False)
        record(machine, state, frame, Sending(level, level.name, place, fields, owner))


# --- threads ------------------------------------------------------------------------------


def _new_thread(
    machine: Machine, state: State, client: Value, arguments: Arguments, place: Location
) -> Value:
    identity = machine.new_object(ObjectInfo("thread", place))
    fields = _fields(machine, state, arguments)
    for key in keys(machine, fields):
        value = state.get(fields, key)
        if value is not None:
            dict_set(machine, state, identity, key, value)
    state.set(identity, REST, state.get(fields, REST) or ABSENT_VALUE)
    state.set(identity, CLIENT, client)
    return one(Ref(identity))


def _call_thread(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Member,
    arguments: Arguments,
    place: Location,
) -> Value:
    catalog = machine.catalog
    if atom.path == (catalog.thread_update,):
        for key in keys(machine, arguments.keywords):
            value = dict_get(state, arguments.keywords, key)
            if not has(value, ABSENT):
                dict_set(machine, state, atom.owner, key, value)
        return NONE
    if len(atom.path) == 1 and atom.path[0] in catalog.thread_copies:
        copied = dict_copy(machine, state, atom.owner, "thread")
        client = state.get(atom.owner, CLIENT)
        if client is not None:
            state.set(copied, CLIENT, client)
        return one(Ref(copied))
    operation = catalog.thread_operations.get(atom.path)
    if operation is None:
        return machine.unknown(f"the result of .{'.'.join(atom.path)}()", place)
    name = f"beta.messages.thread.{operation.name}"
    fields = _fields(machine, state, arguments)

    def send(branch: State, client: Atom) -> Value:
        owner = client.id if isinstance(client, Ref) else None
        record(machine, branch, frame, Sending(operation, name, place, fields, owner, atom.owner))
        return NONE

    each(machine, state, state.get(atom.owner, CLIENT) or NONE, send)
    return machine.unknown("an answer of the API", place, (), catalog.package)


# --- receivers and callers the code does not show -----------------------------------------


def call_unknown(
    machine: Machine, state: State, frame: Frame, atom: Unknown, arguments: Arguments, span: Span
) -> Value:
    """A call on a value the code does not show: Claude only if it looks like nothing else."""
    path = _meant(machine, atom.path)
    if atom.foreign is None and _recognised(machine, state, frame, path, arguments, atom.near):
        return _send_unknown(machine, state, frame, path, arguments, span)
    if path and path[-1] in ENTERING and arguments.positional:
        from domicile.resolve.contexts import entered

        return entered(machine, state, frame, arguments.positional[0].value, span)
    from domicile.resolve.handing import hand_over

    handed = hand_over(machine, state, frame, arguments, span, path[-1] if path else "")
    if handed is not None:
        return handed
    if not (path and path[-1] in LOGGING):
        from domicile.resolve.externals import open_dicts

        open_dicts(machine, state, arguments, "unseen code may have changed it")
    step = _call_step(machine, path, arguments)
    return one(Unknown(atom.symbol, atom.reasons, (*atom.path, step), atom.foreign))


def _call_step(machine: Machine, path: Path, arguments: Arguments) -> str:
    """The path step of a call: the same for the same constant arguments, else a new one."""
    constants = [
        item.value[0].atom.value
        for item in arguments.positional
        if len(item.value) == 1 and isinstance(item.value[0].atom, Const)
    ]
    if len(constants) == len(arguments.positional) and not keys(machine, arguments.keywords):
        return f"({', '.join(map(repr, constants))})"
    return f"({machine.new_id()})"


def _matching(machine: Machine, path: Path) -> Path | None:
    """The operation path that the attribute path ends in."""
    recognised = machine.catalog.recognised
    for length in (4, 3, 2):
        tail = path[-length:]
        if len(tail) == length and tail in recognised.paths:
            before = path[-length - 1 : -length]
            if before and before[0].strip("()") in recognised.never_after:
                return None
            return tail
    return None


def spells_operation(machine: Machine, frame: Frame, path: Path) -> bool:
    """Whether an attribute path ends as an operation's, in a file near to an SDK."""
    from domicile.resolve.warm import near_sdk

    found = _matching(machine, _meant(machine, path))
    return found is not None and near_sdk(machine, frame.module)


def _meant(machine: Machine, path: Path) -> Path:
    return tuple(step for step in path if step not in machine.catalog.transparent)


def _recognised(
    machine: Machine,
    state: State,
    frame: Frame,
    path: Path,
    arguments: Arguments,
    near: bool = False,
) -> bool:
    from domicile.resolve.warm import near_sdk

    recognised = machine.catalog.recognised
    if _matching(machine, path) is None or arguments.positional:
        return False
    names = [name for name in keys(machine, arguments.keywords) if isinstance(name, str)]
    if any(name in recognised.never_keywords for name in names):
        return False
    if any(name in recognised.keywords for name in names):
        return True
    splat = bool(rest_of(state, arguments.keywords)) or arguments.open
    explicit = {"model", "messages", "requests"} & set(names)
    return (splat or bool(explicit)) and (near or near_sdk(machine, frame.module))


def _send_unknown(
    machine: Machine, state: State, frame: Frame, path: Path, arguments: Arguments, span: Span
) -> Value:
    tail = _matching(machine, path)
    assert tail is not None  # the caller has recognised the path
    operation = machine.catalog.operations[tail]
    place = frame.module.location(span)
    return _send(machine, state, frame, operation, None, arguments, place)


__all__ = ["call_member", "call_package", "call_unknown", "operation_of"]

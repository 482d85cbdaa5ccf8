"""Settings read from files of the tree: JSON, TOML and YAML become dicts, lists and constants."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import Any

from domicile.calls import Location
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.builtin_types.plain_data import MOST_PARTS, Maker, NotPlain
from domicile.resolve.domain.atoms import ABSENT, Atom, Const, External, OpenFile, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict, without
from domicile.resolve.functions.escaping import let_escape
from domicile.resolve.library.copies import deep_copy
from domicile.resolve.library.file_paths import path_of, read_text
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.combining import reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ObjectInfo

WRITTEN = ("written",)  # the field of a text that holds what it was written from
_OPENERS = "[{-"  # of each of which a nested text has one a level
_LOADERS = frozenset({"SafeLoader", "FullLoader", "Loader", "UnsafeLoader"})


def _parsed(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    form: str,
    source: str,
) -> Value:
    """What a parser gives: of a text or an open file, or of a path if that is its `source`."""
    place = frame.module.location(span)
    if not _usual(machine, state, arguments):
        for item in arguments.positional:
            let_escape(machine, state, item.value)
        for key in keys(machine, arguments.keywords):
            let_escape(machine, state, dict_get(state, arguments.keywords, key))
        return machine.unknown(f"{form} parsed in a way of its own", place)

    def parse(branch: State, atom: Atom) -> Value:
        if source == "path" and (path := path_of(atom)) is not None:
            atom = OpenFile(path, binary=False)
        if isinstance(atom, OpenFile):
            text = read_text(machine, frame, atom, span)
            return each(machine, branch, text, make)
        return make(branch, atom)

    def make(branch: State, atom: Atom) -> Value:
        return read_back(machine, branch, atom, form, place)

    return each(machine, state, restrict(arguments.positional[0].value, state.condition), parse)


def read_back(machine: Machine, state: State, atom: Atom, form: str, place: Location) -> Value:
    """What a text in `form` says: what it was written from, or what its constant holds."""
    if isinstance(atom, Ref) and machine.objects[atom.id].kind == "json":
        return deep_copy(machine, state, state.get(atom.id, WRITTEN) or ())
    if not isinstance(atom, Const) or not isinstance(atom.value, str | bytes):
        return machine.unknown(f"{form} from elsewhere", place, reasons_of(one(atom)))
    text = atom.value if isinstance(atom.value, str) else atom.value.decode("utf-8", "replace")
    try:
        return Maker(machine, state).make(_parse(text, form))
    except NotPlain as error:
        return machine.unknown(str(error), place)


def _written(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`json.dumps(data)`: a text that says what `data` holds by now."""
    place = frame.module.location(span)

    def write(branch: State, atom: Atom) -> Value:
        if not machine.is_dict(atom) and not machine.is_sequence(atom):
            return machine.unknown("data written as JSON", place, reasons_of(one(atom)))
        identity = machine.new_object(ObjectInfo("json", place))
        branch.set(identity, WRITTEN, deep_copy(machine, branch, one(atom)))
        return one(Ref(identity))

    given = arguments.positional[0].value if arguments.positional else ()
    return each(machine, state, given, write)


def _usual(machine: Machine, state: State, arguments: Arguments) -> bool:
    """Whether a parser is called without hooks and loaders of the program's own."""
    options = {
        key: dict_get(state, arguments.keywords, key) for key in keys(machine, arguments.keywords)
    }
    loaders = [item.value for item in arguments.positional[1:]]
    if "Loader" in options:
        loaders.append(without(options.pop("Loader"), ABSENT))
    names = [
        atom.path.rpartition(".")[2].removeprefix("C") if isinstance(atom, External) else ""
        for loader in loaders
        for atom, _ in loader
    ]
    single = bool(arguments.positional) and len(loaders) < 2
    return single and not options and _LOADERS.issuperset(names)


@lru_cache(maxsize=32)
def _parse(text: str, form: str) -> Any:
    """The text as plain data, never to be changed. Raises NotPlain."""
    if sum(map(text.count, _OPENERS)) > 4 * MOST_PARTS:
        raise NotPlain(f"{form} with more than {MOST_PARTS} values")
    try:
        if form == "JSON":
            return json.loads(text)
        return _toml(text) if form == "TOML" else _yaml(text)
    except (ValueError, RecursionError) as error:
        raise NotPlain(f"{form} that cannot be parsed") from error


def _toml(text: str) -> Any:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)


def _yaml(text: str) -> Any:
    import yaml

    if "${" in text:  # a resolver of the program's own may read it otherwise
        raise NotPlain("YAML with placeholders")
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError from error


def _parser(form: str, source: str) -> Any:
    def parse(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        return _parsed(machine, state, frame, arguments, span, form, source)

    return parse


HANDLERS = {
    "json.dumps": _written,
    "json.load": _parser("JSON", "file"),
    "json.loads": _parser("JSON", "text"),
    "orjson.loads": _parser("JSON", "text"),
    "ujson.load": _parser("JSON", "file"),
    "ujson.loads": _parser("JSON", "text"),
    "tomllib.load": _parser("TOML", "file"),
    "tomllib.loads": _parser("TOML", "text"),
    "tomli.load": _parser("TOML", "file"),
    "tomli.loads": _parser("TOML", "text"),
    "toml.load": _parser("TOML", "path"),
    "toml.loads": _parser("TOML", "text"),
    "yaml.safe_load": _parser("YAML", "file"),
    "yaml.full_load": _parser("YAML", "file"),
    "yaml.load": _parser("YAML", "file"),
}

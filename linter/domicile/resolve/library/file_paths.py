"""Paths: `Path(__file__).parent / "x.json"`, `os.path.join(...)`, and files opened with them."""

from __future__ import annotations

import re
from collections.abc import Callable

from domicile.data_files import Asked
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, Builtin, Const, FilePath, Item, OpenFile
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    Value,
    constant,
    mapped,
    one,
    restrict,
    under,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

_SAME = frozenset({"resolve", "absolute", "expanduser", "as_posix", "__fspath__"})
_MOST_PARENTS = 8


def path_of(atom: Atom) -> FilePath | None:
    """The path that a text or a path object is; None for anything else."""
    if isinstance(atom, Const) and isinstance(atom.value, str) and atom.value:
        return FilePath(atom.value, False)
    return atom if isinstance(atom, FilePath) else None


def joined(first: Atom, second: Atom) -> FilePath | None:
    """`first / second`; an absolute second part stands alone."""
    above, below = path_of(first), path_of(second)
    if above is None or below is None or below.anchored:
        return None
    if below.text.startswith("/") or not above.text:
        return FilePath(below.text, above.anchored and not below.text.startswith("/"))
    return FilePath(f"{above.text}/{below.text}", above.anchored)


def extended(first: Atom, text: object) -> FilePath | None:
    """`first + text`, where first is no mere text."""
    if not isinstance(first, FilePath) or not isinstance(text, str):
        return None
    return FilePath(first.text + text if first.text else f".{text}", first.anchored)


def parent(path: FilePath) -> FilePath | None:
    """The folder that a path is in; None where that lies above all that is known of it."""
    text = re.sub(r"/(\./)*\.?$", "", path.text)
    if text in ("", ".") and not path.anchored:
        return None
    if text in ("", ".") or text.rpartition("/")[2] == "..":
        return FilePath(f"{text}/..".lstrip("/"), path.anchored)
    return FilePath(text.rpartition("/")[0], path.anchored)


def path_attribute(
    machine: Machine, state: State, frame: Frame, atom: FilePath, name: str, span: Span
) -> Value:
    """`path.parent`, `path.parents`; anything else is a method, or unknown."""
    above = parent(atom)
    if name == "parent" and above is not None:
        return one(above)
    if name == "parents":
        found: list[FilePath] = []
        while above is not None and len(found) < _MOST_PARENTS:
            found.append(above)
            above = parent(above)
        known = tuple(Item(one(each), None) for each in found)
        more = (Item(machine.unknown("a folder further up"), None),)
        return new_list(machine, state, known, more, "tuple")
    if name in ("parent", "name", "stem", "suffix", "parts", "anchor"):
        return machine.unknown(f"`.{name}` of a path", frame.module.location(span))
    return one(Builtin(atom, name))


def call_path_method(
    machine: Machine,
    state: State,
    frame: Frame,
    path: FilePath,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """A method of a path: what it reads, or another path."""
    place = frame.module.location(span)
    if name in _SAME:
        return one(path)
    if name == "joinpath":
        return _join(machine, state, frame, arguments, span, path)
    if name in ("read_text", "read_bytes"):
        return read_text(machine, frame, OpenFile(path, name == "read_bytes"), span)
    if name == "open" and (binary := _read_mode(state, arguments, 0)) is not None:
        return one(OpenFile(path, binary))
    if name == "with_name" and arguments.positional and (above := parent(path)) is not None:

        def beside(atom: Atom) -> Value:
            found = joined(above, atom)
            return machine.unknown("a path", place) if found is None else one(found)

        return mapped(arguments.positional[0].value, beside)
    return machine.unknown(f"the result of .{name}()", place)


def call_file_method(
    machine: Machine, frame: Frame, file: OpenFile, name: str, arguments: Arguments, span: Span
) -> Value:
    """`file.read()`; other methods tell nothing."""
    if name == "read" and not arguments.positional:
        return read_text(machine, frame, file, span)
    return machine.unknown(f"the result of .{name}()", frame.module.location(span))


def read_text(machine: Machine, frame: Frame, file: OpenFile, span: Span) -> Value:
    """What reading a file of the tree gives; unknown where that cannot be told."""
    place = frame.module.location(span)
    path = file.where
    found = machine.project.data.find(Asked(frame.module.path, path.text, path.anchored))
    if found.text is None:
        return machine.unknown(found.why, place)
    text = constant(found.text.encode() if file.binary else found.text)
    if not found.why:
        return text
    key = ("file", path, frame.module.path)
    shown, other = machine.choice(2, key)
    return union((*under(text, shown), *under(machine.unknown(found.why, place), other)))


def _read_mode(state: State, arguments: Arguments, position: int) -> bool | None:
    """Whether a file is opened as bytes; None where it may be written."""
    mode: Value = without(dict_get(state, arguments.keywords, "mode"), ABSENT)
    if len(arguments.positional) > position:
        mode = arguments.positional[position].value
    if not mode:
        return False
    texts = {atom.value if isinstance(atom, Const) else None for atom, _ in mode}
    if not texts <= {"r", "rt", "rb", "br", "tr"}:
        return None
    kinds = {"b" in str(text) for text in texts}
    return kinds.pop() if len(kinds) == 1 else None


def _open(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`open(path)`; what may be written is not followed."""
    place = frame.module.location(span)
    given = [item.value for item in arguments.positional[:1]]
    given += [without(dict_get(state, arguments.keywords, "file"), ABSENT)]
    binary = _read_mode(state, arguments, 1)
    if binary is None or not given[0]:
        return machine.unknown("an open file", place)

    def opened(atom: Atom) -> Value:
        path = path_of(atom)
        if path is None:
            return machine.unknown("a file whose path the code does not show", place)
        return one(OpenFile(path, binary))

    return mapped(restrict(given[0], state.condition), opened)


def _join(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    start: FilePath | None = None,
) -> Value:
    """`Path(a, b)`, `os.path.join(a, b)`, `path.joinpath(b)`."""
    place = frame.module.location(span)
    parts = [restrict(item.value, state.condition) for item in arguments.positional]

    def join(atoms: tuple[Atom, ...]) -> Value:
        path = start or (path_of(atoms[0]) if atoms else FilePath("", False))
        for atom in atoms if start is not None else atoms[1:]:
            path = None if path is None else joined(path, atom)
        why = reasons_of(*map(one, atoms))
        return machine.unknown("a path", place, why) if path is None else one(path)

    return combine(machine, parts, join)


def _path(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    return _join(machine, state, frame, arguments, span)


def _same_path(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`os.path.abspath(path)` and its like: another spelling of the path."""
    return _each(machine, state, frame, arguments, span, lambda path: path)


def _dirname(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return _each(machine, state, frame, arguments, span, parent)


def _each(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    function: Callable[[FilePath], FilePath | None],
) -> Value:
    place = frame.module.location(span)

    def apply(atom: Atom) -> Value:
        path = path_of(atom)
        found = None if path is None else function(path)
        return (
            machine.unknown("a path", place, reasons_of(one(atom))) if found is None else one(found)
        )

    if len(arguments.positional) != 1:
        return machine.unknown("a path", place)
    return mapped(restrict(arguments.positional[0].value, state.condition), apply)


def _here(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    return one(FilePath("", False))


HANDLERS = {
    "builtins.open": _open,
    "io.open": _open,
    "codecs.open": _open,
    "pathlib.Path": _path,
    "pathlib.PurePath": _path,
    "pathlib.PosixPath": _path,
    "pathlib.PurePosixPath": _path,
    "os.path.join": _path,
    "os.path.abspath": _same_path,
    "os.path.realpath": _same_path,
    "os.path.normpath": _same_path,
    "os.path.expanduser": _same_path,
    "os.fspath": _same_path,
    "os.path.dirname": _dirname,
    "os.getcwd": _here,
    "pathlib.Path.cwd": _here,
}

"""Files that lie in packages: `importlib.resources.files("pkg") / "x.json"`, `get_data(...)`."""

from __future__ import annotations

from posixpath import dirname

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.atoms import Atom, Const, External, FilePath, Module, OpenFile
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict
from domicile.resolve.library.file_paths import joined, read_text
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules.imports import import_module

_OWN = (External("builtins.__name__"), External("builtins.__package__"))


def _folder(machine: Machine, frame: Frame, atom: Atom) -> FilePath | None:
    """The folder of a package of the tree, given itself or by its name."""
    if atom in _OWN:
        return FilePath(dirname(frame.module.path), True)
    if isinstance(atom, Const) and isinstance(atom.value, str):
        atom = import_module(machine, frame.module, atom.value, 0)[0].atom
    return FilePath(dirname(atom.path), True) if isinstance(atom, Module) else None


def _files(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`files(package)`; without an argument, the folder of the module itself."""
    if not arguments.positional:
        return one(FilePath(dirname(frame.module.path), True))
    return _found(machine, state, frame, arguments, span, None)


def _found(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    binary: bool | None,
) -> Value:
    """The path of the parts of a package, or with `binary` what the file there holds."""
    place = frame.module.location(span)
    parts = [restrict(item.value, state.condition) for item in arguments.positional]

    def find(atoms: tuple[Atom, ...]) -> Value:
        path = _folder(machine, frame, atoms[0]) if atoms else None
        for atom in atoms[1:]:
            path = None if path is None else joined(path, atom)
        if path is None:
            return machine.unknown("a file of a package", place, reasons_of(*map(one, atoms)))
        if binary is None:
            return one(path)
        return read_text(machine, frame, OpenFile(path, binary), span)

    return combine(machine, parts, find)


def _reading(binary: bool) -> Handler:
    def read(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        return _found(machine, state, frame, arguments, span, binary)

    return read


HANDLERS: dict[str, Handler] = {
    "importlib.resources.files": _files,
    "importlib.resources.read_text": _reading(False),
    "importlib.resources.read_binary": _reading(True),
    "importlib_resources.files": _files,
    "pkgutil.get_data": _reading(True),
}

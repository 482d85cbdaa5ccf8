"""A notebook's JSON to its code cells, whatever the version of the format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

from domicile.notebook.extents import KeyPath, extent
from domicile.source import Source, UnreadableError, decode

_PARAMETERS = "parameters"  # the tag that papermill and its like look for


class Cell(NamedTuple):
    """A code cell: its number, which counts from 1, and its code.

    `path` leads to the code in the JSON, which has it as one text or as a list of lines. What a
    cell of parameters binds can be given another value where the notebook is run.
    """

    number: int
    code: str
    path: KeyPath
    is_python: bool
    is_parameters: bool = False


class Document(NamedTuple):
    """A notebook's JSON text, and every code cell in it."""

    json: Source
    cells: tuple[Cell, ...]


def read(data: bytes) -> Document:
    """The code cells of a notebook, in format 4 or one before it.

    Raises UnreadableError, with the place in the file, for what is no notebook.
    """
    source = decode(data)
    try:
        content = json.loads(source.text)
    except json.JSONDecodeError as error:
        message = f"not a notebook: {error.msg}"
        raise UnreadableError(message, error.lineno, error.colno) from None
    except ValueError as error:  # a number of too many digits
        raise UnreadableError(f"not a notebook: {error}") from None
    except RecursionError:
        raise UnreadableError("not a notebook: nested too deeply") from None
    found = list(_code_cells(source.text, content))
    is_python = _is_python(_kernel_language(content.get("metadata")))
    return Document(
        source,
        tuple(
            Cell(
                number,
                _code(source.text, cell, path),
                path,
                is_python and _has_python(cell),
                _PARAMETERS in _tags(cell),
            )
            for number, (cell, path) in enumerate(found, start=1)
        ),
    )


def _code_cells(text: str, content: Any) -> Iterator[tuple[Any, KeyPath]]:
    """Each code cell with the path to its code."""
    if not isinstance(content, dict):
        _refuse(text, (), "it is no JSON object")
    if "worksheets" not in content or "cells" in content:
        yield from _of_list(text, content, (), "source")
        return
    for index, sheet in enumerate(_listed(text, content, (), "worksheets")):
        path: KeyPath = ("worksheets", index)
        if not isinstance(sheet, dict):
            _refuse(text, path, "a worksheet is no object")
        yield from _of_list(text, sheet, path, "input")


def _of_list(text: str, holder: Any, path: KeyPath, code: str) -> Iterator[tuple[Any, KeyPath]]:
    for index, cell in enumerate(_listed(text, holder, path, "cells")):
        if not isinstance(cell, dict):
            _refuse(text, (*path, "cells", index), "a cell is no object")
        if cell.get("cell_type") == "code":
            if code not in cell:
                _refuse(text, (*path, "cells", index), f'a code cell has no "{code}"')
            yield cell, (*path, "cells", index, code)


def _listed(text: str, holder: Any, path: KeyPath, key: str) -> list[Any]:
    if key not in holder:
        _refuse(text, path, f'it has no "{key}"')
    if not isinstance(holder[key], list):
        _refuse(text, (*path, key), f'"{key}" is no list')
    found: list[Any] = holder[key]
    return found


def _code(text: str, cell: Any, path: KeyPath) -> str:
    code = cell[path[-1]]
    if isinstance(code, str):
        return code
    if not isinstance(code, list) or not all(isinstance(line, str) for line in code):
        _refuse(text, path, "a cell's code is neither a text nor a list of texts")
    return "".join(code)


def _refuse(text: str, path: KeyPath, what: str) -> NoReturn:
    before = text[: extent(text, path)[0]]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    raise UnreadableError(f"not a notebook: {what}", line, column)


def _kernel_language(metadata: Any) -> object:
    """The language that a notebook's kernel runs; None where nothing tells."""
    for holder, key in (("language_info", "name"), ("kernelspec", "language")):
        found = metadata.get(holder) if isinstance(metadata, dict) else None
        if isinstance(found, dict) and found.get(key):
            return found[key]
    return None


def _has_python(cell: Any) -> bool:
    """Whether nothing says that this cell alone is in another language."""
    metadata = cell.get("metadata")
    vscode = metadata.get("vscode") if isinstance(metadata, dict) else None
    named = vscode.get("languageId") if isinstance(vscode, dict) else None
    return _is_python(named) and _is_python(cell.get("language"))


def _tags(cell: Any) -> list[Any]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tags if isinstance(tags, list) else []


def _is_python(language: object) -> bool:
    return not language or str(language).lower().startswith(("python", "ipython"))

"""Notebook files: the code cells in them, and what is refused with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domicile.notebook.document import read
from domicile.source import UnreadableError


def v4(*cells: dict[str, Any], **more: Any) -> str:
    return json.dumps({"cells": cells, "nbformat": 4, **more})


def cell(source: Any, kind: str = "code", **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, **more}


V3 = {
    "nbformat": 3,
    "worksheets": [
        {"cells": [{"cell_type": "code", "input": ["a\n", "b"], "language": "python"}]},
        {"cells": [{"cell_type": "code", "input": "c", "language": "ruby"}]},
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (v4(), []),
        (v4(cell("a")), [(1, "a", True)]),
        (v4(cell(["a\n", "b"])), [(1, "a\nb", True)]),
        (v4(cell([])), [(1, "", True)]),
        (v4(cell("t", "markdown"), cell("a"), cell("r", "raw"), cell("b")),
         [(1, "a", True), (2, "b", True)]),
        (v4(cell("a"), metadata=None), [(1, "a", True)]),
        (v4(cell("a"), metadata={"language_info": {"name": "python"}}), [(1, "a", True)]),
        (v4(cell("a"), metadata={"kernelspec": {"language": "julia"}}), [(1, "a", False)]),
        (v4(cell("a"), metadata={"language_info": {"name": "R"}}), [(1, "a", False)]),
        (v4(cell("a"), metadata={"language_info": {"name": "ipython"}}), [(1, "a", True)]),
        (v4(cell("a"), metadata={"language_info": 3, "kernelspec": []}), [(1, "a", True)]),
        (v4(cell("a", metadata={"vscode": {"languageId": "sql"}}), cell("b")),
         [(1, "a", False), (2, "b", True)]),
        (v4(cell("a", metadata={"vscode": {"languageId": "python"}})), [(1, "a", True)]),
        (json.dumps(V3), [(1, "a\nb", True), (2, "c", False)]),
        ("\ufeff" + v4(cell("\u00e4")), [(1, "\u00e4", True)]),
        ('{"cells": [], "cells": [{"cell_type": "code", "source": "last"}]}', [(1, "last", True)]),
        ('{"cells": [{"cell_type": "code", "source": "\\ud800", "outputs": [NaN]}]}',
         [(1, "\ud800", True)]),
    ],
)  # fmt: skip
def test_the_code_cells_of_a_notebook(text: str, expected: list[tuple[int, str, bool]]) -> None:
    document = read(text.encode())
    assert [(each.number, each.code, each.is_python) for each in document.cells] == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "Expecting value"),
        ("{\n \"cells\": [,]}", 2, 12, "Expecting value"),
        ("{}x", 1, 3, "Extra data"),
        ("[]", 1, 1, "it is no JSON object"),
        ("\n null", 2, 2, "it is no JSON object"),
        ("{}", 1, 1, 'it has no "cells"'),
        ('{"cells": {}}', 1, 11, '"cells" is no list'),
        ('{"cells":\n [1]}', 2, 3, "a cell is no object"),
        ('{"cells": [{"cell_type": "code"}]}', 1, 12, 'a code cell has no "source"'),
        ('{"cells": [{"cell_type": "code",\r\n "source": 1}]}', 2, 12,
         "a cell's code is neither a text nor a list of texts"),
        ('{"cells": [{"cell_type": "code", "source": ["a", null]}]}', 1, 44,
         "a cell's code is neither a text nor a list of texts"),
        ('{"worksheets": [3]}', 1, 17, "a worksheet is no object"),
        ('{"worksheets": [{}]}', 1, 17, 'it has no "cells"'),
        ("[" * 100_000, 1, 1, "nested too deeply"),
        ('{"cells": [' + "1" * 5000 + "]}", 1, 1, "Exceeds the limit"),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_refused_with_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text.encode())
    error = caught.value
    if message == "Exceeds the limit" and "cell is no object" in error.message:
        return  # interpreters before the limit read the number
    assert (error.line, error.column) == (line, column)
    assert error.message.startswith("not a notebook: ")
    assert message in error.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe{\0}\0", "UTF-16"),
        (b'{"cells": ["\xff"]}', "byte 0xff is not valid utf-8"),
        (b'{"cells": [\0]}', "NUL character"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert message in caught.value.message

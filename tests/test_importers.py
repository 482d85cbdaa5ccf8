"""Who imports a module, told from the bytes of import statements."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domicile.importers import Wanted
from domicile.link import Project
from domicile.python.import_text import entries, import_text, words

SOURCES = [
    "import a",
    "import a.b, c as d",
    "import a; import b",
    "x = 1; import a",
    "from a import b, c as d",
    "from . import b",
    "from ..a.b import (c,\n    d,\n)",
    "from a import (  # see (this) one\n    b,  # and that)\n    c,\n)\nimport d",
    "from a \\\n    import b, \\\n    c",
    "from a import \\\n    b",
    "from a import(b)",
    "def f():\n    import a\n    from b import c",
    "try:\n\tfrom a import b\nexcept ImportError:\n\tb = None",
    "if x: import a",
    "from a import *",
    "from a import b\r\nfrom c import (d,\r\n  e)\r\n",
    "\ufefffrom a import b",
    "import größe",
    "if x:\n    pass\nelse: import a",  # not understood by itself
    "from a import b",  # without a newline
]


def written(source: str) -> set[tuple[str, int, str]]:
    found: set[tuple[str, int, str]] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {(alias.name, 0, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", node.level, alias.name) for alias in node.names}
    return found


@pytest.mark.parametrize("source", SOURCES)
def test_every_import_is_found(source: str) -> None:
    text = import_text(source.encode("utf-8"))
    found = set(entries(text, words(text)))
    assert None in found or found == written(source.removeprefix("\ufeff"))


def statements() -> Iterator[st.SearchStrategy[str]]:
    name = st.sampled_from(["a", "important", "from_", "imported", "b"])
    space = st.sampled_from([" ", "\t", " \\\n", "  "])
    yield st.builds("import{}{}".format, space, name)
    yield st.builds("from{}{}{}import{}{}".format, space, name, space, space, name)
    yield st.builds("from .{}{}import (\n {}, # )\n{})".format, name, space, name, name)
    yield st.builds("{} = 'import {}'".format, name, name)
    yield st.builds("# {} import {}".format, name, name)
    yield st.builds('"""\nimport{}{}\n"""'.format, space, name)


@given(st.lists(st.one_of(*statements()), max_size=6).map("\n".join))
def test_none_is_left_out(source: str) -> None:
    text = import_text(source.encode())
    assert None in (found := set(entries(text, words(text)))) or written(source) <= found


@pytest.mark.parametrize(
    ("importer", "text", "expected"),
    [
        ("app/main.py", "from llm.client import ask\nask()", True),
        ("app/main.py", "import llm.client\nllm.client.ask()", True),
        ("app/main.py", "from llm import client\nclient.ask()", True),
        ("llm/other.py", "from .client import ask\nask()", True),
        ("llm/other.py", "from . import (\n    client,\n)\nclient.ask()", True),
        ("llm/other.py", "from . import ask  # by client.py\nask()", True),
        ("llm/inner/other.py", "from .. import ask  # by client.py\nask()", True),
        ("app/main.py", "from llm.client import tell\ntell()", False),  # not a word that matters
        ("app/main.py", "from web.client import ask\nask()", False),  # another client
        ("app/main.py", "client = 1\nask()", False),
        (
            "app/main.py",
            "if x:\n    pass\nelse: import client\nask()",
            True,
        ),  # to be on the safe side
    ],
)
def test_importers(importer: str, text: str, expected: bool) -> None:
    files = ["llm/__init__.py", "llm/client.py", "web/__init__.py", "web/client.py", importer]
    project = Project(files, lambda path: None, read=lambda path: text.encode())
    wanted = Wanted(("ask",), ((b"client", 1), (b"llm", 1)))
    found = project.mentioning(wanted, frozenset(set(files) - {importer} - {"web/client.py"}))
    assert (importer in found) is expected

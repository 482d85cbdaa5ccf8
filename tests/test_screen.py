"""The byte gate: what passes, and the verdict on what does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from domicile.discover import Verdict
from domicile.screen import PLAIN, Search, passes, quickest, screen

Tree = Callable[..., Path]


SEARCHES = pytest.mark.parametrize(
    "search", [pytest.param(PLAIN, id="plain"), pytest.param(quickest(), id="quickest")]
)


@SEARCHES
@pytest.mark.parametrize(
    "text",
    [
        "import anthropic",
        "from anthropic import AnthropicBedrock",
        "MODEL = 'CLAUDE-OPUS'",
        "boto3.client('bedrock-runtime')",
        "body['inference_geo'] = 'us'",
        "client.messages.create(**kwargs)",  # the client comes from another module
        "with llm.messages.stream(model=m) as s: pass",
        "client.beta.messages.tool_runner(x)",
        "client.messages.batches.create(requests=[])",
        "client.messages.with_raw_response.create()",
        "(client.messages\n    .create())",
        "client.messages \\\n  .parse()",
    ],
)
def test_a_file_that_may_hold_a_call_passes(text: str, search: Search) -> None:
    assert passes(text.encode(), search)


@SEARCHES
@pytest.mark.parametrize(
    "text",
    [
        "",
        "import os",
        "messages.error(request, 'no')",
        "messages = []\ncreate()",
        "x.message.create",
    ],
)
def test_any_other_file_does_not(text: str, search: Search) -> None:
    assert not passes(text.encode(), search)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["Claude", "aNTHROPIC", "bedrock", "inference", "_geo", "messages", "."]
            ),
            st.text(max_size=80),
        )
    )
)
def test_both_searches_find_the_same(parts: list[str]) -> None:
    data = "".join(parts).encode("utf-8", "surrogatepass")
    assert passes(data, quickest()) == passes(data, PLAIN)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.py", b"import anthropic", Verdict.ANALYSED),
        ("a.py", b"import os", Verdict.SCREENED_OUT),
        ("a.py", b"", Verdict.SCREENED_OUT),
        ("a.py", b"\x7fELF\0\0", Verdict.BINARY),
        ("a.py", "import anthropic".encode("utf-16"), Verdict.ANALYSED),  # reported as unreadable
        ("run", b"#!/usr/bin/env python3\nimport anthropic\n", Verdict.ANALYSED),
        ("run", b"#!/usr/bin/python\nimport os\n", Verdict.SCREENED_OUT),
        ("run", b"#!/bin/sh\ncurl https://api.anthropic.com\n", Verdict.UNSUPPORTED),
        ("Makefile", b"all:\n\tpython anthropic.py\n", Verdict.UNSUPPORTED),
        ("a.py", b"x = 1\n" * 500_000 + b"# claude", Verdict.ANALYSED),
    ],
)
def test_verdict(tree: Tree, name: str, content: bytes, expected: Verdict) -> None:
    tree({name: content})
    assert screen(name) is expected


def test_a_tracked_file_that_was_deleted_is_no_file(tree: Tree) -> None:
    tree({})
    assert screen("gone.py") is None


def test_a_link_is_followed_only_where_the_user_named_it(tree: Tree) -> None:
    tree({"a.py": "import anthropic"})
    os.symlink("a.py", "link.py")
    assert screen("link.py") is Verdict.LINK
    assert screen("link.py", named=True) is Verdict.ANALYSED


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable here")
def test_unreadable(tree: Tree) -> None:
    tree({"a.py": "import anthropic"})
    os.chmod("a.py", 0)
    with pytest.raises(PermissionError):
        screen("a.py")


def test_a_folder_in_a_file_s_place_is_unreadable(tree: Tree) -> None:
    tree({"a.py/inner": ""})
    with pytest.raises(IsADirectoryError):
        screen("a.py")


def catalogue_words() -> list[str]:
    folder = resources.files("domicile.rules").joinpath("catalog")
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    assert files
    return sorted({word for file in files for word in yaml.safe_load(file.read_text())["words"]})


@pytest.mark.parametrize("word", catalogue_words())
def test_every_word_of_the_catalogue_passes(word: str) -> None:
    assert passes(f"# {word}".encode())
